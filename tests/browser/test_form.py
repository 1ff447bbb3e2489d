"""The form with a person at it: two depths, answers one tap away, numbers read back, a draft that can be forgotten."""

import json

import pytest
from playwright.sync_api import expect

from calculator import catalog
from tests.browser.conftest import READY

SHORT = {
    "jenis_barang": "casing",
    "jenis_pesanan": "stok_siap",
    "moda": "udara",
}
TYPED = {"jumlah_unit": "500", "harga_unit": "0,85", "berat_kg": "40", "ndpbm": "16.800", "tenggat": "2026-12-09"}


def answer_shortly(page):
    """Answer the short form for an order of phone cases by air."""
    for name, value in SHORT.items():
        page.locator(f"#isian-{name}").select_option(value)
    for name, value in TYPED.items():
        page.locator(f"#isian-{name}").fill(value)
    page.locator(".utama").click()
    expect(page.locator(".asal")).to_be_hidden(timeout=READY)


def test_ten_answers_are_enough_and_the_rest_is_said_to_be_estimated(opening):
    """The short form asks ten things; what they leave open is estimated, named, and one tap from being changed."""
    page = opening(example=False)
    answer_shortly(page)
    page.locator(".isian > summary").click()
    assert page.locator(".formulir :is(input, select):visible").count() == 10
    behind = page.locator(".dipakai")
    for label in ("Biaya sample", "Ongkir kurir sample", "freight", "Biaya lokal"):
        expect(behind.locator("dt", has_text=label).locator("+ dd")).to_contain_text("asumsi kami")
    behind.locator("a[href='#isian-freight']").click()
    expect(page.locator("#isian-freight")).to_be_focused()
    expect(page.locator("#isian-freight")).to_be_in_viewport()
    page.locator("#isian-freight").fill("300")
    page.locator(".utama").click()
    expect(behind.locator("a[href='#isian-freight']")).to_contain_text("USD 300")


def test_the_form_folds_away_and_an_answer_above_the_result_leads_back(opening):
    """After the answer the form is closed; a tap on an answer opens it at that field, also inside a folded group."""
    page = opening()
    page.locator(".utama").click()
    expect(page.locator(".putusan h2")).to_be_focused(timeout=READY)
    expect(page.locator(".formulir")).to_be_hidden()
    page.locator(".jawaban a[href='#isian-jumlah_unit']").tap()
    expect(page.locator("#isian-jumlah_unit")).to_be_focused()
    page.locator(".putusan a[href='#isian-peluang_salah_spek']").tap()
    expect(page.locator("#isian-peluang_salah_spek")).to_be_focused()
    expect(page.locator("#isian-peluang_salah_spek")).to_be_in_viewport()


def test_changing_the_depth_loses_nothing(opening):
    """What was typed in the whole form is still sent from the short one."""
    page = opening()
    page.locator("[name=kedalaman][value=ringkas]").check()
    expect(page.locator("#isian-freight")).to_be_hidden()
    page.locator("[name=kedalaman][value=lengkap]").check()
    expect(page.locator("#isian-freight")).to_have_value("81")


def test_what_would_change_the_answer_is_tried_with_one_tap(opening):
    """The button fills the field with a value beyond the break-even, and the other path is advised."""
    page = opening()
    page.locator(".utama").click()
    expect(page.locator(".asal")).to_be_hidden(timeout=READY)
    button = page.locator(".pengubah button", has_text="%").first
    (value,) = json.loads(button.get_attribute("data-isi")).values()
    button.tap()
    expect(page.locator("#isian-peluang_salah_spek")).to_have_value(value)
    expect(page.locator(".putusan h2")).to_contain_text("Tidak perlu sample")


READ = {
    "biaya_lokal": ("4,55 jt", "Rp4.550.000, sekitar Rp4,6 juta"),
    "harga_unit": ("2.60", "2,60"),
    "tenggat": ("2027-02-12", "Jumat, 12 Februari 2027"),
    "ndpbm": ("16800", "16.800"),
}


