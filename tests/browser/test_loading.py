"""When Python is fetched, what the reader sees meanwhile, and what happens when it cannot be had."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import READY, STAGES

GUIDES = ("/", "/po-sample-vs-mass-production/", "/metode/", "/tentang/")


@pytest.mark.parametrize("path", GUIDES)
def test_guide_pages_load_no_python_and_no_calculator(opening, path):
    """A guide page fetches neither the runtime nor the calculator's script."""
    page = opening(path)
    page.wait_for_load_state("networkidle")
    assert page.watch.runtime == []
    assert [url for url in page.watch.requests if "/javascripts/kalkulator." in url] == []


def test_python_is_fetched_at_the_first_touch_and_the_size_is_told_before(opening, large):
    """Nothing is fetched before the form is touched; the page has said how much it will be."""
    page = opening()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".unduhan")).to_contain_text(" MB")
    assert page.watch.runtime == []
    page.locator("#isian-jumlah_unit").focus()
    expect(page.locator(".tahap")).to_contain_text("Mengunduh mesin hitung")
    expect(page.locator(".mesin")).to_be_hidden(timeout=READY)
    assert len(page.watch.runtime) == len(set(page.watch.runtime)) == len(large) + 2


def test_the_stages_are_shown_with_a_share_of_the_size(opening, large):
    """Download, preparation and calculation are told in turn."""
    page = opening()
    held, program = [], next(iter(large))
    page.route(f"**/{program}", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the function
    page.evaluate(STAGES)
    page.locator(".utama").click()
    expect(page.locator(".tahap")).to_contain_text("% dari sekitar", timeout=READY)
    held[0].continue_()
    expect(page.locator(".putusan h2")).to_be_focused(timeout=READY)
    told = " ".join(page.evaluate("window.stages"))
    for words in ("Mengunduh mesin hitung, sekitar", "% dari sekitar", "Menyiapkan Python", "Menghitung"):
        assert words in told


LINKS = {
    "saving data": ({"effectiveType": "4g", "saveData": True}, False),
    "slow": ({"effectiveType": "3g", "saveData": False}, False),
    "not told": (None, False),
    "fast": ({"effectiveType": "4g", "saveData": False}, True),
}


@pytest.mark.parametrize("name", LINKS)
def test_python_waits_for_the_tap_where_bytes_are_dear(opening, name):
    """A touch of the form fetches it only where the browser says that the link is fast and unmetered."""
    connection, early = LINKS[name]
    page = opening("/kalkulator/")
    page.evaluate(
        "link => Object.defineProperty(navigator, 'connection', { configurable: true, value: link ?? undefined })",
        connection,
    )
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.wait_for_timeout(300)
    assert bool(page.watch.runtime) is early
    expect(page.locator(".unduhan")).to_contain_text("baru saat Anda menekan Hitung")
    page.locator(".utama").click()
    expect(page.locator(".pesan")).to_contain_text("1.037 unit", timeout=READY)


def test_one_worker_serves_the_whole_visit_and_what_is_asked_early_waits(opening, large):
    """Pressed twice while Python is on its way: one download, one worker, and the answer to what was typed last."""
    page = opening()
    held, program = [], next(iter(large))
    page.route(f"**/{program}", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks the function
    for units in ("1.036", "1.037"):
        page.locator("#isian-jumlah_unit").fill(units)
        page.locator(".utama").click()
    page.wait_for_timeout(300)
    assert len(held) == 1
    held[0].continue_()
    expect(page.locator(".pesan")).to_contain_text("1.037 unit", timeout=READY)
    assert len([worker for worker in page.workers if "/javascripts/worker." in worker.url]) == 1
    assert len(page.watch.runtime) == len(set(page.watch.runtime)) == len(large) + 2


@pytest.mark.provoked
def test_stopping_says_so_and_keeps_what_was_typed(opening):
    """Batal ends the download at once."""
    page = opening()
    page.route("**/*.wasm", lambda _: None)
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator(".batal").click()
    expect(page.locator(".sebab")).to_contain_text("Dihentikan")
    expect(page.locator("#isian-jumlah_unit")).to_have_value("1.037")
    expect(page.locator(".mesin")).to_be_hidden()


@pytest.mark.provoked
def test_silence_for_too_long_is_a_failure_that_can_be_retried(opening, large):
    """A download that stands still is told after a while, and given up in the end."""
    page = opening()
    page.clock.install()
    program, *others = large
    page.route(f"**/{program}", lambda _: None)
    page.locator("#isian-jumlah_unit").focus()
    arrived = sum(large[name] for name in others)
    percent = round(100 * arrived / sum(large.values()))
    expect(page.locator(".tahap")).to_contain_text(f"{percent}% dari sekitar", timeout=READY)
    page.clock.fast_forward(11_000)
    expect(page.locator(".tahap")).to_contain_text("Masih berjalan")
    page.clock.fast_forward(31_000)
    expect(page.locator(".sebab")).to_contain_text("tidak bergerak terlalu lama")
    expect(page.locator(".ulang")).to_be_visible()


def test_without_javascript_the_worked_example_is_complete(opening):
    """The example, its sources and the WhatsApp link are there; the form, which could do nothing, is not."""
    page = opening(java_script_enabled=False)
    expect(page.locator(".putusan")).to_contain_text("Rp1.545.333")
    expect(page.locator(".formulir")).to_be_hidden()
    expect(page.get_by_text("memerlukan JavaScript")).to_be_visible()
    expect(page.locator(".konsultasi .tombol")).to_be_visible()
    page.locator(".uraian summary").first.click()
    expect(page.locator(".aturan").first).to_contain_text("PMK")


def test_an_answer_that_comes_at_once_moves_nothing(opening):
    """Once Python is there, no bar comes and goes between an answer and the next; the first one is told."""
    page = opening("/aql/")
    page.evaluate(STAGES)
    page.locator(".contoh [data-isi]").first.click()
    expect(page.locator(".asal")).to_be_hidden(timeout=READY)
    assert "Menghitung…" in page.evaluate("window.stages")
    page.evaluate(STAGES)
    before = page.locator(".hasil").inner_html()
    page.locator(".isian").evaluate("(form) => { form.open = true; }")
    page.locator("#isian-jumlah_lot").fill("5.000")
    page.locator(".utama").click()
    page.wait_for_function("(before) => document.querySelector('.hasil').innerHTML !== before", arg=before)
    assert page.evaluate("window.stages") == []
