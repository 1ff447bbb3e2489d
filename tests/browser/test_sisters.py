"""The smaller calculators: each page answers its examples and the reader's own numbers as CPython does."""

import re
import tomllib
from typing import Any

import pytest
from playwright.sync_api import expect

from calculator import catalog
from calculator.compound_fields import SeriesField
from calculator.respond import respond
from tests.browser.conftest import DESK, PHONE, READY, lay_out
from tests.browser.test_axe import UNFOLD, violations
from tests.building import CALCULATORS, ROOT, pages_of_nav

SISTERS = [name for name in CALCULATORS if name != "kalkulator"]

CHANGED = {
    "pajak": ("fob", "3.000"),
    "jadwal": ("produksi.modus", "30"),
    "aql": ("jumlah_lot", "5.000"),
    "penawaran": ("penawaran.1.harga_unit", "2,35"),
}
"""A field of each form and what a reader types there after an example."""

REFUSED = {
    "pajak": ("fob", "seribu"),
    "jadwal": ("maks_revisi", "9"),
    "aql": ("aql", "3"),
    "penawaran": ("penawaran.0.minimum_pesanan", "1,5"),
}
"""A field of each form and what must be refused there; two stand in a folded group."""

FULL = {"jadwal": {"produksi.min": "10", "produksi.modus": "30", "produksi.maks": "45"}}
"""What else the changed field needs, where it has several inputs."""

PARSED = """(html) => {
  const parsed = Object.assign(document.createElement('template'), { innerHTML: html });
  for (const part of parsed.content.querySelectorAll('.konsultasi, .minta-kertas')) part.remove();
  return parsed.innerHTML;
}"""
"""A result as a browser reads it, without what is taken along from it: test_taking.py has that."""

SQUEEZE = "(html) => html.replace(/\\s+/g, ' ').replace(/> </g, '><').trim()"


def _example(name):
    """The example that the fence of a page answers."""
    text = (ROOT / f"docs/{name}.md").read_text("utf-8")
    found = re.search(r"```kalkulator\n(.*?)```", text, re.DOTALL)
    assert found
    return catalog.presets()[tomllib.loads(found[1])["contoh"]]


def _reply(name, **changes):
    """What CPython answers to that example, some of it changed."""
    masukan = _example(name).values | {"hari_ini": "2026-11-24"} | changes
    situs = {"merek": "RTS", "nomor": ""}
    reply: Any = respond({"kalkulator": CALCULATORS[name], "masukan": masukan, "bentuk": "html", "situs": situs})
    assert reply["ok"], reply
    return reply


def _html(page):
    """The result that the page shows, without the space between elements."""
    return page.evaluate(SQUEEZE, page.evaluate(PARSED, page.locator(".hasil").inner_html()))


def _id(name):
    """The element of this id, dots and all."""
    return f"[id='{name}']"


def _required(calculator):
    """What a reader must fill, nobody else being able to; of a list what each of its least rows must say."""
    found = catalog.CALCULATORS[calculator]
    for field in found.fields:
        if isinstance(field, SeriesField) and field.required:
            rows = [field.at(place) for place in range(field.minimum)]
            yield from (part.name for row in rows for part in row.values() if part.required)
        elif field.required and field.name not in found.estimated:
            yield field.name


def _answer(page):
    """Answer the first example."""
    page.locator(".contoh [data-isi]").first.click()
    expect(page.locator(".asal")).to_be_hidden(timeout=READY)


@pytest.fixture(params=SISTERS)
def name(request):
    """Each page by its short name."""
    return request.param


@pytest.fixture
def page(opening, name):
    """That page, opened on a phone."""
    return opening(f"/{pages_of_nav()[name]}")


def test_the_example_is_answered_as_the_build_answered_it(page, name):
    """One tap gives the very HTML that the page was built with; the headline has the focus and is announced."""
    built = _html(page)
    _answer(page)
    assert _html(page) == built
    expect(page.locator(".hasil h2")).to_be_focused()
    expect(page.locator(".status")).to_have_text(_reply(name)["html"]["status"])


