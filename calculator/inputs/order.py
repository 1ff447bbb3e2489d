"""Fields of the order itself: the goods, the sample, how the mass order travels."""

from decimal import Decimal

from calculator.fields import ChoiceField, NumberField, RateField, TextField, YesNoField
from calculator.inputs.risk import OURS
from calculator.numbers import angka, rupiah_kira
from calculator.offers import offer

SEA, AIR = offer("laut_lcl"), offer("udara")

NAMA_PRODUK = TextField(
    name="nama_produk",
    label="Nama barang",
    group="pesanan",
    help="Untuk Anda sendiri; tidak mengubah hitungan.",
    example="Tumbler logo laser",
)
JENIS_PESANAN = ChoiceField(
    name="jenis_pesanan",
    label="Jenis pesanan",
    group="pesanan",
    help="Menentukan peluang salah spesifikasi dan lama membuat sample bila Anda tidak mengisinya sendiri.",
    default="logo",
    options=(
        ("pesan_ulang", "pesan ulang, barang dan pabrik sama"),
        ("stok_siap", "barang stok siap kirim"),
        ("logo", "logo atau kemasan sendiri"),
        ("custom", "bahan, ukuran, atau warna khusus"),
        ("oem_baru", "desain baru (OEM)"),
    ),
)
JUMLAH_UNIT = NumberField(
    name="jumlah_unit",
    label="Jumlah pesanan massal",
    group="pesanan",
    unit="unit",
    example="1.000",
    required=True,
    minimum=Decimal(1),
    maximum=Decimal(10**9),
    whole=True,
)
HARGA_UNIT = NumberField(
    name="harga_unit",
    label="Harga per unit, FOB",
    group="pesanan",
    unit="USD atau CNY",
    help="Harga di pelabuhan asal. Harga pabrik (EXW): isi juga biaya lokal di negara asal.",
    example="2,60",
    required=True,
    above=Decimal(0),
    maximum=Decimal(10**6),
)
HARGA_JUAL = NumberField(
    name="harga_jual",
    label="Harga jual per unit",
    group="pesanan",
    unit="rupiah",
    help="Bersih setelah potongan marketplace. Tanpa ini, kerugian salah spesifikasi hanya batas atas.",
    example="95.000",
    maximum=Decimal(10**12),
)
JUMLAH_SAMPLE = NumberField(
    name="jumlah_sample",
    label="Jumlah sample",
    group="sample",
    unit="unit",
    help="Menambah sample tidak membuktikan mutu produksi massal; sample menjawab spesifikasi.",
    example="2",
    default=2,
    minimum=Decimal(1),
    maximum=Decimal(10**6),
    whole=True,
)
BIAYA_SAMPLE = NumberField(
    name="biaya_sample",
    label="Biaya sample, semua unit",
    group="sample",
    unit="USD atau CNY",
    help="Isi 0 bila gratis.",
    example="35",
    required=True,
    maximum=Decimal(10**7),
)
ONGKIR_SAMPLE = NumberField(
    name="ongkir_sample",
    label="Ongkir kurir sample",
    group="sample",
    unit="USD atau CNY",
    example="42",
    required=True,
    maximum=Decimal(10**6),
)
KREDIT_SAMPLE = YesNoField(
    name="biaya_sample_dikreditkan",
    label="Biaya sample dipotong dari pesanan massal",
    group="rincian",
    help="Hanya biaya sample; ongkir dan pungutan tidak kembali.",
    default=False,
)
JUMLAH_SUPPLIER = NumberField(
    name="jumlah_supplier",
    label="Supplier yang dimintai sample sekaligus",
    group="rincian",
    help="Tiap supplier satu putaran; jadwal menunggu yang terakhir.",
    example="1",
    default=1,
    minimum=Decimal(1),
    maximum=Decimal(20),
    whole=True,
)
SEBAB_BERSAMA = RateField(
    name="sebab_bersama",
    label="Salah karena spesifikasi Anda sendiri kurang jelas",
    group="rincian",
    help="Bagian kesalahan yang menimpa semua supplier sekaligus; hanya bila supplier lebih dari satu.",
    example="100%",
    default=Decimal(1),
    basis=OURS,
)
PORSI_DP = RateField(
    name="porsi_dp",
    label="DP",
    group="rincian",
    help="Bagian harga barang yang dibayar di muka.",
    example="30%",
    default=Decimal("0.3"),
    basis="kebiasaan 30/70 (mutu data B)",
)
BIAYA_RONDE = NumberField(
    name="biaya_ronde",
    label="Biaya satu putaran sample, semua termasuk",
    group="rincian",
    unit="rupiah",
    help="Isi hanya bila Anda sudah tahu totalnya; kosong berarti dihitung.",
    example="1.500.000",
    whole=True,
)
BIAYA_REVISI = NumberField(
    name="biaya_revisi",
    label="Biaya satu putaran revisi, semua termasuk",
    group="rincian",
    unit="rupiah",
    help="Kosong berarti sama dengan putaran pertama.",
    example="1.500.000",
    whole=True,
)
KURS_BAYAR = NumberField(
    name="kurs_bayar",
    label="Kurs bank saat membayar",
    group="rincian",
    unit="rupiah per USD atau CNY",
    help="Kosong berarti sama dengan kurs pajak.",
    example="16.950",
    above=Decimal(0),
    maximum=Decimal(10**6),
)
SKEMA_IMPOR = ChoiceField(
    name="skema_impor",
    label="Masuk ke Indonesia lewat",
    group="kirim",
    help="Kurir hanya sampai batas nilainya. Borongan: satu harga sampai gudang, PIB bukan atas nama Anda.",
    default="pib",
    options=(
        ("pib", "PIB atas nama sendiri"),
        ("kiriman", "kurir (barang kiriman)"),
        ("borongan", "borongan, satu harga"),
    ),
)
TARIF_BORONGAN = NumberField(
    name="tarif_borongan",
    label="Tarif borongan",
    group="rincian",
    unit="rupiah per CBM, atau per kg lewat udara",
    help=f"Kosong berarti {rupiah_kira(SEA.tarif)} per CBM laut, {rupiah_kira(AIR.tarif)} per kg udara.",
    basis=f"laut: {SEA.source} (mutu data {SEA.grade}); udara: {AIR.source} (mutu data {AIR.grade})",
    example="5.000.000",
    maximum=Decimal(10**10),
)
MINIMUM_TAGIH = NumberField(
    name="minimum_tagih",
    label="Tagihan borongan paling sedikit",
    group="rincian",
    unit="CBM, atau kg lewat udara",
    help=f"Kosong berarti {angka(SEA.minimum_tagih)} CBM laut, {angka(AIR.minimum_tagih)} kg udara.",
    example="0,5",
    maximum=Decimal(10**4),
)
PEMBAGI_VOLUMETRIK = NumberField(
    name="pembagi_volumetrik",
    label="Pembagi volumetrik udara",
    group="rincian",
    unit="cm3 per kg",
    example="6.000",
    default=Decimal(6000),
    minimum=Decimal(1000),
    maximum=Decimal(20000),
    basis="kebiasaan umum (mutu data C)",
)
BIAYA_LOKAL = NumberField(
    name="biaya_lokal",
    label="Biaya lokal di Indonesia",
    group="kirim",
    unit="rupiah",
    help="Gudang pelabuhan, PPJK, dokumen, truk sampai gudang Anda; minta rinciannya sebelum setuju.",
    example="4.550.000",
    default=Decimal(0),
    whole=True,
)
BIAYA_LOKAL_ASAL = NumberField(
    name="biaya_lokal_asal",
    label="Biaya lokal di negara asal",
    group="rincian",
    unit="USD atau CNY",
    help="Truk dan dokumen ekspor bila harganya EXW atau 1688; menambah FOB.",
    example="60",
    default=Decimal(0),
    maximum=Decimal(10**7),
)
BIAYA_CETAKAN = NumberField(
    name="biaya_cetakan",
    label="Biaya cetakan (tooling)",
    group="rincian",
    unit="USD atau CNY",
    help="Menambah FOB pesanan massal; dasar hukumnya belum pasti (keyakinan C).",
    example="300",
    default=Decimal(0),
    maximum=Decimal(10**7),
)
BERAT_KG = NumberField(
    name="berat_kg",
    label="Berat seluruh pesanan",
    group="kirim",
    unit="kg",
    help="Berat kotor dengan karton, dari packing list. Ongkir udara dan kurir dihitung dari sini.",
    example="360",
    above=Decimal(0),
    maximum=Decimal(10**8),
)
VOLUME_CBM = NumberField(
    name="volume_cbm",
    label="Volume seluruh pesanan",
    group="kirim",
    unit="CBM",
    help="Semua karton: panjang × lebar × tinggi (m) × jumlah. Ongkir laut dihitung dari sini.",
    example="2,3",
    above=Decimal(0),
    maximum=Decimal(10**6),
)
