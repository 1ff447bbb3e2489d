"""A working calendar as numbers: days are ordinals, and the n-th working day is one look-up away."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from calculator import calendars
from calculator.calendars import WorkCalendar

YEARS_BEFORE, YEARS_AFTER = 2, 40
"""How far before and after the calendar data days are numbered; there only weekdays count."""


@dataclass(frozen=True, slots=True, eq=False)
class DayIndex:
    """The working days of a calendar in order, and for each day the place of the first one from it on."""

    base: int
    working: tuple[int, ...]
    first: tuple[int, ...]

    def ends(self, start: int, least: int, most: int) -> list[int]:
        """The ends of work from `start` that needs least, least + 1, .. most working days."""
        place = self.first[start - self.base]
        ends = [day + 1 for day in self.working[place + max(least, 1) - 1 : place + most]]
        return [start, *ends] if least == 0 else ends


@cache
def index(calendar: WorkCalendar) -> DayIndex:
    """Number the days of a calendar; beyond its data only its weekdays count."""
    base = date(calendars.first_day().year - YEARS_BEFORE, 1, 1).toordinal()
    end = date(calendars.last_day().year + YEARS_AFTER, 1, 1).toordinal()
    working: list[int] = []
    first: list[int] = []
    for day in range(base, end):
        first.append(len(working))
        if (day - 1) % 7 in calendar.weekdays and date.fromordinal(day) not in calendar.closed:
            working.append(day)
    return DayIndex(base, tuple(working), tuple(first))
