"""Several suppliers' quotes: costs by hand, Bayes by hand, and what must hold whatever is typed."""

from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from math import floor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import catalog, form, penawaran_view
from calculator.calculators import penawaran
from calculator.calculators.penawaran_rows import order_at
from calculator.decision.chain import SampleTest
from calculator.posterior import chance_wrong
from calculator.respond import respond
from calculator.steps import with_rows
from tests.engine_cases import answered, ask, refused
from tests.test_hostile import HOSTILE, Markup

ORDER = {
    "jenis_pesanan": "logo",
    "jumlah_unit": "1.000",
    "harga_jual": "95.000",
    "freight": "81",
    "biaya_lokal": "4.550.000",
    "ongkir_sample": "42",
    "ndpbm": "16.800",
    "form_e": "ya",
    "tarif_bm": "20%",
    "tanggal_mulai": "24 November 2026",
}
APPROVED = {"nama": "A", "harga_unit": "2,60", "hasil_sample": "lolos"}
NONE_YET = {"nama": "B", "harga_unit": "2,55", "biaya_sample": "40"}
REJECTED = {"nama": "C", "harga_unit": "2,20", "hasil_sample": "ditolak"}
DEADLINE = {"tenggat": "12 Februari 2027", "rugi_telat": "20.000.000"}


def compared(*rows, **changes):
    """The results for these rows."""
    return answered("penawaran", ORDER | {"penawaran": list(rows)} | changes)


def chosen(*rows, **changes):
    """The name of the best, and the whole choice."""
    hasil = compared(*rows, **changes)
    best = hasil["keputusan"]["terbaik"]
    return None if best is None else hasil["penawaran"][best]["nama"], hasil["keputusan"]


def landed(price):
    """1.000 units by sea under Form E at 0 percent, after the credit of PPh 22: the sums of the PIB by hand."""
    goods = 1000 * Fraction(price) * 16800
    premium = (1000 * Fraction(price) + 81) * Fraction(5, 1000) * 16800
    value = goods + 81 * 16800 + premium
    return goods + 81 * 16800 + round(premium) + 4_550_000 + floor(value * Fraction(11, 100))


def rounded(amount):
    """To the rupiah, half up."""
    return floor(amount + Fraction(1, 2))


P, SE, SP, CURE = Fraction(18, 100), Fraction(90, 100), Fraction(95, 100), Fraction(70, 100)


def test_an_approved_sample_leaves_what_slips_through_by_hand():
    """p(1-Se) / [p(1-Se) + (1-p)Sp] of the loss, and the sample's cost is no part of it."""
    ours = compared(APPROVED | {"biaya_sample": "35"}, REJECTED)["penawaran"][0]
    wrong = P * (1 - SE) / (P * (1 - SE) + (1 - P) * SP)
    loss = Fraction(40, 100) * 95_000 * 1000 - Fraction(10, 100) * 2600 * 16800
    assert ours["peluang_salah"] == pytest.approx(float(wrong), abs=1e-10)
    assert ours["total_harapan"] == landed("2.60") + rounded(wrong * loss) == 55_554_832
    assert ours["bagian"]["sample"] == 0
    assert compared(APPROVED | {"biaya_sample": "9.000"}, REJECTED)["penawaran"][0] == ours


def test_no_sample_yet_is_the_cheaper_path_and_giving_up_goes_to_the_other_by_hand():
    """One round and perhaps a revision; what is given up costs what the other costs more than this one."""
    first, ours, _ = compared(APPROVED, NONE_YET, REJECTED)["penawaran"]
    flagged = P * SE + (1 - P) * (1 - SP)
    again_wrong, again_right = P * SE * (1 - CURE), P * SE * CURE + (1 - P) * (1 - SP)
    slips = (1 - SE) * (P + again_wrong)
    given_up = SE * again_wrong + (1 - SP) * again_right
    a_round = 82 * 16800 + 104_000 + 163_715
    loss = Fraction(40, 100) * 95_000 * 1000 - Fraction(10, 100) * 2550 * 16800
    to_other = first["total_harapan"] - landed("2.55")
    expected = landed("2.55") + a_round + rounded(flagged * a_round) + rounded(slips * loss + given_up * to_other)
    assert (ours["jalur"], ours["total_harapan"]) == ("sample", expected)


