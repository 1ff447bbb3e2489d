"""Forms: what is typed becomes values, or messages that come all at once under their fields."""

import pytest

from calculator import catalog
from tests.engine_cases import answered, ask, refused

PAJAK = {"tanggal": "24 November 2026", "ndpbm": "16.800", "fob": "300", "freight": "40"}
TUMBLER = dict(catalog.presets()["tumbler"].values)
JADWAL = {"tanggal_mulai": "24 November 2026", "jalur": "langsung"}


def test_every_wrong_field_is_named_at_once():
    """A reader mends everything in one go: wrong, missing and unknown fields together."""
    masukan = {"tanggal": "besok", "ndpbm": "-1", "pkp": "barangkali", "harga": "1", "tarif_bm": "20"}
    assert sorted(refused("pajak", masukan)) == ["fob", "freight", "harga", "ndpbm", "pkp", "tanggal", "tarif_bm"]


def test_a_clash_between_fields_is_named_beside_a_wrong_field():
    """What may not go together is said at once too, where the fields involved were readable."""
    masukan = PAJAK | {"fob": "tiga ratus", "pkp": "ya", "memiliki_npwp": "tidak"}
    assert sorted(refused("pajak", masukan)) == ["fob", "memiliki_npwp", "pkp"]


@pytest.mark.parametrize("kalkulator", catalog.CALCULATORS)
def test_every_message_begins_with_the_label_of_its_field(kalkulator):
    """Also in a list far from the field one knows which is meant."""
    fields = {field.name: field for field in catalog.CALCULATORS[kalkulator].fields}
    hostile = {name: {"apa": 1} for name in fields if name != "barang"}
    messages = refused(kalkulator, hostile)
    assert set(hostile) == set(messages)
    assert {name: text for name, text in messages.items() if not text.startswith(f"{fields[name].label}: ")} == {}


def test_an_unknown_key_names_the_known_ones():
    """A slip in a key is found by reading the list."""
    message = refused("keputusan", TUMBLER | {"jumlah": "5"})["jumlah"]
    known = [field.name for field in catalog.CALCULATORS["keputusan"].fields]
    assert f"Kolom “jumlah” tidak dikenal. Yang dikenal: {', '.join(known)}." == message


def test_a_long_unknown_key_is_shown_cut():
    """A message stays readable whatever is sent."""
    (message,) = refused("pajak", PAJAK | {"x" * 500: "1"}).values()
    assert message.startswith(f"Kolom “{'x' * 40}…” tidak dikenal.")


@pytest.mark.parametrize("blank", ["", "   ", "\u00a0", None])
def test_blank_is_the_default(blank):
    """An empty input of a form is the same as no input."""
    optional = ("asuransi", "kelompok_kiriman", "form_e", "bmt", "memiliki_npwp", "rezim_pph", "jalur", "barang")
    assert answered("pajak", PAJAK) == answered("pajak", PAJAK | dict.fromkeys(optional, blank))


@pytest.mark.parametrize("blank", ["", "  ", None])
def test_blank_is_no_answer_where_one_is_required(blank):
    """A required field left empty is named with what to type."""
    assert refused("pajak", PAJAK | {"fob": blank}) == {
        "fob": "Harga seluruh barang, FOB: Isi kolom ini. Contoh: 2.600."
    }


@pytest.mark.parametrize(
    ("word", "expected"), [("ya", 0), ("YA", 0), (" ya ", 0), (True, 0), ("tidak", 1), (False, 1), ("", 1)]
)
def test_yes_and_no_are_words_or_json(word, expected):
    """A form sends one of two words, JSON true or false; blank is the default."""
    masukan = PAJAK | {"jalur": "pib", "tarif_bm": "5%", "form_e": word}
    assert bool(expected) == bool(answered("pajak", masukan)["bea_masuk"])


PARTS = {
    "three parts": ({"produksi.min": "10", "produksi.modus": "30", "produksi.maks": "45"}, "10/30/45"),
    "numbers of JSON": ({"produksi.min": 10, "produksi.modus": 30, "produksi.maks": 45}, "10/30/45"),
    "from nothing": ({"produksi.min": 0, "produksi.modus": 3, "produksi.maks": 5}, "0/3/5"),
    "typed nothing": ({"produksi.min": "0", "produksi.modus": "0", "produksi.maks": "0"}, "0"),
    "all blank": ({"produksi.min": "", "produksi.modus": " ", "produksi.maks": ""}, ""),
    "one number": ({"produksi": 30}, "30"),
    "spaces": ({"produksi": " 10 / 30 / 45 "}, "10/30/45"),
}


