"""What is kept, what is given back, and which answer stands on the page while the form changes."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import READY

RESULT = ".putusan h2"


@pytest.fixture
def tumbler(opening):
    """The short form, filled and answered with the example of the tumbler, opened again."""
    page = opening(example=False)
    page.locator("[data-contoh=tumbler]").tap()
    expect(page.locator(".asal")).to_be_hidden(timeout=READY)
    page.locator(".isian > summary").tap()
    return page


def test_what_the_short_form_hides_of_an_example_goes_when_the_order_becomes_another(tumbler):
    """Freight, sample fee, name and duty of the example do not slip into the reader's own order."""
    expect(tumbler.locator("#isian-freight")).to_have_value("81")
    tumbler.locator("#isian-jumlah_unit").fill("300")
    tumbler.locator("#isian-jumlah_unit").blur()
    expect(tumbler.locator(".lepas")).to_be_in_viewport(ratio=0.99)
    expect(tumbler.locator(".status")).to_contain_text("Isian yang tidak cocok lagi sudah dikosongkan")
    for name in ("freight", "biaya_sample", "nama_produk", "tarif_bm", "tanggal_mulai"):
        expect(tumbler.locator(f"#isian-{name}")).to_have_value("")
    expect(tumbler.locator("[name=form_e][value=tidak]")).to_be_checked()
    expect(tumbler.locator("#isian-harga_unit")).to_have_value("2,60")
    tumbler.locator(".lepas button").tap()
    expect(tumbler.locator("#isian-freight")).to_have_value("81")
    expect(tumbler.locator("#isian-jumlah_unit")).to_have_value("300")
    expect(tumbler.locator(".utama")).to_be_focused()


def test_what_was_given_back_stays_and_so_does_what_the_reader_typed(tumbler):
    """Who asked for the example's values again keeps them; his own in a field now hidden are never the example's."""
    tumbler.locator("[name=kedalaman][value=lengkap]").check()
    tumbler.locator("#isian-biaya_sample").fill("50")
    tumbler.locator("[name=kedalaman][value=ringkas]").check()
    tumbler.locator("#isian-jumlah_unit").fill("300")
    tumbler.locator("#isian-jumlah_unit").blur()
    tumbler.locator(".lepas button").tap()
    tumbler.locator("#isian-harga_unit").fill("3")
    tumbler.locator("#isian-harga_unit").blur()
    expect(tumbler.locator("#isian-freight")).to_have_value("81")
    expect(tumbler.locator("#isian-biaya_sample")).to_have_value("50")


def test_the_button_stays_under_the_finger_that_left_the_field(tumbler):
    """One tap from the changed field calculates; the line is above that answer, and its button answers again."""
    tumbler.set_viewport_size({"width": 360, "height": 2200})  # the button is where it stands, not at the edge
    tumbler.locator("#isian-volume_cbm").fill("1")
    box = tumbler.locator(".utama").bounding_box()
    tumbler.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    tumbler.mouse.down()
    tumbler.wait_for_timeout(100)
    tumbler.mouse.up()
    expect(tumbler.locator(RESULT)).to_be_focused()
    expect(tumbler.locator(".dipakai a[href='#isian-freight']")).not_to_contain_text("USD 81")
    expect(tumbler.locator(".jawab .lepas")).to_be_visible()
    expect(tumbler.locator(RESULT)).to_be_in_viewport(ratio=1)
    tumbler.locator(".lepas button").tap()
    expect(tumbler.locator(".dipakai a[href='#isian-freight']")).to_contain_text("USD 81")
    expect(tumbler.locator(".lepas")).to_be_hidden()


def test_an_example_is_known_again_after_a_reload(tumbler):
    """Also then its hidden values go with the first change of the order."""
    tumbler.reload()
    expect(tumbler.locator("#isian-freight")).to_have_value("81")
    tumbler.locator("#isian-jenis_barang").select_option("kaos")
    expect(tumbler.locator("#isian-freight")).to_have_value("")


