"""A decision's public keys and its steps."""

from collections.abc import Mapping
from fractions import Fraction

from calculator import cashflow, permits, words
from calculator.calculators import flips, jadwal
from calculator.calculators.decision_parts import Parts
from calculator.calculators.risk_aversion import Averse, Tail
from calculator.decision import chain, information
from calculator.decision.information import Prospect
from calculator.decision.paths import Path
from calculator.forecast import Forecast
from calculator.numbers import KE_RUPIAH
from calculator.outcome import Result, Values
from calculator.steps import Rounded, Step, answer, total

CHAIN = (
    "rata_ronde",
    "peluang_lolos_salah",
    "peluang_lolos_benar",
    "peluang_batal",
    "peluang_salah_bila_disetujui",
)
"""What is reported of the chain of rounds."""


def steps(values: Values, parts: Parts, averse: Averse | None, tails: Mapping[str, Tail]) -> tuple[Step, ...]:
    """The steps the explanation must lead to."""
    found = parts.verdict
    ends = [parts.biaya_ronde, parts.mass.per_unit, _selling_price(parts), parts.loss.rugi_salah_spek]
    ends += [path.per_unit for path in parts.paths]
    ends += [cashflow.peak(payments, name)[0] for name, payments in parts.payments.items()]
    ends += [end.sepersepuluh_terburuk for end in tails.values()]
    ends += [found.selisih]
    ends += [
        step
        for step in (found.p_impas_mentah, found.p_impas, found.q_impas, found.rugi_telat_impas)
        if step is not None
    ]
    ends += [found.peluang_sample_lebih_baik, *_information(values, parts), *_averse_steps(averse)]
    return (*chain.steps(parts.outcome, parts.stakes.test), *ends)


def _averse_steps(averse: Averse | None) -> list[Step]:
    """The certain equivalents and their break-even, where the reader gave a tolerance of risk."""
    if averse is None:
        return []
    return [*averse.setara_pasti.values(), *([] if averse.p_impas is None else [averse.p_impas])]


def _selling_price(parts: Parts) -> Step:
    """The selling price at which a good lot earns nothing, the sample round included."""
    cost = total(parts.mass.total_bersih, parts.stakes.ronde_pertama)
    per_unit = cost / answer(parts.stakes, "jumlah_unit", "unit")
    return Step("massal.harga_jual_impas", "rupiah", Rounded(per_unit, KE_RUPIAH))


def result(values: Values, parts: Parts, averse: Averse | None, tails: Mapping[str, Tail]) -> dict[str, Result]:
    """The public keys of a decision."""
    forecasts = forecasts_of(values, parts)
    return {
        "gerbang": _gate(values),
        "biaya_ronde": parts.biaya_ronde,
        "biaya_revisi": parts.stakes.biaya_revisi,
        "rantai": {name: getattr(parts.outcome, name) for name in CHAIN},
        "massal": _mass(parts),
        "rugi_salah_spek": parts.loss.rugi_salah_spek,
        "cara_terbaik": parts.loss.cara_terbaik,
        "jalur": [
            _path(path, parts, forecasts[path.id], tails[path.id])
            | ({} if averse is None else {"setara_pasti": averse.setara_pasti[path.id]})
            for path in parts.paths
        ],
        "keputusan": _verdict(values, parts) | ({} if averse is None else {"p_impas_risiko": averse.p_impas}),
        "pengubah": flips.of_decision(values, parts),
        "arus_kas": {name: _payments(parts, name) for name in parts.payments},
        "jadwal": {name: jadwal.as_result(values, route, parts.outcome) for name, route in parts.routes.items()},
    }


def _gate(values: Values) -> dict[str, Result]:
    """What stands before the order: the status, the licences needed, those to look up."""
    found = permits.gate(values["jenis_barang"], values["izin"])
    return {
        "status": found.status,
        "perlu": [permit.id for permit in found.perlu],
        "periksa": [permit.id for permit in found.periksa],
    }


def forecasts_of(values: Values, parts: Parts) -> dict[str, Forecast]:
    """The distribution of each path's arrival."""
    return {name: jadwal.forecast_of(values, route, parts.outcome) for name, route in parts.routes.items()}


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


def _path(path: Path, parts: Parts, found: Forecast, end: Tail) -> dict[str, Result]:
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
        "sepersepuluh_terburuk": end.sepersepuluh_terburuk,
        "peluang_lebih_dari_toleransi": end.peluang_lebih,
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
