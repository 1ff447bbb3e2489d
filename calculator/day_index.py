"""A working calendar as numbers: days are ordinals, and the end of n working days is one look-up away."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate, compress

from calculator import calendars
from calculator.calendars import WorkCalendar


@dataclass(frozen=True, slots=True, eq=False)
class DayIndex:
    """The working days of a calendar in order, and for each day how many lie before it."""

    base: int
    working: tuple[int, ...]
    before: tuple[int, ...]

    def place(self, day: int) -> int:
        """How many working days lie before a day: work that starts on it begins with this one."""
        return self.before[day - self.base]

    def places(self, day: int, count: int) -> tuple[int, ...]:
        """The same for a day and each of the next ones, `count` in all."""
        return self.before[day - self.base : day - self.base + count]

    def end(self, place: int) -> int:
        """The morning after so many working days, counted from the first of all."""
        return self.working[place - 1] + 1

    def advance(self, start: date, days: int) -> date:
        """The start of the day after the given number of working days from `start` on."""
        return date.fromordinal(self.end(self.place(start.toordinal()) + days)) if days else start

    def ends(self, place: int, count: int) -> list[int]:
        """The ends of so many working days and of each of the next ones, `count` in all."""
        return [day + 1 for day in self.working[place - 1 : place - 1 + count]]


@cache
def index(calendar: WorkCalendar) -> DayIndex:
    """Number the days of a calendar; beyond its data only its weekdays count."""
    base = date(calendars.first_day().year - calendars.BEFORE, 1, 1).toordinal()
    end = date(calendars.last_day().year + calendars.AFTER, 1, 1).toordinal()
    week = bytes((day - 1) % 7 in calendar.weekdays for day in range(base, base + 7))
    works = bytearray(week * ((end - base) // 7 + 1))
    for closed in calendar.closed:
        if base <= (day := closed.toordinal()) < end:
            works[day - base] = 0
    working = tuple(compress(range(base, end), works))
    before = tuple(accumulate(works[: end - base - 1], initial=0))
    return DayIndex(base, working, before)
