"""Working calendars: half-open day instants, the supplier's week, Indonesia's, and the days in the data."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import calendars, day_index, tables
from calculator.calendars import WorkCalendar
from tests.walking import walked

NEVER_CLOSED = WorkCalendar(weekdays=frozenset(range(7)), closed=frozenset())

IMLEK_2027 = (date(2027, 1, 27), date(2027, 2, 20))

CALENDARS = {
    "cn": calendars.supplier(calendars.default_closures()),
    "id": calendars.indonesia(),
    "cal": calendars.every_day(),
}

ANY = st.sampled_from(sorted(CALENDARS))
DAY = st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 12, 31))
COUNT = st.integers(min_value=0, max_value=60)

ARRIVALS = (
    ("cn", date(2026, 12, 28), 25, date(2027, 1, 27)),
    ("cn", date(2026, 12, 29), 25, date(2027, 2, 23)),
    ("cn", date(2026, 11, 24), 8, date(2026, 12, 3)),
    ("cn", date(2026, 11, 28), 1, date(2026, 11, 29)),
    ("cn", date(2026, 11, 29), 1, date(2026, 12, 1)),
    ("cn", date(2026, 12, 31), 2, date(2027, 1, 3)),
    ("cn", date(2026, 9, 30), 2, date(2026, 10, 9)),
    ("id", date(2026, 11, 27), 1, date(2026, 11, 28)),
    ("id", date(2026, 11, 27), 2, date(2026, 12, 1)),
    ("id", date(2026, 12, 23), 2, date(2026, 12, 29)),
    ("id", date(2027, 3, 5), 2, date(2027, 3, 17)),
    ("cal", date(2027, 2, 27), 2, date(2027, 3, 1)),
)


def after(calendar, start, days):
    """The day on which so many working days from `start` on are over."""
    return day_index.index(calendar).advance(start, days)


@pytest.mark.parametrize(("clock", "start", "days", "expected"), ARRIVALS)
def test_work_ends_on_the_morning_after_its_last_working_day(clock, start, days, expected):
    """Dates counted by hand on a wall calendar, around weekends, New Year, Imlek and Lebaran."""
    assert expected == after(CALENDARS[clock], start, days)


@given(ANY, DAY, COUNT, COUNT)
def test_two_pieces_of_work_take_as_long_as_one_of_their_sum(clock, start, first, second):
    """Advance is a semigroup, and no work takes no time."""
    calendar = CALENDARS[clock]
    assert after(calendar, start, first + second) == after(calendar, after(calendar, start, first), second)
    assert start == after(calendar, start, 0)


@given(ANY, DAY, st.integers(min_value=0, max_value=40), COUNT)
def test_who_starts_later_does_not_end_earlier(clock, start, delay, days):
    """First in, first out."""
    calendar = CALENDARS[clock]
    assert after(calendar, start, days) <= after(calendar, start + timedelta(days=delay), days)


@given(ANY, DAY, COUNT)
def test_working_days_take_at_least_as_many_calendar_days(clock, start, days):
    """No calendar works two days in one."""
    assert start + timedelta(days=days) <= after(CALENDARS[clock], start, days)


@given(ANY, DAY, st.integers(min_value=1, max_value=60))
def test_the_day_before_the_end_is_a_working_day(clock, start, days):
    """The end is the morning after the n-th working day, and exactly n lie between."""
    calendar = CALENDARS[clock]
    end = after(calendar, start, days)
    between = [start + timedelta(days=n) for n in range((end - start).days)]
    assert calendar.works_on(between[-1])
    assert days == sum(calendar.works_on(day) for day in between)


@given(DAY, COUNT)
def test_without_closures_working_days_are_calendar_days(start, days):
    """The every-day clock just counts, and so does a calendar without closed days."""
    expected = start + timedelta(days=days)
    assert [expected, expected] == [after(NEVER_CLOSED, start, days), after(calendars.every_day(), start, days)]


@given(ANY, DAY, COUNT, st.integers(min_value=0, max_value=90))
def test_an_added_closed_day_never_makes_the_end_earlier(clock, start, days, offset):
    """One more holiday delays or changes nothing."""
    calendar = CALENDARS[clock]
    closed = calendar.closed | {start + timedelta(days=offset)}
    more = WorkCalendar(weekdays=calendar.weekdays, closed=closed)
    assert after(calendar, start, days) <= after(more, start, days)


@given(ANY, DAY, st.integers(min_value=0, max_value=20), st.integers(min_value=0, max_value=20))
def test_the_numbered_calendar_agrees_with_the_walked_one(clock, start, least, more):
    """The look-up that distributions use ends where walking day by day ends."""
    calendar = CALENDARS[clock]
    assert walked(calendar, start, least) == after(calendar, start, least)
    expected = [walked(calendar, start, least + 1 + days).toordinal() for days in range(more)]
    numbered = day_index.index(calendar)
    assert expected == numbered.ends(numbered.place(start.toordinal()) + least + 1, more)


def test_a_closed_day_beyond_what_is_numbered_closes_no_other():
    """A reader may type any year; days long past or far ahead leave the numbers as they are."""
    far = calendars.WorkCalendar(weekdays=frozenset(range(5)), closed=frozenset({date(1990, 1, 1), date(2190, 1, 1)}))
    plain = calendars.WorkCalendar(weekdays=frozenset(range(5)), closed=frozenset())
    assert day_index.index(far).working == day_index.index(plain).working


@pytest.mark.parametrize(
    ("clock", "weekdays"),
    [("cn", [0, 1, 2, 3, 4, 5]), ("id", [0, 1, 2, 3, 4]), ("cal", [0, 1, 2, 3, 4, 5, 6])],
)
def test_a_week_without_holidays_has_its_working_days(clock, weekdays):
    """China Monday to Saturday, Indonesia Monday to Friday, couriers every day."""
    monday = date(2026, 11, 23)
    works = [day for day in range(7) if CALENDARS[clock].works_on(monday + timedelta(days=day))]
    assert weekdays == works


def test_the_factory_is_closed_around_imlek_2027_and_in_golden_week():
    """27 January to 20 February and 1 to 7 October 2027, both ends included, and 1 January."""
    closed = sorted(day for day in CALENDARS["cn"].closed if day.year == 2027)
    golden = (date(2027, 10, 1), date(2027, 10, 7))
    assert [date(2027, 1, 1), *calendars.days_of(IMLEK_2027), *calendars.days_of(golden)] == closed
    assert IMLEK_2027 in calendars.default_closures()


def test_own_closures_replace_imlek_and_golden_week_but_not_new_year():
    """A supplier's own list counts alone; an empty one leaves Sundays and 1 January."""
    own = calendars.supplier(((date(2027, 1, 30), date(2027, 2, 14)),))
    never = calendars.supplier(())
    assert [own.works_on(date(2027, month, 1)) for month in (10, 1, 3)] == [True, False, True]
    assert [never.works_on(day) for day in (date(2027, 2, 6), date(2027, 1, 1), date(2027, 2, 7))] == [
        True,
        False,
        False,
    ]
    assert [own.works_on(date(2027, *day)) for day in ((1, 29), (1, 30), (2, 13), (2, 15))] == [
        True,
        False,
        False,
        True,
    ]


