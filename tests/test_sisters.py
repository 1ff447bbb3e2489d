"""What the pages of the smaller calculators show beyond the numbers of their calculators."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from calculator import aql_view, catalog, form, form_view, jadwal_view, pajak_view
from calculator.charts import WIDTH
from calculator.curves import HEIGHT, TOP, curve
from calculator.inputs.time import DURATIONS
from tests.engine_cases import ask, refused

VIEWS: dict[str, Any] = {
    "pajak": pajak_view.charges_of_shipment,
    "jadwal": jadwal_view.schedule_of_path,
    "aql": aql_view.plan_of_lot,
}


def _view(preset, **changes) -> Any:
    """The view of an example, some of its answers changed."""
    example = catalog.presets()[preset]
    calculator = catalog.CALCULATORS[example.calculator]
    values = form.read(calculator, example.values | {"hari_ini": "2026-11-24"} | changes)
    return VIEWS[example.calculator](values, calculator.compute(values))


MOST = 9
"""A form that begins with more fields than these is offered short and whole."""


def _groups(name):
    """The groups of a calculator's form."""
    first = next(preset for preset in catalog.presets().values() if preset.calculator == name)
    return form_view.form(catalog.CALCULATORS[name], catalog.presets(), first).groups


@pytest.mark.parametrize("name", VIEWS)
def test_a_form_has_two_depths_where_it_begins_with_many_fields(name):
    """The import charges do; a schedule and an inspection begin with five fields each and keep one depth."""
    seen = [field for group in _groups(name) if not group.folded for field in group.fields]
    assert bool(catalog.CALCULATORS[name].quick) == (len(seen) > MOST)


def test_a_row_of_goods_makes_another_shipment_as_the_single_good_does():
    """Kind and price of a row let go of what an example filled in elsewhere; the name of the goods does not."""
    rows = next(group.rows for group in _groups("pajak") if group.rows)
    assert [view.field.name for view in rows.asked if view.defining] == ["barang.0.jenis_barang", "barang.0.fob"]


def _ways(preset, **changes):
    return {way.id: way for way in _view(preset, **changes).ways}


def test_the_same_goods_stand_side_by_side_open_ways_first_cheapest_first():
    """Shoes for USD 1.200 may go by courier or be declared; the amounts are those each regime gives alone."""
    view = _view("pajak-sepatu")
    found = [(way.terbuka, way.biaya) for way in view.ways]
    assert found == sorted(found, key=lambda way: (not way[0], way[1]))
    assert [way.id for way in view.ways if way.chosen] == ["kiriman"]
    ways = _ways("pajak-sepatu")
    for jalur in ("pib", "pibk", "bawaan"):
        alone = _view("pajak-sepatu", jalur=jalur).hasil
        assert (ways[jalur].total, ways[jalur].biaya) == (alone["total_pungutan"].amount, alone["biaya_akhir"].amount)
    with_origin = _view("pajak-sepatu", jalur="pib", form_e="ya").hasil["total_pungutan"].amount
    assert ways["pib_form_e"].total == with_origin < ways["pib"].total


@pytest.mark.parametrize(
    ("preset", "changes", "closed", "said"),
    [
        ("pajak-tumbler", {}, "kiriman", "USD 1.500"),
        ("pajak-tumbler", {}, "pibk", "bukan badan usaha"),
        ("pajak-tumbler", {"importir": "perorangan"}, "pib", "hanya untuk badan usaha"),
        ("pajak-sepatu", {}, "pib_form_e", "bukti asal (Form E atau RCEP) yang sah"),
        ("pajak-sepatu", {"tanggal": "1 Januari 2023"}, "pib_form_e", "bukti asal (Form E) yang sah"),
        ("pajak-sepatu", {}, "bawaan", "membawanya sendiri"),
        ("pajak-sepatu", {"jenis_barang": "lain"}, "pib", "isi tarif bea masuk umum"),
    ],
    ids=str,
)
def test_a_way_that_is_not_open_says_why(preset, changes, closed, said):
    """A limit, the wrong importer, a paper that is missing, a rate that is not known."""
    way = _ways(preset, **changes)[closed]
    assert not way.terbuka
    assert said in way.alasan


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"jenis_barang": "kabel"}, ("PIB, tarif umum (MFN)", "lebih mahal")),
        ({"jenis_barang": "pulpen"}, ("PIB, tarif umum (MFN)", "lebih murah")),
        ({"jenis_barang": "kabel", "importir": "perorangan"}, ("PIBK", "lebih mahal")),
    ],
    ids=str,
)
def test_goods_dearer_or_cheaper_by_courier_are_pointed_out(changes, said):
    """Cables pay nothing when declared and 7.5% by courier; pens 20% and 7.5%."""
    typed = {"tanggal": "2026-11-24", "ndpbm": "16800", "fob": "1000", "freight": "0"}
    html = ask("pajak", typed | changes, "html")["html"]["hasil"]
    line = html.partition("lewat kurir dibanding ")[2].partition("</p>")[0]
    assert [words for words in said if words not in line] == []


