"""What the decision's page shows, with every piece of arithmetic already done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from calculator import charts, decision_answers, words
from calculator.answers import Answer, field_named
from calculator.calculators import keputusan
from calculator.charts import Axis, Scale
from calculator.fields import Field
from calculator.numbers import angka, persen, rupiah
from calculator.outcome import Outcome, Values
from calculator.plan_view import PlanView, axis_of, closed_within, plan_view
from calculator.rules import Row
from calculator.steps import Step
from calculator.views import IN_TIME, TOO_LATE, Ladder, distinct, ladders, notices_but

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
"""The parts of the explanation, as `ladders` wants them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathView:
    """One path of the decision: its amounts, its plan, when what is paid."""

    id: str
    warna: str
    title: str
    amounts: Mapping[str, Step]
    plan: PlanView
    payments: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """An input that moves the answer: its value, the value at which the answer flips, and how to type that."""

    field: str
    label: str
    nilai: str
    balik: str
    isi: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """The decision as the page shows it."""

    values: Values
    given: tuple[Answer, ...]
    behind: tuple[Answer, ...]
    estimated: tuple[tuple[Answer, str], ...]
    headline: str
    saran: str
    p: Fraction
    p_ours: bool
    p_impas: Fraction | None
    scale: Scale | None
    revisi_telat: date | None
    paths: tuple[PathView, ...]
    closed: tuple[tuple[date, date], ...]
    movers: tuple[Mover, ...]
    hasil: Mapping[str, Any]
    ladders: tuple[Ladder, ...]
    deciding: tuple[Row, ...]
    notices: tuple[str, ...]


def decision(values: Values, outcome: Outcome) -> DecisionView:
    """Arrange a decision for its page."""
    hasil: dict[str, Any] = dict(outcome.hasil)
    verdict = hasil["keputusan"]
    p = Fraction(values["peluang_salah_spek"])
    impas = None if verdict["p_impas"] is None else verdict["p_impas"].value
    axis = axis_of(hasil["jadwal"].values(), values)
    views = tuple(_path(path, hasil, values, axis) for path in hasil["jalur"])
    return DecisionView(
        values=values,
        given=decision_answers.given(values),
        behind=decision_answers.behind(values),
        estimated=decision_answers.estimated(values),
        headline=_headline(verdict["saran"], views),
        saran=verdict["saran"],
        p=p,
        p_ours=values["peluang_dari_jenis"],
        p_impas=impas,
        scale=None if impas is None else charts.scale(p, impas),
        revisi_telat=_late_revision(views, values["tenggat"]),
        paths=tuple(sorted(views, key=lambda view: view.warna != "sample")),
        closed=closed_within(axis, values),
        movers=tuple(_mover(found, values) for found in hasil["pengubah"]),
        hasil=hasil,
        ladders=ladders(outcome, LADDERS),
        deciding=tuple(distinct(outcome.rows)),
        notices=notices_but(outcome, ("ditaksir",)),
    )


def _path(path: Mapping[str, Any], hasil: Mapping[str, Any], values: Values, axis: Axis) -> PathView:
    plan = plan_view(str(path["id"]), hasil["jadwal"][path["id"]], values, axis)
    return PathView(
        id=plan.id,
        warna=plan.warna,
        title=plan.title,
        amounts={key: value for key, value in path.items() if isinstance(value, Step)},
        plan=plan,
        payments=tuple(hasil["arus_kas"][plan.id]),
    )


def _headline(saran: str, views: Sequence[PathView]) -> str:
    if saran == "tidak_beli":
        return words.term("putusan", saran)
    late = {view.id: view.plan.peluang_telat for view in views}
    return words.term("putusan", f"{saran}.{_in_time(saran, late['sample'], late['langsung'])}")


def _in_time(saran: str, sample: float | None, langsung: float | None) -> str:
    """Whether there is time, for the path the advice is about: bebas, sempat, mepet, hanya_langsung, tidak."""
    if langsung is None:
        return "bebas"
    late = langsung if saran == "langsung" or sample is None else sample
    if late <= IN_TIME:
        return "sempat"
    if late < TOO_LATE:
        return "mepet"
    return "hanya_langsung" if saran != "langsung" and langsung < TOO_LATE else "tidak"


def _late_revision(views: Sequence[PathView], tenggat: date | None) -> date | None:
    """The arrival after one revision, if only the revision makes the sample path's plan miss the deadline."""
    sample = next(view.plan for view in views if view.id == "sample")
    if tenggat is None or sample.tiba > tenggat or len(sample.tiba_revisi) == 1:
        return None
    return sample.tiba_revisi[1] if sample.tiba_revisi[1] > tenggat else None


def _mover(found: Mapping[str, Any], values: Values) -> Mover:
    field = field_named(keputusan.FIELDS, found["field"])
    nilai, balik = (_shown(field, found[key], values["mata_uang"]) for key in ("nilai", "nilai_balik"))
    isi = {} if found["nilai_balik"] is None else _typed(field, found["nilai_balik"], values)
    return Mover(field=field.name, label=field.label, nilai=nilai, balik=balik, isi=isi)


def _shown(field: Field, value: Fraction | None, mata_uang: str) -> str:
    if value is None:
        return ""
    if field.kind == "durasi":
        return f"{int(value)} {field.unit}"
    if field.unit == "%":
        return persen(value)
    return rupiah(value) if field.unit == "rupiah" else f"{mata_uang} {angka(value, 2)}"


def _typed(field: Field, value: Fraction, values: Values) -> dict[str, str]:
    """What the inputs of a field hold for a value, as shown."""
    if field.kind == "durasi":
        duration = values[field.name]
        parts = {"min": duration.min, "modus": int(value), "maks": duration.maks}
        return {f"{field.name}.{end}": str(days) for end, days in parts.items()}
    if field.unit == "%":
        return {field.name: angka(value * 100, 2)}
    return {field.name: angka(value, 0 if field.unit == "rupiah" else 2)}
