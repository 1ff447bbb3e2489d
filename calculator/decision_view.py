"""What the decision's page shows, with every piece of arithmetic already done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from calculator import answers, charts, words
from calculator.answers import Answer
from calculator.charts import Axis, Dots, Gantt, Scale
from calculator.fields import Field
from calculator.numbers import angka, persen, rupiah, tanggal_pendek
from calculator.outcome import Outcome, Values
from calculator.rules import Row
from calculator.steps import Step
from calculator.views import IN_TIME, TOO_LATE, Ladder, distinct, ladders, notices_but


@dataclass(frozen=True, slots=True, kw_only=True)
class PathView:
    """One path of the decision: its amounts, its plan, when it arrives, how it stands to the deadline."""

    id: str
    warna: str
    title: str
    amounts: Mapping[str, Step]
    plan: tuple[Mapping[str, Any], ...]
    tiba: date
    tiba_revisi: tuple[date, ...]
    kuantil: Mapping[str, date | None]
    peluang_telat: float | None
    dots: Dots | None
    gantt: Gantt
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
    axis: Axis
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
    axis = _axis(values, hasil)
    views = tuple(_path(path, hasil, values, axis) for path in hasil["jalur"])
    return DecisionView(
        values=values,
        given=answers.given(values),
        behind=answers.behind(values),
        estimated=answers.estimated(values),
        headline=_headline(verdict["saran"], views),
        saran=verdict["saran"],
        p=p,
        p_ours=values["peluang_dari_jenis"],
        p_impas=impas,
        scale=None if impas is None else charts.scale(p, impas),
        revisi_telat=_late_revision(views, values["tenggat"]),
        paths=tuple(sorted(views, key=lambda view: view.warna != "sample")),
        axis=axis,
        closed=tuple(span for span in values["tutup_pabrik"] if span[0] <= axis.last and span[1] >= axis.first),
        movers=tuple(_mover(found, values) for found in hasil["pengubah"]),
        hasil=hasil,
        ladders=ladders(outcome),
        deciding=tuple(distinct(outcome.rows)),
        notices=notices_but(outcome, ("ditaksir",)),
    )


def _axis(values: Values, hasil: Mapping[str, Any]) -> Axis:
    """The days that all charts of the decision share: from the start to the last that is shown."""
    days = [values["tanggal_mulai"]]
    for plan in hasil["jadwal"].values():
        days += [day for day in (plan["tiba"], plan["tiba_p90"]) if day is not None]
        days += [day for day, _ in plan["sebaran"]][:1]
    if values["tenggat"] is not None:
        days.append(values["tenggat"])
    return charts.axis(days)


def _path(path: Mapping[str, Any], hasil: Mapping[str, Any], values: Values, axis: Axis) -> PathView:
    name, tenggat = str(path["id"]), values["tenggat"]
    plan = hasil["jadwal"][name]
    label = "" if tenggat is None else f"tenggat {tanggal_pendek(tenggat, tahun=False)}"
    stages = [
        (
            answers.field_named(stage["tahap"]).label,
            f"{tanggal_pendek(stage['mulai'], tahun=False)} – {tanggal_pendek(stage['selesai'], tahun=False)}",
            stage["mulai"],
            stage["selesai"],
        )
        for stage in plan["rencana"]
        if stage["mulai"] != stage["selesai"]
    ]
    return PathView(
        id=name,
        warna=name.partition("_")[0],
        title=words.term("jalur", name),
        amounts={key: value for key, value in path.items() if isinstance(value, Step)},
        plan=tuple(plan["rencana"]),
        tiba=plan["tiba"],
        tiba_revisi=tuple(plan["tiba_revisi"]),
        kuantil={name: plan[f"tiba_{name}"] for name in ("p10", "p50", "p80", "p90")},
        peluang_telat=plan["peluang_telat"],
        dots=charts.dots(plan["sebaran"], axis, tenggat, label) if plan["sebaran"] else None,
        gantt=charts.gantt(stages, axis, values["tutup_pabrik"], None if tenggat is None else (tenggat, label)),
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


def _mover(found: Mapping[str, Any], values: Values) -> Mover:
    field = answers.field_named(found["field"])
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
