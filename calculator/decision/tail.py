"""The bad end of a path: what its worst tenth costs on average, and how often it costs more than an amount.

Amounts are what the path costs beyond a good lot in time. Source: conditional value at risk of a discrete bet.
Chances of arrival are floats, so everything here is: one path may end in thousands of ways.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from calculator.arrival import Mass
from calculator.decision.risk import Bet, LatePrice

WORST = 0.1
"""The share of outcomes that the worst end is made of."""


type Loss = tuple[float, float]
"""One outcome: its cost in rupiah beyond a good lot in time, and its chance."""


def losses(bets: Iterable[Bet], price: LatePrice, good: Fraction) -> list[Loss]:
    """The outcomes of a path, worst first; `good` is what a good lot in time costs."""
    likely = [bet for bet in bets if bet.peluang]
    late = {id(bet.tiba): _lateness(bet.tiba, price) for bet in likely}
    found = []
    for bet in likely:
        cost, chance = float(bet.biaya - good), float(bet.peluang)
        due = late[id(bet.tiba)]
        found += [(cost + more, chance * share) for more, share in (_always(due, price) if bet.pasti_telat else due)]
    return sorted(found, reverse=True)


def _lateness(tiba: Mass, price: LatePrice) -> list[Loss]:
    """What being late costs by the arrival alone, with its chance: in time nothing, else G once and b a day."""
    if price.tenggat is None:
        return [(0.0, 1.0)]
    once, a_day = float(price.rugi_telat), float(price.rugi_telat_per_hari)
    by_amount: dict[float, float] = {}
    for day, share in sorted(tiba.items()):
        due = once + (day - price.tenggat) * a_day if day > price.tenggat else 0.0
        by_amount[due] = by_amount.get(due, 0.0) + share
    return list(by_amount.items())


def _always(late: Sequence[Loss], price: LatePrice) -> list[Loss]:
    """The same for a lot that misses the date whenever it arrives."""
    once = 0.0 if price.tenggat is None else float(price.rugi_telat)
    return [(due or once, share) for due, share in late]


def worst_mean(found: Iterable[Loss]) -> Fraction:
    """The mean of the worst tenth of the outcomes, in rupiah; `found` holds the worst first."""
    left, cost = WORST, 0.0
    for amount, chance in found:
        share = min(left, chance)
        cost += share * amount
        left -= share
        if left <= 0:
            break
    return Fraction(cost / (WORST - left))


def chance_above(found: Iterable[Loss], limit: Decimal) -> float:
    """The chance that an order costs more than this beyond a good one."""
    return sum((chance for amount, chance in found if amount > limit), 0.0)
