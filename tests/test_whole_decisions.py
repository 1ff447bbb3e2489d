"""Whole decisions through respond(): what must hold of lateness, risk, suppliers, inspection, refunds and scale."""

import itertools
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.calculators import decision_parts
from tests.engine_cases import answered

SLOW = settings(max_examples=12)
"""Each example is several whole decisions."""

EXAMPLE_A = {
    "jumlah_unit": 1000,
    "harga_unit": Decimal("2.5"),
    "ndpbm": 16000,
    "biaya_sample": 35,
    "ongkir_sample": 42,
    "skema_impor": "borongan",
    "volume_cbm": Decimal("2.4"),
    "harga_jual": 85_000,
    "nilai_sisa": 15_000,
    "peluang_salah_spek": Decimal("0.25"),
    "peluang_perbaikan": 1,
    "biaya_ronde": 1_200_000,
    "rugi_batal": 0,
    "tanggal_mulai": "2026-11-24",
}
"""Example A as an order: L is 30 million, a round 1,2 million, p_impas 4,85 %."""

RUPIAH = st.integers(0, 10**8)
CHANCES = st.decimals(0, 1, places=2)
DEADLINES = st.integers(40, 220)


def decide(**typed):
    """The answer to example A with other values."""
    return answered("keputusan", EXAMPLE_A | typed)


def day(after):
    """A day so many days after the start, as ISO text."""
    return (date(2026, 11, 24) + timedelta(days=after)).isoformat()


def totals(found):
    """The expected totals by path."""
    return {path["id"]: path["total_harapan"] for path in found["jalur"]}


def test_example_a_with_little_capital():
    """With a risk tolerance of 20 million the break-even chance falls from 4,85 % to 2,13 %."""
    found = decide(toleransi_risiko=20_000_000)["keputusan"]
    assert round(found["p_impas"], 4) == 0.0485
    assert round(found["p_impas_risiko"], 4) == 0.0213


@SLOW
@given(CHANCES, st.integers(1, 50))
def test_a_certain_equivalent_lies_between_the_mean_and_the_worst(p, tolerance):
    """Invariants 34 and 43: at least the mean, at most the worst outcome; who minds risk samples no later."""
    found = decide(peluang_salah_spek=p, toleransi_risiko=tolerance * 10**6)
    for path in found["jalur"]:
        worst = path["biaya_pasti"] + found["rugi_salah_spek"] + 2 * found["biaya_ronde"]
        assert path["total_harapan"] - 1 <= path["setara_pasti"] <= worst
    assert found["keputusan"]["p_impas_risiko"] <= found["keputusan"]["p_impas"]


def test_a_rich_reader_decides_as_one_who_does_not_mind_risk():
    """Invariant 43: the break-even chance tends to the risk neutral one as the tolerance grows."""
    neutral = decide()["keputusan"]["p_impas"]
    gaps = [neutral - decide(toleransi_risiko=10**size)["keputusan"]["p_impas_risiko"] for size in (7, 8, 9, 12)]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[-1] < 1e-6


EIGHT = {
    50: (27_500_000, 22_265_000, "sample"),
    60: (12_500_000, 22_265_000, "langsung"),
    80: (12_500_000, 8_015_000, "sample"),
    100: (12_500_000, 2_765_000, "sample"),
}
"""Example B by days to the deadline: both costs beyond a good lot, and the cheaper path."""

CERTAIN = {
    "buat_sample": 0,
    "kurir_sample": 17,
    "tinjau_sample": 0,
    "bayar_dp": 0,
    "produksi": 0,
    "pengiriman": 54,
    "bea_cukai": 0,
}


@pytest.mark.parametrize(("days", "expected"), EIGHT.items())
def test_example_b_flips_with_the_deadline(days, expected):
    """A sample round of 17 days, an order of 54, 20 million for missing the date."""
    found = decide(**CERTAIN, tenggat=day(days), rugi_telat=20_000_000)
    direct, sampled = (path["total_harapan"] - 52_000_000 for path in found["jalur"])
    assert expected == (direct, sampled, found["keputusan"]["jalur_terbaik"])


def test_example_b_has_its_price_of_lateness():
    """In the window the direct path wins from a price of 6,98 million on."""
    found = decide(**CERTAIN, tenggat=day(60), rugi_telat=20_000_000)["keputusan"]
    assert found["rugi_telat_impas"] == 6_980_000


@SLOW
@given(CHANCES, DEADLINES)
def test_a_deadline_without_a_price_changes_nothing(p, days):
    """Invariant 40: with G = b = 0 the verdict and every cost are those without a deadline."""
    with_date, without = decide(peluang_salah_spek=p, tenggat=day(days)), decide(peluang_salah_spek=p)
    assert totals(with_date) == totals(without)
    assert with_date["keputusan"]["saran"] == without["keputusan"]["saran"]


@SLOW
@given(CHANCES, RUPIAH)
def test_a_date_that_nothing_can_meet_speaks_for_neither_path(p, price):
    """Invariant 41: both paths pay the price of missing it, so the difference is the one without."""
    late = decide(peluang_salah_spek=p, tenggat=day(5), rugi_telat=price)
    assert late["keputusan"]["selisih"] == decide(peluang_salah_spek=p)["keputusan"]["selisih"]
    assert [path["harapan_telat"] for path in late["jalur"]] == [price, price]


