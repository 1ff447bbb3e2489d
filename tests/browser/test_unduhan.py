"""An answer as a file: what a tap brings, and what the reader is told where it brings nothing."""

import csv
import io
import re

import icalendar
import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import READY, calculate


def _tap(page, kind):
    """Tap a button and take what the browser is given: its name and its bytes."""
    with page.expect_download(timeout=READY) as waiting:
        page.locator(f'[data-berkas="{kind}"]').click()
    download = waiting.value
    return download.suggested_filename, download.path().read_bytes()


def _answered(opening, path="/kalkulator/"):
    page = opening(path)
    if path == "/kalkulator/":
        calculate(page)
    else:
        page.locator(".contoh button").first.click()
        expect(page.locator(".asal")).to_be_hidden(timeout=READY)
    return page


def test_the_built_example_offers_no_file(opening):
    """Before there is an answer of the reader's own nothing is offered, and nothing is loaded."""
    page = opening()
    expect(page.locator(".berkas-berkas")).to_be_hidden()
    assert not any("lembar.zip" in url for url in page.watch.requests)


def test_a_decision_is_taken_along_in_each_way(opening):
    """The workbook holds the answer's amounts, the calendar its days, the table its steps; each bears its code."""
    page = _answered(opening)
    code = page.locator(".konsultasi").get_attribute("data-kode")
    expect(page.locator('[data-berkas="xlsx"]')).to_contain_text(re.compile(r"berumus, sekitar \d+,\d MB"))
    assert not any("lembar.zip" in url for url in page.watch.requests)

    name, content = _tap(page, "ics")
    assert name == f"jadwal-{code}.ics"
    assert len(icalendar.Calendar.from_ical(content).walk("VEVENT")) > 8

    name, content = _tap(page, "csv")
    assert name == f"keputusan-{code}.csv"
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert ["Hitungan", "Satu putaran sample, semua termasuk", "1545333", "rupiah"] in [row[:4] for row in rows]

    name, content = _tap(page, "xlsx")
    assert name == f"keputusan-{code}.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    lines = {row[1].value: row[2].value for row in book["Hitungan"].iter_rows() if row[0].value in (None, "")}
    assert lines["Satu putaran sample, semua termasuk"] == 1545333
    assert code in [row[1].value for row in book["Ringkasan"].iter_rows()]
    expect(page.locator(".kabar")).to_contain_text(name)
    assert any("lembar.zip" in url for url in page.watch.requests)


def test_other_calculators_offer_what_they_have(opening):
    """A shipment's charges make a workbook and a table, a plan only a calendar."""
    page = _answered(opening, "/pajak/")
    assert page.locator(".berkas-berkas button").count() == 2
    _, content = _tap(page, "xlsx")
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames[0] == "Ringkasan"
    page = _answered(opening, "/jadwal/")
    assert page.locator(".berkas-berkas button").count() == 1
    _tap(page, "ics")


@pytest.mark.provoked
def test_without_what_a_spreadsheet_takes_there_is_a_way_on(opening):
    """The reader is told and may try again or take the table; the answer and its engine stay."""
    page = _answered(opening)
    page.route("**/lembar.zip", lambda route: route.fulfill(status=404, body="gone"))
    page.locator('[data-berkas="xlsx"]').click()
    expect(page.locator(".kabar")).to_contain_text("ketuk Excel sekali lagi, atau unduh CSV", timeout=READY)
    expect(page.locator(".gagal")).to_be_hidden()
    _tap(page, "csv")
    page.unroute("**/lembar.zip")
    name, _ = _tap(page, "xlsx")
    assert name.endswith(".xlsx")


@pytest.mark.provoked
def test_an_archive_that_is_another_page_is_told_too(opening):
    """A host that has a page for everything does not leave the reader waiting."""
    page = _answered(opening)
    page.route("**/lembar.zip", lambda route: route.fulfill(status=200, content_type="text/html", body="<title>"))
    page.locator('[data-berkas="xlsx"]').click()
    expect(page.locator(".kabar")).to_contain_text("unduh CSV saja", timeout=READY)
