"""The exact distribution of an arrival: against enumeration, simulation and published sums, and what always holds."""

import random
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise, product
from math import comb, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import arrival, calendars, day_index, schedule
from calculator.calendars import WorkCalendar
from calculator.durations import Duration
from calculator.schedule import Route
from tests.walking import walked

MONDAY = date(2026, 11, 23)


def span(low, mode, high):
    """A duration of whole days."""
    return Duration(min=low, modus=mode, maks=high)


@st.composite
def durations(draw, most=60):
    """Any duration that may be typed, up to some number of days."""
    return span(*sorted(draw(st.integers(0, most)) for _ in range(3)))


def mean(mass):
    """The mean of a distribution over numbers."""
    return sum(day * share for day, share in mass.items())


def variance(mass):
    """Its variance."""
    middle = mean(mass)
    return sum(share * (day - middle) ** 2 for day, share in mass.items())


def days_of(duration):
    """A duration as a distribution over numbers of days."""
    return dict(enumerate(arrival.shares(duration), duration.min))


def closed_share(duration):
    """The same in exact fractions where both Beta parameters are whole: a binomial tail."""
    low, mode, high = duration.min, duration.modus, duration.maks
    a, b = (1 + Fraction(4 * part, high - low) for part in (mode - low, high - mode))
    n = int(a + b - 1)

    def below(edge):
        x = min(max(edge / (high - low), Fraction(0)), Fraction(1))
        return sum((comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(int(a), n + 1)), Fraction(0))

    edges = [below(Fraction(2 * place - 1, 2)) for place in range(high - low + 2)]
    return {low + place: after - before for place, (before, after) in enumerate(pairwise(edges))}


STAGES = (("buat_sample", span(1, 2, 5)), ("kurir_sample", span(0, 1, 2)), ("tinjau_sample", span(2, 4, 6)))
"""Three stages on three clocks, each with whole Beta parameters."""


def test_three_stages_are_the_sum_over_all_their_outcomes():
    """Every combination of three durations walked day by day over Imlek, its probability in exact fractions."""
    clocks = schedule.clocks(calendars.default_closures())
    start = date(2027, 1, 22)
    expected: dict[int, Fraction] = {}
    for days in product(*(closed_share(duration).items() for _, duration in STAGES)):
        day, chance = start, Fraction(1)
        for (name, _), (count, share) in zip(STAGES, days, strict=True):
            day, chance = walked(clocks.of(name), day, count), chance * share
        expected[day.toordinal()] = expected.get(day.toordinal(), 0) + chance
    legs = [arrival.leg(clocks.days(name), duration) for name, duration in STAGES]
    found = arrival.through({start.toordinal(): 1.0}, legs)
    assert sorted(expected) == sorted(found)
    assert max(abs(float(expected[day]) - found[day]) for day in found) < 1e-12


def test_a_simulation_agrees():
    """Twenty thousand drawn plans of four PERT stages over the calendars: mean and share in time within 4 s.e."""
    route = plan_of(sample=span(5, 8, 15), production=span(10, 25, 45), shipping=span(18, 25, 40))
    (exact,) = schedule.arrivals(route)
    drawn = _simulated(route, random.Random(20261124), 20_000)  # noqa: S311 - a simulation, no secret
    average = sum(drawn) / len(drawn)
    assert abs(average - mean(exact)) < 4 * sqrt(variance(exact) / len(drawn))
    for level in (0.1, 0.5, 0.8, 0.9):
        day = arrival.quantile(exact, level)
        share = sum(end <= day for end in drawn) / len(drawn)
        true = sum(chance for end, chance in exact.items() if end <= day)
        assert abs(share - true) < 4 * sqrt(true * (1 - true) / len(drawn))


