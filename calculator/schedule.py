"""When the goods arrive: the stages of a path over the calendars, at the modes and as a distribution.

The reported date of an end is the first day on which the goods can be used.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from calculator import arrival, calendars
from calculator.arrival import Leg, Mass, Slip
from calculator.calendars import Span, WorkCalendar
from calculator.day_index import DayIndex, index
from calculator.durations import Duration, longer

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


YOURS = ("tinjau_sample", "bayar_dp")
"""The stages that take the reader's own time: no busy season makes them longer."""

MAY_SLIP = "produksi"
"""The stage that a factory may take longer for than it said."""


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
class Busy:
    """What makes stages late together: how likely the busy season is, and the share by which it lengthens each."""

    peluang: Fraction
    tambahan: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A path to plan: `sample` or `langsung`, its durations, how many revisions and suppliers at most.

    `molor` is what the production may take longer, `ramai` what makes every stage but the reader's own longer at once;
    the plan at the modes knows nothing of either.
    """

    jalur: str
    mulai: date
    durations: tuple[tuple[str, Duration], ...]
    clocks: Clocks
    maks_revisi: int
    jumlah_supplier: int
    molor: Slip | None = None
    ramai: Busy | None = None

    @property
    def rounds(self) -> int:
        """How many sample rounds there may be."""
        return self.maks_revisi + 1 if self.jalur == "sample" else 0

    def stages(self, rounds: int) -> Sequence[str]:
        """The stages with so many sample rounds before the order."""
        return ROUND * rounds + ORDER

    def seasons(self) -> tuple[tuple[float, "Route"], ...]:
        """The calm and the busy season with their chances, each a route without a common factor."""
        if self.ramai is None:
            return ((1.0, self),)
        chance, more = float(self.ramai.peluang), self.ramai.tambahan
        slow = tuple((name, days if name in YOURS else longer(days, more)) for name, days in self.durations)
        calm = replace(self, ramai=None)
        return ((1.0 - chance, calm), (chance, replace(calm, durations=slow)))

    def legs(self, names: Sequence[str]) -> list[Leg]:
        """Stages as legs of a distribution."""
        durations = dict(self.durations)
        slips = {MAY_SLIP: self.molor}
        return [arrival.leg(self.clocks.days(name), durations[name], slips.get(name)) for name in names]


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


@lru_cache(maxsize=64)
def plan(route: Route) -> Plan:
    """The plan of a path with every duration at its mode; kept, since one decision asks for it again and again."""
    first = min(route.rounds, 1)
    walks = [_walk(route, rounds) for rounds in range(first, max(route.rounds, first) + 1)]
    return Plan(rencana=walks[0], tiba_revisi=tuple(walk[-1].selesai for walk in walks))


def _walk(route: Route, rounds: int) -> tuple[Stage, ...]:
    durations, stages, day = dict(route.durations), [], route.mulai
    for name in route.stages(rounds):
        end = route.clocks.days(name).advance(day, durations[name].modus)
        stages.append(Stage(tahap=name, jam=CLOCKS[name], mulai=day, selesai=end))
        day = end
    return tuple(stages)


def arrivals(route: Route) -> tuple[Mass, ...]:
    """The exact distribution of the arrival after 0, 1, .. revisions; one for the direct path.

    With several suppliers sampled at once the first round ends when the latest of them does. A common factor makes
    it the mixture of both seasons.
    """
    (share, calm), *others = route.seasons()
    found = _arrivals(calm)
    for chance, season in others:
        both = zip(found, _arrivals(season), strict=True)
        found = tuple(arrival.mixed([(share, one), (chance, other)]) for one, other in both)
    return found


def _arrivals(route: Route) -> tuple[Mass, ...]:
    order = route.legs(ORDER)
    if not route.rounds:
        return (arrival.through({route.mulai.toordinal(): 1.0}, order),)
    sampling = tuple((name, days) for name, days in route.durations if name in ROUND)
    approved = _approvals(replace(route, durations=sampling, molor=None))
    return tuple(arrival.through(day, order) for day in approved)


@lru_cache(maxsize=64)
def _approvals(route: Route) -> tuple[Mass, ...]:
    """When the sample is approved after 0, 1, .. revisions; kept, since another production leaves it as it is."""
    again = route.legs(ROUND)
    approved = [first_round({route.mulai.toordinal(): 1.0}, route)]
    for _ in range(route.maks_revisi):
        approved.append(arrival.through(approved[-1], again))
    return tuple(approved)


def first_round(start: Mass, route: Route) -> Mass:
    """When the first sample round ends: the latest of all suppliers sampled at once."""
    return arrival.latest_of(arrival.through(start, route.legs(ROUND)), route.jumlah_supplier)
