"""The guide's drawings fit a small phone and are legible; a term is reached by Tab and by touch, with no script too."""

import re

import pytest
from playwright.sync_api import expect

PAGES = [
    "po-sample-vs-mass-production/",
    "panduan/biaya-sampai-gudang/",
    "panduan/kalender-pabrik-2027/",
    "panduan/revisi-dan-setujui/",
]

MISFIT = """() => [...document.querySelectorAll(".gambar svg")].flatMap((svg) => {
  const frame = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  const out = ([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 2;
  const on = ([, a], [, b]) => a.left < b.right && b.left < a.right && a.top + 4 < b.bottom && b.top + 4 < a.bottom;
  const pairs = texts.flatMap((one, place) =>
    texts.slice(place + 1).filter((other) => on(one, other)).map((other) => [one, other]));
  const wide = frame.right > innerWidth ? [frame.right] : [];
  return [...wide, ...texts.filter(out).map(([text]) => text), ...pairs.map((both) => both.map(([text]) => text))];
})"""
"""The texts that stick out of their drawing or lie on another; a drawing that sticks out of the window."""

SMALLEST = """() => Math.min(...[...document.querySelectorAll(".gambar text, .gambar tspan")].map((text) =>
  parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getScreenCTM().a))"""
"""The size of the smallest letters, in pixels of the window."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_drawing_fits_and_is_legible(opening, path, scheme):
    """At 320 pixels nothing sticks out or is hit; at 360 no letter is below 12 pixels; on paper it is there."""
    page = opening(f"/{path}", viewport={"width": 320, "height": 640}, color_scheme=scheme)
    assert page.locator(".gambar text").count() > 5
    assert page.evaluate(MISFIT) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(SMALLEST) >= 12
    page.emulate_media(media="print")
    expect(page.locator(".gambar svg").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_a_term_leads_to_its_entry(opening, scripts):
    """Tab comes to it and Enter follows it; a tap does too. What it means is its description as well."""
    page = opening("/panduan/biaya-sampai-gudang/", java_script_enabled=scripts, has_touch=True)
    term = page.get_by_role("link", name="LCL", exact=True)
    assert term.get_attribute("title").startswith("LCL, FCL: berbagi kontainer")
    expect(term).to_have_accessible_description(re.compile("^LCL, FCL: berbagi kontainer"))
    page.get_by_role("link", name="PIB", exact=True).focus()
    page.keyboard.press("Shift+Tab")
    expect(term).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/panduan/istilah/#lcl")
    expect(page.locator("#lcl")).to_be_in_viewport()
    page.go_back()
    term.tap()
    page.wait_for_url("**/panduan/istilah/#lcl")
    expect(page.locator("#lcl")).to_be_in_viewport()