def plan_of(sample, production, shipping):
    """A direct route that starts in November; the first duration is that of the first stage of each path."""
    stages = dict(zip(schedule.ROUND, (sample, span(3, 5, 9), span(1, 2, 5)), strict=True))
    stages |= {"bayar_dp": sample, "produksi": production, "inspeksi": span(1, 2, 4), "pengiriman": shipping}
    named = tuple((stages | {"bea_cukai": span(0, 0, 0)}).items())
    return Route(
        jalur="langsung",
        mulai=MONDAY,
        durations=named,
        clocks=schedule.clocks(calendars.default_closures()),
        maks_revisi=0,
        jumlah_supplier=1,
    )


def _simulated(route, chance, times):
    stages = [(route.clocks.days(name), dict(route.durations)[name]) for name in schedule.ORDER]
    ends = []
    for _ in range(times):
        day = route.mulai.toordinal()
        for clock, duration in stages:
            low, mode, high = duration.min, duration.modus, duration.maks
            width = high - low or 1
            a, b = 1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width
            count = int(low + (high - low) * chance.betavariate(a, b) + 0.5)
            day = clock.end(clock.place(day) + count) if count else day
        ends.append(day)
    return ends


def test_a_sum_of_most_likely_durations_is_met_one_time_in_three():
    """Five PERT durations: mean 61,572; 58 days, the sum of the modes, met .364; late after 70 .139; 61, 69, 72."""
    every_day = day_index.index(calendars.every_day())
    stages = (span(2, 2, 4), span(10, 25, 45), span(1, 2, 4), span(18, 25, 40), span(2, 4, 12))
    start = MONDAY.toordinal()
    found = arrival.through({start: 1.0}, [arrival.leg(every_day, duration) for duration in stages])
    days = {day - start: share for day, share in found.items()}
    assert round(mean(days), 3) == 61.572
    assert round(1 - arrival.chance_after(days, 58), 3) == 0.364
    assert round(arrival.chance_after(days, 70), 3) == 0.139
    assert [arrival.quantile(days, level) for level in (0.5, 0.8, 0.9)] == [61, 69, 72]


@given(durations())
def test_a_duration_is_a_distribution_with_nearly_the_pert_mean(duration):
    """Invariant 28: all mass within its ends, none negative, the mean within half a day of (a + 4 m + b) / 6."""
    days = days_of(duration)
    pert = (duration.min + 4 * duration.modus + duration.maks) / 6
    assert abs(sum(days.values()) - 1) < 1e-12
    assert min(days.values()) >= 0
    assert duration.min - 1e-9 <= mean(days) <= duration.maks + 1e-9
    assert abs(mean(days) - pert) <= 0.5


@given(durations())
def test_a_pert_duration_is_less_spread_than_a_triangular_one(duration):
    """Invariant 28: but for what rounding to whole days adds."""
    a, m, b = duration.min, duration.modus, duration.maks
    triangular = (a * a + m * m + b * b - a * b - a * m - b * m) / 18
    assert variance(days_of(duration)) <= triangular + 0.25


def test_the_variance_is_the_exact_pert_one():
    """PERT(10, 25, 45): (mu - a)(b - mu) / 7 = 6,58 squared, and 1/12 for rounding to whole days."""
    mu = Fraction(10 + 4 * 25 + 45, 6)
    exact = float((mu - 10) * (45 - mu) / 7)
    assert round(sqrt(exact), 2) == 6.58
    assert abs(variance(days_of(span(10, 25, 45))) - exact - 1 / 12) < 0.01


@given(durations(), st.integers(1, 100))
def test_a_constant_delay_moves_a_duration_and_keeps_its_shape(duration, more):
    """Invariant 29."""
    later = span(duration.min + more, duration.modus + more, duration.maks + more)
    assert arrival.shares(duration) == arrival.shares(later)


ROUTES = st.builds(plan_of, durations(20), durations(45), durations(40))


