"""The value of information, inspection, several suppliers, offers, and the boundaries of the advice."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import inspection
from calculator.decision import information, paths, verdict
from calculator.decision.information import Prospect
from calculator.decision.stakes import Defects, Inspection, Lot
from calculator.respond import respond
from tests.engine_stakes import COST, LOSS, SHARE, TESTS, at_stake, decided, exam, rupiah

ORDER = {
    "jumlah_unit": 1000,
    "harga_unit": Decimal("2.6"),
    "biaya_sample": 35,
    "ongkir_sample": 42,
    "ndpbm": 16800,
    "freight": 81,
    "tarif_bm": Decimal("0.2"),
    "tanggal_mulai": "2026-11-24",
}


def answer(kalkulator, **typed):
    """The result of a request that must be answered."""
    reply = respond({"kalkulator": kalkulator, "masukan": typed})
    assert reply["ok"], reply
    return reply["hasil"]


BARELY = {
    "sample, exactly 60 of 100": ("0.25", 0.4, "imbang"),
    "sample, a hair more": ("0.25", 0.3999999, "sample"),
    "direct, exactly 40 of 100": ("0.01", 0.6, "imbang"),
    "direct, a hair less": ("0.01", 0.6000001, "langsung"),
}


@pytest.mark.parametrize(("p", "below", "expected"), BARELY.values(), ids=BARELY)
def test_a_chance_just_at_the_limit_is_a_toss_up(monkeypatch, p, below, expected):
    """Advice needs more than 60 of 100, or less than 40; `below` is what the Beta leaves under the break-even."""
    monkeypatch.setattr(verdict, "beta_cdf", lambda *_: below)
    _, found = decided(at_stake(30_000_000, 1_200_000, exam()), Fraction(p))
    assert expected == found.saran


@pytest.mark.parametrize(("walk_away", "expected"), [(28_800_000, Fraction(1)), (28_800_001, None), (28_799_999, ...)])
def test_a_break_even_of_exactly_one_is_still_named(walk_away, expected):
    """Only above one is there no chance at which the sample pays."""
    stakes = at_stake(30_000_000, 1_200_000, exam("1", "1", "1", revisions=0), walk_away=walk_away)
    _, found = decided(stakes, Fraction(1, 4))
    actual = None if found.p_impas is None else found.p_impas.value
    assert (Fraction(1_200_000, 1_200_001) if expected is ... else expected) == actual


def prospect(test, *, profit=33_000_000, loss=30_000_000, revision=1_200_000):
    """Example A as a bet, unless said otherwise."""
    return Prospect(laba=Fraction(profit), rugi=Fraction(loss), revisi=Fraction(revision), test=test)


def test_example_a_values_information_exactly():
    """EVPI 7,2 m; EVSI 6,435 m, which less the sample's cost is the 5,235 m it gains."""
    bet, p = prospect(exam()), Fraction("0.25")
    assert information.evpi(bet, p).value == 7_200_000
    assert information.evsi(bet, p).value == 6_435_000


def test_a_cure_that_may_fail_is_worth_its_share():
    """With f = .7 a flagged lot keeps 30 % of its mismatch, and knowing is worth that much less."""
    bet, p = prospect(exam(cure="0.7")), Fraction("0.25")
    assert (
        information.evpi(bet, p).value == p * (33_000_000 - 1_200_000 - 9_000_000) + (1 - p) * 33_000_000 - 25_500_000
    )


@given(SHARE, st.integers(-(10**8), 10**8), LOSS, COST, TESTS)
def test_information_is_never_worth_less_than_nothing(p, profit, loss, revision, test):
    """And one sample never more than certainty, where a fix surely cures."""
    bet = prospect(replace(test, peluang_perbaikan=Fraction(1)), profit=profit, loss=loss, revision=revision)
    assert 0 <= information.evsi(bet, p).value <= information.evpi(bet, p).value
    assert information.evsi(prospect(test, profit=profit, loss=loss, revision=revision), p).value >= 0


@given(SHARE, st.integers(0, 10**8), LOSS, COST)
def test_a_perfect_sample_is_worth_certainty_and_a_coin_nothing(p, profit, loss, revision):
    """Se = Sp = 1 tells all; Se = Sp = 1/2 with an unaffordable fix tells nothing."""
    perfect = prospect(exam("1", "1"), profit=profit, loss=loss, revision=revision)
    coin = prospect(exam("0.5", "0.5"), profit=profit, loss=loss, revision=profit + loss)
    assert information.evpi(perfect, p).value == information.evsi(perfect, p).value
    assert information.evsi(coin, p).value == 0


def inspected(stakes, *, seen="0.85", passed="0.98", caught=10_000_000, alarm=2_000_000, fee=4_200_000):
    """The same with the inspection of example H."""
    share = Fraction(seen)
    found = Inspection(
        biaya=rupiah("biaya_inspeksi", fee),
        deteksi={"langsung_inspeksi": share, "sample_inspeksi": share},
        lolos_psi=Fraction(passed),
        biaya_alarm_palsu=Decimal(alarm),
        rugi_psi=rupiah("rugi_psi", caught),
    )
    modal = stakes.modal | {f"{name}_inspeksi": rupiah(f"{name}_inspeksi.modal", 0) for name in stakes.modal}
    return replace(stakes, inspection=found, modal=modal)


