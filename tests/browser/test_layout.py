"""Pages fit a small phone and a desk, and tables stay readable."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import lay_out
from tests.building import pages_of_nav

WIDTHS = (180, 320, 360, 1280)
"""Pixels; 180 is a phone of 360 at 200 % zoom."""

COVERED = """() => {
  const field = document.activeElement;
  const [{ left, top, width, height }] = field.getClientRects(); // of a link over two lines, its first
  const over = document.elementFromPoint(left + width / 2, top + height / 2);
  const own = over === field || field.contains(over) || over?.closest("label")?.contains(field);
  return own ? null : `${field.tagName} ${field.name ?? field.className} under ${over?.className}`;
}"""
"""What lies over the element that has the focus, if anything does."""

TAPPED = """(link, height) => {
  link.scrollIntoView({ block: "center" });
  const { left, top, width, height: drawn } = link.getBoundingClientRect();
  return [-height / 2, 0, height / 2].every(
    (away) => document.elementFromPoint(left + width / 2, top + drawn / 2 + away) === link);
}"""
"""Whether a tap so far above and below its middle still finds the link."""

HIT = """() => [...document.querySelectorAll("main svg")].flatMap((svg) => {
  const names = [...svg.querySelectorAll("text")].map((text) => [text.textContent.trim(), text.getBBox()]);
  const apart = (a, b) => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y + 2;
  const hits = names.flatMap(([text, box], place) =>
    names.slice(place + 1).filter(([, other]) => !apart(box, other) && !apart(other, box)).map(([on]) => [text, on]));
  const within = ([, { x, y, width, height }]) => x >= -1 && x + width <= 321 && y >= -3
    && y + height <= svg.viewBox.baseVal.height + 3;
  const crossed = ([, { x, y, width, height }]) => [...svg.querySelectorAll(".garis")].some((line) => {
    for (let right = 0; right <= width; right += 1)
      for (let down = 2; down < height - 1; down += 1)
        if (line.isPointInStroke(new DOMPoint(x + right, y + down))) return true;
    return false;
  });
  return [...hits, ...names.filter((one) => !within(one) || crossed(one)).map(([text]) => [text])];
})"""
"""The names in the charts that lie on each other, leave their picture, or are crossed by an upright."""

MOVED = """async (selector) => {
  const place = document.querySelector(selector);
  place.scrollIntoView({ block: "center" });
  const { top } = place.getBoundingClientRect();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
  return Math.abs(place.getBoundingClientRect().top - top);
}"""
"""How many pixels a place moves after it was scrolled to, as what lies about it is laid out."""

WAITING = """() => [...document.querySelectorAll(".hasil > *")]
  .filter((part) => getComputedStyle(part).contentVisibility === "auto").length"""
"""How many parts of an answer are laid out only when they come near."""

CHARTS = [
    path for path in pages_of_nav().values() if path in ("kalkulator/", "jadwal/", "aql/") or "contoh/" in path[:-1]
]


def _excess(page, width):
    """How many pixels the page is wider than the window."""
    lay_out(page)
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


@pytest.mark.parametrize("selector", [".konsultasi .tombol", ".buat-kertas", "#simpanan > summary"])
@pytest.mark.parametrize("path", ["kalkulator/", "aql/"])
def test_what_is_scrolled_to_stays_under_the_finger(opening, path, selector):
    """Half of the smallest target is left, though parts above it were not laid out when the page came there."""
    page = opening(f"/{path}")
    page.evaluate("document.querySelector('.minta-kertas').hidden = false")
    assert page.evaluate(MOVED, selector) < 22


def test_on_paper_every_part_is_laid_out(opening):
    """On the screen some of them wait until they come near."""
    page = opening()
    assert page.evaluate(WAITING) > 5
    page.emulate_media(media="print")
    assert page.evaluate(WAITING) == 0


@pytest.mark.parametrize("path", CHARTS)
def test_no_name_in_a_chart_is_hit(opening, path):
    """At 320 pixels, with everything unfolded: of every example of the decision, and of the smaller calculators."""
    page = opening(f"/{path}", example=False, viewport={"width": 320, "height": 640})
    page.evaluate("document.querySelectorAll('details').forEach((group) => (group.open = true))")
    lay_out(page)
    assert page.locator("main svg text").count() > 2
    assert page.evaluate(HIT) == []


def test_the_answers_above_the_result_leave_the_first_screen_to_it(opening):
    """On a phone the deciding sentence begins in the upper half; each answer is still tapped on 44 pixels or so."""
    page = opening(example=False)
    page.locator(".pengantar").evaluate("(line) => line.scrollIntoView()")
    top = page.locator(".pengantar").bounding_box()["y"]
    assert page.locator(".hasil h2").bounding_box()["y"] - top <= 280
    for answer in page.locator(".jawaban a").all():
        assert answer.evaluate(TAPPED, 42)


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


ASTRAY = """() => [...document.querySelectorAll(".berkartu td:not(:first-child), .bersanding td")].filter((cell) => {
  const range = document.createRange();
  range.selectNodeContents(cell);
  const lefts = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ left }) => left);
  return lefts.some((left) => left < cell.getBoundingClientRect().left + 80);
}).map((cell) => cell.textContent.trim())"""
"""The cells of which a part stands in the column of their labels, where rows are cards."""


@pytest.mark.parametrize("path", [path for path in pages_of_nav().values() if "contoh" not in path])
def test_a_cell_with_a_link_is_one_text_beside_its_label(opening, path):
    """On a phone a row is a card: labels left, and right of them all that a cell says."""
    page = opening(f"/{path}", viewport={"width": 360, "height": 740})
    assert page.evaluate(ASTRAY) == []