def test_what_does_not_make_another_order_empties_nothing(tumbler):
    """Another deadline or rate leaves the example's freight; in the whole form everything is in sight and stays."""
    tumbler.locator("#isian-ndpbm").fill("16.900")
    tumbler.locator("#isian-ndpbm").blur()
    expect(tumbler.locator("#isian-freight")).to_have_value("81")
    tumbler.locator("[name=kedalaman][value=lengkap]").check()
    tumbler.locator("#isian-jumlah_unit").fill("300")
    tumbler.locator("#isian-jumlah_unit").blur()
    expect(tumbler.locator("#isian-freight")).to_have_value("81")
    expect(tumbler.locator(".lepas")).to_be_hidden()


def test_a_restored_draft_does_not_stand_above_another_answer(opening):
    """The example's result waits behind one line until it is asked for or the draft is answered."""
    page = opening(example=False)
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.reload()
    expect(page.locator(".pulih")).to_be_in_viewport(ratio=1)
    expect(page.locator(".utama")).to_be_in_viewport(ratio=0.99)
    expect(page.locator(RESULT)).to_be_hidden()
    page.locator(".lihat-contoh").tap()
    expect(page.locator(RESULT)).to_be_focused()
    expect(page.locator(".asal")).to_be_visible()
    expect(page.locator(".pulih")).to_be_hidden()


def test_after_a_reload_the_reader_stands_at_the_form(tumbler):
    """Not where the answer was, which is not there; its line offers to forget what was typed."""
    tumbler.evaluate("scrollTo(0, 2000)")
    tumbler.reload()
    expect(tumbler.locator(".pulih")).to_be_in_viewport(ratio=1)
    tumbler.locator(".pulih .lupa").tap()
    expect(tumbler.locator(".pulih")).to_be_hidden()
    expect(tumbler.locator(".asal")).to_be_visible()
    expect(tumbler.locator("#isian-jumlah_unit")).to_have_value("")
    expect(tumbler.locator("#isian-jenis_barang")).to_be_focused()


@pytest.mark.parametrize("window", [(360, 740), (320, 480)], ids=str)
def test_the_deciding_sentence_is_in_sight_after_the_answer(opening, window):
    """On a small phone too, below the header, and nothing says example any more."""
    page = opening(viewport={"width": window[0], "height": window[1]})
    page.locator(".utama").click()
    expect(page.locator(RESULT)).to_be_focused(timeout=READY)
    expect(page.locator(RESULT)).to_be_in_viewport(ratio=1)
    assert page.locator(RESULT).bounding_box()["y"] > page.locator(".md-header").bounding_box()["height"]
    expect(page.locator(".asal")).to_be_hidden()


def test_an_answer_leads_to_one_more_field_of_the_short_form(tumbler):
    """The depth stays; of the whole form only that field is shown, and the button is in reach."""
    tumbler.locator(".isian > summary").tap()
    tumbler.locator(".dipakai a[href='#isian-freight']").tap()
    expect(tumbler.locator("#isian-freight")).to_be_focused()
    expect(tumbler.locator("[name=kedalaman][value=ringkas]")).to_be_checked()
    expect(tumbler.locator("#isian-biaya_lokal")).to_be_hidden()
    expect(tumbler.locator(".utama")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    ("chosen", "shown", "hidden"),
    [
        ({}, {"volume_cbm", "tarif_bm"}, {"berat_kg", "ndpbm_usd"}),
        ({"moda": "udara"}, {"berat_kg", "tarif_bm"}, {"volume_cbm"}),
        ({"skema_impor": "kiriman"}, {"berat_kg"}, {"volume_cbm", "tarif_bm"}),
        ({"skema_impor": "borongan"}, {"volume_cbm"}, {"berat_kg", "tarif_bm"}),
        ({"jenis_barang": "kaos", "mata_uang": "CNY"}, {"ndpbm_usd"}, {"tarif_bm"}),
    ],
    ids=str,
)
def test_the_short_form_asks_what_the_other_answers_need(opening, chosen, shown, hidden):
    """One measure; the duty of goods of no kind; the rate of the dollar beside the yuan."""
    page = opening(example=False)
    for name, value in chosen.items():
        page.locator(f"#isian-{name}").select_option(value)
    assert {name for name in shown | hidden if page.locator(f"#isian-{name}").is_visible()} == shown


