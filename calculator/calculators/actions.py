"""What else one can do about a wrong or late order: each action with the whole decision made again.

Source: the actions beside the sample in the decision's model (a better specification sheet, a pilot run, one carton of
ready stock, a part by air, one parcel for the samples of several suppliers), and the law's preferential duty.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil

from calculator import landed_cost
from calculator.calculators import decision_parts, estimates, jadwal, ways
from calculator.calculators.decision_parts import Parts
from calculator.decision.paths import Path
from calculator.forecast import Forecast
from calculator.landed_cost import SampleOrder
from calculator.numbers import bulat
from calculator.offers import offer
from calculator.outcome import Problem, Result, Values
from calculator.steps import Leaf

type Complete = Callable[[Values], Values]
type Check = Callable[[Values], list[Problem]]

ONE_ROUND = {"jumlah_supplier": 1, "biaya_sample_dikreditkan": False, "inspeksi_psi": False}
"""A pilot run and a carton come from one supplier, nothing of them is credited, and they stand for an inspection."""

PARTED = ("freight", "asuransi", "biaya_lokal_asal", "berat_kg", "volume_cbm")
"""What of an order is in proportion to its quantity when it is shipped in two parts (asumsi kami)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One action: the path it goes with, what it costs in rupiah by itself, the expected total, the arrival."""

    id: str
    jalur: str
    biaya: Fraction
    total_harapan: Fraction
    tiba: Forecast

    def as_result(self, best: Fraction) -> dict[str, Result]:
        """The public keys of an action; `best` is what the best path costs without it."""
        return {
            "id": self.id,
            "jalur": self.jalur,
            "biaya": bulat(self.biaya),
            "total_harapan": bulat(self.total_harapan),
            "hemat": bulat(best - self.total_harapan),
            "tiba_p80": self.tiba.kuantil["p80"],
            "peluang_telat": self.tiba.peluang_telat,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """The samples of several suppliers in one parcel, in rupiah: its price, what each pays to and without it.

    `n_impas` is the number of suppliers from which it pays, None where it never does.
    """

    biaya: Fraction
    ke_gudang: Fraction
    sendiri: Fraction

    @property
    def n_impas(self) -> int | None:
        """The least number of suppliers whose couriers together cost more than the one parcel."""
        saved = self.sendiri - self.ke_gudang
        return ceil(self.biaya / saved) if saved > 0 else None

    def as_result(self) -> dict[str, Result]:
        """The public keys of the parcel."""
        return {
            "biaya": bulat(self.biaya),
            "ke_gudang": bulat(self.ke_gudang),
            "sendiri": bulat(self.sendiri),
            "n_impas": self.n_impas,
        }


def of_order(values: Values, parts: Parts, complete: Complete, check: Check) -> tuple[Action, ...]:
    """Every action open to this order, cheapest first; `complete` and `check` are the decision's own."""
    found = (
        _specification(values, parts),
        _preference(values, parts),
        _pilot(values, parts),
        _carton(values, parts, check),
        _part_by_air(values, parts, complete, check),
        _one_parcel(values, parts),
    )
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.total_harapan))


def _best(parts: Parts, begins: str = "") -> Path:
    paths = [path for path in parts.paths if path.id.startswith(begins)]
    return min(paths, key=lambda path: path.total_harapan.value)


def _action(name: str, values: Values, parts: Parts, path: Path, biaya: Fraction, more: Fraction) -> Action:
    """An action that makes the decision another one; `more` comes on top of the path's expected total."""
    return Action(
        id=name,
        jalur=path.id,
        biaya=biaya,
        total_harapan=path.total_harapan.value + more,
        tiba=jadwal.forecast_of(values, parts.routes[path.id], parts.outcome),
    )


def _specification(values: Values, parts: Parts) -> Action | None:
    """A better specification sheet: p falls to p (1 - eta), for its price."""
    if not values["peluang_salah_spek"]:
        return None
    cost = Fraction(values["biaya_spesifikasi"])
    clearer = values | {"peluang_salah_spek": chance_with_sheet(values)}
    again = decision_parts.at_other_chances(parts, clearer)
    return _action("spesifikasi", clearer, again, _best(again), cost, cost)


def chance_with_sheet(values: Values) -> Decimal:
    """The chance of a misreading with a clear specification sheet."""
    chance: Decimal = values["peluang_salah_spek"] * (1 - values["perbaikan_spesifikasi"])
    return chance


def _preference(values: Values, parts: Parts) -> Action | None:
    """The same declaration with Form E or proof of origin under RCEP, where that makes the goods cheaper."""
    if values["skema_impor"] != "pib" or values["form_e"]:
        return None
    proven = values | {"form_e": True}
    again = decision_parts.parts_of(proven)
    if again.mass.total_bersih.value >= parts.mass.total_bersih.value:
        return None
    return _action("form_e", proven, again, _best(again), Fraction(0), Fraction(0))


