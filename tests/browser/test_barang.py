"""Several goods in one shipment: rows of the form that come and go, on the page of the import charges."""

import pytest
from playwright.sync_api import expect

from calculator.calculators.pajak_goods import BARANG
from tests.browser.conftest import DESK, PHONE, READY, calculate, lay_out
from tests.browser.test_axe import UNFOLD, violations
from tests.engine_cases import ask

ROW = ".baris"
SHARED = {"freight": "40", "ndpbm": "16.800", "tanggal": "2026-11-24"}
ROWS = (
    {"nama": "Tas", "jenis_barang": "tas", "fob": "310,55"},
    {"nama": "Botol", "jenis_barang": "tumbler", "fob": "127,4"},
)


@pytest.fixture
def page(opening):
    """The form of a shipment, with what holds for all goods typed in."""
    return _filled(opening("/pajak/"))


def _filled(page):
    for name, text in SHARED.items():
        page.locator(f"#isian-{name}").fill(text)
    return page


def _field(page, place, name):
    return page.locator(f"[id='isian-barang.{place}.{name}']")


def _two(page):
    """Two rows as a reader types them."""
    for place, row in enumerate(ROWS):
        page.locator(".tambah").click()
        expect(_field(page, place, "nama")).to_be_focused()
        _field(page, place, "nama").fill(row["nama"])
        _field(page, place, "jenis_barang").select_option(row["jenis_barang"])
        _field(page, place, "fob").fill(row["fob"])


def test_rows_are_answered_removed_taken_back_and_kept(page):
    """Two rows give a table with the sums of CPython; one row goes, comes back, and a reload finds both."""
    _two(page)
    expect(page.locator("#isian-fob")).to_be_hidden()
    calculate(page)
    typed = {f"barang.{n}.{key}": text for n, row in enumerate(ROWS) for key, text in row.items()}
    hasil = ask("pajak", SHARED | typed)["hasil"]
    cells = page.locator(".tiap-barang tfoot td").all_text_contents()
    assert cells[-1] == f"Rp{hasil['biaya_akhir']:,}".replace(",", ".")
    expect(page.locator(".tiap-barang tbody th")).to_have_text(["Tas", "Botol"])
    expect(page.locator(".pesan")).to_contain_text("2 macam barang (Tas, Botol)")
    page.locator(".tiap-barang a", has_text="Botol").click()
    expect(_field(page, 1, "fob")).to_be_focused()
    page.locator(".hapus").first.click()
    expect(page.locator(".batal-hapus")).to_be_focused()
    expect(page.locator(".terhapus span").first).to_have_text("Barang ke-1 dihapus.")
    expect(page.locator(ROW)).to_have_count(1)
    expect(_field(page, 0, "nama")).to_have_value("Botol")
    expect(page.locator(".baris > legend")).to_have_text("Barang ke-1")
    expect(page.locator(".lama")).to_be_visible()
    page.locator(".batal-hapus").click()
    expect(_field(page, 0, "nama")).to_have_value("Tas")
    expect(_field(page, 0, "nama")).to_be_focused()
    expect(_field(page, 1, "nama")).to_have_value("Botol")
    page.reload()
    expect(page.locator(ROW)).to_have_count(2)
    assert [_field(page, place, "fob").input_value() for place in (0, 1)] == ["310,55", "127,4"]
    expect(_field(page, 0, "jenis_barang")).to_have_value("tas")
    calculate(page)
    assert page.locator(".tiap-barang tfoot td").all_text_contents() == cells


def test_what_was_typed_for_one_good_becomes_the_first_row_and_comes_back(page):
    """The price of the single good moves into the row, and is still there when all rows are gone."""
    page.locator("#isian-fob").fill("2.600")
    page.locator("#isian-jenis_barang").select_option("tumbler")
    page.locator(".tambah").click()
    expect(_field(page, 0, "fob")).to_have_value("2.600")
    expect(_field(page, 0, "jenis_barang")).to_have_value("tumbler")
    page.locator(".tambah").click()
    expect(_field(page, 1, "fob")).to_have_value("")
    page.locator(".hapus").last.click()
    page.locator(".hapus").click()
    expect(page.locator("#isian-fob")).to_have_value("2.600")
    expect(page.locator("#isian-fob")).to_be_visible()
    calculate(page)
    expect(page.locator(".tiap-barang")).to_have_count(0)


def test_an_example_has_its_own_rows_and_another_has_none(page):
    """Filling an example leaves no row of what stood there before; forgetting leaves none at all."""
    page.locator("[data-contoh=pajak-tiga-barang]").click()
    expect(page.locator(".tiap-barang tbody tr")).to_have_count(3, timeout=READY)
    page.locator(".isian > summary").click()
    expect(page.locator(ROW)).to_have_count(3)
    page.locator("[data-contoh=pajak-sepatu]").click()
    expect(page.locator(".tiap-barang")).to_have_count(0)
    expect(page.locator(ROW)).to_have_count(0)
    page.locator(".isian > summary").click()
    expect(page.locator("#isian-fob")).to_have_value("1.200")
    page.locator("[data-contoh=pajak-tiga-barang]").click()
    expect(page.locator(".tiap-barang tbody tr")).to_have_count(3)
    page.locator(".isian > summary").click()
    page.locator(".draf .lupa").click()
    expect(page.locator(ROW)).to_have_count(0)