def test_who_gives_up_goes_to_the_best_of_the_others_or_pays_what_the_reader_says():
    """A dearer third one changes nothing; a price the reader gives for giving up holds, whoever else there is."""
    third = {"nama": "D", "harga_unit": "3,20", "hasil_sample": "lolos"}
    first, ours, _ = compared(APPROVED, NONE_YET, third)["penawaran"]
    assert [first, ours] == compared(APPROVED, NONE_YET)["penawaran"]
    told = [
        compared(*rows, rugi_batal="9.000.000")["penawaran"][0] for rows in ((NONE_YET, REJECTED), (NONE_YET, third))
    ]
    assert told[0]["total_harapan"] == told[1]["total_harapan"] > ours["total_harapan"]


def test_a_revision_that_is_promised_is_the_next_round_by_hand():
    """Flagged, cured with chance f, looked at once more: no other revision is left of the one allowed."""
    ours = compared(APPROVED, NONE_YET | {"hasil_sample": "revisi"}, rugi_batal="3.000.000")["penawaran"][1]
    wrong = P * SE / (P * SE + (1 - P) * (1 - SP)) * (1 - CURE)
    slips, given_up = (1 - SE) * wrong, SE * wrong + (1 - SP) * (1 - wrong)
    loss = Fraction(40, 100) * 95_000 * 1000 - Fraction(10, 100) * 2550 * 16800
    a_round = 82 * 16800 + 104_000 + 163_715
    assert ours["bagian"]["sample"] == a_round
    assert ours["bagian"]["salah"] == rounded(slips * loss + given_up * 3_000_000)
    assert ours["peluang_salah"] == pytest.approx(float(slips / (slips + SP * (1 - wrong))), abs=1e-10)


def test_alone_a_supplier_without_sample_is_the_decision_itself():
    """With nobody to go to, the total is that of the cheaper path of the calculator of one order."""
    ours = compared(NONE_YET, REJECTED)["penawaran"][0]
    paths = answered("keputusan", ORDER | {"harga_unit": "2,55", "biaya_sample": "40"})["jalur"]
    best = min(paths[:2], key=lambda path: path["total_harapan"])
    same = ("total_harapan", "per_unit", "tiba_p50", "tiba_p80", "peluang_telat")
    assert [ours[key] for key in same] == [best[key] for key in same]
    assert ours["jalur"] == best["id"]


FINE = {"jumlah_unit": "40.000", "harga_jual": "", "ongkir_sample": "0"}


@pytest.mark.parametrize(
    ("rows", "changes", "step"),
    [
        ((APPROVED, NONE_YET), {}, "0.01"),
        ((APPROVED, NONE_YET | {"hasil_sample": "lolos"}), {}, "0.01"),
        (
            (APPROVED | {"harga_unit": "0,083"}, NONE_YET | {"harga_unit": "0,0835", "biaya_sample": "0"}),
            FINE,
            "0.0001",
        ),
        ((NONE_YET, APPROVED | {"harga_unit": "2,80"}, NONE_YET | {"nama": "D", "harga_unit": "2,60"}), {}, "0.01"),
        ((APPROVED, NONE_YET), DEADLINE, "0.01"),
    ],
)
def test_the_price_that_turns_the_choice_turns_it_and_one_step_more_does_not(rows, changes, step):
    """Put back by the smallest step of the quote, the first stays the first."""
    name, choice = chosen(*rows, **changes)
    second = choice["kedua"]
    price = Decimal(str(choice["harga_balik"]))

    def at(price):
        turned = [row | {"harga_unit": price} if place == second else row for place, row in enumerate(rows)]
        return chosen(*turned, **changes)[0]

    assert at(price) == rows[second]["nama"]
    assert at(price + Decimal(step)) == name


def test_a_price_that_turns_nothing_is_none():
    """What a sample costs here no price of the goods pays back."""
    dear = NONE_YET | {"harga_unit": "0,05", "biaya_sample": "1.000"}
    name, choice = chosen(APPROVED | {"harga_unit": "0,02"}, dear, peluang_salah_spek="90%")
    assert (name, choice["harga_balik"]) == ("A", None)