@given(ROUTES, st.integers(0, 200))
def test_a_later_deadline_is_missed_less(route, days):
    """Invariants 36 and 39: P(late) and the expected days late fall with the deadline, and quantiles rise."""
    (found,) = schedule.arrivals(route)
    deadline = MONDAY.toordinal() + days
    assert arrival.chance_after(found, deadline) >= arrival.chance_after(found, deadline + 1)
    assert arrival.days_after(found, deadline) >= arrival.days_after(found, deadline + 1)
    quantiles = [arrival.quantile(found, level) for level in (0.1, 0.5, 0.8, 0.9)]
    assert quantiles == sorted(quantiles)


@given(ROUTES, st.integers(0, 120))
def test_one_more_closed_day_never_brings_the_goods_earlier(route, offset):
    """Invariant 47, for the whole distribution: at no day more has arrived."""
    closed = route.clocks.cn.closed | {MONDAY + timedelta(days=offset)}
    calendar = WorkCalendar(weekdays=route.clocks.cn.weekdays, closed=closed)
    clocks = schedule.Clocks(cn=calendar, id=route.clocks.id, cal=route.clocks.cal)
    later = Route(
        jalur=route.jalur,
        mulai=route.mulai,
        durations=route.durations,
        clocks=clocks,
        maks_revisi=0,
        jumlah_supplier=1,
    )
    (one,), (other,) = schedule.arrivals(route), schedule.arrivals(later)
    days = sorted(one.keys() | other.keys())
    assert all(arrival.chance_after(one, day) <= arrival.chance_after(other, day) + 1e-12 for day in days)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(1, 5))
def test_certain_durations_arrive_on_the_planned_day_at_any_scale(first, second, third, scale):
    """Invariants 44 and 45: one day has all the mass; on calendar days, k times as long arrives k times as late."""
    every_day = day_index.index(calendars.every_day())
    start = MONDAY.toordinal()

    def arrives(times):
        stages = [span(days * times, days * times, days * times) for days in (first, second, third)]
        return arrival.through({start: 1.0}, [arrival.leg(every_day, duration) for duration in stages])

    assert arrives(scale) == {start + scale * (first + second + third): 1.0}
    assert (arrives(1) == {start: 1.0}) == (first + second + third == 0)


@given(durations(), durations())
def test_on_calendar_days_means_add_up(one, other):
    """Invariant 46 without a simulation: the mean of a sum is the sum of means, and variances add too."""
    every_day = day_index.index(calendars.every_day())
    start = MONDAY.toordinal()
    found = arrival.through({start: 1.0}, [arrival.leg(every_day, duration) for duration in (one, other)])
    days = {day - start: share for day, share in found.items()}
    assert abs(mean(days) - mean(days_of(one)) - mean(days_of(other))) < 1e-9
    assert abs(variance(days) - variance(days_of(one)) - variance(days_of(other))) < 1e-6


@given(durations(20), st.integers(1, 5))
def test_the_latest_of_several_is_counted_exactly(duration, count):
    """P(all by a day) is the power of P(one by it), and never earlier than a single one."""
    days = days_of(duration)
    latest = arrival.latest_of(days, count)
    for day in days:
        one, all_of_them = (1 - arrival.chance_after(mass, day) for mass in (days, latest))
        assert abs(one**count - all_of_them) < 1e-12


@pytest.mark.parametrize("jalur", ["sample", "langsung"])
def test_the_backward_pass_agrees_with_forward_runs(jalur):
    """P(in time) from every start of a month, by one backward pass and by a forward run each."""
    route = plan_of(span(1, 2, 4), span(10, 25, 45), span(18, 25, 40))
    legs = route.legs(schedule.ORDER if jalur == "langsung" else schedule.ROUND + schedule.ORDER)
    first, deadline = MONDAY.toordinal(), date(2027, 2, 12).toordinal()
    backward = arrival.chance_in_time(legs, first, [1.0] * (deadline - first + 1))
    for place in range(31):
        forward = 1 - arrival.chance_after(arrival.through({first + place: 1.0}, legs), deadline)
        assert abs(forward - backward[place]) < 1e-12
