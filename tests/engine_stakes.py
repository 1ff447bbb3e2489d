"""Decisions to test with: what is at stake, in whole rupiah, and what both paths cost exactly."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from calculator.decision import chain, paths, verdict
from calculator.decision.chain import SampleTest
from calculator.decision.stakes import Lateness, Stakes
from calculator.steps import Leaf, Step

NEVER_LATE = Lateness(rugi_telat=Decimal(0), rugi_telat_per_hari=Decimal(0), telat={}, hari_telat={})

SHARE = st.fractions(0, 1, max_denominator=200)
INNER = st.fractions(Fraction(1, 100), Fraction(99, 100), max_denominator=100)
GOOD = st.fractions(Fraction(1, 2), 1, max_denominator=100)
LOSS = st.integers(0, 10**9)
COST = st.integers(1, 10**7)
REVISIONS = st.integers(0, 5)
TESTS = st.builds(
    SampleTest, ketepatan_deteksi=SHARE, ketepatan_lolos=SHARE, peluang_perbaikan=SHARE, maks_revisi=REVISIONS
)


def exam(se="0.9", sp="0.95", cure="1", revisions=1):
    """A sample test from decimals as written in the model."""
    return SampleTest(
        ketepatan_deteksi=Fraction(se),
        ketepatan_lolos=Fraction(sp),
        peluang_perbaikan=Fraction(cure),
        maks_revisi=revisions,
    )


def rupiah(key, amount):
    """A given amount as a step."""
    return Step(key, "rupiah", Leaf(amount, "rupiah"))


def at_stake(loss, cost, test, *, revision=None, walk_away=0, units=1000, net=52_000_000, omzet=None, credit=0):
    """What is at stake, without deadline, inspection, defects and cost of capital."""
    return Stakes(
        jumlah_unit=units,
        total_bersih=rupiah("massal.total_bersih", net),
        ronde_pertama=rupiah("biaya_ronde", cost),
        biaya_revisi=rupiah("biaya_revisi", cost if revision is None else revision),
        kredit_sample=rupiah("kredit_sample", credit),
        rugi_salah_spek=rupiah("rugi_salah_spek", loss),
        rugi_batal=rupiah("rugi_batal", walk_away),
        omzet=None if omzet is None else Leaf(omzet, "rupiah"),
        test=test,
        lateness=NEVER_LATE,
        inspection=None,
        defects=None,
        modal={name: rupiah(f"{name}.modal", 0) for name in ("langsung", "sample")},
    )


def decided(stakes, p):
    """The two paths and the verdict at a chance p."""
    outcome = chain.run(p, stakes.test)
    both = paths.all_paths(stakes, p, outcome)
    return both, verdict.decide(stakes, p, outcome, both, single=True)


def direct(stakes, p):
    """E0: the expected cost of going straight, beyond a good lot; exact."""
    return p * stakes.rugi_salah_spek.value


def sampled(stakes, p):
    """E1: the expected cost of the sample path, beyond a good lot; exact."""
    outcome = chain.run(p, stakes.test)
    return (stakes.first_cost().value + stakes.revisions(outcome).value) + stakes.slips(outcome).value
