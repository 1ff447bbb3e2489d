"""Estimates for a reader who has no quotes yet: sample fee, couriers, freight, local costs, duty. All shown as ours."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculator import goods
from calculator.inputs import law, order
from calculator.numbers import angka, bulat, kira, persen, rupiah, uang
from calculator.offers import Price, price
from calculator.outcome import Values
from calculator.steps import Notice

FIELDS = (order.BIAYA_SAMPLE, order.ONGKIR_SAMPLE, law.FREIGHT, order.BIAYA_LOKAL, law.TARIF_BM)
"""The fields of an order that may be estimated."""

ESTIMATED = tuple(field.name for field in FIELDS)

MOST = Fraction(10**6)
"""No estimate of foreign money is larger: whoever orders that much has quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One estimated field: its value, and how it comes about in the reader's words."""

    name: str
    value: Decimal
    how: str


def billed_by_weight(values: Values) -> bool:
    """Whether the freight is billed by weight, in the air and by courier; at sea it is by volume."""
    return values.get("moda") == "udara" or values.get("skema_impor") == "kiriman"


def of_order(values: Values) -> Values:
    """Fill what is missing of an order; `taksiran` holds what was filled. What cannot be estimated has its default.

    The freight has none: then it stays missing.
    """
    found = [_sample_fee(values), _courier(values), *_transport(values), *_duty(values)]
    kept = [estimate for estimate in found if estimate.name not in values["diisi"]]
    defaults = {field.name: field.default for field in FIELDS if values[field.name] is None}
    return values | defaults | {estimate.name: estimate.value for estimate in kept} | {"taksiran": tuple(kept)}


def notices(values: Values) -> list[Notice]:
    """One notice for each estimate."""
    labels = {field.name: field.label for field in FIELDS}
    return [notice(labels[estimate.name], estimate, values) for estimate in values.get("taksiran", ())]


def notice(label: str, estimate: Estimate, values: Values) -> Notice:
    """That the field with this label was estimated, and how."""
    return Notice(code="ditaksir", values={"kolom": label, "nilai": shown(estimate, values), "cara": estimate.how})


def shown(estimate: Estimate, values: Values) -> str:
    """An estimate as it is written: in rupiah, or in the order's currency."""
    if estimate.name == order.BIAYA_LOKAL.name:
        return rupiah(estimate.value)
    if estimate.name == law.TARIF_BM.name:
        return persen(estimate.value)
    return uang(estimate.value, values["mata_uang"])


def _sample_fee(values: Values) -> Estimate:
    times = price("biaya_sample")
    fee = Fraction(times.nilai) * Fraction(values["harga_unit"]) * values["jumlah_sample"]
    how = f"{angka(times.nilai, 1)} × harga unit × {values['jumlah_sample']} sample"
    return Estimate(name="biaya_sample", value=_cents(fee), how=_said(how, times))


def _courier(values: Values) -> Estimate:
    found = price("ongkir_sample")
    return _foreign("ongkir_sample", found.nilai, f"tarif kurir {uang(found.nilai, 'USD')}", found, values)


def _transport(values: Values) -> list[Estimate]:
    """Freight and local costs, unless an all-in offer holds both: by volume at sea, by weight otherwise."""
    if values["skema_impor"] == "borongan":
        return []
    if billed_by_weight(values):
        return _by_weight(values)
    if values["volume_cbm"] is None:
        return []
    rate, fixed, more = (price(key) for key in ("freight_laut", "biaya_lokal_laut", "biaya_lokal_laut_per_cbm"))
    volume = values["volume_cbm"]
    local = fixed.nilai + more.nilai * volume
    how = f"{angka(fixed.nilai)} + {angka(more.nilai)} × {angka(volume, 2)} CBM"
    return [
        _foreign("freight", rate.nilai * volume, f"{uang(rate.nilai, 'USD')} × {angka(volume, 2)} CBM", rate, values),
        Estimate(name="biaya_lokal", value=Decimal(bulat(Fraction(local))), how=_said(how, fixed)),
    ]


def _by_weight(values: Values) -> list[Estimate]:
    if values["berat_kg"] is None:
        return []
    rate, weight = price("freight_udara"), values["berat_kg"]
    found = [
        _foreign("freight", rate.nilai * weight, f"{uang(rate.nilai, 'USD')} × {angka(weight, 1)} kg", rate, values)
    ]
    if values["skema_impor"] == "pib":
        local = price("biaya_lokal_udara")
        found.append(Estimate(name="biaya_lokal", value=local.nilai, how=_said("gudang, dokumen, antar", local)))
    return found


def _duty(values: Values) -> list[Estimate]:
    """The middle duty of the kinds known here, for goods of none of them that are declared."""
    if values["skema_impor"] != "pib" or values["jenis_barang"] in goods.kinds():
        return []
    low, middle, high = goods.duty_range()
    how = f"nilai tengah daftar jenis barang kami, dari {persen(low)} sampai {persen(high)}; asumsi kami"
    return [Estimate(name=law.TARIF_BM.name, value=middle, how=how)]


def _foreign(name: str, usd: Decimal, how: str, found: Price, values: Values) -> Estimate:
    """An estimate in USD, in the order's currency by the customs rates: there of two digits, which is all it has."""
    if values["mata_uang"] == "USD" or values["ndpbm_usd"] is None:
        return Estimate(name=name, value=_cents(Fraction(usd)), how=_said(how, found))
    amount = Fraction(usd) * Fraction(values["ndpbm_usd"]) / Fraction(values["ndpbm"])
    said = f"{how}, dengan kurs Anda, dibulatkan ke dua angka"
    return Estimate(name=name, value=_cents(kira(amount)), how=_said(said, found))


def _cents(amount: Fraction) -> Decimal:
    """An amount of foreign money to the cent."""
    return Decimal(bulat(min(amount, MOST) * 100)) / 100


def _said(how: str, found: Price) -> str:
    return f"{how}; {found.source}" + ("" if found.grade == "D" else f", mutu data {found.grade}")
