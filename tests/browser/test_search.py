"""Search in the browser: loaded by whoever searches, in Indonesian, and of help where it finds nothing."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK


def _search(page, word):
    page.locator(".tombol-search").click()
    page.locator("[name=query]").fill("")
    page.locator("[name=query]").press_sequentially(word)  # the theme listens to keys


@pytest.mark.parametrize("word", ["pengiriman", "mengirim"])
def test_a_form_of_a_word_finds_and_marks_its_family(opening, word):
    """Results stand, and forms other than the typed one are marked in them."""
    page = opening("/")
    _search(page, word)
    marks = page.locator(".md-search-result mark")
    expect(marks.first).to_be_visible()
    found = {text.lower() for text in marks.all_inner_texts()}
    assert any("kirim" in text for text in found - {word})
    expect(page.locator(".cari-kosong")).to_be_hidden()
    expect(page.locator(".md-search-result__terms")).to_have_count(0)


def test_a_search_without_a_result_helps_on(opening):
    """What to try, and where to start, is seen only then."""
    page = opening("/metode/")
    help_on = page.locator(".cari-kosong")
    page.locator(".tombol-search").click()
    expect(help_on).to_be_hidden()
    page.locator("[name=query]").press_sequentially("zzyzx")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("Tidak ada dokumen"))
    expect(help_on).to_be_visible()
    help_on.get_by_role("link", name="Kalkulator").click()
    expect(page).to_have_url(re.compile(r"/kalkulator/$"))


def test_nobody_loads_the_search_who_does_not_search(opening):
    """Neither the worker nor the index comes before the search is opened."""
    page = opening("/")
    page.wait_for_load_state("networkidle")
    assert [url for url in page.watch.requests if "/search" in url or "/lunr/" in url] == []
    _search(page, "sample")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert any("search_index.json" in url for url in page.watch.requests)


@pytest.mark.parametrize("way", ["tap", "key"])
def test_on_a_wide_screen_the_field_itself_opens_the_search(browser, address, way):
    """There is no button there: a tap into the field, or the theme's key for it, loads the search; the clock runs."""
    page = browser.new_page(**DESK)
    page.goto(address)
    if way == "tap":
        page.locator("[name=query]").click()
    else:
        page.keyboard.press("/")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.type("ongkir")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.context.close()
