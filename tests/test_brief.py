"""What a reader takes along in words: the message fits its room, the code is the input's, nothing odd is trusted."""

import re
from functools import partial
from html import unescape
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import brief, catalog, rendering, words
from calculator.respond import respond
from tests.test_hostile import HOSTILE

LINK = "https://situs.example/kalkulator/#v=1&harga_unit=2,6&jumlah_unit=1.000"
SITE = {"merek": "RTS", "nomor": "6281234567890", "halaman": "kalkulator", "aturan": "2026-11-24-abc1234"}
WITH_PAGE = [preset for preset in catalog.presets().values() if preset.calculator in rendering.PAGES]

lines = st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=300), min_size=1, max_size=12)


def _answer(preset, **site):
    masukan = preset.values | {"hari_ini": "2026-11-24"}
    request = {"kalkulator": preset.calculator, "masukan": masukan, "bentuk": "html", "situs": SITE | site}
    reply: Any = respond(request)
    assert reply["ok"], reply
    return reply["html"]["hasil"]


def _message(html):
    (found,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", html, re.DOTALL)
    return unescape(found)


def _links(html):
    return [unescape(found) for found in re.findall(r'href="(https://wa\.me/[^"]*)"', html)]


@pytest.mark.parametrize("preset", WITH_PAGE, ids=lambda preset: preset.id)
def test_every_example_has_a_message_that_fits_and_says_what_staff_need(preset):
    """Code, page and link are in it, at most 700 characters, the whole address at most 1.800."""
    html = _answer(preset, tautan=LINK)
    message, (consult, report) = _message(html), _links(html)
    code = brief.case_code(preset.calculator, preset.values | {"hari_ini": "2026-11-24"})
    assert len(message) <= 700
    assert len(consult) <= 1800
    assert message.startswith("Halo RTS, ")
    assert message.endswith(f"Kode {code}, halaman kalkulator\n{LINK}")
    assert len(message.splitlines()) >= 6
    assert consult == rendering.whatsapp_link("6281234567890", message)
    for said in (code, "halaman kalkulator", "data aturan 2026-11-24-abc1234"):
        assert said in unquote(report)


@pytest.mark.parametrize("name", [preset.id for preset in WITH_PAGE if preset.calculator == "keputusan"])
def test_a_long_link_leaves_room_for_what_the_order_comes_to(name):
    """Where everything was typed the link takes half of the message: price and deadline are still told."""
    preset = catalog.presets()[name]
    message = _message(_answer(preset, tautan=LINK + "x" * (340 - len(LINK))))
    for said in ("Hasil: ", "Barang: ", "per unit; sample Rp", "Perlu di gudang: "):
        assert said in message


@pytest.mark.parametrize("preset", WITH_PAGE, ids=lambda preset: preset.id)
def test_foreign_money_has_its_cents_wherever_it_is_written(preset):
    """USD 2,60: on the page, in the message, beside another case."""
    request = {"kalkulator": preset.calculator, "masukan": preset.values | {"hari_ini": "2026-11-24"}}
    compared: Any = respond(request | {"bentuk": "banding", "kasus": [{"nama": "a", "masukan": request["masukan"]}]})
    for text in (_answer(preset, tautan=LINK), compared["html"]["banding"]):
        assert re.findall(r"(?:USD|CNY)\s[\d.]+,\d(?!\d)", text) == []


def test_the_message_names_the_price_with_its_cents():
    """As an invoice does."""
    assert "@ USD 2,60\n" in _message(_answer(catalog.presets()["tumbler"], tautan=LINK))


def test_the_message_does_not_advise_what_the_page_stops():
    """Where a licence must be there first, the message begins with it, as the page does."""
    message = _message(_answer(catalog.presets()["mainan"], tautan=LINK))
    assert message.splitlines()[1].startswith(f"Hasil: {words.term('putusan', 'izin')} ")


@given(lines, lines, st.sampled_from(["", LINK, LINK + "a" * 400, LINK + "a" * 1500]), st.sampled_from(["", "62811"]))
def test_whatever_the_lines_the_message_fits(own, endings, link, number):
    """The last details go first, the link before the core of them; the endings stay while they fit at all."""
    endings = [ending[:60] for ending in endings[:3]]
    address = partial(rendering.whatsapp_link, number)
    message = brief.fitted(own, endings, link, address)
    assert message.endswith("\n".join([*endings, link] if link and link in message else endings))
    assert len(message) <= brief.LONGEST
    plain = all(character.isascii() for character in message)
    assert not plain or len(address(message)) <= brief.LONGEST_ADDRESS


def test_the_most_important_lines_stay():
    """The last details are left out first, and the link where the core of them would not be left."""
    details = [f"baris {place} " + "x" * 90 for place in range(9)]
    message = brief.fitted(["Halo", *details], ["Selesai"], LINK, str)
    kept = [line for line in message.splitlines() if line.startswith("baris")]
    assert kept == details[: len(kept)]
    assert 3 < len(kept) < 9
    assert message.endswith(LINK)
    longer = brief.fitted(["Halo", *details], ["Selesai"], LINK + "y" * 430, str)
    assert [line for line in longer.splitlines() if line.startswith("baris")] == details[:6]
    assert LINK not in longer
    assert LINK in brief.fitted(["Halo", *details], ["Selesai"], LINK + "y" * 390, str)


def test_the_code_is_that_of_what_was_typed():
    """Order and empty fields do not matter; any value does; the signs can be read out."""
    typed = {"harga_unit": "2,6", "jumlah_unit": "1.000", "freight": ""}
    code = brief.case_code("keputusan", typed)
    assert re.fullmatch(r"KEP-[0-9A-HJKMNP-TV-Z]{5}", code)
    assert brief.case_code("keputusan", {"jumlah_unit": "1.000", "harga_unit": "2,6"}) == code
    others = {brief.case_code("keputusan", typed | {"jumlah_unit": str(units)}) for units in range(500)}
    assert len(others) >= 499
    assert code not in others


@given(st.dictionaries(st.text(), st.one_of(st.none(), st.text(), st.integers(), st.lists(st.text()))))
def test_any_input_has_a_code(typed):
    """Half characters and other kinds of values, too."""
    assert re.fullmatch(r"PAJ-[0-9A-Z]{5}", brief.case_code("pajak", typed))


STRANGE = {
    "halaman": ["Kalkulator", "a b", "<b>", "x" * 61, 5, None],
    "aturan": ["<script>", "A", "x" * 41, 5, None],
    "tautan": ["javascript:alert(1)", "http://a b", "https://a/" + "x" * 2000, "ftp://x", 5, None, "https://ä"],
    "nomor": ["+62811", "0811", "62 811", "6281<", 62811234567, None],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in STRANGE.items() for value in values])
