"""Browser tests: one Chromium, the built site behind a small server, and pages that must stay clean."""

import json
import os
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.serving import served

TODAY = datetime(2026, 11, 24, 9, 0)  # noqa: DTZ001 - the reader's own clock
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
READER = {"locale": "id-ID", "timezone_id": "Asia/Jakarta", "reduced_motion": "reduce"}
UNKEPT = {"service_workers": "block"}
"""A worker would answer in place of what a test puts there; test_offline.py has it."""

READY = 60_000
"""How long Python may take to start here, in milliseconds."""


EXAMPLE = """() => {
  const form = document.querySelector('.formulir');
  const values = JSON.parse(document.querySelector('.contoh [data-isi]').dataset.isi);
  form.dataset.kedalaman = 'lengkap';
  document.querySelector('[name=kedalaman][value=lengkap]').checked = true;
  document.querySelector('.isian').open = true;
  for (const [name, value] of Object.entries(values)) {
    for (const input of form.querySelectorAll(`[name="${name}"]`)) {
      if (input.type === 'radio') input.checked = input.value === value;
      else input.value = value;
    }
  }
}"""
"""Fill the whole form with the first example, without touching it as a reader would."""


STAGES = """() => { window.stages = [];
new MutationObserver(() => window.stages.push(document.querySelector('.tahap').textContent))
  .observe(document.querySelector('.tahap'), { childList: true, characterData: true, subtree: true }); }"""
"""Note from now on whatever is said of how far Python is."""

ASK = """async ([script, runtime, texts]) => {
  const worker = new Worker(script, { type: "module" });
  const manifest = await (await fetch(`${runtime}manifest.json`)).json();
  worker.postMessage({ runtime: { ...manifest, folder: runtime } });
  const ask = (text) => new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data.error ? reject(new Error(data.error.message)) : resolve(data.reply));
    worker.onmessage = ({ data }) => data.stage ?? reject(new Error(JSON.stringify(data)));
    worker.postMessage({ request: text }, [port2]);
  });
  const replies = [];
  for (const text of texts) replies.push(await ask(text));
  worker.terminate();
  return replies;
}"""
"""Ask a worker of its own, which this script is, each text in turn; its replies."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The Chromium that `make test` found."""
    if not os.environ.get("CHROMIUM"):
        pytest.fail("CHROMIUM is not set: run `make test`, which finds or installs a Chromium", pytrace=False)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    return browser_type_launch_args | {"executable_path": os.environ["CHROMIUM"], "args": arguments}


@pytest.fixture(scope="session")
def large(site):
    """The large files that a visitor begins with and their sizes, as decompressed: the program first."""
    manifest = json.loads(next(site.glob("runtime/*/manifest.json")).read_text("utf-8"))
    begun = {name: size for name, size in manifest.get("ready", manifest["files"]).items() if not name.endswith("mjs")}
    return dict(sorted(begun.items(), key=lambda one: one[0] not in ("siap.wasm", "pyodide.asm.wasm")))


@pytest.fixture(scope="session")
def address(site):
    """Where the built site is served."""
    with served(site) as found:
        yield found.rstrip("/")


class Watch:
    """What the pages of a context did that they should not have done, and every request they made.

    A violation of the security policy is an error on the console.
    """

    def __init__(self, context, address):
        self.faults: list[str] = []
        self.requests: list[str] = []
        self._host = urlsplit(address).netloc
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("request", self._request)

    def _console(self, message):
        if message.type in ("error", "warning") and "blocked by Playwright" not in message.text:
            self.faults.append(message.text)

    def _request(self, request):
        self.requests.append(request.url)
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self._host:
            self.faults.append(f"foreign request {request.url}")

    @property
    def runtime(self):
        """The requests for the runtime's files."""
        return [url for url in self.requests if "/runtime/" in url]


@pytest.fixture
def watches():
    """The watches over the contexts of this test."""
    return []


@pytest.fixture(autouse=True)
def clean(request, watches):
    """Fail a test in which any page misbehaved, unless the test is marked as provoking it."""
    yield
    if not request.node.get_closest_marker("provoked"):
        assert [fault for watch in watches for fault in watch.faults] == []


@pytest.fixture
def opening(browser, address, watches):
    """Open a page of the site in a fresh context, as a phone unless told otherwise; the form holds the example."""
    contexts = []

    def open_page(path="/kalkulator/", *, example=True, **options):
        context = browser.new_context(**READER | UNKEPT | (options or PHONE))
        contexts.append(context)
        page = context.new_page()
        if options.get("java_script_enabled", True):
            page.clock.set_fixed_time(TODAY)
        page.watch = Watch(context, address)
        watches.append(page.watch)
        page.goto(address + path)
        if example and path == "/kalkulator/" and options.get("java_script_enabled", True):
            page.evaluate(EXAMPLE)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def warm_page(browser, address):
    """One calculator page for the whole session, in which Python has started."""
    context = browser.new_context(**READER | UNKEPT | PHONE)
    page = context.new_page()
    page.clock.set_fixed_time(TODAY)
    page.watch = Watch(context, address)
    page.goto(f"{address}/kalkulator/")
    page.evaluate(EXAMPLE)
    page.locator(".utama").click()
    expect(page.locator(".asal")).to_be_hidden(timeout=READY)
    yield page
    context.close()


@pytest.fixture
def warm(warm_page, watches):
    """The warm page with the example in its form, all groups folded, no error shown."""
    watches.append(warm_page.watch)
    warm_page.evaluate("document.querySelector('.formulir').reset()")
    warm_page.evaluate(EXAMPLE)
    warm_page.evaluate("document.querySelectorAll('.lanjutan').forEach((group) => (group.open = false))")
    warm_page.evaluate("document.querySelector('.ringkas-galat').replaceChildren()")
    warm_page.evaluate("document.querySelector('.pesan').replaceChildren()")
    return warm_page


def reopen(page):
    """Load the page again, for what it fetches at once; the form holds the example."""
    page.reload()
    page.evaluate(EXAMPLE)


def lay_out(page):
    """Lay out every part of an answer, as it is once a reader comes to it: what is out of sight has no place yet."""
    page.evaluate(
        "document.querySelectorAll('.hasil > *').forEach((part) => (part.style.contentVisibility = 'visible'))"
    )


def calculate(page):
    """Press the form's button and wait until the answer stands."""
    page.locator(".utama").click()
    expect(page.locator(".isian")).not_to_have_attribute("open", "", timeout=READY)
