"""The main job: an order typed into the page is answered by Python in the reader's own browser."""

from datetime import date
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from calculator import catalog
from calculator.numbers import persen_kira, rupiah, tanggal_pendek
from calculator.respond import respond
from tests.browser.conftest import DESK, PHONE, READY

ORDER = {
    "nama_produk": "Tumbler logo laser",
    "jumlah_unit": "1.000",
    "harga_unit": "2,60",
    "jumlah_sample": "2",
    "biaya_sample": "35",
    "ongkir_sample": "42",
    "ndpbm": "16.800",
    "freight": "81",
    "biaya_lokal": "4.550.000",
    "tanggal_mulai": date(2026, 11, 24),
    "tenggat": date(2027, 2, 12),
    "tarif_bm": "20",
    "tarif_bm_fta": "0",
    "volume_cbm": "2,3",
    "berat_kg": "360",
    "jenis_pesanan": "logo",
}
"""What a person types into each field: a date in the browser's order, a choice by how it begins."""

EMPTY_THE_FORM = """() => {
  for (const field of document.querySelector('.formulir').elements) {
    if (field.type === 'radio') field.checked = false;
    else if (field.tagName === 'SELECT') field.selectedIndex = 0;
    else if (field.tagName === 'INPUT') field.value = '';
  }
}"""


def _expected(**changes):
    """What CPython answers to the order of the tumbler, some of it changed."""
    masukan = catalog.presets()["tumbler"].values | {"hari_ini": "2026-11-24"} | changes
    situs = {"merek": "RTS", "nomor": ""}
    reply = respond({"kalkulator": "keputusan", "masukan": masukan, "bentuk": "html", "situs": situs})
    assert reply["ok"], reply
    return reply


def _must_show(page, reply):
    """The page shows the verdict, the amounts, the dates and the break-even chance of a reply."""
    hasil, status = reply["hasil"], reply["html"]["status"].strip()
    result = page.locator(".hasil")
    expect(page.locator(".asal")).to_be_hidden(timeout=READY)
    expect(page.locator(".status")).to_have_text(status)
    assert status.startswith(result.locator("h2").inner_text())
    expect(result.locator(".putusan")).to_contain_text(rupiah(hasil["biaya_ronde"]))
    expect(result).to_contain_text(f"{rupiah(hasil['massal']['per_unit'])} per unit di gudang")
    expect(result).to_contain_text(f"impas {persen_kira(hasil['keputusan']['p_impas'])}")
    for name, path in hasil["jadwal"].items():
        card = result.locator(f".jalur.{name}")
        expect(card).to_contain_text(tanggal_pendek(date.fromisoformat(path["tiba_p80"])))
        expect(result.locator(".banding")).to_contain_text(tanggal_pendek(date.fromisoformat(path["tiba"])))


def _date_order(page):
    """The order in which this Chromium takes the digits of a date; its own language decides, not the page's."""
    page.evaluate("document.body.append(Object.assign(document.createElement('input'), {id: 'coba', type: 'date'}))")
    page.locator("#coba").focus()
    page.keyboard.type("01022003")
    day_first = page.locator("#coba").input_value() == "2003-02-01"
    page.evaluate("document.getElementById('coba').remove()")
    return "%d%m%Y" if day_first else "%m%d%Y"


def _answer_the_focused_field(page, order):
    """Type into the field that has the focus; returns its name."""
    focused = page.locator(":focus")
    name, tag = focused.evaluate("(field) => [field.name ?? '', field.tagName]")
    if tag == "SUMMARY" and focused.inner_text() == "Rincian biaya lain":
        page.keyboard.press("Enter")
    elif name == "form_e":
        page.keyboard.press("Space")
    elif name in ORDER:
        typed = ORDER[name]
        page.keyboard.type(typed.strftime(order) if isinstance(typed, date) else typed)
    return name


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["360", "1280"])
def test_the_main_job_by_keyboard_alone(opening, device):
    """From an empty form, with Tab and typing only, the order of a tumbler is answered."""
    page = opening(**device)
    order = _date_order(page)
    page.evaluate(EMPTY_THE_FORM)
    page.locator(".contoh [data-isi]").last.focus()
    answered = set()
    while not page.locator(".utama").evaluate("(button) => button === document.activeElement"):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.name ?? ''")
        if not name or name not in answered:
            answered.add(_answer_the_focused_field(page, order))
    assert {*ORDER, "form_e"} <= answered
    page.keyboard.press("Enter")
    reply = _expected()
    assert reply["hasil"]["biaya_ronde"] == 1545333
    _must_show(page, reply)
    expect(page.locator(".hasil")).to_contain_text("Rp1.545.333")


def test_an_example_answers_with_one_tap(opening):
    """Tapping an example fills even an empty form and answers it."""
    page = opening()
    page.evaluate(EMPTY_THE_FORM)
    page.get_by_role("button", name="Tumbler logo laser", exact=True).tap()
    _must_show(page, _expected())
    expect(page.locator("#isian-jumlah_unit")).to_have_value("1.000")
    expect(page.locator("#isian-form_e")).to_be_checked()


def test_another_example_answers_for_itself(warm):
    """The machine's example is answered as CPython answers it."""
    warm.get_by_role("button", name="Cup sealer listrik", exact=True).tap()
    expect(warm.locator(".pesan")).to_contain_text("Cup sealer listrik")
    masukan = catalog.presets()["mesin"].values | {"hari_ini": "2026-11-24"}
    reply = respond({"kalkulator": "keputusan", "masukan": masukan, "bentuk": "html"})
    _must_show(warm, reply)


def test_other_numbers_give_another_right_answer(opening):
    """1.037 units at 2,63 are answered as CPython answers them."""
    page = opening()
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator("#isian-harga_unit").fill("2,63")
    page.locator(".utama").click()
    reply = _expected(jumlah_unit="1.037", harga_unit="2,63")
    assert reply["hasil"]["massal"]["per_unit"] != _expected()["hasil"]["massal"]["per_unit"]
    _must_show(page, reply)


def test_after_the_answer_focus_is_on_it_and_one_line_is_announced(opening):
    """The result's heading has the focus, and of all lines that are announced one holds words: one line of it."""
    page = opening()
    expect(page.locator("[role=status]:not(:empty)")).to_have_count(0)
    page.locator(".utama").click()
    expect(page.locator(".hasil h2")).to_be_focused(timeout=READY)
    said = page.locator("[role=status]:not(:empty)")
    expect(said).to_have_count(1)
    assert said.text_content().count("\n") == 0
    expect(said).to_contain_text("Rp1.545.333")
    expect(page.locator("[role=alert]:visible")).to_have_count(0)


def test_the_message_for_whatsapp_is_the_one_shown(warm):
    """What the link carries is what the reader sees before sending, the reader's own numbers in it."""
    warm.locator("#isian-nama_produk").fill("Botol & tutup #2, 50% “biru”")
    warm.locator("#isian-jumlah_unit").fill("1.037")
    warm.locator(".utama").click()
    expect(warm.locator(".pesan")).to_contain_text("1.037 unit")
    link = urlsplit(warm.locator(".konsultasi .tombol").get_attribute("href"))
    message = unquote(link.query.removeprefix("text="))
    assert (link.scheme, link.netloc, link.fragment) == ("https", "wa.me", "")
    assert message == warm.locator(".pesan").text_content()
    assert "Botol & tutup #2, 50% “biru”" in message
    assert len(message) <= 700