@pytest.mark.parametrize(("name", "typed", "read"), [(name, *pair) for name, pair in READ.items()])
def test_a_number_is_read_back_once_python_runs(warm, name, typed, read):
    """Under the field, without moving the focus or computing anything."""
    before = warm.locator(".hasil h2").inner_text()
    warm.locator(f"#isian-{name}").fill(typed)
    warm.locator(f"#isian-{name}").blur()
    expect(warm.locator(f"#baca-{name}")).to_have_text(read)
    assert warm.locator(".hasil h2").inner_text() == before


def test_an_ambiguous_number_is_asked_about_at_once(warm):
    """Both readings stand beside the field before anything is sent; the mended one is read back."""
    field, beside = warm.locator("#isian-ndpbm"), warm.locator("#galat-ndpbm")
    field.fill("16,800")
    field.blur()
    expect(beside).to_contain_text("16.800 (ribuan) atau 16,8")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("16.800")
    field.blur()
    expect(beside).to_be_hidden()
    assert field.get_attribute("aria-invalid") is None


def test_a_duration_is_typed_in_three_numbers(warm):
    """Least, most likely and most have an input each, and are read back together."""
    for end, days in (("min", "12"), ("modus", "20"), ("maks", "40")):
        warm.locator("#kolom-produksi").evaluate("(field) => (field.closest('details').open = true)")
        warm.locator(f"[name='produksi.{end}']").fill(days)
    warm.locator("[name='produksi.maks']").blur()
    expect(warm.locator("#baca-produksi")).to_contain_text("paling cepat 12, biasanya 20, paling lama 40")


def test_a_draft_is_kept_on_the_device_and_forgotten_with_one_tap(opening):
    """After a reload what was typed is back, in its depth; one tap clears the form and the device."""
    page = opening(example=False)
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator("[name=kedalaman][value=lengkap]").check()
    page.reload()
    expect(page.locator("#isian-jumlah_unit")).to_have_value("1.037")
    expect(page.locator("[name=kedalaman][value=lengkap]")).to_be_checked()
    expect(page.locator("#isian-freight")).to_be_visible()
    page.locator(".draf .lupa").click()
    expect(page.locator("#isian-jumlah_unit")).to_have_value("")
    expect(page.locator(".draf")).to_be_hidden()


@pytest.mark.parametrize("kept", ["[]", "5", '{"jumlah_unit":{"a":1}}', "{", '{"<img>":"x","jumlah_unit":"7"}'])
def test_a_draft_that_is_not_ours_does_no_harm(opening, kept):
    """Whatever stands in the device's storage, the form works."""
    page = opening(example=False)
    page.evaluate("(text) => localStorage.setItem('isian:keputusan', text)", kept)
    page.reload()
    page.locator("#isian-jumlah_unit").fill("8")
    expect(page.locator("#isian-jumlah_unit")).to_have_value("8")


@pytest.mark.parametrize(
    "preset", [preset for preset in catalog.presets().values() if preset.calculator == "keputusan"]
)
def test_every_example_answers_with_one_tap(warm, preset):
    """Its order is the one in the message."""
    warm.evaluate("document.querySelector('.isian').open = true")
    warm.locator(f"[title^='{preset.name}.']").tap()
    expect(warm.locator(".pesan")).to_contain_text(f"Barang: {preset.values['nama_produk']}")


def test_a_day_to_work_towards_is_one_tap(opening):
    """Those of the next twelve months are offered; a tap fills in by when the goods should be there, and is kept."""
    page = opening(example=False)
    offered = page.locator(".sasaran button:visible")
    assert [text.split(",")[0] for text in offered.all_inner_texts()] == [
        *("Natal", "12.12", "Imlek", "Ramadan", "Lebaran", "Tahun ajaran", "9.9", "10.10", "11.11"),
    ]
    page.locator(".sasaran button", has_text="Lebaran, 10 Mar 2027").tap()
    expect(page.locator("#isian-tenggat")).to_have_value("2027-02-17")
    page.reload()
    expect(page.locator("#isian-tenggat")).to_have_value("2027-02-17")
