"""Working days counted one by one, as on a wall calendar: what the numbered calendars are held against."""

from datetime import date, timedelta

from calculator.calendars import WorkCalendar


def walked(calendar: WorkCalendar, start: date, days: int) -> date:
    """The start of the day after the given number of working days from `start` on."""
    day, left = start, days
    while left > 0:
        left -= calendar.works_on(day)
        day += timedelta(days=1)
    return day
