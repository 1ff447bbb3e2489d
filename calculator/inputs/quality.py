"""Fields of inspection and process defects; their defaults are ours (asumsi kami) unless they say otherwise."""

from dataclasses import replace
from decimal import Decimal

from calculator import inspection
from calculator.fields import ChoiceField, NumberField, RateField, YesNoField
from calculator.inputs.risk import OURS

JUMLAH_LOT = NumberField(
    name="jumlah_lot",
    label="Jumlah barang yang diperiksa (lot)",
    group="mutu",
    unit="unit",
    example="1.000",
    required=True,
    minimum=Decimal(2),
    maximum=Decimal(inspection.largest_lot()),
    whole=True,
)
TINGKAT = ChoiceField(
    name="tingkat",
    label="Tingkat inspeksi",
    group="mutu",
    help="Umumnya II; S untuk pengujian yang merusak atau mahal.",
    default="II",
    options=tuple((level, level) for level in inspection.levels()),
)
AQL = NumberField(
    name="aql",
    label="AQL",
    group="mutu",
    unit="persen, indeks tabel",
    help="Cacat besar biasanya 2,5; cacat kecil 4,0.",
    example="2,5",
    default=Decimal("2.5"),
    maximum=Decimal(100),
)
TINGKAT_CACAT = RateField(
    name="tingkat_cacat",
    label="Tingkat cacat produksi",
    group="mutu",
    help="Berapa dari 100 unit yang cacat. Sample tidak menjawab ini: beberapa unit terlalu sedikit.",
    example="3%",
    default=Decimal("0.03"),
    basis=OURS,
)
TINGKAT_CACAT_LOT = replace(TINGKAT_CACAT, default=None, basis="")
PELUANG_DETEKSI = RateField(
    name="peluang_deteksi",
    label="Pemeriksa melihat cacat yang ada",
    group="mutu",
    example="80%",
    default=Decimal("0.8"),
    minimum=Decimal("0.01"),
    basis="aturan kira-kira 80% (mutu data C)",
)
PELUANG_DETEKSI_PENUH = replace(PELUANG_DETEKSI, default=Decimal(1), basis="")
BIAYA_PER_CACAT = NumberField(
    name="biaya_per_cacat",
    label="Biaya tiap unit cacat yang sampai ke pembeli",
    group="mutu",
    unit="rupiah",
    help="Kosong berarti cacat produksi tidak dihitung.",
    example="90.000",
    maximum=Decimal(10**12),
)
PELUANG_LOT_BURUK = RateField(
    name="peluang_lot_buruk",
    label="Peluang lot buruk",
    group="mutu",
    help="Dari 100 lot, berapa yang cacatnya jauh lebih banyak. Kosong berarti semua lot sama.",
    example="10%",
    default=Decimal(0),
    basis=OURS,
)
CACAT_LOT_BURUK = RateField(
    name="cacat_lot_buruk",
    label="Tingkat cacat lot buruk",
    group="mutu",
    help="Hanya dipakai bila ada peluang lot buruk, atau pabrik ceroboh.",
    example="15%",
    default=Decimal("0.15"),
    basis=OURS,
)
PABRIK_CEROBOH = YesNoField(
    name="pabrik_ceroboh",
    label="Pabrik yang salah spesifikasi juga yang lotnya buruk",
    group="mutu",
    help="Ya: peluang lot buruk mengikuti peluang salah spesifikasi. Sample lalu ikut menyaring pabrik ceroboh.",
    default=False,
)
INSPEKSI_PSI = YesNoField(
    name="inspeksi_psi",
    label="Bandingkan juga dengan inspeksi sebelum kirim",
    group="mutu",
    default=False,
)
BIAYA_INSPEKSI = NumberField(
    name="biaya_inspeksi",
    label="Biaya inspeksi",
    group="mutu",
    unit="USD",
    example="260",
    default=Decimal(260),
    maximum=Decimal(10**6),
    basis="harga beberapa penyedia USD 199-400 per hari (mutu data B)",
)
DETEKSI_PSI_LANGSUNG = RateField(
    name="deteksi_psi_langsung",
    label="Inspeksi mengungkap salah spesifikasi, tanpa sample acuan",
    group="mutu",
    example="50%",
    default=Decimal("0.5"),
    basis=OURS,
)
DETEKSI_PSI_SAMPLE = RateField(
    name="deteksi_psi_sample",
    label="Inspeksi mengungkap salah spesifikasi, dengan sample acuan",
    group="mutu",
    example="85%",
    default=Decimal("0.85"),
    basis=OURS,
)
LOLOS_PSI = RateField(
    name="lolos_psi",
    label="Inspeksi tidak salah menolak",
    group="mutu",
    example="100%",
    default=Decimal(1),
    basis=OURS,
)
BIAYA_ALARM_PALSU = NumberField(
    name="biaya_alarm_palsu",
    label="Biaya bila inspeksi salah menolak",
    group="mutu",
    unit="rupiah",
    example="2.000.000",
    default=Decimal(0),
)
RUGI_PSI = NumberField(
    name="rugi_psi",
    label="Rugi bila salah spesifikasi diketahui saat inspeksi",
    group="mutu",
    unit="rupiah",
    help="Kosong berarti DP-nya, atau rugi saat tiba bila itu lebih kecil: pelunasan belum dibayar.",
    example="10.000.000",
)
BIAYA_TOLAK = NumberField(
    name="biaya_tolak",
    label="Biaya bila lot ditolak karena cacat",
    group="mutu",
    unit="rupiah",
    help="Menunggu, menyortir, memeriksa ulang. Lot: barang yang diperiksa sekaligus.",
    example="6.200.000",
    default=Decimal(0),
)
PORSI_SORTIR = RateField(
    name="porsi_sortir",
    label="Bagian cacat yang tersortir setelah ditolak",
    group="mutu",
    example="80%",
    default=Decimal("0.8"),
    basis=OURS,
)
