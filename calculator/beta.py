"""The Beta distribution function, the same to the last digit in every interpreter.

No libm: logarithms and powers come from Decimal, the rest is a series of whole numbers. Source: the power series of
the incomplete beta function (DLMF 8.17.7 with 8.17.4 for reflection).
"""

from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cache, lru_cache

PRECISION = 40
BITS = 150
"""The series is summed in whole numbers of 2^-BITS: five digits more than are kept of it."""

HALF = Fraction(1, 2)


def beta_cdf(x: Fraction, a: Fraction, b: Fraction) -> float:
    """P(X <= x) for X ~ Beta(a, b), a and b above 0, correct to 1e-15; 0 below 0 and 1 above 1."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    with localcontext(Context(prec=PRECISION)):
        whole = _whole(a, b)
        if x <= HALF:
            return float(_lower(x, a, b) / whole)
        return float(1 - _lower(1 - x, b, a) / whole)


@cache
def _whole(a: Fraction, b: Fraction) -> Decimal:
    """The complete beta integral; kept, since a duration asks for it at each of its days."""
    return _lower(HALF, a, b) + _lower(HALF, b, a)


def _lower(x: Fraction, a: Fraction, b: Fraction) -> Decimal:
    """The incomplete beta integral from 0 to x <= 1/2: x^a sum_n (1-b)_n x^n / (n! (a+n))."""
    return _series(x, a, b) * (_decimal(a) * _logarithm(x)).exp()


def _series(x: Fraction, a: Fraction, b: Fraction) -> Decimal:
    """The sum of the above; a + n is counted in the parts that a has, n in those of b."""
    (first, of_first), (second, of_second) = a.as_integer_ratio(), b.as_integer_ratio()
    place = (x.numerator << BITS) // x.denominator
    coefficient = 1 << BITS
    result = coefficient * of_first // first
    step = 0
    while abs(coefficient) > 1 or step < second:
        step += of_second
        coefficient = (coefficient * place >> BITS) * (step - second) // step
        first += of_first
        result += coefficient * of_first // first
    return Decimal(result) / (1 << BITS)


@lru_cache(maxsize=256)
def _logarithm(x: Fraction) -> Decimal:
    """The natural logarithm; kept, since the days of one duration, and of others as wide, stand at the same places."""
    return _decimal(x).ln()


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
