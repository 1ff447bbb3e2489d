"""Numbers and dates as an Indonesian types them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import numbers
from calculator.reading import UnreadableError, parse_date, parse_number, parse_rate

READ = {
    "0": "0",
    "7": "7",
    "007": "7",
    "1.500": "1500",
    "16.800": "16800",
    "1.234.567": "1234567",
    "1.234.567,89": "1234567.89",
    "1.500,5": "1500.5",
    "1,5": "1.5",
    "2,60": "2.60",
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
    ".5",
    ",5",
    "5,",
    "5.",
    "--5",
    "+5",
    "1e3",
    "NaN",
    "Infinity",
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
    "16,800": ("16.800", "16,8"),
    "1,500": ("1.500", "1,5"),
    "150,250": ("150.250", "150,25"),
    "Rp16,800": ("16.800", "16,8"),
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


@pytest.mark.parametrize(
    ("share", "beside", "written"),
    [
        ("0.1093", None, "11%"),
        ("0.0385", "0.18", "3,9%"),
        ("0.259", "0.18", "26%"),
        ("0.176", "0.18", "17,6%"),
        ("0.18", "0.18", "18%"),
    ],
)
def test_about_so_many_percent(share, beside, written):
    """Two digits; one decimal more only where two shares that differ would read the same."""
    assert numbers.persen_kira(Decimal(share), beside and Decimal(beside)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2.6", "USD 2,60"),
        ("2.60", "USD 2,60"),
        ("175", "USD 175"),
        ("1500.5", "USD 1.500,50"),
        ("0.125", "USD 0,125"),
        ("-0.5", "USD \u22120,50"),
    ],
)
def test_foreign_money_is_whole_or_has_its_cents(value, written):
    """Cents are two digits; a unit price typed with more keeps them."""
    assert numbers.uang(Decimal(value), "USD") == written


def test_foreign_money_cut_to_cents_keeps_both():
    """Sums may be asked for in cents."""
    assert numbers.sen(Decimal("2600.599"), 2) == "2.600,60"
