"""Bad input: a clear message at the field, nothing lost, nothing run."""

import pytest
from playwright.sync_api import expect

HOSTILE = '<img src=x onerror="alert(1)">'

BAD = {
    "jumlah_unit": "seribu",
    "harga_unit": "-2",
    "biaya_sample": "10^30",
    "ongkir_sample": "9" * 31,
    "ndpbm": "<script>alert(1)</script>",
    "freight": "16,800",
    "tanggal_mulai": "1990-01-01",
    "peluang_salah_spek": "250",
}
"""What must be refused; the last field stands in a folded group."""


def _submit(page, typed):
    """Type as a person would see it: groups open while typing, folded again afterwards."""
    page.evaluate("document.querySelectorAll('.isian, .lanjutan').forEach((group) => (group.open = true))")
    for name, text in typed.items():
        page.locator(f"#isian-{name}").fill(text)
    page.evaluate("document.querySelectorAll('.lanjutan').forEach((group) => (group.open = false))")
    page.locator(".utama").click()


def test_bad_input_is_named_at_every_field_at_once_and_nothing_is_lost(warm):
    """The summary has the focus, the same words stand beside each field, and what was typed stays."""
    before = warm.locator(".hasil h2").inner_text()
    _submit(warm, BAD)
    summary = warm.locator(".galat-daftar")
    expect(summary).to_be_focused()
    expect(summary.locator("li")).to_have_count(len(BAD))
    for name, text in BAD.items():
        field, beside = warm.locator(f"#isian-{name}"), warm.locator(f"#galat-{name}")
        label = warm.locator(f"label[for=isian-{name}]").evaluate("(label) => label.firstChild.textContent.trim()")
        assert beside.text_content().startswith(f"{label}: ")
        expect(summary.locator(f"a[href='#isian-{name}']")).to_have_text(beside.text_content())
        expect(field).to_have_value(text)
        expect(field).to_have_attribute("aria-invalid", "true")
        assert f"galat-{name}" in field.get_attribute("aria-describedby").split()
    expect(warm.locator("[aria-invalid]")).to_have_count(len(BAD))
    assert warm.locator(".hasil h2").inner_text() == before


@pytest.mark.parametrize("name", ["jumlah_unit", "tanggal_mulai", "peluang_salah_spek"])
def test_a_link_of_the_summary_leads_into_its_field(warm, name):
    """The focus moves to the field and its message is seen, also inside a folded group."""
    _submit(warm, BAD)
    warm.locator(f".galat-daftar a[href='#isian-{name}']").click()
    expect(warm.locator(f"#isian-{name}")).to_be_focused()
    expect(warm.locator(f"#isian-{name}")).to_be_in_viewport()
    expect(warm.locator(f"#galat-{name}")).to_be_visible()


@pytest.mark.parametrize("text", ["", "   ", "seribu", "1,5", "-1", "0", "10^30", "1e30", "9" * 40, HOSTILE])
def test_what_is_no_number_of_units_is_refused_with_an_example(warm, text):
    """The message names the field and shows how to write it; no program's words reach the reader."""
    _submit(warm, {"jumlah_unit": text})
    beside = warm.locator("#galat-jumlah_unit")
    expect(beside).to_be_visible()
    expect(beside).to_contain_text("Jumlah pesanan massal: ")
    expect(beside).to_contain_text("Contoh: ")
    expect(warm.locator("#isian-jumlah_unit")).to_have_value(text)
    expect(warm.locator(".galat-daftar img, .galat-daftar script")).to_have_count(0)


def test_markup_that_is_typed_is_shown_as_text(warm):
    """A product's name may look like HTML; it never becomes any."""
    warm.locator("#isian-nama_produk").fill(HOSTILE)
    warm.locator(".utama").click()
    expect(warm.locator(".pesan")).to_contain_text(HOSTILE)
    expect(warm.locator(".hasil img")).to_have_count(0)


def test_errors_go_when_they_are_mended(warm):
    """A mended form has no summary, no marks, and an answer."""
    warm.locator("#isian-jumlah_unit").fill("1990,5")
    warm.locator(".utama").click()
    expect(warm.locator("#galat-jumlah_unit")).to_contain_text("Jumlah pesanan massal")
    warm.locator("#isian-jumlah_unit").fill("1.990")
    warm.locator(".utama").click()
    expect(warm.locator(".pesan")).to_contain_text("1.990 unit")
    expect(warm.locator(".galat-daftar")).to_have_count(0)
    expect(warm.locator("#galat-jumlah_unit")).to_be_hidden()
    expect(warm.locator("[aria-invalid]")).to_have_count(0)
