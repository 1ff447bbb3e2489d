"""The exact distribution of an arrival: whole days, stage by stage over the calendars, no random draw.

All mass starts on one day; each stage sends the mass of every start day through its duration's
distribution and its calendar. Days are ordinals. Only + - * / touch the probabilities, so every
interpreter gives the same digits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise
from operator import mul

from calculator.beta import beta_cdf
from calculator.day_index import DayIndex
from calculator.durations import Duration

type Mass = dict[int, float]
"""The probability of each day."""

NEGLIGIBLE = 1e-18
"""Mass below this is dropped: the error of the whole stays far below the tenth decimal."""

SLACK = 1e-9
"""Room for the last digits where a probability is compared with a level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One stage as the distribution sees it: on which days it works, P(no work), and P(least + i days) from 1 on."""

    days: DayIndex
    nothing: float
    least: int
    shares: tuple[float, ...]


@cache
def shares(duration: Duration) -> tuple[float, ...]:
    """A PERT duration on whole days: Beta(1+4(m-a)/(b-a), 1+4(b-m)/(b-a)) on [a, b], rounded to the day.

    P(n) = F(n + 1/2) - F(n - 1/2) for n = a..b. A certain duration has all its mass on one day.
    """
    low, mode, high = duration.min, duration.modus, duration.maks
    if low == high:
        return (1.0,)
    width = high - low
    a, b = 1 + Fraction(4 * (mode - low), width), 1 + Fraction(4 * (high - mode), width)
    edges = [beta_cdf(Fraction(2 * n - 1, 2 * width), a, b) for n in range(width + 2)]
    return tuple(after - before for before, after in pairwise(edges))


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A delay that may come on top of a stage: how likely, and how many days."""

    peluang: Fraction
    lama: Duration


@cache
def slipped(duration: Duration, slip: Slip) -> tuple[float, ...]:
    """The shares of a stage that may slip: with the chance of a slip its days are added, else none."""
    plain, more, chance = shares(duration), shares(slip.lama), float(slip.peluang)
    found = [(1 - chance) * share for share in plain] + [0.0] * slip.lama.maks
    for extra, weight in enumerate(more, start=slip.lama.min):
        for place, share in enumerate(plain):
            found[place + extra] += chance * weight * share
    return tuple(found)


def leg(days: DayIndex, duration: Duration, slip: Slip | None = None) -> Leg:
    """A stage of a plan as a leg."""
    chances = shares(duration) if slip is None else slipped(duration, slip)
    if duration.min:
        return Leg(days=days, nothing=0.0, least=duration.min, shares=chances)
    return Leg(days=days, nothing=chances[0], least=1, shares=chances[1:])


def through(mass: Mass, legs: Iterable[Leg]) -> Mass:
    """Send a distribution of start days through some stages, one after the other."""
    for stage in legs:
        mass = _after(stage, {day: share for day, share in mass.items() if share >= NEGLIGIBLE})
    return mass


def _after(stage: Leg, mass: Mass) -> Mass:
    """The ends of one stage: counted in working days it is a convolution."""
    if not stage.shares:
        return {day: share * stage.nothing for day, share in mass.items()}
    first, last = (stage.days.place(day) for day in (min(mass), max(mass)))
    begun = [0.0] * (last - first + 1)
    for day, share in mass.items():
        begun[stage.days.place(day) - first] += share
    width = len(stage.shares)
    backwards, rim = stage.shares[::-1], [0.0] * (width - 1)
    begun = rim + begun + rim
    sums = [sum(map(mul, backwards, begun[place : place + width]), 0.0) for place in range(len(begun) - width + 1)]
    days = stage.days.ends(first + stage.least, len(sums))
    ends = {day: share for day, share in zip(days, sums, strict=True) if share}
    if stage.nothing:
        for day, share in mass.items():
            ends[day] = ends.get(day, 0.0) + share * stage.nothing
    return ends


def latest_of(mass: Mass, count: int) -> Mass:
    """The distribution of the latest of `count` independent days with this distribution."""
    if count == 1:
        return mass
    latest: Mass = {}
    below = before = 0.0
    for day in sorted(mass):
        below += mass[day]
        power = below
        for _ in range(count - 1):
            power *= below
        latest[day] = power - before
        before = power
    return latest


def mixed(weighted: Sequence[tuple[float, Mass]]) -> Mass:
    """The weighted mixture of distributions."""
    mixture: Mass = {}
    for weight, mass in weighted:
        for day, share in mass.items():
            mixture[day] = mixture.get(day, 0.0) + weight * share
    return mixture


def quantile(mass: Mass, level: float) -> int:
    """The first day by which the level is reached."""
    reached = 0.0
    days = sorted(mass)
    for day in days:
        reached += mass[day]
        if reached >= level - SLACK:
            return day
    return days[-1]


def chance_after(mass: Mass, deadline: int) -> float:
    """P(day > deadline)."""
    return sum((share for day, share in sorted(mass.items()) if day > deadline), 0.0)


def days_after(mass: Mass, deadline: int) -> float:
    """E max(0, day - deadline)."""
    return sum((share * (day - deadline) for day, share in sorted(mass.items()) if day > deadline), 0.0)


def chance_in_time(legs: Sequence[Leg], first: int, target: list[float]) -> list[float]:
    """One backward pass: P(in time) for every start day from `first` on.

    `target[i]` is the chance of being in time when these stages end on day first + i; beyond it there is none.
    """
    for stage in reversed(legs):
        target = _before(stage, first, target)
    return target


def _before(stage: Leg, first: int, target: list[float]) -> list[float]:
    """The mean of the target over the ends of one stage, for every start day.

    Long before the last day the target is even: there all means are alike, and the first stands for them.
    """
    size, width = len(target), len(stage.shares)
    places = stage.days.places(first, size)
    ends = stage.days.ends(places[0] + stage.least, places[-1] + width - places[0])
    reached = [target[end - first] if end - first < size else 0.0 for end in ends]

    def mean(place: int) -> float:
        return sum(map(mul, stage.shares, reached[place : place + width]), 0.0)

    even = next((place for place, chance in enumerate(reached) if chance != reached[0]), len(reached))
    alike = max(0, even - width + 1)
    means = [mean(0)] * alike + [mean(place) for place in range(alike, len(reached) - width + 1)]
    return [stage.nothing * chance + means[place - places[0]] for chance, place in zip(target, places, strict=True)]
