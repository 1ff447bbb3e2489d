"""The same order by other ways: by sea or air; declared by the importer, as a parcel, or all-in."""

from collections.abc import Callable
from dataclasses import dataclass

from calculator import landed_cost
from calculator.calculators import decision_parts, estimates, jadwal
from calculator.calculators.decision_parts import Parts
from calculator.forecast import Forecast
from calculator.landed_cost import MassCost, MassOrder
from calculator.outcome import Problem, Result, Values
from calculator.steps import Step

WAYS = (
    ("laut_lcl", "pib"),
    ("laut_lcl", "borongan"),
    ("udara", "pib"),
    ("udara", "borongan"),
    ("udara", "kiriman"),
)
"""The ways that are compared; the reader's own stands among them."""

OF_ONE_WAY = frozenset(
    ("freight", "asuransi", "biaya_lokal", "tarif_borongan", "minimum_tagih", "pengiriman", "bea_cukai")
)
"""What the reader was quoted for the way chosen: on another one it is estimated anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way: what a unit costs in the warehouse, and when both paths arrive; `dipilih` is the reader's own."""

    moda: str
    skema_impor: str
    dipilih: bool
    per_unit: Step
    sample: Forecast
    langsung: Forecast

    def as_result(self) -> dict[str, Result]:
        """The public keys of a way; its formula stands where it is the reader's own."""
        return {
            "moda": self.moda,
            "skema_impor": self.skema_impor,
            "dipilih": self.dipilih,
            "per_unit": int(self.per_unit.amount),
            "sample": _arrival(self.sample),
            "langsung": _arrival(self.langsung),
        }


def _arrival(found: Forecast) -> dict[str, Result]:
    """When the goods are there 8 times in 10 and how likely they are late; None without approval, or a deadline."""
    return {"tiba_p80": found.kuantil["p80"], "peluang_telat": found.peluang_telat}


def of_order(
    values: Values, parts: Parts, complete: Callable[[Values], Values], check: Callable[[Values], list[Problem]]
) -> tuple[Way, ...]:
    """Every way that is open to this order and can be estimated, cheapest first.

    `complete` and `check` are the decision's own.
    """
    own = values["moda"], values["skema_impor"]
    found = [_way(values, parts.mass, parts, dipilih=True)]
    for moda, scheme in WAYS:
        if (moda, scheme) == own or (own[0] == "laut_fcl" and (moda, scheme) == ("laut_lcl", own[1])):
            continue
        other = by(values, moda, scheme)
        if other is None:
            continue
        other = complete(other)
        if not check(other):
            found.append(_way(other, cost(other), parts, dipilih=False))
    return tuple(sorted(found, key=lambda way: (way.per_unit.value, not way.dipilih)))


def by(values: Values, moda: str, scheme: str) -> Values | None:
    """The order as it would be typed for another way; None where its freight cannot be estimated or charged."""
    asked = values | dict.fromkeys(OF_ONE_WAY) | {"moda": moda, "skema_impor": scheme}
    asked["diisi"] = values["diisi"] - OF_ONE_WAY
    found = estimates.of_order(asked)
    if scheme != "borongan" and (found["freight"] is None or values["ndpbm_usd"] is None):
        return None
    return found


def cost(values: Values) -> MassCost:
    """What the mass order costs by a way."""
    order, currency = decision_parts.pick(MassOrder, values), decision_parts.currency_of(values)
    return landed_cost.mass_order(order, currency, decision_parts.law_of(values))


def _way(values: Values, mass: MassCost, parts: Parts, *, dipilih: bool) -> Way:
    return Way(
        moda=values["moda"],
        skema_impor=values["skema_impor"],
        dipilih=dipilih,
        per_unit=mass.per_unit,
        sample=_forecast(values, "sample", parts),
        langsung=_forecast(values, "langsung", parts),
    )


def _forecast(values: Values, jalur: str, parts: Parts) -> Forecast:
    return jadwal.forecast_of(values, jadwal.route_of(values, jalur), parts.outcome)
