"""Who is paid when: the payments of a path at the modes, without revision, credits not deducted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculator.landed_cost import MassCost, SampleRound
from calculator.numbers import KE_RUPIAH
from calculator.schedule import Plan
from calculator.steps import NOTHING, Leaf, Rounded, Step, Term, answer, total

DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The terms of payment: the deposit's share, suppliers sampled at once, the credit, what a round costs."""

    porsi_dp: Decimal
    jumlah_supplier: int
    kredit_sample: Step
    biaya_ronde: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One payment: its day, the key of its words, its amount."""

    tanggal: date
    label: str
    jumlah: Step


def of_path(
    path: str, plan: Plan, sample: SampleRound | None, mass: MassCost, terms: Terms, fee: Step | None
) -> tuple[Payment, ...]:
    """The payments of a path in order of their days; those of nothing are left out."""
    made = _round(plan, sample, terms) if path.startswith("sample") else []
    deposit = Step(f"{path}.kas.dp", "rupiah", Rounded(answer(terms, "porsi_dp", "persen") * mass.barang, KE_RUPIAH))
    balance: Term = mass.barang - deposit
    if path.startswith("sample") and terms.kredit_sample.value:
        balance = balance - terms.kredit_sample
    starts = {stage.tahap: stage.mulai for stage in plan.rencana}
    made += [
        (starts["bayar_dp"], "dp_cetakan" if mass.cetakan.value else "dp", total(deposit, mass.cetakan)),
        (starts["inspeksi"], "inspeksi", fee or NOTHING),
        (
            starts["pengiriman"],
            "pelunasan" if mass.freight.value else "pelunasan_barang",
            total(balance, mass.freight, mass.asuransi),
        ),
        (starts["bea_cukai"], "pungutan", mass.pungutan),
        (plan.tiba, "borongan" if mass.borongan.value else "biaya_lokal", total(mass.biaya_lokal, mass.borongan)),
    ]
    steps = [(day, key, Step(f"{path}.kas.{key}_{place}", "rupiah", due)) for place, (day, key, due) in enumerate(made)]
    return tuple(Payment(tanggal=day, label=key, jumlah=step) for day, key, step in steps if step.value)


def _round(plan: Plan, sample: SampleRound | None, terms: Terms) -> list[tuple[date, str, Term]]:
    """The sample round: fee and courier at the start, its charges when the parcel is there.

    Where only its whole cost is known, that is paid at the start.
    """
    times = Leaf(terms.jumlah_supplier, "supplier")
    if sample is None:
        return [(plan.rencana[0].mulai, "sample", terms.biaya_ronde * times)]
    return [
        (plan.rencana[0].mulai, "sample", sample.dibayar * times),
        (plan.stage("kurir_sample").selesai, "pungutan_sample", sample.charges.total_pungutan * times),
    ]


def peak(payments: Sequence[Payment], path: str) -> tuple[Step, date | None]:
    """The most that is out at once, which is everything since all is paid before the first sale, and its day."""
    whole = total(NOTHING, *(payment.jumlah for payment in payments))
    last = max((payment.tanggal for payment in payments), default=None)
    return Step(f"{path}.kas_puncak", "rupiah", whole), last


def cost_of_capital(payments: Sequence[Payment], plan: Plan, bunga_tahunan: Decimal, path: str) -> Step:
    """What the money costs from each payment to the arrival at the modes: sum of amount x days / 365 x rate."""
    tied = [payment.jumlah * Leaf((plan.tiba - payment.tanggal).days, "hari") for payment in payments]
    due = total(NOTHING, *tied) / DAYS_A_YEAR * Leaf(bunga_tahunan, "persen", name="bunga_tahunan")
    return Step(f"{path}.biaya_modal", "rupiah", Rounded(due, KE_RUPIAH))
