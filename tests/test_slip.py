"""Production that may slip: an exact mixture, nothing where there is no chance of it."""

from fractions import Fraction
from itertools import product

import pytest

from calculator import arrival
from calculator.arrival import Slip
from calculator.durations import Duration
from tests.engine_cases import answered

WORK, MORE = Duration(min=20, modus=25, maks=45), Duration(min=2, modus=7, maks=30)
ASKED = {"jalur": "langsung", "tanggal_mulai": "2026-11-24", "tenggat": "2027-02-12"}


def test_a_slip_is_added_with_its_chance():
    """Against every pair of lengths, one by one."""
    found = arrival.slipped(WORK, Slip(peluang=Fraction(7, 20), lama=MORE))
    expected = [0.0] * (WORK.maks + MORE.maks - WORK.min + 1)
    for (days, share), (extra, more) in product(
        enumerate(arrival.shares(WORK)), enumerate(arrival.shares(MORE), start=MORE.min)
    ):
        expected[days + extra] += 0.35 * share * more
        if extra == MORE.min:
            expected[days] += 0.65 * share
    assert found == pytest.approx(expected, abs=1e-15)
    assert sum(found) == pytest.approx(1, abs=1e-12)


def test_no_chance_of_a_slip_changes_nothing():
    """The default; however long it would be."""
    assert answered("jadwal", ASKED | {"peluang_molor": "0%", "lama_molor": "9"}) == answered("jadwal", ASKED)


def test_a_certain_slip_of_fixed_length_is_longer_production():
    """Ten days more, in working days of the factory; the plan at the modes stays as it was."""
    slipped = answered("jadwal", ASKED | {"produksi": "20/25/45", "peluang_molor": "100%", "lama_molor": "10"})
    longer = answered("jadwal", ASKED | {"produksi": "30/35/55"})
    assert [slipped[name] for name in ("tiba_p50", "tiba_p80", "peluang_telat", "paling_lambat")] == [
        longer[name] for name in ("tiba_p50", "tiba_p80", "peluang_telat", "paling_lambat")
    ]
    assert slipped["tiba"] == answered("jadwal", ASKED | {"produksi": "20/25/45"})["tiba"]


def test_lateness_is_the_mixture_of_both():
    """65 of 100 times as without, 35 of 100 times as with a certain slip."""
    late = {
        chance: answered("jadwal", ASKED | {"peluang_molor": chance, "lama_molor": "2/7/30"})["peluang_telat"]
        for chance in ("0%", "35%", "100%")
    }
    assert late["35%"] == pytest.approx(0.65 * late["0%"] + 0.35 * late["100%"], abs=1e-9)
    assert late["0%"] < late["35%"] < late["100%"]
