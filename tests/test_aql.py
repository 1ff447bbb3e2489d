"""Inspection plans: every cell of the standard's table, its diagonals, and what a plan lets pass."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import inspection
from calculator.inspection import SamplingPlan
from tests.engine_aql import AQLS, CELLS, LETTERS, LEVELS, LOTS, OPERATING
from tests.engine_cases import answered

DIAGONAL = ("0", "up", "down", "1", "2", "3", "5", "7", "10", "14", "21")
"""The printed cells along every diagonal; before them all arrows point down, after them up."""

ORDER = "ABCDEFGHJKLMNPQR"
SIZES = (2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000)


def test_there_are_sixteen_letters_at_six_aqls():
    """And 42 of the 96 cells are arrows, which lead to another letter."""
    assert len(CELLS) == 96
    assert sum(letter != used for letter, _, used, *_ in CELLS) == 42


@pytest.mark.parametrize(("letter", "aql", "used", "n", "ac", "re"), CELLS)
def test_a_cell_is_the_standards(letter, aql, used, n, ac, re):
    """Its arrow followed: the sample size of the letter used, not of the letter looked up."""
    lot, level = LOTS[letter]
    found = answered("aql", {"jumlah_lot": lot, "tingkat": level, "aql": str(aql)})
    assert letter == inspection.code_letter(lot, level)
    assert (used, int(n), int(ac), int(re)) == (found["huruf"], found["n"], found["ac"], found["re"])
    assert found["inspeksi_penuh"] is False


@pytest.mark.parametrize("column", range(6))
@pytest.mark.parametrize("row", range(16))
def test_a_cell_follows_from_its_diagonal(row, column):
    """The table has one rule: acceptance numbers and arrows repeat along the diagonals."""
    place = row
    while (printed := _printed(place + column - 5)) in ("up", "down"):
        place += 1 if printed == "down" else -1
    lot, level = LOTS[ORDER[row]]
    found = inspection.plan(lot, level, AQLS[column])
    assert (ORDER[place], SIZES[place], int(printed)) == (found.huruf, found.n, found.ac)


def _printed(diagonal):
    if diagonal < 0:
        return "down"
    return DIAGONAL[diagonal] if diagonal < len(DIAGONAL) else "up"


@pytest.mark.parametrize("line", LETTERS.split("\n")[1:-1])
def test_a_letter_holds_from_its_first_to_its_last_lot(line):
    """All seven levels, at both ends of each range."""
    first, last, codes = line.split()
    for lot in (first, last):
        assert codes == "".join(inspection.code_letter(int(lot), level) for level in LEVELS)


ANCHORS = (
    (1000, "II", "2,5", "J", 80, 5),
    (1000, "II", "4,0", "J", 80, 7),
    (2000, "II", "2,5", "K", 125, 7),
    (5000, "II", "2,5", "L", 200, 10),
    (300, "II", "0,65", "J", 80, 1),
    (100, "II", "1,5", "G", 32, 1),
    (50, "I", "2,5", "C", 5, 0),
    (20000, "S-2", "4,0", "E", 13, 1),
    (300000, "II", "4,0", "M", 315, 21),
)


@pytest.mark.parametrize(("lot", "level", "aql", "letter", "n", "ac"), ANCHORS)
def test_an_order_has_the_plan_an_inspector_would_quote(lot, level, aql, letter, n, ac):
    """Plans checked against two printed tables, four of them over an arrow."""
    found = answered("aql", {"jumlah_lot": lot, "tingkat": level, "aql": aql})
    assert (letter, n, ac, ac + 1) == (found["huruf"], found["n"], found["ac"], found["re"])


@pytest.mark.parametrize(("lot", "n", "whole"), [(19, 19, True), (20, 20, True), (21, 20, False)])
def test_a_plan_as_large_as_the_lot_means_inspecting_it_whole(lot, n, whole):
    """C at AQL 0,65 leads to F 20: a lot of 20 is looked at whole, one of 21 is sampled."""
    found = answered("aql", {"jumlah_lot": lot, "aql": "0,65"})
    assert ("F", n, 0, whole) == (found["huruf"], found["n"], found["ac"], found["inspeksi_penuh"])


@pytest.mark.parametrize("line", OPERATING.split("\n")[1:-1])
def test_a_plan_passes_what_its_operating_curve_says(line):
    """P(pass) at the AQL and the rates passed 95 and 10 times in 100, to six places."""
    letter, aql, n, ac, p95, p10, at_aql = line.split()
    plan = SamplingPlan(huruf=letter, n=int(n), ac=int(ac), inspeksi_penuh=False)
    assert Decimal(p95) == inspection.rate_passing(plan, Decimal("0.95"), Fraction(1))
    assert Decimal(p10) == inspection.rate_passing(plan, Decimal("0.1"), Fraction(1))
    assert at_aql == f"{inspection.pass_chance(plan, Fraction(aql) / 100):.6f}"


@given(st.integers(2, 10**6), st.integers(0, 10**6), st.sampled_from(LEVELS), st.sampled_from(AQLS))
def test_a_larger_lot_never_has_a_weaker_plan(lot, more, level, aql):
    """Invariant 50: neither n nor Ac falls as the lot grows, and Re is Ac + 1."""
    small, large = inspection.plan(lot, level, aql), inspection.plan(lot + more, level, aql)
    assert small.n <= large.n
    assert small.ac <= large.ac
    assert small.re == small.ac + 1


@given(st.integers(2, 10**6), st.sampled_from(LEVELS))
def test_a_laxer_aql_never_accepts_fewer_defectives(lot, level):
    """Invariant 50: along a row of the table Ac never falls."""
    assert all(one <= other for one, other in pairwise(inspection.plan(lot, level, aql).ac for aql in AQLS))


RATES = st.fractions(0, 1, max_denominator=1000)
PLANNED = st.integers(1, 200).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1)))


def passing(n, ac, rate):
    """P(pass) of a plan."""
    return inspection.pass_chance(SamplingPlan(huruf="A", n=n, ac=ac, inspeksi_penuh=False), rate)


@given(PLANNED, RATES, RATES)
def test_more_defects_pass_less_often(plan, one, other):
    """Invariant 26: P(pass) falls with the rate, from 1 at none to 0 at all."""
    n, ac = plan
    low, high = sorted((one, other))
    assert passing(n, ac, low) >= passing(n, ac, high)
    assert (passing(n, ac, Fraction(0)), passing(n, ac, Fraction(1))) == (1, 0)


@given(PLANNED, RATES)
def test_a_larger_sample_is_stricter_and_a_larger_number_laxer(plan, rate):
    """Invariant 27: P(pass) falls with n and rises with Ac."""
    n, ac = plan
    assert passing(n + 1, ac, rate) <= passing(n, ac, rate)
    assert ac == n - 1 or passing(n, ac, rate) <= passing(n, ac + 1, rate)


@given(PLANNED, RATES)
def test_a_sample_is_a_row_of_independent_draws(plan, rate):
    """The binomial sum done in fractions."""
    n, ac = plan
    exact = sum(comb(n, k) * rate**k * (1 - rate) ** (n - k) for k in range(ac + 1))
    assert abs(Fraction(passing(n, ac, rate)) - exact) < Fraction(1, 10**12)


@given(st.integers(2, 12), st.data())
def test_a_lot_passes_in_as_many_draws_as_can_be_counted(lot, data):
    """The hypergeometric chance is counted draw by draw: without putting back, one unit after the other."""
    n, defectives = data.draw(st.integers(1, lot)), data.draw(st.integers(0, lot))
    ac = data.draw(st.integers(0, n - 1))
    plan = SamplingPlan(huruf="A", n=n, ac=ac, inspeksi_penuh=n >= lot)
    assert _drawn(lot, defectives, n, ac) == inspection.pass_chance_of_lot(plan, lot, defectives)


def _drawn(lot, bad, n, ac):
    if ac < 0:
        return Fraction(0)
    if n == 0:
        return Fraction(1)
    good = Fraction(lot - bad, lot) * _drawn(lot - 1, bad, n - 1, ac) if lot > bad else Fraction(0)
    return good + (Fraction(bad, lot) * _drawn(lot - 1, bad - 1, n - 1, ac - 1) if bad else Fraction(0))


def test_example_c_passes_as_often_as_it_says():
    """K 125 7/8 at 2, 2,5, 5, 8 and 10 %, and 200 bad ones of 2.000."""
    plan = inspection.plan(2000, "II", Decimal("2.5"))
    expected = {"2": 0.996191, "2.5": 0.986384, "5": 0.711717, "8": 0.208995, "10": 0.060053}
    assert expected == {rate: round(inspection.pass_chance(plan, Fraction(rate) / 100), 6) for rate in expected}
    assert round(float(inspection.pass_chance_of_lot(plan, 2000, 200)), 6) == 0.054411


def test_an_inspector_who_sees_half_passes_twice_the_defects():
    """The true rates are those of the plan divided by the share seen, and never above all."""
    typed = {"jumlah_lot": 2000, "tingkat_cacat": "5%"}
    sharp, blunt = (answered("aql", typed | {"peluang_deteksi": seen}) for seen in ("100%", "50%"))
    assert (sharp["cacat_lolos_95"], sharp["cacat_lolos_10"]) == (0.032241, 0.092371)
    assert [round(blunt[key] / sharp[key], 4) for key in ("cacat_lolos_95", "cacat_lolos_10")] == [2, 2]
    assert blunt["peluang_lolos"] == answered("aql", typed | {"tingkat_cacat": "2,5%"})["peluang_lolos"]
    assert answered("aql", {"jumlah_lot": 9, "peluang_deteksi": "10%"})["cacat_lolos_10"] == 1