def test_who_would_be_the_best_with_an_approved_sample_is():
    """Told beforehand, and so it comes out."""
    assert chosen(APPROVED, NONE_YET, REJECTED)[1]["bila_lolos"] == [1]
    assert chosen(APPROVED, NONE_YET | {"hasil_sample": "lolos"}, REJECTED)[0] == "B"


@pytest.mark.parametrize(
    ("rows", "changes", "saran", "shown"),
    [
        ((APPROVED, NONE_YET), {}, "pilih", "Pesan ke A."),
        ((APPROVED, NONE_YET), {"tenggat": "12 Februari 2027"}, "pilih", "Pesan ke A, dan sempat."),
        ((APPROVED, NONE_YET), {"tenggat": "27 Januari 2027"}, "pilih", "Pesan ke A, tetapi waktunya mepet."),
        (
            (APPROVED, NONE_YET),
            {"tenggat": "15 Januari 2027"},
            "pilih",
            "A termurah rata-rata, tetapi kemungkinan besar lewat tenggat.",
        ),
        (
            (APPROVED, NONE_YET),
            {"tenggat": "1 Desember 2026"},
            "pilih",
            "A termurah rata-rata, tetapi tidak sempat sebelum tenggat.",
        ),
        ((NONE_YET, REJECTED), {}, "pilih", "Minta sample ke B dulu."),
        ((NONE_YET, REJECTED), {"peluang_salah_spek": "1%"}, "pilih", "Pesan ke B, tanpa sample."),
        (
            (APPROVED | {"harga_unit": "3,20"}, NONE_YET | {"hasil_sample": "revisi"}),
            {},
            "pilih",
            "Tunggu sample revisi dari B.",
        ),
        (
            (NONE_YET | {"hasil_sample": "revisi"}, REJECTED),
            {"peluang_perbaikan": "100%"},
            "pilih",
            "Pesan ke B, tanpa menunggu sample revisi.",
        ),
        ((APPROVED, NONE_YET | {"harga_unit": "2,50"}), {}, "imbang", "A dan B terlalu dekat untuk dipastikan."),
        ((APPROVED, NONE_YET), {"harga_jual": "55.000"}, "tidak_beli", "penjualannya tidak menutup biaya"),
        ((REJECTED, NONE_YET | {"minimum_pesanan": "1.001"}), {}, "tidak_ada", "tidak ada penawaran yang tersisa"),
    ],
)
def test_the_deciding_sentence(rows, changes, saran, shown):
    """Whom to order from and how, whether there is time, or that nothing should be ordered."""
    masukan = ORDER | {"penawaran": list(rows)} | changes
    reply = ask("penawaran", masukan, "html")
    assert (reply["hasil"]["keputusan"]["saran"], shown in reply["html"]["hasil"]) == (saran, True)
    assert shown in reply["html"]["status"]


def test_a_choice_that_hangs_on_our_range_of_the_chance_is_a_toss_up_and_says_so():
    """At 15 of 100 the one without sample is cheaper, at our 30 not; a chance the reader gives has no range of ours."""
    rows = (APPROVED, NONE_YET | {"harga_unit": "2,36", "biaya_sample": "150"})
    custom = {"jenis_pesanan": "custom"}
    name, choice = chosen(*rows, **custom)
    assert (name, choice["saran"], choice["goyah"]) == ("A", "imbang", [1])
    assert choice["selisih"] > 560_000
    assert chosen(*rows, **custom, peluang_salah_spek="15%")[0] == "B"
    assert chosen(*rows, **custom, peluang_salah_spek="30%")[1]["saran"] == "pilih"
    html = ask("penawaran", ORDER | custom | {"penawaran": list(rows)}, "html")["html"]["hasil"]
    assert "bisa 15 sampai 50 dari 100 (asumsi kami); di ujungnya B yang termurah" in html


def test_what_is_nearer_than_we_know_is_a_toss_up():
    """Half a percent is less than freight and chances are known."""
    html = ask("penawaran", ORDER | {"penawaran": [APPROVED, NONE_YET | {"harga_unit": "2,50"}]}, "html")["html"]
    assert "Selisih di bawah 1% lebih kecil daripada ketelitian taksiran kami" in html["hasil"]


