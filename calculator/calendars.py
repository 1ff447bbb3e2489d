"""Working calendars: the supplier's, Indonesia's, and every day.

Days are half-open instants: work that starts on day s and needs n working days ends at the start of
the day after the n-th working day. So advance(advance(s, a), b) == advance(s, a + b), and
advance(s, 0) == s.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from calculator import tables

BEFORE, AFTER = 2, 40
"""How many years before and after the calendar data a plan may reach; there only weekdays and 1 January count."""

AHEAD = 2
"""How many years before the end of the calendar data a plan must start."""

MONDAY_TO_SATURDAY = frozenset(range(6))
MONDAY_TO_FRIDAY = frozenset(range(5))

type Span = tuple[date, date]
"""The first and the last closed day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar:
    """The days on which work goes on: weekdays, less closed days; beyond the data weekdays only."""

    weekdays: frozenset[int]
    closed: frozenset[date]

    def works_on(self, day: date) -> bool:
        """Whether this day is a working day."""
        return day.weekday() in self.weekdays and day not in self.closed


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """One year of data/kalender.toml."""

    year: int
    factory_closures: tuple[Span, ...]
    holidays: tuple[date, ...]
    official: bool


@cache
def years() -> dict[int, Year]:
    """All years of data/kalender.toml."""
    found = {}
    for key, table in tables.load("kalender").items():
        where = f"data/kalender.toml [{key}]"
        if not isinstance(table, dict):
            message = f"{where}: must be a table named after its year"
            raise tables.DataError(message)
        found[int(key)] = _year(int(key), table, where)
    if sorted(found) != list(range(min(found), max(found) + 1)):
        message = f"data/kalender.toml: the years are {sorted(found)}, none may be missing between"
        raise tables.DataError(message)
    return found


def _year(year: int, table: tables.Table, where: str) -> Year:
    required = ("imlek", "golden_week", "libur_nasional", "cuti_bersama", "libur_resmi", "sumber")
    tables.check_keys(table, where, required=required)
    closures = tuple(_span(table, key, where) for key in ("imlek", "golden_week"))
    national = tables.take_list(table, "libur_nasional", date, where)
    joint = tables.take_list(table, "cuti_bersama", date, where)
    holidays = tables.sorted_days(sorted([*national, *joint]), f"{where} libur_nasional and cuti_bersama")
    for day in [*holidays, *(day for span in closures for day in span)]:
        if day.year != year:
            message = f"{where}: {day} is not in {year}"
            raise tables.DataError(message)
    return Year(
        year=year,
        factory_closures=closures,
        holidays=holidays,
        official=tables.take(table, "libur_resmi", bool, where),
    )


def _span(table: tables.Table, key: str, where: str) -> Span:
    span = tables.take(table, key, dict, where)
    tables.check_keys(span, f"{where} {key}", required=("mulai", "selesai"), optional=("catatan",))
    first = tables.take(span, "mulai", date, f"{where} {key}")
    last = tables.take(span, "selesai", date, f"{where} {key}")
    tables.sorted_days([first, last], f"{where} {key}")
    return first, last


def first_day() -> date:
    """The first day of the calendar data."""
    return date(min(years()), 1, 1)


def last_day() -> date:
    """The last day of the calendar data."""
    return date(max(years()), 12, 31)


def last_start() -> date:
    """The last day on which a plan may start."""
    end = last_day()
    return end.replace(year=end.year - AHEAD)


def days_of(span: Span) -> Iterator[date]:
    """Every day of a span, first and last included."""
    day, last = span
    while day <= last:
        yield day
        day += timedelta(days=1)


def default_closures() -> tuple[Span, ...]:
    """The factory closures we assume: Chinese New Year and Golden Week of every year."""
    return tuple(span for year in years().values() for span in year.factory_closures)


@cache
def supplier(closures: tuple[Span, ...]) -> WorkCalendar:
    """A supplier in China: Monday to Saturday, closed on 1 January and in the given spans."""
    closed = {day for span in closures for day in days_of(span)}
    closed |= {date(year, 1, 1) for year in range(first_day().year - BEFORE, last_day().year + AFTER)}
    return WorkCalendar(weekdays=MONDAY_TO_SATURDAY, closed=frozenset(closed))


@cache
def indonesia() -> WorkCalendar:
    """Indonesian offices: Monday to Friday, closed on national holidays and cuti bersama."""
    closed = frozenset(day for year in years().values() for day in year.holidays)
    return WorkCalendar(weekdays=MONDAY_TO_FRIDAY, closed=closed)


@cache
def every_day() -> WorkCalendar:
    """Calendar days: couriers, ships, banks."""
    return WorkCalendar(weekdays=frozenset(range(7)), closed=frozenset())


def unofficial_years(first: date, last: date) -> list[int]:
    """The years between two days whose Indonesian holidays are not official yet."""
    return [y for y in range(first.year, last.year + 1) if y in years() and not years()[y].official]
