"""The sample as a chain of rounds, against closed forms in exact fractions."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import assume, given

from calculator.decision import chain
from tests.engine_stakes import GOOD, INNER, SHARE, TESTS, exam


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
    """Chance .40, Se .85, Sp .90, f .70 with no, one and two revisions."""
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
    assert found.peluang_batal == 1
    assert found.peluang_salah_bila_disetujui is None


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
