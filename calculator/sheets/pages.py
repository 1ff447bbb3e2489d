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
from calculator.sheets import formulas
from calculator.sheets.cells import Cell, Page, heads, said
from calculator.sheets.live import Liveness, leaves, rule_of, steps_inside, used_answers
from calculator.sheets.rule_pages import rule_pages
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
    kept = [one for one in answer.outcome.conditions if liveness.live(one.low) and liveness.live(one.high)]
    sides = tuple(chain.from_iterable((one.low, one.high) for one in kept))
    lines = with_rows((*answer.outcome.steps, *steps_inside(sides)))
    used = used_answers(liveness, [step for step, _ in lines], sides)
    of_sides = (leaf.row for leaf in leaves(sides) if leaf.row)
    return (
        _summary(answer, [step for step, _ in lines], kept, liveness),
        _answers(answer, used),
        _steps(lines, liveness),
        *rule_pages(chain(*(rows for _, rows in lines), answer.outcome.rows, of_sides)),
    )


def _summary(answer: Answer, steps: Sequence[Step], kept: Sequence[Condition], liveness: Liveness) -> Page:
    rows = [[Cell(value=f"{said('situs')}: {answer.calculator.title}", style="judul")]]
    about = {"kode": answer.code, "aturan": answer.origin.aturan, "tautan": answer.origin.tautan}
    rows += [[Cell(value=said("hari")), Cell(value=answer.day, style="tetap", unit="hari")]]
    rows += [[Cell(value=said(key)), Cell(value=text, style="tetap")] for key, text in about.items() if text]
    rows += [[], [Cell(value=said("bagian_jawaban"), style="kepala"), Cell(value=said("di_situs"), style="kepala")]]
    rows += [[Cell(value=label), Cell(value=text, style="tetap")] for label, text in answer.jawaban]
    rows += [[], heads("bagian_angka", "jumlah")]
    rows += [_headline(step, liveness) for step in steps if _is_headline(step.key)]
    if checks := _checks(kept, liveness):
        rows += [[], heads("bagian_periksa", "periksa_hasil"), *checks]
    rows += [[], heads("bagian_arti")]
    rows += [[Cell(value=text, style="nota")] for key, text in words.texts("lembar").items() if key.startswith("arti_")]
    return Page(title=said("ringkasan"), widths=(52, 60), rows=rows)


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
    fits = said("cocok")
    lines = []
    for code, tests in by_code.items():
        text = words.term("periksa", code)
        formula = f'=IF(AND({",".join(dict.fromkeys(tests))}),"{fits}","{text}")'
        label = words.term("periksa_apa", code)
        lines.append([Cell(value=label), Cell(value=fits, style="periksa", formula=formula)])
    return lines


def _answers(answer: Answer, used: set[str]) -> Page:
    rows = [heads("isian_kolom", "isian_nilai", "satuan", "isian_dari", "isian_ubah")]
    rows += [_entry(one, used, answer.values) for one in answer.entries]
    return Page(title=said("isian"), widths=(48, 24, 30, 22, 44), rows=rows, frozen=1)


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
    return [label, value, Cell(value=shown), Cell(value=words.term("tabel", one.origin)), Cell(value=said(note))]


def _followed(one: Entry, values: Values) -> str:
    """The answer that this one is as long as it is left open."""
    source = FOLLOWS.get(one.name, "")
    return source if source and one.name not in values["diisi"] and one.value == values[source] else ""


def _steps(lines: Sequence[tuple[Step, list[Row]]], liveness: Liveness) -> Page:
    rows = [heads("bagian", "langkah", "jumlah", "satuan", "cara", "rumus", "sumber", "persis")]
    rows += [_step(step, found, liveness) for step, found in lines]
    return Page(title=said("hitungan"), widths=(20, 46, 20, 10, 30, 70, 60, 20), rows=rows, frozen=1)


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
        Cell(value=said(_manner(step) if live else "di_situs"), style="teks" if live else "tetap"),
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
