"""Fields of the import charges: the day of the law, rates, groups, the importer, what they are compared with."""

from decimal import Decimal

from calculator import goods, permits
from calculator.fields import ChoiceField, DateField, NumberField, RateField, YesNoField

TANGGAL = DateField(
    name="tanggal",
    label="Tanggal aturan yang dipakai",
    group="pajak_lain",
    help="Aturan hari itu yang dipakai; biasanya hari barang diberitahukan ke Bea Cukai.",
    required=True,
)
JALUR_PUNGUTAN = ChoiceField(
    name="jalur",
    label="Jalur pemberitahuan",
    group="pajak",
    help="Otomatis: barang kiriman sampai batas FOB-nya, selebihnya PIB atau PIBK.",
    default="otomatis",
    options=(
        ("otomatis", "otomatis"),
        ("kiriman", "barang kiriman"),
        ("pib", "PIB atas nama badan usaha"),
        ("pibk", "PIBK, bukan badan usaha"),
        ("bawaan", "bawaan penumpang, dagangan atau sample"),
        ("bawaan_pribadi", "bawaan penumpang, barang pribadi"),
    ),
)
IMPORTIR = ChoiceField(
    name="importir",
    label="Pengimpor",
    group="pajak_lain",
    help="Badan usaha: PT, CV, koperasi, dan sejenisnya. Di atas batas kiriman, perorangan memakai PIBK.",
    default="badan_usaha",
    options=(("badan_usaha", "badan usaha"), ("perorangan", "perorangan")),
)
MATA_UANG = ChoiceField(
    name="mata_uang",
    label="Mata uang harga",
    group="rincian",
    help="Berlaku untuk harga barang, sample, ongkir, dan asuransi.",
    default="USD",
    options=(("USD", "USD"), ("CNY", "CNY (yuan)")),
)
NDPBM = NumberField(
    name="ndpbm",
    label="Kurs pajak (NDPBM)",
    group="kirim",
    unit="rupiah per USD atau CNY",
    help="Ditetapkan Menteri Keuangan tiap minggu, berlaku Rabu sampai Selasa.",
    link="https://fiskal.kemenkeu.go.id/informasi-publik/kurs-pajak",
    example="16.800",
    required=True,
    above=Decimal(0),
    maximum=Decimal(10**6),
)
NDPBM_USD = NumberField(
    name="ndpbm_usd",
    label="Kurs pajak USD",
    group="rincian",
    unit="rupiah per USD",
    help="Hanya bila harganya bukan USD: batas nilai barang kiriman dalam USD diuji dengan kurs ini.",
    example="16.800",
    above=Decimal(0),
    maximum=Decimal(10**6),
)
FOB = NumberField(
    name="fob",
    label="Harga barang FOB",
    group="pesanan",
    unit="USD atau CNY",
    help="Nilai seluruh barang sampai naik kapal atau pesawat di negara asal.",
    example="2.600",
    above=Decimal(0),
    maximum=Decimal(10**9),
)
FREIGHT = NumberField(
    name="freight",
    label="Ongkos kirim internasional (freight)",
    group="kirim",
    unit="USD atau CNY",
    help="Untuk seluruh kiriman. Isi 0 bila sudah termasuk harga barang.",
    example="81",
    required=True,
    maximum=Decimal(10**8),
)
ASURANSI = NumberField(
    name="asuransi",
    label="Asuransi",
    group="rincian",
    unit="USD atau CNY",
    help="Kosongkan bila tidak tahu: kami hitung dari FOB + freight menurut aturan, terlihat di uraian.",
    example="13,5",
    maximum=Decimal(10**8),
)
JENIS_BARANG = ChoiceField(
    name="jenis_barang",
    label="Jenis barang",
    group="pesanan",
    help="Mengisi tarif dan kelompok kiriman dari satu kode HS contoh, bila Anda tidak mengisinya sendiri.",
    default=goods.OTHER,
    options=goods.choices(),
)
IZIN = ChoiceField(
    name="izin",
    label="Izin impor barang ini (SNI, BPOM, lartas)",
    group="pesanan",
    help="Cari kode HS barang Anda di INTR; di situ tertulis izin yang diperlukan.",
    link="https://intr.insw.go.id",
    follows=JENIS_BARANG.name,
    default=permits.UNKNOWN,
    options=(
        (permits.UNKNOWN, "belum tahu"),
        (permits.HELD, "sudah ada"),
        (permits.NOT_NEEDED, "sudah dicek, tidak perlu"),
    ),
)
KELOMPOK_KIRIMAN = ChoiceField(
    name="kelompok_kiriman",
    label="Kelompok barang kiriman",
    group="pajak",
    help="Menentukan tarif paket kurir, juga paket sample. Alat dapur baja tahan karat masuk besi dan baja.",
    default="umum",
    derived="menurut jenis barang",
    options=(
        ("umum", "umum"),
        ("buku", "buku ilmu pengetahuan"),
        ("kosmetik", "kosmetik"),
        ("besi_baja", "barang besi dan baja"),
        ("jam_tangan", "jam tangan"),
        ("tas", "tas"),
        ("tekstil", "pakaian dan tekstil"),
        ("alas_kaki", "alas kaki"),
        ("sepeda", "sepeda"),
    ),
)
TARIF_BM = RateField(
    name="tarif_bm",
    label="Tarif bea masuk umum (MFN)",
    group="pajak",
    help="Menurut kode HS barang; dipakai untuk PIB. Kosong: menurut jenis barang.",
    link="https://intr.insw.go.id",
    follows=JENIS_BARANG.name,
    example="20%",
    absent="Isi tarif bea masuk umum (MFN) barang Anda; jalur ini memerlukannya. Contoh: 20%.",
)
FORM_E = YesNoField(
    name="form_e",
    label="Supplier memberi Form E atau bukti asal RCEP",
    group="pajak",
    help="Bukti bahwa barang berasal dari China: Form E (ASEAN-China) atau RCEP. Tanpa itu berlaku tarif umum.",
    default=False,
)
TARIF_BM_FTA = RateField(
    name="tarif_bm_fta",
    label="Tarif bea masuk dengan Form E atau RCEP",
    group="pajak",
    help="Tidak selalu 0%, dan kedua skema bisa berbeda; cek tarif kode HS Anda di INTR.",
    example="0%",
    default=Decimal(0),
)
BMT = NumberField(
    name="bmt",
    label="Bea masuk tambahan (BMTP, BMAD)",
    group="pajak_lain",
    unit="rupiah",
    help="Hanya untuk barang tertentu, seperti kain dan karpet, di PIB atau PIBK.",
    example="0",
    whole=True,
)
NILAI_PABEAN_SEHARUSNYA = NumberField(
    name="nilai_pabean_seharusnya",
    label="Andai nilai pabean ditetapkan",
    group="pajak_lain",
    unit="rupiah",
    help="Andai Bea Cukai menetapkan nilai pabean lebih tinggi: berapa dendanya bagi badan usaha.",
    example="8.800.000",
    above=Decimal(0),
    maximum=Decimal(10**15),
)
TAWARAN_BORONGAN = NumberField(
    name="tawaran_borongan",
    label="Tawaran borongan, seluruh kiriman",
    group="rincian",
    unit="rupiah",
    help="Satu harga forwarder sampai gudang. Tarif per CBM atau kg: kalikan dulu. Terlihat di perbandingan jalur.",
    example="11.500.000",
    above=Decimal(0),
    maximum=Decimal(10**15),
    whole=True,
)
KELOMPOK_PPH22 = ChoiceField(
    name="kelompok_pph22",
    label="Kelompok PPh 22 impor",
    group="pajak_lain",
    help="Lihat lampiran PMK 51/2025 atau INTR untuk kode HS Anda; isi daftarnya belum kami periksa.",
    default="umum",
    options=(("umum", "umum"), ("daftar_7_5", "daftar 7,5%"), ("daftar_10", "daftar 10%")),
)
MEMILIKI_API = YesNoField(
    name="memiliki_api",
    label="Punya API (NIB sebagai API)",
    group="pajak_lain",
    help="API: angka pengenal importir. NIB dari OSS berlaku sebagai API bila diminta saat mendaftar.",
    default=True,
)
MEMILIKI_NPWP = YesNoField(name="memiliki_npwp", label="Punya NPWP", group="pajak_lain", default=True)
SUKET_UMKM = YesNoField(
    name="suket_umkm",
    label="Punya Surat Keterangan PP 55",
    group="pajak_lain",
    help="Surat keterangan UMKM PPh final; dengan ini PPh 22 impor tidak dipungut di PIB.",
    default=False,
)
PKP = YesNoField(
    name="pkp",
    label="Pengusaha Kena Pajak (PKP)",
    group="pajak_lain",
    help="PKP dapat mengkreditkan PPN impor; bukan PKP menanggungnya sebagai biaya.",
    default=False,
)
REZIM_PPH = ChoiceField(
    name="rezim_pph",
    label="Cara bayar PPh tahunan",
    group="pajak_lain",
    help="Umum: PPh 22 menjadi kredit. Final UMKM tanpa Suket: PPh 22 kami hitung sebagai biaya.",
    default="umum",
    options=(("umum", "umum"), ("final_umkm", "final UMKM")),
)
BARANG_MEWAH = YesNoField(
    name="barang_mewah",
    label="Barang mewah (kena PPnBM)",
    group="pajak_lain",
    help="Rumah mewah, balon udara, pesawat, senjata, kapal pesiar, kendaraan. Tas dan jam tangan bukan.",
    default=False,
)
