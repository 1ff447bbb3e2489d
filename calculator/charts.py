"""The geometry of the charts; templates draw what is computed here."""

from dataclasses import dataclass
from fractions import Fraction

from calculator.numbers import angka

WIDTH = 320
"""The width of a chart's view box; one unit is about one pixel on a small phone."""

LABEL = 62
"""About how wide a label of the scale is, to keep labels inside the chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark on a scale: where it is, and whether its label starts or ends there."""

    x: str
    anchor: str
    share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The break-even scale from 0 to `end`: below `impas` straight to mass, above it the sample."""

    end: Fraction
    impas: Mark
    own: Mark


def scale(p: Fraction, impas: Fraction) -> Scale:
    """Lay out the scale so that both marks have room; never beyond 100 percent."""
    need = max(p, impas) * Fraction(3, 2)
    ends = (Fraction(5, 100), Fraction(1, 10), Fraction(1, 5), Fraction(2, 5), Fraction(1))
    end = next((candidate for candidate in ends if candidate >= need), Fraction(1))
    return Scale(end=end, impas=_mark(impas, end), own=_mark(p, end))


def _mark(share: Fraction, end: Fraction) -> Mark:
    place = share / end * WIDTH
    anchor = "end" if place > WIDTH - LABEL else "start"
    return Mark(x=_units(place), anchor=anchor, share=share)


def _units(value: Fraction) -> str:
    return angka(value, 1).replace(".", "").replace(",", ".")
