"""The main job: an order typed into the page is answered by Python in the reader's own browser."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from calculator import catalog
from calculator.numbers import persen, rupiah, tanggal
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
    "tarif_bm": "20",
    "tarif_bm_fta": "0",
    "volume_cbm": "2,3",
    "berat_kg": "360",
}
DATES = {"tanggal_mulai": "24112026", "tenggat": "12022027"}


def _expected(**changes):
    values = catalog.presets()["tumbler"].values | {"hari_ini": "2026-11-24"} | changes
    reply = respond({"kalkulator": "keputusan", "masukan": values})
    assert reply["ok"], reply
    return reply["hasil"]


def _must_show(page, hasil):
    """The page shows the amounts, dates and the break-even chance of a result."""
    result = page.locator(".hasil")
    expect(result.locator(".putusan")).to_contain_text(rupiah(hasil["biaya_ronde"]), timeout=READY)
    expect(result).to_contain_text(f"{rupiah(hasil['massal']['per_unit'])} per unit di gudang")
    expect(result).to_contain_text(f"impas {persen(hasil['keputusan']['p_impas'], 1)}")
    for path in hasil["jadwal"].values():
        expect(result).to_contain_text(tanggal(date.fromisoformat(path["tiba_p80"])))


def _type_over(page, text):
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["360", "1280"])
def test_the_main_job_by_keyboard_alone(opening, device):
    """From an empty form, with Tab and typing only, the order of a tumbler is answered."""
    page = opening(**device)
    page.evaluate(
        "document.querySelectorAll('.formulir input[name]').forEach((i) => i.type !== 'radio' && (i.value = ''))"
    )
    page.evaluate("document.querySelectorAll('.lanjutan')[0].open = true")
    page.locator("[data-contoh]").last.focus()
    done = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.name ?? ''")
        if page.evaluate("document.activeElement.matches('.utama')"):
            break
        if name in ORDER:
            _type_over(page, ORDER[name])
        elif name in DATES and name not in done:
            page.keyboard.type(DATES[name])
        elif name == "form_e":
            page.keyboard.press("ArrowLeft")
            if page.evaluate("document.activeElement.value") != "ya":
                page.keyboard.press("ArrowLeft")
        done.add(name)
    assert set(ORDER) | set(DATES) <= done
    page.keyboard.press("Enter")
    hasil = _expected()
    assert hasil["biaya_ronde"] == 1545333
    _must_show(page, hasil)


def test_a_preset_answers_with_one_tap(opening):
    """Tapping an example fills the form and answers it."""
    page = opening()
    page.get_by_role("button", name="Cup sealer listrik, 20 unit").tap()
    expect(page.locator(".putusan h2")).to_contain_text("Tidak perlu sample", timeout=READY)
    expect(page.locator("#isian-jumlah_unit")).to_have_value("20")


def test_other_numbers_give_another_right_answer(opening):
    """1.037 units at 2,63 are answered as CPython answers them."""
    page = opening()
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator("#isian-harga_unit").fill("2,63")
    page.locator(".utama").click()
    hasil = _expected(jumlah_unit="1.037", harga_unit="2,63")
    assert hasil["massal"]["per_unit"] != _expected()["massal"]["per_unit"]
    _must_show(page, hasil)


def test_after_the_answer_focus_is_on_it_and_one_line_is_announced(opening):
    """The result's heading has the focus, and the status line holds one sentence of it."""
    page = opening()
    page.locator(".utama").click()
    expect(page.locator(".putusan h2")).to_be_focused(timeout=READY)
    expect(page.locator("[role=status]")).to_have_count(1)
    expect(page.locator("[role=status]")).to_contain_text("Rp1.545.333")
    expect(page.locator(".asal")).to_be_hidden()


def test_the_message_for_whatsapp_is_the_one_shown(opening):
    """What the link carries is what the reader sees before sending."""
    page = opening()
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator(".utama").click()
    expect(page.locator(".pesan")).to_contain_text("1.037 unit", timeout=READY)
    link = urlsplit(page.locator(".konsultasi .tombol").get_attribute("href"))
    message = parse_qs(link.query)["text"][0]
    assert (link.scheme, link.netloc) == ("https", "wa.me")
    assert message == page.locator(".pesan").inner_text()
    assert len(message) <= 700