@pytest.mark.parametrize(("minimum", "status"), [("1.000", "ikut"), ("1.001", "minimum")])
def test_a_quote_for_more_than_is_wanted_is_not_compared(minimum, status):
    """Its price does not hold for this quantity, so it has no cost here either."""
    ours = compared(APPROVED, NONE_YET | {"minimum_pesanan": minimum})["penawaran"][1]
    assert ours["status"] == status
    assert (ours["massal"] is None) == (ours["peringkat"] is None) == (status == "minimum")


def test_the_parts_sum_up_and_the_reasons_are_the_difference():
    """Warehouse, samples, being wrong, being late: nothing is left over."""
    hasil = compared(APPROVED, NONE_YET, **DEADLINE)
    for one in hasil["penawaran"]:
        assert sum(one["bagian"].values()) == one["total_harapan"]
    assert sum(hasil["keputusan"]["sebab"].values()) == hasil["keputusan"]["selisih"] > 0
    assert hasil["penawaran"][1]["bagian"]["telat"] > hasil["penawaran"][0]["bagian"]["telat"] > 0


def test_every_amount_is_a_step_of_its_own_supplier():
    """Two suppliers' steps have one key each, and the formula of each gives its amount."""
    values = form.read(penawaran.CALCULATOR, ORDER | {"penawaran": [APPROVED, NONE_YET, REJECTED]})
    outcome = penawaran.compute(values)
    steps = {step.key: step for step, _ in with_rows(outcome.steps)}
    hasil = compared(APPROVED, NONE_YET, REJECTED)
    for place, one in enumerate(hasil["penawaran"]):
        assert steps[f"penawaran.{place}.massal.per_unit"].amount == one["massal"]["per_unit"]
    assert steps["penawaran.1.sample.total_harapan"].amount == hasil["penawaran"][1]["total_harapan"]
    assert steps["selisih_penawaran"].amount == hasil["keputusan"]["selisih"]
    assert all(key.startswith("penawaran.") for key in steps if key != "selisih_penawaran")


PRICE = st.integers(min_value=150, max_value=400).map(lambda cents: Decimal(cents) / 100)
ROW = st.fixed_dictionaries(
    {
        "harga_unit": PRICE,
        "hasil_sample": st.sampled_from(["belum", "lolos", "revisi", "ditolak"]),
        "biaya_sample": st.integers(min_value=0, max_value=200),
    }
)
ROWS = st.lists(ROW, min_size=2, max_size=4).map(
    lambda rows: [row | {"nama": f"Pabrik {chr(65 + place)}"} for place, row in enumerate(rows)]
)
FEW = settings(max_examples=15, deadline=None)


def _best(hasil):
    totals = [one["total_harapan"] for one in hasil["penawaran"] if one["peringkat"]]
    return min(totals, default=None)


@FEW
@given(ROWS)
def test_the_order_of_the_rows_does_not_matter_and_a_rejected_one_is_never_the_best(rows):
    """Whoever is the best is so in every order, and never one whose sample was rejected."""
    found = {chosen(*order)[0] for order in list(permutations(rows))[:6]}
    assert len(found) == 1
    assert found.isdisjoint(row["nama"] for row in rows if row["hasil_sample"] == "ditolak")


@FEW
@given(ROWS, st.integers(min_value=1, max_value=100))
def test_a_lower_price_never_makes_a_supplier_worse(rows, cents):
    """Neither its average cost nor its rank."""
    lower = rows[0] | {"harga_unit": rows[0]["harga_unit"] - Decimal(cents) / 100}
    before, after = compared(*rows)["penawaran"][0], compared(lower, *rows[1:])["penawaran"][0]
    if before["peringkat"]:
        assert after["total_harapan"] <= before["total_harapan"]
        assert after["peringkat"] <= before["peringkat"]


@FEW
@given(ROWS, ROW)
def test_another_supplier_never_raises_the_best_average(rows, more):
    """One more to choose from, or to go to, never costs anything."""
    before, after = _best(compared(*rows)), _best(compared(*rows, more | {"nama": "Baru"}))
    assert before is None or (after is not None and after <= before)


TEST = SampleTest(ketepatan_deteksi=SE, ketepatan_lolos=SP, peluang_perbaikan=CURE, maks_revisi=1)
SURE = SampleTest(ketepatan_deteksi=Fraction(1), ketepatan_lolos=Fraction(1), peluang_perbaikan=CURE, maks_revisi=1)


