"""Charts: what is drawn is where the numbers say, and no label leaves the picture."""

import itertools
from datetime import date, timedelta
from fractions import Fraction

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
    """Bars begin where their stage begins and end where it ends; closures stay within the axis."""
    days = sorted(days)
    stages = [("tahap", "hari", start, end) for start, end in itertools.pairwise(days)]
    axis = charts.axis([*days, deadline])
    found = charts.gantt(stages, axis, [(date(2027, 1, 27), date(2027, 2, 20))], (deadline, "tenggat"))
    for bar, (_, _, start, end) in zip(found.bars, stages, strict=True):
        left, right = Fraction(bar.x), Fraction(bar.x) + Fraction(bar.width)
        assert abs(left - axis.at(start)) <= Fraction("0.05")
        assert abs(right - max(axis.at(end), axis.at(start) + 2)) <= Fraction("0.1")
        assert right <= charts.WIDTH
    assert all(float(x) >= 0 and float(x) + float(width) <= charts.WIDTH for x, width in found.closed)


@given(st.lists(DAYS, min_size=2, max_size=2, unique=True))
def test_names_below_an_axis_do_not_touch_and_begin_with_its_first_day(days):
    """Neighbours keep a gap, none leaves the picture, and the first says where the axis begins."""
    axis = charts.axis(days)
    found = charts.gantt([], axis, [], None).ticks
    reach = [charts.extent(Fraction(label.x), label) for label in found]
    assert found[0].text.split()[0] == str(min(days).day)
    assert all(right[0] - left[1] >= charts.GAP - 0.1 for left, right in itertools.pairwise(reach))
    assert all(left >= 0 and right <= charts.WIDTH for left, right in reach)


@given(st.fractions(0, charts.WIDTH), st.sampled_from(["12 Feb", "tenggat 12 Feb"]))
def test_a_label_hangs_inside_the_picture(place, text):
    """At the rims it begins or ends at its mark."""
    left, right = charts.extent(place, charts.hanging(place, text))
    assert left >= 0
    assert right <= charts.WIDTH


def test_a_short_plan_names_its_weeks():
    """Three weeks in one month still show where one is."""
    found = charts.gantt([], charts.axis([FIRST, FIRST + timedelta(days=21)]), [], None).ticks
    assert [label.text for label in found] == ["24 Nov", "30 Nov", "7 Des", "14 Des"]
