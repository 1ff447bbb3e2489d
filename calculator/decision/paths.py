"""The two paths and their expected costs, the break-even points, and the advice.

Every amount is linear in p, the chance that the supplier reads the specification wrongly; so the
break-even chance is exact.
"""

from dataclasses import dataclass
from fractions import Fraction

from calculator.beta import beta_cdf
from calculator.decision import chain
from calculator.decision.chain import Chain, SampleTest
from calculator.numbers import KE_RUPIAH, NAIK_KE_SATUAN
from calculator.steps import Leaf, Rounded, Step, Term, total

EXPERIENCE = 8
"""The reader's estimate of p is taken as worth so many orders of experience (asumsi kami)."""

CLEAR = 0.6
"""The chance that the advice is right from which we give one, and do not call it a toss-up (asumsi kami)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakes:
    """What is at stake: all in rupiah, as steps; `kredit_sample` is the fee credited on the mass order."""

    jumlah_unit: int
    total_bersih: Step
    biaya_ronde: Step
    biaya_revisi: Step
    kredit_sample: Step
    rugi_salah_spek: Step
    rugi_batal: Step
    omzet: Term | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The expected cost of one path; totals compare paths, they are no forecast of one order."""

    id: str
    biaya_pasti: Step
    harapan_revisi: Step
    harapan_rugi: Step
    total_harapan: Step
    per_unit: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The decision: advice, the better path, the break-even chance and quantity, and how sure it is."""

    saran: str
    jalur_terbaik: str
    p_impas: Step | None
    p_impas_mentah: Step | None
    q_impas: Step | None
    selisih: Step
    peluang_sample_lebih_baik: float


def direct(stakes: Stakes, p: Fraction) -> Path:
    """Straight to mass production: the loss comes with chance p."""
    loss = Leaf(p, "peluang") * stakes.rugi_salah_spek
    return _path("langsung", stakes, stakes.total_bersih, Leaf(0, "rupiah"), loss)


def with_sample(stakes: Stakes, outcome: Chain) -> Path:
    """The sample first: one round for sure, perhaps revisions, and what slips through or is given up."""
    sure = total(stakes.total_bersih, stakes.biaya_ronde)
    if stakes.kredit_sample.value:
        sure = sure - stakes.kredit_sample
    return _path("sample", stakes, sure, _revisions(stakes, outcome), _slips(stakes, outcome))


def _revisions(stakes: Stakes, outcome: Chain) -> Term:
    return (Leaf(outcome.rata_ronde, "angka") - 1) * stakes.biaya_revisi


def _slips(stakes: Stakes, outcome: Chain) -> Term:
    wrong = Leaf(outcome.peluang_lolos_salah, "peluang") * stakes.rugi_salah_spek
    return wrong + Leaf(outcome.peluang_batal, "peluang") * stakes.rugi_batal


def _path(name: str, stakes: Stakes, sure: Term, revisions: Term, losses: Term) -> Path:
    parts = {
        "biaya_pasti": sure,
        "harapan_revisi": Rounded(revisions, KE_RUPIAH),
        "harapan_rugi": Rounded(losses, KE_RUPIAH),
    }
    steps = {key: Step(f"{name}.{key}", "rupiah", formula) for key, formula in parts.items()}
    expected = Step(f"{name}.total_harapan", "rupiah", total(*steps.values()))
    per_unit = Rounded(expected / Leaf(stakes.jumlah_unit, "unit"), KE_RUPIAH)
    return Path(
        id=name, **steps, total_harapan=expected, per_unit=Step(f"{name}.per_unit", "rupiah", per_unit)
    )


def decide(stakes: Stakes, p: Fraction, test: SampleTest, paths: tuple[Path, Path]) -> Verdict:
    """Compare the paths `langsung` and `sample` and say what to do."""
    without, sample = paths
    selisih = Step("selisih", "rupiah", without.total_harapan - sample.total_harapan)
    mentah = _break_even_chance(stakes, test)
    impas = _bounded(mentah)
    chance = _chance_sample_better(p, impas, selisih)
    best = sample if selisih.value > 0 else without
    return Verdict(
        saran=_advice(stakes, best, selisih, chance),
        jalur_terbaik=best.id,
        p_impas=impas,
        p_impas_mentah=mentah,
        q_impas=_break_even_quantity(stakes, p, chain.run(p, test)),
        selisih=selisih,
        peluang_sample_lebih_baik=chance,
    )


def _extra_cost(stakes: Stakes, outcome: Chain) -> Term:
    return total(
        stakes.biaya_ronde - stakes.kredit_sample, _revisions(stakes, outcome), _slips(stakes, outcome)
    )


def _break_even_chance(stakes: Stakes, test: SampleTest) -> Step | None:
    """The root of the difference, linear in p; None where the sample never gains from p."""
    cost = Step("biaya_bila_benar", "rupiah", _extra_cost(stakes, chain.run(Fraction(0), test)), KE_RUPIAH)
    saved = stakes.rugi_salah_spek - _extra_cost(stakes, chain.run(Fraction(1), test))
    gain = Step("untung_bila_salah", "rupiah", saved, KE_RUPIAH)
    if cost.value + gain.value <= 0:
        return None
    return Step("p_impas_mentah", "peluang", cost / (cost + gain))


def _bounded(mentah: Step | None) -> Step | None:
    if mentah is None or mentah.value > 1:
        return None
    return Step("p_impas", "peluang", mentah if mentah.value >= 0 else Leaf(0, "peluang"))


def _break_even_quantity(stakes: Stakes, p: Fraction, outcome: Chain) -> Step | None:
    """The quantity from which the sample pays, everything else as in this order; None if none does."""
    units = Leaf(stakes.jumlah_unit, "unit")
    cost = total(stakes.biaya_ronde - stakes.kredit_sample, _revisions(stakes, outcome))
    saved = (Leaf(p, "peluang") * stakes.rugi_salah_spek - _slips(stakes, outcome)) / units
    per_unit = Step("hemat_per_unit", "rupiah", saved, KE_RUPIAH)
    if per_unit.value <= 0:
        return None
    return Step("q_impas", "unit", Rounded(cost / per_unit, NAIK_KE_SATUAN))


def _chance_sample_better(p: Fraction, impas: Step | None, selisih: Step) -> float:
    """P(true chance > p_impas) when the estimate p is worth EXPERIENCE orders."""
    if impas is None:
        return 1.0 if selisih.value > 0 else 0.0
    if p in (0, 1):
        return 1.0 if p > impas.value else 0.0
    return 1.0 - beta_cdf(impas.value, EXPERIENCE * p, EXPERIENCE * (1 - p))


def _advice(stakes: Stakes, best: Path, selisih: Step, chance: float) -> str:
    if stakes.omzet is not None and stakes.omzet.value < best.total_harapan.value:
        return "tidak_beli"
    if selisih.value > 0 and chance > CLEAR:
        return "sample"
    if selisih.value < 0 and chance < 1 - CLEAR:
        return "langsung"
    return "imbang"
