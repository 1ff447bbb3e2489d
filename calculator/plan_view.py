"""A path's plan as pages show it: its stages, when it arrives, and both as drawings over one axis of days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from calculator import charts, words
from calculator.answers import field_named
from calculator.backward import LEVELS
from calculator.charts import Axis, Dots, Gantt
from calculator.inputs import time
from calculator.numbers import tanggal_pendek
from calculator.outcome import Values

QUANTILES = ("p10", "p50", "p80", "p90")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage that takes time: its name, the clock it is counted on, the day it starts, the day the next one can."""

    label: str
    jam: str
    mulai: date
    selesai: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """A milestone: what it is, and the last day it may come, by how often the deadline then holds.

    A day that lies before the start of the plan has `lewat`.
    """

    label: str
    days: tuple[tuple[date | None, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """The plan of one path; `kuantil` holds the first day with so many of 100 arrivals, none without approval.

    `mulai_terakhir` is the last start from which the deadline is met 8 times in 10.
    """

    id: str
    warna: str
    title: str
    mulai: date
    tenggat: date | None
    stages: tuple[Stage, ...]
    tiba: date
    tiba_revisi: tuple[date, ...]
    kuantil: Mapping[str, date | None]
    peluang_telat: float | None
    mulai_terakhir: date | None
    paling_lambat: tuple[Latest, ...]
    axis: Axis
    dots: Dots | None
    gantt: Gantt


def axis_of(plans: Iterable[Mapping[str, Any]], values: Values) -> Axis:
    """The days that all charts of these plans share: from the start to the last that is shown."""
    days = [values["tanggal_mulai"]]
    for plan in plans:
        days += [day for day in (plan["tiba"], plan["tiba_p90"]) if day is not None]
        days += [day for day, _ in plan["sebaran"]][:1]
    if values["tenggat"] is not None:
        days.append(values["tenggat"])
    return charts.axis(days)


def closed_within(axis: Axis, values: Values) -> tuple[tuple[date, date], ...]:
    """The factory's closures that touch these days, as first and last closed day."""
    return tuple(span for span in values["tutup_pabrik"] if span[0] <= axis.last and span[1] >= axis.first)


def plan_view(name: str, plan: Mapping[str, Any], values: Values, axis: Axis) -> PlanView:
    """Arrange the schedule of the path of this name."""
    tenggat = values["tenggat"]
    label = "" if tenggat is None else f"tenggat {tanggal_pendek(tenggat, tahun=False)}"
    of_stock = words.texts("tahap_stok") if values["jenis_pesanan"] == "stok_siap" else {}
    stages = tuple(
        Stage(
            label=of_stock.get(stage["tahap"]) or field_named(time.DURATIONS, stage["tahap"]).label,
            jam=stage["jam"],
            mulai=stage["mulai"],
            selesai=stage["selesai"],
        )
        for stage in plan["rencana"]
        if stage["mulai"] != stage["selesai"]
    )
    return PlanView(
        id=name,
        warna=name.partition("_")[0],
        title=words.term("jalur", name),
        mulai=values["tanggal_mulai"],
        tenggat=tenggat,
        stages=stages,
        tiba=plan["tiba"],
        tiba_revisi=tuple(plan["tiba_revisi"]),
        kuantil={level: plan[f"tiba_{level}"] for level in QUANTILES},
        peluang_telat=plan["peluang_telat"],
        mulai_terakhir=plan["mulai_paling_lambat"],
        paling_lambat=tuple(_latest(entry, values["tanggal_mulai"]) for entry in plan["paling_lambat"]),
        axis=axis,
        dots=charts.dots(plan["sebaran"], axis, tenggat, label) if plan["sebaran"] else None,
        gantt=charts.gantt(_bars(stages), axis, values["tutup_pabrik"], None if tenggat is None else (tenggat, label)),
    )


def _latest(entry: Mapping[str, Any], start: date) -> Latest:
    days = [entry[level] for level, _ in LEVELS]
    return Latest(
        label=words.term("tonggak", entry["tahap"]), days=tuple((day, day is None or day < start) for day in days)
    )


def _bars(stages: Sequence[Stage]) -> list[tuple[str, str, date, date]]:
    return [(stage.label, _dates(stage), stage.mulai, stage.selesai) for stage in stages]


def _dates(stage: Stage) -> str:
    return f"{tanggal_pendek(stage.mulai, tahun=False)} – {tanggal_pendek(stage.selesai, tahun=False)}"
