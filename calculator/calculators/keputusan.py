"""keputusan: sample first, or straight to mass production?"""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from calculator import charges, inputs, tariffs
from calculator.calculators import (
    aql,
    decision_notices,
    decision_parts,
    decision_result,
    estimates,
    jadwal,
    pajak,
    pajak_goods,
    risk_aversion,
    ways,
)
from calculator.durations import CERTAIN_ZERO, defaults
from calculator.inputs import law, order, quality, risk, time
from calculator.numbers import angka
from calculator.offers import offer
from calculator.outcome import Calculator, Outcome, Problem, Values

TARIF_BM = replace(
    law.TARIF_BM,
    group=law.JENIS_BARANG.group,
    help="Menurut kode HS barang Anda. Tidak tahu? Pilih jenis barang yang mirip, atau kosongkan: kami taksir.",
)

ORDER = (
    order.NAMA_PRODUK,
    law.JENIS_BARANG,
    TARIF_BM,
    law.IZIN,
    order.JENIS_PESANAN,
    order.JUMLAH_UNIT,
    order.HARGA_UNIT,
    replace(law.MATA_UANG, group=order.HARGA_UNIT.group),
    order.JUMLAH_SAMPLE,
    order.BIAYA_SAMPLE,
    order.ONGKIR_SAMPLE,
    order.KREDIT_SAMPLE,
    order.JUMLAH_SUPPLIER,
    order.SEBAB_BERSAMA,
    order.BIAYA_RONDE,
    order.BIAYA_REVISI,
    time.MODA,
    order.SKEMA_IMPOR,
    order.VOLUME_CBM,
    order.BERAT_KG,
    law.NDPBM,
    replace(law.NDPBM_USD, group=law.NDPBM.group),
    replace(law.FREIGHT, required=False),
    order.BIAYA_LOKAL,
    order.KURS_BAYAR,
    law.ASURANSI,
    order.BIAYA_LOKAL_ASAL,
    order.BIAYA_CETAKAN,
    order.PORSI_DP,
    order.TARIF_BORONGAN,
    order.MINIMUM_TAGIH,
    order.PEMBAGI_VOLUMETRIK,
)

MONEY_AND_RISK = (
    order.HARGA_JUAL,
    risk.RUGI_SALAH_SPEK,
    risk.RUGI_BATAL,
    risk.DISKON_OBRAL,
    risk.BIAYA_PERBAIKAN,
    risk.PORSI_TERSELAMATKAN,
    risk.NILAI_SISA,
    risk.PORSI_GANTI_RUGI,
    risk.RUGI_TELAT,
    risk.RUGI_TELAT_PER_HARI,
    risk.BUNGA_TAHUNAN,
    risk.TOLERANSI_RISIKO,
)

QUALITY = (
    quality.INSPEKSI_PSI,
    quality.BIAYA_INSPEKSI,
    quality.DETEKSI_PSI_LANGSUNG,
    quality.DETEKSI_PSI_SAMPLE,
    quality.LOLOS_PSI,
    quality.BIAYA_ALARM_PALSU,
    quality.RUGI_PSI,
    quality.BIAYA_TOLAK,
    quality.PORSI_SORTIR,
    quality.TINGKAT,
    quality.AQL,
    quality.PELUANG_DETEKSI,
    quality.TINGKAT_CACAT,
    quality.BIAYA_PER_CACAT,
)

FIELDS = (
    *ORDER,
    replace(law.TANGGAL, required=False, help="Kosong berarti sama dengan hari mulai."),
    *(field for field in inputs.GOODS if field.name != TARIF_BM.name),
    *inputs.IMPORTER,
    law.BARANG_MEWAH,
    *MONEY_AND_RISK,
    *(field for field in jadwal.SCHEDULE_FIELDS if field not in ORDER),
    *QUALITY,
)


QUICK = (
    law.JENIS_BARANG.name,
    TARIF_BM.name,
    order.JENIS_PESANAN.name,
    order.JUMLAH_UNIT.name,
    order.HARGA_UNIT.name,
    law.MATA_UANG.name,
    time.MODA.name,
    order.SKEMA_IMPOR.name,
    order.VOLUME_CBM.name,
    order.BERAT_KG.name,
    law.NDPBM.name,
    law.NDPBM_USD.name,
    time.TENGGAT.name,
)
"""What the short form asks: the goods, how many at what price, how they travel and come in, the rate, the date.

The page shows of these what the other answers need: the duty of goods of no kind, one measure, the rate of the USD.
"""

DEFINING = tuple(name for name in QUICK if name not in (law.NDPBM.name, law.NDPBM_USD.name, time.TENGGAT.name))
"""Whoever changes one of these has another order than the example's."""