def test_forgetting_brings_the_page_back_as_it_was(tumbler):
    """At once, without a reload: form, depth, answer; the focus does not get lost."""
    tumbler.locator("[name=kedalaman][value=lengkap]").check()
    tumbler.locator(".draf .lupa").tap()
    expect(tumbler.locator("#isian-jumlah_unit")).to_have_value("")
    expect(tumbler.locator("[name=kedalaman][value=ringkas]")).to_be_checked()
    expect(tumbler.locator("#isian-freight")).to_be_hidden()
    expect(tumbler.locator(".asal")).to_be_visible()
    expect(tumbler.locator("#isian-jenis_barang")).to_be_focused()
    expect(tumbler.locator(".status")).to_have_text("Isian Anda sudah dihapus dari perangkat ini.")
    assert tumbler.evaluate("localStorage.getItem('isian:keputusan')") is None


def test_an_older_answer_says_so(tumbler):
    """While the form is being changed, and beside errors, where it is dimmed too."""
    expect(tumbler.locator(".lama")).to_be_hidden()
    tumbler.locator("#isian-jumlah_unit").fill("seribu")
    expect(tumbler.locator(".lama")).to_be_visible()
    tumbler.locator(".utama").tap()
    expect(tumbler.locator(".galat-daftar")).to_be_visible()
    expect(tumbler.locator(".hasil.lampau")).to_be_visible()
    tumbler.locator("#isian-jumlah_unit").fill("1.000")
    tumbler.locator(".utama").tap()
    expect(tumbler.locator(".lama")).to_be_hidden()
    expect(tumbler.locator(".hasil.lampau")).to_have_count(0)


def test_a_try_is_taken_back_with_one_tap(tumbler):
    """The value tried goes, the former one and its answer return."""
    before = tumbler.locator(RESULT).inner_text()
    tumbler.locator(".pengubah button", has_text="%").first.tap()
    expect(tumbler.locator(".coba")).to_be_visible()
    expect(tumbler.locator(RESULT)).not_to_have_text(before)
    tumbler.locator(".balik").tap()
    expect(tumbler.locator(RESULT)).to_have_text(before)
    expect(tumbler.locator(".coba")).to_be_hidden()
    expect(tumbler.locator("#isian-peluang_salah_spek")).to_have_value("")


def test_a_licence_said_to_be_there_is_that_of_these_goods_alone(opening):
    """Who has SNI for toys and turns to cosmetics meets the gate again; the duty typed for goods of no kind goes."""
    page = opening(example=False)
    page.locator("#isian-tarif_bm").fill("15")
    page.locator("[data-contoh=mainan]").tap()
    page.locator(".gerbang button", has_text="Izin sudah ada").tap(timeout=READY)
    expect(page.locator(".gerbang")).to_have_count(0)
    page.locator(".isian > summary").tap()
    page.locator("#isian-jenis_barang").select_option("krim")
    expect(page.locator("#isian-izin")).to_have_value("belum_tahu")
    expect(page.locator("#isian-tarif_bm")).to_have_value("")
    page.locator("#isian-jenis_barang").select_option("lain")
    page.locator("#isian-tarif_bm").fill("15")
    page.locator("#isian-jenis_barang").select_option("kabel")
    expect(page.locator("#isian-tarif_bm")).to_have_value("")
    page.locator(".lepas button").tap()
    expect(page.locator("#isian-tarif_bm")).to_have_value("15")
