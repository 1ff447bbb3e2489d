"""The verdict: break-even chance and quantity, how sure it is, and what is advised."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.decision import chain
from tests.engine_stakes import COST, INNER, LOSS, SHARE, TESTS, at_stake, decided, direct, exam, sampled


def test_example_a_to_the_rupiah():
    """E0 7,5 million, E1 2,265 million, the sample better by 5,235 million; p* 1,26/25,98 and Q* 224,44 up."""
    stakes = at_stake(30_000_000, 1_200_000, exam())
    both, found = decided(stakes, Fraction("0.25"))
    assert [path.total_harapan.value - 52_000_000 for path in both] == [7_500_000, 2_265_000]
    assert found.p_impas.value == found.p_impas_mentah.value == Fraction("1.26") / Fraction("25.98")
    assert (found.q_impas.value, found.selisih.value, found.saran) == (225, 5_235_000, "sample")
    assert round(float(found.peluang_sample_lebih_baik.value), 4) == 0.9580


def test_example_d_says_do_not_sample():
    """Fifty units from stock: p* is 7, that is never."""
    stakes = at_stake(1_000_000, 900_000, exam(), units=50)
    both, found = decided(stakes, Fraction("0.05"))
    assert [path.total_harapan.value - 52_000_000 for path in both] == [50_000, 988_250]
    assert (found.p_impas, found.p_impas_mentah.value) == (None, 7)
    assert (found.saran, found.jalur_terbaik, found.peluang_sample_lebih_baik.value) == ("langsung", "langsung", 0.0)


@given(SHARE, LOSS, COST, LOSS, TESTS, st.integers(2, 1000))
def test_another_currency_scales_costs_and_keeps_the_break_even(p, loss, cost, walk_away, test, scale):
    """Invariants 9 and 10: in other units of money the amounts scale and p_impas and q_impas stay."""
    one = at_stake(loss, cost, test, walk_away=walk_away)
    other = at_stake(loss * scale, cost * scale, test, walk_away=walk_away * scale, net=52_000_000 * scale)
    assert (scale * direct(one, p), scale * sampled(one, p)) == (direct(other, p), sampled(other, p))
    (_, here), (_, there) = decided(one, p), decided(other, p)
    assert _value(here.p_impas_mentah) == _value(there.p_impas_mentah)
    assert _value(here.q_impas) == _value(there.q_impas)


def _value(step):
    return None if step is None else step.value


@given(LOSS, COST, COST, LOSS, TESTS, SHARE, st.integers(0, 10**6))
def test_at_the_break_even_chance_both_paths_cost_the_same(loss, cost, revision, walk_away, test, p, credit):
    """Invariants 11 and 12: equal at the root, also outside 0..1; above it the sample wins, below the direct path."""
    stakes = at_stake(loss, cost, test, revision=revision, walk_away=walk_away, credit=credit)
    _, found = decided(stakes, p)
    if found.p_impas_mentah is None:
        gains = [direct(stakes, Fraction(end)) - sampled(stakes, Fraction(end)) for end in (0, 1)]
        assert gains[1] <= gains[0]
        assert found.p_impas is None
        return
    root = found.p_impas_mentah.value
    assert direct(stakes, root) == sampled(stakes, root)
    assert (p > root) == (direct(stakes, p) > sampled(stakes, p))
    assert _value(found.p_impas) == (None if root > 1 else max(root, 0))


@given(INNER, LOSS, COST, COST, LOSS, TESTS)
def test_the_break_even_quantity_is_the_first_that_pays(p, loss, cost, revision, walk_away, test):
    """Invariant 13: with losses per unit as here, q units pay for the sample and q - 1 do not."""
    stakes = at_stake(loss, cost, test, revision=revision, walk_away=walk_away)
    _, found = decided(stakes, p)
    outcome = chain.run(p, test)
    fixed = cost + (outcome.rata_ronde - 1) * revision
    saved = (p * loss - stakes.slips(outcome).value) / 1000
    if saved <= 0:
        assert found.q_impas is None
        return
    quantity = found.q_impas.value
    assert (quantity - 1) * saved < fixed <= quantity * saved


@given(INNER, INNER, st.integers(1, 10**9), COST)
def test_a_likelier_mistake_needs_a_smaller_order(p, q, loss, cost):
    """Invariant 14, for a perfect test: the break-even quantity falls as p rises."""
    low, high = sorted((p, q))
    quantities = [decided(at_stake(loss, cost, exam("1", "1", "1")), chance)[1].q_impas.value for chance in (low, high)]
    assert quantities == sorted(quantities, reverse=True)


ADVICE = {
    "both say sample": ("0.25", 30_000_000, None, "sample"),
    "both say direct": ("0.01", 30_000_000, None, "langsung"),
    "the difference is nothing": ("0.5", 0, None, "langsung"),
    "sales cover the better path": ("0.25", 30_000_000, 54_265_000, "sample"),
    "sales are one rupiah short of it": ("0.25", 30_000_000, 54_264_999, "tidak_beli"),
}


@pytest.mark.parametrize(("p", "loss", "omzet", "expected"), ADVICE.values(), ids=ADVICE)
def test_the_advice_follows_the_difference_the_chance_and_the_sales(p, loss, omzet, expected):
    """Do not buy only where sales stay below the cheapest path; else the path that is better, and surely so."""
    _, found = decided(at_stake(loss, 1_200_000, exam(), omzet=omzet), Fraction(p))
    assert expected == found.saran


@given(INNER, st.integers(10**6, 10**8), COST)
def test_advice_needs_both_a_better_mean_and_a_clear_chance(p, loss, cost):
    """A path is advised only above 60 of 100; between 40 and 60, or where mean and chance disagree, a toss-up."""
    _, found = decided(at_stake(loss, cost, exam()), p)
    better, chance = found.selisih.value, found.peluang_sample_lebih_baik.value
    expected = "sample" if better > 0 and chance > 0.6 else "langsung" if better < 0 and chance < 0.4 else "imbang"
    assert expected == found.saran
    assert found.jalur_terbaik == ("sample" if better > 0 else "langsung")


def test_just_at_the_break_even_it_is_a_toss_up():
    """Equal means and an even chance: neither path is advised, and the direct one is named."""
    _, found = decided(at_stake(1_500_000, 500_000, exam("1", "1", "1")), Fraction(1, 2))
    assert (found.p_impas.value, found.selisih.value) == (Fraction(1, 2), 0)
    assert (found.saran, found.jalur_terbaik) == ("imbang", "langsung")
    assert abs(found.peluang_sample_lebih_baik.value - 0.5) < 1e-15


@pytest.mark.parametrize(("p", "chance", "saran"), [(Fraction(0), 0.0, "langsung"), (Fraction(1), 1.0, "sample")])
def test_a_certain_reader_has_a_certain_answer(p, chance, saran):
    """At p = 0 and p = 1 there is no experience to weigh: the chance is 0 or 1."""
    _, found = decided(at_stake(30_000_000, 1_200_000, exam()), p)
    assert (chance, saran) == (found.peluang_sample_lebih_baik.value, found.saran)


@given(INNER, INNER)
def test_a_likelier_mistake_never_makes_the_sample_look_worse(p, q):
    """The chance that the sample is better rises with the reader's estimate."""
    low, high = sorted((p, q))
    stakes = at_stake(30_000_000, 1_200_000, exam())
    chances = [decided(stakes, chance)[1].peluang_sample_lebih_baik.value for chance in (low, high)]
    assert chances == sorted(chances)
