"""When the goods arrive: the stages of a path over the calendars, at the modes and as a distribution.

The reported date of an end is the first day on which the goods can be used.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from calculator import arrival, calendars
from calculator.arrival import Leg, Mass
from calculator.calendars import Span, WorkCalendar
from calculator.day_index import DayIndex, index
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

CONFIDENT = 0.8
"""The chance of being in time that a latest start must keep."""

LOOK_BACK = 400
"""How many days before the deadline a latest start is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One line of a plan: a stage, its clock, and the half-open span of days it takes."""

    tahap: str
    jam: str
    mulai: date
    selesai: date


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

    def days(self, stage: str) -> DayIndex:
        """The calendar of a stage, numbered."""
        return index(self.of(stage))


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A path to plan: `sample` or `langsung`, its durations, how many revisions and suppliers at most."""

    jalur: str
    mulai: date
    durations: tuple[tuple[str, Duration], ...]
    clocks: Clocks
    maks_revisi: int
    jumlah_supplier: int

    @property
    def rounds(self) -> int:
        """How many sample rounds there may be."""
        return self.maks_revisi + 1 if self.jalur == "sample" else 0

    def stages(self, rounds: int) -> Sequence[str]:
        """The stages with so many sample rounds before the order."""
        return ROUND * rounds + ORDER

    def legs(self, names: Sequence[str]) -> list[Leg]:
        """Stages as legs of a distribution."""
        durations = dict(self.durations)
        return [arrival.leg(self.clocks.days(name), durations[name]) for name in names]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A path at the modes: its stages without revision, and the arrival after 0, 1, .. revisions."""

    rencana: tuple[Stage, ...]
    tiba_revisi: tuple[date, ...]

    @property
    def tiba(self) -> date:
        """The arrival without revision."""
        return self.tiba_revisi[0]

    def stage(self, tahap: str) -> Stage:
        """One stage by its name."""
        return next(stage for stage in self.rencana if stage.tahap == tahap)


def clocks(closures: tuple[Span, ...]) -> Clocks:
    """The calendars with the supplier's closures given."""
    return Clocks(cn=calendars.supplier(closures), id=calendars.indonesia(), cal=calendars.every_day())


def plan(route: Route) -> Plan:
    """The plan of a path with every duration at its mode."""
    first = min(route.rounds, 1)
    walks = [_walk(route, rounds) for rounds in range(first, max(route.rounds, first) + 1)]
    return Plan(rencana=walks[0], tiba_revisi=tuple(walk[-1].selesai for walk in walks))


def _walk(route: Route, rounds: int) -> tuple[Stage, ...]:
    durations, stages, day = dict(route.durations), [], route.mulai
    for name in route.stages(rounds):
        end = route.clocks.of(name).advance(day, durations[name].modus)
        stages.append(Stage(tahap=name, jam=CLOCKS[name], mulai=day, selesai=end))
        day = end
    return tuple(stages)


def arrivals(route: Route) -> tuple[Mass, ...]:
    """The exact distribution of the arrival after 0, 1, .. revisions; one for the direct path.

    With several suppliers sampled at once the first round ends when the latest of them does.
    """
    order = route.legs(ORDER)
    start: Mass = {route.mulai.toordinal(): 1.0}
    if not route.rounds:
        return (arrival.through(start, order),)
    again = route.legs(ROUND)
    approved = [arrival.latest_of(arrival.through(start, again), route.jumlah_supplier)]
    for _ in range(route.maks_revisi):
        approved.append(arrival.through(approved[-1], again))
    return tuple(arrival.through(day, order) for day in approved)


def latest_start(route: Route, weights: Sequence[float], tenggat: date) -> date | None:
    """The last start from which the deadline is met with CONFIDENT, given approval; None if there is none.

    `weights` are the chances of approval in each round; one backward pass over all start days.
    """
    deadline = tenggat.toordinal()
    first = deadline - LOOK_BACK
    in_time = arrival.chance_in_time(route.legs(ORDER), first, [1.0] * (LOOK_BACK + 1))
    if route.rounds:
        in_time = _after_rounds(route, weights, first, in_time)
    good = [place for place, chance in enumerate(in_time) if chance >= CONFIDENT - arrival.SLACK]
    return date.fromordinal(first + good[-1]) if good else None


def _after_rounds(route: Route, weights: Sequence[float], first: int, in_time: list[float]) -> list[float]:
    """The chance of being in time before the sample rounds, mixed over the number of rounds."""
    again, whole = route.legs(ROUND), sum(weights)
    mixed = [0.0] * len(in_time)
    for weight in weights:
        before = _first_round(route, again, first, in_time)
        mixed = [one + weight / whole * other for one, other in zip(mixed, before, strict=True)]
        in_time = arrival.chance_in_time(again, first, in_time)
    return mixed


def _first_round(route: Route, again: list[Leg], first: int, in_time: list[float]) -> list[float]:
    if route.jumlah_supplier == 1:
        return arrival.chance_in_time(again, first, in_time)
    chances = []
    for place in range(len(in_time)):
        ends = arrival.latest_of(arrival.through({first + place: 1.0}, again), route.jumlah_supplier)
        inside = (share * in_time[end - first] for end, share in sorted(ends.items()) if end - first < len(in_time))
        chances.append(sum(inside, 0.0))
    return chances
