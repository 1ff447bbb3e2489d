"""Pages fit a small phone and a desk, and tables stay readable."""

import pytest
from playwright.sync_api import expect

from tests.building import pages_of_nav

WIDTHS = (320, 360, 1280)

COVERED = """() => {
  const field = document.activeElement;
  const [{ left, top, width, height }] = field.getClientRects(); // of a link over two lines, its first
  const over = document.elementFromPoint(left + width / 2, top + height / 2);
  const own = over === field || field.contains(over) || over?.closest("label")?.contains(field);
  return own ? null : `${field.tagName} ${field.name ?? field.className} under ${over?.className}`;
}"""
"""What lies over the element that has the focus, if anything does."""


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


def test_the_first_field_is_on_the_first_screen_of_a_phone(opening):
    """The examples take one row, the two depths another, and the page itself does not scroll sideways."""
    page = opening(example=False)
    assert page.locator("#isian-jenis_barang").bounding_box()["y"] + 48 <= 740
    examples = page.locator(".contoh")
    assert examples.bounding_box()["height"] < 60
    assert examples.evaluate("(row) => row.scrollWidth > row.clientWidth")
    page.locator("[name=kedalaman]").first.focus()
    for place in range(examples.locator("button").count()):
        page.keyboard.press("Shift+Tab")
        expect(examples.locator("button").nth(-1 - place)).to_be_focused()
        expect(page.locator(":focus")).to_be_in_viewport(ratio=0.99)
    tops = {label.bounding_box()["y"] for label in page.locator(".kedalaman label").all()}
    assert len(tops) == 1


def test_price_and_currency_stand_on_one_row(opening):
    """The price is the wider of the two."""
    page = opening(example=False)
    price, currency = (page.locator(f"#isian-{name}").bounding_box() for name in ("harga_unit", "mata_uang"))
    assert abs(price["y"] - currency["y"]) < 1
    assert price["x"] + price["width"] <= currency["x"]
    assert price["width"] > currency["width"]


@pytest.mark.parametrize("window", [(360, 640), (320, 480), (640, 400)], ids=str)
def test_the_button_that_stays_in_sight_covers_no_field_with_the_focus(opening, window):
    """Tab forth and back through the short form, with the line about a released example above the button."""
    page = opening(example=False, viewport={"width": window[0], "height": window[1]})
    page.evaluate("document.querySelector('.draf').hidden = false")
    page.evaluate("document.querySelector('.lepas').hidden = false")
    page.locator("#isian-jenis_barang").focus()
    covered = []
    for key, steps in (("Tab", 14), ("Shift+Tab", 18)):
        for _ in range(steps):
            page.keyboard.press(key)
            covered.append(page.evaluate(COVERED))
    assert [found for found in covered if found] == []
