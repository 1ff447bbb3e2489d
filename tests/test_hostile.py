"""Hostile and absurd input: nothing typed becomes markup, nothing sent becomes a traceback."""

import json
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from calculator import catalog, words
from calculator.respond import read_json, respond, respond_json, write_json
from tests.engine_cases import ask, refused

PAJAK = {"tanggal": "24 November 2026", "ndpbm": "16.800", "fob": "300", "freight": "40"}
TUMBLER = dict(catalog.presets()["tumbler"].values)
JADWAL = {"tanggal_mulai": "24 November 2026", "jalur": "langsung"}

HOSTILE = "<script>alert(1)</script>"
ATTRIBUTE = '" onfocus="alert(1)" x="'


class Markup(HTMLParser):
    """Collects the tags and attributes of a piece of HTML."""

    def __init__(self, text):
        """Read it."""
        super().__init__()
        self.tags, self.attributes = set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note a tag."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize("typed", [HOSTILE, ATTRIBUTE, "{{ 7 * 7 }}", "'><img src=x onerror=alert(1)>"])
@pytest.mark.parametrize("field", ["nama_produk", "harga_unit", "tenggat", "skema_impor", "tutup_pabrik", "<b>"])
def test_nothing_typed_becomes_markup(field, typed):
    """A name is shown as written, a refused value is quoted in its message, and neither is ever a tag."""
    html = ask("keputusan", TUMBLER | {field: typed}, "html")["html"]
    pieces = [Markup(piece) for piece in html.values()]
    tags, attributes = (set().union(*(getattr(piece, kind) for piece in pieces)) for kind in ("tags", "attributes"))
    assert tags & {"script", "img"} == set()
    assert {name for name in attributes if name.startswith("on")} == set()
    assert "49 bukan" not in "".join(html.values())


