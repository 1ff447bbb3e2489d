"""The papers as an importer uses them: made from an order, printed one by one, copied into a chat, read on a phone."""

import re

import pytest
from playwright.sync_api import expect

from calculator import catalog, paper
from calculator.respond import respond
from tests.browser.conftest import DESK, READY, calculate
from tests.browser.test_axe import UNFOLD, violations
from tests.browser.test_craft import NARROW, PAGE_OF_PDF, _excess

BLANK = "/kertas-kerja/"
MESSAGES = "/pesan-ke-pabrik/"
DOCUMENTS = [document.id for document in paper.documents({})]
STILL = "() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }"
"""Printing opens no dialogue here."""

CLIPBOARD = """() => {
  window.copied = [];
  navigator.clipboard.writeText = async (text) => { window.copied.push(text); };
}"""
CUT = """() => [...document.querySelectorAll("kertas-kerja :is(dt, dd, li, td, p, pre, summary)")]
  .filter((element) => element.scrollWidth > element.clientWidth + 1)
  .map((element) => element.textContent.trim().slice(0, 40))"""
"""The beginning of every block whose words are wider than itself."""

REFUSING = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"


@pytest.fixture
def made(opening):
    """An answered order whose papers were made, on a phone."""
    page = opening()
    calculate(page)
    page.evaluate(STILL)
    page.locator(".buat-kertas").tap()
    expect(page.locator("kertas-kerja")).to_be_visible(timeout=READY)
    return page


def _sheets(page, paper_size="A4"):
    return len(PAGE_OF_PDF.findall(page.pdf(format=paper_size)))


def test_the_papers_of_an_order(made):
    """One tap after the answer they stand below it, the focus on their heading, and say what the engine says."""
    expect(made.locator(".kertas h3")).to_be_focused()
    expect(made.locator(".status")).to_have_text("Kertas kerja sudah dibuat.")
    expect(made.locator("article.dokumen")).to_have_count(len(DOCUMENTS))
    expect(made.locator("#kertas-po-massal dl").first).to_contain_text("USD 1820.00")
    expect(made.locator("#kertas-pra-kirim table")).to_contain_text("80")
    typed = catalog.presets()["tumbler"].values | {"hari_ini": "2026-11-24"}
    reply = respond({"kalkulator": "keputusan", "masukan": typed, "bentuk": "kertas"})
    filled = re.search(r"<pre>(.*?)</pre>", reply["html"]["kertas"], re.DOTALL)  # type: ignore[index]
    assert filled
    ours = " (usulan, proposal)"  # the form has sent the deposit along
    assert made.locator("#kertas-po-sample pre").text_content() == filled[1].replace(ours, "")


def test_another_answer_takes_the_papers_away(made):
    """They never stand below an answer they were not made from."""
    made.locator(".isian summary").first.tap()
    made.locator("#isian-jumlah_unit").fill("1.037")
    calculate(made)
    expect(made.locator("kertas-kerja")).to_have_count(0)
    made.locator(".buat-kertas").tap()
    expect(made.locator("#kertas-po-massal dl").first).to_contain_text("1037 pcs")


@pytest.mark.parametrize("paper_size", ["A4", "Letter"])
def test_each_document_is_printed_alone_on_one_sheet(made, paper_size):
    """Its words and no others, without the site around it."""
    for own in DOCUMENTS:
        document = made.locator(f"#kertas-{own}")
        document.locator(".cetak").tap()
        expect(document).to_contain_class("dicetak")
        assert _sheets(made, paper_size) == 1, own
        made.emulate_media(media="print")
        expect(document).to_be_visible()
        for other in (".md-header", ".putusan", ".konsultasi", f"article.dokumen:not(#kertas-{own})"):
            expect(made.locator(other).first).to_be_hidden()
        expect(document.locator("button").first).to_be_hidden()
        made.emulate_media(media="null")
    assert made.evaluate("window.printed") == len(DOCUMENTS)


