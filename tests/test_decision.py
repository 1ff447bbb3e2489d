"""The decision: chain, losses, break-even points and advice, against closed forms and the model's invariants."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import assume, given
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


def closed_chain(p, test):
    """Domain 1.4 in matrices: (I - M)^-1 (I - M^(k+1)) v0 for the mass that was ever in a round."""
    se, sp, cure = test.ketepatan_deteksi, test.ketepatan_lolos, test.peluang_perbaikan
    a, c, d = se * (1 - cure), se * cure, 1 - sp
    n = test.maks_revisi + 1
    power = sum((a**i * d ** (n - 1 - i) for i in range(n)), Fraction(0)) * c
    wrong_left, right_left = a**n * p, power * p + d**n * (1 - p)
    wrong_ever = (p - wrong_left) / (1 - a)
    right_ever = (1 - p - right_left + c * wrong_ever) / (1 - d)
    return wrong_ever + right_ever, (1 - se) * wrong_ever, sp * right_ever, wrong_left + right_left


def numbers_of(found):
    """The four numbers of a chain."""
    return found.rata_ronde, found.peluang_lolos_salah, found.peluang_lolos_benar, found.peluang_batal


EXAMPLE_E = {
    0: ("1", "0.06", "0.54", "0.4"),
    1: ("1.4", "0.0753", "0.8082", "0.1165"),
    2: ("1.5165", "0.0792015", "0.889641", "0.0311575"),
}


@pytest.mark.parametrize(("revisions", "expected"), EXAMPLE_E.items())
def test_example_e_exactly(revisions, expected):
    """P .40, Se .85, Sp .90, f .70 with no, one and two revisions."""
    found = chain.run(Fraction("0.4"), exam("0.85", "0.9", "0.7", revisions))
    assert tuple(Fraction(number) for number in expected) == numbers_of(found)


def test_example_e_without_end_tends_to_its_closed_form():
    """With many revisions nothing is given up: rounds, residual mismatch and good lots of domain 1.4."""
    p, se, sp, cure = (Fraction(number) for number in ("0.4", "0.85", "0.9", "0.7"))
    dn = 1 - se * (1 - cure)
    limit = (p / dn + (1 - p) / sp + p * se * cure / (sp * dn), p * (1 - se) / dn, 1 - p * (1 - se) / dn, 0)
    found = numbers_of(chain.run(p, exam("0.85", "0.9", "0.7", 80)))
    assert [round(float(number), 6) for number in limit] == [1.558538, 0.080537, 0.919463, 0]
    assert max(abs(one - other) for one, other in zip(limit, found, strict=True)) < Fraction(1, 10**40)


@given(SHARE, TESTS)
def test_the_chain_is_its_closed_form(p, test):
    """The recursion of rounds and the matrix sum are one number each, exactly."""
    assume(test.ketepatan_deteksi * (1 - test.peluang_perbaikan) < 1)
    assume(test.ketepatan_lolos > 0)
    assert closed_chain(p, test) == numbers_of(chain.run(p, test))


@given(SHARE, TESTS)
def test_every_order_ends_approved_or_given_up(p, test):
    """Bad, good and given up are the whole mass; the masses by round add up to theirs, the booked ones too."""
    found = chain.run(p, test)
    assert found.peluang_lolos_salah + found.peluang_lolos_benar + found.peluang_batal == 1
    assert sum(found.salah_disetujui) == found.peluang_lolos_salah
    assert sum(found.benar_disetujui) == found.peluang_lolos_benar
    assert sum(found.benar_dibukukan) == 1 - found.peluang_lolos_salah
    assert len(found.salah_disetujui) == len(found.benar_dibukukan) == test.maks_revisi + 1


@given(SHARE, TESTS)
def test_one_more_revision_means_more_rounds_and_less_giving_up(p, test):
    """At least one round; residual mismatch never above p; the chance of a bad approved lot rises, less is lost."""
    few, many = chain.run(p, test), chain.run(p, replace(test, maks_revisi=test.maks_revisi + 1))
    assert 1 <= few.rata_ronde <= many.rata_ronde
    assert few.peluang_batal >= many.peluang_batal
    assert few.peluang_lolos_salah <= many.peluang_lolos_salah <= p


def test_nothing_approved_has_no_chance_of_being_wrong():
    """A sample that is always flagged and never cured approves nothing: the condition never holds."""
    found = chain.run(Fraction(1), exam("1", "1", "0", 2))
    assert (found.peluang_batal, found.peluang_salah_bila_disetujui) == (1, None)  # type: ignore[comparison-overlap]


def test_example_a_to_the_rupiah():
    """E0 7,5 million, E1 2,265 million, the sample better by 5,235 million; p* 1,26/25,98 and Q* 224,44 up."""
    stakes = at_stake(30_000_000, 1_200_000, exam())
    both, found = decided(stakes, Fraction("0.25"))
    assert [path.total_harapan.value - 52_000_000 for path in both] == [7_500_000, 2_265_000]
    assert found.p_impas.value == found.p_impas_mentah.value == Fraction("1.26") / Fraction("25.98")
    assert (found.q_impas.value, found.selisih.value, found.saran) == (225, 5_235_000, "sample")
    assert round(found.peluang_sample_lebih_baik, 4) == 0.9580


def test_example_d_says_do_not_sample():
    """Fifty units from stock: p* is 7, that is never."""
    stakes = at_stake(1_000_000, 900_000, exam(), units=50)
    both, found = decided(stakes, Fraction("0.05"))
    assert [path.total_harapan.value - 52_000_000 for path in both] == [50_000, 988_250]
    assert (found.p_impas, found.p_impas_mentah.value) == (None, 7)
    assert (found.saran, found.jalur_terbaik, found.peluang_sample_lebih_baik) == ("langsung", "langsung", 0.0)


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


@given(INNER, GOOD, GOOD)
def test_a_passed_sample_lowers_the_chance_of_a_mistake(p, se, sp):
    """Invariants 20 and 24: with one look and Se + Sp > 1 an approved lot is no worse than an unseen one."""
    assume(se + sp > 1)
    found = chain.run(p, exam(se, sp, "0", 0))
    assert found.peluang_salah_bila_disetujui <= p


@given(SHARE, INNER, INNER)
def test_the_posteriors_average_to_the_prior(p, se, sp):
    """Invariant 19: wrong lots passed and wrong lots flagged are all the wrong lots."""
    found = chain.run(p, exam(se, sp, "0", 0))
    assert found.peluang_lolos_salah + p * se == p
    assert found.peluang_batal == p * se + (1 - p) * (1 - sp)


def test_a_credited_fee_lowers_the_sample_path_alone():
    """The fee that comes off the mass order comes off what the sample path costs for sure."""
    (without, sample), found = decided(at_stake(30_000_000, 1_200_000, exam(), credit=588_000), Fraction("0.25"))
    assert (without.biaya_pasti.value, sample.biaya_pasti.value) == (52_000_000, 52_612_000)
    assert found.selisih.value == 5_235_000 + 588_000
    assert found.p_impas.value == (Fraction(1_260_000) - 588_000) / 25_980_000


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
    better, chance = found.selisih.value, found.peluang_sample_lebih_baik
    expected = "sample" if better > 0 and chance > 0.6 else "langsung" if better < 0 and chance < 0.4 else "imbang"
    assert expected == found.saran
    assert found.jalur_terbaik == ("sample" if better > 0 else "langsung")


def test_just_at_the_break_even_it_is_a_toss_up():
    """Equal means and an even chance: neither path is advised, and the direct one is named."""
    _, found = decided(at_stake(1_500_000, 500_000, exam("1", "1", "1")), Fraction(1, 2))
    assert (found.p_impas.value, found.selisih.value) == (Fraction(1, 2), 0)
    assert (found.saran, found.jalur_terbaik) == ("imbang", "langsung")
    assert abs(found.peluang_sample_lebih_baik - 0.5) < 1e-15


@pytest.mark.parametrize(("p", "chance", "saran"), [(Fraction(0), 0.0, "langsung"), (Fraction(1), 1.0, "sample")])
def test_a_certain_reader_has_a_certain_answer(p, chance, saran):
    """At p = 0 and p = 1 there is no experience to weigh: the chance is 0 or 1."""
    _, found = decided(at_stake(30_000_000, 1_200_000, exam()), p)
    assert (chance, saran) == (found.peluang_sample_lebih_baik, found.saran)


@given(INNER, INNER)
def test_a_likelier_mistake_never_makes_the_sample_look_worse(p, q):
    """The chance that the sample is better rises with the reader's estimate."""
    low, high = sorted((p, q))
    stakes = at_stake(30_000_000, 1_200_000, exam())
    chances = [decided(stakes, chance)[1].peluang_sample_lebih_baik for chance in (low, high)]
    assert chances == sorted(chances)
