"""What an inspection of this order is worth: its plan, its fee, and the loss it avoids, with a sample and without."""

from dataclasses import dataclass
from fractions import Fraction

from calculator.calculators import decision_parts, decision_quality
from calculator.calculators.decision_parts import Parts
from calculator.decision.paths import INSPECTED
from calculator.inspection import SamplingPlan
from calculator.outcome import Result, Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What an inspection changes on a path, in rupiah: the expected loss avoided, and the whole with fee and time."""

    hindari: Fraction
    bersih: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionValue:
    """The plan of an order, how often the usual and the bad lot pass it, the fee in rupiah, its worth by path.

    `lolos_buruk` is None where there are no bad lots.
    """

    rencana: SamplingPlan
    lolos: float
    lolos_buruk: float | None
    biaya: Fraction
    jalur: dict[str, Worth]

    def as_result(self) -> dict[str, Result]:
        """The public keys of an inspection's worth."""
        return {
            "huruf": self.rencana.huruf,
            "n": self.rencana.n,
            "ac": self.rencana.ac,
            "re": self.rencana.re,
            "inspeksi_penuh": self.rencana.inspeksi_penuh,
            "peluang_lolos": self.lolos,
            "peluang_lolos_buruk": self.lolos_buruk,
            "biaya_inspeksi": int(self.biaya),
            "jalur": {
                name: {"hindari": int(worth.hindari), "bersih": int(worth.bersih)} for name, worth in self.jalur.items()
            },
        }


def of_order(values: Values, parts: Parts) -> InspectionValue:
    """What an inspection is worth here."""
    seen = parts if values["inspeksi_psi"] else decision_parts.parts_of(values | {"inspeksi_psi": True})
    by_name = {path.id: path for path in seen.paths}
    plan, usual, bad = decision_quality.lots_of(values)
    mixed = values["pabrik_ceroboh"] or values["peluang_lot_buruk"]
    return InspectionValue(
        rencana=plan,
        lolos=usual.peluang_lolos,
        lolos_buruk=bad.peluang_lolos if mixed else None,
        biaya=by_name["langsung" + INSPECTED].biaya_pasti.value - by_name["langsung"].biaya_pasti.value,
        jalur={
            name: Worth(
                hindari=by_name[name].harapan_rugi.value - by_name[name + INSPECTED].harapan_rugi.value,
                bersih=by_name[name].total_harapan.value - by_name[name + INSPECTED].total_harapan.value,
            )
            for name in ("langsung", "sample")
        },
    )