def test_a_hostile_name_of_the_product_is_still_shown():
    """Nothing typed is lost: the summary for WhatsApp carries the name, escaped."""
    html = ask("keputusan", TUMBLER | {"nama_produk": HOSTILE}, "html")["html"]["hasil"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize("site", [None, 5, {"nomor": "62<script>", "merek": HOSTILE * 9}, {"nomor": None}])
def test_a_strange_contact_is_dropped_or_escaped(site):
    """The page's own attributes are not trusted either."""
    request = {"kalkulator": "keputusan", "masukan": TUMBLER, "bentuk": "html", "situs": site}
    html = read_json(write_json(respond(request)))["html"]
    assert isinstance(html, dict)
    assert "https://wa.me/?text=" in html["hasil"]
    assert "script" not in Markup(html["hasil"]).tags


def test_a_number_of_digits_is_the_one_written_to():
    """The link opens the owner's chat."""
    site = {"nomor": "6281234567890", "merek": "RTS"}
    reply = respond({"kalkulator": "keputusan", "masukan": TUMBLER, "bentuk": "html", "situs": site})
    assert "https://wa.me/6281234567890?text=" in write_json(reply)


ABSURD = {
    "nan rate": ("tarif_bm", Decimal("NaN")),
    "infinite rate": ("tarif_bm", Decimal("Infinity")),
    "huge rate": ("tarif_bm", Decimal("1e5000")),
    "negative huge rate": ("tarif_bm", Decimal("-1e5000")),
    "nan amount": ("fob", Decimal("NaN")),
    "signalling nan amount": ("fob", Decimal("sNaN")),
    "infinite amount": ("fob", Decimal("-Infinity")),
    "huge amount": ("fob", Decimal("1e5000")),
    "huge whole number": ("bmt", 10**5000),
    "list": ("fob", [300]),
    "object": ("fob", {"nilai": 300}),
    "truth value": ("fob", True),
    "float": ("fob", 300.5),
}


@pytest.mark.parametrize(("field", "value"), ABSURD.values(), ids=ABSURD)
def test_an_absurd_value_is_refused_at_its_field(field, value):
    """NaN, infinities, absurd sizes and wrong kinds are messages, never exceptions."""
    assert list(refused("pajak", PAJAK | {field: value})) == [field]


FAR = {
    "an amount of almost nothing": ("pajak", PAJAK | {"fob": Decimal("1e-5000")}),
    "a chance of almost nothing": ("keputusan", TUMBLER | {"peluang_salah_spek": Decimal("1e-400")}),
    "an eye that sees almost nothing": (
        "keputusan",
        TUMBLER | {"ketepatan_deteksi": Decimal("1e-400"), "ketepatan_lolos": "100%"},
    ),
    "a deadline beyond every calendar": ("jadwal", JADWAL | {"tenggat": "1 Januari 2090"}),
    "a deadline at the end of the century": ("keputusan", TUMBLER | {"tenggat": "1 Januari 2100"}),
    "a factory closed for decades": ("jadwal", JADWAL | {"tutup_pabrik": "2026-01-01..2099-12-31"}),
    "a factory closed for years": ("keputusan", TUMBLER | {"tutup_pabrik": "2026-01-01..2069-12-31", "tenggat": ""}),
    "the largest order": (
        "keputusan",
        TUMBLER
        | {
            "jumlah_unit": "1.000.000.000",
            "harga_unit": "1.000.000",
            "ndpbm": "1.000.000",
            "toleransi_risiko": "1",
        },
    ),
}


@pytest.mark.parametrize(("kalkulator", "masukan"), FAR.values(), ids=FAR)
def test_values_at_the_edge_of_their_fields_are_answered_or_refused(kalkulator, masukan):
    """What the fields let through is computed or named, never a traceback."""
    reply = ask(kalkulator, masukan)
    assert reply["ok"] or reply["galat"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "[]",
        "5",
        "null",
        '{"kalkulator": "pajak"}',
        '{"kalkulator": "pajak", "masukan": []}',
        '{"kalkulator": "pajak", "masukan": {"fob": NaN}}',
        '{"kalkulator": "pajak", "masukan": {"fob": 1e99999999999999999999}}',
        "[" * 100_000,
        '{"kalkulator": "pajak", "masukan": ' + '{"a":' * 100_000,
    ],
    ids=range(11),
)
def test_what_is_no_request_is_answered_under_masukan(text):
    """Whatever text arrives, one JSON object comes back."""
    assert respond_json(text) == write_json({"ok": False, "galat": {"masukan": words.UNREADABLE}})


@pytest.mark.parametrize("preset", ["pajak-tumbler", "tumbler"])
def test_half_a_character_becomes_a_question_mark(preset):
    """What cannot be written is replaced as it comes in: in the page, in links, and in files."""
    known = catalog.presets()[preset]
    for form in ("html", "data", "baca"):
        masukan = dict(known.values) | ({"nama_produk": "a\ud800b"} if preset == "tumbler" else {})
        asked = {"kalkulator": known.calculator, "masukan": masukan, "bentuk": form, "situs": {"merek": "\ud800"}}
        reply = read_json(respond_json(json.dumps(asked, default=str)))
        assert reply["ok"] is True
        assert (preset, form) != ("tumbler", "html") or "a?b" in str(reply)


@pytest.mark.parametrize("name", ["", "pajek", None, 5, ["pajak"]])
def test_an_unknown_calculator_is_told_the_known_ones(name):
    """Under its own key, with the list."""
    messages = refused(name, {})
    assert messages == {"kalkulator": f"Kalkulator itu tidak ada. Yang ada: {', '.join(catalog.CALCULATORS)}."}


def test_a_price_in_yuan_is_told_in_yuan():
    """The message for WhatsApp names the currency that was typed, and the kind of goods where there is no name."""
    yuan = TUMBLER | {"mata_uang": "CNY", "ndpbm": "2.400", "ndpbm_usd": "16.800", "nama_produk": ""}
    shown = ask("keputusan", yuan, "html")["html"]["hasil"]
    assert "CNY 2,60 per unit" in shown
    assert "Barang: Tumbler, botol vakum" in shown
