"""The import charges: the form in two depths, what the short one keeps and lets go, an all-in offer, the rates."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, READY, calculate, lay_out
from tests.browser.test_axe import UNFOLD, violations
from tests.browser.test_craft import PAGE_OF_PDF
from tests.engine_cases import ask

TYPED = {"jumlah_unit": "1.000", "fob": "2.600", "ndpbm": "16.800", "freight": "81"}
ASKED = ["jenis_barang", "jumlah_unit", "fob", "mata_uang", "ndpbm", "freight", "jalur", "tanggal"]
RESULT = ".hasil h2"

BROKEN = """(cells) => cells.filter((cell) => {
  const range = document.createRange();
  range.selectNodeContents(cell.querySelector("b") ?? cell.firstChild);
  return range.getClientRects().length > 1;
}).map((cell) => cell.textContent)"""
"""The amounts that go over more than one line."""


@pytest.fixture
def page(opening):
    """The page of the import charges, on a phone, as it is first met."""
    return opening("/pajak/")


def _asked(page):
    """The names of the fields in sight."""
    fields = page.locator(".formulir .kolom:visible").evaluate_all("(all) => all.map((field) => field.id)")
    return [name.removeprefix("kolom-") for name in fields]


@pytest.fixture
def tumbler(page):
    """An example with Form E answered, its form opened again."""
    page.locator("[data-contoh=pajak-tumbler]").tap()
    expect(page.locator(".asal")).to_be_hidden(timeout=READY)
    page.locator(".isian > summary").tap()
    return page


def test_seven_answers_and_their_currency_are_enough(page):
    """Goods of a known kind, typed on a phone, are answered as CPython answers them; the rest stands at its default."""
    page.locator("#isian-jenis_barang").select_option("tumbler")
    assert _asked(page) == ASKED
    for name, text in TYPED.items():
        page.locator(f"#isian-{name}").fill(text)
    calculate(page)
    hasil = ask("pajak", TYPED | {"jenis_barang": "tumbler", "hari_ini": "2026-11-24"})["hasil"]
    expect(page.locator(RESULT)).to_contain_text(f"Rp{hasil['total_pungutan']:,}".replace(",", "."))


@pytest.mark.parametrize(
    ("chosen", "shown", "hidden"),
    [
        ({}, {"tarif_bm"}, {"ndpbm_usd"}),
        ({"jalur": "kiriman"}, set(), {"tarif_bm", "ndpbm_usd"}),
        ({"jalur": "bawaan_pribadi"}, set(), {"tarif_bm"}),
        ({"jalur": "pibk", "mata_uang": "CNY"}, {"tarif_bm", "ndpbm_usd"}, set()),
        ({"jenis_barang": "kaos"}, set(), {"tarif_bm"}),
    ],
    ids=str,
)
def test_the_short_form_asks_what_the_other_answers_need(page, chosen, shown, hidden):
    """The duty of goods of no kind, where it is charged; the rate of the dollar beside the yuan."""
    for name, value in chosen.items():
        page.locator(f"#isian-{name}").select_option(value)
    assert {name for name in shown | hidden if name in _asked(page)} == shown


def test_changing_the_depth_loses_nothing_and_a_reload_keeps_both(tumbler):
    """What only the whole form shows is sent from the short one; the draft keeps the numbers and the depth."""
    tumbler.locator("[name=kedalaman][value=lengkap]").check()
    expect(tumbler.locator("[name=form_e][value=ya]")).to_be_checked()
    tumbler.locator("#kolom-asuransi").evaluate("(field) => (field.closest('details').open = true)")
    tumbler.locator("#isian-asuransi").fill("13,5")
    tumbler.locator("[name=kedalaman][value=ringkas]").check()
    expect(tumbler.locator("#isian-asuransi")).to_be_hidden()
    calculate(tumbler)
    expect(tumbler.locator(".dipakai a[href='#isian-asuransi']")).to_contain_text("USD 13,50")
    tumbler.locator(".isian > summary").tap()
    tumbler.locator("[name=kedalaman][value=lengkap]").check()
    tumbler.reload()
    expect(tumbler.locator("[name=kedalaman][value=lengkap]")).to_be_checked()
    expect(tumbler.locator("#isian-asuransi")).to_have_value("13,5")


def test_an_answer_below_the_result_leads_to_its_hidden_field(tumbler):
    """Of the whole form the short one shows that field alone."""
    tumbler.locator(".isian > summary").tap()
    tumbler.locator(".dipakai a[href='#isian-pkp']").tap()
    expect(tumbler.locator("#isian-pkp")).to_be_focused()
    expect(tumbler.locator("#isian-pkp")).to_be_in_viewport()
    expect(tumbler.locator("[name=kedalaman][value=ringkas]")).to_be_checked()
    expect(tumbler.locator("#kolom-form_e")).to_be_hidden()


def test_the_proof_of_origin_of_an_example_does_not_slip_into_another_shipment(tumbler):
    """A reader's own price lets go of the example's Form E, hidden in the short form, and says so; units do not."""
    tumbler.locator("#isian-jumlah_unit").fill("900")
    tumbler.locator("#isian-jumlah_unit").blur()
    expect(tumbler.locator("[name=form_e][value=ya]")).to_be_checked()
    tumbler.locator("#isian-fob").fill("3.000")
    tumbler.locator("#isian-fob").blur()
    expect(tumbler.locator(".lepas")).to_be_visible()
    expect(tumbler.locator("[name=form_e][value=tidak]")).to_be_checked()
    tumbler.locator(".lepas button").tap()
    expect(tumbler.locator("[name=form_e][value=ya]")).to_be_checked()


def test_nor_does_it_from_an_example_with_several_goods(page):
    """The price of one row makes another shipment too."""
    page.locator("[data-contoh=pajak-tiga-barang]").tap()
    expect(page.locator(".tiap-barang tbody tr")).to_have_count(3, timeout=READY)
    page.locator(".isian > summary").tap()
    page.locator("[id='isian-barang.0.fob']").fill("900")
    page.locator("[id='isian-barang.0.fob']").blur()
    expect(page.locator("[name=form_e][value=tidak]")).to_be_checked()
    expect(page.locator("[id='isian-barang.1.fob']")).to_have_value("4.050")


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["360", "1280"])
def test_an_all_in_offer_is_asked_for_beside_the_ways_and_joins_them(opening, device):
    """One tap leads to its field, also in the short form; its row passes axe and fits, no amount broken in two."""
    page = opening("/pajak/", **device)
    page.locator("[data-contoh=pajak-tumbler]").click()
    expect(page.locator(".asal")).to_be_hidden(timeout=READY)
    page.locator(".hasil").get_by_role("link", name="Isi tawaran borongan").click()
    expect(page.locator("#isian-tawaran_borongan")).to_be_focused()
    page.locator("#isian-tawaran_borongan").fill("11,5 jt")
    calculate(page)
    row = page.locator(".jalur-masuk tr", has_text="Borongan")
    expect(row).to_contain_text("Rp5.159.940 lebih mahal")
    expect(row).to_contain_text("Rp11.500")
    amounts = page.locator(".jalur-masuk td:not(.kosong)")
    assert amounts.evaluate_all(BROKEN) == []
    page.evaluate(UNFOLD)
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 740})
    lay_out(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_rates_stand_beside_their_amounts_on_the_smallest_phone(page):
    """No rate and no amount goes over two lines; and the whole answer fits on three sheets of paper."""
    page.set_viewport_size({"width": 320, "height": 740})
    expect(page.locator(".jalur").first.locator("dt").nth(1)).to_have_text("PPN impor 11%")
    pieces = page.locator(".jalur").first.locator("dt small, dd")
    assert pieces.evaluate_all(BROKEN) == []
    lay_out(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert 1 <= len(PAGE_OF_PDF.findall(page.pdf(format="A4"))) <= 3
