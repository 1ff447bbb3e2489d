"""jadwal: when the goods of one path are in the warehouse."""

from datetime import timedelta
from fractions import Fraction

from calculator import backward, calendars, schedule, words
from calculator.arrival import Slip
from calculator.decision import chain
from calculator.decision.chain import Chain, SampleTest
from calculator.durations import CERTAIN_ZERO, Duration, defaults, kinds_of_order
from calculator.forecast import Forecast, forecast
from calculator.inputs import order, risk, time
from calculator.numbers import tanggal
from calculator.outcome import Calculator, Outcome, Problem, Result, Values
from calculator.schedule import Busy, Plan, Route
from calculator.steps import Notice

SCHEDULE_FIELDS = (
    time.TANGGAL_MULAI,
    time.TENGGAT,
    order.JENIS_PESANAN,
    time.MODA,
    *time.DURATIONS,
    time.PELUANG_MOLOR,
    time.LAMA_MOLOR,
    time.PELUANG_RAMAI,
    time.TAMBAHAN_RAMAI,
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


def needs(values: Values) -> tuple[str, ...]:
    """The start day, unless the reader's day is known."""
    return () if values.get("hari_ini") else ("tanggal_mulai",)


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
    filled = values | {name: duration for name, duration in fallback.items() if values[name] is None}
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
    first, end = calendars.first_day(), calendars.last_day()
    last = calendars.last_start()
    problems: list[Problem] = []
    if not first <= start <= last:
        message = f"Pilih hari mulai antara {tanggal(first)} dan {tanggal(last)}; sejauh itu kalender kami."
        problems.append((("tanggal_mulai",), message))
    if tenggat is not None and tenggat < start:
        problems.append((("tenggat", "tanggal_mulai"), "Tenggat mendahului hari mulai. Ubah salah satunya."))
    if tenggat is not None and tenggat > end:
        problems.append((("tenggat",), f"Kalender kami sampai {tanggal(end)}. Pilih tenggat sebelum itu."))
    if any(span_end > end for _, span_end in values["tutup_pabrik"]):
        problems.append((("tutup_pabrik",), f"Kalender kami sampai {tanggal(end)}. Isi hari tutup sampai hari itu."))
    return problems


def test_of(values: Values) -> SampleTest:
    """How good the sample is at telling, as the chain sees it."""
    return SampleTest(
        ketepatan_deteksi=Fraction(values["ketepatan_deteksi"]),
        ketepatan_lolos=Fraction(values["ketepatan_lolos"]),
        peluang_perbaikan=Fraction(values["peluang_perbaikan"]),
        maks_revisi=values["maks_revisi"],
    )


def route_of(values: Values, jalur: str, **durations: Duration) -> Route:
    """The path to plan; durations given by name replace the reader's."""
    named = {field.name: values[field.name] for field in time.DURATIONS} | durations
    return Route(
        jalur=jalur,
        mulai=values["tanggal_mulai"],
        durations=tuple(named.items()),
        clocks=schedule.clocks(values["tutup_pabrik"]),
        maks_revisi=values["maks_revisi"] if jalur == "sample" else 0,
        jumlah_supplier=values.get("jumlah_supplier", 1),
        molor=_slip(values),
        ramai=_busy(values),
    )


def _slip(values: Values) -> Slip | None:
    chance = Fraction(values["peluang_molor"])
    return Slip(peluang=chance, lama=values["lama_molor"]) if chance else None


def _busy(values: Values) -> Busy | None:
    chance = Fraction(values["peluang_ramai"])
    return Busy(peluang=chance, tambahan=Fraction(values["tambahan_ramai"])) if chance else None


def forecast_of(values: Values, route: Route, outcome: Chain) -> Forecast:
    """What there is to say of a path's arrival."""
    return forecast(route, _weights(route, outcome), values["tenggat"])


def _weights(route: Route, outcome: Chain) -> tuple[float, ...]:
    """The chances of approval in each round; certainty where there is no sample."""
    if route.jalur != "sample":
        return (1.0,)
    rounds = zip(outcome.salah_disetujui, outcome.benar_disetujui, strict=True)
    return tuple(float(wrong + right) for wrong, right in rounds)


def as_result(values: Values, route: Route, outcome: Chain) -> dict[str, Result]:
    """The public keys of a path's schedule."""
    plan, found = schedule.plan(route), forecast_of(values, route, outcome)
    latest = backward.milestones(route, _weights(route, outcome), values["tenggat"])
    return {
        "rencana": [
            {"tahap": stage.tahap, "mulai": stage.mulai, "selesai": stage.selesai, "jam": stage.jam}
            for stage in plan.rencana
        ],
        "tiba": plan.tiba,
        "tiba_revisi": list(plan.tiba_revisi),
        **{f"tiba_{name}": day for name, day in found.kuantil.items()},
        "sebaran": [[day, share] for day, share in found.sebaran],
        "peluang_telat": found.peluang_telat,
        "harapan_hari_telat": found.harapan_hari_telat,
        "peluang_batal": outcome.peluang_batal if route.jalur == "sample" else Fraction(0),
        "mulai_paling_lambat": latest[0].paling_lambat["p80"] if latest else None,
        "paling_lambat": [{"tahap": one.tahap, **one.paling_lambat} for one in latest],
    }


def notices_of(values: Values, route: Route, plan: Plan, found: Forecast) -> tuple[Notice, ...]:
    """What the reader should know about a plan."""
    start, today = values["tanggal_mulai"], values["hari_ini"]
    last = max(*plan.tiba_revisi, found.kuantil["p90"] or plan.tiba)
    notices = []
    if today is not None and start < today:
        notices.append(Notice(code="mulai_di_masa_lalu", values={"mulai": start, "hari_ini": today}))
    notices += _cliff(values, route)
    years = calendars.unofficial_years(start, last)
    if years:
        notices.append(Notice(code="libur_belum_resmi", values={"tahun": ", ".join(map(str, years))}))
    if last > calendars.last_day():
        notices.append(Notice(code="lewat_kalender", values={"akhir": calendars.last_day()}))
    return tuple(notices)


def _cliff(values: Values, route: Route) -> list[Notice]:
    """The closure that a start a little later runs into, if there is one."""
    found = backward.cliff(route)
    if found is None:
        return []
    later = found.siap + timedelta(found.hari)
    spans = [span for span in values["tutup_pabrik"] if found.mulai <= span[1] and span[0] < later]
    said = {"jalur": words.term("jalur", route.jalur), "mulai": found.mulai, "hari": found.hari}
    if not spans:
        return [Notice(code="tebing_libur", values=said)]
    first, last = max(spans, key=lambda span: span[1] - span[0])
    return [Notice(code="tebing", values=said | {"awal": first, "akhir": last})]


def compute(values: Values) -> Outcome:
    """The plan of the path asked for."""
    outcome = chain.run(Fraction(values["peluang_salah_spek"]), test_of(values))
    route = route_of(values, values["jalur"])
    plan, found = schedule.plan(route), forecast_of(values, route, outcome)
    return Outcome(hasil=as_result(values, route, outcome), steps=(), notices=notices_of(values, route, plan, found))


CALCULATOR = Calculator(
    id="jadwal",
    title="Jadwal satu jalur",
    fields=FIELDS,
    clashes=(),
    needs=needs,
    complete=complete,
    check=check,
    compute=compute,
)
