"""The bad end of a path: the mean of its worst tenth, and how often it costs more than one can bear."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import form
from calculator.calculators import decision_parts, keputusan, risk_aversion
from calculator.decision import tail
from calculator.decision.risk import Bet, LatePrice
from tests.engine_cases import TUMBLER, answered

NEVER = LatePrice(tenggat=None, rugi_telat=Decimal(0), rugi_telat_per_hari=Decimal(0))
LATE = LatePrice(tenggat=100, rugi_telat=Decimal(5_000_000), rugi_telat_per_hari=Decimal(250_000))
ARRIVAL = {98: 0.5, 100: 0.25, 101: 0.125, 104: 0.125}


def bet(chance, cost, *, arrival=None, sure=False):
    """One outcome."""
    return Bet(peluang=Fraction(chance), biaya=Fraction(cost), tiba=arrival or {98: 1.0}, pasti_telat=sure)


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 10**9)), min_size=1, max_size=8))
def test_the_worst_tenth_lies_between_the_mean_and_the_worst(weighted):
    """Invariant 35, and against a count of equal parts one by one."""
    whole = sum(weight for weight, _ in weighted)
    found = tail.losses([bet(Fraction(weight, whole), cost) for weight, cost in weighted], NEVER, Fraction(0))
    worst = tail.worst_mean(found)
    mean = sum(Fraction(weight * cost, whole) for weight, cost in weighted)
    assert mean <= worst + Fraction(1, 100) <= max(cost for _, cost in weighted) + Fraction(1, 50)
    parts = sorted((cost for weight, cost in weighted for _ in range(10 * weight)), reverse=True)
    assert float(worst) == pytest.approx(sum(parts[:whole]) / whole, rel=1e-9, abs=1e-6)


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8), st.integers(0, 10**6))
def test_losing_more_counts_what_lies_above_the_amount(costs, limit):
    """An outcome of exactly the amount is still borne."""
    found = tail.losses([bet(Fraction(1, len(costs)), cost) for cost in costs], NEVER, Fraction(0))
    expected = sum(cost > limit for cost in costs) / len(costs)
    assert tail.chance_above(found, Decimal(limit)) == pytest.approx(expected, abs=1e-12)


def test_lateness_is_part_of_a_loss():
    """G once and b for every day; a wrong lot pays G on any day, beyond what a good lot in time costs."""
    good, wrong = (
        tail.losses([bet(1, 60_000_000, arrival=ARRIVAL, sure=sure)], LATE, Fraction(52_000_000))
        for sure in (False, True)
    )
    assert good == [(14_000_000, 0.125), (13_250_000, 0.125), (8_000_000, 0.75)]
    assert wrong == [(14_000_000, 0.125), (13_250_000, 0.125), (13_000_000, 0.75)]


@pytest.mark.parametrize("more", [{}, {"inspeksi_psi": "ya", "biaya_per_cacat": 90000, "pabrik_ceroboh": "ya"}])
def test_the_outcomes_of_a_path_have_the_mean_that_is_reported(more):
    """Chances sum to one and the mean of the outcomes is total_harapan beyond a good lot, whatever the switches."""
    asked = TUMBLER | {"rugi_telat": "20 juta", "rugi_telat_per_hari": 250000, "maks_revisi": 3} | more
    values = form.read(keputusan.CALCULATOR, {name: str(value) for name, value in asked.items()})
    parts = decision_parts.parts_of(values)
    price = risk_aversion.price_of(values)
    for path in parts.paths:
        found = tail.losses(risk_aversion.bets_of(values, parts, path.id), price, parts.mass.total_bersih.value)
        assert sum(chance for _, chance in found) == pytest.approx(1, abs=1e-12)
        mean = sum(chance * amount for amount, chance in found)
        beyond = path.total_harapan.value - parts.mass.total_bersih.value
        assert mean == pytest.approx(float(beyond), abs=5)


def test_the_chance_to_lose_more_falls_with_what_one_can_bear():
    """Without a tolerance there is none."""
    found = [
        [path["peluang_lebih_dari_toleransi"] for path in answered("keputusan", TUMBLER | more)["jalur"]]
        for more in (
            {},
            {"toleransi_risiko": "1 juta"},
            {"toleransi_risiko": "20 juta"},
            {"toleransi_risiko": "1 miliar"},
        )
    ]
    assert found[0] == [None, None]
    assert all(small >= large for small, large in zip(found[1], found[2], strict=True))
    assert found[3] == [0, 0]
