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
    """One stage as the distribution sees it: on which days it works, and P(least + i days) in shares[i]."""

    days: DayIndex
    least: int
    shares: tuple[float, ...]

    def ends(self, start: int) -> Iterable[tuple[int, float]]:
        """Every end of the stage from a start day, with its probability."""
        most = self.least + len(self.shares) - 1
        return zip(self.days.ends(start, self.least, most), self.shares, strict=True)


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


def leg(days: DayIndex, duration: Duration) -> Leg:
    """A stage of a plan as a leg."""
    return Leg(days=days, least=duration.min, shares=shares(duration))


def through(mass: Mass, legs: Iterable[Leg]) -> Mass:
    """Send a distribution of start days through some stages, one after the other."""
    for stage in legs:
        ends: Mass = {}
        for start, share in mass.items():
            if share >= NEGLIGIBLE:
                for end, chance in stage.ends(start):
                    ends[end] = ends.get(end, 0.0) + share * chance
        mass = ends
    return mass


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
        target = [_reached(stage, first + place, first, target) for place in range(len(target))]
    return target


def _reached(stage: Leg, start: int, first: int, target: list[float]) -> float:
    """The mean of the target over the ends of a stage; ends rise, so beyond the target there is nothing more."""
    mean, size = 0.0, len(target)
    for end, chance in stage.ends(start):
        if end - first >= size:
            break
        mean += chance * target[end - first]
    return mean