@pytest.mark.parametrize(("parts", "text"), PARTS.values(), ids=PARTS)
def test_a_duration_in_three_inputs_is_the_duration_in_one(parts, text):
    """The parts of a form are joined in one place; all blank is the default."""
    assert answered("jadwal", JADWAL | {"produksi": text}) == answered("jadwal", JADWAL | parts)


def test_nothing_in_three_parts_is_nothing_and_not_the_default():
    """Zero days of clearance typed as JSON numbers stay zero beside a given shipping time."""
    zeros = {"bea_cukai.min": 0, "bea_cukai.modus": 0, "bea_cukai.maks": 0}
    given = JADWAL | {"pengiriman": "24"}
    assert answered("jadwal", given | {"bea_cukai": "0"})["tiba"] == answered("jadwal", given | zeros)["tiba"]


def test_a_part_of_a_duration_left_out_is_named_at_the_duration():
    """Two numbers of three are no duration; the message stands under the one field."""
    assert list(refused("jadwal", JADWAL | {"produksi.min": "10", "produksi.maks": "45"})) == ["produksi"]


def test_series_typed_as_keys_are_the_list():
    """`barang.0.fob` and a JSON list are one thing."""
    listed = [{"fob": "100", "kelompok_kiriman": "tas"}, {"fob": "200"}]
    typed = {"barang.0.fob": "100", "barang.0.kelompok_kiriman": "tas", "barang.1.fob": "200"}
    shared = {name: value for name, value in PAJAK.items() if name != "fob"}
    assert answered("pajak", shared | {"barang": listed}) == answered("pajak", shared | typed)


def test_a_wrong_series_is_named_by_its_place():
    """The key counts from nought, the words from one."""
    shared = {name: value for name, value in PAJAK.items() if name != "fob"}
    messages = refused("pajak", shared | {"barang": [{"fob": "100"}, {"fob": "x", "warna": "biru"}]})
    assert sorted(messages) == ["barang.1.fob", "barang.1.warna"]
    assert [message[:11] for message in messages.values()] == ["Barang ke-2", "Barang ke-2"]


BETWEEN = {
    "pkp without npwp": ("pajak", PAJAK, {"pkp": "ya", "memiliki_npwp": "tidak"}, ["memiliki_npwp", "pkp"]),
    "fob beside goods": ("pajak", PAJAK, {"barang": [{"fob": "5"}]}, ["barang", "fob"]),
    "extra duty beside goods": ("pajak", PAJAK, {"fob": "", "bmt": "5", "barang": [{"fob": "5"}]}, ["barang", "bmt"]),
    "two rates of the dollar": ("pajak", PAJAK, {"ndpbm_usd": "16.900"}, ["ndpbm", "ndpbm_usd"]),
    "yuan without the dollar": ("pajak", PAJAK, {"mata_uang": "CNY"}, ["mata_uang", "ndpbm_usd"]),
    "deadline before start": ("jadwal", JADWAL, {"tenggat": "1 November 2026"}, ["tanggal_mulai", "tenggat"]),
    "too big for a parcel": (
        "keputusan",
        TUMBLER,
        {"skema_impor": "kiriman"},
        ["harga_unit", "jumlah_unit", "skema_impor"],
    ),
}


@pytest.mark.parametrize(("kalkulator", "base", "change", "fields"), BETWEEN.values(), ids=BETWEEN)
def test_a_clash_stands_under_every_field_involved(kalkulator, base, change, fields):
    """The same words, under each label, so that either may be mended."""
    labels = {field.name: field.label for field in catalog.CALCULATORS[kalkulator].fields}
    messages = refused(kalkulator, base | change)
    assert fields == sorted(messages)
    assert len({text.removeprefix(f"{labels[name]}: ") for name, text in messages.items()}) == 1


