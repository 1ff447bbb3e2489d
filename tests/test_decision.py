"""What both paths cost: the invariants of the model, exactly, and the amounts rounded once."""

from dataclasses import replace
from fractions import Fraction
from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from calculator.decision import chain
from tests.engine_stakes import COST, GOOD, LOSS, REVISIONS, SHARE, TESTS, at_stake, decided, direct, exam, sampled


@given(SHARE, LOSS, COST, COST, LOSS, TESTS)
def test_amounts_are_the_exact_ones_rounded_once(p, loss, cost, revision, walk_away, test):
    """Each expectation is rounded half up to the rupiah once; totals and the difference are exact sums of them."""
    stakes = at_stake(loss, cost, test, revision=revision, walk_away=walk_away)
    outcome = chain.run(p, test)
    (without, sample), found = decided(stakes, p)
    half = Fraction(1, 2)
    rounded = [
        (without.harapan_rugi, p * loss),
        (sample.harapan_revisi, (outcome.rata_ronde - 1) * revision),
        (sample.harapan_rugi, outcome.peluang_lolos_salah * loss + outcome.peluang_batal * walk_away),
    ]
    assert [(exact + half).__floor__() for _, exact in rounded] == [step.value for step, _ in rounded]
    assert sample.biaya_pasti.value == 52_000_000 + cost
    assert sample.total_harapan.value == sum(
        step.value for step in (sample.biaya_pasti, sample.harapan_revisi, sample.harapan_rugi)
    )
    assert found.selisih.value == without.total_harapan.value - sample.total_harapan.value


@given(SHARE, LOSS, COST, TESTS)
def test_going_straight_costs_at_least_nothing_and_the_sample_at_least_itself(p, loss, cost, test):
    """Invariant 1: E0 >= 0 and E1 >= Cs."""
    stakes = at_stake(loss, cost, test)
    assert direct(stakes, p) >= 0
    assert sampled(stakes, p) >= cost


@given(LOSS, COST, REVISIONS, SHARE)
def test_a_right_supplier_and_a_fair_test_cost_the_sample_alone(loss, cost, revisions, se):
    """Invariants 2 and 25: at p = 0 with Sp = 1 nothing is lost but the sample."""
    stakes = at_stake(loss, cost, exam(se, "1", "0.7", revisions), walk_away=loss)
    assert (direct(stakes, Fraction(0)), sampled(stakes, Fraction(0))) == (0, cost)


@given(SHARE, SHARE, SHARE, LOSS, COST, LOSS, TESTS)
def test_both_costs_are_linear_in_p(p, q, weight, loss, cost, walk_away, test):
    """Invariants 3 and 51: three points of each cost lie on a line, and E0 rises with p."""
    stakes = at_stake(loss, cost, test, walk_away=walk_away)
    between = weight * p + (1 - weight) * q
    for expected_cost in (direct, sampled):
        mixture = weight * expected_cost(stakes, p) + (1 - weight) * expected_cost(stakes, q)
        assert mixture == expected_cost(stakes, between)
    assert (direct(stakes, p) - direct(stakes, q)) * (p - q) >= 0


@given(SHARE, LOSS, LOSS, COST, TESTS)
def test_a_greater_loss_speaks_for_the_sample(p, one, other, cost, test):
    """Invariant 4: E0 - E1 never falls with L."""
    low, high = (at_stake(loss, cost, test) for loss in sorted((one, other)))
    assert direct(low, p) - sampled(low, p) <= direct(high, p) - sampled(high, p)


@given(SHARE, LOSS, COST, st.integers(1, 10**6), TESTS)
def test_a_dearer_sample_raises_its_own_path_only(p, loss, cost, more, test):
    """Invariant 5: by exactly the difference when revisions cost the same."""
    cheap, dear = (at_stake(loss, fee, test, revision=cost) for fee in (cost, cost + more))
    assert direct(cheap, p) == direct(dear, p)
    assert sampled(dear, p) - sampled(cheap, p) == more


@given(SHARE, COST, st.integers(1, 1000), GOOD, GOOD, GOOD, GOOD)
def test_a_keener_eye_never_costs_more_where_a_cure_pays(p, cost, times, one, other, sp, cure):
    """Invariant 6: with f L >= Cr a higher Se lowers the sample's cost."""
    loss = ceil(cost * times / cure)
    worse, better = (at_stake(loss, cost, exam(se, sp, cure)) for se in sorted((one, other)))
    assert sampled(better, p) <= sampled(worse, p)


@given(SHARE, LOSS, COST, LOSS, TESTS, SHARE)
def test_fewer_false_alarms_never_cost_more(p, loss, cost, walk_away, test, other):
    """Invariant 7: a higher Sp means fewer rounds and fewer orders given up."""
    low, high = sorted((test.ketepatan_lolos, other))
    worse, better = (at_stake(loss, cost, replace(test, ketepatan_lolos=sp), walk_away=walk_away) for sp in (low, high))
    assert sampled(better, p) <= sampled(worse, p)


@given(SHARE, LOSS, COST, LOSS, GOOD, GOOD, GOOD, GOOD)
def test_a_surer_cure_never_costs_more(p, loss, cost, walk_away, se, sp, one, other):
    """Invariant 8: a higher f lowers the sample's cost, with one revision and Se + Sp >= 1."""
    worse, better = (at_stake(loss, cost, exam(se, sp, cure), walk_away=walk_away) for cure in sorted((one, other)))
    assert sampled(better, p) <= sampled(worse, p)


def test_a_credited_fee_lowers_the_sample_path_alone():
    """The fee that comes off the mass order comes off what the sample path costs for sure."""
    (without, sample), found = decided(at_stake(30_000_000, 1_200_000, exam(), credit=588_000), Fraction("0.25"))
    assert (without.biaya_pasti.value, sample.biaya_pasti.value) == (52_000_000, 52_612_000)
    assert found.selisih.value == 5_235_000 + 588_000
    assert found.p_impas.value == (Fraction(1_260_000) - 588_000) / 25_980_000
