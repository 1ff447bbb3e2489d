"""What a reader takes along as a file: a calendar, a table, a spreadsheet that computes."""

from binascii import b2a_base64
from collections.abc import Mapping, Sequence

from calculator import brief, calendar_file, table_file
from calculator.entries import entries
from calculator.fields import Raw
from calculator.outcome import Calculator, Outcome, Values

KINDS: Mapping[str, tuple[str, ...]] = {
    "pajak": ("xlsx", "csv"),
    "keputusan": ("xlsx", "csv", "ics"),
    "penawaran": ("xlsx", "csv"),
    "jadwal": ("ics",),
    "aql": ("csv",),
}
"""The files that there are of a calculator's answer, by its id: formulas where it has some, dates where it has some."""

TYPES = {
    "ics": "text/calendar;charset=utf-8",
    "csv": "text/csv;charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

NAMES = {"keputusan": "keputusan", "pajak": "pungutan", "penawaran": "penawaran", "jadwal": "jadwal", "aql": "aql"}
"""How files of a calculator's answer are called; a calendar is always a jadwal."""


def file(
    kind: str,
    calculator: Calculator,
    values: Values,
    outcome: Outcome,
    *,
    masukan: Mapping[str, Raw],
    site: object,
    jawaban: Sequence[tuple[str, str]],
) -> dict[str, str]:
    """The file of a kind in KINDS: its name, its type, its content; of a spreadsheet in base64, which `sandi` says.

    `jawaban` is the answer in a few lines, each with its label.
    """
    origin, code = brief.origin(site), brief.case_code(calculator.id, masukan)
    name = f"{'jadwal' if kind == 'ics' else NAMES[calculator.id]}-{code}.{kind}"
    made = {"nama": name, "tipe": TYPES[kind]}
    match kind:
        case "ics":
            return made | {"isi": calendar_file.calendar(values, outcome, origin, code)}
        case "csv":
            return made | {"isi": table_file.table(calculator, values, outcome, origin, code)}
    # The browser has these modules only in the worker that was started for a spreadsheet.
    from calculator.sheets import book, pages  # noqa: PLC0415

    answer = pages.Answer(
        calculator=calculator,
        values=values,
        outcome=outcome,
        entries=entries(calculator, values),
        jawaban=jawaban,
        origin=origin,
        code=code,
    )
    content = book.workbook(pages.pages(answer), answer.day)
    return made | {"isi": b2a_base64(content, newline=False).decode(), "sandi": "base64"}
