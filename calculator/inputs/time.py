"""Fields of the calendar: start, deadline, durations, the factory's closures."""

from decimal import Decimal

from calculator import calendars
from calculator.compound_fields import DurationField, SpansField
from calculator.durations import Duration, defaults
from calculator.fields import ChoiceField, DateField, RateField
from calculator.inputs.risk import OURS

HARI_INI = DateField(name="hari_ini", label="Hari ini", group="waktu")
TANGGAL_MULAI = DateField(
    name="tanggal_mulai",
    label="Mulai",
    group="waktu",
    help="Hari Anda memesan sample, atau membayar DP bila langsung massal. Kosong berarti hari ini.",
    known=(calendars.first_day(), calendars.last_start()),
)
TENGGAT = DateField(
    name="tenggat",
    label="Paling lambat di gudang",
    group="waktu",
    help="Kosongkan bila tidak ada tenggat.",
    example="12 Februari 2027",
    known=(calendars.first_day(), calendars.last_day()),
)
JALUR_JADWAL = ChoiceField(
    name="jalur",
    label="Jalur",
    group="pesanan",
    required=True,
    example="sample",
    options=(("sample", "sample dulu"), ("langsung", "langsung massal")),
)
MODA = ChoiceField(
    name="moda",
    label="Pengiriman massal lewat",
    group="kirim",
    default="laut_lcl",
    options=(("laut_lcl", "laut, LCL"), ("laut_fcl", "laut, FCL (satu kontainer)"), ("udara", "udara")),
)
TUTUP_PABRIK = SpansField(
    name="tutup_pabrik",
    label="Pabrik tutup",
    group="jadwal",
    help="Tanya supplier. Kosong berarti perkiraan kami: libur Imlek dan Golden Week. "
    "Tulis “tidak ada” bila pabrik tidak pernah tutup.",
)


def _duration(name: str, label: str, clock: str, default: str, note: str = "") -> DurationField:
    found = defaults()[default]
    grade = OURS if found.grade == "D" else f"mutu data {found.grade}"
    return DurationField(
        name=name,
        label=label,
        group="jadwal",
        unit=clock,
        help=note,
        basis=f"{found.source} ({grade})" if OURS not in found.source else found.source,
        default=None,
    )


PELUANG_MOLOR = RateField(
    name="peluang_molor",
    label="Peluang produksi molor",
    group="jadwal",
    help="Peluang pabrik melewati rentang produksi di atas. 0% bila rentang itu sudah memuat keterlambatannya.",
    example="35%",
    default=Decimal(0),
    basis=OURS,
)

_CN, _ID, _CAL = "hari kerja pabrik", "hari kerja Indonesia", "hari kalender"

DURATIONS = (
    _duration("buat_sample", "Membuat sample", _CN, "sample_logo", "Kosong berarti menurut jenis pesanan."),
    _duration("kurir_sample", "Kurir sample", _CAL, "kurir"),
    _duration("tinjau_sample", "Memeriksa dan menyetujui", _ID, "tinjau"),
    _duration("bayar_dp", "Membayar DP", _CAL, "bayar_dp"),
    _duration("produksi", "Produksi massal", _CN, "produksi", "Tanya supplier; angka merekalah yang terbaik."),
    DurationField(
        name="inspeksi",
        label="Inspeksi sebelum kirim",
        group="jadwal",
        unit=_CN,
        help="Isi bila Anda memesan inspeksi.",
        example="1/2/4",
    ),
    _duration("pengiriman", "Pengiriman sampai gudang", _CAL, "laut_lcl", "Kosong berarti menurut moda."),
    _duration(
        "bea_cukai",
        "Bea cukai dan antar",
        _ID,
        "bea_cukai",
        "Kosong berarti sudah termasuk pengiriman, bila pengiriman juga kosong.",
    ),
)

PELUANG_RAMAI = RateField(
    name="peluang_ramai",
    label="Peluang semuanya lambat bersama",
    group="jadwal",
    help="Musim ramai: pabrik, kapal, dan bea cukai lambat bersama. 0% berarti tiap tahap lambat sendiri-sendiri.",
    example="20%",
    default=Decimal(0),
    basis=OURS,
)
TAMBAHAN_RAMAI = RateField(
    name="tambahan_ramai",
    label="Bila lambat bersama, tiap tahap bertambah",
    group="jadwal",
    help="Hanya dipakai bila peluangnya di atas nol. Waktu Anda sendiri (memeriksa, membayar) tidak ikut bertambah.",
    example="30%",
    default=Decimal("0.3"),
    basis=OURS,
)
LAMA_MOLOR = DurationField(
    name="lama_molor",
    label="Bila molor, bertambah",
    group="jadwal",
    unit=_CN,
    help="Hanya dipakai bila peluang molor di atas nol.",
    example="2/7/30",
    default=Duration(min=2, modus=7, maks=30),
    basis="klaim satu penyedia dan cerita importir, mutu data C",
)
