"""The sheets of a workbook, cell by cell: the answer, what was answered, the steps, the rules, their sources."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from calculator import words
from calculator.brief import Origin
from calculator.conditions import Condition
from calculator.entries import Entry
from calculator.outcome import Calculator, Outcome, Values
from calculator.printing import printed
from calculator.rules import Row
from calculator.rules import rule as named_rule
from calculator.sheets import formulas
from calculator.sheets.live import Liveness, leaves, rule_of, used_answers
from calculator.steps import Leaf, Step, with_rows
from calculator.table_file import sources

FOLLOWS = {"kurs_bayar": "ndpbm", "ndpbm_usd": "ndpbm"}
"""Answers that are another one's as long as they are left open."""

HEADLINES = (
    "total_pungutan",
    "biaya_akhir",
    "denda",
    "biaya_ronde",
    "massal.total",
    "massal.total_bersih",
    "massal.per_unit",
    "rugi_salah_spek",
    "total_harapan",
    "selisih",
    "selisih_penawaran",
    "p_impas",
    "q_impas",
)
"""The steps that stand on the first sheet, by their keys or the ends of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: its value, or what a formula came to; in which style and unit; the name that formulas call it by."""

    value: str | int | Decimal | Fraction | date
    style: str = "teks"
    unit: str = ""
    formula: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sheet: its title, the widths of its columns, its rows, and how many of them stay in sight."""

    title: str
    widths: tuple[int, ...]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Everything that a workbook is made of; `jawaban` is the answer in a few lines, each with its label."""

    calculator: Calculator
    values: Values
    outcome: Outcome
    entries: Sequence[Entry]
    jawaban: Sequence[tuple[str, str]]
    origin: Origin
    code: str

    @property
    def day(self) -> date:
        """The day the answer is for."""
        found: date = self.values.get("hari_ini") or self.values.get("tanggal") or self.values["tanggal_mulai"]
        return found


def pages(answer: Answer) -> tuple[Page, ...]:
    """The sheets, the answer first."""
    numbers = {one.name: Fraction(one.value) for one in answer.entries if isinstance(one.value, Decimal | int)}
    liveness = Liveness(answers=numbers)
    lines = with_rows(answer.outcome.steps)
    kept = [one for one in answer.outcome.conditions if liveness.live(one.low) and liveness.live(one.high)]
    sides = chain.from_iterable((one.low, one.high) for one in kept)
    used = used_answers(liveness, [step for step, _ in lines], sides)
    return (
        _summary(answer, [step for step, _ in lines], kept, liveness),
        _answers(answer, used),
        _steps(lines, liveness),
        *_rules(answer, lines, kept),
    )


def _said(key: str) -> str:
    return words.term("lembar", key)


def _heads(*keys: str) -> list[Cell]:
    return [Cell(value=_said(key), style="kepala") for key in keys]


def _summary(answer: Answer, steps: Sequence[Step], kept: Sequence[Condition], liveness: Liveness) -> Page:
    rows = [[Cell(value=f"{_said('situs')}: {answer.calculator.title}", style="judul")]]
    about = {"kode": answer.code, "aturan": answer.origin.aturan, "tautan": answer.origin.tautan}
    rows += [[Cell(value=_said("hari")), Cell(value=answer.day, style="tetap", unit="hari")]]
    rows += [[Cell(value=_said(key)), Cell(value=text, style="tetap")] for key, text in about.items() if text]
    rows += [[], [Cell(value=_said("bagian_jawaban"), style="kepala"), Cell(value=_said("di_situs"), style="kepala")]]
    rows += [[Cell(value=label), Cell(value=text, style="tetap")] for label, text in answer.jawaban]
    rows += [[], _heads("bagian_angka", "jumlah")]
    rows += [_headline(step, liveness) for step in steps if _is_headline(step.key)]
    if checks := _checks(kept, liveness):
        rows += [[], _heads("bagian_periksa", "periksa_hasil"), *checks]
    rows += [[], _heads("bagian_arti")]
    rows += [[Cell(value=text, style="nota")] for key, text in words.texts("lembar").items() if key.startswith("arti_")]
    return Page(title=_said("ringkasan"), widths=(52, 60), rows=rows)


