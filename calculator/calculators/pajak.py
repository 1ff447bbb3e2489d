"""pajak: the import charges of one shipment."""

from dataclasses import replace
from itertools import chain

from calculator import charges, goods, goods_charges, inputs, penalty
from calculator.calculators import doubts, rates
from calculator.calculators.pajak_checks import regime_problems
from calculator.calculators.pajak_goods import (
    BARANG,
    OWN,
    complete_goods,
    complete_series,
    goods_notices,
    list_notices,
    named_goods,
    permit_notices,
)
from calculator.charges import Charges
from calculator.inputs import law, order, time
from calculator.outcome import Calculator, Clash, Outcome, Problem, Result, Values
from calculator.shipment import Series, Shipment
from calculator.steps import Leaf, rows_inside
from calculator.tariffs import Goods, Importer

TARIF_BM = replace(
    law.TARIF_BM,
    group=law.JENIS_BARANG.group,
    help="Menurut kode HS barang Anda; untuk PIB dan PIBK. Tidak tahu? Pilih jenis barang yang mirip.",
)

FIELDS = (
    law.JENIS_BARANG,
    TARIF_BM,
    replace(
        order.JUMLAH_UNIT,
        label="Jumlah unit",
        required=False,
        help="Boleh kosong. Bila diisi, biaya per unit terlihat di perbandingan jalur.",
    ),
    replace(law.FOB, label="Harga seluruh barang, FOB", help="Sampai naik kapal atau pesawat di negara asal."),
    replace(law.MATA_UANG, group=law.FOB.group, help="Berlaku untuk harga, ongkir, dan asuransi."),
    law.NDPBM,
    replace(law.NDPBM_USD, group=law.NDPBM.group),
    law.FREIGHT,
    replace(law.JALUR_PUNGUTAN, label=order.SKEMA_IMPOR.label, group=law.FREIGHT.group),
    replace(
        law.TANGGAL,
        group=law.FREIGHT.group,
        required=False,
        help="Hari barang diberitahukan ke Bea Cukai. Kosong berarti hari ini.",
    ),
    law.ASURANSI,
    law.TAWARAN_BORONGAN,
    BARANG,
    *(field for field in inputs.GOODS if field.name != TARIF_BM.name),
    *inputs.IMPORTER,
    law.BARANG_MEWAH,
    law.NILAI_PABEAN_SEHARUSNYA,
    time.HARI_INI,
)

DEFINING = (
    law.JENIS_BARANG.name,
    TARIF_BM.name,
    law.FOB.name,
    law.MATA_UANG.name,
    law.JALUR_PUNGUTAN.name,
)
"""Whoever changes one of these has another shipment than the example's; the units only divide its cost."""

QUICK = (*DEFINING, order.JUMLAH_UNIT.name, law.NDPBM.name, law.NDPBM_USD.name, law.FREIGHT.name, law.TANGGAL.name)
"""What the short form asks: the goods, how many at what price, the rate, the freight, the way in, the day.

The page shows of these what the other answers need: the duty of goods of no kind, the rate of the USD.
"""

LUXURY = (
    "Barang mewah dikenai PPnBM dan PPN penuh (PMK 131/2024); hitungan itu belum ada di sini. "
    "Tanyakan ke PPJK atau Bea Cukai."
)


def needs(values: Values) -> tuple[str, ...]:
    """The FOB, unless a list of goods is given or was refused; the MFN rate where a declaration was asked for.

    The day of the law too, unless the reader's own day is known.
    """
    fob = ("fob",) if values.get("barang", ()) is None else ()
    day = () if values.get("hari_ini") else ("tanggal",)
    return (*day, *fob, *rate_needed(values, declared=values.get("jalur") in ("pib", "pibk")))


def rate_needed(values: Values, *, declared: bool) -> tuple[str, ...]:
    """The MFN rate, where goods are declared that are no list and of no kind known here."""
    known = values.get("barang") is not None or values.get("jenis_barang") in goods.kinds()
    return ("tarif_bm",) if declared and not known else ()


def complete(values: Values) -> Values:
    """Fill the rate of the USD, and what each series takes from the top level."""
    completed = complete_money(values)
    filled = complete_goods(completed)
    filled["tanggal"] = filled["tanggal"] or filled["hari_ini"]
    series = values["barang"]
    if series is None:
        own = {field.name: filled[field.name] for field in OWN}
        return filled | {"seri": ({"fob": values["fob"], **own},)}
    return filled | {"seri": tuple(complete_series(completed, one) for one in series)}


def complete_money(values: Values) -> Values:
    """Fill the rate of the USD and the extra duties."""
    filled = dict(values)
    if values["ndpbm_usd"] is None and values["mata_uang"] == "USD":
        filled["ndpbm_usd"] = values["ndpbm"]
    if values["bmt"] is None:
        filled["bmt"] = 0
    return filled


def check(values: Values) -> list[Problem]:
    """What may not go together."""
    problems = money_problems(values)
    if values["barang"] is not None and values["fob"] is not None:
        problems.append((("fob", "barang"), "Isi FOB di tiap barang saja, atau FOB saja tanpa daftar barang."))
    if values["barang"] is not None and values["bmt"]:
        problems.append((("bmt", "barang"), "Isi bea masuk tambahan di tiap barang saja."))
    # Where every rate is known no regime can be wrong; the shipment need not be built a second time to see that.
    rated = values["jalur"] != "kiriman" and all(one["tarif_bm"] is not None for one in values["seri"])
    if values["ndpbm_usd"] is None or (rated and not problems):
        return problems
    return problems + regime_problems(values, shipment_of(values))