@pytest.mark.parametrize(
    ("outcome", "p", "test", "expected"),
    [
        ("belum", P, TEST, P),
        ("lolos", P, TEST, Fraction(18, 797)),
        ("revisi", P, TEST, Fraction(162, 203) * Fraction(3, 10)),
        ("lolos", P, SURE, 0),
        ("revisi", P, SURE, Fraction(3, 10)),
        ("lolos", Fraction(1), SURE, None),
        ("revisi", Fraction(0), SURE, None),
        ("ditolak", P, TEST, None),
    ],
)
def test_bayes_by_hand(outcome, p, test, expected):
    """What an outcome leaves of the chance; an outcome that cannot come about leaves none."""
    found = chance_wrong(outcome, p, test)
    assert (None if found is None else found.value) == expected


@pytest.mark.parametrize(
    ("rows", "changes", "fields"),
    [
        ((APPROVED,), {}, ["penawaran"]),
        ((APPROVED,) * 6, {}, ["penawaran"]),
        ((APPROVED, APPROVED), {}, ["penawaran.0.nama", "penawaran.1.nama"]),
        ((APPROVED, NONE_YET | {"biaya_sample": ""}), {}, ["penawaran.1.biaya_sample"]),
        (
            (APPROVED, NONE_YET | {"harga_unit": "-1", "warna": "biru"}),
            {},
            ["penawaran.1.harga_unit", "penawaran.1.warna"],
        ),
        (
            (APPROVED, REJECTED),
            {"ketepatan_deteksi": "100%", "peluang_salah_spek": "100%"},
            ["penawaran.0.hasil_sample"],
        ),
        (
            (NONE_YET | {"harga_unit": "1,40"}, NONE_YET | {"nama": "D"}),
            {"skema_impor": "kiriman"},
            ["jumlah_unit", "penawaran.1.harga_unit", "skema_impor"],
        ),
        ((APPROVED, NONE_YET), {"tenggat": "1 November 2026"}, ["tanggal_mulai", "tenggat"]),
    ],
)
def test_what_is_wrong_stands_at_its_row(rows, changes, fields):
    """With the row's name in the message; what concerns the order stands at the order."""
    messages = refused("penawaran", ORDER | {"penawaran": list(rows)} | changes)
    assert sorted(messages) == fields
    for name, text in messages.items():
        if name.count(".") == 2:
            assert text.startswith(f"Pabrik ke-{int(name.split('.')[1]) + 1}"), text


def test_another_currency_is_refused_at_its_row():
    """A price in rupiah beside prices in dollars is no price in dollars."""
    typed = {
        f"penawaran.{place}.{name}": text
        for place, row in enumerate((APPROVED, NONE_YET))
        for name, text in row.items()
    }
    assert list(refused("penawaran", ORDER | typed | {"penawaran.1.harga_unit": "Rp40.000"})) == [
        "penawaran.1.harga_unit"
    ]


def test_what_is_not_quoted_is_estimated_as_for_one_order():
    """Freight, couriers and local costs once; the fee of a sample from each supplier's own price."""
    typed = {name: text for name, text in ORDER.items() if name not in ("freight", "biaya_lokal", "ongkir_sample")}
    rows = [NONE_YET | {"biaya_sample": ""}, APPROVED]
    masukan = typed | {"volume_cbm": "2,3", "penawaran": rows}
    reply: Any = respond({"kalkulator": "penawaran", "masukan": masukan, "taksir": True})
    alone = typed | {"volume_cbm": "2,3", "harga_unit": "2,55"}
    one: Any = respond({"kalkulator": "keputusan", "masukan": alone, "taksir": True})
    assert reply["hasil"]["penawaran"][0]["massal"]["per_unit"] == one["hasil"]["massal"]["per_unit"]
    paid = {line["kunci"]: line["jumlah"] for line in reply["langkah"]}
    assert paid["penawaran.0.biaya_ronde"] == one["hasil"]["biaya_ronde"]
    named = [notice["pesan"] for notice in reply["peringatan"] if notice["kode"] == "ditaksir"]
    assert len(named) == 4
    assert named[3].startswith("Pabrik ke-1, Biaya sample, semua unit belum Anda isi, kami taksir USD 12,75")


