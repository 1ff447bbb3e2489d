"""Fields of the odds and of what goes wrong; their defaults are ours (asumsi kami) and said so."""

from decimal import Decimal

from calculator.fields import NumberField, RateField

OURS = "asumsi kami"

PELUANG_SALAH_SPEK = RateField(
    name="peluang_salah_spek",
    label="Peluang pesanan salah spesifikasi",
    group="risiko",
    help="Dari 100 pesanan seperti ini tanpa sample, berapa yang meleset? Kosong: menurut jenis pesanan.",
    example="18%",
    basis=OURS,
)
KETEPATAN_DETEKSI = RateField(
    name="ketepatan_deteksi",
    label="Sample mengungkap yang salah",
    group="risiko",
    help="Bila pabrik salah paham, berapa peluang Anda melihatnya pada sample.",
    example="90%",
    default=Decimal("0.9"),
    basis=OURS,
)
KETEPATAN_LOLOS = RateField(
    name="ketepatan_lolos",
    label="Sample benar dinyatakan benar",
    group="risiko",
    help="Peluang Anda tidak salah menolak sample yang sebenarnya benar.",
    example="95%",
    default=Decimal("0.95"),
    basis=OURS,
)
PELUANG_PERBAIKAN = RateField(
    name="peluang_perbaikan",
    label="Satu revisi menyelesaikan",
    group="risiko",
    example="70%",
    default=Decimal("0.7"),
    basis=OURS,
)
MAKS_REVISI = NumberField(
    name="maks_revisi",
    label="Revisi paling banyak",
    group="risiko",
    unit="kali",
    help="Masih salah setelah itu: pesanan dibatalkan.",
    example="1",
    default=1,
    maximum=Decimal(5),
    whole=True,
    basis=OURS,
)
RUGI_SALAH_SPEK = NumberField(
    name="rugi_salah_spek",
    label="Rugi bila seluruh pesanan salah spesifikasi",
    group="risiko",
    unit="rupiah",
    help="Isi bila Anda punya taksiran sendiri; kosong berarti dihitung dari jalan keluar termurah.",
    example="30.000.000",
)
RUGI_BATAL = NumberField(
    name="rugi_batal",
    label="Rugi bila batal setelah revisi terakhir",
    group="risiko",
    unit="rupiah",
    help="Kosong berarti laba yang hilang, atau satu putaran sample bila harga jual tidak diisi.",
    example="0",
)
DISKON_OBRAL = RateField(
    name="diskon_obral",
    label="Diskon bila diobral",
    group="risiko",
    example="40%",
    default=Decimal("0.4"),
    basis=OURS,
)
BIAYA_PERBAIKAN = NumberField(
    name="biaya_perbaikan",
    label="Biaya memperbaiki per unit",
    group="risiko",
    unit="rupiah",
    help="Bila bisa diperbaiki di sini; kosong berarti tidak bisa.",
    example="28.000",
    maximum=Decimal(10**12),
)
PORSI_TERSELAMATKAN = RateField(
    name="porsi_terselamatkan",
    label="Bagian yang selamat setelah diperbaiki",
    group="risiko",
    example="90%",
    default=Decimal("0.9"),
    basis=OURS,
)
NILAI_SISA = NumberField(
    name="nilai_sisa",
    label="Nilai sisa per unit yang salah",
    group="risiko",
    unit="rupiah",
    example="0",
    default=Decimal(0),
    maximum=Decimal(10**12),
    basis=OURS,
)
PORSI_GANTI_RUGI = RateField(
    name="porsi_ganti_rugi",
    label="Ganti rugi dari supplier",
    group="risiko",
    help="Bagian harga barang yang kembali; sesudah lunas, anggap bonus.",
    example="10%",
    default=Decimal("0.1"),
    basis="blog dagang dan hukum (mutu data C), angka tengah asumsi kami",
)
RUGI_TELAT = NumberField(
    name="rugi_telat",
    label="Rugi bila lewat tenggat",
    group="risiko",
    unit="rupiah",
    help="Sekali, berapa pun terlambatnya: pesanan batal, musim lewat.",
    example="20.000.000",
)
RUGI_TELAT_PER_HARI = NumberField(
    name="rugi_telat_per_hari",
    label="Rugi tiap hari terlambat",
    group="risiko",
    unit="rupiah per hari",
    example="500.000",
    default=Decimal(0),
)
BUNGA_TAHUNAN = RateField(
    name="bunga_tahunan",
    label="Biaya modal setahun",
    group="risiko",
    help="Bunga pinjaman, atau yang bisa dihasilkan uang itu di tempat lain.",
    example="12%",
    default=Decimal(0),
)
TOLERANSI_RISIKO = NumberField(
    name="toleransi_risiko",
    label="Toleransi risiko",
    group="risiko",
    unit="rupiah",
    help="Untuk modal kecil: kira-kira rugi yang masih sanggup ditanggung. Kosong berarti tidak dihitung.",
    example="20.000.000",
    above=Decimal(0),
)
