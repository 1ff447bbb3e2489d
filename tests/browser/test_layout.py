"""Pages fit a small phone and a desk, and tables stay readable."""

import pytest
from playwright.sync_api import expect

PAGES = ("/", "/kalkulator/", "/po-sample-vs-mass-production/", "/metode/", "/tentang/", "/tidak-ada/")


@pytest.mark.provoked
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_scrolls_sideways(opening, width):
    """Nothing is wider than the window."""
    page = opening(viewport={"width": width, "height": 740})
    for path in PAGES:
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


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
