"""What the page of the schedule shows, with every piece of arithmetic already done."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from operator import itemgetter

from calculator import advice, words
from calculator.answers import Answer, choice_label, field_named, listed
from calculator.calculators.jadwal import FIELDS
from calculator.durations import CERTAIN_ZERO, Duration
from calculator.inputs import risk, time
from calculator.numbers import angka, dari_seratus, persen, tanggal_pendek
from calculator.outcome import Outcome, Values
from calculator.plan_view import PlanView, axis_of, closed_within, plan_view
from calculator.schedule import ROUND
from calculator.views import Told, notices_but

CHANCES = (risk.KETEPATAN_DETEKSI, risk.KETEPATAN_LOLOS, risk.PELUANG_PERBAIKAN)

SELDOM = 0.005
"""A chance below this is not worth a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JadwalView:
    """The schedule as the page shows it.

    `hari_telat` is how many days late those are that are late; `batal` the chance that no sample is approved, None
    where it is next to nothing. `terlama` is the stage that takes most of the `hari` days of a smooth plan, and its own
    days.
    """

    values: Values
    given: tuple[Answer, ...]
    behind: tuple[Answer, ...]
    headline: str
    plan: PlanView
    closed: tuple[tuple[date, date], ...]
    hari_telat: str | None
    batal: Fraction | None
    terlama: tuple[str, int] | None
    hari: int
    notices: tuple[Told, ...]


def schedule_of_path(values: Values, outcome: Outcome) -> JadwalView:
    """Arrange the schedule of one path for its page."""
    hasil: dict[str, object] = dict(outcome.hasil)
    axis = axis_of([hasil], values)
    plan = plan_view(values["jalur"], hasil, values, axis)
    late, days = plan.peluang_telat, hasil["harapan_hari_telat"]
    batal = hasil["peluang_batal"]
    return JadwalView(
        values=values,
        given=_given(values),
        behind=_behind(values),
        headline=_headline(plan),
        plan=plan,
        closed=closed_within(axis, values),
        hari_telat=_days(days / late) if late is not None and late >= SELDOM and isinstance(days, float) else None,
        batal=batal if isinstance(batal, Fraction) and batal >= SELDOM else None,
        terlama=max(
            ((stage.label, (stage.selesai - stage.mulai).days) for stage in plan.stages),
            key=itemgetter(1),
            default=None,
        ),
        hari=(plan.tiba - plan.mulai).days,
        notices=notices_but(outcome, ()),
    )


def _days(days: float) -> str:
    """A number of days, never more precise than two digits."""
    return angka(Fraction(days), 0 if days >= 2 else 1)


def _headline(plan: PlanView) -> str:
    shown = {name: tanggal_pendek(day) for name, day in plan.kuantil.items() if day is not None}
    if not shown:
        return words.term("judul", "jadwal.batal")
    if plan.tenggat is None or plan.peluang_telat is None:
        return words.term("judul", "jadwal.bebas").format(**shown)
    late = plan.peluang_telat
    return words.term("judul", f"jadwal.{advice.in_time(late)}").format(
        **shown,
        tenggat=tanggal_pendek(plan.tenggat),
        sempat=dari_seratus(1 - Fraction(late)),
        telat=dari_seratus(late),
    )


def _given(values: Values) -> tuple[Answer, ...]:
    """What is planned: the path, the kind of order, how it travels, from when, until when."""
    tenggat = values["tenggat"]
    texts = {name: choice_label(FIELDS, name, values[name]) for name in ("jalur", "jenis_pesanan", "moda")}
    texts["tanggal_mulai"] = f"mulai {tanggal_pendek(values['tanggal_mulai'])}"
    texts["tenggat"] = "tanpa tenggat" if tenggat is None else f"di gudang {tanggal_pendek(tenggat)}"
    return listed(FIELDS, texts)


def _behind(values: Values) -> tuple[Answer, ...]:
    """How long each stage takes, and for a sample the chances; ours where the reader gave none.

    A form shows some defaults filled in: those are ours as long as they are left as they are.
    """
    sampled = values["jalur"] == "sample"
    names = [field.name for field in time.DURATIONS if sampled or field.name not in ROUND]
    texts = {name: _duration(name, values[name]) for name in names}
    ours = {name for name in names if name not in values["diisi"] and values[name] != CERTAIN_ZERO}
    if values["peluang_molor"]:
        texts["peluang_molor"] = persen(values["peluang_molor"])
        texts["lama_molor"] = _duration("lama_molor", values["lama_molor"])
    if sampled:
        texts["peluang_salah_spek"] = persen(values["peluang_salah_spek"])
        texts |= {field.name: persen(values[field.name]) for field in CHANCES}
        texts["maks_revisi"] = f"{values['maks_revisi']} kali"
        ours |= {"peluang_salah_spek"} if values["peluang_dari_jenis"] else set()
        ours |= {field.name for field in (*CHANCES, risk.MAKS_REVISI) if values[field.name] == field.default}
    return listed(FIELDS, texts, ours)


def _duration(name: str, days: Duration) -> str:
    if days == CERTAIN_ZERO:
        return words.term("tanpa_hari", name) if name in words.texts("tanpa_hari") else "0 hari"
    around = "" if days.min == days.maks else f"({days.min}\u2013{days.maks}) "
    return f"{days.modus} {around}{field_named(FIELDS, name).unit}"
