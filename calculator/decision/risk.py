"""Small capital: the certain cost that is as bad as a path's bet, for a risk tolerance R.

CE = R ln E[exp(cost / R)] over the outcomes of a path, lateness included. Source: exponential utility.
Everything is Decimal, since logarithms and powers of floats differ between interpreters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from fractions import Fraction

from calculator.arrival import Mass

PRECISION = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Bet:
    """One outcome of a path: its chance, its cost without lateness, its arrival, whether the date is lost anyway."""

    peluang: Fraction
    biaya: Fraction
    tiba: Mass
    pasti_telat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePrice:
    """What being late costs: the deadline as an ordinal or None, G once, b a day."""

    tenggat: int | None
    rugi_telat: Decimal
    rugi_telat_per_hari: Decimal


def worst(bets: Iterable[Bet], price: LatePrice) -> Fraction:
    """A cost no outcome exceeds, by which costs are shifted so that no exponential overflows."""
    return max(bet.biaya + _worst_lateness(bet, price) for bet in bets)


def _worst_lateness(bet: Bet, price: LatePrice) -> Fraction:
    if price.tenggat is None:
        return Fraction(0)
    days = max(0, max(bet.tiba) - price.tenggat)
    return Fraction(price.rugi_telat) + days * Fraction(price.rugi_telat_per_hari)


def mean_exponential(bets: Iterable[Bet], price: LatePrice, tolerance: Decimal, shift: Fraction) -> Decimal:
    """E[exp((cost - shift) / R)] of a path."""
    with localcontext(_context()):
        likely = [bet for bet in bets if bet.peluang]
        arrivals = {id(bet.tiba): bet.tiba for bet in likely}
        factors = {key: _lateness(tiba, price, tolerance) for key, tiba in arrivals.items()}
        return sum((_exponential(bet, tolerance, shift, *factors[id(bet.tiba)]) for bet in likely), Decimal(0))


def _context() -> Context:
    return Context(prec=PRECISION, Emax=MAX_EMAX, Emin=MIN_EMIN)


def _exponential(bet: Bet, tolerance: Decimal, shift: Fraction, right: Decimal, wrong: Decimal) -> Decimal:
    """P x exp(cost / R) of one outcome, times what lateness adds for a right lot or for a wrong one."""
    cost = _decimal(bet.biaya - shift)
    return _decimal(bet.peluang) * (cost / tolerance).exp() * (wrong if bet.pasti_telat else right)


def _lateness(tiba: Mass, price: LatePrice, tolerance: Decimal) -> tuple[Decimal, Decimal]:
    """E[exp(lateness / R)] of a lot that is late by its arrival alone, and of one that always misses the date."""
    if price.tenggat is None:
        return Decimal(1), Decimal(1)
    once, a_day = (price.rugi_telat / tolerance).exp(), (price.rugi_telat_per_hari / tolerance).exp()
    in_time, late = Decimal(0), Decimal(0)
    power, reached = Decimal(1), price.tenggat
    for day, share in sorted(tiba.items()):
        if day <= price.tenggat:
            in_time += Decimal(share)
            continue
        for _ in range(day - reached):
            power *= a_day
        reached = day
        late += Decimal(share) * power
    return in_time + once * late, once * (in_time + late)


def certain_equivalent(mean: Decimal, tolerance: Decimal, shift: Fraction) -> Fraction:
    """R ln of a mean exponential, shifted back: the certain cost as bad as the bet."""
    with localcontext(_context()):
        return shift + Fraction(tolerance * mean.ln())


def break_even_chance(sample: Sequence[Decimal], direct: Sequence[Decimal]) -> Fraction | None:
    """The chance at which both paths are as bad; each pair holds the mean exponentials at p = 0 and p = 1."""
    with localcontext(_context()):
        cost, gain = sample[0] - direct[0], direct[1] - sample[1]
        if cost + gain <= 0:
            return None
        root = Fraction(cost / (cost + gain))
    return None if root > 1 else max(root, Fraction(0))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
