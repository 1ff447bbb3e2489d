"""What a reader takes along: a link, a message, calculations kept on the device, side by side, carried as a file."""

import json
import re
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import expect

from calculator import catalog
from calculator.respond import read_json, respond
from tests.browser.conftest import DESK, PHONE, READY, calculate
from tests.browser.test_axe import UNFOLD, violations
from tests.building import CALCULATORS, pages_of_nav
from tests.test_hostile import HOSTILE

LATER = datetime(2026, 12, 3, 9, 0)  # noqa: DTZ001 - the reader's own clock

ASKED = """() => {
  const original = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...more) {
    if (message.request) window.ditanya = message.request;
    return original.call(this, message, ...more);
  };
}"""
"""Remember the last request that the page sent to Python."""

COPIED = """() => {
  window.tersalin = [];
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true, value: { writeText: async (text) => tersalin.push(text) },
  });
}"""
REFUSED = """() => {
  const refuse = async () => { throw new DOMException('no', 'NotAllowedError'); };
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: refuse } });
}"""
SHARED = """() => {
  window.terbagi = [];
  navigator.share = async (given) => terbagi.push(given);
}"""
FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
}"""


@pytest.fixture
def order(opening):
    """The calculator, an example answered in it, with one number changed by hand."""
    page = opening(example=False)
    page.evaluate(ASKED)
    page.evaluate(COPIED)
    page.locator("[data-contoh=tumbler]").tap()
    expect(page.locator(".asal")).to_be_hidden(timeout=READY)
    page.locator(".isian > summary").tap()
    page.locator("#isian-harga_unit").fill("2,75")
    calculate(page)
    return page


def _link(page):
    """The link to the answer shown, as its button copies it."""
    page.locator(".salin").click()
    expect(page.locator(".kabar")).to_contain_text("Tautan tersalin")
    expect(page.locator(".kabar")).to_be_in_viewport()
    return page.evaluate("tersalin.at(-1)")


def _code(page):
    return page.locator(".konsultasi").get_attribute("data-kode")


def _path(link):
    parts = urlsplit(link)
    return f"{parts.path}#{parts.fragment}"


def _save(page, name):
    page.locator(".menyimpan input").fill(name)
    page.locator(".menyimpan button").click()
    expect(page.locator(".kabar")).to_contain_text("Tersimpan di perangkat ini")
    expect(page.locator(".kabar")).to_be_in_viewport()


def test_a_link_gives_another_reader_the_same_answer(order, opening):
    """In a profile that knows nothing, on another day, at the first button in sight: the same form and amounts."""
    link = _link(order)
    page = opening(_path(link), example=False)
    page.clock.set_fixed_time(LATER)
    page.reload()
    expect(page.locator(".dari-tautan")).to_be_visible()
    expect(page.locator(".hari-lain")).to_contain_text("24 November 2026")
    expect(page.locator(".beda-aturan")).to_be_hidden()
    expect(page.locator(".tak-dikenal")).to_be_hidden()
    expect(page.locator("#isian-harga_unit")).to_have_value("2,75")
    expect(page.locator(".hasil")).to_be_hidden()
    expect(page.locator(".hitung-tautan")).to_be_in_viewport()
    page.locator(".hitung-tautan").tap()
    expect(page.locator(".hasil h2")).to_be_focused(timeout=READY)
    expect(page.locator(".hitung-tautan")).to_be_hidden()
    assert _code(page) == _code(order)
    assert page.locator(".hasil .putusan").inner_text() == order.locator(".hasil .putusan").inner_text()
    page.evaluate(COPIED)
    assert _link(page) == link


def test_an_old_link_is_calculated_for_today_on_request(order, opening):
    """One tap puts the reader's day in place of the sender's."""
    page = opening(_path(_link(order)), example=False)
    page.clock.set_fixed_time(LATER)
    page.reload()
    page.evaluate(ASKED)
    page.locator(".hari-ini").click()
    expect(page.locator(".hasil h2")).to_be_focused(timeout=READY)
    expect(page.locator(".dibuka-dari")).to_be_hidden()
    assert json.loads(page.evaluate("ditanya"))["masukan"]["hari_ini"] == "2026-12-03"
    assert _code(page) != _code(order)


def test_a_link_says_what_the_form_holds_and_nothing_else(order):
    """Names in order, what stands as in an empty form left out, neither where the reader came from nor an anchor."""
    order.evaluate("history.replaceState(null, '', '?utm_source=wa&utm_medium=chat')")
    calculate_again = order.locator(".isian > summary")
    calculate_again.tap()
    calculate(order)
    link = _link(order)
    assert "utm" not in link
    parts = urlsplit(link)
    names = [part.partition("=")[0] for part in parts.fragment.split("&")]
    assert names[:3] == ["v", "aturan", "hari_ini"]
    assert names[3:] == sorted(names[3:])
    assert parse_qs(parts.fragment)["harga_unit"] == ["2,75"]
    assert {"pkp", "porsi_dp", "asuransi"} & set(names) == set()


def test_a_link_of_other_rules_says_so(opening):
    """The law's data were others when it was made."""
    page = opening("/kalkulator/#v=1&aturan=2026-01-05-0000000&hari_ini=2026-11-24&harga_unit=3", example=False)
    expect(page.locator(".beda-aturan")).to_be_visible()
    expect(page.locator("#isian-harga_unit")).to_have_value("3")


