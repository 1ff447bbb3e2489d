"""The gate: what may stop goods comes before what they cost, and says what is not known."""

import pytest

from calculator import catalog, goods, permits, tables
from tests.engine_cases import answered, ask

TOYS = dict(catalog.presets()["mainan"].values)


def test_every_licence_that_goods_name_is_described():
    """A word in the goods' file leads to a text with its sources; what no goods name is asked of all of them."""
    named = {name for kind in goods.kinds().values() for name in (*kind.izin, *kind.periksa)}
    general = {permit.id for permit in permits.permits().values() if permit.semua}
    assert named | general == set(permits.permits())
    assert named & general == set()
    assert general == {"baterai", "baterai_primer", "merek"}


@pytest.mark.parametrize(
    ("kind", "izin", "status"),
    [
        ("mainan", "belum_tahu", "berhenti"),
        ("krim", "belum_tahu", "berhenti"),
        ("mainan", "ada", "lanjut"),
        ("krim", "tidak_perlu", "lanjut"),
        ("kaos", "belum_tahu", "periksa"),
        ("charger", "belum_tahu", "periksa"),
        ("lain", "belum_tahu", "periksa"),
        ("lain", "tidak_perlu", "lanjut"),
    ],
)
def test_only_a_licence_that_is_needed_stops_an_order(kind, izin, status):
    """What is only doubtful is to be looked up; what the reader has looked up is past."""
    assert permits.gate(kind, izin).status == status


def test_the_engine_says_what_stops_an_order_and_computes_it_all_the_same():
    """The key `gerbang` and a notice; the amounts are those of an order whose licence is there."""
    stopped, free = answered("keputusan", TOYS), answered("keputusan", TOYS | {"izin": "ada"})
    assert stopped.pop("gerbang") == {
        "status": "berhenti",
        "perlu": ["sni_mainan"],
        "periksa": ["permendag_23_2025", "baterai", "baterai_primer", "merek"],
    }
    assert free.pop("gerbang")["status"] == "lanjut"
    assert stopped == free
    codes = [
        [notice["kode"] for notice in ask("keputusan", TOYS | {"izin": izin})["peringatan"]] for izin in ("", "ada")
    ]
    assert ["izin_belum" in found for found in codes] == [True, False]


def test_the_page_stops_before_any_price():
    """Toys without SNI: do not order yet, who must apply, what is not known; the sums wait below, folded."""
    html = ask("keputusan", TOYS, "html")["html"]["hasil"]
    gate, _, sums = html.partition('<details class="hitungan">')
    assert "Jangan pesan massal dulu" in gate
    assert "Perorangan tidak bisa mengurusnya" in gate
    assert "belum kami periksa" in gate
    for said in (
        "UN 38.3",
        "Permenperin 69/2024",
        "PMK 40/2018; UU Kepabeanan Pasal 63; dicek 24 Nov 2026 dari kutipan pasalnya, keyakinan A",
    ):
        assert said in gate
    assert "per unit di gudang" in sums
    assert "per unit di gudang" not in gate
    assert "Jangan pesan" not in ask("keputusan", TOYS | {"izin": "ada"}, "html")["html"]["hasil"]


def test_the_page_of_the_charges_says_what_stops_goods_before_their_charges():
    """Toys and cosmetics in one shipment, each licence once; shoes need none that we know of."""
    typed = {"tanggal": "2026-11-24", "ndpbm": "16800", "freight": "0"}
    kinds = ("mainan", "krim", "mainan", "sepatu")
    several = {f"barang.{place}.jenis_barang": kind for place, kind in enumerate(kinds)}
    several |= {f"barang.{place}.fob": "100" for place in range(len(kinds))}
    reply = ask("pajak", typed | several, "html")
    codes = [notice["kode"] for notice in reply["peringatan"]]
    assert codes.count("izin_belum") == 2
    before = reply["html"]["hasil"].partition("<h2")[0]
    assert "SNI wajib untuk mainan" in before
    assert "Notifikasi BPOM" in before
    shoes = ask("pajak", typed | {"fob": "100", "jenis_barang": "sepatu"}, "html")
    assert "izin_belum" not in [notice["kode"] for notice in shoes["peringatan"]]


