"""What an inspection of this order is worth: its plan, the loss avoided, the fee, with a sample and without."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine_cases import TUMBLER, answered

ORDER = TUMBLER | {"tenggat": "", "biaya_per_cacat": 90000, "biaya_tolak": "6,2 juta"}
SLOW = settings(max_examples=15, deadline=None)


@SLOW
@given(st.integers(0, 90), st.integers(0, 15), st.integers(0, 800))
def test_its_worth_is_the_difference_of_the_paths_with_and_without(p, rate, fee):
    """As if the inspection had been asked for as paths of its own; the two plain paths stay."""
    typed = ORDER | {"peluang_salah_spek": f"{p}%", "tingkat_cacat": f"{rate}%", "biaya_inspeksi": fee}
    silent, asked = (answered("keputusan", typed | {"inspeksi_psi": given}) for given in ("tidak", "ya"))
    assert silent["mutu"] == asked["mutu"]
    assert asked["mutu"]["biaya_inspeksi"] == fee * 16800
    paths = {path["id"]: path for path in asked["jalur"]}
    for name, worth in asked["mutu"]["jalur"].items():
        plain, seen = paths[name], paths[f"{name}_inspeksi"]
        assert worth["hindari"] == plain["harapan_rugi"] - seen["harapan_rugi"]
        assert worth["bersih"] == plain["total_harapan"] - seen["total_harapan"]
        assert worth["bersih"] == worth["hindari"] - fee * 16800


def test_example_c_worth_much_without_a_sample_and_little_after_one():
    """A sample leaves an inspection little to catch of the specification; a blunt one catches half."""
    worth = answered("keputusan", TUMBLER | {"tenggat": "", "peluang_salah_spek": "40%"})["mutu"]["jalur"]
    assert worth["langsung"]["hindari"] > 3 * worth["sample"]["hindari"] > 0


def test_the_plan_is_the_one_of_the_table():
    """The same letters, sample and numbers as on the page of the plan alone."""
    mutu = answered("keputusan", TUMBLER | {"tingkat_cacat": "5%", "peluang_deteksi": "80%"})["mutu"]
    plan = answered("aql", {"jumlah_lot": 1000, "tingkat_cacat": "5%", "peluang_deteksi": "80%"})
    assert {name: mutu[name] for name in ("huruf", "n", "ac", "re", "inspeksi_penuh", "peluang_lolos")} == {
        name: plan[name] for name in ("huruf", "n", "ac", "re", "inspeksi_penuh", "peluang_lolos")
    }
    assert mutu["peluang_lolos_buruk"] is None


@pytest.mark.parametrize("bad", [{"peluang_lot_buruk": "10%"}, {"pabrik_ceroboh": "ya"}])
def test_a_bad_lot_passes_less_often(bad):
    """And is told wherever there are bad lots."""
    mutu = answered("keputusan", ORDER | bad)["mutu"]
    assert 0 < mutu["peluang_lolos_buruk"] < mutu["peluang_lolos"]


def test_an_order_of_one_unit_is_looked_at_whole():
    """It has no letter in the table; the one unit is inspected and passes where it is good."""
    typed = {"jumlah_unit": 1, "tingkat_cacat": "20%", "peluang_deteksi": "50%", "harga_jual": "", "harga_unit": "900"}
    mutu = answered("keputusan", ORDER | typed)["mutu"]
    assert (mutu["n"], mutu["inspeksi_penuh"], mutu["peluang_lolos"]) == (1, True, 0.9)
