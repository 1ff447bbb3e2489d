"""Good and bad lots: two rates of defects, bad by chance or because the factory is careless; and a simulation."""

import random
from statistics import fmean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import form
from calculator.calculators import decision_parts, keputusan
from tests.engine_cases import TUMBLER, answered, refused

DEFECTS = TUMBLER | {"tenggat": "", "biaya_per_cacat": 90000, "biaya_tolak": "6,2 juta", "inspeksi_psi": "ya"}
RATES = ("0%", "1%", "3%", "8%", "15%")
SLOW = settings(max_examples=25, deadline=None)


def totals(**typed):
    """The expected cost of each path."""
    return {path["id"]: path["total_harapan"] for path in answered("keputusan", DEFECTS | typed)["jalur"]}


@SLOW
@given(st.sampled_from(RATES), st.integers(0, 100))
def test_two_kinds_of_lot_cost_their_weighted_mean(rate, chance):
    """A bad lot with chance w costs w of all bad and 1 - w of all usual, to the rupiah of rounding."""
    mixed = totals(tingkat_cacat=rate, cacat_lot_buruk="15%", peluang_lot_buruk=f"{chance}%")
    usual, bad = totals(tingkat_cacat=rate), totals(tingkat_cacat="15%")
    for path, cost in mixed.items():
        assert abs(cost - (usual[path] * (100 - chance) + bad[path] * chance) / 100) <= 1


@SLOW
@given(st.sampled_from(("1%", "20%", "60%")))
def test_carelessness_changes_nothing_where_bad_lots_are_like_the_others(p):
    """The switch is about which lot comes, not about what one costs."""
    same = {"peluang_salah_spek": p, "tingkat_cacat": "4%", "cacat_lot_buruk": "4%"}
    plain, careless = totals(**same), totals(**same, pabrik_ceroboh="ya")
    assert all(abs(careless[path] - plain[path]) <= 1 for path in plain)


@SLOW
@given(st.integers(1, 60))
def test_a_careless_factory_makes_the_sample_worth_no_less(p):
    """Some of the careless are given up at the sample; nobody careful is."""
    typed = {"peluang_salah_spek": f"{p}%", "rugi_batal": "0", "ketepatan_lolos": "100%", "cacat_lot_buruk": "20%"}
    gains = []
    for careless in ("tidak", "ya"):
        found = totals(**typed, pabrik_ceroboh=careless)
        gains.append(found["langsung"] - found["sample"])
    assert gains[1] >= gains[0] - 1


def test_at_the_break_even_chance_both_paths_cost_the_same_with_a_careless_factory():
    """The root counts the bad lots that the sample keeps away."""
    typed = {"pabrik_ceroboh": "ya", "cacat_lot_buruk": "20%", "rugi_batal": "0", "inspeksi_psi": "tidak"}
    asked = {name: str(value) for name, value in (DEFECTS | typed).items()}
    plain = answered("keputusan", DEFECTS | typed | {"pabrik_ceroboh": "tidak"})["keputusan"]["p_impas_mentah"]
    values = form.read(keputusan.CALCULATOR, asked)
    root = decision_parts.parts_of(values).verdict.p_impas_mentah
    assert root is not None
    assert root.value < plain
    at_root = decision_parts.parts_of(values | {"peluang_salah_spek": root.value})
    assert abs(at_root.verdict.selisih.value) <= 3


def test_who_is_given_up_makes_no_bad_lot():
    """A sample that shows everything and is never done again lets no careless factory through."""
    sharp = {"ketepatan_deteksi": "100%", "ketepatan_lolos": "100%", "maks_revisi": "0", "rugi_batal": "0"}
    typed = sharp | {"peluang_salah_spek": "30%", "pabrik_ceroboh": "ya"}
    usual, worse = (totals(**typed, cacat_lot_buruk=rate) for rate in ("3%", "40%"))
    assert worse["sample"] == usual["sample"]
    assert worse["langsung"] > usual["langsung"]


def test_a_bad_lot_has_no_fewer_defects_than_the_usual_one():
    """Refused in words, and only where it counts."""
    asked = DEFECTS | {"tingkat_cacat": "8%", "cacat_lot_buruk": "5%"}
    assert answered("keputusan", asked)
    assert "paling kecil 8%" in refused("keputusan", asked | {"pabrik_ceroboh": "ya"})["cacat_lot_buruk"]


def _drawn(draw, values, parts, *, sampled, inspected):
    """What one order costs beyond a good lot: every event drawn, nothing taken from the model but its inputs."""
    stakes, found = parts.stakes, parts.stakes.defects
    careless = wrong = draw.random() < values["peluang_salah_spek"]
    cost = 0.0
    if sampled:
        cost += float(stakes.ronde_pertama.value)
        for turn in range(values["maks_revisi"] + 1):
            seen = draw.random() < (values["ketepatan_deteksi"] if wrong else 1 - values["ketepatan_lolos"])
            if not seen:
                break
            if turn == values["maks_revisi"]:
                usual = float(values["jumlah_unit"] * values["tingkat_cacat"] * values["biaya_per_cacat"])
                return None if inspected else cost + float(stakes.rugi_batal.value) + usual
            cost += float(stakes.biaya_revisi.value)
            wrong = wrong and draw.random() >= values["peluang_perbaikan"]
    lot = found.buruk if careless else found.baik
    units, detection = values["jumlah_unit"], float(values["peluang_deteksi"])
    bad_unit = float(found.biaya_per_cacat)
    if not inspected:
        return cost + (float(parts.loss.rugi_salah_spek.value) if wrong else 0) + units * lot.tingkat_cacat * bad_unit
    cost += float(stakes.inspection.biaya.value)
    if wrong:
        caught = draw.random() < values["deteksi_psi_sample" if sampled else "deteksi_psi_langsung"]
        cost += float((stakes.inspection.rugi_psi if caught else parts.loss.rugi_salah_spek).value)
    seen = sum(draw.random() < float(lot.tingkat_cacat) * detection for _ in range(found.rencana.n))
    rest = (units - found.rencana.n) * float(lot.tingkat_cacat) * bad_unit
    if seen <= found.rencana.ac:
        return cost + rest
    return cost + float(found.biaya_tolak) + rest * (1 - float(found.porsi_sortir))


@pytest.mark.parametrize("inspected", [False, True])
@pytest.mark.parametrize("sampled", [False, True])
def test_a_simulation_of_careless_factories_agrees(sampled, inspected):
    """Ten thousand orders drawn, event by event: the mean lies within four standard errors of ours.

    With an inspection no order is given up, so that every drawn lot is inspected.
    """
    typed = {"pabrik_ceroboh": "ya", "cacat_lot_buruk": "12%", "peluang_salah_spek": "30%"}
    typed |= {"maks_revisi": "2", "peluang_perbaikan": "100%" if inspected else "40%", "ketepatan_lolos": "90%"}
    if inspected:
        typed |= {"ketepatan_lolos": "100%"}
    values = form.read(keputusan.CALCULATOR, {name: str(value) for name, value in (DEFECTS | typed).items()})
    parts = decision_parts.parts_of(values)
    name = ("sample" if sampled else "langsung") + ("_inspeksi" if inspected else "")
    path = next(path for path in parts.paths if path.id == name)
    ours = float(path.total_harapan.value - parts.mass.total_bersih.value)
    draw = random.Random(20261124)  # noqa: S311 - a simulation, no secret
    drawn = [float(_drawn(draw, values, parts, sampled=sampled, inspected=inspected) or 0) for _ in range(10_000)]
    assert abs(fmean(drawn) - ours) < 4 * stdev(drawn) / len(drawn) ** 0.5
