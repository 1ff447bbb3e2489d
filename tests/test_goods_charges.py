"""The charges of several goods, good by good: sums are the shipment's own, and the law rounds once."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import catalog, charges, form, form_view, goods_charges, pajak_view
from calculator.calculators.pajak_goods import BARANG
from calculator.numbers import TURUN_KE_RUPIAH
from tests.engine_cases import answered, ask, refused
from tests.engine_shipments import CENTS, COSTS, GOODS, IMPORTERS, OWNER, PLAIN, shipment

SHARED = {"tanggal": "24 November 2026", "ndpbm": "16.800", "freight": "40"}
TWO = {"barang.0.nama": "Tas", "barang.0.fob": "310,55", "barang.0.jenis_barang": "tas", "barang.1.fob": "127,4"}
THREE = dict(catalog.presets()["pajak-tiga-barang"].values)

JALUR = st.sampled_from(("otomatis", "pib", "pibk", "bawaan", "bawaan_pribadi"))


def mixed(fobs, goods, **options):
    """A shipment whose goods are all of another kind."""
    plain = shipment(*fobs, goods=PLAIN, **options)
    return replace(plain, series=tuple(replace(one, goods=own) for one, own in zip(plain.series, goods, strict=True)))


@given(st.lists(st.tuples(CENTS, GOODS), min_size=1, max_size=6), IMPORTERS, JALUR, COSTS)
def test_the_sums_are_the_shipments_own_amounts(pairs, importer, jalur, freight):
    """Whatever the goods: every column of whole rupiah adds up to what the shipment pays."""
    fobs, goods = zip(*pairs, strict=True)
    levied = charges.compute(mixed(fobs, goods, importer=importer, jalur=jalur, freight=freight))
    each = goods_charges.by_goods(levied)
    assert len(each) == len(pairs)
    for name in goods_charges.NAMES:
        amounts = [one[name].amount for one in each]
        assert all(amount.denominator == 1 and amount >= 0 for amount in amounts)
        assert sum(amounts) == getattr(levied, name).amount, name


def test_only_the_largest_good_bears_what_rounding_left():
    """Duty of the others is their own, down to the rupiah; what the law rounded up is with the one that pays most."""
    goods = [replace(PLAIN, tarif_bm=Decimal(rate)) for rate in ("0.05", "0.3", "0")]
    levied = charges.compute(mixed((999, 1234, 500), goods, importer=OWNER, jalur="pib", freight=77))
    each = goods_charges.by_goods(levied)
    own = levied.each["bea_masuk"]
    assert each[0]["bea_masuk"].amount == TURUN_KE_RUPIAH.apply(own[0].value)
    assert each[1]["bea_masuk"].amount - own[1].value < 1001
    assert each[2]["bea_masuk"].amount == 0


def test_ppn_and_pph_of_a_good_are_what_the_law_rounded():
    """They are rounded good by good already; nothing is rounded again."""
    levied = charges.compute(mixed((333, 444), [PLAIN, PLAIN], importer=OWNER, jalur="pib"))
    each = goods_charges.by_goods(levied)
    assert [one["ppn"] for one in each] == list(levied.each["ppn"])
    assert [one["pph22"] for one in each] == list(levied.each["pph22"])


def test_the_result_names_the_goods_and_is_null_without_a_list():
    """Names and prices as given; every amount of a good also stands in the explanation."""
    reply = ask("pajak", SHARED | TWO)
    assert [(one["nama"], one["fob"]) for one in reply["hasil"]["barang"]] == [("Tas", 310.55), ("", 127.4)]
    explained = {step["kunci"]: step["jumlah"] for step in reply["langkah"]}
    for place, one in enumerate(reply["hasil"]["barang"]):
        for key in goods_charges.NAMES:
            shown = "bagian_nilai_pabean" if key == "nilai_pabean" else key
            assert explained[f"barang.{place}.{shown}"] == one[key]
    assert answered("pajak", SHARED | {"fob": "300"})["barang"] is None


def test_one_good_in_a_list_is_the_shipment():
    """A single row is charged as the same goods without rows."""
    alone = answered("pajak", SHARED | {"fob": "300", "jenis_barang": "tas"})
    listed = answered("pajak", SHARED | {"barang.0.fob": "300", "barang.0.jenis_barang": "tas"})
    (one,) = listed.pop("barang")
    assert listed == {key: value for key, value in alone.items() if key != "barang"}
    assert {key: one[key] for key in goods_charges.NAMES} == {key: alone[key] for key in goods_charges.NAMES}


@pytest.mark.parametrize(
    ("row", "same"),
    [
        ({"jenis_barang": "tas"}, {"tarif_bm": "20%", "kelompok_kiriman": "tas"}),
        ({"jenis_barang": "tas", "tarif_bm": "15%"}, {"tarif_bm": "15%", "kelompok_kiriman": "tas"}),
        ({"jenis_barang": "tas", "kelompok_kiriman": "umum"}, {"tarif_bm": "20%", "kelompok_kiriman": "umum"}),
    ],
    ids=str,
)
@pytest.mark.parametrize("jalur", ["kiriman", "pib"])
def test_a_row_takes_its_rates_from_its_kind_of_goods(row, same, jalur):
    """Its own rate and group come first; the next row is not touched by it."""
    rest = {"jalur": jalur, "barang.0.fob": "300", "barang.1.fob": "200", "barang.1.tarif_bm": "5%"}
    by_kind, by_hand = ({f"barang.0.{key}": text for key, text in own.items()} for own in (row, same))
    assert answered("pajak", SHARED | rest | by_kind) == answered("pajak", SHARED | rest | by_hand)


def test_what_is_typed_above_holds_for_every_row_that_says_nothing():
    """A key left out comes from the top level, before what a kind of goods would lend."""
    rest = {"jalur": "pib", "tarif_bm": "7%"}
    typed = answered("pajak", SHARED | TWO | rest)
    assert typed == answered(
        "pajak", SHARED | TWO | {"jalur": "pib", "barang.0.tarif_bm": "7%", "barang.1.tarif_bm": "7%"}
    )


def test_each_kind_of_a_shipment_is_told_once():
    """Rates that kinds of goods lend are named with their HS code; so is a list of PPh 22 that may hold."""
    rows = {"barang.1.jenis_barang": "kaos", "barang.2.fob": "9", "barang.2.jenis_barang": "tas", "jalur": "pib"}
    told = [(notice["kode"], notice["pesan"]) for notice in ask("pajak", SHARED | TWO | rows)["peringatan"]]
    assert [code for code, _ in told] == ["jenis_barang", "jenis_barang", "pph22_daftar"]
    assert "20%: Tas" in told[0][1]
    assert "25%: Kaos" in told[1][1]


def test_a_row_in_another_currency_is_asked_about():
    """As a single FOB is; the message says which row."""
    assert list(refused("pajak", SHARED | TWO | {"barang.1.fob": "CNY 500"})) == ["barang.1.fob"]
    assert "Barang ke-2" in refused("pajak", SHARED | TWO | {"barang.1.fob": "CNY 500"})["barang.1.fob"]


def test_the_parts_of_a_row_are_read_back_one_by_one():
    """What the reader typed in one input is said again under it, or why it cannot be read."""
    typed = {"barang.3.fob": "2,6 rb", "barang.3.tarif_bm": "1234", "barang.4.nama": "Tas"}
    reply = ask("pajak", typed, "baca")
    assert reply["baca"] == {"barang.3.fob": "2.600", "barang.4.nama": ""}
    assert list(reply["galat"]) == ["barang.3.tarif_bm"]


def test_the_form_has_one_row_and_marks_what_it_asks_instead():
    """Seldom needed fields stand folded; an example fills exactly the rows it has."""
    calculator = catalog.CALCULATORS["pajak"]
    shown = form_view.form(calculator, catalog.presets(), catalog.presets()["pajak-tumbler"])
    (rows,) = [group.rows for group in shown.groups if group.rows]
    names = [view.inputs[0].name for view in (*rows.asked, *rows.folded)]
    assert names == [f"barang.0.{part.name}" for part in BARANG.parts]
    assert [view.field.name.split(".")[2] for view in rows.asked] == ["nama", "jenis_barang", "fob"]
    single = {view.field.name for group in shown.groups for view in group.fields if view.single}
    assert single == {part.name for part in BARANG.parts} - {"nama"}
    filled = {preset.id: values for preset, values in shown.presets}
    typed = {name for name in filled["pajak-tiga-barang"] if name.startswith("barang.")}
    assert typed == {name for name in THREE if name.startswith("barang.")}
    assert [name for name in filled["pajak-tumbler"] if name.startswith("barang.")] == []


def _view(masukan):
    calculator = catalog.CALCULATORS["pajak"]
    values = form.read(calculator, masukan | {"hari_ini": "2026-11-24"})
    return pajak_view.charges_of_shipment(values, calculator.compute(values))


def test_the_page_shows_a_line_for_each_good():
    """Its name or its place, its amounts under their columns; the last line is the shipment's."""
    view = _view(SHARED | TWO)
    assert [one.nama for one in view.goods] == ["Tas", "Barang ke-2"]
    assert len(view.columns) == len(view.totals) == len(view.goods[0].amounts)
    for place, whole in enumerate(view.totals):
        assert sum(one.amounts[place].amount for one in view.goods) == whole.amount
    assert view.given[0].text == "2 macam barang, USD 437,95"
    html = ask("pajak", SHARED | TWO | {"barang.0.nama": "<b>Tas"}, "html")["html"]["hasil"]
    assert html.count('href="#isian-barang.') == 2
    assert "&lt;b&gt;Tas" in html
    assert "tiap-barang" not in ask("pajak", SHARED | {"fob": "300"}, "html")["html"]["hasil"]


def test_the_message_says_how_many_goods_and_which():
    """A long list of names is cut."""
    assert _view(THREE).named == "3 macam barang (Tumbler, Pashmina, Rak dapur)"
    assert _view(SHARED | TWO | {"barang.1.nama": "x" * 150}).named.endswith("x…)")
    assert "Barang: 3 macam barang" in ask("pajak", THREE, "html")["html"]["hasil"]


def test_the_other_ways_are_charged_row_by_row_too():
    """Each open way gives what its regime gives alone; the rates of Form E are those of the rows."""
    ways = {way.id: way for way in _view(THREE | {"form_e": "tidak"}).ways}
    assert ways["pib"].chosen
    assert ways["pib_form_e"].total == answered("pajak", THREE)["total_pungutan"]
    assert "tarifnya di sini 0%, 5%" in ways["pib_form_e"].alasan
    assert ways["bawaan"].total == answered("pajak", THREE | {"jalur": "bawaan"})["total_pungutan"]