def test_lebaran_2027_closes_offices_from_8_to_15_march():
    """Nyepi on the 8th, Idul Fitri on the 10th and 11th, cuti bersama on the 9th, 12th and 15th."""
    march = [date(2027, 3, day) for day in range(1, 20)]
    closed = [day.day for day in march if day in CALENDARS["id"].closed]
    assert closed == [8, 9, 10, 11, 12, 15]


@pytest.mark.parametrize(("year", "count", "official"), [(2026, 25, True), (2027, 26, True), (2028, 17, False)])
def test_a_year_has_its_holidays_and_says_whether_they_are_official(year, count, official):
    """17 + 8 days in 2026, 18 + 8 in 2027 by decree; later years are computed."""
    found = calendars.years()[year]
    assert (count, official) == (len(found.holidays), found.official)


def test_calendar_data_runs_from_2026_without_a_gap():
    """The first and the last day, and the years whose holidays are not official."""
    assert (date(2026, 1, 1), date(2029, 12, 31)) == (calendars.first_day(), calendars.last_day())
    assert calendars.unofficial_years(date(2026, 5, 1), date(2031, 1, 1)) == [2028, 2029]
    assert calendars.unofficial_years(date(2026, 1, 1), date(2027, 12, 31)) == []


def test_beyond_the_data_only_weekends_are_off():
    """No holiday is invented for a year that is not in the data."""
    assert [CALENDARS["id"].works_on(date(2030, 8, day)) for day in (16, 17)] == [True, False]
    assert [CALENDARS["cn"].works_on(date(2030, 2, day)) for day in (4, 3)] == [True, False]


