"""What the decision's page shows, with every piece of arithmetic already done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from calculator import actions_view, advice, charts, decision_answers, permits, words
from calculator.actions_view import BesideView
from calculator.advice import Sureness, Timing
from calculator.answers import Answer
from calculator.calculators import decision_fields, estimates, risk_aversion
from calculator.charts import Axis, Scale
from calculator.movers import LATE_ENOUGH, Mover, movers
from calculator.outcome import Outcome, Values
from calculator.plan_view import PlanView, axis_of, closed_within, plan_view
from calculator.rules import Row
from calculator.steps import Notice, Step, Term, explained
from calculator.views import Ladder, Told, distinct, ladders, told

LADDERS = (
    ("ronde", "biaya_ronde", r"ronde\.|biaya_ronde|ronde_pertama"),
    ("massal", "massal.per_unit", r"massal\."),
    ("rugi", "rugi_salah_spek", r"cara\.|rugi_salah_spek|rugi_psi"),
    ("kas", "sample.kas_puncak", r"\w+\.kas"),
    ("harapan", "selisih", r"rantai|langsung|sample|biaya_revisi|rugi_batal|biaya_inspeksi|selisih"),
    (
        "impas",
        "p_impas",
        r"kredit_sample|biaya_bila|untung_bila|p_impas|hemat_|q_impas|rugi_telat_impas|evpi|evsi",
    ),
)
"""The parts of the explanation, as `ladders` wants them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathView:
    """One path of the decision: its amounts, its plan, when it arrives, how it stands to the deadline.

    `lebih` is the chance of losing more than the reader can bear, None where that is not known.
    """

    id: str
    warna: str
    title: str
    amounts: Mapping[str, Step]
    plan: PlanView
    payments: tuple[Mapping[str, object], ...]
    lebih: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round of samples in rupiah: everything paid, the import charges in it, what of them comes back as credit.

    `pungutan` is None where the reader gave the cost of a round: then nothing of it is known.
    """

    dibayar: Fraction
    pungutan: Fraction | None
    kredit: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriage:
    """What brings the goods to the warehouse beyond their price, and how much that is per CBM or kg."""

    jumlah: Fraction
    per_ukuran: Fraction
    ukuran: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WayView:
    """Another way to ship and declare the order: its name, cost and arrival on the advised path, how to try it."""

    label: str
    per_unit: int
    tiba: date | None
    sempat: float | None
    isi: Mapping[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """The decision as the page shows it."""

    values: Values
    given: tuple[Answer, ...]
    behind: tuple[Answer, ...]
    estimated: tuple[tuple[Answer, str], ...]
    headline: str
    timing: Timing | None
    saran: str
    selisih: Fraction
    porsi: Fraction
    lebih_murah: str
    p: Fraction
    p_ours: bool
    p_impas: Fraction | None
    scale: Scale | None
    yakin: Sureness | None
    revisi: int
    revisi_telat: date | None
    paths: tuple[PathView, ...]
    closed: tuple[tuple[date, date], ...]
    movers: tuple[Mover, ...]
    hasil: Mapping[str, Any]
    ladders: tuple[Ladder, ...]
    deciding: tuple[Row, ...]
    notices: tuple[Told, ...]
    kurs_janggal: str
    kurs_isian: str
    gerbang: permits.Gate
    bmt_mungkin: bool
    ukuran: str
    ronde: Round
    angkutan: Carriage | None
    cara: tuple[WayView, ...]
    jalur_cara: str
    sisi: BesideView


def decision(values: Values, outcome: Outcome) -> DecisionView:
    """Arrange a decision for its page."""
    hasil: dict[str, Any] = dict(outcome.hasil)
    verdict = hasil["keputusan"]
    p = Fraction(values["peluang_salah_spek"])
    impas = None if verdict["p_impas"] is None else verdict["p_impas"].value
    axis = axis_of(hasil["jadwal"].values(), values)
    timing = advice.timing(verdict["saran"], values, hasil["jadwal"])
    views = tuple(_path(path, hasil, values, axis) for path in hasil["jalur"])
    doubted = next((notice for notice in outcome.notices if notice.code == "kurs_janggal"), None)
    way_path = advice.path(verdict["saran"], hasil["jadwal"])
    moving = movers(hasil, values, {field.name: field for field in decision_fields.FIELDS})
    return DecisionView(
        values=values,
        given=decision_answers.given(values),
        behind=decision_answers.behind(values),
        estimated=decision_answers.estimated(values),
        headline=advice.headline(verdict["saran"], hasil["jadwal"], dihargai=risk_aversion.lateness_priced(values)),
        timing=timing,
        saran=verdict["saran"],
        selisih=abs(verdict["selisih"].value),
        porsi=abs(verdict["selisih"].value) / hasil["massal"]["total_bersih"].value,
        lebih_murah=words.term("jalur", "sample" if verdict["selisih"].value > 0 else "langsung"),
        p=p,
        p_ours=values["peluang_dari_jenis"],
        p_impas=impas,
        scale=None if impas is None else charts.scale(p, impas),
        yakin=advice.sureness(verdict),
        revisi=max(len(view.plan.tiba_revisi) for view in views) - 1,
        revisi_telat=_late_revision(views, values["tenggat"]),
        paths=tuple(sorted(views, key=lambda view: view.warna != "sample")),
        closed=closed_within(axis, values),
        movers=moving,
        hasil=hasil,
        ladders=ladders(outcome, LADDERS),
        deciding=tuple(distinct(outcome.rows)),
        notices=_told(values, outcome, hasil, moving),
        kurs_janggal="" if doubted is None else words.notice(doubted),
        kurs_isian="ndpbm" if doubted is None or doubted.values["mata_uang"] == values["mata_uang"] else "ndpbm_usd",
        gerbang=permits.gate(values["jenis_barang"], values["izin"]),
        bmt_mungkin=decision_answers.may_add_duty(values),
        ronde=_round(outcome),
        ukuran="".join(f", {text}" for text in decision_answers.measure(values).values()),
        angkutan=_carriage(values, hasil["massal"]),
        cara=tuple(_way(way, way_path) for way in hasil["cara"]),
        jalur_cara=way_path,
        sisi=actions_view.beside(values, hasil, late=timing is not None and not timing.cukup),
    )


def _told(values: Values, outcome: Outcome, hasil: Mapping[str, Any], moving: Sequence[Mover]) -> tuple[Told, ...]:
    """The notices that say something beside what the page says elsewhere."""
    late = [plan["peluang_telat"] or 0 for plan in hasil["jadwal"].values()]
    silent = {"ditaksir", "kurs_janggal", "izin_belum"}
    if max(late) < LATE_ENOUGH or any(mover.field == "rugi_telat" for mover in moving):
        silent.add("telat_tanpa_nilai")
    return tuple(
        _tappable(notice, values)
        for notice in outcome.notices
        if notice.code not in silent and not _says_nothing(notice)
    )


def _says_nothing(notice: Notice) -> bool:
    """Whether the customs value of the sample is what is paid for it anyway."""
    return notice.code == "nilai_sample" and len({t.value for t in notice.values.values() if isinstance(t, Term)}) == 1


def _tappable(notice: Notice, values: Values) -> Told:
    said = told(notice)
    if notice.code != "kiriman_mungkin" or values["berat_kg"] is None:
        return said
    isi = advice.by_way(values["moda"], "kiriman")
    return Told(text=said.text, tap=words.term("formulir", "lewat_kurir"), isi=isi)


def _round(outcome: Outcome) -> Round:
    """What one round of samples is paid with."""
    found = {step.key: step.amount for step in explained(outcome.steps)}
    if "ronde.total_pungutan" not in found:
        return Round(dibayar=Fraction(found["biaya_ronde"]), pungutan=None, kredit=Fraction(0))
    charged, kept = found["ronde.total_pungutan"], found["ronde.biaya_akhir"]
    paid = found["ronde.dibayar"] + charged
    return Round(dibayar=Fraction(paid), pungutan=Fraction(charged), kredit=Fraction(charged - kept))


def _carriage(values: Values, massal: Mapping[str, Any]) -> Carriage | None:
    """Everything but the goods and the mould, per CBM at sea and per kg otherwise, where the measure is known."""
    by_weight = estimates.billed_by_weight(values)
    measure = values["berat_kg"] if by_weight else values["volume_cbm"]
    if measure is None:
        return None
    amount = massal["total"].value - massal["barang"].value - massal["cetakan"].value
    return Carriage(jumlah=amount, per_ukuran=amount / Fraction(measure), ukuran="kg" if by_weight else "CBM")


def _way(way: Mapping[str, Any], jalur: str) -> WayView:
    late = way[jalur]["peluang_telat"]
    return WayView(
        label=words.term("cara_kirim", f"{way['moda']}.{way['skema_impor']}"),
        per_unit=way["per_unit"],
        tiba=way[jalur]["tiba_p80"],
        sempat=None if late is None else 1 - late,
        isi=None if way["dipilih"] else advice.by_way(way["moda"], way["skema_impor"]),
    )


def _path(path: Mapping[str, Any], hasil: Mapping[str, Any], values: Values, axis: Axis) -> PathView:
    plan = plan_view(str(path["id"]), hasil["jadwal"][path["id"]], values, axis)
    return PathView(
        id=plan.id,
        warna=plan.warna,
        title=plan.title,
        amounts={key: value for key, value in path.items() if isinstance(value, Step)},
        plan=plan,
        payments=tuple(hasil["arus_kas"][plan.id]),
        lebih=path["peluang_lebih_dari_toleransi"],
    )


def _late_revision(views: Sequence[PathView], tenggat: date | None) -> date | None:
    """The arrival after one revision, if only the revision makes the sample path's plan miss the deadline."""
    sample = next(view.plan for view in views if view.id == "sample")
    if tenggat is None or sample.tiba > tenggat or len(sample.tiba_revisi) == 1:
        return None
    return sample.tiba_revisi[1] if sample.tiba_revisi[1] > tenggat else None