def test_the_readers_own_numbers_are_answered(page, name):
    """A field is changed by hand in the whole form, also inside a folded group; the answer is CPython's."""
    _answer(page)
    before = _html(page)
    page.evaluate("document.querySelectorAll('.isian, .lanjutan').forEach((group) => (group.open = true))")
    for whole in page.locator("[name=kedalaman][value=lengkap]").all():
        whole.check()
    field, typed = CHANGED[name]
    for key, text in ({field: typed} | FULL.get(name, {})).items():
        page.locator(f"[name='{key}']").fill(text)
    page.locator(".utama").click()
    reply = _reply(name, **({field: typed} | FULL.get(name, {})))
    expect(page.locator(".status")).to_have_text(reply["html"]["status"])
    assert _html(page) != before
    assert _html(page) == page.evaluate(SQUEEZE, page.evaluate(PARSED, reply["html"]["hasil"]))


def test_what_is_refused_is_named_at_its_field(page, name):
    """The summary has the focus and leads into the field; the result stays."""
    _answer(page)
    before = _html(page)
    field, typed = REFUSED[name]
    page.evaluate("document.querySelectorAll('.isian, .lanjutan').forEach((group) => (group.open = true))")
    page.locator(_id(f"isian-{field}")).fill(typed)
    page.evaluate("document.querySelectorAll('.lanjutan').forEach((group) => (group.open = false))")
    page.locator(".utama").click()
    expect(page.locator(".galat-daftar")).to_be_focused()
    page.locator(f".galat-daftar a[href='#isian-{field}']").click()
    expect(page.locator(_id(f"isian-{field}"))).to_be_focused()
    expect(page.locator(_id(f"galat-{field}"))).to_be_visible()
    assert _html(page) == before


def test_every_answer_above_the_result_leads_to_its_field(page):
    """One tap on an answer opens the form at the field it came from."""
    _answer(page)
    answers = page.locator(".hasil a[href^='#isian-']")
    assert answers.count() > 4
    for place in range(answers.count()):
        answer = answers.nth(place)
        target = answer.get_attribute("href")
        answer.click()
        expect(page.locator(_id(target.removeprefix("#")))).to_be_focused()


def test_an_empty_form_says_what_is_missing(page, name):
    """What must be filled stands in no folded group, and is named; a schedule needs nothing but its defaults."""
    required = [*_required(CALCULATORS[name])]
    for field in required:
        expect(page.locator(_id(f"isian-{field}"))).to_be_visible()
    page.locator(".utama").click()
    if name == "jadwal":
        expect(page.locator(".asal")).to_be_hidden(timeout=READY)
        return
    expect(page.locator(".galat-daftar")).to_be_focused(timeout=READY)
    for field in required:
        expect(page.locator(_id(f"galat-{field}"))).to_be_visible()


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["360", "1280"])
def test_the_answer_and_the_refusal_pass_axe_and_fit(opening, name, device):
    """With everything unfolded, in both schemes; nothing scrolls sideways at 320 pixels either."""
    page = opening(f"/{pages_of_nav()[name]}", **device)
    _answer(page)
    page.evaluate(UNFOLD)
    assert violations(page) == []
    field, typed = REFUSED[name]
    page.locator(_id(f"isian-{field}")).fill(typed)
    page.locator(".utama").click()
    expect(page.locator(".galat-daftar")).to_be_focused()
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 740})
    lay_out(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_form_is_answered_by_keyboard(opening, name):
    """From the first example's button: Enter fills and answers; Tab leads from the headline into the result's links."""
    page = opening(f"/{pages_of_nav()[name]}", **DESK)
    page.locator(".contoh [data-isi]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hasil h2")).to_be_focused(timeout=READY)
    page.locator(".isian > summary").focus()
    page.keyboard.press("Enter")
    page.locator(".formulir :is(input, select)").first.focus()
    page.keyboard.press("Control+End")
    page.locator(".utama").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hasil h2")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.hasil') !== null")


def test_the_section_of_the_menu_opens_by_keyboard(opening):
    """In a narrow window the list of calculators can be reached without a pointer."""
    page = opening("/metode/", viewport={"width": 700, "height": 740})
    page.get_by_role("button", name="Menu", exact=True).click()
    page.locator(".md-nav--primary label[tabindex='0']", has_text="Kalkulator").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".md-nav--primary").get_by_role("link", name="Jadwal tiba")).to_be_in_viewport()
