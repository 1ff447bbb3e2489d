"""What else one can do: a clearer sheet, a pilot run, a carton, a part by air, one parcel; each against its formula."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.offers import price
from tests.engine_cases import TUMBLER, answered, refused

ORDER = TUMBLER | {"tenggat": "", "berat_kg": 420, "volume_cbm": "2,3", "rugi_salah_spek": "30 juta", "rugi_batal": 0}
SLOW = settings(max_examples=15, deadline=None)


def found(**typed):
    """The answer, and its actions by id."""
    reply = answered("keputusan", ORDER | typed)
    return reply, {action["id"]: action for action in reply["tindakan"]}


def best(reply):
    """What the best path costs."""
    return min(path["total_harapan"] for path in reply["jalur"])


@SLOW
@given(st.integers(1, 90), st.integers(0, 100), st.integers(0, 5_000_000))
def test_a_clearer_sheet_is_the_same_order_with_a_smaller_chance(p, cured, price):
    """P (1 - eta), for its price; whatever path is best then."""
    reply, actions = found(peluang_salah_spek=f"{p}%", perbaikan_spesifikasi=f"{cured}%", biaya_spesifikasi=price)
    smaller = f"{p * (100 - cured)}/10000"
    clearer, _ = found(peluang_salah_spek=str(float(Fraction(smaller)) * 100).replace(".", ",")[:9] + "%")
    assert abs(actions["spesifikasi"]["total_harapan"] - best(clearer) - price) <= 60
    assert actions["spesifikasi"]["hemat"] == best(reply) - actions["spesifikasi"]["total_harapan"]


def test_no_sheet_where_nothing_can_be_misread():
    """At a chance of zero it has nothing to do."""
    assert "spesifikasi" not in found(peluang_salah_spek="0%")[1]


@SLOW
@given(st.integers(1, 90), st.integers(1, 999), st.integers(0, 10_000_000))
def test_a_pilot_run_costs_its_price_and_its_lost_units(p, units, price):
    """The closed form with f = 1: setup + p (lambda q + C_fix)."""
    reply, actions = found(
        peluang_salah_spek=f"{p}%", unit_uji=units, biaya_uji=price, peluang_perbaikan="100%", maks_revisi=1
    )
    lost = Fraction(30_000_000 * units, 1000) + reply["biaya_revisi"]
    expected = reply["massal"]["total_bersih"] + price + Fraction(p, 100) * lost
    assert abs(actions["uji_produksi"]["total_harapan"] - expected) <= 2


def test_form_e_saves_what_a_declaration_with_it_costs_less():
    """As if it had been chosen; none where it is, where nothing is declared, and where there is no duty to save."""
    _, actions = found()
    proven, none = found(form_e="ya")
    assert actions["form_e"]["total_harapan"] == best(proven)
    assert "form_e" not in none
    assert "form_e" not in found(tarif_bm="0%")[1]
    assert "form_e" not in found(skema_impor="borongan")[1]


def test_a_pilot_run_takes_the_time_of_the_production():
    """Its first stage is the production of its few units."""
    _, actions = found(unit_uji=50, biaya_uji=0, peluang_salah_spek="0%", buat_sample="1")
    slow, _ = found(buat_sample="10/25/45", peluang_salah_spek="0%", ketepatan_lolos="100%", produksi="10/25/45")
    sample = next(path for path in slow["jalur"] if path["id"] == "sample")
    assert actions["uji_produksi"]["tiba_p80"] == sample["tiba_p80"]


@SLOW
@given(st.integers(0, 60), st.integers(1, 60))
def test_a_carton_costs_what_is_not_sold_of_it(p, units):
    """Its price, courier and charges, less the landed price of the units that are right."""
    typed = {"jenis_pesanan": "stok_siap", "isi_karton": units, "ongkir_karton": 60, "ketepatan_lolos": "100%"}
    reply, actions = found(peluang_salah_spek=f"{p}%", maks_revisi=0, **typed)
    fee = f"{2.6 * units:.2f}".replace(".", ",")
    bought, _ = found(jumlah_sample=units, biaya_sample=fee, ongkir_sample=60)
    expected = bought["biaya_ronde"] - (1 - p / 100) * units * reply["massal"]["per_unit"]
    assert abs(actions["karton"]["biaya"] - max(0, expected)) <= 1
    wrong = p / 100
    total = reply["massal"]["total_bersih"] + max(0, expected) + wrong * 0.1 * 30_000_000
    assert abs(actions["karton"]["total_harapan"] - total) <= 2


def test_a_part_by_air_is_late_only_where_the_air_is():
    """Its lateness is that of the whole order by air, its extra cost that of two shipments."""
    typed = {"tenggat": "2027-02-12", "rugi_telat": "50 juta", "porsi_udara": "20%", "freight": "805"}
    reply, actions = found(**typed)
    air, _ = found(**typed | {"moda": "udara", "freight": 2520})
    split = actions["udara_sebagian"]
    late = {path["id"]: path["peluang_telat"] for path in air["jalur"]}
    assert split["peluang_telat"] == late[split["jalur"]]
    fewer, _ = found(**typed | {"jumlah_unit": 800, "freight": 644, "berat_kg": 336, "volume_cbm": "1,84"})
    freight, local = (price(key).nilai for key in ("freight_udara", "biaya_lokal_udara"))
    by_air = {"jumlah_unit": 200, "moda": "udara", "freight": 84 * freight, "berat_kg": 84, "biaya_lokal": local}
    flown, _ = found(**typed | by_air)
    both = fewer["massal"]["total_bersih"] + flown["massal"]["total_bersih"]
    assert split["biaya"] == both - reply["massal"]["total_bersih"]
    best_path = next(path for path in reply["jalur"] if path["id"] == split["jalur"])
    flown_late = next(path["harapan_telat"] for path in air["jalur"] if path["id"] == split["jalur"])
    late = flown_late - best_path["harapan_telat"]
    assert abs(split["total_harapan"] - best_path["total_harapan"] - late - split["biaya"]) <= 1


@pytest.mark.parametrize(
    "typed",
    [
        {"moda": "udara"},
        {"porsi_udara": ""},
        {"skema_impor": "kiriman", "harga_unit": "1,00", "porsi_udara": "20%"},
        {"jumlah_unit": 1, "porsi_udara": "20%"},
    ],
)
def test_nothing_is_parted_that_all_flies_or_cannot_be(typed):
    """By air already, by courier, one unit, or not asked for."""
    assert "udara_sebagian" not in found(**{"porsi_udara": "20%"} | typed)[1]


@SLOW
@given(st.integers(1, 10), st.integers(0, 200_000), st.integers(500_000, 6_000_000))
def test_one_parcel_pays_from_the_number_of_suppliers_that_is_told(suppliers, domestic, price):
    """N couriers against one parcel and n ways to the collecting warehouse: the least n that is not dearer."""
    reply, actions = found(
        jumlah_supplier=suppliers, ongkir_ke_gudang=domestic, biaya_gabung=price, sebab_bersama="100%"
    )
    told = reply["gabung"]
    fee = 35 * 16800
    assert told["sendiri"] == reply["biaya_ronde"] - fee
    cheaper = [n for n in range(1, 200) if price + n * domestic <= n * told["sendiri"]]
    assert told["n_impas"] == (cheaper[0] if cheaper else ceil(Fraction(price, told["sendiri"] - domestic)))
    if suppliers == 1:
        assert "gabung" not in actions
        return
    sample = next(path["total_harapan"] for path in reply["jalur"] if path["id"] == "sample")
    saved = suppliers * told["sendiri"] - price - suppliers * domestic
    assert actions["gabung"]["total_harapan"] == sample - saved


def test_one_parcel_never_pays_where_the_way_to_it_costs_more_than_the_courier():
    """There is no number of suppliers then."""
    assert found(ongkir_ke_gudang="2 juta")[0]["gabung"]["n_impas"] is None


def test_one_parcel_says_nothing_of_a_round_it_knows_only_the_whole_of():
    """Without fee and courier there is nothing to compare."""
    assert found(biaya_ronde="1,5 juta")[0]["gabung"] is None


@SLOW
@given(st.integers(1, 60))
def test_actions_stand_in_order_and_never_raise_the_best_cost(p):
    """Invariant 49: who may choose among more does no worse; none of them changes the two paths."""
    more = {"unit_uji": 50, "biaya_uji": "1 juta", "porsi_udara": "20%", "jumlah_supplier": 2}
    plain, _ = found(peluang_salah_spek=f"{p}%", jumlah_supplier=2)
    reply, actions = found(peluang_salah_spek=f"{p}%", **more)
    totals = [action["total_harapan"] for action in reply["tindakan"]]
    assert totals == sorted(totals)
    assert set(actions) == {"spesifikasi", "form_e", "uji_produksi", "udara_sebagian", "gabung"}
    assert best(plain) == best(reply)
    assert min(best(reply), *totals) <= best(plain)


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"unit_uji": 50}, "biaya_uji", "Isi kolom ini"),
        ({"isi_karton": 24, "jenis_pesanan": "stok_siap"}, "ongkir_karton", "Isi kolom ini"),
        ({"unit_uji": 1000, "biaya_uji": 0}, "unit_uji", "isi kurang dari 1.000 unit, atau kosongkan"),
        (
            {"isi_karton": 1200, "ongkir_karton": 60, "jenis_pesanan": "stok_siap"},
            "isi_karton",
            "(1.000 unit) atau lebih",
        ),
        ({"isi_karton": 24, "ongkir_karton": 60}, "isi_karton", "menjadi “barang stok siap kirim”"),
        ({"porsi_udara": "20%", "berat_kg": ""}, "berat_kg", "Isi berat"),
        ({"porsi_udara": "0%"}, "porsi_udara", "di atas 0%"),
        ({"porsi_udara": "95%"}, "porsi_udara", "paling besar 90%"),
        ({"aql": "3"}, "aql", "AQL"),
    ],
)
def test_an_action_that_cannot_be_reckoned_is_refused_in_words(typed, field, said):
    """What is missing or does not fit, at the field."""
    assert said in refused("keputusan", ORDER | typed)[field]