@pytest.mark.parametrize("example", ["tumbler", "casing", "sepatu", "mesin"])
def test_an_example_opens_by_its_address(opening, example):
    """A case can be sent as a short link; a value beside it takes the place of the example's."""
    page = opening(f"/kalkulator/#v=1&contoh={example}&jumlah_unit=777", example=False)
    calculate(page)
    name = catalog.presets()[example].values["nama_produk"]
    expect(page.locator(".pesan")).to_contain_text(name)
    expect(page.locator(".pesan")).to_contain_text("777 unit")
    expect(page.locator(".dibuka-dari")).to_be_hidden()


HOSTILE_LINKS = {
    "markup": f"v=1&aturan=x&nama_produk={HOSTILE}",
    "another version": "v=9&aturan=x&nama_produk=Botol",
    "unknown fields": "v=1&aturan=x&nama_produk=Botol&__proto__=1&constructor=2&lain=3",
    "a choice that is none": "v=1&aturan=x&nama_produk=Botol&moda=roket&skema_impor=%00",
    "many rows": "v=1&aturan=x&nama_produk=Botol&barang.99.fob=5&barang.999999.fob=5",
    "broken escapes": "v=1&aturan=x&nama_produk=Botol&harga_unit=%E0%A4%A&moda=%",
    "an example that is none": "v=1&aturan=x&nama_produk=Botol&contoh=%22%5D",
}


@pytest.mark.parametrize("name", HOSTILE_LINKS)
def test_a_hostile_link_fills_text_fields_and_no_more(opening, name):
    """Whatever the link holds, the page stands, its answer or refusal comes, and nothing becomes markup."""
    page = opening(f"/kalkulator/#{HOSTILE_LINKS[name]}", example=False)
    expect(page.locator(".dibuka-dari")).to_be_visible()
    if name in ("another version", "unknown fields"):
        expect(page.locator(".tak-dikenal")).to_be_visible()
    page.locator(".utama").click()
    expect(page.locator(".galat-daftar")).to_be_visible(timeout=READY)
    expect(page.locator(".kalkulator :is(img, script, iframe)")).to_have_count(0)
    expect(page.locator("#isian-nama_produk")).to_have_value(HOSTILE if name == "markup" else "Botol")


def test_a_link_does_not_lose_what_the_reader_had_typed(order):
    """It is kept under a name of its own, opens again, and can be compared."""
    order.goto(f"{order.url}#v=1&aturan=x&harga_unit=9&jumlah_unit=10")
    expect(order.locator("#isian-harga_unit")).to_have_value("9")
    expect(order.locator(".ada-simpanan")).to_contain_text("1")
    order.locator("#simpanan > summary").tap()
    order.locator(".simpanan .buka").tap()
    expect(order.locator(".hasil h2")).to_be_focused(timeout=READY)
    expect(order.locator("#isian-harga_unit")).to_have_value("2,75")


def test_what_is_kept_already_keeps_its_name_when_a_link_is_opened(order):
    """No second one of the same calculation."""
    _save(order, "Satu")
    order.goto(f"{order.url}#v=1&aturan=x&harga_unit=9")
    expect(order.locator("#isian-harga_unit")).to_have_value("9")
    expect(order.locator(".simpanan li .nama")).to_have_text(["Satu"])


def test_a_browser_that_does_not_copy_shows_the_link(order):
    """The field under the button holds it, selected."""
    order.evaluate(REFUSED)
    order.locator(".salin").tap()
    expect(order.locator(".kabar")).to_contain_text("Salin sendiri")
    field = order.locator(".tautan")
    expect(field).to_be_visible()
    assert "harga_unit=2,75" in field.input_value()
    assert field.evaluate("(field) => field.selectionEnd - field.selectionStart === field.value.length")


