"""jadwal: when the goods of one path are in the warehouse."""

from datetime import date, timedelta
from fractions import Fraction

from calculator import calendars, schedule
from calculator.decision import chain
from calculator.decision.chain import SampleTest
from calculator.durations import CERTAIN_ZERO, Duration, defaults, kinds_of_order
from calculator.inputs import order, risk, time
from calculator.numbers import tanggal
from calculator.outcome import Calculator, Outcome, Problem, Result, Values
from calculator.schedule import Plan
from calculator.steps import Notice

SCHEDULE_FIELDS = (
    time.TANGGAL_MULAI,
    time.TENGGAT,
    order.JENIS_PESANAN,
    time.MODA,
    *time.DURATIONS,
    time.TUTUP_PABRIK,
    risk.PELUANG_SALAH_SPEK,
    risk.KETEPATAN_DETEKSI,
    risk.KETEPATAN_LOLOS,
    risk.PELUANG_PERBAIKAN,
    risk.MAKS_REVISI,
    time.HARI_INI,
)
"""The fields that jadwal and keputusan share."""

FIELDS = (time.JALUR_JADWAL, *SCHEDULE_FIELDS)

ENOUGH_AHEAD = timedelta(days=2 * 365)
"""How far before the end of the calendar data a plan must start."""


def complete(values: Values) -> Values:
    """Fill what depends on other answers: the start day, the chance of a mismatch, the durations."""
    kind = kinds_of_order()[values["jenis_pesanan"]]
    shipping_given = values["pengiriman"] is not None
    fallback: dict[str, Duration] = {
        "buat_sample": defaults()[kind.sample].duration,
        "kurir_sample": defaults()["kurir"].duration,
        "tinjau_sample": defaults()["tinjau"].duration,
        "bayar_dp": defaults()["bayar_dp"].duration,
        "produksi": defaults()[kind.produksi].duration,
        "inspeksi": CERTAIN_ZERO,
        "pengiriman": defaults()[values["moda"]].duration,
        "bea_cukai": defaults()["bea_cukai"].duration if shipping_given else CERTAIN_ZERO,
    }
    missing = {name: duration for name, duration in fallback.items() if values[name] is None}
    filled = values | missing
    if filled["tanggal_mulai"] is None:
        filled["tanggal_mulai"] = values["hari_ini"]
    filled["peluang_dari_jenis"] = values["peluang_salah_spek"] is None
    if filled["peluang_dari_jenis"]:
        filled["peluang_salah_spek"] = kind.peluang[1]
    if filled["tutup_pabrik"] is None:
        filled["tutup_pabrik"] = calendars.default_closures()
    return filled


def check(values: Values) -> list[Problem]:
    """What may not go together: the start day within the calendar data, the deadline after it."""
    start, tenggat = values["tanggal_mulai"], values["tenggat"]
    if start is None:
        return [(("tanggal_mulai",), f"Isi tanggal mulai. Contoh: {time.TANGGAL_MULAI.example}.")]
    first, last = calendars.first_day(), calendars.last_day() - ENOUGH_AHEAD
    problems: list[Problem] = []
    if not first <= start <= last:
        message = f"Pilih hari mulai antara {tanggal(first)} dan {tanggal(last)}; sejauh itu kalender kami."
        problems.append((("tanggal_mulai",), message))
    if tenggat is not None and tenggat < start:
        problems.append((("tenggat", "tanggal_mulai"), "Tenggat mendahului hari mulai. Ubah salah satunya."))
    return problems


def test_of(values: Values) -> SampleTest:
    """How good the sample is at telling, as the chain sees it."""
    return SampleTest(
        ketepatan_deteksi=Fraction(values["ketepatan_deteksi"]),
        ketepatan_lolos=Fraction(values["ketepatan_lolos"]),
        peluang_perbaikan=Fraction(values["peluang_perbaikan"]),
        maks_revisi=values["maks_revisi"],
    )


def plan_of(values: Values, jalur: str) -> Plan:
    """The plan of a path at the modes."""
    durations = {field.name: values[field.name] for field in time.DURATIONS}
    clocks = schedule.clocks(values["tutup_pabrik"])
    return schedule.plan(values["tanggal_mulai"], jalur, durations, clocks, values["maks_revisi"])


def as_result(plan: Plan) -> dict[str, Result]:
    """The public keys of a plan."""
    return {
        "rencana": [
            {"tahap": stage.tahap, "mulai": stage.mulai, "selesai": stage.selesai, "jam": stage.jam}
            for stage in plan.rencana
        ],
        "tiba": plan.tiba,
        "tiba_revisi": list(plan.tiba_revisi),
    }


def notices_of(values: Values, last: date) -> tuple[Notice, ...]:
    """What the reader should know about a plan that ends on a day."""
    start, today = values["tanggal_mulai"], values["hari_ini"]
    notices = []
    if today is not None and start < today:
        notices.append(Notice(code="mulai_di_masa_lalu", values={"mulai": start, "hari_ini": today}))
    years = calendars.unofficial_years(start, last)
    if years:
        notices.append(Notice(code="libur_belum_resmi", values={"tahun": ", ".join(map(str, years))}))
    return tuple(notices)


def compute(values: Values) -> Outcome:
    """The plan of the path asked for."""
    plan = plan_of(values, values["jalur"])
    hasil = as_result(plan)
    if values["jalur"] == "sample":
        outcome = chain.run(Fraction(values["peluang_salah_spek"]), test_of(values))
        hasil["peluang_batal"] = outcome.peluang_batal
    else:
        hasil["peluang_batal"] = Fraction(0)
    return Outcome(hasil=hasil, steps=(), notices=notices_of(values, plan.tiba_revisi[-1]))


CALCULATOR = Calculator(
    id="jadwal",
    title="Jadwal satu jalur",
    fields=FIELDS,
    complete=complete,
    check=check,
    compute=compute,
)
