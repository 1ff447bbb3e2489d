"""The theme's menu and search on a narrow window, by keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE

COVERED = """() => {
  const at = document.activeElement.getBoundingClientRect();
  const top = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
  return !document.activeElement.contains(top);
}"""
"""Whether something lies over the element that has the focus."""

NAMES = ("Menu", "Cari")
PAGES = ("/", "/kalkulator/", "/po-sample-vs-mass-production/")


def _tab_to(page, name):
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == name:
            return
    pytest.fail(f"Tab does not reach {name}")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_and_closes(opening, path, key):
    """The focus goes into the menu, is seen there, and comes back with Escape."""
    page = opening(path, example=False)
    menu = page.get_by_role("button", name="Menu", exact=True)
    _tab_to(page, "Menu")
    expect(menu).to_have_attribute("aria-expanded", "false")
    page.keyboard.press(key)
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary a:focus")).to_be_in_viewport()
    assert not page.evaluate(COVERED)
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_the_search_opens_and_closes(opening):
    """Enter leads into its field, Escape back to the button."""
    page = opening("/metode/")
    search = page.get_by_role("button", name="Cari", exact=True)
    _tab_to(page, "Cari")
    page.keyboard.press("Enter")
    expect(page.locator("[name=query]")).to_be_focused()
    expect(search).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(search).to_have_attribute("aria-expanded", "false")
    expect(search).to_be_focused()


def test_a_tap_does_what_it_did(opening):
    """The menu opens and, beside it, closes."""
    page = opening("/metode/", **PHONE)
    page.get_by_role("button", name="Menu", exact=True).tap()
    expect(page.locator(".md-sidebar--primary").get_by_text("Panduan", exact=True).first).to_be_in_viewport()
    page.touchscreen.tap(350, 400)
    expect(page.get_by_role("button", name="Menu", exact=True)).to_have_attribute("aria-expanded", "false")


def test_a_wide_window_has_neither_button(opening):
    """There the links and the field themselves are in sight."""
    page = opening("/metode/", **DESK)
    for name in NAMES:
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