def _pilot(values: Values, parts: Parts) -> Action | None:
    """A pilot run of q units: as a sample that shows everything and takes the production's time.

    A wrong one loses its q units, L / Q each, and is put right like a sample.
    """
    if values["unit_uji"] is None:
        return None
    lost = parts.loss.rugi_salah_spek.value * values["unit_uji"] / values["jumlah_unit"]
    cost = values["biaya_uji"]
    tried = values | ONE_ROUND
    tried |= {
        "ketepatan_deteksi": Decimal(1),
        "ketepatan_lolos": Decimal(1),
        "buat_sample": values["produksi"],
        "biaya_ronde": cost,
        "biaya_revisi": Decimal(bulat(lost + parts.stakes.biaya_revisi.value)),
    }
    again = decision_parts.parts_of(tried)
    return _action("uji_produksi", tried, again, _best(again, "sample"), Fraction(cost), Fraction(0))


def _carton(values: Values, parts: Parts, check: Check) -> Action | None:
    """One carton of ready stock as the sample: what is right of it is sold in place of units of the mass order."""
    units = values["isi_karton"]
    if units is None:
        return None
    price = units * values["harga_unit"]
    bought = values | ONE_ROUND
    bought |= {"jumlah_sample": units, "biaya_sample": price, "ongkir_sample": values["ongkir_karton"]}
    if check(bought | {"biaya_ronde": None}):
        return None
    order, currency = decision_parts.pick(SampleOrder, bought), decision_parts.currency_of(bought)
    paid = landed_cost.sample_round(order, currency, decision_parts.law_of(bought)).biaya_ronde.value
    sold = parts.mass.per_unit.value * units * (1 - Fraction(values["peluang_salah_spek"]))
    cost = max(Fraction(0), paid - sold)
    bought |= {"biaya_ronde": Decimal(bulat(cost))}
    if values["biaya_revisi"] is None:
        bought |= {"biaya_revisi": Decimal(bulat(paid))}
    again = decision_parts.parts_of(bought)
    return _action("karton", bought, again, _best(again, "sample"), cost, Fraction(0))


def _part_by_air(values: Values, parts: Parts, complete: Complete, check: Check) -> Action | None:
    """A part by air, the rest by sea: dearer, and late only if the part by air is."""
    whole, share = values["jumlah_unit"], values["porsi_udara"]
    if share is None or not may_be_parted(values):
        return None
    units = ceil(whole * share)
    if units >= whole:
        return None
    sea = _parted(values, whole - units)
    air = ways.by(_parted(values, units) | {"biaya_cetakan": Decimal(0)}, "udara", values["skema_impor"])
    if air is None or check(sea) or check(air := complete(air)):
        return None
    more = sum((ways.cost(part).total_bersih.value for part in (sea, air)), Fraction(0)) - parts.mass.total_bersih.value
    routes = {name: jadwal.route_of(air, name) for name in ("langsung", "sample")}
    stakes = replace(parts.stakes, lateness=decision_parts.lateness_of(values, routes))
    p = Fraction(values["peluang_salah_spek"])
    late = {
        "langsung": stakes.direct_late("langsung", p).value,
        "sample": stakes.sample_late("sample", parts.outcome).value,
    }
    plain = [path for path in parts.paths if path.id in late]
    best = min(plain, key=lambda path: path.total_harapan.value - path.harapan_telat.value + late[path.id])
    return Action(
        id="udara_sebagian",
        jalur=best.id,
        biaya=more,
        total_harapan=best.total_harapan.value - best.harapan_telat.value + late[best.id] + more,
        tiba=jadwal.forecast_of(air, routes[best.id], parts.outcome),
    )


def may_be_parted(values: Values) -> bool:
    """Whether a part of the order could fly: it goes by sea, and its weight is known."""
    return not estimates.billed_by_weight(values) and values["berat_kg"] is not None


def _parted(values: Values, units: int) -> Values:
    """The order with fewer units, what goes with the quantity in proportion, to the cent and the gram."""
    share = Fraction(units, values["jumlah_unit"])
    given = {name: values[name] for name in PARTED if values[name] is not None}
    parted = {name: Decimal(bulat(Fraction(amount) * share * 1000)) / 1000 for name, amount in given.items()}
    return values | parted | {"jumlah_unit": units, "taksiran": ()}


def parcel(values: Values, parts: Parts) -> Parcel | None:
    """The samples of several suppliers in one all-in parcel; None where only a round's whole cost is known."""
    if parts.sample is None:
        return None
    air, given = offer("udara"), values["biaya_gabung"]
    fee = decision_parts.currency_of(values).paid(Leaf(values["biaya_sample"], values["mata_uang"])).value
    return Parcel(
        biaya=Fraction(air.tarif * air.minimum_tagih if given is None else given),
        ke_gudang=Fraction(values["ongkir_ke_gudang"]),
        sendiri=parts.biaya_ronde.value - fee,
    )


def _one_parcel(values: Values, parts: Parts) -> Action | None:
    """The first round of several suppliers in one parcel instead of a courier each; revisions stay with the courier."""
    found, suppliers = parcel(values, parts), values["jumlah_supplier"]
    if found is None or suppliers == 1:
        return None
    cost = found.biaya + suppliers * found.ke_gudang
    return _action("gabung", values, parts, _best(parts, "sample"), cost, cost - suppliers * found.sendiri)
