"""Which supplier to order from, why, and what would make it another one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil

from calculator.calculators.penawaran_offers import PARTS, Offer, alone, offer_of, parts_of, ranked, together
from calculator.durations import kinds_of_order
from calculator.outcome import Values
from calculator.steps import Step

CENT, FINEST = Decimal("0.01"), Decimal("0.000001")
"""Prices are tried in steps of a cent, or in finer ones where the quote is finer, down to this."""

TOO_CLOSE = Fraction(1, 100)
"""Two average costs nearer than this are called the same: freight and chances are not known that well (asumsi kami)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The advice over some offers.

    `saran` is pilih, imbang, tidak_beli (sales do not cover the cheapest) or tidak_ada (none is left to compare).
    `urutan` are those compared, best first; `selisih` is what the second costs more. `harga_balik` is the highest
    price at which the second becomes the first, None if none does; `bila_lolos` those that would be the first once
    their sample is approved; `goyah` those that would be at an end of the chance's range.
    """

    saran: str
    urutan: tuple[Offer, ...]
    selisih: Step | None
    harga_balik: Decimal | None
    bila_lolos: tuple[Offer, ...]
    goyah: tuple[Offer, ...]


def choose(values: Values, each: Sequence[Offer], found: Sequence[Offer]) -> Choice:
    """The lowest average cost of those compared; `each` are the offers as if there were no other."""
    order = ranked(found)
    first, second = (*order[:2], None, None)[:2]
    shaky = _at_the_ends(values, first, found) if first else ()
    return Choice(
        saran=_advice(values, order, shaky),
        urutan=tuple(order),
        selisih=_difference(first, second) if first and second else None,
        harga_balik=_price_that_turns(values, each, second) if first and second else None,
        bila_lolos=_once_approved(values, each, order),
        goyah=shaky,
    )


def _advice(values: Values, order: Sequence[Offer], shaky: Sequence[Offer]) -> str:
    if not order:
        return "tidak_ada"
    best = order[0].total
    if values["harga_jual"] is not None and Fraction(values["harga_jual"]) * values["jumlah_unit"] < best:
        return "tidak_beli"
    close = len(order) > 1 and order[1].total - best < TOO_CLOSE * best
    return "imbang" if close or shaky else "pilih"


def _difference(first: Offer, second: Offer) -> Step:
    (dearer,), (cheaper,) = (one.own(one.path.total_harapan) for one in (second, first))
    return Step("selisih_penawaran", "rupiah", dearer - cheaper)


def _at_the_ends(values: Values, first: Offer, found: Sequence[Offer]) -> tuple[Offer, ...]:
    """Who would be the first at the ends of the range of the chance, where the reader did not give it."""
    if not values["peluang_dari_jenis"]:
        return ()
    low, _, high = kinds_of_order()[values["jenis_pesanan"]].peluang
    tried = [values | {"peluang_salah_spek": end} for end in (low, high)]
    others = [ranked(together(one, alone(one)))[0] for one in tried]
    return tuple({one.place: found[one.place] for one in others if one.place != first.place}.values())


def _once_approved(values: Values, each: Sequence[Offer], order: Sequence[Offer]) -> tuple[Offer, ...]:
    """Those without an approved sample that would be the first with one."""
    waiting = [one for one in order[1:] if one.hasil_sample != "lolos"]
    return tuple(one for one in waiting if _first_with(values, each, one, hasil_sample="lolos"))


def _price_that_turns(values: Values, each: Sequence[Offer], second: Offer) -> Decimal | None:
    """The highest price at which the second is the first, by halving: a lower price never makes an offer worse."""
    exponent = second.harga_unit.as_tuple().exponent
    step = CENT if not isinstance(exponent, int) else max(FINEST, min(CENT, Decimal(1).scaleb(exponent)))
    count = ceil(Fraction(second.harga_unit) / Fraction(step))
    return _last(lambda count: _first_with(values, each, second, harga_unit=count * step), count, step)


def _last(wins: Callable[[int], bool], high: int, step: Decimal) -> Decimal | None:
    """The last count below `high` that wins, in steps; None if not even one does."""
    if high <= 1 or not wins(1):
        return None
    low = 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if wins(middle) else (low, middle)
    return low * step


def _first_with(values: Values, each: Sequence[Offer], one: Offer, **changed: object) -> bool:
    """Whether an offer is the first once its row says something else."""
    rows = list(values["penawaran"])
    rows[one.place] = rows[one.place] | changed
    other = values | {"penawaran": tuple(rows)}
    replaced = [offer_of(other, one.place, None) if found.place == one.place else found for found in each]
    return ranked(together(other, replaced))[0].place == one.place


def reasons(first: Offer, second: Offer) -> dict[str, Fraction]:
    """What the second costs more, by part: below zero where it costs less. The sum is the difference."""
    dearer, cheaper = parts_of(second), parts_of(first)
    return {name: dearer[name] - cheaper[name] for name in PARTS}
