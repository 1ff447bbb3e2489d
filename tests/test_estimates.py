"""What a reader has no quote for: estimated by sourced prices, said so, and never where something was typed."""

import itertools
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from calculator import goods
from calculator.inputs import law
from calculator.numbers import persen, rupiah_kira
from calculator.respond import respond

SHORT = {
    "jenis_barang": "tumbler",
    "jumlah_unit": "1.000",
    "harga_unit": "2,60",
    "jenis_pesanan": "logo",
    "moda": "laut_lcl",
    "volume_cbm": "2,3",
    "ndpbm": "16.800",
    "hari_ini": "2026-11-24",
}


def asked(masukan, *, taksir=True):
    """A decision with estimates."""
    return respond({"kalkulator": "keputusan", "masukan": masukan, "taksir": taksir})


def estimates(masukan):
    """The sentences that tell of estimates, by the field's label."""
    told = [warning["pesan"] for warning in asked(masukan)["peringatan"] if warning["kode"] == "ditaksir"]
    return {text.partition(" belum Anda isi, kami taksir ")[0]: text.partition(" kami taksir ")[2] for text in told}


def test_an_order_by_sea_is_estimated_from_its_price_and_volume():
    """2,5 times the price for each of two samples; 35 USD a CBM; 3,2 million and 600.000 a CBM on land."""
    found = estimates(SHORT)
    assert found["Biaya sample, semua unit"].startswith("USD 13 (2,5 × harga unit × 2 sample")
    assert found["Ongkir kurir sample"].startswith("USD 45 (")
    assert found["Ongkos kirim internasional (freight)"].startswith("USD 80,50 (USD 35 × 2,3 CBM; asumsi kami")
    assert found["Biaya lokal di Indonesia"].startswith("Rp4.580.000 (3.200.000 + 600.000 × 2,3 CBM; asumsi kami")


def test_an_estimate_is_answered_as_if_it_were_typed():
    """Nothing but the sentences tells an estimated order from a typed one."""
    typed = {"biaya_sample": "13", "ongkir_sample": "45", "freight": "80,50", "biaya_lokal": "4.580.000"}
    assert asked(SHORT)["hasil"] == asked(SHORT | typed, taksir=False)["hasil"]


def test_what_is_typed_is_never_estimated():
    """Also where it is nought."""
    assert "Ongkir kurir sample" not in estimates(SHORT | {"ongkir_sample": "0"})


def test_without_being_asked_nothing_is_estimated():
    """The command line's promise: what is required is required."""
    assert sorted(asked(SHORT, taksir=False)["galat"]) == ["biaya_sample", "freight", "ongkir_sample"]


@pytest.mark.parametrize(
    ("change", "field"),
    [({"volume_cbm": ""}, "volume_cbm"), ({"moda": "udara"}, "berat_kg"), ({"skema_impor": "kiriman"}, "berat_kg")],
    ids=str,
)
def test_what_an_estimate_needs_is_asked_for(change, field):
    """By sea the volume, in the air and by courier the weight; not the freight, which the short form does not show."""
    assert list(asked(SHORT | change)["galat"]) == [field]


def test_what_an_estimate_needs_is_asked_for_beside_what_is_wrong():
    """All at once: what cannot be read, what is missing, and the volume that the freight would be estimated from."""
    wrong = {name: value for name, value in SHORT.items() if name not in ("volume_cbm", "harga_unit")}
    refusal = asked(wrong | {"jumlah_unit": "seribu"})["galat"]
    assert sorted(refusal) == ["harga_unit", "jumlah_unit", "volume_cbm"]


def test_an_all_in_offer_needs_no_freight_and_no_local_costs():
    """They are in its price."""
    assert set(estimates(SHORT | {"skema_impor": "borongan"})) == {"Biaya sample, semua unit", "Ongkir kurir sample"}


def test_estimates_in_yuan_are_the_dollars_of_the_source():
    """45 USD at 16.800 rupiah are 315 yuan at 2.400, which is 320 with the two digits the source has."""
    yuan = {"mata_uang": "CNY", "ndpbm": "2.400", "ndpbm_usd": "16.800", "harga_unit": "18"}
    assert estimates(SHORT | yuan)["Ongkir kurir sample"].startswith("CNY 320 (tarif kurir USD 45, dengan kurs Anda")


ABSURD = (
    {"harga_unit": "1000000", "jumlah_sample": "1000000"},
    {"volume_cbm": "1000000"},
    {"mata_uang": "CNY", "ndpbm": "0,000000000000000000001", "ndpbm_usd": "1000000"},
    {"mata_uang": "CNY", "ndpbm": "1000000", "ndpbm_usd": "0,000000000000000000001"},
    {"moda": "udara", "berat_kg": "100000000"},
    {"volume_cbm": "0"},
    {"harga_unit": "0,00000000000000000000000000000001"},
)


@pytest.mark.parametrize("change", ABSURD, ids=str)
def test_an_absurd_order_is_estimated_or_refused_and_nothing_else(change):
    """No estimate overflows, and none is larger than its field may hold."""
    reply = asked(SHORT | change)
    assert reply["ok"] in (True, False)
    assert all(value for value in reply.get("galat", {"-": "-"}).values())


def test_kinds_of_goods_are_choices_with_groups_the_law_knows():
    """Thirty kinds; each group is one of barang kiriman, each rate a share."""
    groups = {word for word, _ in law.KELOMPOK_KIRIMAN.options}
    assert len(goods.kinds()) >= 28
    assert {kind.kelompok_kiriman for kind in goods.kinds().values()} <= groups
    assert all(Decimal(0) <= kind.tarif_bm <= Decimal("0.3") for kind in goods.kinds().values())
    assert {key for key, _ in goods.choices()} == {goods.OTHER, *goods.kinds()}


