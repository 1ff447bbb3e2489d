"""Pages fit a small phone and a desk, and tables stay readable."""

import pytest
from playwright.sync_api import expect

from tests.building import pages_of_nav

WIDTHS = (320, 360, 1280)


def _excess(page, width):
    """How many pixels the page is wider than the window."""
    page.set_viewport_size({"width": width, "height": 740})
    return page.evaluate("document.documentElement.scrollWidth") - width


@pytest.mark.parametrize("path", pages_of_nav().values(), ids=pages_of_nav())
def test_no_page_scrolls_sideways(opening, path):
    """Nothing is wider than the window."""
    page = opening(f"/{path}", viewport={"width": 360, "height": 740})
    assert [(width, excess) for width in WIDTHS if (excess := _excess(page, width)) > 0] == []


@pytest.mark.provoked
def test_the_page_for_unknown_addresses_does_not_scroll_sideways(opening):
    """Chromium itself reports the 404 on the console; the page fits like any other."""
    page = opening("/tidak/ada/", viewport={"width": 360, "height": 740})
    expect(page.locator("h1")).to_have_text("Halaman tidak ditemukan")
    assert [(width, excess) for width in WIDTHS if (excess := _excess(page, width)) > 0] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_answer_and_errors_do_not_scroll_sideways(warm, width):
    """Neither does the calculator with an answer and a summary of errors, all of it unfolded."""
    before = warm.viewport_size
    warm.locator("#isian-jumlah_unit").fill("9" * 40)
    warm.locator(".utama").click()
    expect(warm.locator(".galat-daftar")).to_be_visible()
    warm.evaluate("document.querySelectorAll('details').forEach((group) => (group.open = true))")
    excess = _excess(warm, width)
    warm.set_viewport_size(before)
    assert excess <= 0


def test_the_summary_table_can_be_read_on_a_phone(opening):
    """Its rows are cards; every cell is inside the window and says which column it is."""
    page = opening("/po-sample-vs-mass-production/")
    table = page.locator("table", has_text="Pelaku").first
    expect(table.locator("th")).to_have_text(["Tahap", "Pelaku", "Aktivitas", "Hasil"])
    cells = table.locator("td")
    assert cells.count() == 8
    for place in range(cells.count()):
        box = cells.nth(place).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert cells.nth(place).get_attribute("data-kolom")
