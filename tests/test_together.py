"""Stages that are late together: the common factor is an exact mixture of a calm and a busy season."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.durations import Duration, longer
from tests.engine_cases import answered

ASKED = {"jalur": "sample", "tanggal_mulai": "2026-11-24", "tenggat": "2027-03-31", "peluang_salah_spek": "25%"}
FIXED = {
    "buat_sample": "10",
    "kurir_sample": "5",
    "tinjau_sample": "2",
    "bayar_dp": "1",
    "produksi": "20",
    "inspeksi": "2",
    "pengiriman": "30",
    "bea_cukai": "4",
    "tutup_pabrik": "tidak ada",
}
SLOWER = FIXED | {
    "buat_sample": "15",
    "kurir_sample": "8",
    "produksi": "30",
    "inspeksi": "3",
    "pengiriman": "45",
    "bea_cukai": "6",
}
"""FIXED with half added to everything but the reader's own two stages, days begun counted whole."""


@given(st.integers(0, 200), st.integers(0, 60), st.integers(0, 60), st.fractions(0, 1, max_denominator=100))
def test_a_longer_stage_is_never_shorter(low, more, most, added):
    """Rounded up to whole days; nothing added is the same stage; the order of the three numbers stays."""
    stage = Duration(min=low, modus=low + more, maks=low + more + most)
    found = longer(stage, added)
    assert (found.min, found.modus, found.maks) >= (stage.min, stage.modus, stage.maks)
    assert found.min <= found.modus <= found.maks
    assert found.min - 1 < stage.min * (1 + added) <= found.min
    assert longer(stage, Fraction(0)) == stage


def test_no_chance_of_a_busy_season_changes_nothing():
    """The default; however much it would add."""
    assert answered("jadwal", ASKED | {"peluang_ramai": "0%", "tambahan_ramai": "90%"}) == answered("jadwal", ASKED)


def test_a_certain_busy_season_lengthens_every_stage_but_the_readers_own():
    """Against durations typed longer by hand; the plan at the modes stays as it was."""
    busy = answered("jadwal", ASKED | FIXED | {"peluang_ramai": "100%", "tambahan_ramai": "50%"})
    slower = answered("jadwal", ASKED | SLOWER)
    same = ("tiba_p50", "tiba_p80", "peluang_telat", "harapan_hari_telat", "paling_lambat")
    assert {name: busy[name] for name in same} == {name: slower[name] for name in same}
    assert busy["tiba"] == answered("jadwal", ASKED | FIXED)["tiba"]


@pytest.mark.parametrize("jalur", ["sample", "langsung"])
@pytest.mark.parametrize("chance", ["10%", "35%"])
def test_lateness_is_the_mixture_of_both_seasons(jalur, chance):
    """And so is the chance of every single day of arrival."""
    asked = ASKED | {"jalur": jalur, "tambahan_ramai": "30%"}
    found = {given: answered("jadwal", asked | {"peluang_ramai": given}) for given in ("0%", chance, "100%")}
    share = float(Decimal(chance.rstrip("%")) / 100)
    days = {given: dict(map(tuple, reply["sebaran"])) for given, reply in found.items()}
    for day, probability in days[chance].items():
        mixed = (1 - share) * days["0%"].get(day, 0) + share * days["100%"].get(day, 0)
        assert probability == pytest.approx(mixed, abs=1e-9)
    late = {given: reply["peluang_telat"] for given, reply in found.items()}
    assert late[chance] == pytest.approx((1 - share) * late["0%"] + share * late["100%"], abs=1e-9)
    assert sum(days[chance].values()) == pytest.approx(1, abs=1e-7)


def test_a_day_kept_backward_is_kept_forward():
    """Starting on the last day for 8 of 10 is late at most 2 of 10 times, a day later more often."""
    asked = ASKED | {"peluang_ramai": "35%", "tenggat": "2027-08-31"}
    last = answered("jadwal", asked)["mulai_paling_lambat"]
    assert answered("jadwal", asked | {"tanggal_mulai": last})["peluang_telat"] <= 0.2
    day = last[:-2] + f"{int(last[-2:]) + 1:02d}"
    assert answered("jadwal", asked | {"tanggal_mulai": day})["peluang_telat"] > 0.2


def test_late_together_is_later_than_late_apart():
    """Two stages that are slow in the same season reach further than the same odds for each alone (8 of 10)."""
    together = answered("jadwal", ASKED | {"peluang_ramai": "30%", "tambahan_ramai": "40%"})
    alone = answered("jadwal", ASKED)
    assert together["tiba_p80"] > alone["tiba_p80"]
    assert together["tiba_p50"] >= alone["tiba_p50"]
