"""The site without a network: what is kept, what a new release does, and that it can all be thrown away."""

import hashlib
import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import EXAMPLE, READER, READY, TODAY
from tests.serving import served

PHONE = {"viewport": {"width": 360, "height": 740}}
CLOCK = f"""globalThis.Date = class extends Date {{
  constructor(...given) {{
    super(...(given.length ? given : [{TODAY.timestamp() * 1000}]));
  }}
}};"""
"""The reader's day; Playwright's own clock would hide from the page what it was made of."""

CONTROLLED = """() => new Promise((resolve) => {
  if (navigator.serviceWorker.controller) resolve();
  else navigator.serviceWorker.addEventListener("controllerchange", () => resolve(), { once: true });
})"""
RUNTIME_KEPT = """async () => {
  const state = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    navigator.serviceWorker.controller.postMessage({ tanya: true }, [port2]);
  });
  while (!(await state()).mesin) await new Promise((again) => setTimeout(again, 100));
}"""

SEARCH_KEPT = """async () => {
  const [, release] = (await (await fetch("/sw.js")).text()).match(/const RELEASE = ({.*});/);
  const { files, search } = JSON.parse(release);
  const kept = (path) => caches.match(`/berkas/${files[path][0]}`);
  while (!(await Promise.all(search.map(kept))).every(Boolean)) await new Promise((again) => setTimeout(again, 100));
}"""


class Device:
    """A reader's device: its browser can be closed and started anew, and keeps its profile."""

    def __init__(self, browser_type, arguments, profile):
        self._open = lambda: browser_type.launch_persistent_context(
            profile, **arguments, **READER, **PHONE, service_workers="allow"
        )
        self.context = None

    def start(self):
        """A new browser process with an empty HTTP cache; its one page."""
        self.stop()
        self.context = self._open()
        page = self.context.pages[0]
        self.context.new_cdp_session(page).send("Network.clearBrowserCache")
        page.add_init_script(CLOCK)
        return page

    def stop(self):
        """Close the browser."""
        if self.context:
            self.context.close()
        self.context = None


@pytest.fixture
def device(browser_type, browser_type_launch_args, tmp_path):
    """A device that has never seen the site."""
    found = Device(browser_type, browser_type_launch_args, tmp_path / "profile")
    yield found
    found.stop()


@pytest.fixture
def copy(site, tmp_path):
    """A copy of the site that a test may change."""
    return shutil.copytree(site, tmp_path / "site")


def _controlled(page):
    page.evaluate(CONTROLLED)


def _calculate(page, units):
    page.evaluate(EXAMPLE)
    page.locator("#isian-jumlah_unit").fill(units)
    page.locator(".utama").click()
    expect(page.locator(".pesan")).to_contain_text(f"{units} unit", timeout=READY)


def _release(folder, word):
    """A new release of the copy: its home page says another word."""
    home, worker = folder / "index.html", folder / "sw.js"
    before = home.read_bytes()
    home.write_bytes(before.replace(b"</h1>", f" {word}</h1>".encode()))
    code = worker.read_text("utf-8")
    changed = home.read_bytes()
    described = f'"index.html":["{hashlib.sha256(changed).hexdigest()}",{len(changed)}]'
    worker.write_text(re.sub(r'"index\.html":\["\w+",\d+\]', described, code), "utf-8")


def test_calculator_answers_in_a_new_browser_without_a_server(device, site):
    """Used once, then: new process, HTTP cache cleared, server gone; the address carries a query."""
    with served(site) as address:
        page = device.start()
        page.goto(f"{address}kalkulator/")
        _controlled(page)
        _calculate(page, "1.037")
        page.evaluate(RUNTIME_KEPT)
    page = device.start()
    page.goto(f"{address}kalkulator/?utm_source=wa")
    _calculate(page, "1.038")
    page.goto(f"{address}po-sample-vs-mass-production/")
    expect(page.locator("h1")).to_contain_text("PO sample")
    page.locator(".tombol-search").click()
    page.locator("[name=query]").press_sequentially("golden")  # the theme listens to keys
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_the_site_can_be_put_on_the_home_screen_once_all_else_is_done(device, site):
    """No icon is fetched while a page loads; later the browser finds nothing that stands in the way."""
    asked: list[str] = []
    with served(site, asked) as address:
        page = device.start()
        page.goto(f"{address}kalkulator/", wait_until="networkidle")
        assert not [path for path in asked if path.endswith("manifest.webmanifest")]
        page.wait_for_selector("link[rel=manifest]", state="attached")
        devtools = device.context.new_cdp_session(page)
        found = devtools.send("Page.getAppManifest")
        assert found["url"] == f"{address}manifest.webmanifest"
        assert found["errors"] == []
        assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []


