"""The Beta distribution function, against closed forms in exact fractions."""

from decimal import Decimal, localcontext
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.beta import beta_cdf

SHARES = st.fractions(0, 1, max_denominator=1000)
WHOLE = st.integers(1, 30)
POSITIVE = st.fractions(Fraction(1, 50), 40, max_denominator=50)
LAST_DIGIT = 1e-15


def closed_form(x, a, b):
    """P(Beta(a, b) <= x) for whole a and b: P(at least a successes in a + b - 1 trials)."""
    n = a + b - 1
    return sum((comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1)), Fraction(0))


@given(SHARES, WHOLE, WHOLE)
def test_whole_parameters_follow_the_binomial(x, a, b):
    """The integral is a binomial tail, which fractions give exactly; only the last digit may differ."""
    assert abs(Fraction(beta_cdf(x, Fraction(a), Fraction(b))) - closed_form(x, a, b)) <= LAST_DIGIT


@given(SHARES, POSITIVE, POSITIVE)
def test_the_two_tails_are_one(x, a, b):
    """Turning the distribution round turns its parameters round."""
    assert abs(beta_cdf(x, a, b) + beta_cdf(1 - x, b, a) - 1) <= LAST_DIGIT


@given(SHARES, SHARES, POSITIVE, POSITIVE)
def test_it_rises(x, y, a, b):
    """More room never has less probability, and all stays between 0 and 1."""
    low, high = sorted((x, y))
    assert 0 <= beta_cdf(low, a, b) <= beta_cdf(high, a, b) <= 1


@given(SHARES)
def test_flat_and_power_cases(x):
    """Beta(1, 1) is uniform; Beta(3, 1) is the cube."""
    assert abs(Fraction(beta_cdf(x, Fraction(1), Fraction(1))) - x) <= LAST_DIGIT
    assert abs(Fraction(beta_cdf(x, Fraction(3), Fraction(1))) - x**3) <= LAST_DIGIT


@given(SHARES, st.integers(1, 40))
def test_half_parameters_follow_the_root(x, halves):
    """Beta(1, b) has the closed form 1 - (1 - x)^b, and for halves a square root gives it to many digits."""
    with localcontext(prec=60):
        rest = 1 - Decimal(x.numerator) / Decimal(x.denominator)
        expected = 1 - rest.sqrt() ** halves if rest else Decimal(1)
        assert abs(Decimal(beta_cdf(x, Fraction(1), Fraction(halves, 2))) - expected) <= Decimal(LAST_DIGIT)
        assert abs(Decimal(beta_cdf(1 - x, Fraction(halves, 2), Fraction(1))) - (1 - expected)) <= Decimal(LAST_DIGIT)


@given(st.integers(0, 45), st.integers(0, 45), st.integers(0, 45))
def test_pert_parameters_of_whole_days_have_the_pert_mean(low, mode, high):
    """The mean of a PERT by summing its tail in thin slices comes near (a + 4 m + b) / 6."""
    low, mode, high = sorted((low, mode, high))
    if low == high:
        return
    width = high - low
    a, b = 1 + Fraction(4 * (mode - low), width), 1 + Fraction(4 * (high - mode), width)
    slices = 64
    tail = sum(1 - beta_cdf(Fraction(2 * i + 1, 2 * slices), a, b) for i in range(slices)) / slices
    assert abs(low + width * tail - (low + 4 * mode + high) / 6) < width / 500


@pytest.mark.parametrize(
    ("x", "a", "b", "expected"),
    [
        (Fraction(-1), Fraction(2), Fraction(3), 0.0),
        (Fraction(0), Fraction(2), Fraction(3), 0.0),
        (Fraction(1), Fraction(2), Fraction(3), 1.0),
        (Fraction(2), Fraction(2), Fraction(3), 1.0),
        (Fraction(1, 2), Fraction(7), Fraction(7), 0.5),
        (Fraction(1, 4), Fraction(2), Fraction(6), 0.5550537109375),
    ],
)
def test_ends_and_middle(x, a, b, expected):
    """Below the range nothing, above it all, half at the middle of a symmetric one; I_1/4(2, 6) by hand."""
    assert expected == beta_cdf(x, a, b)


def test_example_i_of_the_model():
    """P ~ Beta(2, 6) against the break-even 1,26/25,98: the sample is better in 95,80 of 100."""
    chance = 1 - beta_cdf(Fraction("1.26") / Fraction("25.98"), Fraction(2), Fraction(6))
    assert round(chance, 4) == 0.9580
