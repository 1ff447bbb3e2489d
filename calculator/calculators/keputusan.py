"""keputusan: sample first, or straight to mass production?"""

from decimal import Decimal
from fractions import Fraction

from calculator import charges, tariffs
from calculator.calculators import (
    actions,
    aql,
    decision_conditions,
    decision_notices,
    decision_parts,
    decision_result,
    estimates,
    inspection_value,
    jadwal,
    pajak,
    pajak_goods,
    risk_aversion,
    ways,
)
from calculator.calculators.decision_fields import DEFINING, FIELDS, QUICK
from calculator.calculators.decision_parts import Parts
from calculator.durations import CERTAIN_ZERO, defaults
from calculator.inputs import law, order
from calculator.inputs.actions import ISI_KARTON, TOGETHER, UNIT_UJI
from calculator.numbers import angka, persen, uang
from calculator.offers import offer
from calculator.outcome import Calculator, Outcome, Problem, Result, Values


def needs(values: Values) -> tuple[str, ...]:
    """The start day, unless the reader's day is known; the freight, unless an all-in offer holds it.

    The price of an action chosen too. Where the freight was to be estimated and could not be, what the estimate needs.
    """
    asked = [*jadwal.needs(values)]
    asked += [second.name for first, second in TOGETHER if values.get(first.name) is not None]
    if values.get("skema_impor") == "borongan":
        return tuple(asked)
    measure = "berat_kg" if estimates.billed_by_weight(values) else "volume_cbm"
    if "taksiran" in values:
        return (*asked, "freight" if "freight" in values["diisi"] else measure)
    return (*asked, "freight", *pajak.rate_needed(values, declared=values.get("skema_impor") == "pib"))


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
    problems += aql.aql_problems(values) + _lot_problems(values) + _action_problems(values)
    return problems if values["ndpbm_usd"] is None else problems + _tariff_problems(values)


def _lot_problems(values: Values) -> list[Problem]:
    used = values["pabrik_ceroboh"] or values["peluang_lot_buruk"]
    if used and values["cacat_lot_buruk"] < values["tingkat_cacat"]:
        usual = persen(values["tingkat_cacat"])
        message = f"Lot buruk lebih banyak cacatnya daripada lot biasa: isi paling kecil {usual}."
        return [(("cacat_lot_buruk", "tingkat_cacat"), message)]
    return []


def _action_problems(values: Values) -> list[Problem]:
    problems: list[Problem] = []
    ordered = f"{angka(values['jumlah_unit'])} unit"
    too_many = {
        UNIT_UJI.name: f"Uji produksi memakai sebagian pesanan saja: isi kurang dari {ordered}, atau kosongkan.",
        ISI_KARTON.name: f"Satu karton sudah sebanyak pesanan ({ordered}) atau lebih. Periksa isinya, atau kosongkan.",
    }
    for name, message in too_many.items():
        if values[name] is not None and values[name] >= values["jumlah_unit"]:
            problems.append(((name, "jumlah_unit"), message))
    if values["isi_karton"] is not None and values["jenis_pesanan"] != "stok_siap":
        stock = dict(order.JENIS_PESANAN.options)["stok_siap"]
        message = (
            "Membeli satu karton sebagai sample hanya bisa bila barangnya sudah jadi. "
            f"Kosongkan isi karton, atau ubah jenis pesanan menjadi “{stock}”."
        )
        problems.append((("isi_karton", "jenis_pesanan"), message))
    if values["porsi_udara"] is not None and values["moda"] != "udara" and values["berat_kg"] is None:
        problems.append((("berat_kg", "porsi_udara"), "Isi berat; ongkir udara untuk sebagian dihitung dari situ."))
    return problems


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
        limit = uang(charges.kiriman_limit(day), "USD")
        message = f"Barang kiriman hanya sampai FOB {limit}; pesanan ini lebih besar. Pilih PIB."
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
    tails = risk_aversion.tails(values, parts)
    steps = decision_result.steps(values, parts, averse, tails)
    return Outcome(
        hasil=decision_result.result(values, parts, averse, tails) | _beside(values, parts),
        steps=steps,
        notices=decision_notices.notices(values, parts, steps),
        rows=decision_notices.deciding_rows(values, parts),
        conditions=decision_conditions.of_decision(parts),
    )


def _beside(values: Values, parts: Parts) -> dict[str, Result]:
    """What stands beside the two paths: other ways to ship, other things to do, an inspection's worth."""
    best = min(path.total_harapan.value for path in parts.paths)
    parcel = actions.parcel(values, parts)
    return {
        "cara": [way.as_result() for way in ways.of_order(values, parts, complete, check)],
        "tindakan": [action.as_result(best) for action in actions.of_order(values, parts, complete, check)],
        "gabung": None if parcel is None else parcel.as_result(),
        "mutu": inspection_value.of_order(values, parts).as_result(),
    }


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