def money_problems(values: Values) -> list[Problem]:
    """What may not go together in currency and rates."""
    problems: list[Problem] = []
    if values["ndpbm_usd"] is None:
        problems.append((("ndpbm_usd", "mata_uang"), "Isi kurs pajak USD; batas barang kiriman dihitung dalam USD."))
    elif values["mata_uang"] == "USD" and values["ndpbm_usd"] != values["ndpbm"]:
        problems.append((("ndpbm_usd", "ndpbm"), "Kedua kurs USD berbeda. Isi satu saja."))
    return problems


CLASHES = (
    Clash(fields=("barang_mewah",), holds=lambda values: bool(values["barang_mewah"]), message=LUXURY),
    Clash(
        fields=("pkp", "memiliki_npwp"),
        holds=lambda values: values["pkp"] and not values["memiliki_npwp"],
        message="PKP pasti punya NPWP. Ubah salah satunya.",
    ),
    Clash(
        fields=("suket_umkm", "memiliki_npwp"),
        holds=lambda values: values["suket_umkm"] and not values["memiliki_npwp"],
        message="Surat Keterangan memerlukan NPWP. Ubah salah satunya.",
    ),
    Clash(
        fields=("suket_umkm", "rezim_pph"),
        holds=lambda values: values["suket_umkm"] and values["rezim_pph"] == "umum",
        message="Surat Keterangan hanya untuk PPh final UMKM. Ubah salah satunya.",
    ),
)
"""Luxury goods, which are refused, and what may not go together in the importer's papers."""


def shipment_of(values: Values) -> Shipment:
    """The shipment typed in."""
    unit = values["mata_uang"]
    return Shipment(
        tanggal=values["tanggal"],
        jalur=values["jalur"],
        series=tuple(_series(values, one, place) for place, one in enumerate(values["seri"])),
        freight=Leaf(values["freight"], unit, name="freight"),
        asuransi=None if values["asuransi"] is None else Leaf(values["asuransi"], unit, name="asuransi"),
        mata_uang=unit,
        ndpbm=Leaf(values["ndpbm"], "kurs", name="ndpbm"),
        ndpbm_usd=Leaf(values["ndpbm_usd"], "kurs", name="ndpbm_usd"),
        importer=importer_of(values),
    )


def _series(values: Values, one: Values, place: int) -> Series:
    """One of the goods; where there is a list its numbers stand in a row of the form."""
    where = "" if values["barang"] is None else f"{BARANG.name}.{place}."
    own = replace(goods_of(values | one), tempat=where)
    return Series(fob=Leaf(one["fob"], values["mata_uang"], name=f"{where}fob"), goods=own)


def compute(values: Values) -> Outcome:
    """The charges of the shipment typed in."""
    levied = charges.compute(shipment_of(values))
    fined = _fine(levied, values)
    denda = fined.denda if fined else None
    each = [] if values["barang"] is None else goods_charges.by_goods(levied)
    shared = [step for one in each for step in one.values()]
    steps = (levied.nilai_pabean, levied.nilai_impor, levied.biaya_akhir, *shared, *([denda] if denda else []))
    rows = (*levied.rows, *(fined.rows if fined else ()))
    notices = [*permit_notices(values), *rates.notices(values), *goods_notices(values), *levied.notices]
    notices += [*([fined.notice] if fined else []), *list_notices(values, levied.jalur)]
    used = chain(rows, rows_inside(steps))
    notices += doubts.notices(used, values["tanggal"], values["hari_ini"], values["tanggal"])
    hasil = as_result(levied) | {"denda": denda, "barang": named_goods(values, each)}
    kept = (*levied.conditions, *(fined.conditions if fined else ()), *goods_charges.conditions_of(levied))
    return Outcome(hasil=hasil, steps=steps, notices=tuple(notices), rows=rows, conditions=kept)


def _fine(levied: Charges, values: Values) -> penalty.Fine | None:
    """What a badan usaha would be fined, where the reader asks what a higher customs value would mean."""
    asked = values["nilai_pabean_seharusnya"]
    if asked is None:
        return None
    seharusnya = Leaf(asked, "rupiah", name="nilai_pabean_seharusnya")
    return penalty.fine(levied, seharusnya, values["importir"], values["tanggal"])


def goods_of(values: Values) -> Goods:
    """The goods as the charges see them."""
    return Goods(**{field.name: values[field.name] for field in inputs.GOODS})


def importer_of(values: Values) -> Importer:
    """The importer as the charges see them."""
    return Importer(**{field.name: values[field.name] for field in inputs.IMPORTER})


def as_result(levied: Charges) -> dict[str, Result]:
    """The public keys of some charges."""
    names = ["jalur", "nilai_pabean", "bea_masuk", "bmt", "nilai_impor", "ppn", "pph22", "total_pungutan"]
    names += ["dapat_dikreditkan", "biaya_akhir"]
    return {name: getattr(levied, name) for name in names}


CALCULATOR = Calculator(
    id="pajak",
    title="Pungutan impor satu kiriman",
    fields=FIELDS,
    clashes=CLASHES,
    needs=needs,
    complete=complete,
    check=check,
    compute=compute,
    quick=QUICK,
    defining=DEFINING,
)
