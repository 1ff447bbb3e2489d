"""What ordering from each supplier costs and when it arrives, after what its sample told.

The order is the decision's own (`decision_parts`), with this supplier's price, days and chance of being wrong. After
an approved sample the mass order follows at once; else the cheaper of both paths stands for the supplier. Whose
sample is given up in the end costs no more than going to the best of the others instead, beyond this one's own cost
(the time that takes is not counted).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from calculator import landed_cost
from calculator.calculators import decision_conditions, decision_parts, jadwal
from calculator.calculators.decision_parts import Parts
from calculator.calculators.penawaran_rows import AHEAD, Quote, called, chance_at, order_at, status_of
from calculator.conditions import Condition
from calculator.decision import chain
from calculator.decision.paths import Path
from calculator.forecast import Forecast
from calculator.landed_cost import MassCost, MassOrder
from calculator.numbers import desimal
from calculator.outcome import Values
from calculator.schedule import Plan, Route
from calculator.steps import DERIVED, Leaf, Step, largest, under


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How the order at a supplier would go: `langsung` or `sample`, and its costs.

    `salah` is the chance that the mass order is wrong, given that it is made; None if no sample is ever approved.
    `sample` is what samples still cost, revisions included.
    """

    cara: str
    path: Path
    parts: Parts
    order: Values
    sample: Fraction
    salah: Fraction | None

    @property
    def route(self) -> Route:
        """The stages on the way to the warehouse."""
        return self.parts.routes[self.cara]

    @property
    def plan(self) -> Plan:
        """The plan at the modes."""
        return self.parts.plans[self.cara]

    @property
    def tiba(self) -> Forecast:
        """When the goods are there."""
        return jadwal.forecast_of(self.order, self.route, self.parts.outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One supplier's quote, computed: `status` is ikut, ditolak (its sample) or minimum (asks for more than wanted).

    Only who is `ikut` has a way; who asks for more has no cost either, for the price does not hold for this quantity.
    """

    place: int
    nama: str
    hasil_sample: str
    harga_unit: Decimal
    status: str
    mass: MassCost | None
    way: Way | None
    ends: tuple[Step, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """What the explanation of this supplier must lead to, under its own keys."""
        return self.own(*self.ends)

    def own(self, *steps: Step) -> tuple[Step, ...]:
        """Steps of this supplier's order under keys of its own."""
        return under(f"penawaran.{self.place}.", steps)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What these steps stand on, under the same keys."""
        if self.way is None:
            return () if self.mass is None else self._own_conditions(self.mass.conditions)
        parts = self.way.parts
        open_ones = [one for one in parts.paths if self.hasil_sample in AHEAD or one.id == "langsung"]
        best = decision_conditions.of_best(open_ones, self.way.cara)
        return self._own_conditions((*decision_conditions.of_order(parts), *best))

    def _own_conditions(self, kept: Sequence[Condition]) -> tuple[Condition, ...]:
        sides = [self.own(Step("low", "", one.low), Step("high", "", one.high)) for one in kept]
        pairs = zip(kept, sides, strict=True)
        return tuple(replace(one, low=low.term, high=high.term) for one, (low, high) in pairs)

    @property
    def total(self) -> Fraction:
        """What an order there costs on average, all in; only of an offer that is `ikut`."""
        return self.path.total_harapan.value

    @property
    def path(self) -> Path:
        """The path that stands for this supplier; only of an offer that is `ikut`."""
        return self.taken.path

    @property
    def taken(self) -> Way:
        """The way; only of an offer that is `ikut`."""
        if self.way is None:
            message = f"{self.nama} is not compared"
            raise ValueError(message)
        return self.way

    @property
    def key(self) -> tuple[Fraction, Decimal, str]:
        """What offers are ranked by: the average cost; where that is equal the price, then the name."""
        return self.total, self.harga_unit, self.nama


def alone(values: Values) -> tuple[Offer, ...]:
    """Every supplier's quote, in the order of the rows, as if there were no other to go to."""
    return tuple(offer_of(values, place, None) for place in range(len(values["penawaran"])))


def together(values: Values, each: Sequence[Offer]) -> tuple[Offer, ...]:
    """The same where an order given up goes to the best of the others, unless the reader says what giving up costs."""
    if values["rugi_batal"] is not None:
        return tuple(each)
    return tuple(one if (cost := _going_on(one, each)) is None else offer_of(values, one.place, cost) for one in each)


def _going_on(one: Offer, each: Sequence[Offer]) -> Step | None:
    """What giving up costs where it means going to another; None where that is not less than without one."""
    others = [other.total for other in each if other.way is not None and other is not one]
    if one.way is None or one.hasil_sample not in AHEAD or not others:
        return None
    own, given_up = one.way.parts.mass.total_bersih, one.way.parts.stakes.rugi_batal
    cost = Step("rugi_pindah", "rupiah", largest(0, Leaf(min(others), "rupiah", name=DERIVED) - own))
    return cost if cost.value < given_up.value else None


def ranked(found: Iterable[Offer]) -> list[Offer]:
    """Those that are compared, best first."""
    return sorted((one for one in found if one.way is not None), key=lambda one: one.key)


def offer_of(values: Values, place: int, given_up: Step | None) -> Offer:
    """One quote, computed; `given_up` is what giving it up costs, where that is known."""
    quote: Quote = values["penawaran"][place]
    status = status_of(values, quote)
    told = chance_at(values, quote)
    way, mass, ends = None, None, []
    if status == "ditolak":
        mass = _mass(order_at(values, quote, Fraction(0)))
        ends = [mass.per_unit]
    elif status == "ikut" and told is not None:
        priced = {} if given_up is None else {"rugi_batal": desimal(given_up.value)}
        way = _way(order_at(values, quote, told.value) | priced, quote["hasil_sample"], told.value)
        mass = way.parts.mass
        ends = [told, mass.per_unit, *([] if given_up is None else [given_up]), *_ends(way)]
    return Offer(
        place=place,
        nama=called(quote, place),
        hasil_sample=quote["hasil_sample"],
        harga_unit=quote["harga_unit"],
        status=status,
        mass=mass,
        way=way,
        ends=tuple(ends),
    )


def _mass(order: Values) -> MassCost:
    found = decision_parts.pick(MassOrder, order)
    return landed_cost.mass_order(found, decision_parts.currency_of(order), decision_parts.law_of(order))


def _way(order: Values, outcome: str, p: Fraction) -> Way:
    """The cheaper path where a sample may still be ordered, else straight on."""
    parts = decision_parts.parts_of(order)
    open_ones = [path for path in parts.paths if outcome in AHEAD or path.id == "langsung"]
    path = min(open_ones, key=lambda one: one.total_harapan.value)
    sampled = path.id == "sample"
    ahead = parts.stakes.ronde_pertama.value + path.harapan_revisi.value if sampled else Fraction(0)
    return Way(
        cara=path.id,
        path=path,
        parts=parts,
        order=order,
        sample=ahead,
        salah=parts.outcome.peluang_salah_bila_disetujui if sampled else p,
    )


def _ends(way: Way) -> list[Step]:
    """The steps the explanation of a supplier must lead to."""
    found = [way.parts.loss.rugi_salah_spek, way.path.per_unit]
    if way.cara == "sample":
        found = [way.parts.biaya_ronde, *chain.steps(way.parts.outcome, way.parts.stakes.test), *found]
    return found


PARTS = ("gudang", "sample", "salah", "telat")
"""What an average cost is made of: the goods in the warehouse, samples to come, being wrong or given up, being late."""


def parts_of(offer: Offer) -> dict[str, Fraction]:
    """The average cost in its parts; their sum is the whole."""
    way, path = offer.taken, offer.path
    return {
        "gudang": way.parts.mass.total_bersih.value,
        "sample": way.sample,
        "salah": path.harapan_rugi.value,
        "telat": path.harapan_telat.value,
    }
