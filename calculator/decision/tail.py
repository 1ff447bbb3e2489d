"""The bad end of a path: what its worst tenth costs on average, and how often it costs more than an amount.

Amounts are what the path costs beyond a good lot in time. Source: conditional value at risk of a discrete bet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from calculator.arrival import Mass
from calculator.decision.risk import Bet, LatePrice

WORST = Fraction(1, 10)
"""The share of outcomes that the worst end is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One outcome: its chance, and its cost in rupiah beyond a good lot in time."""

    peluang: Fraction
    jumlah: Fraction


def losses(bets: Iterable[Bet], price: LatePrice, good: Fraction) -> list[Loss]:
    """The outcomes of a path, worst first; `good` is what a good lot in time costs."""
    likely = [bet for bet in bets if bet.peluang]
    late = {id(bet.tiba): _lateness(bet.tiba, price) for bet in likely}
    found = [
        Loss(peluang=bet.peluang * share, jumlah=bet.biaya - good + due)
        for bet in likely
        for share, due in (_always(late[id(bet.tiba)], price) if bet.pasti_telat else late[id(bet.tiba)])
    ]
    return sorted(found, key=lambda loss: -loss.jumlah)


def _lateness(tiba: Mass, price: LatePrice) -> list[tuple[Fraction, Fraction]]:
    """What being late costs by the arrival alone, with its chance: in time nothing, else G once and b a day."""
    if price.tenggat is None:
        return [(Fraction(1), Fraction(0))]
    once, a_day = Fraction(price.rugi_telat), Fraction(price.rugi_telat_per_hari)
    by_amount: dict[Fraction, Fraction] = {}
    for day, share in tiba.items():
        due = once + (day - price.tenggat) * a_day if day > price.tenggat else Fraction(0)
        by_amount[due] = by_amount.get(due, Fraction(0)) + Fraction(share)
    return [(share, due) for due, share in by_amount.items()]


def _always(late: Sequence[tuple[Fraction, Fraction]], price: LatePrice) -> list[tuple[Fraction, Fraction]]:
    """The same for a lot that misses the date whenever it arrives."""
    once = Fraction(0) if price.tenggat is None else Fraction(price.rugi_telat)
    return [(share, due or once) for share, due in late]


def worst_mean(found: Iterable[Loss]) -> Fraction:
    """The mean of the worst tenth of the outcomes, in rupiah; `found` holds the worst first."""
    left, cost = WORST, Fraction(0)
    for loss in found:
        share = min(left, loss.peluang)
        cost += share * loss.jumlah
        left -= share
        if not left:
            break
    return cost / (WORST - left)


def chance_above(found: Iterable[Loss], limit: Fraction) -> Fraction:
    """The chance that an order costs more than this beyond a good one."""
    return sum((loss.peluang for loss in found if loss.jumlah > limit), Fraction(0))
