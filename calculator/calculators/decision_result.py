"""A decision's public keys, its steps and its notices."""

from datetime import date
from fractions import Fraction

from calculator import cashflow, charges, landed_cost, words
from calculator.calculators import decision_parts, estimates, flips, jadwal, pajak, risk_aversion
from calculator.calculators.decision_parts import Parts
from calculator.charges import Charges
from calculator.decision import chain, information
from calculator.decision.information import Prospect
from calculator.decision.paths import Path
from calculator.durations import CERTAIN_ZERO
from calculator.forecast import Forecast
from calculator.landed_cost import MassOrder
from calculator.numbers import KE_RUPIAH, persen, rupiah
from calculator.outcome import Result, Values
from calculator.rules import Row, rule
from calculator.steps import Leaf, Notice, Rounded, Step, explained, rows_of, total

CHAIN = (
    "rata_ronde",
    "peluang_lolos_salah",
    "peluang_lolos_benar",
    "peluang_batal",
    "peluang_salah_bila_disetujui",
)
"""What is reported of the chain of rounds."""


def steps(values: Values, parts: Parts) -> tuple[Step, ...]:
    """The steps the explanation must lead to."""
    found = parts.verdict
    ends = [parts.biaya_ronde, parts.mass.per_unit, _selling_price(parts), parts.loss.rugi_salah_spek]
    ends += [path.per_unit for path in parts.paths]
    ends += [cashflow.peak(payments, name)[0] for name, payments in parts.payments.items()]
    ends += [found.selisih]
    ends += [
        step
        for step in (found.p_impas_mentah, found.p_impas, found.q_impas, found.rugi_telat_impas)
        if step is not None
    ]
    return (*chain.steps(parts.outcome, parts.stakes.test), *ends, *_information(values, parts))


def _selling_price(parts: Parts) -> Step:
    """The selling price at which a good lot earns nothing, the sample round included."""
    cost = total(parts.mass.total_bersih, parts.stakes.ronde_pertama)
    per_unit = cost / Leaf(parts.stakes.jumlah_unit, "unit")
    return Step("massal.harga_jual_impas", "rupiah", Rounded(per_unit, KE_RUPIAH))


def result(values: Values, parts: Parts) -> dict[str, Result]:
    """The public keys of a decision."""
    tolerance, forecasts = values["toleransi_risiko"], forecasts_of(values, parts)
    averse = None if tolerance is None else risk_aversion.of_decision(values, parts)
    return {
        "biaya_ronde": parts.biaya_ronde,
        "biaya_revisi": parts.stakes.biaya_revisi,
        "rantai": {name: getattr(parts.outcome, name) for name in CHAIN},
        "massal": _mass(parts),
        "rugi_salah_spek": parts.loss.rugi_salah_spek,
        "cara_terbaik": parts.loss.cara_terbaik,
        "jalur": [
            _path(path, parts, forecasts[path.id])
            | ({} if averse is None else {"setara_pasti": averse.setara_pasti[path.id]})
            for path in parts.paths
        ],
        "keputusan": _verdict(values, parts) | ({} if averse is None else {"p_impas_risiko": averse.p_impas}),
        "pengubah": flips.of_decision(values, parts),
        "arus_kas": {name: _payments(parts, name) for name in parts.payments},
        "jadwal": {
            name: jadwal.as_result(plan, forecasts[name], _given_up(parts, name)) for name, plan in parts.plans.items()
        },
    }


def forecasts_of(values: Values, parts: Parts) -> dict[str, Forecast]:
    """The distribution of each path's arrival."""
    return {name: jadwal.forecast_of(values, route, parts.outcome) for name, route in parts.routes.items()}


def _given_up(parts: Parts, name: str) -> Fraction:
    return parts.outcome.peluang_batal if name.startswith("sample") else Fraction(0)


def _mass(parts: Parts) -> dict[str, Result]:
    mass, inspection = parts.mass, parts.stakes.inspection
    return {
        "barang": mass.barang,
        "freight": mass.freight,
        "asuransi": mass.asuransi,
        "pungutan": mass.pungutan,
        "biaya_lokal": mass.biaya_lokal,
        "borongan": mass.borongan,
        "inspeksi": 0 if inspection is None else inspection.biaya,
        "cetakan": mass.cetakan,
        "total": mass.total,
        "kredit_pajak": mass.kredit_pajak,
        "total_bersih": mass.total_bersih,
        "per_unit": mass.per_unit,
        "harga_jual_impas": _selling_price(parts),
    }


def _path(path: Path, parts: Parts, found: Forecast) -> dict[str, Result]:
    peak, day = cashflow.peak(parts.payments[path.id], path.id)
    return {
        "id": path.id,
        "biaya_pasti": path.biaya_pasti,
        "biaya_modal": path.biaya_modal,
        "harapan_revisi": path.harapan_revisi,
        "harapan_rugi": path.harapan_rugi,
        "harapan_telat": path.harapan_telat,
        "total_harapan": path.total_harapan,
        "per_unit": path.per_unit,
        "tiba_p50": found.kuantil["p50"],
        "tiba_p80": found.kuantil["p80"],
        "peluang_telat": found.peluang_telat,
        "kas_puncak": peak,
        "kas_puncak_tanggal": day,
    }


def _verdict(values: Values, parts: Parts) -> dict[str, Result]:
    found = parts.verdict
    known: dict[str, Result] = {"evpi": None, "evsi": None}
    known |= {step.key: step for step in _information(values, parts)}
    return {
        "saran": found.saran,
        "jalur_terbaik": found.jalur_terbaik,
        "p_impas": found.p_impas,
        "p_impas_mentah": found.p_impas_mentah,
        "q_impas": found.q_impas,
        "selisih": found.selisih,
        **known,
        "peluang_sample_lebih_baik": found.peluang_sample_lebih_baik,
        "rugi_telat_impas": found.rugi_telat_impas,
    }


