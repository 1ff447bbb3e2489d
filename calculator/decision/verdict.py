"""The verdict: which path is better, from which chance, quantity and price of lateness on, and how surely."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from calculator.beta import beta_cdf
from calculator.decision import chain
from calculator.decision.chain import Chain
from calculator.decision.paths import Path, defects
from calculator.decision.stakes import Stakes
from calculator.numbers import KE_RUPIAH, NAIK_KE_SATUAN, angka, persen
from calculator.steps import Leaf, Rounded, Said, Step, Term, answer, total

EXPERIENCE = 8
"""The reader's estimate of p is taken as worth so many orders of experience (asumsi kami)."""

NO_DIFFERENCE = Fraction(1, 10**9)
"""Chances nearer to each other than they are correct are the same."""

CLEAR = Fraction(6, 10)
"""The chance that the advice is right from which we give one, and do not call it a toss-up (asumsi kami)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The decision: advice, the better path, the break-even points, and how sure it is."""

    saran: str
    jalur_terbaik: str
    p_impas: Step | None
    p_impas_mentah: Step | None
    q_impas: Step | None
    selisih: Step
    peluang_sample_lebih_baik: Step
    rugi_telat_impas: Step | None


def decide(stakes: Stakes, p: Fraction, outcome: Chain, paths: Sequence[Path], *, single: bool) -> Verdict:
    """Compare `langsung` and `sample` (the first two paths) and say what to do.

    `single` is false where several suppliers make the sample path's chance another one: then there is no p_impas.
    """
    without, sample = paths[:2]
    selisih = difference(paths)
    mentah = _break_even_chance(stakes) if single else None
    impas = _bounded(mentah)
    chance = Step("peluang_sample_lebih_baik", "peluang", _chance_sample_better(p, mentah, impas, selisih))
    best = min(paths, key=lambda path: path.total_harapan.value)
    return Verdict(
        saran=_advice(stakes, best, selisih, chance.value),
        jalur_terbaik=best.id,
        p_impas=impas,
        p_impas_mentah=mentah,
        q_impas=_break_even_quantity(stakes, p, outcome, without, sample),
        selisih=selisih,
        peluang_sample_lebih_baik=chance,
        rugi_telat_impas=_break_even_lateness(stakes, p, outcome, selisih),
    )


def difference(paths: Sequence[Path]) -> Step:
    """How much more `langsung` costs than `sample`, the first two paths."""
    without, sample = paths[:2]
    return Step("selisih", "rupiah", without.total_harapan - sample.total_harapan)


def _sample_less_direct(stakes: Stakes, p: Fraction) -> tuple[Term, Term]:
    """What the two paths cost at p beyond what both cost: the sample path's, the direct path's."""
    outcome = chain.run(p, stakes.test)
    sample: list[Term] = [stakes.first_cost(), stakes.revisions(outcome), stakes.slips(outcome)]
    direct: list[Term] = [Leaf(p, "peluang") * stakes.rugi_salah_spek]
    if stakes.lateness.telat:
        sample.append(stakes.sample_late("sample", outcome))
        direct.append(stakes.direct_late("langsung", p))
    if any(step.value for step in stakes.modal.values()):
        sample.append(stakes.modal["sample"])
        direct.append(stakes.modal["langsung"])
    if _careless(stakes):
        sample.append(defects(stakes, stakes.bad_lot(p, outcome), inspected=False))
        direct.append(defects(stakes, stakes.bad_lot(p, None), inspected=False))
    return total(*sample), total(*direct)


def _careless(stakes: Stakes) -> bool:
    """Whether defects tell the two paths apart: otherwise they cost both the same."""
    return stakes.defects is not None and stakes.defects.ceroboh


def _break_even_chance(stakes: Stakes) -> Step | None:
    """The root of the difference, linear in p; None where the sample never gains from p."""
    sample, direct = _sample_less_direct(stakes, Fraction(0))
    cost = Step("biaya_bila_benar", "rupiah", sample - direct if direct.value else sample, KE_RUPIAH)
    sample, direct = _sample_less_direct(stakes, Fraction(1))
    gain = Step("untung_bila_salah", "rupiah", direct - sample, KE_RUPIAH)
    if cost.value + gain.value <= 0:
        return None
    return Step("p_impas_mentah", "peluang", cost / (cost + gain))


def _bounded(mentah: Step | None) -> Step | None:
    if mentah is None or mentah.value > 1:
        return None
    return Step("p_impas", "peluang", mentah if mentah.value >= 0 else Leaf(0, "peluang"))


def _break_even_quantity(stakes: Stakes, p: Fraction, outcome: Chain, without: Path, sample: Path) -> Step | None:
    """The quantity from which the sample pays, everything else as in this order; None if none does."""
    cost = total(stakes.first_cost(), stakes.revisions(outcome))
    if sample.harapan_telat.value or without.harapan_telat.value:
        cost = total(cost, sample.harapan_telat) - without.harapan_telat
    saved = Leaf(p, "peluang") * stakes.rugi_salah_spek - stakes.slips(outcome)
    if _careless(stakes):
        direct = defects(stakes, stakes.bad_lot(p, None), inspected=False)
        sampled = defects(stakes, stakes.bad_lot(outcome.salah_masuk[0], outcome), inspected=False)
        saved = total(saved, direct) - sampled
    per_unit = Step("hemat_per_unit", "rupiah", saved / answer(stakes, "jumlah_unit", "unit"), KE_RUPIAH)
    if per_unit.value <= 0:
        return None
    return Step("q_impas", "unit", Rounded(cost / per_unit, NAIK_KE_SATUAN))


def _break_even_lateness(stakes: Stakes, p: Fraction, outcome: Chain, selisih: Step) -> Step | None:
    """The price of missing the date at which both paths cost the same; None without a deadline or if none does."""
    lateness = stakes.lateness
    if not lateness.telat:
        return None
    wrong, right = outcome.peluang_lolos_salah, outcome.benar_dibukukan
    more = lateness.chance("sample", wrong, right) - lateness.chance("langsung", p, (1 - p,))
    if abs(more) < NO_DIFFERENCE:
        return None
    without = selisih + answer(lateness, "rugi_telat", "rupiah") * Leaf(more, "peluang")
    price = Rounded(without / Leaf(more, "peluang"), KE_RUPIAH)
    return Step("rugi_telat_impas", "rupiah", price) if price.value >= 0 else None


def _chance_sample_better(p: Fraction, mentah: Step | None, impas: Step | None, selisih: Step) -> Said:
    """P(true chance > p_impas) when the estimate p is worth EXPERIENCE orders; who is certain is right or wrong."""
    if mentah is None or impas is None:
        return Said(int(selisih.value > 0), "menurut tanda selisih; titik impas tidak ada")
    if p in (0, 1):
        return Said(
            int(p > mentah.value), f"taksiran {persen(p)} dibandingkan dengan titik impas {persen(mentah.value)}"
        )
    right, wrong = EXPERIENCE * p, EXPERIENCE * (1 - p)
    said = f"P(X > {persen(impas.value)}), X ~ Beta({angka(right)}; {angka(wrong)})"
    return Said(Fraction(1.0 - beta_cdf(impas.value, right, wrong)), said)


def _advice(stakes: Stakes, best: Path, selisih: Step, chance: Fraction) -> str:
    if stakes.omzet is not None and stakes.omzet.value < best.total_harapan.value:
        return "tidak_beli"
    if selisih.value > 0 and chance > CLEAR:
        return "sample"
    if selisih.value < 0 and chance < 1 - CLEAR:
        return "langsung"
    return "imbang"