def test_what_a_page_hands_over_is_read_or_dropped(name, value):
    """No part of the site's own words is trusted further than its form."""
    assert getattr(brief.origin(SITE | {name: value}), name) == ""


def test_a_hostile_product_stays_text_in_message_and_links():
    """Neither the page nor the address is left."""
    preset = catalog.presets()["tumbler"]
    masukan = preset.values | {"hari_ini": "2026-11-24", "nama_produk": HOSTILE}
    reply: Any = respond({"kalkulator": "keputusan", "masukan": masukan, "bentuk": "html", "situs": SITE})
    (consult, _) = _links(reply["html"]["hasil"])
    assert unquote(consult.partition("?text=")[2]) == _message(reply["html"]["hasil"])
    assert "<" not in consult


CASES = [
    {"nama": "Pertama", "masukan": catalog.presets()["tumbler"].values | {"hari_ini": "2026-11-24"}},
    {"nama": "<b>Kedua</b>", "masukan": catalog.presets()["casing"].values | {"hari_ini": "2026-11-24"}},
    {"nama": "Rusak", "masukan": {"jumlah_unit": "seribu"}},
]


def _compared(kasus):
    reply: Any = respond({"kalkulator": "keputusan", "bentuk": "banding", "kasus": kasus})
    assert reply["ok"], reply
    return reply["html"]["banding"]


def test_cases_stand_side_by_side_and_one_that_cannot_be_computed_says_why():
    """Each has its column, its amounts, its own words; markup in a name is text."""
    table = _compared(CASES)
    assert re.findall(r'<th scope="col">(.*?)</th>', table) == ["Pertama", "&lt;b&gt;Kedua&lt;/b&gt;", "Rusak"]
    for case in CASES[:2]:
        answer: Any = respond({"kalkulator": "keputusan", "masukan": case["masukan"], "taksir": True})
        assert f"{answer['hasil']['massal']['per_unit']:,}".replace(",", ".") in table
    assert "Tidak bisa dihitung lagi" in table


@pytest.mark.parametrize("kasus", [None, [], 5, ["a"], [{"nama": 5}], [{}] * 9], ids=repr)
def test_strange_cases_are_answered_in_words(kasus):
    """At most three, whatever comes in."""
    assert _compared(kasus).count('scope="col"') <= 3
