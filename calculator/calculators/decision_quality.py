"""The quality of an order as its decision sees it: an inspection before shipment, the lots, their defects."""

from decimal import Decimal
from fractions import Fraction

from calculator import inspection
from calculator.decision.losses import Loss
from calculator.decision.paths import INSPECTED
from calculator.decision.stakes import Defects, Inspection, Lot
from calculator.inspection import SamplingPlan
from calculator.landed_cost import MassCost
from calculator.numbers import KE_RUPIAH
from calculator.outcome import Values
from calculator.steps import Leaf, Rounded, Step, Term, smallest


def fee_of(values: Values) -> Step | None:
    """The inspection's fee, always in USD: at the bank's rate, or at the customs rate where prices are in CNY."""
    if not values["inspeksi_psi"]:
        return None
    rate = "kurs_bayar" if values["mata_uang"] == "USD" else "ndpbm_usd"
    fee = Leaf(values["biaya_inspeksi"], "USD", name="biaya_inspeksi") * Leaf(values[rate], "kurs", name=rate)
    return Step("biaya_inspeksi", "rupiah", Rounded(fee, KE_RUPIAH))


def inspection_of(values: Values, fee: Step | None, loss: Loss, mass: MassCost) -> Inspection | None:
    """What an inspection detects and what each outcome of it costs, where there is one."""
    if fee is None:
        return None
    deposit = Leaf(values["porsi_dp"], "persen", name="porsi_dp") * mass.barang
    at_stake: Term = smallest(loss.rugi_salah_spek, deposit)
    if values["rugi_psi"] is not None:
        at_stake = Leaf(values["rugi_psi"], "rupiah", name="rugi_psi")
    return Inspection(
        biaya=fee,
        deteksi={
            "langsung" + INSPECTED: Fraction(values["deteksi_psi_langsung"]),
            "sample" + INSPECTED: Fraction(values["deteksi_psi_sample"]),
        },
        lolos_psi=Fraction(values["lolos_psi"]),
        biaya_alarm_palsu=values["biaya_alarm_palsu"],
        rugi_psi=Step("rugi_psi", "rupiah", Rounded(at_stake, KE_RUPIAH)),
    )


def lots_of(values: Values) -> tuple[SamplingPlan, Lot, Lot]:
    """The sampling plan of an order, its usual and its bad lot."""
    plan = inspection.plan_of_order(values["jumlah_unit"], values["tingkat"], values["aql"])

    def lot(rate: Decimal) -> Lot:
        seen = Fraction(rate) * Fraction(values["peluang_deteksi"])
        return Lot(tingkat_cacat=Fraction(rate), peluang_lolos=inspection.pass_chance(plan, seen))

    return plan, lot(values["tingkat_cacat"]), lot(values["cacat_lot_buruk"])


def defects_of(values: Values) -> Defects | None:
    """Process defects, where the reader says what one costs."""
    if values["biaya_per_cacat"] is None:
        return None
    plan, usual, bad = lots_of(values)
    return Defects(
        baik=usual,
        buruk=bad,
        peluang_buruk=Fraction(values["peluang_lot_buruk"]),
        ceroboh=values["pabrik_ceroboh"],
        biaya_per_cacat=values["biaya_per_cacat"],
        biaya_tolak=values["biaya_tolak"],
        porsi_sortir=Fraction(values["porsi_sortir"]),
        rencana=plan,
    )