def test_nothing_is_compared_with_the_courier_where_one_of_both_is_not_known():
    """Above the limit of barang kiriman, and without an MFN rate."""
    assert _view("pajak-tumbler").kurir is None
    assert _view("pajak-sepatu", jenis_barang="lain").kurir is None


def test_each_way_says_what_comes_back_and_what_a_unit_costs():
    """The credit is what lies between paid and cost; a unit's cost only where the units are known."""
    ways = [way for way in _ways("pajak-tumbler").values() if way.total is not None]
    assert [way.total - way.kredit - way.biaya for way in ways] == [0] * len(ways)
    assert [way.per_unit for way in ways] == [way.biaya / 1000 for way in ways]
    assert {way.per_unit for way in _ways("pajak-tumbler", jumlah_unit="").values()} == {None}
    shown = ask("pajak", catalog.presets()["pajak-tumbler"].values, "html")["html"]["hasil"]
    assert "Rp4.979</td>" in shown.partition('class="bersanding jalur-masuk"')[2]


OFFER = {"tawaran_borongan": "11.500.000"}


def test_an_all_in_offer_stands_among_the_ways_with_the_freight_they_have_beside_it():
    """USD 81 at 16.800 is Rp1.360.800: Rp4.979.260 of charges, and Rp6.340.060 beside an offer of Rp11.500.000."""
    view = _view("pajak-tumbler", **OFFER)
    ways = {way.id: way for way in view.ways}
    offer, declared = ways["borongan"], ways["pib_form_e"]
    assert (offer.banding, offer.per_unit, offer.kredit) == (11_500_000, 11_500, 0)
    assert (offer.total, offer.biaya, offer.isi, offer.terbuka, offer.chosen) == (None, None, None, True, False)
    assert (declared.biaya, declared.banding, declared.per_unit) == (4_979_260, 6_340_060, Fraction(6_340_060, 1000))
    assert (view.borongan.ongkir, view.borongan.selisih) == (1_360_800, 5_159_940)
    assert [(way.terbuka, way.banding) for way in view.ways[:3]] == [
        (True, 6_340_060),
        (True, 11_500_000),
        (True, ways["pib"].banding),
    ]


def test_insurance_that_is_paid_is_part_of_the_carriage_and_an_estimated_one_is_not():
    """The law's share of an unknown insurance is only a customs value."""
    assert _view("pajak-tumbler", asuransi="10", **OFFER).borongan.ongkir == 91 * 16_800
    assert (
        _view("pajak-tumbler", mata_uang="CNY", ndpbm="2.300", ndpbm_usd="16.800", **OFFER).borongan.ongkir == 186_300
    )


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        ("11.500.000", ("Rp5.159.940 di atas", "lebih murah hanya bila biaya setempat", "Rp11.500</td>")),
        ("6.000.000", ("Rp340.060 di bawah", "siapa importir di PIB-nya", "Rp340.060 lebih murah")),
        ("6.340.060", ("sama dengan pungutan dan ongkir",)),
    ],
)
def test_an_offer_is_said_to_be_above_or_below_what_it_is_compared_with(offer, said):
    """Above: what must cost more for it to pay; below: what to ask. It is in the message too."""
    asked = catalog.presets()["pajak-tumbler"].values | {"tawaran_borongan": offer}
    html = ask("pajak", asked, "html")["html"]["hasil"]
    assert [words for words in said if words not in " ".join(html.replace("<b>", "").replace("</b>", "").split())] == []
    assert f"Tawaran borongan: Rp{offer}" in html


def test_without_an_offer_the_page_asks_for_one():
    """The charges stand alone then, and one tap leads to the field."""
    view = _view("pajak-tumbler")
    assert view.borongan is None
    assert "borongan" not in _ways("pajak-tumbler")
    assert {way.banding for way in view.ways} == {way.biaya for way in view.ways}
    html = ask("pajak", catalog.presets()["pajak-tumbler"].values, "html")["html"]["hasil"]
    assert '<a href="#isian-tawaran_borongan">' in html
    assert "Dengan ongkir" not in html


@pytest.mark.parametrize("typed", ["0", "-1", "seribu", "USD 700"])
def test_an_offer_that_is_none_is_refused_at_its_field(typed):
    """Nothing, less, words, another currency."""
    assert list(refused("pajak", catalog.presets()["pajak-tumbler"].values | {"tawaran_borongan": typed})) == [
        "tawaran_borongan"
    ]


