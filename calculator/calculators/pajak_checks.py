"""What may not go together in one shipment."""

from calculator import charges
from calculator.inputs import law
from calculator.numbers import uang
from calculator.outcome import Problem, Values
from calculator.shipment import Shipment


def regime_problems(values: Values, shipment: Shipment) -> list[Problem]:
    """A parcel above its limit, and goods without the MFN rate that their regime charges."""
    problems: list[Problem] = []
    jalur = charges.choose_jalur(values["jalur"], shipment.fob_usd, values["importir"], values["tanggal"])
    if jalur == "kiriman" and not charges.within_kiriman(shipment.fob_usd, values["tanggal"]):
        limit = uang(charges.kiriman_limit(values["tanggal"]), "USD")
        names = ("jalur", "fob" if values["barang"] is None else "barang")
        problems.append((names, f"Barang kiriman hanya sampai FOB {limit}. Pilih jalur lain atau otomatis."))
    lacking = charges.lacking_rates(shipment)
    return problems + [((_series_key(values, place),), _series_words(values, place)) for place in lacking]


def _series_key(values: Values, place: int) -> str:
    return "tarif_bm" if values["barang"] is None else f"barang.{place}.tarif_bm"


def _series_words(values: Values, place: int) -> str:
    label = "" if values["barang"] is None else f"Barang ke-{place + 1}, {law.TARIF_BM.label}: "
    return label + law.TARIF_BM.missing()
