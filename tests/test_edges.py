"""Odd combinations of answers: each is answered, or refused at the right fields, and says only what is true."""

import re
from decimal import Decimal

import pytest

from calculator import reading
from tests.engine_cases import answered, ask, refused

ORDER = {
    "jenis_pesanan": "logo",
    "jumlah_unit": 1000,
    "harga_unit": Decimal("2.6"),
    "jumlah_sample": 2,
    "biaya_sample": 35,
    "ongkir_sample": 42,
    "freight": 81,
    "biaya_lokal": 4_550_000,
    "ndpbm": 16800,
    "tarif_bm": Decimal("0.2"),
    "tanggal_mulai": "2026-11-24",
    "harga_jual": 95_000,
}
SHIPMENT = {"tanggal": "2026-11-24", "ndpbm": 16800, "freight": 100}
ALL_IN = {key: value for key, value in ORDER.items() if key not in ("freight", "biaya_lokal")} | {
    "skema_impor": "borongan",
    "volume_cbm": 2,
}


def codes(typed):
    """The codes of the warnings of an order."""
    return {warning["kode"] for warning in ask("keputusan", typed)["peringatan"]}


def rules(typed):
    """The keys of the rules an order used."""
    return {row["kunci"] for row in ask("keputusan", typed)["aturan"]}


def test_no_extra_duty_beside_a_list_of_goods_is_no_extra_duty():
    """Nought typed at the top is the same as nothing typed."""
    goods = {"barang": [{"fob": 100}], "tarif_bm": Decimal("0.1")}
    assert answered("pajak", SHIPMENT | goods) == answered("pajak", SHIPMENT | goods | {"bmt": 0})


@pytest.mark.parametrize(
    "typed",
    [
        {"ongkir_sample": 0},
        {"ketepatan_deteksi": 0},
        {"ketepatan_lolos": 0},
        {"peluang_perbaikan": 0},
        {"rugi_salah_spek": 0},
        {"biaya_sample": 0, "ongkir_sample": 0},
    ],
    ids=str,
)
def test_nothing_is_looked_for_without_end(typed):
    """A candidate that is nought today still has a flip or none."""
    assert len(answered("keputusan", ORDER | typed)["pengubah"]) == 3


def test_a_flip_between_the_ends_is_found():
    """A dearer selling price raises what giving up costs too, so the answer flips twice; the nearer flip is named."""
    typed = {"peluang_salah_spek": Decimal("0.5"), "peluang_perbaikan": Decimal("0.5"), "ongkir_sample": 25}
    found = answered("keputusan", ORDER | typed | {"harga_jual": 200_000})["pengubah"]
    flip = next(entry["nilai_balik"] for entry in found if entry["field"] == "harga_jual")
    before, after = (
        answered("keputusan", ORDER | typed | {"harga_jual": price})["keputusan"]["selisih"]
        for price in (flip - 1, flip + 1)
    )
    assert 160_000 < flip < 200_000
    assert before > 0 >= after


def test_a_certain_delay_on_both_paths_has_no_price_that_decides():
    """Both miss the date for sure: no price of lateness makes them equal, and noise is not one."""
    typed = {"tanggal_mulai": "2027-01-20", "tenggat": "2027-02-12", "peluang_salah_spek": 0, "ketepatan_lolos": 1}
    assert answered("keputusan", ORDER | typed)["keputusan"]["rugi_telat_impas"] is None


def test_a_sample_that_pays_even_when_nothing_is_wrong_is_advised():
    """Dear capital and a closed factory: waiting for the sample is cheaper, also for who is sure of the supplier."""
    typed = {
        "peluang_salah_spek": 0,
        "bunga_tahunan": Decimal("0.3"),
        "jumlah_unit": 20_000,
        "porsi_dp": 1,
        "tanggal_mulai": "2027-01-22",
        "buat_sample": "5",
        "kurir_sample": "5",
        "tinjau_sample": "2",
        "ketepatan_lolos": 1,
    }
    found = answered("keputusan", ORDER | typed)["keputusan"]
    assert found["selisih"] > 0 > found["p_impas_mentah"]
    assert (found["p_impas"], found["peluang_sample_lebih_baik"], found["saran"]) == (0, 1, "sample")


def test_several_suppliers_have_no_break_even_of_the_careful_either():
    """With two chances there is no single one, with or without aversion to risk."""
    typed = {"jumlah_supplier": 3, "sebab_bersama": Decimal("0.3"), "toleransi_risiko": 20_000_000}
    found = answered("keputusan", ORDER | typed)["keputusan"]
    assert (found["p_impas"], found["p_impas_risiko"]) == (None, None)


def test_a_dear_sample_is_declared_with_its_form_e():
    """Above the limit of barang kiriman the round is charged as pajak charges it."""
    dear = {"biaya_sample": 2000, "form_e": True}
    charged = answered("pajak", SHIPMENT | {"fob": 2000, "freight": 42, "form_e": True, "tarif_bm": Decimal("0.2")})
    assert answered("keputusan", ORDER | dear)["biaya_ronde"] == 2042 * 16800 + charged["biaya_akhir"]


