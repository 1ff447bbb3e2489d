"""The days a shop works towards: true to the calendars, and honest about what is not sure."""

from datetime import date, timedelta

import pytest

from calculator import calendars, form_view, tables, targets
from calculator.calculators import keputusan
from calculator.catalog import presets

DAYS = {name: [t for t in targets.targets() if t.nama == name] for name in {t.nama for t in targets.targets()}}


def test_every_target_is_there_for_every_year_of_the_calendar():
    """Nine of them, once a year; a new year of the calendar needs its own."""
    assert set(DAYS) == {"Ramadan", "Lebaran", "Tahun ajaran", "9.9", "10.10", "11.11", "12.12", "Natal", "Imlek"}
    for name, found in DAYS.items():
        assert sorted(target.hari.year for target in found) == sorted(calendars.years()), name


@pytest.mark.parametrize("name", ["Lebaran", "Natal", "Imlek"])
def test_a_holiday_is_one_in_the_calendar(name):
    """Both files say the same; official only in a year whose holidays are."""
    for target in DAYS[name]:
        year = calendars.years()[target.hari.year]
        assert target.hari in year.holidays
        assert year.official or target.status or name == "Natal"


def test_new_year_lies_in_the_closure_of_the_factories():
    """It is why they close."""
    for target in DAYS["Imlek"]:
        first, last = calendars.years()[target.hari.year].factory_closures[0]
        assert first < target.hari < last


def test_ramadan_comes_a_month_before_lebaran():
    """29 or 30 days."""
    months = zip(DAYS["Ramadan"], DAYS["Lebaran"], strict=True)
    assert all((feast.hari - fast.hari).days in (29, 30) for fast, feast in months)


def test_the_school_year_starts_on_the_second_monday_of_july():
    """As the file says; and the twin days are twins."""
    assert all(t.hari.month == 7 and t.hari.weekday() == 0 and 8 <= t.hari.day <= 14 for t in DAYS["Tahun ajaran"])
    assert all(t.hari.month == t.hari.day for month in (9, 10, 11, 12) for t in DAYS[f"{month}.{month}"])


def test_what_no_decision_fixed_says_so():
    """Computed, or custom; never bare."""
    ramadan = {target.hari.year: target.status for target in DAYS["Ramadan"]}
    assert ramadan[2026] == ""
    assert all("isbat" in ramadan[year] for year in (2027, 2028, 2029))
    assert all(target.status for target in DAYS["12.12"])


def test_goods_are_there_before_the_day():
    """And offered in the order of the day they are there."""
    found = targets.targets()
    assert all(timedelta(0) < target.hari - target.siap <= timedelta(30) for target in found)
    assert [target.siap for target in found] == sorted(target.siap for target in found)


def test_only_the_deadline_offers_them():
    """On every other field there is nothing to tap."""
    view = form_view.form(keputusan.CALCULATOR, presets(), presets()["tumbler"])
    offering = {shown.field.name for group in view.groups for shown in group.fields if shown.targets}
    assert offering == {"tenggat"}


def test_a_wrong_entry_is_refused_by_name():
    """The file and the key, and what would be valid."""
    table = {"nama": "X", "siap": 3, "hari": [date(2027, 1, 2)], "resmi": [date(2027, 1, 3)], "status": ""}
    with pytest.raises(tables.DataError, match=r"data/sasaran.toml \[x\]: resmi names a day .*2027-01-02"):
        targets._of("x", table)
