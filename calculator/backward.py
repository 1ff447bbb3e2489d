"""Backward from a deadline: the last days on which a path and its later milestones may begin; and the cliffs ahead.

Whoever begins later never ends earlier, so the chance of being in time falls with the day of beginning.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from calculator import arrival, schedule
from calculator.arrival import Leg, Mass
from calculator.schedule import ORDER, ROUND, Route

LEVELS = (("p50", 0.5), ("p80", 0.8), ("p95", 0.95))
"""The chances of being in time that a milestone may keep."""

LOOK_BACK = 400
"""How many days before the deadline a latest day is looked for."""

CLIFF = 10
"""From so many days on, what one day of delay costs is a cliff (asumsi kami)."""

AHEAD = 21
"""How many days ahead of the start a cliff is looked for (asumsi kami)."""

KEPT = 64
"""How many routes are kept: the next answer often asks for the same ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """The start of a stage: the last day on which it may come, by the chance of being in time; None if there is none.

    That of the path's first stage counts revisions in; the later ones hold once the sample is approved.
    """

    tahap: str
    paling_lambat: dict[str, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cliff:
    """The last day to start before a jump, and how many days later the goods are ready when starting a day later."""

    mulai: date
    hari: int
    siap: date


@lru_cache(maxsize=KEPT)
def milestones(route: Route, weights: tuple[float, ...], tenggat: date | None) -> tuple[Milestone, ...]:
    """The path's start, then the start of every stage of the order that takes time.

    `weights` are the chances of approval in each round. Without a deadline or any approval there is none.
    """
    if tenggat is None or not sum(weights):
        return ()
    first = tenggat.toordinal() - LOOK_BACK
    chances = _mixed([(share, _chances(season, weights, first)) for share, season in route.seasons()])
    later = [name for name, days in route.durations if name in ORDER and days.maks]
    start = (ROUND if route.rounds else ORDER)[0]
    return tuple(_milestone(name, first, chances[name]) for name in dict.fromkeys((start, *later)))


type Chances = dict[str, Callable[[int], float]]
"""For each stage the chance of being in time by the place of the day on which it starts."""


def _chances(route: Route, weights: Sequence[float], first: int) -> Chances:
    """The chances of a route without a common factor."""
    in_time = _of_order(tuple(route.legs(ORDER)), first)
    chances: Chances = {name: found.__getitem__ for name, found in zip(ORDER, in_time, strict=True)}
    if route.rounds:
        chances[ROUND[0]] = _from_first_round(route, weights, first, in_time[0])
    return chances


@lru_cache(maxsize=8)
def _of_order(legs: tuple[Leg, ...], first: int) -> tuple[list[float], ...]:
    """The chances from each stage of the order on; a few are kept, since the paths have them in common."""
    found = [[1.0] * (LOOK_BACK + 1)]
    for stage in reversed(legs):
        found.append(arrival.chance_in_time((stage,), first, found[-1]))
    return tuple(reversed(found[1:]))


def _mixed(seasons: Sequence[tuple[float, Chances]]) -> Chances:
    """The mean over the seasons."""
    if len(seasons) == 1:
        return seasons[0][1]

    def mean(name: str) -> Callable[[int], float]:
        return lambda place: sum((share * chances[name](place) for share, chances in seasons), 0.0)

    return {name: mean(name) for name in seasons[0][1]}


def _milestone(tahap: str, first: int, chance: Callable[[int], float]) -> Milestone:
    latest = {name: _last(chance, level) for name, level in LEVELS}
    return Milestone(
        tahap=tahap,
        paling_lambat={name: None if place < 0 else date.fromordinal(first + place) for name, place in latest.items()},
    )


def _last(chance: Callable[[int], float], level: float) -> int:
    """The last place whose chance reaches the level, below 0 if none does."""
    enough = level - arrival.SLACK
    return bisect_left(range(LOOK_BACK + 1), x=True, key=lambda place: chance(place) < enough) - 1


def _from_first_round(
    route: Route, weights: Sequence[float], first: int, in_time: list[float]
) -> Callable[[int], float]:
    """The chance of being in time by the day the first round starts, mixed over the number of revisions."""
    again, whole = route.legs(ROUND), sum(weights)
    mixed = [0.0] * len(in_time)
    for revision, weight in enumerate(weights):
        if revision:
            in_time = arrival.chance_in_time(again, first, in_time)
        mixed = [one + weight / whole * other for one, other in zip(mixed, in_time, strict=True)]
    if route.jumlah_supplier == 1:
        return arrival.chance_in_time(again, first, mixed).__getitem__
    return cache(lambda place: _mean(schedule.first_round({first + place: 1.0}, route), first, mixed))


def _mean(ends: Mass, first: int, in_time: list[float]) -> float:
    inside = (share * in_time[end - first] for end, share in sorted(ends.items()) if end - first < len(in_time))
    return sum(inside, 0.0)


@lru_cache(maxsize=KEPT)
def cliff(route: Route) -> Cliff | None:
    """The first jump of the arrival at the modes when starting later, within AHEAD days; None if there is none."""
    for days in range(AHEAD):
        start = route.mulai + timedelta(days)
        starts = (replace(route, mulai=start + timedelta(more), maks_revisi=0) for more in (0, 1))
        siap, later = (schedule.plan(one).tiba for one in starts)
        if (later - siap).days >= CLIFF:
            return Cliff(mulai=start, hari=(later - siap).days, siap=siap)
    return None
