"""Numbers and dates as an Indonesian types and reads them, and the named roundings."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import numbers
from calculator.numbers import UnreadableError, parse_date, parse_number, parse_rate

READ = {
    "0": "0",
    "7": "7",
    "007": "7",
    "1.500": "1500",
    "12.500": "12500",
    "16.800": "16800",
    "1.234.567": "1234567",
    "1.234.567,89": "1234567.89",
    "1.500,5": "1500.5",
    "1,5": "1.5",
    "2,60": "2.60",
    "16800": "16800",
    "16800,25": "16800.25",
    "16,8001": "16.8001",
    "0,125": "0.125",
    "0,5": "0.5",
    "2.6": "2.6",
    "2.60": "2.60",
    "0.125": "0.125",
    "0.1": "0.1",
    "12.5": "12.5",
    "1.2345": "1.2345",
    "1,234.50": "1234.50",
    "12,345,678.9": "12345678.9",
    "-1.500": "-1500",
    "\u22121,5": "-1.5",
    "Rp1.500": "1500",
    "Rp 1.500": "1500",
    "rp. 4.550.000": "4550000",
    "USD 2,60": "2.60",
    "US$2,60": "2.60",
    "$ 35": "35",
    "35 USD": "35",
    "CNY 18,5": "18.5",
    "16\u00a0800": "16800",
    " 16.800 ": "16800",
    "\u202f16.800": "16800",
    "25rb": "25000",
    "25 ribu": "25000",
    "1,5 jt": "1500000",
    "1,5 juta": "1500000",
    "Rp 2 miliar": "2000000000",
    "2,5 JUTA": "2500000",
}

UNREAD = (
    "",
    "abc",
    "12.50.000",
    "1.500.00",
    "1,500,000",
    "1,2,3",
    "1.234,5.6",
    "1.5,5",
    ".5",
    ",5",
    "5,",
    "5.",
    "--5",
    "+5",
    "1e3",
    "NaN",
    "Infinity",
    "inf",
    "0x10",
    "1_000",
    "25%",
    "juta",
    "rp",
    "1/2",
    "\u0661\u0662",
    "\u00b2",
    "01.500",
    "5 USD 3",
    "5rp3",
    "<script>",
)

TWO_READINGS = {
    "16,800": ("16.800", "16,8000"),
    "1,500": ("1.500", "1,5000"),
    "150,250": ("150.250", "150,2500"),
    "Rp16,800": ("16.800", "16,8000"),
}

RATES = {
    "7,5%": "0.075",
    "0,075": "0.075",
    "0": "0",
    "1": "1",
    "100%": "1",
    "25 %": "0.25",
    "150%": "1.5",
    "0.9": "0.9",
}

DATES = {
    "2026-11-24": date(2026, 11, 24),
    " 2026-11-24 ": date(2026, 11, 24),
    "24 November 2026": date(2026, 11, 24),
    "24  november\u00a02026": date(2026, 11, 24),
    "24 Nov 2026": date(2026, 11, 24),
    "1 Mei 2027": date(2027, 5, 1),
    "24/11/2026": date(2026, 11, 24),
    "13/1/2027": date(2027, 1, 13),
    "12/12/2026": date(2026, 12, 12),
    "05/05/2027": date(2027, 5, 5),
    "29 Februari 2028": date(2028, 2, 29),
}

UNREAD_DATES = (
    "",
    "besok",
    "2026",
    "2026-11",
    "2026-11-24T00:00",
    "24-11-2026",
    "24.11.2026",
    "11/24/2026",
    "2026/11/24",
    "29 Februari 2027",
    "31/11/2026",
    "2026-13-01",
    "2026-02-30",
    "0000-01-01",
    "24 J 2026",
    "24 Ju 2026",
    "24 December 2026",
    "24/11/26",
)

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
)

EXACT = st.decimals(min_value=0, max_value=10**15, places=6, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(("typed", "expected"), READ.items())
def test_a_number_is_read_as_an_indonesian_types_it(typed, expected):
    """Points are thousands and a comma is the decimal sign, except where only the other reading exists."""
    assert Decimal(expected) == parse_number(typed)


@pytest.mark.parametrize("typed", UNREAD)
def test_what_is_no_number_is_refused(typed):
    """Nothing is guessed: a text outside the forms of the contract is an error that shows the text."""
    with pytest.raises(UnreadableError, match="bukan angka"):
        parse_number(typed)


@pytest.mark.parametrize(("typed", "readings"), TWO_READINGS.items())
def test_a_comma_before_three_digits_is_refused_with_both_readings(typed, readings):
    """The reader is told how to type either of the two numbers it could be."""
    with pytest.raises(UnreadableError, match="dua cara") as caught:
        parse_number(typed)
    shown = [reading for reading in readings if f" {reading} (" in str(caught.value)]
    assert list(readings) == shown


@pytest.mark.parametrize(("typed", "expected"), RATES.items())
def test_a_rate_is_read_as_percent_or_as_a_fraction(typed, expected):
    """With a percent sign it is divided by a hundred, without one it must already be a fraction."""
    assert Decimal(expected) == parse_rate(typed)


@pytest.mark.parametrize("typed", ["25", "1,01", "2.5", "1.500", "7,5"])
def test_a_rate_above_one_without_percent_sign_is_refused(typed):
    """25 could be a slip for 25%: the reader is asked and both are shown."""
    with pytest.raises(UnreadableError, match=f"{typed} atau {typed}%"):
        parse_rate(typed)


@pytest.mark.parametrize(("typed", "expected"), DATES.items())
def test_a_date_is_read_day_first(typed, expected):
    """ISO, the Indonesian words, and slashes with the day first."""
    assert expected == parse_date(typed)


@pytest.mark.parametrize("typed", UNREAD_DATES)
def test_what_is_no_date_is_refused(typed):
    """A day that does not exist or a form with another order of parts is an error."""
    with pytest.raises(UnreadableError, match=r"bukan tanggal|tidak ada di kalender"):
        parse_date(typed)


@pytest.mark.parametrize(("typed", "worded"), [("05/06/2026", "5 Juni 2026"), ("12/1/2027", "12 Januari 2027")])
def test_a_date_with_two_readings_is_refused_with_the_month_in_words(typed, worded):
    """Both parts up to twelve and different: day and month could be swapped."""
    with pytest.raises(UnreadableError, match=rf"dua cara.*{worded}"):
        parse_date(typed)


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


@given(EXACT)
def test_a_typed_number_reads_back_as_the_same_number(value):
    """What a form shows as typed is read as exactly the number it stands for."""
    assert value == parse_number(numbers.ketikan(value))


def test_no_digit_is_lost():
    """Money is exact: a long typed number is not cut to the precision of some context."""
    typed = "0,1234567890123456789012345678901"
    assert Decimal("0.1234567890123456789012345678901") == parse_number(typed)
    assert Decimal("123456.78901234567890123456789019") == parse_number("0,12345678901234567890123456789019 juta")


@given(EXACT, st.sampled_from(["Rp {}", "USD {}", "{} CNY", "\u00a0{} ", "US${}"]))
def test_signs_of_money_and_spaces_change_nothing(value, pattern):
    """A currency beside the number and spaces around it are read over."""
    assert value == parse_number(pattern.format(numbers.ketikan(value)))


@given(EXACT)
def test_a_minus_turns_the_number_round(value):
    """A hyphen and a minus sign both make it negative."""
    typed = numbers.ketikan(value)
    assert [-value, -value] == [parse_number("-" + typed), parse_number("\u2212" + typed)]


@given(st.decimals(min_value=0, max_value=1, places=6))
def test_a_rate_typed_as_percent_reads_back(value):
    """The percent sign divides by exactly a hundred."""
    assert value == parse_rate(numbers.ketikan(value * 100) + "%")


@given(st.dates())
def test_a_date_reads_back_from_iso_and_from_words(day):
    """Both forms name one day, in every year of the calendar."""
    worded = f"{day.day} {numbers.BULAN[day.month - 1]} {day.year:04d}"
    assert [day, day] == [parse_date(day.isoformat()), parse_date(worded)]


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


def _read_or_none(parse, text):
    try:
        return parse(text)
    except UnreadableError:
        return None


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_and_nothing_else(text):
    """No text ends in another error than the reader's own, and what is read is finite."""
    for parse in (parse_number, parse_rate):
        assert (_read_or_none(parse, text) or Decimal(0)).is_finite()
    assert isinstance(_read_or_none(parse_date, text), date | None)
