"""Fields of what else an importer can do about a wrong or a late order; empty ones are not reckoned."""

from decimal import Decimal

from calculator.fields import NumberField, RateField
from calculator.inputs.order import AIR
from calculator.inputs.risk import OURS
from calculator.numbers import rupiah_kira

PERBAIKAN_SPESIFIKASI = RateField(
    name="perbaikan_spesifikasi",
    label="Lembar spesifikasi yang jelas mengurangi salah paham",
    group="tindakan",
    help="Ukuran dengan toleransi, kode warna, foto, bahan: dari 100 salah paham, berapa yang dicegahnya.",
    example="50%",
    default=Decimal("0.5"),
    basis=OURS,
)
BIAYA_SPESIFIKASI = NumberField(
    name="biaya_spesifikasi",
    label="Biaya membuat lembar spesifikasi",
    group="tindakan",
    unit="rupiah",
    help="Penerjemah, gambar teknik. Nol bila Anda kerjakan sendiri.",
    example="500.000",
    default=Decimal(0),
    basis=OURS,
)
UNIT_UJI = NumberField(
    name="unit_uji",
    label="Uji produksi: berapa unit dulu",
    group="tindakan",
    unit="unit",
    help="Sedikit unit dari mesin yang sama, diperiksa sebelum sisanya dibuat. Kosong berarti tidak dihitung.",
    example="50",
    minimum=Decimal(1),
    whole=True,
)
BIAYA_UJI = NumberField(
    name="biaya_uji",
    label="Uji produksi: biaya tambahannya",
    group="tindakan",
    unit="rupiah",
    help="Di luar harga unitnya, karena unit yang baik tetap dijual: harga lebih tinggi, ongkir, pungutan.",
    example="3.000.000",
)
ISI_KARTON = NumberField(
    name="isi_karton",
    label="Satu karton sebagai sample: isinya",
    group="tindakan",
    unit="unit",
    help="Untuk barang stok: beli satu karton dulu, jual isinya bila cocok. Kosong berarti tidak dihitung.",
    example="24",
    minimum=Decimal(1),
    whole=True,
)
ONGKIR_KARTON = NumberField(
    name="ongkir_karton",
    label="Satu karton sebagai sample: ongkirnya",
    group="tindakan",
    unit="USD atau CNY",
    example="90",
    maximum=Decimal(10**6),
)
PORSI_UDARA = RateField(
    name="porsi_udara",
    label="Kirim sebagian lewat udara",
    group="tindakan",
    help="Bagian yang cukup untuk dijual sampai kapal tiba. Kosong berarti tidak dihitung.",
    example="20%",
    above=Decimal(0),
    maximum=Decimal("0.9"),
)
BIAYA_GABUNG = NumberField(
    name="biaya_gabung",
    label="Satu paket berisi sample semua supplier, sampai rumah",
    group="tindakan",
    unit="rupiah",
    help=f"Kosong: {rupiah_kira(AIR.tarif * AIR.minimum_tagih)}, tarif borongan udara kami kali minimum tagihnya.",
    example="2.300.000",
)
ONGKIR_KE_GUDANG = NumberField(
    name="ongkir_ke_gudang",
    label="Ongkir tiap supplier ke gudang pengumpul di China",
    group="tindakan",
    unit="rupiah",
    help="Tanya supplier; nol bila ditanggungnya.",
    example="30.000",
    default=Decimal(0),
    basis=OURS,
)

ACTIONS = (
    PERBAIKAN_SPESIFIKASI,
    BIAYA_SPESIFIKASI,
    UNIT_UJI,
    BIAYA_UJI,
    ISI_KARTON,
    ONGKIR_KARTON,
    PORSI_UDARA,
    BIAYA_GABUNG,
    ONGKIR_KE_GUDANG,
)

TOGETHER = ((UNIT_UJI, BIAYA_UJI), (ISI_KARTON, ONGKIR_KARTON))
"""Whoever answers the first of a pair must answer the second."""