@pytest.mark.parametrize("typed", ["10/5/45", "10/50/45", "45/25/10"])
def test_a_duration_out_of_order_is_refused(typed):
    """Least, most likely, most: each slip in the order is seen."""
    assert "Urutkan" in refused("jadwal", JADWAL | {"produksi": typed})["produksi"]


@pytest.mark.parametrize(("count", "fields"), [(40, []), (41, ["tutup_pabrik"])])
def test_a_list_of_closures_has_an_end(count, fields):
    """Forty spans are more than any factory announces."""
    reply = ask("jadwal", JADWAL | {"tutup_pabrik": [["2027-02-01", "2027-02-02"]] * count})
    assert fields == list(reply.get("galat", {}))


def test_a_name_is_kept_on_one_line():
    """Line breaks and invisible signs of direction would break the summary for WhatsApp."""
    html = ask("keputusan", TUMBLER | {"nama_produk": "  Tumbler\n\u202eputih \x00 500\u00a0ml "}, "html")["html"]
    assert "\nBarang: Tumbler putih 500 ml, 1.000 unit" in html["hasil"]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ({"harga_unit": "18 yuan"}, {"harga_unit"}),
        ({"harga_unit": "¥18"}, {"harga_unit"}),
        ({"harga_unit": "US$2,60", "mata_uang": "CNY", "ndpbm_usd": "16.800"}, {"harga_unit"}),
        ({"biaya_sample": "Rp 500.000", "freight": "RMB 80"}, {"biaya_sample", "freight"}),
        ({"biaya_lokal": "$300"}, {"biaya_lokal"}),
        ({"harga_unit": "18 CNY", "mata_uang": "CNY", "ndpbm": "2.330", "ndpbm_usd": "16.800"}, set()),
        ({"harga_unit": "2,60 USD", "biaya_lokal": "Rp4.550.000", "ndpbm": "Rp16.800"}, set()),
    ],
    ids=str,
)
def test_an_amount_in_another_currency_is_never_read_as_if_it_were_not(typed, wanted):
    """Whoever writes yuan beside a price in dollars is asked; what agrees is read."""
    reply = ask("keputusan", TUMBLER | typed)
    assert set(reply.get("galat", {})) == wanted
    assert all("dibaca dalam" in message for message in reply.get("galat", {}).values())


@pytest.mark.parametrize(
    ("field", "typed", "plain"),
    [
        ("jumlah_unit", "1.000 pcs", "1.000"),
        ("jumlah_unit", "1000 buah", "1.000"),
        ("berat_kg", "360kg", "360"),
        ("volume_cbm", "2,3 m3", "2,3"),
    ],
)
def test_a_unit_may_stand_after_its_number(field, typed, plain):
    """People write how many of what."""
    assert answered("keputusan", TUMBLER | {field: typed}) == answered("keputusan", TUMBLER | {field: plain})


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"ndpbm": "2.330"}, "mirip kurs CNY"),
        ({"mata_uang": "CNY", "ndpbm": "16.800", "ndpbm_usd": "16.800"}, "mirip kurs USD"),
        ({"ndpbm": "168.000"}, "tidak lazim"),
        ({"mata_uang": "CNY", "ndpbm": "2.330", "ndpbm_usd": "2.330"}, "2.330 rupiah per USD tidak lazim"),
        ({}, None),
    ],
    ids=str,
)
def test_a_rate_that_is_not_like_its_currency_is_questioned(typed, said):
    """A rate of the yuan for a price in dollars makes everything seven times too cheap."""
    found = [w["pesan"] for w in ask("keputusan", TUMBLER | typed)["peringatan"] if w["kode"] == "kurs_janggal"]
    assert (said in found[0]) if said else not found


@pytest.mark.parametrize("field", ["berat_kg", "volume_cbm"])
def test_goods_have_weight_and_volume(field):
    """Nought is refused: it would make the freight free."""
    assert set(refused("keputusan", TUMBLER | {field: "0"})) == {field}


def test_the_day_of_the_law_is_the_readers_own_unless_given():
    """A page that knows the day need not ask for it; without any day the charges are refused."""
    shipment = {name: text for name, text in PAJAK.items() if name != "tanggal"}
    assert answered("pajak", shipment | {"hari_ini": "2026-11-24"}) == answered("pajak", PAJAK)
    assert set(refused("pajak", shipment)) == {"tanggal"}