def test_a_page_that_was_never_opened_says_so_and_leads_on(device, site):
    """Without a network the reader learns what is there."""
    with served(site) as address:
        page = device.start()
        page.goto(f"{address}po-sample-vs-mass-production/")
        _controlled(page)
    page.goto(f"{address}aturan/")
    expect(page.locator("h1")).to_have_text("Halaman ini belum tersimpan")
    page.get_by_role("link", name="Panduan Beda PO sample").click()
    expect(page.locator("h1")).to_contain_text("PO sample")


def test_guide_keeps_the_shell_and_no_python(device, site):
    """A reader of the guide is not made to fetch the calculator."""
    asked: list[str] = []
    with served(site, asked) as address:
        page = device.start()
        page.goto(address)
        _controlled(page)
        page.wait_for_load_state("networkidle")
    assert "/sw.js" in asked
    assert [path for path in asked if path.startswith(("/runtime/", "/javascripts/kalkulator"))] == []


def test_the_search_is_kept_from_the_second_page_on(device, site):
    """Who opens one page is not made to fetch the index; who reads on may search without a network."""
    asked: list[str] = []
    with served(site, asked) as address:
        page = device.start()
        page.goto(address)
        _controlled(page)
        page.goto(f"{address}metode/")
        page.evaluate(SEARCH_KEPT)
    assert asked.index("/search/search_index.json") > asked.index("/metode/")
    page = device.start()
    page.goto(f"{address}metode/")
    page.locator(".tombol-search").click()
    page.locator("[name=query]").press_sequentially("golden")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_everything_is_kept_when_the_reader_asks_and_goes_when_they_ask(device, site):
    """Simpan keeps every page and Python; hapus leaves nothing, also after the next visit."""
    with served(site) as address:
        page = device.start()
        page.goto(f"{address}tentang/")
        page.locator("#luring .simpan").click()
        expect(page.locator("#luring .keadaan")).to_contain_text("tersimpan di perangkat ini", timeout=READY)
        expect(page.locator("#luring .simpan")).to_be_hidden()
    page = device.start()
    page.goto(f"{address}contoh/mesin")
    expect(page).to_have_url(f"{address}contoh/mesin/")
    page.goto(f"{address}kalkulator/")
    _calculate(page, "1.039")
    page.get_by_role("link", name="Pakai tanpa internet").click()
    expect(page.locator("#luring .keadaan")).to_contain_text("Seluruh situs dan mesin hitung tersimpan")
    page.locator("#luring .buang").click()
    expect(page.locator("#luring .keadaan")).to_contain_text("dihapus")
    assert page.evaluate("async () => (await caches.keys()).length") == 0


def test_a_refusal_lasts_until_the_reader_asks_again(device, site):
    """After hapus a visit keeps nothing by itself."""
    with served(site) as address:
        page = device.start()
        page.goto(f"{address}tentang/")
        _controlled(page)
        page.locator("#luring .buang").click()
        expect(page.locator("#luring .keadaan")).to_contain_text("dihapus")
        page.reload()
        expect(page.locator("#luring .keadaan")).to_contain_text("sekitar")
        assert page.evaluate("async () => (await caches.keys()).length") == 0
        assert page.evaluate("navigator.serviceWorker.controller") is None


def test_a_new_release_waits_for_consent_and_fetches_only_what_changed(device, copy):
    """The old page is served until the reader takes the new one; Python that was kept is not fetched again."""
    asked: list[str] = []
    with served(copy, asked) as address:
        page = device.start()
        page.goto(f"{address}kalkulator/")
        _controlled(page)
        _calculate(page, "1.037")
        page.evaluate(RUNTIME_KEPT)
        page.goto(address)
        _release(copy, "Edisi kedua")
        asked.clear()
        page.reload()
        expect(page.locator("h1")).not_to_contain_text("Edisi kedua")
        expect(page.locator("#pembaruan")).to_be_visible()
        page.reload()
        expect(page.locator("h1")).not_to_contain_text("Edisi kedua")
        expect(page.locator("#pembaruan")).to_contain_text("Versi baru")
        page.locator("#pembaruan button").click()
        expect(page.locator("h1")).to_contain_text("Edisi kedua")
        page.goto(f"{address}kalkulator/")
        _calculate(page, "1.038")
        page.evaluate(RUNTIME_KEPT)
    assert sorted({path for path in asked if not path.startswith("/gambar/")}) == ["/", "/sw.js"]


def test_broken_files_are_never_kept(device, copy):
    """A file that is not of the release is shown as the host gives it, but not kept."""
    with served(copy) as address:
        (copy / "aturan/index.html").write_text("<!doctype html><h1>Lain</h1>", "utf-8")
        page = device.start()
        page.goto(address)
        _controlled(page)
        page.goto(f"{address}aturan/")
        expect(page.locator("h1")).to_have_text("Lain")
    page.goto(f"{address}aturan/")
    expect(page.locator("h1")).to_have_text("Halaman ini belum tersimpan")