def _is_headline(key: str) -> bool:
    return any(key == name or key.endswith(f".{name}") for name in HEADLINES) and not key.startswith("ronde.")


def _headline(step: Step, liveness: Liveness) -> list[Cell]:
    style = "rumus" if liveness.live(step) else "tetap"
    label = " ".join(filter(None, (_part(step.key), words.label(step.key))))
    name = formulas.step_name(step.key)
    shown = name if step.shown is None else formulas.rounded(name, step.shown.key, step.value)
    return [Cell(value=label), Cell(value=step.amount, style=style, unit=step.unit, formula=f"={shown}")]


def _checks(kept: Iterable[Condition], liveness: Liveness) -> list[list[Cell]]:
    """One line for each kind of condition: fitting, or what to do."""
    by_code: dict[str, list[str]] = {}
    for one in kept:
        sign = "<0" if one.strict else "<=0"
        by_code.setdefault(one.code, []).append(formulas.difference(one.low, one.high, liveness) + sign)
    fits = _said("cocok")
    lines = []
    for code, tests in by_code.items():
        text = words.term("periksa", code)
        formula = f'=IF(AND({",".join(dict.fromkeys(tests))}),"{fits}","{text}")'
        label = words.term("periksa_apa", code)
        lines.append([Cell(value=label), Cell(value=fits, style="periksa", formula=formula)])
    return lines


def _answers(answer: Answer, used: set[str]) -> Page:
    rows = [_heads("isian_kolom", "isian_nilai", "satuan", "isian_dari", "isian_ubah")]
    rows += [_entry(one, used, answer.values) for one in answer.entries]
    return Page(title=_said("isian"), widths=(48, 24, 30, 22, 44), rows=rows, frozen=1)


def _entry(one: Entry, used: set[str], values: Values) -> list[Cell]:
    unit = "persen" if one.unit == "%" else one.unit if isinstance(one.value, Decimal | int) else ""
    source = _followed(one, values)
    live = one.name in used
    style, note = ("isian", "ubah_sini") if live else ("tetap", "ubah_situs")
    if live and source:
        style, note = "rumus", "ikut_kurs"
    value = Cell(
        value=one.value,
        style=style,
        unit="hari" if isinstance(one.value, date) else unit,
        formula=f"={formulas.answer_name(source)}" if live and source else "",
        name=formulas.answer_name(one.name) if live else "",
    )
    label, shown = Cell(value=one.label), "" if one.unit == "%" else one.unit
    return [label, value, Cell(value=shown), Cell(value=words.term("tabel", one.origin)), Cell(value=_said(note))]


def _followed(one: Entry, values: Values) -> str:
    """The answer that this one is as long as it is left open."""
    source = FOLLOWS.get(one.name, "")
    return source if source and one.name not in values["diisi"] and one.value == values[source] else ""


def _steps(lines: Sequence[tuple[Step, list[Row]]], liveness: Liveness) -> Page:
    rows = [_heads("bagian", "langkah", "jumlah", "satuan", "cara", "rumus", "sumber", "persis")]
    rows += [_step(step, found, liveness) for step, found in lines]
    return Page(title=_said("hitungan"), widths=(20, 46, 20, 10, 30, 70, 60, 20), rows=rows, frozen=1)