def test_a_kind_of_goods_gives_the_rates_that_were_not_typed():
    """Bags: 25 % and PPh 5 % by courier, 20 % by PIB; the reader's own rate and group stay."""
    shipment = {"tanggal": "2026-11-24", "ndpbm": "16.800", "fob": "300", "freight": "40", "jenis_barang": "tas"}

    def charged(**typed):
        return respond({"kalkulator": "pajak", "masukan": shipment | typed})["hasil"]

    assert charged() == charged(jenis_barang="lain", kelompok_kiriman="tas")
    assert charged(jalur="pib") == charged(jenis_barang="lain", jalur="pib", tarif_bm="20%")
    assert charged(kelompok_kiriman="umum") == charged(jenis_barang="lain")
    assert charged(jalur="pib", tarif_bm="15%") == charged(jenis_barang="lain", jalur="pib", tarif_bm="15%")


READ = {
    ("harga_unit", "2.60"): "2,60",
    ("harga_unit", "2,60"): "",
    ("harga_unit", "2,6"): "",
    ("biaya_lokal", "4,55 jt"): "Rp4.550.000, sekitar Rp4,6 juta",
    ("biaya_lokal", "750rb"): "Rp750.000",
    ("tarif_bm", "20%"): "",
    ("tenggat", "12/2/2027"): None,
    ("tenggat", "2027-02-12"): "Jumat, 12 Februari 2027",
    ("produksi", "10/25/45"): "paling cepat 10, biasanya 25, paling lama 45 hari kerja pabrik",
    ("produksi", "30"): "pasti 30 hari kerja pabrik",
    ("pkp", "ya"): "",
}


@pytest.mark.parametrize(("field", "typed"), READ)
def test_a_field_is_read_back_where_that_says_more_than_was_typed(field, typed):
    """Or refused with the same words as a calculation would, and nothing is computed."""
    reply = respond({"kalkulator": "keputusan", "masukan": {field: typed, "hari_ini": "2026-11-24"}, "bentuk": "baca"})
    said = READ[field, typed]
    read, refused = reply["baca"], reply["galat"]
    assert isinstance(read, dict)
    assert isinstance(refused, dict)
    assert read.get(field) == said
    assert (field in refused) == (said is None)


WAYS_IN = list(
    itertools.product(("laut_lcl", "udara"), ("pib", "kiriman", "borongan"), ("USD", "CNY"), ("lain", "kaos"))
)


@pytest.mark.parametrize(("moda", "skema_impor", "mata_uang", "jenis_barang"), WAYS_IN, ids=str)
def test_the_short_form_is_answered_whatever_way_is_chosen(moda, skema_impor, mata_uang, jenis_barang):
    """Every mode, scheme and currency, with nothing but what the short form asks, has an answer and a page."""
    typed = {"moda": moda, "skema_impor": skema_impor, "mata_uang": mata_uang, "jenis_barang": jenis_barang}
    typed |= {"jumlah_unit": "100", "harga_unit": "2", "tarif_bm": "10%", "volume_cbm": "0,5", "berat_kg": "60"}
    typed |= {"ndpbm": "2.350" if mata_uang == "CNY" else "16.800", "ndpbm_usd": "16.800", "hari_ini": "2026-11-24"}
    reply: Any = respond({"kalkulator": "keputusan", "masukan": typed, "bentuk": "html", "taksir": True})
    assert reply.get("galat") is None
    assert reply["html"]["hasil"]


UNKNOWN = SHORT | {"jenis_barang": "lain", "skema_impor": "pib"}


def test_goods_of_no_kind_known_here_get_the_middle_duty_and_the_range():
    """The duty is said to be ours, and what the charges come to at its ends is said beside it."""
    rates = sorted(kind.tarif_bm for kind in goods.kinds().values())
    assert (rates[0], rates[-1]) == (Decimal(0), Decimal("0.3"))
    middle = rates[(len(rates) - 1) // 2]
    assert estimates(UNKNOWN)["Tarif bea masuk umum (MFN)"].startswith(f"{persen(middle)} (nilai tengah")
    told = {warning["kode"]: warning["pesan"] for warning in asked(UNKNOWN)["peringatan"]}["tarif_tidak_tahu"]
    for rate in (rates[0], middle, rates[-1]):
        massal = asked(UNKNOWN | {"tarif_bm": persen(rate)})["hasil"]["massal"]
        per_unit = Fraction(massal["pungutan"] - massal["kredit_pajak"], 1000)
        assert f"{rupiah_kira(per_unit)} bila" in told
        assert f"{persen(rate)}" in told
    assert asked(UNKNOWN)["hasil"] == asked(UNKNOWN | {"tarif_bm": persen(middle)})["hasil"]


@pytest.mark.parametrize(
    "masukan",
    [SHORT, UNKNOWN | {"tarif_bm": "5%"}, UNKNOWN | {"skema_impor": "borongan"}],
    ids=("known kind", "typed", "all-in"),
)
def test_a_known_duty_has_no_range(masukan):
    """Typed, of a known kind, or part of an all-in offer."""
    assert "tarif_tidak_tahu" not in {warning["kode"] for warning in asked(masukan)["peringatan"]}


def test_the_whole_form_asks_for_the_duty():
    """Nothing is estimated where the reader fills in everything."""
    reply = asked(UNKNOWN | {"freight": "80", "biaya_sample": "13", "ongkir_sample": "45"}, taksir=False)
    assert set(reply["galat"]) == {"tarif_bm"}
