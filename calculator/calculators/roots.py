"""Where a gain changes sign between two values: narrowed to six digits, or to a whole number."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

TURNS = 60
"""More than halving alone would take between the ends of any field."""

HAIR = Decimal("5e-7")
"""The relative width at which six significant digits are found."""

DIGITS = 6


def narrowed(
    gain: Callable[[Decimal], Fraction], same: tuple[Decimal, Fraction], other: tuple[Decimal, Fraction]
) -> Fraction:
    """Narrow a change of sign to six digits: by false position, a hair to this side and to that, and by halving."""
    for turn in range(TURNS):
        low, high = same[0], other[0]
        if abs(high - low) <= abs(high) * HAIR:
            break
        guess = (low + high) / 2
        if turn % 3 < 2:
            share = same[1] / (same[1] - other[1])
            root = low + (high - low) * Decimal(share.numerator) / Decimal(share.denominator)
            aside = abs(root) * HAIR / 3
            toward_same = aside if low > high else -aside
            guess = root + (toward_same if turn % 3 == 0 else -toward_same)
            guess = min(max(guess, min(low, high)), max(low, high))
        found = gain(guess)
        if found <= 0:
            other = (guess, found)
        else:
            same = (guess, found)
    return Fraction(_significant(other[0]))


def whole_between(gain: Callable[[Decimal], Fraction], same: int, other: int) -> Fraction:
    """The whole number nearest to `same` whose gain is none, by halving."""
    while abs(other - same) > 1:
        middle = (same + other) // 2
        if gain(Decimal(middle)) <= 0:
            other = middle
        else:
            same = middle
    return Fraction(other)


def _significant(value: Decimal) -> Decimal:
    return Decimal(f"{value:.{DIGITS - 1}e}")
