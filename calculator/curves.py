"""The geometry of the curve of an inspection plan: how often a lot passes, by its true share of defects."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from calculator import inspection
from calculator.charts import WIDTH, Hanging, hanging, units
from calculator.inspection import FAILING, PASSING, SamplingPlan
from calculator.numbers import persen

HEIGHT, TOP, LEFT = 120, 16, 26
"""The height of the drawing's field, the room above it, the room on its left for the chances."""

POINTS = 40
"""How many pieces the curve is drawn in."""

ENDS = tuple(Fraction(share, 100) for share in (1, 2, 5, 10, 20, 40, 60, 100))
"""Where the axis of defects may end."""

ROWS = (0, 10, 20, 30, 40, 60, 80, 100)
"""The places of the table's rows, in percent of the axis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The curve as a path, marks on it, an upright at the reader's own share, and the same as a table.

    `end` is the share of defects at the right end; `levels` the heights of 0, 50 and 100 percent with their labels.
    """

    path: str
    marks: tuple[tuple[str, str], ...]
    own: Hanging | None
    end: Fraction
    levels: tuple[tuple[str, str], ...]
    table: tuple[tuple[Fraction, float], ...]


def curve(
    passing: Callable[[Fraction], float],
    marked: Sequence[tuple[Fraction, Fraction]],
    own: tuple[Fraction, str] | None,
) -> Curve:
    """Lay out the curve; `marked` holds the points to mark: share of defects, chance."""
    furthest = max([share for share, _ in marked] + ([own[0]] if own else []), default=Fraction(1))
    end = next(candidate for candidate in ENDS if candidate >= min(Fraction(1), furthest * Fraction(5, 4)))
    shares = [end * place / POINTS for place in range(POINTS + 1)]
    points = [f"{_x(share, end)} {_y(Fraction(passing(share)))}" for share in shares]
    return Curve(
        path="M" + "L".join(points),
        marks=tuple((_x(share, end), _y(chance)) for share, chance in marked),
        own=None if own is None else hanging(_place(own[0], end), own[1], LEFT),
        end=end,
        levels=tuple((_y(Fraction(level, 100)), str(level)) for level in (100, 50, 0)),
        table=tuple((share, passing(share)) for share in (end * place / 100 for place in ROWS)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCurve:
    """The curve of a sampling plan, and in words the rates that pass it 95 and 10 of 100 times.

    `seldom` is None if even the worst lot passes more often.
    """

    kurva: Curve
    often: str
    seldom: str | None


FEW = Fraction(1, 10)
"""Below this a rate is written with one decimal, above it without."""


@lru_cache(maxsize=64)
def of_plan(plan: SamplingPlan, peluang_deteksi: Fraction, own: Decimal | None) -> PlanCurve:
    """Draw how often a plan passes lots, by their true rate of defects; `own` is the reader's estimate of it.

    Kept: another order is often inspected by the same plan.
    """
    often, seldom = (Fraction(inspection.rate_passing(plan, level, peluang_deteksi)) for level in (PASSING, FAILING))
    marked = zip((often, seldom), (Fraction(PASSING), Fraction(FAILING)), strict=True)
    return PlanCurve(
        kurva=curve(
            lambda rate: inspection.pass_chance(plan, rate * peluang_deteksi),
            [(rate, chance) for rate, chance in marked if rate < 1],
            None if own is None else (Fraction(own), f"taksiran {about(own)}"),
        ),
        often=about(often),
        seldom=about(seldom) if seldom < 1 else None,
    )


def about(rate: Fraction | Decimal) -> str:
    """A rate with about two digits."""
    return persen(rate, 1 if rate < FEW else 0)


def _place(share: Fraction, end: Fraction) -> Fraction:
    return LEFT + share / end * (WIDTH - LEFT)


def _x(share: Fraction, end: Fraction) -> str:
    return units(_place(share, end))


def _y(chance: Fraction) -> str:
    return units(TOP + (1 - chance) * HEIGHT)
