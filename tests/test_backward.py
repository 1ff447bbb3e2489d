"""Backward from a deadline, against the forward distribution; and the cliffs a closure makes."""

from datetime import date, timedelta

import pytest

from calculator import arrival, backward, calendars, schedule
from calculator.durations import CERTAIN_ZERO, Duration
from calculator.forecast import forecast
from calculator.schedule import ORDER, Route
from tests.engine_cases import answered, ask

DEADLINE = date(2027, 6, 30)
DAYS = {
    "buat_sample": Duration(min=5, modus=8, maks=15),
    "kurir_sample": Duration(min=4, modus=6, maks=12),
    "tinjau_sample": Duration(min=1, modus=2, maks=5),
    "bayar_dp": Duration(min=1, modus=2, maks=4),
    "produksi": Duration(min=20, modus=25, maks=45),
    "inspeksi": CERTAIN_ZERO,
    "pengiriman": Duration(min=18, modus=25, maks=40),
    "bea_cukai": Duration(min=1, modus=3, maks=9),
}
WEIGHTS = {"langsung": (1.0,), "sample": (0.7, 0.2)}


def route_from(jalur, mulai, *, jumlah_supplier=1, **durations):
    """A path to plan."""
    return Route(
        jalur=jalur,
        mulai=mulai,
        durations=tuple((DAYS | durations).items()),
        clocks=schedule.clocks(calendars.default_closures()),
        maks_revisi=1 if jalur == "sample" else 0,
        jumlah_supplier=jumlah_supplier,
    )


def chance_from(jalur, stage, day, suppliers):
    """P(in time) by the forward distribution, when a stage of the order, or the path itself, starts on a day."""
    route = route_from(jalur, day, jumlah_supplier=suppliers)
    if stage == "buat_sample":
        late = forecast(route, WEIGHTS[jalur], DEADLINE).peluang_telat
        assert late is not None
        return 1 - late
    rest = ORDER[ORDER.index(stage) :]
    return 1 - arrival.chance_after(arrival.through({day.toordinal(): 1.0}, route.legs(rest)), DEADLINE.toordinal())


def last_day(milestone, name):
    """The last day of a milestone at a level; there is one."""
    day = milestone.paling_lambat[name]
    assert day is not None
    return day


@pytest.mark.parametrize(("jalur", "suppliers"), [("langsung", 1), ("sample", 1), ("sample", 3)])
def test_a_milestone_is_the_last_day_that_keeps_its_chance(jalur, suppliers):
    """On the day the chance is reached, a day later it is not; for every milestone and level."""
    found = backward.milestones(route_from(jalur, DEADLINE, jumlah_supplier=suppliers), WEIGHTS[jalur], DEADLINE)
    wrong = [
        (one.tahap, name)
        for one in found
        for name, level in backward.LEVELS
        for day in [last_day(one, name)]
        if not chance_from(jalur, one.tahap, day, suppliers) >= level - 1e-9
        or not chance_from(jalur, one.tahap, day + timedelta(days=1), suppliers) < level
    ]
    assert wrong == []


def test_the_milestones_are_the_stages_that_take_time_in_order():
    """The start of the path is always one; a stage of no length is none."""
    names = {
        jalur: [one.tahap for one in backward.milestones(route_from(jalur, DEADLINE), WEIGHTS[jalur], DEADLINE)]
        for jalur in WEIGHTS
    }
    order = ["bayar_dp", "produksi", "pengiriman", "bea_cukai"]
    assert names == {"langsung": order, "sample": ["buat_sample", *order]}
    at_once = route_from("langsung", DEADLINE, bayar_dp=CERTAIN_ZERO)
    assert [one.tahap for one in backward.milestones(at_once, (1.0,), DEADLINE)] == order


def test_more_certainty_and_later_stages_never_swap():
    """Surer means earlier; a later milestone is never before an earlier one."""
    found = backward.milestones(route_from("sample", DEADLINE), WEIGHTS["sample"], DEADLINE)
    rows = [[last_day(one, name) for name, _ in backward.LEVELS] for one in found]
    assert all(row == sorted(row, reverse=True) for row in rows)
    assert all(list(column) == sorted(column) for column in zip(*rows, strict=True))


def test_what_takes_longer_than_we_look_back_has_no_last_day():
    """No date, rather than a wrong one."""
    slow = route_from("langsung", DEADLINE, produksi=Duration(min=340, modus=350, maks=365))
    assert set(backward.milestones(slow, (1.0,), DEADLINE)[0].paling_lambat.values()) == {None}


@pytest.mark.parametrize("jalur", ["langsung", "sample"])
def test_the_result_holds_the_milestones(jalur):
    """The key of the first milestone at 8 of 10 is mulai_paling_lambat; without a deadline there are none."""
    asked = {"jalur": jalur, "tanggal_mulai": "2026-11-24"}
    found = answered("jadwal", asked | {"tenggat": "2027-06-30"})
    first = found["paling_lambat"][0]
    assert (first["tahap"], first["p80"]) == (
        "buat_sample" if jalur == "sample" else "bayar_dp",
        found["mulai_paling_lambat"],
    )
    assert answered("jadwal", asked)["paling_lambat"] == []


PRODUCTION = dict.fromkeys(DAYS, CERTAIN_ZERO) | {"produksi": Duration(min=25, modus=25, maks=25)}


def test_a_day_more_before_new_year_costs_four_weeks():
    """25 working days from 28 December 2026 end on 27 January, from 29 December on 23 February (domain, example F)."""
    found = backward.cliff(route_from("langsung", date(2026, 12, 20), **PRODUCTION))
    assert found == backward.Cliff(mulai=date(2026, 12, 28), hari=27, siap=date(2027, 1, 27))


def test_no_cliff_where_nothing_closes():
    """In April a day is a day."""
    assert backward.cliff(route_from("langsung", date(2027, 4, 5), **PRODUCTION)) is None


def test_the_cliff_is_said_with_its_closure():
    """In words, with the day and the span."""
    typed = {"tanggal_mulai": "2026-12-20", "produksi": "25", "bayar_dp": "0", "pengiriman": "0", "bea_cukai": "0"}
    told = ask("jadwal", typed | {"jalur": "langsung"})["peringatan"]
    (said,) = [notice["pesan"] for notice in told if notice["kode"] == "tebing"]
    assert said.startswith("Langsung massal: hari terakhir untuk mulai sebelum libur adalah 28 Desember 2026.")
    assert "27 hari lebih lambat, karena pabrik tutup 27 Januari 2027 sampai 20 Februari 2027" in said