@pytest.mark.parametrize(("days", "expected"), [("", (10, 25, 45)), ("25", (10, 25, 45)), ("30", (12, 30, 54))])
def test_the_days_a_supplier_names_keep_the_shape_of_the_default(days, expected):
    """The usual days typed as the default are the default."""
    rows = [APPROVED | {"hari_produksi": days}, REJECTED]
    masukan: dict[str, Any] = ORDER | {"penawaran": rows}
    values = form.read(penawaran.CALCULATOR, masukan)
    found = order_at(values, values["penawaran"][0], Fraction(0))["produksi"]
    assert (found.min, found.modus, found.maks) == expected


@pytest.mark.parametrize("typed", [HOSTILE, "'><img src=x onerror=alert(1)>", "x" * 200])
def test_a_name_is_text_and_never_long(typed):
    """Shown escaped and cut, in the page and in the message."""
    html = ask("penawaran", ORDER | {"penawaran": [APPROVED | {"nama": typed}, NONE_YET]}, "html")["html"]["hasil"]
    assert Markup(html).tags & {"script", "img"} == set()
    assert "x" * 41 not in html


def test_a_licence_comes_before_any_supplier():
    """Toys without SNI: the page says so first, and names the choice by cost second."""
    html = ask("penawaran", ORDER | {"jenis_barang": "mainan", "penawaran": [APPROVED, NONE_YET]}, "html")["html"]
    assert html["status"].startswith("Jangan pesan massal dulu")
    assert "Menurut biayanya saja: Pesan ke A." in html["hasil"]


@pytest.mark.parametrize("name", ["penawaran-tumbler", "penawaran-pashmina"])
def test_an_example_shows_ranks_and_an_explanation_for_each_that_has_a_cost(name):
    """The best first, those not compared last; no line of payments that nothing rests on."""
    values = form.read(penawaran.CALCULATOR, catalog.presets()[name].values | {"hari_ini": "2026-11-24"})
    view = penawaran_view.comparison(values, penawaran.compute(values))
    ranks = [offer.peringkat for offer in view.offers if offer.peringkat]
    assert ranks == list(range(1, len(ranks) + 1))
    assert {name for name, _ in view.ladders} == {offer.nama for offer in view.offers if offer.gudang is not None}
    assert not any(".kas." in line.step.key for _, ladder in view.ladders for line in ladder.lines)


def test_where_the_best_has_no_time_the_cheapest_that_has_is_named():
    """With what it costs more; once being late has a price that is enough, it is the best itself."""
    order = catalog.presets()["penawaran-pashmina"].values
    html = ask("penawaran", order, "html")["html"]["hasil"]
    assert "Yang sempat: <b>Pabrik S</b>, rata-rata Rp4.459 lebih mahal per unit. Terlambat dihitung nol" in html
    dear = ask("penawaran", order | {"rugi_telat": "30.000.000"}, "html")
    assert dear["html"]["status"].startswith("Pesan ke Pabrik S, dan sempat.")
    assert "Yang sempat" not in dear["html"]["hasil"]


FAR = {
    "the largest order": {"jumlah_unit": "1.000.000.000", "ndpbm": "1.000.000", "harga_jual": ""},
    "a chance of almost nothing": {"peluang_salah_spek": Decimal("1e-150")},
    "an eye that sees almost nothing": {"ketepatan_deteksi": Decimal("1e-150"), "ketepatan_lolos": "100%"},
    "a deadline at the end of the calendar": {"tenggat": "31 Desember 2029", "rugi_telat_per_hari": "1.000.000"},
    "a price of almost nothing": {"jumlah_unit": "7"},
}
TINY = {"harga_unit": "0," + "0" * 150 + "1"}
DEAREST = {"harga_unit": "1.000.000"}


@pytest.mark.parametrize("changes", FAR.values(), ids=FAR)
@pytest.mark.parametrize("price", [{}, TINY, DEAREST], ids=["usual", "tiny", "dearest"])
def test_values_at_the_edge_of_their_fields_are_answered_or_refused(changes, price):
    """What the fields let through is computed or named, never a traceback, and is quick."""
    rows = [APPROVED, NONE_YET | price, NONE_YET | {"nama": "E", "hasil_sample": "revisi"} | price]
    reply = ask("penawaran", ORDER | {"penawaran": rows} | changes, "html")
    assert reply["ok"] or reply["galat"]
