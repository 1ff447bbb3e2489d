"""Suppliers side by side: rows of which two always stand, a table that becomes cards, a price that is tried."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, READY, calculate, lay_out
from tests.browser.test_axe import UNFOLD, violations

ORDER = {"jumlah_unit": "1.000", "volume_cbm": "2,3", "ndpbm": "16.800", "harga_jual": "95.000"}
ROWS = (
    {"nama": "Yiwu", "harga_unit": "2,60", "hasil_sample": "lolos"},
    {"nama": "Ningbo", "harga_unit": "2,55", "hasil_sample": "belum"},
)


@pytest.fixture
def page(opening):
    """The empty form."""
    return opening("/penawaran/")


def _field(page, place, name):
    return page.locator(f"[id='isian-penawaran.{place}.{name}']")


def _fill(page):
    """What a reader of the short form types: the order, and both quotes."""
    for name, text in ORDER.items():
        page.locator(f"#isian-{name}").fill(text)
    page.locator("#isian-jenis_barang").select_option("tumbler")
    for place, row in enumerate(ROWS):
        _field(page, place, "nama").fill(row["nama"])
        _field(page, place, "harga_unit").fill(row["harga_unit"])
        _field(page, place, "hasil_sample").select_option(row["hasil_sample"])


def test_two_rows_stand_from_the_start_and_five_are_the_end(page):
    """The last two cannot be removed; a sixth is not offered; forgetting leaves two empty ones."""
    expect(page.locator(".baris")).to_have_count(2)
    expect(page.locator(".baris .hapus:visible")).to_have_count(0)
    for _ in range(3):
        page.locator(".tambah").click()
    expect(page.locator(".baris > legend")).to_have_text([f"Pabrik ke-{place}" for place in range(1, 6)])
    expect(page.locator(".tambah")).to_be_disabled()
    _field(page, 2, "nama").fill("Shenzhen")
    page.locator(".hapus").first.click()
    expect(_field(page, 1, "nama")).to_have_value("Shenzhen")
    page.locator(".batal-hapus").click()
    expect(_field(page, 2, "nama")).to_have_value("Shenzhen")
    page.reload()
    expect(page.locator(".baris")).to_have_count(5)
    expect(_field(page, 2, "nama")).to_have_value("Shenzhen")
    page.locator(".draf .lupa").click()
    expect(page.locator(".baris")).to_have_count(2)


def test_the_short_form_is_enough_and_a_price_is_tried_and_taken_back(page):
    """Freight, sample fee and duty are estimated; one tap makes the other supplier the best, another undoes it."""
    _fill(page)
    calculate(page)
    expect(page.locator(".bersanding tbody th a")).to_have_text(["Ubah Yiwu", "Ubah Ningbo"])
    expect(page.locator(".hasil h2")).to_contain_text("Yiwu")
    expect(page.locator(".hasil")).to_contain_text("Pabrik ke-2, Biaya sample, semua unit")
    page.locator(".pengubah button").first.click()
    expect(page.locator(".hasil h2")).to_contain_text("Ningbo")
    expect(page.locator(".coba")).to_be_visible()
    page.locator(".balik").click()
    expect(page.locator(".coba")).to_be_hidden()
    expect(page.locator(".hasil h2")).to_contain_text("Yiwu")
    expect(_field(page, 1, "harga_unit")).to_have_value("2,55")


def test_an_example_has_its_own_rows(page):
    """Four suppliers, then three: no row of the other example is left."""
    page.locator("[data-contoh=penawaran-pashmina]").click()
    expect(page.locator(".bersanding tbody tr")).to_have_count(4, timeout=READY)
    page.locator(".isian > summary").click()
    page.locator("[data-contoh=penawaran-tumbler]").click()
    expect(page.locator(".bersanding tbody tr")).to_have_count(3)
    page.locator(".bersanding a", has_text="Pabrik C").click()
    expect(_field(page, 2, "harga_unit")).to_be_focused()
    expect(page.locator(".baris")).to_have_count(3)


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["360", "1280"])
def test_the_table_is_cards_on_a_phone_and_passes_axe_in_both(opening, device):
    """Each cell of a card says what it is; nothing is cut off at 320 pixels, also with a name that has no space."""
    page = opening("/penawaran/", **device)
    _fill(page)
    _field(page, 0, "nama").fill("Pabriktanpaspasi" * 6)
    calculate(page)
    page.evaluate(UNFOLD)
    assert violations(page) == []
    cards = page.locator(".bersanding td").first.evaluate("(cell) => getComputedStyle(cell, '::before').content")
    assert (cards == '"Di gudang, per unit"') == (device == PHONE)
    page.set_viewport_size({"width": 320, "height": 740})
    lay_out(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator(".tabel:has(.bersanding)").evaluate("(box) => box.scrollWidth <= box.clientWidth")
