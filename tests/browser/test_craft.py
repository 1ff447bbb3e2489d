"""What a page owes to those who zoom, print, use the keyboard, choose their own colours, or want nothing to move."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, lay_out
from tests.building import pages_of_nav

NARROW = {"width": 320, "height": 640}
ZOOMED = {"viewport": {"width": 640, "height": 400}, "device_scale_factor": 2}
"""A window of 1280 by 800 at 200 percent."""

GUIDE = "/po-sample-vs-mass-production/"
UNFOLD = "document.querySelectorAll('details').forEach((group) => (group.open = true))"
SUBMIT = ".utama"
PAGE_OF_PDF = re.compile(rb"/Type\s*/Page\b")

STOP = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const at = document.activeElement;
  if (at === document.body) return null;
  const seen = (element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
    const marked = (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    const inside = right > 0 && left < innerWidth && bottom > 0 && top < innerHeight;
    return marked && inside && width > 1 && height > 1;
  };
  const next = at.nextElementSibling;
  const words = (at.getAttribute("aria-label") ?? at.textContent).trim().slice(0, 30);
  return {
    what: `${at.tagName} ${at.getAttribute("href") ?? at.name ?? at.className}: ${words}`,
    field: at.form && at.type !== "submit" ? at.name : "",
    submits: at.type === "submit",
    skips: at.tagName === "A" && at.hash !== "" && at.pathname === location.pathname,
    seen: [at, ...(at.labels ?? []), ...(next?.tagName === "LABEL" ? [next] : [])].some(seen),
  };
}"""
"""Where the focus is, and whether the reader can see it: on the element, or on a label beside it."""

FIELDS = """() => [...new Set([...document.querySelector("main form").elements]
  .filter((field) => field.name && field.checkVisibility()).map((field) => field.name))]"""

SLOW = """() => {
  const long = (times) => times.split(",").some((time) => parseFloat(time) * (time.endsWith("ms") ? 1 : 1000) > 10);
  const running = document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 10);
  const styles = [...document.querySelectorAll("*")].flatMap((element) =>
    [null, "::before", "::after"].map((part) => getComputedStyle(element, part)));
  return running.length + styles.filter((one) => long(one.transitionDuration) || long(one.animationDuration)).length;
}"""
"""How many elements may move for longer than a hundredth of a second."""

MARKS = """(selector) => [...document.querySelectorAll(selector)].map((mark) => {
  let behind = mark;
  const clear = "rgba(0, 0, 0, 0)";
  while (behind.parentElement && getComputedStyle(behind).backgroundColor === clear) behind = behind.parentElement;
  return [getComputedStyle(mark).fill, getComputedStyle(behind).backgroundColor];
})"""
"""The fill of each mark, and the colour it stands on."""


INKS = """() => [...new Set([...document.querySelectorAll("main :is(p, h1, h2, h3, li, small, th, td, dt, dd, text)")]
  .filter((element) => element.checkVisibility())
  .flatMap((element) => [getComputedStyle(element).color, getComputedStyle(element).fill]))]"""
"""The colours that the words of the page are written in."""


def _excess(page):
    """How many pixels the page is wider than the window."""
    lay_out(page)
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


def _stops(page):
    """Every place where Tab stops, from the top of the page to its end."""
    stops: list[dict[str, Any]] = []
    while len(stops) < 300:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop in stops[:1]:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("path", pages_of_nav().values(), ids=pages_of_nav())
def test_no_page_scrolls_sideways_when_narrow_or_zoomed(opening, path):
    """At 320 pixels, and at 200 percent, with everything unfolded."""
    page = opening(f"/{path}", **ZOOMED)
    page.evaluate(UNFOLD)
    zoomed = _excess(page)
    page.set_viewport_size(NARROW)
    assert (zoomed, _excess(page)) == (0, 0)


def test_the_form_can_be_sent_when_zoomed(opening):
    """At 200 percent nothing covers the button."""
    page = opening(**ZOOMED)
    page.locator(SUBMIT).click(trial=True)
    expect(page.locator(SUBMIT)).to_be_in_viewport(ratio=0.99)


@pytest.mark.parametrize("window", [ZOOMED, DESK], ids=["zoomed", "desk"])
def test_tab_goes_through_the_calculator_and_can_be_seen(opening, window):
    """First the link to the content, then every field in its order, then the button; the focus is seen at each stop."""
    page = opening(**window)
    page.evaluate(UNFOLD)
    stops, fields = _stops(page), page.evaluate(FIELDS)
    assert stops[0]["skips"]
    visited = [stop["field"] for stop in stops if stop["field"] in fields]
    assert list(dict.fromkeys(visited)) == fields
    places = {stop["field"]: place for place, stop in enumerate(stops)}
    assert max(places[field] for field in fields) < [stop["submits"] for stop in stops].index(True)
    assert [stop["what"] for stop in stops if not stop["seen"]] == []


@pytest.mark.parametrize("window", [ZOOMED, DESK], ids=["zoomed", "desk"])
def test_the_focus_can_be_seen_throughout_a_guide(opening, window):
    """Also inside the drawer, which is out of the window until the focus enters it."""
    stops = _stops(opening(GUIDE, **window))
    assert len(stops) > 20
    assert [stop["what"] for stop in stops if not stop["seen"]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_stay_visible_in_the_readers_own_colours(opening, scheme):
    """Where the system sets the colours, each mark and word of a chart differs from what it stands on."""
    page = opening(**DESK)
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    for selector in ("main svg .sample", "main svg .langsung", "main svg text"):
        marks = page.evaluate(MARKS, selector)
        assert marks
        assert [pair for pair in marks if pair[0] in (pair[1], "none")] == []


@pytest.mark.parametrize("path", ["/kalkulator/", GUIDE])
def test_nothing_moves_for_those_who_want_it_still(opening, path):
    """No transition and no animation lasts, while others see some."""
    page = opening(path, **DESK)
    page.evaluate(UNFOLD)
    assert page.evaluate(SLOW) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(SLOW) > 0


def test_the_answer_fits_on_three_sheets_of_paper(opening):
    """The verdict is printed; the form is not."""
    page = opening(**DESK)
    assert 1 <= len(PAGE_OF_PDF.findall(page.pdf(format="A4"))) <= 3
    page.emulate_media(media="print")
    expect(page.locator(".formulir")).to_be_hidden()
    expect(page.locator("main").get_by_text("Sample satu putaran").first).to_be_visible()


def test_ink_is_dark_also_for_those_who_chose_the_dark_scheme(opening):
    """On paper the colours of the text are those of the light scheme."""
    page = opening(**DESK)
    page.emulate_media(media="print")
    inks = []
    for scheme in ("default", "slate"):
        page.evaluate("(scheme) => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
        inks.append(page.evaluate(INKS))
    assert len(inks[0]) > 1
    assert inks[0] == inks[1]
