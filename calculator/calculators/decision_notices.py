"""What the reader should know beside a decision, and the rules that decided without standing in a formula."""

from collections.abc import Iterable

from calculator import charges, goods, landed_cost
from calculator.calculators import (
    decision_parts,
    decision_result,
    doubts,
    estimates,
    jadwal,
    pajak_goods,
    rates,
)
from calculator.calculators.decision_parts import Parts
from calculator.charges import Charges
from calculator.durations import CERTAIN_ZERO
from calculator.forecast import Forecast
from calculator.landed_cost import MassOrder
from calculator.numbers import persen, rupiah_kira
from calculator.outcome import Values, each_once
from calculator.rules import Row
from calculator.steps import Notice, Step, rows_inside


def notices(values: Values, parts: Parts, steps: Iterable[Step]) -> tuple[Notice, ...]:
    """What the reader should know beside a decision, each once."""
    found = [*pajak_goods.permit_notices(values), *rates.notices(values), *estimates.notices(values)]
    found += pajak_goods.declared_notices(values)
    found += _unknown_duty(values)
    found += [*(parts.sample.notices if parts.sample else ()), *parts.mass.notices]
    forecasts = decision_result.forecasts_of(values, parts)
    for name, plan in parts.plans.items():
        found += jadwal.notices_of(values, parts.routes[name], plan, forecasts[name])
    found += _money_notices(values, parts)
    if values["tenggat"] is not None and values["rugi_telat"] is None:
        found.append(_unpriced_lateness(parts, forecasts))
    if decision_parts.several(values):
        chance = persen(decision_parts.sampled_chance(values))
        found.append(Notice(code="banyak_supplier", values={"peluang": chance}))
    last = max(day for plan in parts.plans.values() for day in plan.tiba_revisi)
    used = [*deciding_rows(values, parts)]
    used += rows_inside(steps)
    found += doubts.notices(used, values["tanggal"], values["hari_ini"], last)
    return each_once(found)


def deciding_rows(values: Values, parts: Parts) -> tuple[Row, ...]:
    """The rules that decided without being a number in a step; those behind a notice's amount too."""
    rows = [*(parts.sample.charges.rows if parts.sample else ()), *parts.mass.rows]
    by_courier = _by_courier(values)
    if by_courier is not None:
        rows += [*by_courier.rows, *rows_inside([by_courier.biaya_akhir])]
    return tuple(rows)


def _by_courier(values: Values) -> Charges | None:
    """What the mass order would be charged as barang kiriman, where it is declared and need not be."""
    fob = decision_parts.customs_fob_usd(values)
    if values["skema_impor"] != "pib" or not charges.within_kiriman(fob, values["tanggal"]):
        return None
    return _charged(values, "kiriman")


def _charged(values: Values, jalur: str) -> Charges:
    """What the mass order is charged under a regime."""
    order, currency = decision_parts.pick(MassOrder, values), decision_parts.currency_of(values)
    return charges.compute(landed_cost.mass_shipment(order, jalur, currency, decision_parts.law_of(values)))


def _unknown_duty(values: Values) -> list[Notice]:
    """What the charges come to at the ends of the range, where we guessed the duty."""
    if "tarif_bm" not in {estimate.name for estimate in values.get("taksiran", ())}:
        return []
    jalur = charges.declaration(values["importir"])
    shown: dict[str, object] = {}
    for name, rate in zip(("rendah", "tengah", "tinggi"), goods.duty_range(), strict=True):
        paid = _charged({**values, "tarif_bm": rate}, jalur).biaya_akhir.amount / values["jumlah_unit"]
        shown |= {f"tarif_{name}": persen(rate), name: rupiah_kira(paid)}
    return [Notice(code="tarif_tidak_tahu", values=shown)]


def _money_notices(values: Values, parts: Parts) -> list[Notice]:
    found = []
    if parts.loss.batas_atas:
        found.append(Notice(code="rugi_batas_atas", values={"rugi": rupiah_kira(parts.loss.rugi_salah_spek.amount)}))
    if values["skema_impor"] == "borongan":
        found.append(Notice(code="borongan_atas_nama"))
        if _typed_in_vain(values):
            found.append(Notice(code="borongan_mengabaikan"))
    by_courier = _by_courier(values)
    if by_courier is not None:
        found.append(Notice(code="kiriman_mungkin", values={"total": rupiah_kira(by_courier.total_pungutan.amount)}))
    return found


def _typed_in_vain(values: Values) -> bool:
    """Whether something was typed that an all-in offer already holds."""
    money = any(values[name] for name in ("freight", "asuransi", "biaya_lokal", "bmt", "form_e"))
    return money or ("bea_cukai" in values["diisi"] and values["bea_cukai_diisi"] != CERTAIN_ZERO)


def _unpriced_lateness(parts: Parts, forecasts: dict[str, Forecast]) -> Notice:
    late = {name: forecasts[name].peluang_telat for name in ("sample", "langsung")}
    shown = {name: "tidak ada" if chance is None else persen(chance, 0) for name, chance in late.items()}
    even = parts.verdict.rugi_telat_impas
    words_of = (
        "" if even is None else f" Kedua jalur impas bila terlambat merugikan sekitar {rupiah_kira(even.amount)}."
    )
    return Notice(code="telat_tanpa_nilai", values={**shown, "impas": words_of})