def test_all_papers_are_printed_at_once_and_then_the_answer_again(made):
    """A sheet for each document and some for the messages; whoever prints the page later gets the answer."""
    made.locator(".cetak.semua").tap()
    expect(made.locator("kertas-kerja")).to_contain_class("dicetak")
    assert len(DOCUMENTS) < _sheets(made) <= len(DOCUMENTS) + 3
    made.keyboard.press("Control")
    made.emulate_media(media="print")
    expect(made.locator(".putusan")).to_be_visible()
    expect(made.locator("kertas-kerja")).to_be_hidden()


def test_an_order_is_copied_as_text(made):
    """Into WhatsApp or WeChat, in three languages, as it stands there to read."""
    made.evaluate(CLIPBOARD)
    order = made.locator("#kertas-po-massal")
    order.locator("summary").tap()
    order.locator(".salin-teks").tap()
    expect(order.locator("output")).to_have_text("Tersalin.")
    (copied,) = made.evaluate("window.copied")
    assert copied.startswith("PURCHASE ORDER: MASS PRODUCTION / PO MASSAL / 大货订单※")
    assert "Balance, after inspection is passed / Sisa, sesudah lulus inspeksi / 余款※: USD 1820.00" in copied


def test_a_message_is_copied_or_selected(opening):
    """What is to be sent, not what it means; a browser that refuses leaves it selected."""
    page = opening(MESSAGES)
    page.evaluate(CLIPBOARD)
    message = page.locator("#kertas-tidak-lulus")
    message.locator("button").tap()
    expect(message.locator("output")).to_have_text("Tersalin.")
    (copied,) = page.evaluate("window.copied")
    assert copied == message.locator("pre").text_content().strip()
    assert copied.splitlines()[-1] == "※ 复验合格后付余款。"
    page.evaluate(REFUSING)
    message.locator("button").tap()
    expect(message.locator("output")).to_contain_text("salin sendiri")
    assert page.evaluate("getSelection().toString()").strip().startswith("Hello, the inspection")


@pytest.mark.parametrize("paper_size", ["A4", "Letter"])
def test_the_blank_papers_are_printed_with_and_without_a_script(opening, paper_size):
    """The introduction, then each document on a sheet of its own."""
    for scripted in (True, False):
        page = opening(BLANK, java_script_enabled=scripted, **DESK)
        assert _sheets(page, paper_size) == len(DOCUMENTS)
    page = opening(BLANK, **DESK)
    page.evaluate(STILL)
    page.locator("#kertas-label .cetak").click()
    assert _sheets(page, paper_size) == 1


def test_the_ink_is_black_also_for_those_who_read_in_the_dark(opening):
    """On paper the words are dark whatever the screen shows."""
    page = opening(BLANK, color_scheme="dark", **DESK)
    page.emulate_media(media="print", color_scheme="dark")
    colour = page.locator("#kertas-po-sample li").first.evaluate("(line) => getComputedStyle(line).color")
    assert max(int(part) for part in re.findall(r"\d+", colour)[:3]) < 60


def test_the_papers_are_read_at_320_pixels_and_by_those_who_hear_them(made):
    """Nothing scrolls sideways, no word is cut off, and axe finds nothing, everything unfolded."""
    made.evaluate(UNFOLD)
    made.set_viewport_size(NARROW)
    assert _excess(made) == 0
    assert made.evaluate(CUT) == []
    assert violations(made) == []


def test_a_plan_makes_its_checklist(opening):
    """From the page of the inspection plan, on the reader's own lot."""
    page = opening("/aql/")
    page.locator(".contoh [data-isi]").first.tap()
    page.locator(".buat-kertas").wait_for(timeout=READY)
    page.locator(".buat-kertas").tap()
    expect(page.locator("article.dokumen")).to_have_count(1)
    expect(page.locator("#kertas-pra-kirim")).to_contain_text("Kritis")