def test_sharing_is_offered_where_the_device_can(order):
    """The device gets the link and nothing more; elsewhere there is no button."""
    expect(order.locator(".bagi")).to_be_hidden()
    order.evaluate(SHARED)
    order.locator(".isian > summary").tap()
    calculate(order)
    order.locator(".bagi").tap()
    (given,) = order.evaluate("terbagi")
    assert "harga_unit=2,75" in given["url"]
    assert set(given) == {"title", "url"}


def test_the_message_can_be_changed_before_it_is_sent(order):
    """The button's link follows the text; until it is pressed nothing leaves the page."""
    field = order.locator(".pesan")
    assert "2,75" in field.input_value()
    before = list(order.watch.requests)
    changed = "Halo, 100% beda & #baru\nbaris dua"
    field.fill(changed)
    link = order.locator(".konsultasi .tombol").get_attribute("href")
    assert link.startswith("https://wa.me/?text=")
    assert unquote(link.partition("?text=")[2]) == changed
    assert order.watch.requests == before


def test_a_report_carries_code_page_and_the_laws_version(order):
    """Whoever reports a mistake need not describe which answer."""
    report = order.locator(".konsultasi").get_by_role("link", name="Ada yang salah?").get_attribute("href")
    said = unquote(report)
    assert _code(order) in said
    assert "halaman kalkulator" in said
    assert re.search(r"data aturan \d{4}-\d\d-\d\d-[0-9a-f]{7}", said)


@pytest.mark.parametrize("name", CALCULATORS)
def test_every_calculator_takes_along_what_cpython_answers(opening, name):
    """What was sent to Python, asked again here, gives the page's own HTML, message and link to the last sign."""
    page = opening(f"/{pages_of_nav()[name]}", example=False)
    page.evaluate(ASKED)
    page.locator(".contoh [data-isi]").first.tap()
    expect(page.locator(".asal")).to_be_hidden(timeout=READY)
    reply: Any = respond(read_json(page.evaluate("ditanya")))
    parsed = page.evaluate(
        "(html) => Object.assign(document.createElement('template'), { innerHTML: html }).content"
        ".querySelector('.pesan').textContent",
        reply["html"]["hasil"],
    )
    assert page.locator(".pesan").input_value() == parsed.removeprefix("\n")
    fits = name != "penawaran"  # the quotes of three suppliers leave no room for a link in one message
    assert (f"/{pages_of_nav()[name]}#v=1&" in parsed) is fits


def test_kept_calculations_open_compare_and_go(order):
    """Two are kept, put side by side, one is thrown away and brought back, one is opened again."""
    _save(order, "Lewat laut")
    order.locator(".isian > summary").tap()
    order.locator("#isian-jumlah_unit").fill("1.500")
    calculate(order)
    _save(order, "Lebih banyak")
    order.locator(".ada-simpanan a").tap()
    items = order.locator(".simpanan li")
    expect(items).to_have_count(2)
    expect(order.locator(".bandingkan")).to_be_disabled()
    for box in order.locator(".simpanan li [type=checkbox]").all():
        box.check()
    order.locator(".bandingkan").tap()
    expect(order.locator(".berdampingan caption")).to_be_focused(timeout=READY)
    assert order.locator(".berdampingan thead th").all_inner_texts() == ["Lebih banyak", "Lewat laut"]
    expect(order.locator(".berdampingan")).to_contain_text("1.500 unit")
    items.first.locator(".hapus").tap()
    expect(items).to_have_count(1)
    order.locator(".kembalikan").tap()
    expect(items).to_have_count(2)
    items.nth(1).locator(".buka").tap()
    expect(order.locator(".hasil h2")).to_be_focused(timeout=READY)
    expect(order.locator("#isian-jumlah_unit")).to_have_value("1.000")


def test_what_is_kept_is_what_was_answered(order):
    """A form changed since the answer does not slip into what is kept under its name."""
    order.locator(".isian > summary").tap()
    order.locator("#isian-harga_unit").fill("99")
    _save(order, "Yang dijawab")
    order.locator("#simpanan > summary").tap()
    order.locator(".simpanan .buka").tap()
    expect(order.locator("#isian-harga_unit")).to_have_value("2,75")


def test_four_cannot_be_compared(order):
    """The fourth box cannot be ticked while three are."""
    for units in ("1.100", "1.200", "1.300", "1.400"):
        order.locator(".isian > summary").tap()
        order.locator("#isian-jumlah_unit").fill(units)
        calculate(order)
        _save(order, f"{units} unit")
    order.locator("#simpanan > summary").tap()
    boxes = order.locator(".simpanan li [type=checkbox]")
    for place in range(3):
        boxes.nth(place).check()
    expect(boxes.nth(3)).to_be_disabled()
    boxes.nth(0).uncheck()
    expect(boxes.nth(3)).to_be_enabled()


