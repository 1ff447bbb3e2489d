"""axe-core finds no violation of WCAG 2.2 AA or of its best practices: each page and state, both sizes and schemes."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, READY, TODAY, calculate, lay_out
from tests.building import ROOT, pages_of_nav

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] };
  const { violations, passes } = await axe.run(document, options);
  if (passes.length === 0) throw new Error("axe checked nothing");
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} at ${node.target}: ${node.failureSummary}`));
}"""

SCHEMES = {"light": "default", "dark": "slate"}
"""What the reader prefers, and what the theme calls it."""

GUIDE = "/po-sample-vs-mass-production/"
UNFOLD = "document.querySelectorAll('details').forEach((group) => (group.open = true))"

PAGES = [pytest.param(f"/{path}", id=name) for name, path in pages_of_nav().items()]
PAGES.append(pytest.param("/tidak/ada/", id="404", marks=pytest.mark.provoked))


def violations(page):
    """What axe says in both colour schemes, one line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    lay_out(page)
    found = []
    for preferred, scheme in SCHEMES.items():
        page.emulate_media(color_scheme=preferred)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
        found += [f"{preferred}: {' '.join(line.split())}" for line in page.evaluate(RUN, TAGS)]
    return found


@pytest.fixture(params=[PHONE, DESK], ids=["360", "1280"])
def calculator(request, warm):
    """The warm page at each size; it goes back to its own."""
    before = warm.viewport_size
    warm.set_viewport_size(request.param["viewport"])
    yield warm
    warm.emulate_media(color_scheme=None)
    warm.set_viewport_size(before)


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["360", "1280"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page(opening, path, device):
    """As it is opened."""
    assert violations(opening(path, **device)) == []


def test_the_form_with_every_group_open(calculator):
    """All fields are shown."""
    calculator.evaluate(UNFOLD)
    assert violations(calculator) == []


def test_the_summary_of_errors(calculator):
    """Every field that can be typed into is refused, and says so."""
    calculator.evaluate(UNFOLD)
    for field in calculator.locator(".formulir input[type=text]").all():
        field.fill("<")
    calculator.locator(".utama").click()
    expect(calculator.locator(".formulir").get_by_role("alert").first).to_be_focused(timeout=READY)
    assert violations(calculator) == []


def test_the_answer_to_the_readers_own_order(calculator):
    """With every explanation unfolded."""
    calculator.locator(".formulir [name=jumlah_unit]").fill("1.037")
    calculate(calculator)
    calculator.evaluate(UNFOLD)
    assert violations(calculator) == []


def test_the_menu_of_a_phone(opening):
    """The drawer is open, and in it the list of the calculators; a page of a section opens it at that section."""
    page = opening("/tentang/")
    page.get_by_role("button", name="Menu", exact=True).tap()
    menu = page.locator(".md-nav--primary")
    expect(menu.get_by_role("link", name="Metode")).to_be_in_viewport()
    assert violations(page) == []
    menu.locator("label", has_text="Kalkulator").first.tap()
    expect(menu.get_by_role("link", name="Pungutan impor")).to_be_in_viewport()
    assert violations(page) == []


@pytest.mark.parametrize(
    ("device", "way_in"),
    [(PHONE, "button.tombol-search"), (DESK, "[name=query]")],
    ids=["360", "1280"],
)
def test_the_search_with_results(opening, device, way_in):
    """A word is typed, and pages are found."""
    page = opening(GUIDE, **device)
    page.clock.set_system_time(TODAY)  # the theme waits a moment for the search to open; let time pass
    page.locator(way_in).click()
    page.keyboard.type("sample")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_in_viewport()
    assert violations(page) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_table_laid_out_as_cards_is_still_a_table(opening, width):
    """The browser tells assistive technology of its rows, columns and cells, however the stylesheet lays them out."""
    page = opening(GUIDE, viewport={"width": width, "height": 740})
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in tree if not node["ignored"]]
    tables = page.locator("table")
    assert tables.count() > 0
    for role, element in (("table", "table"), ("row", "table tr"), ("columnheader", "table th"), ("cell", "table td")):
        assert roles.count(role) == page.locator(element).count(), role