def test_example_h_to_the_rupiah():
    """None 7,5 m, sample 2,265 m, inspection 7,48 m, both 6,079 m beyond a good lot."""
    both, _ = decided(inspected(at_stake(30_000_000, 1_200_000, exam())), Fraction("0.25"))
    expected = {
        "langsung": 7_500_000,
        "sample": 2_265_000,
        "langsung_inspeksi": 7_480_000,
        "sample_inspeksi": 6_079_000,
    }
    assert expected == {path.id: path.total_harapan.value - 52_000_000 for path in both}


@given(SHARE, LOSS, COST, TESTS)
def test_a_free_inspector_who_sees_nothing_changes_nothing(p, loss, cost, test):
    """Without fee, sight and false alarms the inspected paths are the plain ones."""
    blind = inspected(at_stake(loss, cost, test), seen="0", passed="1", fee=0)
    direct_path, sample_path, *others = (path.total_harapan.value for path in decided(blind, p)[0])
    assert [direct_path, sample_path] == others


def test_example_c_to_the_rupiah():
    """Defects at 2 % (.6) and 10 % (.4): 9,36 m without inspection, 10.238.352 with it and its fee."""
    plan = inspection.plan(2000, "II", Decimal("2.5"))
    assert (plan.n, plan.ac) == (125, 7)
    usual, bad = (
        Lot(tingkat_cacat=rate, peluang_lolos=inspection.pass_chance(plan, rate))
        for rate in (Fraction("0.02"), Fraction("0.1"))
    )
    found = Defects(
        baik=usual,
        buruk=bad,
        peluang_buruk=Fraction("0.4"),
        ceroboh=False,
        biaya_per_cacat=Decimal(90_000),
        biaya_tolak=Decimal(6_200_000),
        porsi_sortir=Fraction("0.8"),
        rencana=plan,
    )
    stakes = replace(at_stake(0, 1, exam(), units=2000), defects=found)
    chance = stakes.bad_lot(Fraction(1, 4), None)
    assert paths.defects(stakes, chance, inspected=False).value == 9_360_000
    assert round(paths.defects(stakes, chance, inspected=True).value + 4_200_000) == 10_238_352


@pytest.mark.parametrize(("common", "expected"), [("0", "0.16"), ("0.25", "0.22"), ("1", "0.4")])
def test_several_suppliers_are_all_wrong_only_by_common_cause_or_all_at_once(common, expected):
    """Chi p + (1 - chi) p^m goes into the chain; with two chances there is no single break-even."""
    typed = {"jumlah_supplier": 2, "sebab_bersama": Decimal(common), "peluang_salah_spek": Decimal("0.4")}
    found = answer("keputusan", **ORDER, **typed, maks_revisi=0, ketepatan_deteksi=Decimal("0.9"))
    assert float(Decimal(expected) / 10) == found["rantai"]["peluang_lolos_salah"]
    assert (found["keputusan"]["p_impas"] is None) == (common != "1")


OFFERS = (
    ({"volume_cbm": Decimal("0.2")}, 2_500_000),
    ({"volume_cbm": Decimal("0.5")}, 2_500_000),
    ({"volume_cbm": Decimal("2.3")}, 11_500_000),
    ({"moda": "udara", "berat_kg": 4}, 2_200_000),
    ({"moda": "udara", "berat_kg": 12}, 2_640_000),
    ({"moda": "udara", "berat_kg": 12, "volume_cbm": Decimal("0.12")}, 4_400_000),
    ({"moda": "udara", "volume_cbm": Decimal("0.12"), "pembagi_volumetrik": 5000}, 5_280_000),
)


@pytest.mark.parametrize(("typed", "expected"), OFFERS, ids=range(len(OFFERS)))
def test_an_all_in_offer_bills_the_larger_measure_and_at_least_its_minimum(typed, expected):
    """By volume at sea, by weight or volumetric weight in the air; nothing else is paid but the goods."""
    mass = answer("keputusan", **ORDER, **typed, skema_impor="borongan")["massal"]
    assert mass["borongan"] == expected
    assert mass["total"] == 43_680_000 + expected
    assert [mass[name] for name in ("freight", "asuransi", "pungutan", "kredit_pajak")] == [0, 0, 0, 0]


@pytest.mark.parametrize("jalur", ["langsung", "sample"])
def test_the_latest_start_is_the_last_that_is_late_at_most_once_in_five(jalur):
    """Started on that day P(late) is at most .2, started a day later it is more."""
    typed = {"jalur": jalur, "tenggat": "2027-06-30"}
    latest = answer("jadwal", **typed, tanggal_mulai="2026-11-24")["mulai_paling_lambat"]
    later = (date.fromisoformat(latest) + timedelta(days=1)).isoformat()
    late = [answer("jadwal", **typed, tanggal_mulai=day)["peluang_telat"] for day in (latest, later)]
    assert [chance <= 0.2 + 1e-9 for chance in late] == [True, False]


def test_a_deadline_on_the_day_of_the_start_is_answered():
    """Not before the start is allowed to be on it; it is missed for sure."""
    found = answer("jadwal", jalur="langsung", tanggal_mulai="2026-11-24", tenggat="2026-11-24")
    assert found["peluang_telat"] == 1
