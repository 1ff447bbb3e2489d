"""The geometry of the charts; templates draw what is computed here. One unit is about a pixel on a small phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from calculator.numbers import BULAN, angka, tanggal_pendek

WIDTH = 320
"""The width of a chart's view box."""

LETTER = Fraction(33, 5)
"""About how wide a letter is, to keep labels inside the chart and apart."""

MARK_LETTERS = 13
"""The letters of the longest label on a scale."""

DOTS = 20
"""How many equally likely arrivals stand for a distribution."""

DOT = Fraction(48, 5)
"""The room of one dot; its radius is a little less than half."""

RIM = 5
"""The room beside the first and the last day of an axis."""

GAP = 5
"""The least room between two labels of an axis."""

SHORT = 56
"""Up to so many days an axis names its Mondays, beyond that its months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark on a scale: where it is, where its label hangs, and the share it stands for."""

    x: str
    anchor: str
    share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The break-even scale from 0 to `end`: below `impas` straight to mass, above it the sample."""

    end: Fraction
    impas: Mark
    own: Mark


def scale(p: Fraction, impas: Fraction) -> Scale:
    """Lay out the scale so that both marks have room; never beyond 100 percent."""
    need = max(p, impas) * Fraction(3, 2)
    ends = (Fraction(5, 100), Fraction(1, 10), Fraction(1, 5), Fraction(2, 5), Fraction(1))
    end = next((candidate for candidate in ends if candidate >= need), Fraction(1))
    return Scale(end=end, impas=_mark(impas, end), own=_mark(p, end))


def _mark(share: Fraction, end: Fraction) -> Mark:
    place = share / end * WIDTH
    return Mark(x=units(place), anchor="end" if place > WIDTH - MARK_LETTERS * LETTER else "start", share=share)


def units(value: Fraction) -> str:
    """Write a length of a drawing."""
    return angka(value, 1).replace(".", "").replace(",", ".")


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Days along the width of a chart, the same for all charts that are compared."""

    first: date
    last: date

    def at(self, day: date) -> Fraction:
        """Where a day stands; days beyond the ends stand at the ends."""
        share = Fraction((min(max(day, self.first), self.last) - self.first).days, (self.last - self.first).days)
        return RIM + share * (WIDTH - 2 * RIM)


def axis(days: Sequence[date]) -> Axis:
    """An axis that holds all these days."""
    first, last = min(days), max(days)
    return Axis(first=first, last=max(last, first + timedelta(days=1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """A label on an axis: where it hangs and on which side of its mark."""

    x: str
    anchor: str
    text: str


def hanging(place: Fraction, text: str, left: int = 0) -> Hanging:
    """A label that stays inside the chart, right of `left`."""
    half = len(text) * LETTER / 2
    anchor = "start" if place - half < left else "end" if place > WIDTH - half else "middle"
    return Hanging(x=units(place), anchor=anchor, text=text)


def extent(place: Fraction, label: Hanging) -> tuple[Fraction, Fraction]:
    """From where to where a label at a place reaches."""
    width = len(label.text) * LETTER
    left = place - {"start": Fraction(0), "middle": width / 2, "end": width}[label.anchor]
    return left, left + width


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """An arrival as so many equally likely days, piled up over an axis; `in_time` counts those not late."""

    days: tuple[date, ...]
    dots: tuple[tuple[str, str], ...]
    height: str
    base: str
    tenggat: Hanging | None
    in_time: int


def dots(sebaran: Sequence[tuple[date, float]], days: Axis, tenggat: date | None, label: str) -> Dots:
    """Pile up DOTS equally likely days of a distribution."""
    likely = _quantiles(sebaran)
    piles: dict[int, int] = {}
    placed = []
    for day in likely:
        column = round(days.at(day) / DOT)
        piles[column] = piles.get(column, 0) + 1
        placed.append((column, piles[column]))
    top = 16 if tenggat else 2
    base = top + DOT * max(piles.values()) + 1
    return Dots(
        days=likely,
        dots=tuple((units(column * DOT), units(base - DOT * pile + DOT / 2)) for column, pile in placed),
        height=units(base + 16),
        base=units(base),
        tenggat=None if tenggat is None else hanging(days.at(tenggat), label),
        in_time=sum(tenggat is None or day <= tenggat for day in likely),
    )


def _quantiles(sebaran: Sequence[tuple[date, float]]) -> tuple[date, ...]:
    levels = [(place + 0.5) / DOTS for place in range(DOTS)]
    found, reached, days = [], 0.0, iter(sebaran)
    day, share = next(days)
    for level in levels:
        while reached + share < level:
            reached += share
            following = next(days, None)
            if following is None:
                break
            day, share = following
        found.append(day)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One stage of a plan as a bar: its label, its dates, where it lies."""

    label: str
    dates: str
    x: str
    width: str
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gantt:
    """A plan over the calendar: bars, the factory's closures behind them, days named below, the deadline."""

    bars: tuple[Bar, ...]
    closed: tuple[tuple[str, str], ...]
    ticks: tuple[Hanging, ...]
    tenggat: Hanging | None
    bottom: int
    height: int


ROW, TOP = 32, 16


def gantt(
    stages: Sequence[tuple[str, str, date, date]],
    days: Axis,
    closures: Sequence[tuple[date, date]],
    tenggat: tuple[date, str] | None,
) -> Gantt:
    """Lay out the stages (label, dates in words, start, end) of a plan."""
    bars = tuple(
        Bar(label=label, dates=words, x=units(days.at(start)), width=_width(days, start, end), y=TOP + ROW * place)
        for place, (label, words, start, end) in enumerate(stages)
    )
    bottom = TOP + ROW * len(bars)
    shut = [span for span in closures if span[0] <= days.last and span[1] >= days.first]
    return Gantt(
        bars=bars,
        closed=tuple((units(days.at(start)), _width(days, start, end + timedelta(days=1))) for start, end in shut),
        ticks=_ticks(days),
        tenggat=None if tenggat is None else hanging(days.at(tenggat[0]), tenggat[1]),
        bottom=bottom,
        height=bottom + 18,
    )


def _width(days: Axis, start: date, end: date) -> str:
    return units(max(days.at(end) - days.at(start), Fraction(2)))


def _ticks(days: Axis) -> tuple[Hanging, ...]:
    """The names below an axis: its first day, then Mondays or the first days of months, as many as have room."""
    short = (days.last - days.first).days <= SHORT
    named = [(days.first, tanggal_pendek(days.first, tahun=False))]
    named += _mondays(days) if short else _months(days)
    found: list[Hanging] = []
    reached = Fraction(-WIDTH)
    for day, text in named:
        label = hanging(days.at(day), text)
        left, right = extent(days.at(day), label)
        if left >= reached + GAP:
            found.append(label)
            reached = right
    return tuple(found)


def _mondays(days: Axis) -> list[tuple[date, str]]:
    first = days.first + timedelta(days=7 - days.first.weekday())
    weeks = range((days.last - first).days // 7 + 1)
    return [(day, tanggal_pendek(day, tahun=False)) for day in (first + timedelta(weeks=week) for week in weeks)]


def _months(days: Axis) -> list[tuple[date, str]]:
    found = []
    day = date(days.first.year + days.first.month // 12, days.first.month % 12 + 1, 1)
    while day <= days.last:
        found.append((day, BULAN[day.month - 1][:3]))
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found
