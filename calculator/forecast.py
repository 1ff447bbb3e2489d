"""What the distribution of an arrival says: quantiles, the chance of being late."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from calculator import arrival, schedule
from calculator.arrival import Mass
from calculator.schedule import Route

LEVELS = (("p10", 0.1), ("p50", 0.5), ("p80", 0.8), ("p90", 0.9))
"""The quantiles that are reported."""

SHOWN = 1e-10
"""Days with less probability are left out of the reported distribution."""

KEPT = 64
"""How many routes are kept: one decision looks at a few of them again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """A path's arrival as a distribution, given approval; empty or None where nothing is ever approved."""

    sebaran: tuple[tuple[date, float], ...]
    kuantil: dict[str, date | None]
    peluang_telat: float | None
    harapan_hari_telat: float | None


@lru_cache(maxsize=KEPT)
def distribution(route: Route) -> tuple[Mass, ...]:
    """The arrivals of a route after 0, 1, .. revisions; kept, since a decision looks at it again and again."""
    return schedule.arrivals(route)


@lru_cache(maxsize=KEPT)
def lateness(route: Route, tenggat: date) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """P(T > H) and E max(0, T - H) after 0, 1, .. revisions."""
    masses, deadline = distribution(route), tenggat.toordinal()
    late = tuple(arrival.chance_after(mass, deadline) for mass in masses)
    return late, tuple(arrival.days_after(mass, deadline) for mass in masses)


@lru_cache(maxsize=KEPT)
def forecast(route: Route, weights: tuple[float, ...], tenggat: date | None) -> Forecast:
    """What is reported of a path; `weights` are the chances of approval in each round."""
    whole = sum(weights)
    if not whole:
        return Forecast(
            sebaran=(),
            kuantil={name: None for name, _ in LEVELS},
            peluang_telat=None,
            harapan_hari_telat=None,
        )
    parts = zip(weights, distribution(route), strict=True)
    mixture = arrival.mixed([(weight / whole, mass) for weight, mass in parts])
    deadline = None if tenggat is None else tenggat.toordinal()
    return Forecast(
        sebaran=tuple((date.fromordinal(day), mixture[day]) for day in sorted(mixture) if mixture[day] >= SHOWN),
        kuantil={name: date.fromordinal(arrival.quantile(mixture, level)) for name, level in LEVELS},
        peluang_telat=None if deadline is None else arrival.chance_after(mixture, deadline),
        harapan_hari_telat=None if deadline is None else arrival.days_after(mixture, deadline),
    )
