"""What the rules of an answer and their sources look like on sheets of their own."""

from collections.abc import Iterable
from fractions import Fraction

from calculator import words
from calculator.rules import Row
from calculator.rules import rule as named_rule
from calculator.sheets import formulas
from calculator.sheets.cells import Cell, Page, heads, said


def rule_pages(found: Iterable[Row]) -> tuple[Page, Page]:
    """The rules, each once, their numbers in cells that formulas name; and what was read of them."""
    rows = list({row.key: row for row in found}.values())
    rules = [heads("aturan_nama", "isian_nilai", "satuan", "sumber", "pasal", "mulai", "diperiksa", "keyakinan")]
    rules += [_rule(row) for row in rows]
    cited = {one.id: one for row in rows for one in (row.source, *row.witnesses)}
    listed = [heads("sumber", "alamat")]
    listed += [[Cell(value=one.title), Cell(value=one.where)] for one in cited.values()]
    return (
        Page(title=said("aturan_lembar"), widths=(46, 26, 12, 60, 24, 18, 18, 40), rows=rules, frozen=1),
        Page(title=said("sumber_lembar"), widths=(90, 70), rows=listed, frozen=1),
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