@pytest.mark.parametrize(
    ("preset", "changes", "rates"),
    [
        ("pajak-tumbler", {}, ["0%", "11%", "2,5%"]),
        ("pajak-tumbler", {"form_e": "tidak"}, ["20%", "11%", "2,5%"]),
        ("pajak-tumbler", {"memiliki_npwp": "tidak"}, ["0%", "11%", "5%"]),
        ("pajak-tumbler", {"bmt": "5.000"}, ["0%", "", "11%", "2,5%"]),
        ("pajak-tumbler", {"tanggal": "1 Maret 2022"}, ["0%", "10%", "2,5%"]),
        ("pajak-sepatu", {}, ["25%", "11%", "5%"]),
        ("pajak-tiga-barang", {}, ["0% sampai 5%", "11%", "2,5%"]),
        ("pajak-sample", {"jalur": "bawaan_pribadi", "fob": "100"}, ["", "", ""]),
    ],
    ids=str,
)
def test_each_charge_says_its_rate(preset, changes, rates):
    """The rate that was applied, the lowest and the highest of several goods; none where nothing is charged on."""
    assert [one.tarif for one in _view(preset, **changes).levied] == rates


@pytest.mark.parametrize(
    ("preset", "changes", "said"),
    [
        ("pajak-tumbler", {}, "dengan Form E atau RCEP"),
        ("pajak-tumbler", {"form_e": "tidak"}, "tanpa Form E atau RCEP"),
        ("pajak-sepatu", {}, None),
    ],
    ids=str,
)
def test_the_proof_of_origin_stands_among_the_answers_on_top_where_it_counts(preset, changes, said):
    """It changes the duty most, and the short form does not ask for it; a parcel has no use for it."""
    given = {answer.field: answer.text for answer in _view(preset, **changes).given}
    assert given.get("form_e") == said


@pytest.mark.parametrize("preset", ["pajak-tumbler", "pajak-sepatu", "pajak-sample", "pajak-tiga-barang"])
def test_a_tap_on_another_way_gives_what_its_row_says(preset):
    """The answers of each row choose that way, and its charges are the row's; a way of other importers has none."""
    ways = _ways(preset)
    tried = {name: _view(preset, **way.isi) for name, way in ways.items() if way.isi}
    assert {name: view.hasil["total_pungutan"].amount for name, view in tried.items()} == {
        name: ways[name].total for name in tried
    }
    assert [way.isi for way in ways.values() if way.chosen] == [None]
    assert ways["pibk"].isi is None


@pytest.mark.parametrize(
    ("day", "title"),
    [("1 Januari 2023", "PIB dengan Form E"), ("2 Januari 2023", "PIB dengan Form E atau RCEP")],
)
def test_rcep_is_named_from_its_first_day_on(day, title):
    """Before it was in force here only Form E lowered the duty."""
    assert _ways("pajak-sepatu", tanggal=day)["pib_form_e"].title == title


def test_a_persons_declaration_with_proof_of_origin_is_the_same_beside_the_others():
    """The row of the way chosen repeats the charges above it."""
    view = _view("pajak-tumbler", importir="perorangan", form_e="ya")
    (chosen,) = (way for way in view.ways if way.chosen)
    assert (chosen.id, chosen.total) == ("pibk", view.hasil["total_pungutan"].amount)
    assert chosen.title == "PIBK dengan Form E atau RCEP"


def test_what_cannot_be_computed_has_no_amount():
    """Above its limit barang kiriman has none; nor has a declaration without a rate."""
    assert _ways("pajak-tumbler")["kiriman"].total is None
    assert _ways("pajak-sepatu", jenis_barang="lain")["pib"].biaya is None


def test_what_a_reader_gave_is_never_called_our_estimate():
    """A duration typed as the default stands there as the reader's own; one left empty is ours."""
    empty = {answer.field: answer.ours for answer in _view("jadwal-tumbler").behind}
    typed = {answer.field: answer.ours for answer in _view("jadwal-tumbler", produksi="10/25/45").behind}
    assert (empty["produksi"], typed["produksi"]) == (True, False)
    assert (typed["kurir_sample"], empty["inspeksi"], empty["bea_cukai"]) == (True, False, False)


@pytest.mark.parametrize(
    ("tenggat", "begins"),
    [
        ("", "Barang siap di gudang sekitar"),
        ("30 Juni 2027", "Sempat: "),
        ("12 Februari 2027", "Waktunya mepet: 48 dari 100"),
        ("1 Januari 2027", "Tidak sempat: "),
    ],
)
def test_the_headline_of_a_schedule_says_whether_there_is_time(tenggat, begins):
    """By the chance of being late, or without a deadline by the dates."""
    assert _view("jadwal-tumbler", tenggat=tenggat).headline.startswith(begins)


