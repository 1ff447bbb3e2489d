"""What the templates show: results arranged for reading, with every piece of arithmetic already done."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from calculator import words
from calculator.catalog import Preset
from calculator.fields import Field, RateField
from calculator.outcome import Calculator, Outcome
from calculator.printing import printed
from calculator.rules import Row
from calculator.steps import Step, explained, rows_of

FOLDED = ("rincian", "pajak_lain", "jadwal", "risiko", "mutu")
"""The groups of fields that start closed: their defaults serve most readers."""

LADDERS = (
    ("ronde", "biaya_ronde", r"ronde\.|biaya_ronde|ronde_pertama"),
    ("massal", "massal.per_unit", r"massal\."),
    ("rugi", "rugi_salah_spek", r"cara\.|rugi_salah_spek|rugi_psi"),
    ("kas", "sample.kas_puncak", r"\w+\.kas"),
    ("harapan", "selisih", r"rantai|langsung|sample|biaya_revisi|rugi_batal|biaya_inspeksi|selisih"),
    (
        "impas",
        "p_impas",
        r"kredit_sample|biaya_bila|untung_bila|p_impas|hemat_|q_impas|rugi_telat_impas|evpi|evsi",
    ),
)
"""The parts of the explanation: name, the step it is about, and how the keys of its steps begin."""

IN_TIME = 0.2
"""Up to this chance of being late we say that there is time (8 of 10, asumsi kami)."""

TOO_LATE = 0.8
"""From this chance of being late on we say that there is no time (asumsi kami)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One field of the form: the field, its value as its input holds it, and what stands behind the input."""

    field: Field
    input_value: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """One fieldset of the form."""

    id: str
    title: str
    folded: bool
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """The whole form, with its examples as the strings their inputs take."""

    calculator: Calculator
    preset: Preset
    groups: tuple[GroupView, ...]
    presets: tuple[tuple[Preset, dict[str, str]], ...]


def form(calculator: Calculator, preset: Preset, presets: Mapping[str, Preset]) -> FormView:
    """Arrange a calculator's fields for its form, filled with an example."""
    shown = [field for field in calculator.fields if field.name != "hari_ini"]
    names = dict.fromkeys(field.group for field in shown)
    groups = [
        GroupView(
            id=name,
            title=words.term("kelompok", name),
            folded=name in FOLDED,
            fields=tuple(_field(field, preset) for field in shown if field.group == name),
        )
        for name in words.texts("kelompok")
        if name in names
    ]
    own = [found for found in presets.values() if found.calculator == calculator.id]
    own.sort(key=lambda found: found.id != preset.id)
    filled = tuple((found, {field.name: _field(field, found).input_value for field in shown}) for found in own)
    return FormView(calculator=calculator, preset=preset, groups=tuple(groups), presets=filled)


def _field(field: Field, preset: Preset) -> FieldView:
    raw = preset.values.get(field.name)
    typed = field.typed(field.default if raw is None else field.parse(raw))
    suffix = "%" if isinstance(field, RateField) else field.unit
    value = typed.removesuffix("%") if isinstance(field, RateField) else typed
    return FieldView(field=field, input_value=value, suffix=suffix)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the explanation: a step, its words, and the rules in it."""

    step: Step
    label: str
    formula: str
    rules: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """One part of the explanation: its name, the step it is about, and its lines."""

    id: str
    about: Step
    lines: tuple[Line, ...]


def ladders(outcome: Outcome) -> tuple[Ladder, ...]:
    """The explanation in parts; a line that only repeats a zero is left out."""
    lines = [
        Line(
            step=step,
            label=words.label(step.key),
            formula=printed(step),
            rules=tuple(_distinct(rows_of(step))),
        )
        for step in explained(outcome.steps)
    ]
    parts, rest = [], lines
    for name, about, begins in LADDERS:
        own = [line for line in rest if re.match(begins, line.step.key)]
        rest = [line for line in rest if line not in own]
        ends = [line.step for line in own if line.step.key == about]
        if ends:
            kept = tuple(line for line in own if line.step.value or line.rules)
            parts.append(Ladder(id=name, about=ends[0], lines=kept))
    return tuple(parts)


def _distinct(rows: Iterable[Row]) -> list[Row]:
    return list({(row.source.id, row.article): row for row in rows}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom the WhatsApp link writes to: the brand, and the number in digits or nothing."""

    merek: str
    nomor: str


def is_number(given: object) -> bool:
    """Whether this is a WhatsApp number: digits with the country code, no plus sign, no leading zero."""
    return isinstance(given, str) and re.fullmatch(r"[1-9]\d{7,14}", given) is not None


def contact(site: object) -> Contact:
    """Read the contact a page hands over; anything odd is dropped, never trusted."""
    given = site if isinstance(site, dict) else {}
    number = given.get("nomor")
    brand = given.get("merek")
    return Contact(
        merek=brand[:40] if isinstance(brand, str) else "",
        nomor=str(number) if is_number(number) else "",
    )