def _step(step: Step, rows: Iterable[Row], liveness: Liveness) -> list[Cell]:
    """A line; where the law goes on with more than it shows, the exact amount stands at the end of it."""
    live, name = liveness.live(step), formulas.step_name(step.key)
    style = "rumus" if live else "tetap"
    formula = f"={formulas.formula(step, liveness)}" if live else ""
    exact = Cell(value=step.value, style=style, unit=step.unit, formula=formula, name=name)
    cells = [
        Cell(value=_part(step.key)),
        Cell(value=words.label(step.key)),
        exact,
        Cell(value=words.texts("satuan").get(step.unit, step.unit)),
        Cell(value=_said(_manner(step) if live else "di_situs"), style="teks" if live else "tetap"),
        Cell(value=printed(step)),
        Cell(value=sources(rows)),
    ]
    if step.shown is None:
        return cells
    shown = f"={formulas.rounded(name, step.shown.key, step.value)}" if live else ""
    cells[2] = Cell(value=step.amount, style=style, unit=step.unit, formula=shown)
    return [*cells, exact]


def _manner(step: Step) -> str:
    """Whether a live formula holds chances or days, which only the site computes."""
    fixed = [leaf for leaf in leaves((step.term,)) if not leaf.name and rule_of(leaf) is None and _computed(leaf)]
    return "rumus_peluang" if fixed else "rumus_hidup"


def _computed(leaf: Leaf) -> bool:
    if leaf.unit in ("peluang", "persen", "hari", "supplier"):
        return leaf.value not in (0, 1)
    return leaf.value.denominator != 1


def _part(key: str) -> str:
    """To what part of the order a step belongs, by the beginning of its key."""
    parts: Mapping[str, str] = words.texts("bagian")
    found = [parts[piece] for piece in key.split(".")[:-1] if piece in parts]
    place = next((int(piece) + 1 for piece in key.split(".") if piece.isdecimal()), None)
    return " ".join([*found[:1], *([str(place)] if place else []), *found[1:]])


def _rules(answer: Answer, lines: Sequence[tuple[Step, list[Row]]], kept: Sequence[Condition]) -> tuple[Page, Page]:
    sides = chain.from_iterable((one.low, one.high) for one in kept)
    of_sides = [leaf.row for leaf in leaves(sides) if leaf.row]
    all_rows = chain(*(rows for _, rows in lines), answer.outcome.rows, of_sides)
    rows = list({row.key: row for row in all_rows}.values())
    rules = [_heads("aturan_nama", "isian_nilai", "satuan", "sumber", "pasal", "mulai", "diperiksa", "keyakinan")]
    rules += [_rule(row) for row in rows]
    cited = {one.id: one for row in rows for one in (row.source, *row.witnesses)}
    listed = [_heads("sumber", "alamat")]
    listed += [[Cell(value=one.title), Cell(value=one.where)] for one in cited.values()]
    return (
        Page(title=_said("aturan_lembar"), widths=(46, 26, 12, 60, 24, 18, 18, 40), rows=rules, frozen=1),
        Page(title=_said("sumber_lembar"), widths=(90, 70), rows=listed, frozen=1),
    )


def _other(row: Row) -> str:
    """What a rule says that is no number."""
    if row.unit == "pembulatan":
        return row.rounding.words
    if row.unit == "ya_tidak":
        return words.term("ya_tidak", "ya" if row.number else "tidak")
    return words.term("nilai_lain", row.elsewhere)


def _rule(row: Row) -> list[Cell]:
    number = isinstance(row.value, Fraction) and row.unit not in ("ya_tidak", "pembulatan")
    value = Cell(
        value=row.number if number else _other(row),
        style="aturan" if number else "tetap",
        unit=row.unit if number else "",
        formula=f"={row.number.numerator}/{row.number.denominator}" if row.unit == "pecahan" else "",
        name=formulas.rule_name(row.key) if number else "",
    )
    confidence = f"{row.confidence}: {words.term('keyakinan', row.confidence)}"
    return [
        Cell(value=named_rule(row.key).label),
        value,
        Cell(value=words.texts("satuan").get(row.unit, row.unit) if number else ""),
        Cell(value=row.source.title),
        Cell(value=row.article),
        Cell(value=row.start, unit="hari"),
        Cell(value=row.checked, unit="hari"),
        Cell(value=confidence),
    ]