SPAN = {"mulai": date(2026, 2, 7), "selesai": date(2026, 3, 3)}
YEAR = {
    "imlek": SPAN,
    "golden_week": {"mulai": date(2026, 10, 1), "selesai": date(2026, 10, 7)},
    "libur_nasional": [date(2026, 1, 1)],
    "cuti_bersama": [],
    "libur_resmi": True,
    "sumber": "uji",
}

BAD_YEARS = {
    "a day of another year": ({"2026": YEAR | {"libur_nasional": [date(2027, 1, 1)]}}, ["[2026]", "2027-01-01"]),
    "a missing year": ({"2026": YEAR, "2028": YEAR | {"libur_nasional": []}}, ["[2028]", "2026-02-07"]),
    "a missing key": ({"2026": {k: v for k, v in YEAR.items() if k != "imlek"}}, ["[2026]", "imlek", "golden_week"]),
    "an unknown key": ({"2026": YEAR | {"liburan": 1}}, ["[2026]", "liburan", "libur_nasional"]),
    "a holiday twice": ({"2026": YEAR | {"cuti_bersama": [date(2026, 1, 1)]}}, ["[2026]", "2026-01-01", "rise"]),
    "an end before its start": (
        {"2026": YEAR | {"imlek": {"mulai": date(2026, 3, 3), "selesai": date(2026, 2, 7)}}},
        ["[2026]", "imlek", "rise"],
    ),
    "a text for a day": ({"2026": YEAR | {"libur_nasional": ["1 Januari"]}}, ["[2026]", "1 Januari", "date"]),
    "no table": ({"2026": 5}, ["[2026]", "table"]),
}


@pytest.mark.parametrize(("bad", "said"), BAD_YEARS.values(), ids=BAD_YEARS)
def test_a_bad_calendar_is_refused_with_year_and_reason(monkeypatch, bad, said):
    """The maintainer reads which table is wrong and what it holds."""
    monkeypatch.setattr(tables, "load", lambda _: bad)
    with pytest.raises(tables.DataError) as caught:
        calendars.years.__wrapped__()
    assert said == [part for part in said if part in str(caught.value)]
    assert "kalender.toml" in str(caught.value)


def test_a_gap_between_years_is_refused(monkeypatch):
    """A plan would walk through a year without holidays and not say so."""
    later = {key: value for key, value in YEAR.items() if key not in ("imlek", "golden_week", "libur_nasional")}
    spans = {"mulai": date(2028, 2, 7), "selesai": date(2028, 3, 3)}
    later |= {"imlek": spans, "golden_week": spans, "libur_nasional": []}
    monkeypatch.setattr(tables, "load", lambda _: {"2026": YEAR, "2028": later})
    with pytest.raises(tables.DataError, match=r"kalender.toml.*\[2026, 2028\]"):
        calendars.years.__wrapped__()