def test_a_sample_that_is_never_approved_has_no_dates_but_a_plan():
    """Always wrong, always seen, never cured: the page says so and draws no dots."""
    never = {"peluang_salah_spek": "100%", "ketepatan_deteksi": "100%", "peluang_perbaikan": "0%"}
    view = _view("jadwal-tumbler", **never)
    assert "tidak ada sample yang disetujui" in view.headline
    assert view.plan.dots is None
    assert view.batal == 1
    assert view.plan.tiba == date(2027, 2, 6)


def test_those_that_are_late_are_late_by_the_mean_over_them_alone():
    """E max(0, T - H) divided by the chance of being late, with two digits at most."""
    view = _view("jadwal-tumbler")
    calculator = catalog.CALCULATORS["jadwal"]
    values = form.read(calculator, catalog.presets()["jadwal-tumbler"].values)
    hasil: Any = calculator.compute(values).hasil
    assert view.hari_telat == str(round(hasil["harapan_hari_telat"] / hasil["peluang_telat"]))


def test_a_curve_falls_within_its_drawing():
    """From the top left to the right end, never rising; the table goes to the same end."""
    drawn = curve(lambda rate: float((1 - rate) ** 8), [(Fraction(1, 4), Fraction(1, 10))], None)
    points = [tuple(map(float, point.split())) for point in drawn.path.removeprefix("M").split("L")]
    heights = [y for _, y in points]
    assert heights == sorted(heights)
    assert (heights[0], points[-1][0]) == (TOP, WIDTH)
    assert heights[-1] <= TOP + HEIGHT
    assert drawn.table[-1][0] == drawn.end == Fraction(2, 5)


def test_the_readers_own_share_is_named_right_of_the_chances():
    """Near the left end its name begins at its upright."""
    drawn = curve(lambda rate: float(1 - rate), [(Fraction(1, 4), Fraction(1, 10))], (Fraction(3, 100), "taksiran 3%"))
    assert drawn.own is not None
    assert drawn.own.anchor == "start"


def test_a_plan_that_takes_every_unit_has_no_curve():
    """A lot of two is inspected whole; one defect refuses it."""
    view = _view("aql-tumbler", jumlah_lot="2")
    assert view.curve is None
    assert view.headline == "Periksa semua 2 unit; terima hanya bila tidak ada yang cacat."
    assert view.huruf_lot != view.plan.huruf


def test_an_inspector_who_sees_little_is_told_so():
    """With one defect in twenty seen, even the worst lot passes more often than ten times in a hundred."""
    assert _view("aql-tumbler", peluang_deteksi="5%").curve.seldom is None
    assert _view("aql-tumbler").curve.seldom == "14%"
    assert _view("aql-besar").indeks == "4,0"


def test_one_lot_has_its_plan_for_each_class_of_defects():
    """Level II at 4.000 is letter L: 200 inspected, ten major and fourteen minor defects pass (QIMA's own example).

    The class worked out above is not offered again; the other one's tap gives the very plan of its row.
    """
    view = _view("aql-tumbler", jumlah_lot="4.000")
    assert [(one.indeks, one.plan.n, one.plan.ac, one.plan.re) for one in view.golongan] == [
        ("2,5", 200, 10, 11),
        ("4,0", 200, 14, 15),
    ]
    own, other = view.golongan
    assert own.isi is None
    assert _view("aql-tumbler", jumlah_lot="4.000", **other.isi).plan == other.plan
    assert all(one.isi for one in _view("aql-tumbler", aql="1,5").golongan)
    shown = {aql: ask("aql", catalog.presets()["aql-tumbler"].values | {"aql": aql}, "html") for aql in ("1,5", "4,0")}
    assert {aql: reply["html"]["hasil"].count("hitungan di atas") for aql, reply in shown.items()} == dict.fromkeys(
        shown, 1
    )


def test_a_schedule_says_by_when_it_is_safe_and_what_takes_longest():
    """The safe day stands before the smooth one; production of 31 of the 74 days takes longest."""
    shown = ask("jadwal", catalog.presets()["jadwal-tumbler"].values | {"hari_ini": "2026-11-24"}, "html")
    answer = shown["html"]["hasil"].partition('class="putusan"')[2].partition("</section>")[0]
    assert 0 < answer.find("24 Februari 2027") < answer.find("6 Februari 2027") < answer.find("Produksi massal")
    view = _view("jadwal-tumbler")
    assert (view.terlama, view.hari) == (("Produksi massal", 31), 74)
    at_once = {field.name: "0/0/0" for field in DURATIONS}
    assert _view("jadwal-tumbler", **at_once).terlama is None
    free = ask("jadwal", catalog.presets()["jadwal-tumbler"].values | at_once | {"tenggat": ""}, "html")
    assert "Yang paling lama" not in free["html"]["hasil"]
