"""The fine for a customs value declared too low: who is fined, which rung, how it is rounded."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import charges, penalty, rules
from calculator.steps import Leaf
from tests.engine_shipments import DAY, OWNER, PLAIN, shipment

LADDER = {50: 100, 100: 125, 150: 150, 200: 175, 250: 200, 300: 225, 350: 250, 400: 300, 450: 600}
"""PP 39/2019 Pasal 6: up to this share of the duty paid, this percent of the shortfall."""


def fine(seharusnya, jalur="pib", importir="badan_usaha", day=DAY, goods=PLAIN, fob=1000):
    """The fine for goods declared at a thousand rupiah a dollar."""
    importer = replace(OWNER, importir=importir)
    asked = replace(shipment(fob, goods=goods, importer=importer, jalur=jalur, asuransi=0, ndpbm=1000), tanggal=day)
    return penalty.fine(charges.compute(asked), Leaf(seharusnya, "rupiah"), importir, day)


def test_the_ladder_is_the_regulation_s():
    """Ten rungs, read from the research and not from the data."""
    found = {key.removeprefix(penalty.LADDER) for key in rules.rules() if key.startswith(penalty.LADDER)}
    assert found == {*map(str, LADDER), penalty.ABOVE}


@pytest.mark.parametrize("limit", LADDER)
def test_a_rung_holds_its_limit_and_the_next_begins_above(limit):
    """The duty on a million is 200.000; a value higher by the limit falls short by exactly that share."""
    value = 1_000_000 + 10_000 * limit
    at, above = fine(value), fine(Fraction(value) + Fraction(1, 10**6))
    rates = [*LADDER.values(), 1000]
    following = rates[rates.index(LADDER[limit]) + 1]
    assert at.denda.value == 20 * limit * LADDER[limit]
    assert at.notice.values["tarif"] == f"{LADDER[limit]}%"
    assert above.notice.values["tarif"] == ("1.000%" if following == 1000 else f"{following}%")


@given(st.integers(1_000_001, 10**9))
def test_the_fine_is_up_to_a_thousand_and_never_below_the_shortfall(value):
    """The lowest rung is the shortfall itself, the highest ten times it."""
    short = Fraction(value - 1_000_000, 5)
    found = fine(value).denda.value
    assert found % 1000 == 0
    assert short <= found <= 1000 * ceil(short * 10 / 1000)


@given(st.integers(1_000_001, 10**8), st.integers(1_000_001, 10**8))
def test_a_larger_gap_is_never_fined_less(one, other):
    """Rungs rise."""
    low, high = sorted((one, other))
    assert fine(low).denda.value <= fine(high).denda.value


NOBODY = {
    "a person's parcel today": ("kiriman", "perorangan", DAY, PLAIN, 9_000_000, "denda_bukan"),
    "a person's declaration": ("pibk", "perorangan", DAY, PLAIN, 9_000_000, "denda_bukan"),
    "a passenger": ("bawaan", "badan_usaha", DAY, PLAIN, 9_000_000, "denda_bukan"),
    "no duty": ("pib", "badan_usaha", DAY, replace(PLAIN, tarif_bm=Decimal(0)), 9_000_000, "denda_tanpa_bm"),
    "the value declared": ("pib", "badan_usaha", DAY, PLAIN, 1_000_000, "denda_tidak_kurang"),
    "a lower value": ("pib", "badan_usaha", DAY, PLAIN, 1, "denda_tidak_kurang"),
}


@pytest.mark.parametrize(("jalur", "importir", "day", "goods", "value", "code"), NOBODY.values(), ids=NOBODY)
def test_nobody_is_fined_without_a_reason(jalur, importir, day, goods, value, code):
    """No amount, and the notice says why."""
    found = fine(value, jalur, importir, day, goods)
    assert (found.denda, found.notice.code) == (None, code)


def test_a_person_was_fined_until_the_day_before_pmk_4_2025():
    """The rule that decides stands among the rules used, on both days."""
    before, after = (fine(9_000_000, "kiriman", "perorangan", day) for day in (date(2025, 3, 4), date(2025, 3, 5)))
    assert before.denda is not None
    assert after.denda is None
    assert [row.start for found in (before, after) for row in found.rows] == [date(2023, 10, 17), date(2025, 3, 5)]


def test_several_goods_fall_short_in_proportion():
    """The shortfall is the duty's own share of the value, whatever the goods."""
    importer = replace(OWNER, importir="badan_usaha")
    two = shipment(600, 400, goods=PLAIN, importer=importer, jalur="pib", asuransi=0, ndpbm=1000)
    found = penalty.fine(charges.compute(two), Leaf(1_400_000, "rupiah"), "badan_usaha", DAY)
    assert found.denda is not None
    assert found.denda.value == 80_000