def needs(values: Values) -> tuple[str, ...]:
    """The start day, unless the reader's day is known; the freight, unless an all-in offer holds it.

    Where the freight was to be estimated and could not be, what the estimate needs.
    """
    if values.get("skema_impor") == "borongan":
        return jadwal.needs(values)
    measure = "berat_kg" if estimates.billed_by_weight(values) else "volume_cbm"
    if "taksiran" in values:
        return (*jadwal.needs(values), "freight" if "freight" in values["diisi"] else measure)
    return (*jadwal.needs(values), "freight", *pajak.rate_needed(values, declared=values.get("skema_impor") == "pib"))


def complete(values: Values) -> Values:
    """Fill what depends on other answers; an all-in offer includes clearance, and inspection has its own paths."""
    filled = pajak_goods.complete_goods(pajak.complete_money(jadwal.complete(values)))
    if filled["tanggal"] is None:
        filled["tanggal"] = filled["tanggal_mulai"]
    if filled["kurs_bayar"] is None:
        filled["kurs_bayar"] = values["ndpbm"]
    default = offer(values["moda"])
    if values["tarif_borongan"] is None:
        filled["tarif_borongan"] = default.tarif
    if values["minimum_tagih"] is None:
        filled["minimum_tagih"] = default.minimum_tagih
    filled["inspeksi_jalur"] = defaults()["psi"].duration if values["inspeksi"] is None else values["inspeksi"]
    filled["inspeksi"] = CERTAIN_ZERO
    if values["skema_impor"] == "borongan":
        filled["bea_cukai_diisi"] = values["bea_cukai"] or CERTAIN_ZERO
        filled["bea_cukai"] = CERTAIN_ZERO
    return filled


def check(values: Values) -> list[Problem]:
    """What may not go together."""
    problems = jadwal.check(values) + pajak.money_problems(values)
    problems += _scheme_problems(values)
    if values["inspeksi_psi"] or values["biaya_per_cacat"] is not None:
        problems += aql.aql_problems(values)
    return problems if values["ndpbm_usd"] is None else problems + _tariff_problems(values)


def _scheme_problems(values: Values) -> list[Problem]:
    """The measure that an all-in offer is billed by, asked for where it is to be filled in and nowhere else."""
    if values["skema_impor"] != "borongan":
        return []
    if values["moda"] == "udara" and values["berat_kg"] is None and values["volume_cbm"] is None:
        return [(("berat_kg", "volume_cbm"), "Isi berat atau volume; borongan udara dihitung dari situ.")]
    if values["moda"] != "udara" and values["volume_cbm"] is None:
        message = f"Isi volume; borongan laut dihitung per CBM. Contoh: {order.VOLUME_CBM.example}."
        return [((order.VOLUME_CBM.name,), message)]
    return []


def _tariff_problems(values: Values) -> list[Problem]:
    day, scheme = values["tanggal"], values["skema_impor"]
    problems: list[Problem] = []
    if scheme == "kiriman" and not charges.within_kiriman(decision_parts.customs_fob_usd(values), day):
        limit = angka(charges.kiriman_limit(day))
        message = f"Barang kiriman hanya sampai FOB USD {limit}; pesanan ini lebih besar. Pilih PIB."
        added = [name for name in ("biaya_lokal_asal", "biaya_cetakan") if values[name]]
        problems.append((("skema_impor", "jumlah_unit", "harga_unit", *added), message))
    parcel = values["biaya_ronde"] is not None or charges.within_kiriman(_sample_fob_usd(values), day)
    declared = scheme == "pib" or not parcel or tariffs.parcel_at_mfn(values["kelompok_kiriman"], day)
    if declared and values["tarif_bm"] is None:
        problems.append((("tarif_bm",), law.TARIF_BM.missing()))
    return problems


def _sample_fob_usd(values: Values) -> Fraction:
    pieces = Decimal(values["jumlah_sample"]) * values["harga_unit"]
    return Fraction(max(values["biaya_sample"], pieces)) / decision_parts.currency_of(values).per_usd


def compute(values: Values) -> Outcome:
    """The decision for the order typed in."""
    parts = decision_parts.parts_of(values)
    averse = None if values["toleransi_risiko"] is None else risk_aversion.of_decision(values, parts)
    steps = decision_result.steps(values, parts, averse)
    compared = ways.of_order(values, parts, complete, check)
    return Outcome(
        hasil=decision_result.result(values, parts, averse) | {"cara": [way.as_result() for way in compared]},
        steps=steps,
        notices=decision_notices.notices(values, parts, steps),
        rows=decision_notices.deciding_rows(values, parts),
    )


CALCULATOR = Calculator(
    id="keputusan",
    title="Sample dulu, atau langsung produksi massal?",
    fields=FIELDS,
    clashes=pajak.CLASHES,
    needs=needs,
    complete=complete,
    check=check,
    compute=compute,
    estimate=estimates.of_order,
    estimated=estimates.ESTIMATED,
    quick=QUICK,
    defining=DEFINING,
)
