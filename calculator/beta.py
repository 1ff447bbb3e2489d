"""The Beta distribution function in Decimal, the same to the last digit in every interpreter.

No libm: logarithms and powers come from Decimal, the rest is series. Source: the power series of the
incomplete beta function (DLMF 8.17.7 with 8.17.4 for reflection).
"""

from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cache

PRECISION = 40
TINY = Decimal(10) ** -36
HALF = Decimal("0.5")


def beta_cdf(x: Fraction, a: Fraction, b: Fraction) -> float:
    """P(X <= x) for X ~ Beta(a, b), a and b above 0, correct to 1e-15; 0 below 0 and 1 above 1."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    with localcontext(Context(prec=PRECISION)):
        place, first, second = _decimal(x), _decimal(a), _decimal(b)
        whole = _whole(first, second)
        if place <= HALF:
            return float(_lower(place, first, second) / whole)
        return float(1 - _lower(1 - place, second, first) / whole)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


@cache
def _whole(a: Decimal, b: Decimal) -> Decimal:
    """The complete beta integral; kept, since a duration asks for it at each of its days."""
    return _lower(HALF, a, b) + _lower(HALF, b, a)


def _lower(x: Decimal, a: Decimal, b: Decimal) -> Decimal:
    """The incomplete beta integral from 0 to x <= 1/2: x^a sum_n (1-b)_n x^n / (n! (a+n))."""
    coefficient = Decimal(1)
    result = 1 / a
    n = 0
    while abs(coefficient) > TINY * abs(result) or n < b:
        n += 1
        coefficient *= (n - b) * x / n
        result += coefficient / (a + n)
        if coefficient == 0:
            break
    return result * (a * x.ln()).exp()
