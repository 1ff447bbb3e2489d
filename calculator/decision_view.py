"""What the decision's page shows, with every piece of arithmetic already done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from calculator import words
from calculator.calculators import keputusan
from calculator.charts import Scale, scale
from calculator.fields import ChoiceField, Field
from calculator.numbers import angka, persen, rupiah
from calculator.outcome import Outcome, Values
from calculator.rules import Row
from calculator.steps import Step
from calculator.views import IN_TIME, TOO_LATE, Ladder, ladders


@dataclass(frozen=True, slots=True, kw_only=True)
class PathView:
    """One path of the decision: its amounts, its plan, when it arrives, how it stands to the deadline."""

    id: str
    warna: str
    title: str
    amounts: Mapping[str, Step]
    plan: tuple[Mapping[str, object], ...]
    tiba: date
    tiba_revisi: tuple[date, ...]
    tiba_p80: date | None
    peluang_telat: float | None
    payments: tuple[Mapping[str, object], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """An input that moves the answer: its label, its value and the value at which the answer flips, as typed."""

    label: str
    nilai: str
    balik: str


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
    views = tuple(_path(path, hasil) for path in hasil["jalur"])
    return DecisionView(
        values=values,
        headline=_headline(verdict["saran"], views),
        saran=verdict["saran"],
        p=p,
        p_ours=values["peluang_dari_jenis"],
        p_impas=impas,
        scale=None if impas is None else scale(p, impas),
        revisi_telat=_late_revision(views, values["tenggat"]),
        paths=tuple(sorted(views, key=lambda view: view.warna != "sample")),
        movers=tuple(_mover(found, values["mata_uang"]) for found in hasil["pengubah"]),
        hasil=hasil,
        ladders=ladders(outcome),
        deciding=tuple({row.key: row for row in outcome.rows}.values()),
        notices=tuple(words.notice(notice) for notice in outcome.notices),
    )


def _path(path: Mapping[str, Any], hasil: Mapping[str, Any]) -> PathView:
    name = str(path["id"])
    plan = hasil["jadwal"][name]
    return PathView(
        id=name,
        warna=name.partition("_")[0],
        title=words.term("jalur", name),
        amounts={key: value for key, value in path.items() if isinstance(value, Step)},
        plan=tuple(plan["rencana"]),
        tiba=plan["tiba"],
        tiba_revisi=tuple(plan["tiba_revisi"]),
        tiba_p80=plan["tiba_p80"],
        peluang_telat=plan["peluang_telat"],
        payments=tuple(hasil["arus_kas"][name]),
    )


def _headline(saran: str, views: Sequence[PathView]) -> str:
    if saran == "tidak_beli":
        return words.term("putusan", saran)
    late = {view.id: view.peluang_telat for view in views}
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
    sample = next(view for view in views if view.id == "sample")
    if tenggat is None or sample.tiba > tenggat or len(sample.tiba_revisi) == 1:
        return None
    return sample.tiba_revisi[1] if sample.tiba_revisi[1] > tenggat else None


def field_named(name: str) -> Field:
    """A field of the decision, by its name."""
    return next(field for field in keputusan.FIELDS if field.name == name)


def choice_label(name: str, word: str) -> str:
    """The label of one choice of a field."""
    match field_named(name):
        case ChoiceField(options=options):
            return dict(options)[word]
    message = f"{name} is no choice"
    raise TypeError(message)


def _mover(found: Mapping[str, Any], mata_uang: str) -> Mover:
    field = field_named(found["field"])
    nilai, balik = (_typed(field, found[key], mata_uang) for key in ("nilai", "nilai_balik"))
    return Mover(label=field.label, nilai=nilai, balik=balik)


def _typed(field: Field, value: Fraction | None, mata_uang: str) -> str:
    if value is None:
        return ""
    if field.kind == "durasi":
        return f"{int(value)} {field.unit}"
    if field.unit == "%":
        return persen(value)
    return rupiah(value) if field.unit == "rupiah" else f"{mata_uang} {angka(value, 2)}"
