"""When the goods arrive: the stages of both paths over the calendars, every duration at its mode.

The reported date of an end is the first day on which the goods can be used.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from calculator import calendars
from calculator.calendars import Span, WorkCalendar
from calculator.durations import Duration

ROUND = ("buat_sample", "kurir_sample", "tinjau_sample")
"""The stages of one sample round, done again with each revision."""

ORDER = ("bayar_dp", "produksi", "inspeksi", "pengiriman", "bea_cukai")
"""The stages from the order on, the same on both paths."""

CLOCKS = {
    "buat_sample": "cn",
    "kurir_sample": "cal",
    "tinjau_sample": "id",
    "bayar_dp": "cal",
    "produksi": "cn",
    "inspeksi": "cn",
    "pengiriman": "cal",
    "bea_cukai": "id",
}
"""Whose days a stage counts: the supplier's (cn), Indonesia's (id), or every day (cal)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One line of a plan: a stage, its clock, and the half-open span of days it takes."""

    tahap: str
    jam: str
    mulai: date
    selesai: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A path at the modes: its stages without revision, and the arrival after 0, 1, .. revisions."""

    rencana: tuple[Stage, ...]
    tiba_revisi: tuple[date, ...]

    @property
    def tiba(self) -> date:
        """The arrival without revision."""
        return self.tiba_revisi[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """The three calendars a plan runs on."""

    cn: WorkCalendar
    id: WorkCalendar
    cal: WorkCalendar

    def of(self, stage: str) -> WorkCalendar:
        """The calendar of a stage."""
        calendar: WorkCalendar = getattr(self, CLOCKS[stage])
        return calendar


def clocks(closures: tuple[Span, ...]) -> Clocks:
    """The calendars with the supplier's closures given."""
    return Clocks(cn=calendars.supplier(closures), id=calendars.indonesia(), cal=calendars.every_day())


def plan(start: date, jalur: str, durations: dict[str, Duration], on: Clocks, maks_revisi: int) -> Plan:
    """The plan of a path, `sample` or `langsung`, from `start` on.

    Raises BeyondCalendarError where the plan runs past the calendar data.
    """
    if jalur == "langsung":
        stages = _walk(start, ORDER, durations, on)
        return Plan(rencana=stages, tiba_revisi=(stages[-1].selesai,))
    arrivals = [
        _walk(start, ROUND * rounds + ORDER, durations, on)[-1].selesai
        for rounds in range(1, maks_revisi + 2)
    ]
    return Plan(rencana=_walk(start, ROUND + ORDER, durations, on), tiba_revisi=tuple(arrivals))


def _walk(start: date, names: Sequence[str], durations: dict[str, Duration], on: Clocks) -> tuple[Stage, ...]:
    stages, day = [], start
    for name in names:
        end = on.of(name).advance(day, durations[name].modus)
        stages.append(Stage(tahap=name, jam=CLOCKS[name], mulai=day, selesai=end))
        day = end
    return tuple(stages)