def test_goods_nobody_named_are_sent_to_the_official_page():
    """Where the kind is not known the page says so, and where to look."""
    html = ask("keputusan", TOYS | {"jenis_barang": "lain"}, "html")["html"]["hasil"]
    assert "Kami tidak tahu izin untuk kode HS barang Anda" in html
    assert "https://intr.insw.go.id" in html


def test_a_licence_that_is_only_doubtful_is_never_said_to_be_needed():
    """Whether a charger needs SNI is not known here; nothing of the toys' certificate stands beside it."""
    order = {name: text for name, text in TOYS.items() if name != "tarif_bm"} | {"jenis_barang": "charger"}
    html = ask("keputusan", order, "html")["html"]["hasil"]
    assert "SNI, mungkin wajib" in html
    assert "SNI wajib" not in html
    assert "Perorangan tidak bisa mengurusnya" not in html


BAD_LICENCES = {
    "an unknown source": ({"sumber": ["asing"]}, ["sumber", "asing", "intr"]),
    "one source for A": ({"keyakinan": "A", "sumber": ["intr"]}, ["sumber", "needs 2"]),
    "an unknown confidence": ({"keyakinan": "D"}, ["keyakinan", "D", "A, B, C"]),
    "an unknown way of seeing": ({"dilihat": "mimpi"}, ["dilihat", "mimpi", "kutipan"]),
    "a text for a day": ({"diperiksa": "kemarin"}, ["diperiksa", "kemarin", "date"]),
    "a word for yes or no": ({"semua": "ya"}, ["semua", "ya", "bool"]),
    "an unknown key": ({"biaya": 1}, ["biaya", "perlu"]),
}


@pytest.mark.parametrize(("change", "said"), BAD_LICENCES.values(), ids=BAD_LICENCES)
def test_a_bad_licence_is_refused_with_file_key_and_what_is_valid(monkeypatch, change, said):
    """As a bad rule is."""
    kept = tables.load
    changed = {**kept("izin"), "sni": {**tables.take(kept("izin"), "sni", dict, "izin"), **change}}
    monkeypatch.setattr(tables, "load", lambda name: changed if name == "izin" else kept(name))
    with pytest.raises(tables.DataError) as caught:
        permits.permits.__wrapped__()
    told = ["data/izin.toml", "[sni]", *said]
    assert told == [part for part in told if part in str(caught.value)]


def test_what_only_some_goods_meet_waits_folded():
    """A wooden toy has no battery: what any goods may meet is counted, and read on a tap."""
    html = ask("keputusan", TOYS, "html")["html"]["hasil"]
    shown, _, folded = html.partition('<details class="uraian">')
    assert "3 hal lagi, hanya bila ada baterai litium; " in folded
    assert "IATA" not in shown
    assert "IATA" in folded


@pytest.mark.parametrize(
    ("calculator", "preset", "changed", "told"),
    [
        ("keputusan", "pashmina", {}, True),
        ("keputusan", "pashmina", {"izin": "ada"}, True),
        ("keputusan", "pashmina", {"bmt": "1.000.000"}, False),
        ("keputusan", "tumbler", {}, False),
        ("pajak", "pajak-tumbler", {"jenis_barang": "kaos"}, True),
        ("pajak", "pajak-tumbler", {}, False),
    ],
)
def test_a_trade_remedy_that_may_fall_on_the_goods_is_told_beside_the_answer(calculator, preset, changed, told):
    """With the answer itself, not below it, and no licence silences it."""
    html = ask(calculator, catalog.presets()[preset].values | changed, "html")["html"]["hasil"]
    answer = html[html.index('<section class="putusan') : html.index('<div class="jalur-jalur">')]
    assert ('href="#isian-bmt"' in answer) is told
