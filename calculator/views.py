"""What the templates show: results arranged for reading, with every piece of arithmetic already done."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from calculator import words
from calculator.catalog import Preset
from calculator.charts import Scale, scale
from calculator.fields import Field, RateField
from calculator.outcome import Calculator, Outcome, Values
from calculator.rules import Row
from calculator.steps import Step, explained, printed, rows_of

FOLDED = ("rincian", "pajak_lain", "jadwal", "risiko")
"""The groups of fields that start closed: their defaults serve most readers."""

LADDERS = (
    ("ronde", "biaya_ronde", ("ronde.",)),
    ("massal", "massal.per_unit", ("massal.",)),
    ("rugi", "rugi_salah_spek", ("cara.",)),
    ("harapan", "selisih", ("langsung.", "sample.", "biaya_revisi", "rugi_batal")),
    (
        "impas",
        "p_impas",
        ("kredit_sample", "biaya_bila", "untung_bila", "p_impas", "hemat_per_unit", "q_impas"),
    ),
)
"""The parts of the explanation: name, the step it is about, and how the keys of its steps begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One field of the form: the field, its value as typed, and the parts of it the template needs."""

    field: Field
    typed: str
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
    return FieldView(field=field, typed=typed, input_value=value, suffix=suffix)


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
    parts = []
    for name, about, starts in LADDERS:
        own = [line for line in lines if line.step.key == about or line.step.key.startswith(starts)]
        ends = [line.step for line in own if line.step.key == about]
        kept = tuple(line for line in own if line.step.value or line.rules)
        if ends:
            parts.append(Ladder(id=name, about=ends[0], lines=kept))
    return tuple(parts)


def _distinct(rows: Iterable[Row]) -> list[Row]:
    return list({(row.source.id, row.article): row for row in rows}.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class PathView:
    """One path of the decision: its amounts, its plan, and how it stands to the deadline."""

    id: str
    title: str
    amounts: Mapping[str, Step]
    plan: tuple[Mapping[str, object], ...]
    tiba: date
    tiba_revisi: tuple[date, ...]
    terlambat: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """The decision as the page shows it."""

    values: Values
    headline: str
    saran: str
    p: Fraction
    p_ours: bool
    p_impas: Fraction | None
    scale: Scale | None
    revisi_telat: date | None
    paths: tuple[PathView, ...]
    hasil: Mapping[str, Any]
    ladders: tuple[Ladder, ...]
    notices: tuple[str, ...]


def decision(values: Values, outcome: Outcome) -> DecisionView:
    """Arrange a decision for its page."""
    hasil: dict[str, Any] = dict(outcome.hasil)
    verdict = hasil["keputusan"]
    p = Fraction(values["peluang_salah_spek"])
    impas = None if verdict["p_impas"] is None else verdict["p_impas"].value
    views = tuple(_path(path, hasil["jadwal"][path["id"]], values["tenggat"]) for path in hasil["jalur"])
    return DecisionView(
        values=values,
        headline=words.term("putusan", f"{verdict['saran']}.{_in_time(views)}"),
        saran=verdict["saran"],
        p=p,
        p_ours=values["peluang_dari_jenis"],
        p_impas=impas,
        scale=None if impas is None else scale(p, impas),
        revisi_telat=_late_revision(views, values["tenggat"]),
        paths=tuple(sorted(views, key=lambda view: view.id != "sample")),
        hasil=hasil,
        ladders=ladders(outcome),
        notices=tuple(words.notice(notice) for notice in outcome.notices),
    )


def _path(path: Mapping[str, Any], plan: Mapping[str, Any], tenggat: date | None) -> PathView:
    tiba: date = plan["tiba"]
    return PathView(
        id=str(path["id"]),
        title=words.term("jalur", str(path["id"])),
        amounts={key: value for key, value in path.items() if isinstance(value, Step)},
        plan=tuple(plan["rencana"]),
        tiba=tiba,
        tiba_revisi=tuple(plan["tiba_revisi"]),
        terlambat=None if tenggat is None else max(0, (tiba - tenggat).days),
    )


def _in_time(views: Iterable[PathView]) -> str:
    """Who meets the deadline at the modes.

    `bebas` (there is none), `sempat` (the sample path does), `hanya_langsung`, or `tidak` (no path does).
    """
    late = {view.id: view.terlambat for view in views}
    if late["sample"] is None:
        return "bebas"
    if not late["sample"]:
        return "sempat"
    return "tidak" if late["langsung"] else "hanya_langsung"


def _late_revision(views: Iterable[PathView], tenggat: date | None) -> date | None:
    """The arrival after one revision, if only the revision makes the sample path miss the deadline."""
    sample = next(view for view in views if view.id == "sample")
    if tenggat is None or sample.terlambat or len(sample.tiba_revisi) == 1 or sample.tiba_revisi[1] <= tenggat:
        return None
    return sample.tiba_revisi[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom the WhatsApp link writes to: the brand, and the number in digits or nothing."""

    merek: str
    nomor: str


def contact(site: object) -> Contact:
    """Read the contact a page hands over; anything odd is dropped, never trusted."""
    given = site if isinstance(site, dict) else {}
    number = given.get("nomor")
    brand = given.get("merek")
    return Contact(
        merek=brand[:40] if isinstance(brand, str) else "",
        nomor=number if isinstance(number, str) and re.fullmatch(r"[1-9]\d{7,14}", number) else "",
    )
