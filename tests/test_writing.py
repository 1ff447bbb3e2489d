"""Numbers and dates as an Indonesian reads them, and the named roundings."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import numbers

UP, DOWN, FLOOR, HALF, UNITS = (
    numbers.NAIK_KE_RIBUAN,
    numbers.TURUN_KE_RIBUAN,
    numbers.TURUN_KE_RUPIAH,
    numbers.KE_RUPIAH,
    numbers.NAIK_KE_SATUAN,
)

ROUNDED = (
    (UP, "0", 0),
    (UP, "1/100", 1000),
    (UP, "1000", 1000),
    (UP, "100001/100", 2000),
    (UP, "1999", 2000),
    (UP, "-1", 0),
    (UP, "-1000", -1000),
    (UP, "-1001", -1000),
    (DOWN, "999", 0),
    (DOWN, "1000", 1000),
    (DOWN, "199999/100", 1000),
    (DOWN, "2000", 2000),
    (DOWN, "-1", -1000),
    (FLOOR, "199/100", 1),
    (FLOOR, "2", 2),
    (FLOOR, "-1/2", -1),
    (HALF, "49/100", 0),
    (HALF, "1/2", 1),
    (HALF, "3/2", 2),
    (HALF, "5/2", 3),
    (HALF, "149/100", 1),
    (HALF, "-49/100", 0),
    (HALF, "-1/2", -1),
    (HALF, "-3/2", -2),
    (UNITS, "224", 224),
    (UNITS, "22401/100", 225),
    (UNITS, "-1/2", 0),
)

WRITTEN = (
    (numbers.angka, ("13405.5",), "13.405,5"),
    (numbers.angka, ("0",), "0"),
    (numbers.angka, ("1.23456",), "1,2346"),
    (numbers.angka, ("-1500.25",), "\u22121.500,25"),
    (numbers.angka, ("-0.00001",), "0"),
    (numbers.angka, ("1234567",), "1.234.567"),
    (numbers.angka, ("2.5", 0), "3"),
    (numbers.rupiah, ("1545333",), "Rp1.545.333"),
    (numbers.rupiah, ("0",), "Rp0"),
    (numbers.rupiah, ("-1000",), "\u2212Rp1.000"),
    (numbers.rupiah, ("999.5",), "Rp1.000"),
    (numbers.rupiah_kira, ("1545333",), "Rp1,5 juta"),
    (numbers.rupiah_kira, ("55926914",), "Rp56 juta"),
    (numbers.rupiah_kira, ("995000",), "Rp1 juta"),
    (numbers.rupiah_kira, ("994999",), "Rp990 ribu"),
    (numbers.rupiah_kira, ("950",), "Rp950"),
    (numbers.rupiah_kira, ("54",), "Rp54"),
    (numbers.rupiah_kira, ("2400000000",), "Rp2,4 miliar"),
    (numbers.rupiah_kira, ("1250000000000",), "Rp1,3 triliun"),
    (numbers.rupiah_kira, ("-1545333",), "\u2212Rp1,5 juta"),
    (numbers.persen, ("0.075",), "7,5%"),
    (numbers.persen, ("0.18",), "18%"),
    (numbers.persen, ("0.0384605377",), "3,85%"),
    (numbers.persen, ("0.0384605377", 0), "4%"),
    (numbers.persen, ("1",), "100%"),
    (numbers.dari_seratus, ("0.18",), "18 dari 100"),
    (numbers.dari_seratus, ("0",), "0 dari 100"),
    (numbers.dari_seratus, ("0.0049",), "kurang dari 1 dari 100"),
    (numbers.dari_seratus, ("0.005",), "1 dari 100"),
    (numbers.dari_seratus, ("0.9949",), "99 dari 100"),
    (numbers.dari_seratus, ("0.995",), "lebih dari 99 dari 100"),
    (numbers.dari_seratus, ("1",), "100 dari 100"),
    (numbers.dari_seratus, ("0.0385", "0.0421"), "3,9 dari 100"),
    (numbers.dari_seratus, ("0.0421", "0.0385"), "4,2 dari 100"),
    (numbers.dari_seratus, ("0.0421", "0.18"), "4 dari 100"),
    (numbers.dari_seratus, ("0.04", "0.04"), "4 dari 100"),
    (numbers.dari_seratus, ("0.001", "0.002"), "kurang dari 1 dari 100"),
)


@pytest.mark.parametrize(("rounding", "value", "expected"), ROUNDED, ids=lambda part: getattr(part, "key", str(part)))
def test_a_named_rounding_rounds_as_its_name_says(rounding, value, expected):
    """Directions hold at the boundary and below zero; halves go away from zero."""
    assert expected == rounding.apply(Fraction(value))


def test_roundings_are_found_by_their_key():
    """The data names a rounding by its key, and its words say the direction."""
    assert {"naik_ke_ribuan", "turun_ke_ribuan", "turun_ke_rupiah", "ke_rupiah"} <= set(numbers.ROUNDINGS)
    assert [r.key for r in numbers.ROUNDINGS.values()] == list(numbers.ROUNDINGS)
    assert ["atas" in r.words for r in numbers.ROUNDINGS.values()] == ["naik" in key for key in numbers.ROUNDINGS]
    assert ["bawah" in r.words for r in numbers.ROUNDINGS.values()] == ["turun" in key for key in numbers.ROUNDINGS]


@pytest.mark.parametrize(("write", "given", "expected"), WRITTEN)
def test_a_number_is_written_as_an_indonesian_reads_it(write, given, expected):
    """Thousands points, decimal commas, the unit in its Indonesian form."""
    value, *rest = given
    assert expected == write(Decimal(value), *rest)


def test_a_date_is_written_in_indonesian_words():
    """The day first, the month as a word."""
    assert numbers.tanggal(date(2027, 2, 6)) == "6 Februari 2027"
    assert numbers.tanggal_pendek(date(2026, 11, 24)) == "24 Nov 2026"


@given(st.fractions(min_value=-(10**12), max_value=10**12, max_denominator=10**6))
def test_roundings_stay_within_one_step_of_the_value(value):
    """Up is not below, down is not above, nearest is within a half; each is a whole multiple of its step."""
    up, down = UP.apply(value), DOWN.apply(value)
    floor, half = FLOOR.apply(value), HALF.apply(value)
    assert 0 <= up - value < 1000
    assert 0 <= value - down < 1000
    assert 0 <= value - floor < 1
    assert abs(value - half) <= Fraction(1, 2)
    assert [up % 1000, down % 1000] == [0, 0]