def test_an_error_stands_under_its_own_row(page):
    """Also one in the folded part; the summary leads there, and a removed row takes its errors along."""
    _two(page)
    _field(page, 1, "fob").fill("seribu")
    page.locator(".baris summary").nth(1).click()
    _field(page, 1, "tarif_bm").fill("150")
    page.locator(".baris summary").nth(1).click()
    page.locator(".utama").click()
    expect(page.locator(".galat-daftar")).to_be_focused(timeout=READY)
    expect(page.locator(".galat-daftar li")).to_have_count(2)
    expect(page.locator("[id='galat-barang.1.fob']")).to_contain_text("Barang ke-2")
    assert page.locator("[aria-invalid]").evaluate_all("(all) => all.map((input) => input.name)") == [
        "barang.1.fob",
        "barang.1.tarif_bm",
    ]
    page.locator(".galat-daftar a[href='#isian-barang.1.tarif_bm']").click()
    expect(_field(page, 1, "tarif_bm")).to_be_focused()
    page.locator(".hapus").last.click()
    expect(page.locator(".galat-daftar")).to_have_count(0)
    calculate(page)


def test_too_much_for_a_parcel_is_said_at_the_rows(page):
    """What only the sum of the rows breaks stands above them."""
    _two(page)
    _field(page, 0, "fob").fill("1.400")
    page.locator("#isian-jalur").select_option("kiriman")
    page.locator(".utama").click()
    expect(page.locator("#galat-barang")).to_contain_text("USD 1.500", timeout=READY)
    page.locator(".galat-daftar a[href='#isian-barang']").click()
    expect(page.locator("#isian-barang")).to_be_focused()


def test_a_row_is_read_back(page):
    """Once Python is there, what was typed in a row is said again under it."""
    _two(page)
    calculate(page)
    page.locator(".isian > summary").click()
    _field(page, 1, "fob").fill("1,2 rb")
    _field(page, 1, "fob").blur()
    expect(page.locator("[id='baca-barang.1.fob']")).to_have_text("1.200")
    expect(page.locator("[id='baca-barang.0.fob']")).to_have_text("")


def test_an_answer_of_before_leads_to_where_the_goods_are_now(page):
    """The price of a single good is asked in the rows by now; the rows of an answer may be gone."""
    page.locator("#isian-fob").fill("300")
    calculate(page)
    page.locator(".isian > summary").click()
    page.locator(".tambah").click()
    page.locator(".jawaban a[href='#isian-fob']").click()
    expect(page.locator("#isian-barang")).to_be_focused()
    calculate(page)
    page.locator(".isian > summary").click()
    page.locator(".hapus").click()
    page.locator(".tiap-barang a").click()
    expect(page.locator("#isian-barang")).to_be_focused()


def test_there_is_an_end_to_rows(page):
    """As many as the engine reads; then no more are offered."""
    page.evaluate(
        "(most) => { for (let n = 0; n < most; n++) document.querySelector('.tambah').click(); }", BARANG.maximum
    )
    expect(page.locator(ROW)).to_have_count(BARANG.maximum)
    expect(page.locator(".tambah")).to_be_disabled()
    page.locator(".hapus").last.click()
    expect(page.locator(".tambah")).to_be_enabled()


def test_rows_come_and_go_by_keyboard(opening):
    """Enter adds and removes; Tab leads through the row in order, and the row's name is a group's."""
    page = opening("/pajak/", **DESK)
    page.locator(".tambah").focus()
    page.keyboard.press("Enter")
    for name in ("nama", "jenis_barang", "fob"):
        expect(_field(page, 0, name)).to_be_focused()
        page.keyboard.press("Tab")
    expect(page.get_by_role("group", name="Barang ke-1", exact=True)).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".hapus")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Kembalikan", description="Barang ke-1 dihapus.")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(ROW)).to_have_count(1)


@pytest.mark.parametrize("device", [PHONE, DESK], ids=["360", "1280"])
def test_rows_and_their_table_pass_axe_and_fit(opening, device):
    """With everything unfolded, an error in sight, and at 320 pixels; the table scrolls inside its own box."""
    page = _filled(opening("/pajak/", **device))
    _two(page)
    _field(page, 1, "nama").fill("Botolminumtanpaspasi" * 6)
    calculate(page)
    page.evaluate(UNFOLD)
    page.locator(".hapus").first.click()
    page.locator(".tambah").click()
    page.locator(".utama").click()
    expect(page.locator(".galat-daftar")).to_be_focused()
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 740})
    lay_out(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator(".tabel:has(.tiap-barang)").evaluate("(box) => box.scrollWidth > box.clientWidth")
