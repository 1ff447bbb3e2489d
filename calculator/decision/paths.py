"""The expected costs of the paths: straight to mass production, sample first, each with inspection or without.

Every amount is linear in p, the chance that the supplier reads the specification wrongly.
"""

from dataclasses import dataclass
from fractions import Fraction

from calculator.decision.chain import Chain
from calculator.decision.stakes import Defects, Inspection, Lot, Stakes
from calculator.numbers import KE_RUPIAH
from calculator.steps import DERIVED, NOTHING, Leaf, Rounded, Step, Term, answer, total

INSPECTED = "_inspeksi"
"""How the ids of the paths with inspection end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The expected cost of one path; totals compare paths, they are no forecast of one order."""

    id: str
    biaya_pasti: Step
    biaya_modal: Step
    harapan_revisi: Step
    harapan_rugi: Step
    harapan_telat: Step
    total_harapan: Step
    per_unit: Step


def all_paths(stakes: Stakes, p: Fraction, outcome: Chain) -> tuple[Path, ...]:
    """The paths `langsung` and `sample`, and with an inspection the two that have it too."""
    both = (_direct("langsung", stakes, p), _with_sample("sample", stakes, outcome))
    if stakes.inspection is None:
        return both
    inspected = (
        _direct("langsung" + INSPECTED, stakes, p),
        _with_sample("sample" + INSPECTED, stakes, outcome),
    )
    return both + inspected


def _direct(name: str, stakes: Stakes, p: Fraction) -> Path:
    """Straight to mass production: the loss comes with chance p."""
    late = stakes.direct_late(name, p)
    return _path(name, stakes, stakes.total_bersih, NOTHING, _losses(name, stakes, p, None), late)


def _with_sample(name: str, stakes: Stakes, outcome: Chain) -> Path:
    """The sample first: one round for sure, perhaps revisions, and what slips through or is given up."""
    sure = total(stakes.total_bersih, stakes.ronde_pertama)
    if stakes.kredit_sample.value:
        sure = sure - stakes.kredit_sample
    losses = _losses(name, stakes, outcome.peluang_lolos_salah, outcome)
    late = stakes.sample_late(name, outcome)
    return _path(name, stakes, sure, stakes.revisions(outcome), losses, late)


def _losses(name: str, stakes: Stakes, bad: Fraction, outcome: Chain | None) -> Term:
    """The expected loss of a path on which a wrong lot has chance `bad`: mismatch, giving up, defects."""
    inspection = stakes.inspection if name.endswith(INSPECTED) else None
    wrong = Leaf(bad, "peluang")
    if inspection is None:
        parts: list[Term] = [wrong * stakes.rugi_salah_spek]
    else:
        parts = [*_inspected(name, inspection, wrong, stakes)]
    if outcome is not None:
        parts.append(stakes.walk_away(outcome))
    misread = bad if outcome is None else outcome.salah_masuk[0]
    parts.append(defects(stakes, stakes.bad_lot(misread, outcome), inspected=inspection is not None))
    return total(*parts)


def _inspected(name: str, inspection: Inspection, wrong: Leaf, stakes: Stakes) -> tuple[Term, Term]:
    """A wrong lot is caught at the lower loss or arrives; a right one may be stopped by mistake."""
    seen = Leaf(inspection.deteksi[name], "peluang")
    caught = wrong * total(seen * inspection.rugi_psi, (Leaf(1, "angka") - seen) * stakes.rugi_salah_spek)
    alarm = Leaf((1 - wrong.value) * (1 - inspection.lolos_psi), "peluang")
    return caught, alarm * answer(inspection, "biaya_alarm_palsu", "rupiah")


def defects(stakes: Stakes, bad_lot: Fraction, *, inspected: bool) -> Term:
    """The expected cost of process defects, a bad lot coming with this chance."""
    found = stakes.defects
    if found is None:
        return NOTHING
    lots = [(chance, lot) for chance, lot in ((1 - bad_lot, found.baik), (bad_lot, found.buruk)) if chance]
    costs = [(chance, of_lot(stakes.jumlah_unit, found, lot, inspected=inspected)) for chance, lot in lots]
    return total(*(cost if chance == 1 else Leaf(chance, "peluang") * cost for chance, cost in costs))


def of_lot(jumlah_unit: int, found: Defects, lot: Lot, *, inspected: bool) -> Term:
    """The expected cost of the defects of one lot: Q d cd, or what sampling and sorting leave of it."""
    cost, rate = answer(found, "biaya_per_cacat", "rupiah"), Leaf(lot.tingkat_cacat, "peluang")
    if not inspected:
        return Leaf(jumlah_unit, "unit", name="jumlah_unit") * rate * cost
    rest = Leaf(jumlah_unit - found.rencana.n, "unit", name=DERIVED) * rate
    passing = Leaf(Fraction(lot.peluang_lolos), "peluang")
    sorted_out = rest * (Leaf(1, "angka") - Leaf(found.porsi_sortir, "persen")) * cost
    rejected = total(answer(found, "biaya_tolak", "rupiah"), sorted_out)
    return passing * rest * cost + (Leaf(1, "angka") - passing) * rejected


def _path(name: str, stakes: Stakes, sure: Term, revisions: Term, losses: Term, late: Term) -> Path:
    if name.endswith(INSPECTED) and stakes.inspection is not None:
        sure = total(sure, stakes.inspection.biaya)
    parts: dict[str, Term] = {
        "biaya_pasti": sure,
        "biaya_modal": stakes.modal[name].term,
        "harapan_revisi": Rounded(revisions, KE_RUPIAH),
        "harapan_rugi": Rounded(losses, KE_RUPIAH),
        "harapan_telat": Rounded(late, KE_RUPIAH),
    }
    steps = {key: Step(f"{name}.{key}", "rupiah", formula) for key, formula in parts.items()}
    expected = Step(f"{name}.total_harapan", "rupiah", total(*steps.values()))
    per_unit = Rounded(expected / answer(stakes, "jumlah_unit", "unit"), KE_RUPIAH)
    return Path(id=name, **steps, total_harapan=expected, per_unit=Step(f"{name}.per_unit", "rupiah", per_unit))