def _information(values: Values, parts: Parts) -> list[Step]:
    """What certainty and what one sample would be worth; only where a selling price makes the order a bet."""
    if parts.stakes.omzet is None:
        return []
    p = Fraction(values["peluang_salah_spek"])
    prospect = Prospect(
        laba=parts.stakes.omzet.value - parts.mass.total_bersih.value,
        rugi=parts.loss.rugi_salah_spek.value,
        revisi=parts.stakes.biaya_revisi.value,
        test=parts.stakes.test,
    )
    worth = {"evpi": information.evpi(prospect, p), "evsi": information.evsi(prospect, p)}
    return [Step(key, "rupiah", Rounded(term, KE_RUPIAH)) for key, term in worth.items()]


def _payments(parts: Parts, name: str) -> list[Result]:
    return [
        {
            "tanggal": payment.tanggal,
            "label": words.term("arus_kas", payment.label),
            "jumlah": payment.jumlah,
        }
        for payment in sorted(parts.payments[name], key=lambda payment: payment.tanggal)
    ]


def notices(values: Values, parts: Parts) -> tuple[Notice, ...]:
    """What the reader should know beside a decision, each once."""
    found = [*estimates.notices(values), *pajak.goods_notices(values)]
    found += [*(parts.sample.notices if parts.sample else ()), *parts.mass.notices]
    forecasts = forecasts_of(values, parts)
    for name, plan in parts.plans.items():
        found += jadwal.notices_of(values, plan, forecasts[name])
    found += _money_notices(values, parts)
    if values["tenggat"] is not None and values["rugi_telat"] is None:
        found.append(_unpriced_lateness(parts, forecasts))
    if decision_parts.several(values):
        chance = persen(decision_parts.sampled_chance(values))
        found.append(Notice(code="banyak_supplier", values={"peluang": chance}))
    last = max(day for plan in parts.plans.values() for day in plan.tiba_revisi)
    used = [*deciding_rows(values, parts)]
    used += [row for step in explained(steps(values, parts)) for row in rows_of(step)]
    found += pajak.old_rules(used, values["hari_ini"])
    found += _changing_law(used, values["tanggal"], last)
    return tuple({(notice.code, str(notice.values)): notice for notice in found}.values())


def deciding_rows(values: Values, parts: Parts) -> tuple[Row, ...]:
    """The rules that decided without being a number in a step; those behind a notice's amount too."""
    rows = [*(parts.sample.charges.rows if parts.sample else ()), *parts.mass.rows]
    by_courier = _by_courier(values)
    if by_courier is not None:
        rows += [*by_courier.rows, *(row for step in explained([by_courier.biaya_akhir]) for row in rows_of(step))]
    return tuple(rows)


def _by_courier(values: Values) -> Charges | None:
    """What the mass order would be charged as barang kiriman, where it is declared and need not be."""
    fob = decision_parts.customs_fob_usd(values)
    if values["skema_impor"] != "pib" or not charges.within_kiriman(fob, values["tanggal"]):
        return None
    order, currency = decision_parts.pick(MassOrder, values), decision_parts.currency_of(values)
    shipment = landed_cost.mass_shipment(order, "kiriman", currency, decision_parts.law_of(values))
    return charges.compute(shipment)


def _money_notices(values: Values, parts: Parts) -> list[Notice]:
    found = []
    if parts.loss.batas_atas:
        found.append(Notice(code="rugi_batas_atas", values={"rugi": parts.loss.rugi_salah_spek}))
    if values["skema_impor"] == "borongan":
        found.append(Notice(code="borongan_atas_nama"))
        if _typed_in_vain(values):
            found.append(Notice(code="borongan_mengabaikan"))
    by_courier = _by_courier(values)
    if by_courier is not None:
        found.append(Notice(code="kiriman_mungkin", values={"total": by_courier.total_pungutan}))
    return found


def _typed_in_vain(values: Values) -> bool:
    """Whether something was typed that an all-in offer already holds."""
    money = any(values[name] for name in ("freight", "asuransi", "biaya_lokal", "bmt", "form_e"))
    return money or ("bea_cukai" in values["diisi"] and values["bea_cukai_diisi"] != CERTAIN_ZERO)


def _unpriced_lateness(parts: Parts, forecasts: dict[str, Forecast]) -> Notice:
    late = {name: forecasts[name].peluang_telat for name in ("sample", "langsung")}
    shown = {name: "tidak ada" if chance is None else persen(chance, 0) for name, chance in late.items()}
    even = parts.verdict.rugi_telat_impas
    words_of = "" if even is None else f" Kedua jalur impas bila terlambat merugikan {rupiah(even.amount)}."
    return Notice(code="telat_tanpa_nilai", values={**shown, "impas": words_of})


def _changing_law(used: list[Row], day: date, last: date) -> list[Notice]:
    """The rules used that may be other ones by the time the goods arrive."""
    watched = {rule(row.key).watch: rule(row.key) for row in used if rule(row.key).watch}
    found = [
        Notice(code="hukum_berubah", values={"tanggal": watch, "alasan": watched[watch].watch_reason, "hari": day})
        for watch in sorted(filter(None, watched))
        if day < watch <= last
    ]
    coming = {r.start: r for row in used for r in rule(row.key).rows if day < r.start <= last}
    found += [
        Notice(code="hukum_berubah", values={"tanggal": start, "alasan": f"{coming[start].source.title}.", "hari": day})
        for start in sorted(coming)
    ]
    return found