def test_kept_calculations_go_to_another_device_as_a_file(order, opening, tmp_path):
    """The file of one profile is taken in by another, once."""
    _save(order, "Dari ponsel")
    order.locator("#simpanan > summary").tap()
    with order.expect_download() as download:
        order.locator(".ekspor").tap()
    file = tmp_path / "simpanan.json"
    download.value.save_as(file)
    page = opening(example=False)
    for said in ("1 simpanan ditambahkan", "0 simpanan ditambahkan"):
        page.locator("#simpanan").evaluate("(kept) => (kept.open = true)")
        page.locator(".simpanan [type=file]").set_input_files(file)
        expect(page.locator(".dibuka")).to_contain_text(said)
    expect(page.locator(".simpanan li")).to_have_count(1)
    page.locator(".simpanan .buka").tap()
    expect(page.locator(".hasil h2")).to_be_focused(timeout=READY)
    assert _code(page) == _code(order)


FILES = {
    "no JSON": "bukan",
    "another kind": json.dumps({"jenis": "lain", "kalkulator": "keputusan", "simpanan": []}),
    "another calculator": json.dumps({"jenis": "sample-atau-massal", "kalkulator": "aql", "simpanan": [{}]}),
    "no texts": json.dumps(
        {"jenis": "sample-atau-massal", "kalkulator": "keputusan", "simpanan": [{"nama": 5}, None, 3, {"isi": [1]}]}
    ),
    "null": "null",
}


@pytest.mark.parametrize("name", FILES)
def test_a_foreign_file_is_refused_in_words(opening, name):
    """Nothing is taken in, and the reader is told."""
    page = opening(example=False)
    page.locator("#simpanan").evaluate("(kept) => (kept.open = true)")
    file = {"name": "x.json", "mimeType": "application/json", "buffer": FILES[name].encode()}
    page.locator(".simpanan [type=file]").set_input_files(file)
    expect(page.locator(".dibuka")).to_contain_text("bukan simpanan kalkulator ini")
    expect(page.locator(".simpanan li")).to_have_count(0)


def test_a_file_with_markup_shows_it_as_text(opening):
    """Names and answers of a file are text."""
    page = opening(example=False)
    kept = {
        "nama": HOSTILE,
        "hari": HOSTILE,
        "kedalaman": "",
        "jawaban": HOSTILE,
        "isi": {"harga_unit": HOSTILE},
        "masukan": {"harga_unit": HOSTILE},
    }
    text = json.dumps({"jenis": "sample-atau-massal", "kalkulator": "keputusan", "simpanan": [kept]})
    page.locator("#simpanan").evaluate("(kept) => (kept.open = true)")
    file = {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator(".simpanan [type=file]").set_input_files(file)
    expect(page.locator(".simpanan li .nama")).to_have_text(HOSTILE)
    expect(page.locator(".simpanan :is(img, script)")).to_have_count(0)
    page.locator(".simpanan .buka").tap()
    expect(page.locator(".galat-daftar")).to_be_visible(timeout=READY)


def test_a_browser_that_keeps_nothing_says_so(order):
    """The link is the way on."""
    order.evaluate(FULL)
    order.locator(".menyimpan input").fill("Tidak muat")
    order.locator(".menyimpan button").tap()
    expect(order.locator(".kabar")).to_contain_text("tidak mau menyimpan")
    expect(order.locator(".simpanan li")).to_have_count(0)


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["360", "1280"])
def test_what_is_taken_along_passes_axe_and_fits(order, device):
    """An opened link, two kept calculations side by side, the link shown: no violation, no scrolling sideways."""
    _save(order, "Satu")
    order.locator(".isian > summary").tap()
    order.locator("#isian-jumlah_unit").fill("1.500")
    order.goto(f"{order.url}#v=9&aturan=x&hari_ini=2026-11-20&jumlah_unit=500")
    order.set_viewport_size(device["viewport"])
    order.evaluate(UNFOLD)
    expect(order.locator(".simpanan li .nama")).to_have_text(["Isian sebelum tautan dibuka", "Satu"])
    for box in order.locator(".simpanan li [type=checkbox]").all():
        box.check()
    order.locator(".bandingkan").click()
    expect(order.locator(".berdampingan table")).to_be_visible(timeout=READY)
    assert violations(order) == []
    order.set_viewport_size({"width": 320, "height": 640})
    assert order.evaluate("document.documentElement.scrollWidth") <= 320
