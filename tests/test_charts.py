"""Charts: what is drawn is where the numbers say, and no label leaves the picture."""

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from calculator import charts

FIRST = date(2026, 11, 24)
DAYS = st.integers(0, 400).map(lambda days: FIRST + timedelta(days=days))
SPREADS = st.dictionaries(DAYS, st.integers(1, 50), min_size=1, max_size=40).map(
    lambda weights: [(day, weights[day] / sum(weights.values())) for day in sorted(weights)]
)


@given(SPREADS, DAYS)
def test_twenty_dots_stand_for_the_distribution(spread, deadline):
    """The share of dots up to any day is the probability of arriving by it, to the nearest dot."""
    axis = charts.axis([FIRST, deadline, *(day for day, _ in spread)])
    found = charts.dots(spread, axis, deadline, "tenggat")
    by_then = sum(share for day, share in spread if day <= deadline)
    assert len(found.dots) == len(found.days) == charts.DOTS
    assert list(found.days) == sorted(found.days)
    assert {day for day, _ in spread} >= set(found.days)
    assert abs(found.in_time / charts.DOTS - by_then) <= 0.5 / charts.DOTS + 1e-9


@given(SPREADS)
def test_dots_never_lie_on_each_other_and_stay_above_the_axis(spread):
    """Each pile grows upwards; the picture is as high as its highest pile."""
    found = charts.dots(spread, charts.axis([day for day, _ in spread]), None, "")
    assert len(set(found.dots)) == charts.DOTS
    assert all(0 < float(y) < float(found.base) < float(found.height) for _, y in found.dots)


@given(st.lists(DAYS, min_size=2, max_size=6), DAYS)
def test_a_plan_lies_inside_its_picture(days, deadline):
    """Bars begin where their stage begins and end where it ends; closures and months stay within the axis."""
    days = sorted(days)
    stages = [("tahap", "hari", start, end) for start, end in itertools.pairwise(days)]
    axis = charts.axis([*days, deadline])
    found = charts.gantt(stages, axis, [(date(2027, 1, 27), date(2027, 2, 20))], (deadline, "tenggat"))
    for bar, (_, _, start, end) in zip(found.bars, stages, strict=True):
        assert abs(float(bar.x) - float(axis.at(start))) <= 0.05
        assert abs(float(bar.x) + float(bar.width) - float(max(axis.at(end), axis.at(start) + 2))) <= 0.1
        assert float(bar.x) + float(bar.width) <= charts.WIDTH
    assert all(float(x) >= 0 and float(x) + float(width) <= charts.WIDTH for x, width in found.closed)


@given(st.lists(DAYS, min_size=2, max_size=2, unique=True))
def test_names_of_months_do_not_touch(days):
    """Neighbours are at least as far apart as a name is wide."""
    found = charts.gantt([], charts.axis(days), [], None)
    places = [float(month.x) for month in found.months]
    assert all(right - left >= charts.MONTH_ROOM - 0.1 for left, right in itertools.pairwise(places))


@given(st.fractions(0, charts.WIDTH))
def test_a_label_hangs_inside_the_picture(place):
    """At the rims it begins or ends at its mark."""
    anchor = charts.hanging(place, "12 Feb").anchor
    left = {"start": place, "middle": place - charts.LABEL / 2, "end": place - charts.LABEL}[anchor]
    assert left >= 0
    assert left + charts.LABEL <= charts.WIDTH