@SLOW
@given(DEADLINES, RUPIAH, RUPIAH)
def test_a_later_deadline_never_costs_more(days, once, a_day):
    """Invariant 36 in rupiah, on both paths."""
    typed = {"rugi_telat": once, "rugi_telat_per_hari": a_day}
    sooner, later = (totals(decide(**typed, tenggat=day(days + more))) for more in (0, 7))
    assert all(later[path] <= sooner[path] for path in sooner)


@SLOW
@given(CHANCES, CHANCES, st.integers(0, 10**6))
def test_defects_leave_the_difference_of_the_plain_paths(rate, p, cost):
    """Invariant 42: process defects burden both alike, to the rupiah of rounding."""
    plain = decide(peluang_salah_spek=p)["keputusan"]["selisih"]
    found = decide(peluang_salah_spek=p, tingkat_cacat=rate, biaya_per_cacat=cost)["keputusan"]["selisih"]
    assert abs(plain - found) <= 1


@SLOW
@given(CHANCES, st.integers(0, 5000))
def test_an_added_inspection_never_raises_the_best_cost(p, fee):
    """Invariant 49: the two plain paths stay as they are; who may choose among more does no worse."""
    plain, more = (
        totals(decide(peluang_salah_spek=p, inspeksi_psi=inspected, biaya_inspeksi=fee)) for inspected in (False, True)
    )
    assert plain == {path: more[path] for path in plain}
    assert min(more.values()) <= min(plain.values())


@SLOW
@given(CHANCES, CHANCES, st.sampled_from((Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))))
def test_the_best_cost_is_concave_in_the_chance(one, other, weight):
    """Invariant 51: between two chances the best path costs at least the mean of the ends, but for rounding."""
    between = Decimal(weight.numerator) / weight.denominator
    chances = (one, other, between * one + (1 - between) * other)
    left, right, middle = (min(totals(decide(peluang_salah_spek=p, inspeksi_psi=True)).values()) for p in chances)
    assert middle + 3 >= weight * left + (1 - weight) * right


@SLOW
@given(CHANCES)
def test_a_credited_fee_never_makes_the_sample_dearer(p):
    """Invariant 48: by the fee at the bank's rate, and the direct path stays."""
    plain, credited = (
        totals(decide(peluang_salah_spek=p, biaya_sample_dikreditkan=credited)) for credited in (False, True)
    )
    assert plain["langsung"] == credited["langsung"]
    assert plain["sample"] - credited["sample"] == 35 * 16_000


@SLOW
@given(st.integers(2, 9))
def test_another_unit_of_money_scales_rupiah_and_leaves_chances_and_days(scale):
    """Invariant 52: every rate and price times k gives every rupiah times k, the same chances, the same dates."""
    money = ("ndpbm", "harga_jual", "nilai_sisa", "biaya_ronde")
    scaled = {name: EXAMPLE_A[name] * scale for name in money} | {"tarif_borongan": 5_000_000 * scale}
    one, other = decide(tarif_borongan=5_000_000), decide(**scaled)
    assert {path: scale * amount for path, amount in totals(one).items()} == totals(other)
    assert one["rantai"] == other["rantai"]
    assert one["jadwal"] == other["jadwal"]
    assert one["keputusan"]["p_impas"] == other["keputusan"]["p_impas"]
    assert one["keputusan"]["q_impas"] == other["keputusan"]["q_impas"]


def chance_of_none_right(p, chi, count):
    """The chance that goes into the chain with several suppliers."""
    typed = {"peluang_salah_spek": Decimal(p), "sebab_bersama": Decimal(chi), "jumlah_supplier": count}
    return decision_parts.sampled_chance(typed)


def test_example_g_samples_three_suppliers():
    """One cause in ten, else each wrong in 30 of 100; 1,2 million a sample, 30 million if none is right."""
    loss, fee, common = Fraction("30"), Fraction("1.2"), Fraction("0.1")
    costs = [
        (common * chance_of_none_right("1", "0", count) + (1 - common) * chance_of_none_right("0.3", "0", count)) * loss
        + count * fee
        for count in range(1, 6)
    ]
    assert [float(cost) for cost in costs] == [12.3, 7.83, 7.329, 8.0187, 9.06561]
    assert costs.index(min(costs)) == 2


@given(st.decimals(0, 1, places=2), st.decimals(0, 1, places=2))
def test_each_further_supplier_gains_less(p, chi):
    """Invariant 37: the chance that none is right falls by less with every supplier."""
    chances = [chance_of_none_right(p, chi, count) for count in range(1, 6)]
    gains = [one - other for one, other in itertools.pairwise(chances)]
    assert min(gains) >= 0
    assert gains == sorted(gains, reverse=True)


@SLOW
@given(CHANCES, st.integers(40_000, 90_000))
def test_who_may_refuse_to_buy_never_expects_a_loss(p, price):
    """Invariant 49: where sales do not cover the cheapest path the advice is not to buy."""
    found = decide(peluang_salah_spek=p, harga_jual=price)
    refused = price * 1000 < min(totals(found).values())
    assert refused == (found["keputusan"]["saran"] == "tidak_beli")
