"""pajak: the import charges of one shipment."""

from calculator import charges, inputs
from calculator.charges import Charges, Goods, Importer, Shipment
from calculator.inputs import law, time
from calculator.outcome import Calculator, Outcome, Problem, Result, Values
from calculator.steps import Leaf

FIELDS = (
    law.TANGGAL,
    law.JALUR_PUNGUTAN,
    law.NDPBM,
    law.FOB,
    law.FREIGHT,
    law.ASURANSI,
    *inputs.GOODS,
    *inputs.IMPORTER,
    time.HARI_INI,
)


def complete(values: Values) -> Values:
    """Nothing to complete: every default stands in its field."""
    return values


def check(values: Values) -> list[Problem]:
    """What may not go together."""
    problems = importer_problems(values)
    fob, tanggal = values["fob"], values["tanggal"]
    jalur = charges.choose_jalur(values["jalur"], fob, tanggal)
    if jalur == "kiriman" and not charges.within_kiriman(fob, tanggal):
        problems.append(
            (("jalur", "fob"), "Barang kiriman hanya sampai FOB USD 1.500. Pilih PIB atau otomatis.")
        )
    if jalur == "pib" and values["tarif_bm"] is None:
        problems.append((("tarif_bm",), TARIF_BM_MISSING))
    return problems


TARIF_BM_MISSING = "Isi tarif bea masuk umum (MFN) barang Anda; PIB memerlukannya. Contoh: 20%."


def importer_problems(values: Values) -> list[Problem]:
    """What may not go together in the importer's papers."""
    problems: list[Problem] = []
    if values["pkp"] and not values["memiliki_npwp"]:
        problems.append((("pkp", "memiliki_npwp"), "PKP pasti punya NPWP. Ubah salah satunya."))
    if values["suket_umkm"] and not values["memiliki_npwp"]:
        problems.append(
            (("suket_umkm", "memiliki_npwp"), "Surat Keterangan memerlukan NPWP. Ubah salah satunya.")
        )
    if values["suket_umkm"] and values["rezim_pph"] == "umum":
        problems.append(
            (
                ("suket_umkm", "rezim_pph"),
                "Surat Keterangan hanya untuk PPh final UMKM. Ubah salah satunya.",
            )
        )
    return problems


def compute(values: Values) -> Outcome:
    """The charges of the shipment typed in."""
    shipment = Shipment(
        tanggal=values["tanggal"],
        jalur=values["jalur"],
        fob=Leaf(values["fob"], "USD"),
        freight=Leaf(values["freight"], "USD"),
        asuransi=None if values["asuransi"] is None else Leaf(values["asuransi"], "USD"),
        ndpbm=Leaf(values["ndpbm"], "kurs"),
        goods=goods_of(values),
        importer=importer_of(values),
    )
    levied = charges.compute(shipment)
    return Outcome(
        hasil=as_result(levied),
        steps=(levied.biaya_akhir,),
        notices=levied.notices,
        rows=levied.rows,
    )


def goods_of(values: Values) -> Goods:
    """The goods as the charges see them."""
    return Goods(**{field.name: values[field.name] for field in inputs.GOODS})


def importer_of(values: Values) -> Importer:
    """The importer as the charges see them."""
    return Importer(**{field.name: values[field.name] for field in inputs.IMPORTER})


def as_result(levied: Charges) -> dict[str, Result]:
    """The public keys of some charges."""
    return {
        "jalur": levied.jalur,
        "nilai_pabean": levied.nilai_pabean,
        "bea_masuk": levied.bea_masuk,
        "bmt": levied.bmt,
        "nilai_impor": levied.nilai_impor,
        "ppn": levied.ppn,
        "pph22": levied.pph22,
        "total_pungutan": levied.total_pungutan,
        "dapat_dikreditkan": levied.dapat_dikreditkan,
        "biaya_akhir": levied.biaya_akhir,
    }


CALCULATOR = Calculator(
    id="pajak",
    title="Pungutan impor satu kiriman",
    fields=FIELDS,
    complete=complete,
    check=check,
    compute=compute,
)
