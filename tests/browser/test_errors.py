"""Bad input: a clear message at the field, nothing lost, nothing run."""

from playwright.sync_api import expect

from tests.browser.conftest import READY

HOSTILE = '<img src=x onerror="alert(1)">'

BAD = {
    "jumlah_unit": "seribu",
    "harga_unit": "-2",
    "biaya_sample": "10^30",
    "ndpbm": "<script>alert(1)</script>",
    "freight": "16,800",
    "peluang_salah_spek": "250",
}


def test_bad_input_is_named_at_every_field_at_once_and_nothing_is_lost(opening):
    """The summary has the focus, the same words stand beside each field, and what was typed stays."""
    page = opening()
    dialogs = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.evaluate("document.querySelectorAll('.lanjutan').forEach((fold) => (fold.open = true))")
    for name, text in BAD.items():
        page.locator(f"#isian-{name}").fill(text)
    page.evaluate("document.querySelectorAll('.lanjutan').forEach((fold) => (fold.open = false))")
    page.locator(".utama").click()
    summary = page.locator(".galat-daftar")
    expect(summary).to_be_focused(timeout=READY)
    expect(summary.locator("li")).to_have_count(len(BAD))
    for name, text in BAD.items():
        beside = page.locator(f"#galat-{name}")
        words = beside.text_content()
        assert words
        assert words in summary.inner_text()
        expect(page.locator(f"#isian-{name}")).to_have_value(text)
        expect(page.locator(f"#isian-{name}")).to_have_attribute("aria-invalid", "true")
    assert dialogs == []
    folded = page.locator("#isian-peluang_salah_spek")
    expect(folded).to_be_hidden()
    summary.locator("a[href='#isian-peluang_salah_spek']").click()
    expect(folded).to_be_focused()
    expect(page.locator(".hasil .putusan h2")).to_be_visible()


def test_markup_that_is_typed_is_shown_as_text(opening):
    """A product's name may look like HTML; it never becomes any."""
    page = opening()
    page.locator("#isian-nama_produk").fill(HOSTILE)
    page.locator(".utama").click()
    expect(page.locator(".pesan")).to_contain_text(HOSTILE, timeout=READY)
    expect(page.locator(".hasil img")).to_have_count(0)


def test_errors_go_when_they_are_mended(opening):
    """A mended form has no summary, no marks, and an answer."""
    page = opening()
    page.locator("#isian-jumlah_unit").fill("1990,5")
    page.locator(".utama").click()
    expect(page.locator("#galat-jumlah_unit")).to_contain_text("Jumlah pesanan massal", timeout=READY)
    page.locator("#isian-jumlah_unit").fill("1.990")
    page.locator(".utama").click()
    expect(page.locator(".pesan")).to_contain_text("1.990 unit")
    expect(page.locator(".galat-daftar")).to_have_count(0)
    expect(page.locator("#galat-jumlah_unit")).to_be_hidden()
    expect(page.locator("[aria-invalid]")).to_have_count(0)
