"""An answer as a table that Excel with Indonesian settings opens by itself: what was answered, the steps, the warnings.

UTF-8 with its mark, semicolons, decimal commas without thousands, CRLF. A cell of words that a spreadsheet would take
for a formula begins with an apostrophe.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from calculator import words
from calculator.brief import Origin
from calculator.entries import entries
from calculator.numbers import angka
from calculator.outcome import Calculator, Line, Outcome, Values
from calculator.rules import Row

MARK = "\ufeff"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet may take for the beginning of a formula."""

DIGITS = 10
"""Decimals of a number that is not whole."""


def table(calculator: Calculator, values: Values, outcome: Outcome, origin: Origin, code: str) -> str:
    """The whole answer, a line each, under one heading."""
    said = words.texts("tabel")
    lines = [[said[name] for name in ("bagian", "label", "jumlah", "satuan", "rumus", "sumber")]]
    today = values["hari_ini"]
    about = {"kode": code, "hari": today, "aturan": origin.aturan, "tautan": origin.tautan}
    lines += [[said["keterangan"], said[name], _cell(value), "", "", ""] for name, value in about.items() if value]
    lines += [
        [said["isian"], _words(one.label), _cell(_percent(one.value, one.unit)), one.unit, said[one.origin], ""]
        for one in entries(calculator, values)
    ]
    lines += [_step(line, said["hitungan"]) for line in outcome.lines]
    lines += [[said["peringatan"], _words(words.notice(one)), "", "", "", ""] for one in outcome.notices]
    return MARK + "".join(f"{';'.join(map(_quoted, line))}\r\n" for line in lines)


def _step(line: Line, part: str) -> list[str]:
    step = line.step
    unit = "%" if step.unit in ("persen", "peluang") else "" if step.unit == "angka" else step.unit
    label, formula = _words(words.label(step.key)), _words(line.formula)
    return [part, label, _cell(_percent(step.amount, unit)), unit, formula, _words(sources(line.rows))]


def sources(rows: Iterable[Row]) -> str:
    """The regulations behind a step, each once, with their articles."""
    return "; ".join(dict.fromkeys(f"{row.source.title}, {row.article}" for row in rows))


def _percent(value: object, unit: str) -> object:
    return value * 100 if unit == "%" and isinstance(value, Decimal | Fraction | int) else value


def _cell(value: object) -> str:
    match value:
        case Decimal() | Fraction() | int():
            return angka(value, DIGITS).replace(".", "").replace("\u2212", "-")
        case date():
            return value.isoformat()
    return _words(str(value))


def _words(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(DANGEROUS) else text


def _quoted(cell: str) -> str:
    special: Sequence[str] = (";", '"', "\r", "\n")
    return f'"{cell.replace('"', '""')}"' if any(sign in cell for sign in special) else cell