@pytest.mark.parametrize(
    ("typed", "warned"),
    [({}, False), ({"bea_cukai": "2/4/12"}, True), ({"bea_cukai": "0"}, False), ({"freight": 81}, True)],
    ids=str,
)
def test_what_an_all_in_offer_holds_is_typed_in_vain(typed, warned):
    """Clearance too: it is part of door to door."""
    assert warned == ("borongan_mengabaikan" in codes(ALL_IN | typed))


AT_ONCE = {
    "a rate and a clash of papers": ("pajak", SHIPMENT | {"fob": 100, "jalur": "pib", "barang_mewah": True}),
    "an unreadable rate of exchange": ("pajak", SHIPMENT | {"fob": 100, "jalur": "pib", "ndpbm": "x"}),
    "an unknown key and a deadline": ("keputusan", ORDER | {"tenggat": "2026-11-01", "foo": 1}),
}
EXPECTED = {
    "a rate and a clash of papers": {"barang_mewah", "tarif_bm"},
    "an unreadable rate of exchange": {"ndpbm", "tarif_bm"},
    "an unknown key and a deadline": {"foo", "tanggal_mulai", "tenggat"},
}


@pytest.mark.parametrize("name", AT_ONCE)
def test_mistakes_of_every_kind_are_named_at_once(name):
    """What cannot be read, what is missing and what clashes stand in one list."""
    assert EXPECTED[name] == set(refused(*AT_ONCE[name]))


def test_tooling_that_takes_a_parcel_over_its_limit_is_named():
    """Goods of 1.300 and 300 of tooling: the tooling is one of the fields to change."""
    typed = {"skema_impor": "kiriman", "jumlah_unit": 500, "biaya_cetakan": 300}
    assert set(refused("keputusan", ORDER | typed)) == {"biaya_cetakan", "harga_unit", "jumlah_unit", "skema_impor"}


def test_a_series_without_its_rate_is_named_by_its_place():
    """The second series lacks the rate that the first one has."""
    goods = [{"fob": 100, "tarif_bm": Decimal("0.1")}, {"fob": 200}]
    messages = refused("pajak", SHIPMENT | {"jalur": "pib", "barang": goods})
    assert list(messages) == ["barang.1.tarif_bm"]
    assert messages["barang.1.tarif_bm"].startswith("Barang ke-2, Tarif bea masuk")


@pytest.mark.parametrize("typed", ["16,800", "1234,567", "1,000", "12345,678"])
def test_both_readings_of_an_ambiguous_number_can_be_typed(typed):
    """Whichever the reader meant, the text offered is understood as that."""
    with pytest.raises(reading.UnreadableError) as caught:
        reading.parse_number(typed)
    whole, decimal = re.findall(r"([\d.,]+) \((?:ribuan|desimal)\)", str(caught.value))
    assert reading.parse_number(whole) == Decimal(typed.replace(",", ""))
    assert reading.parse_number(decimal) == Decimal(typed.replace(",", "."))


def test_a_price_by_the_day_is_not_a_price_of_the_date():
    """Without the loss of missing the date the reader is told that it counts nothing."""
    typed = {"tenggat": "2027-02-12", "rugi_telat_per_hari": 500_000}
    assert "telat_tanpa_nilai" in codes(ORDER | typed)


def test_rules_not_checked_for_long_are_said_to_be_old():
    """By the reader's own day, never by the law's."""
    assert "aturan_lama" not in codes(ORDER | {"hari_ini": "2026-11-24"})
    assert "aturan_lama" in codes(ORDER | {"hari_ini": "2027-06-01", "tanggal": "2026-11-24"})


def test_a_freed_pph22_names_the_rule_that_frees_it():
    """A Surat Keterangan is a rule with a source, not a missing number."""
    assert "pph22.tarif.suket" in rules(ORDER | {"suket_umkm": True, "rezim_pph": "final_umkm"})


def test_a_known_round_brings_no_charges_of_its_own():
    """No rule, warning or missing rate of a parcel that was not computed."""
    typed = {"biaya_ronde": 1_000_000, "kelompok_kiriman": "buku"}
    assert codes(ORDER | typed) & {"nilai_sample", "ppn_buku"} == set()
    known = {key: value for key, value in ALL_IN.items() if key != "tarif_bm"} | {"biaya_ronde": 1_000_000}
    assert answered("keputusan", known | {"biaya_sample": 2000})["biaya_ronde"] == 1_000_000
    assert rules(known) == set()


def test_the_rules_behind_a_warnings_amount_are_listed():
    """The charges as barang kiriman that a warning names were computed by rules."""
    small = ORDER | {"biaya_ronde": 1_000_000, "jumlah_unit": 100}
    assert "kiriman_mungkin" in codes(small)
    assert "kiriman.tarif_bm.umum" in rules(small)


def test_what_an_all_in_offer_is_billed_by_is_asked_for_once():
    """At sea the volume and in the air either measure; the other answers are not at fault."""
    offer = ORDER | {"skema_impor": "borongan", "volume_cbm": "", "berat_kg": ""}
    assert set(refused("keputusan", offer | {"moda": "laut_lcl"})) == {"volume_cbm"}
    assert set(refused("keputusan", offer | {"moda": "udara"})) == {"berat_kg", "volume_cbm"}
