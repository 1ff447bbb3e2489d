"""What may go wrong on the way to Python, and what the reader is told: nothing typed is lost, and there is a way on."""

import re
import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import EXAMPLE, PHONE, READER, READY, UNKEPT, reopen
from tests.serving import served


def _fulfil_garbage(route):
    route.fulfill(status=200, content_type="application/wasm", body=b"not wasm at all" * 100)


def _fulfil_half(route):
    """Answer with the first half of the file, as a connection that breaks would leave it."""
    whole = route.fetch().body()
    route.fulfill(status=200, content_type="application/wasm", body=whole[: len(whole) // 2])


def _fulfil_page(route):
    """Answer as a host that has a page for everything."""
    route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>Beranda</title>" * 50)


FAILURES = {
    "aborted": (lambda route: route.abort(), "tidak berhasil diunduh"),
    "missing": (lambda route: route.fulfill(status=404, body="gone"), "tidak berhasil diunduh"),
    "garbage": (_fulfil_garbage, "tidak bisa dijalankan"),
    "cut off": (_fulfil_half, "tidak bisa dijalankan"),
    "another page": (_fulfil_page, "tidak bisa dijalankan"),
}
MEMORY = re.compile(r"/(ingatan\.wasm|python_stdlib\.zip)$")
PROGRAM = re.compile(r"/(siap|pyodide\.asm)\.wasm$")
"""What is loaded first: of a memory that is ready, or of Python itself (RUNTIME)."""

OTHERS = {
    "memory missing": (MEMORY, lambda route: route.fulfill(status=404, body=""), "tidak berhasil"),
    "memory another page": (MEMORY, _fulfil_page, "tidak bisa dijalankan"),
    "program missing": (PROGRAM, lambda route: route.fulfill(status=404, body=""), "tidak berhasil"),
    "memory cut off": (MEMORY, _fulfil_half, "tidak bisa dijalankan"),
    "script another page": ("**/pyodide.mjs", _fulfil_page, "tidak berhasil diunduh"),
    "worker missing": ("**/worker.*.mjs", lambda route: route.fulfill(status=404, body=""), "tidak bisa dijalankan"),
}
"""What else may go wrong on the way: which file, how, and what the reader is told."""


@pytest.mark.provoked
@pytest.mark.parametrize("name", FAILURES)
def test_without_webassembly_the_page_says_so_and_keeps_everything(opening, name):
    """A runtime that cannot be had leads to words and a way on; what was typed and the example stay."""
    answer, words = FAILURES[name]
    page = opening()
    page.route("**/*.wasm", answer)
    _fails(page, words)
    expect(page.locator(".asal")).to_be_visible()
    page.unroute("**/*.wasm")
    _answers(page)


def _fails(page, words):
    """Ask for an answer: there is none but these words, the typed number stands, and another try answers."""
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator(".utama").click()
    expect(page.locator(".gagal")).to_be_visible(timeout=READY)
    expect(page.locator(".sebab")).to_contain_text(words)
    expect(page.locator("#isian-jumlah_unit")).to_have_value("1.037")
    expect(page.locator(".hasil .putusan")).to_contain_text("Rp1.545.333")


def _answers(page):
    page.locator(".ulang").click()
    expect(page.locator(".pesan")).to_contain_text("1.037 unit", timeout=READY)
    expect(page.locator(".gagal")).to_be_hidden()


@pytest.mark.provoked
@pytest.mark.parametrize("name", OTHERS)
def test_whatever_file_is_wrong_the_reader_is_told_and_can_try_again(opening, name):
    """No file of the runtime can be missing, cut off or another one in silence."""
    path, answer, words = OTHERS[name]
    page = opening()
    page.route(path, answer)
    reopen(page)
    _fails(page, words)
    page.unroute(path)
    _answers(page)


@pytest.mark.provoked
def test_wasm_under_a_wrong_type_still_answers(opening):
    """A host that does not know .wasm costs time, not the answer."""
    page = opening()
    page.route(
        "**/*.wasm", lambda route: route.fulfill(response=route.fetch(), content_type="application/octet-stream")
    )
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator(".utama").click()
    expect(page.locator(".pesan")).to_contain_text("1.037 unit", timeout=READY)


def _with_first(words):
    """A worker that does this before anything else."""
    return lambda route: route.fulfill(response=(found := route.fetch()), body=words + found.text())


NO_MEMORY = "WebAssembly.Memory = class { constructor() { throw new RangeError('could not allocate memory'); } };"
REFUSED = """for (const name of ["instantiate", "instantiateStreaming", "compile", "compileStreaming"]) {
  WebAssembly[name] = async () => { throw new WebAssembly.CompileError("disallowed by embedder"); };
}"""
RUNS_OUT = """const said = MessagePort.prototype.postMessage;
MessagePort.prototype.postMessage = function (message) {
  if (message.reply) throw new RangeError("Out of memory");
  said.call(this, message);
};"""


@pytest.mark.provoked
@pytest.mark.parametrize(("first", "words"), [(NO_MEMORY, "Memori perangkat"), (REFUSED, "tidak bisa dijalankan")])
def test_a_device_without_memory_or_that_refuses_wasm_says_so(opening, first, words):
    """The engine cannot start; what it is for is said."""
    page = opening()
    page.route("**/worker.*.mjs", _with_first(first))
    reopen(page)
    _fails(page, words)
    page.unroute("**/worker.*.mjs")
    _answers(page)


@pytest.mark.provoked
def test_memory_that_runs_out_in_a_calculation_says_so_and_another_try_answers(opening):
    """Not taken for our own mistake; the engine is thrown away."""
    page = opening()
    page.route("**/worker.*.mjs", _with_first(RUNS_OUT))
    reopen(page)
    _fails(page, "Memori perangkat")
    page.unroute("**/worker.*.mjs")
    _answers(page)


@pytest.mark.provoked
def test_a_browser_without_webassembly_is_told_to_renew(opening):
    """Nothing is fetched for a browser that could not run it."""
    page = opening()
    page.evaluate("delete globalThis.WebAssembly")
    _fails(page, "Peramban ini terlalu lama")
    assert page.watch.runtime == []


def _engine(page):
    (worker,) = [worker for worker in page.workers if "/javascripts/worker." in worker.url]
    return worker


@pytest.mark.provoked
def test_a_worker_killed_in_a_calculation_is_noticed_and_replaced(opening):
    """Silence ends in words, and another try starts another worker."""
    page = opening()
    page.clock.install()
    page.locator(".utama").click()
    expect(page.locator(".putusan h2")).to_be_focused(timeout=READY)
    _engine(page).evaluate("() => setTimeout(() => close(), 0)")
    page.evaluate("document.querySelector('.isian').open = true")
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator(".utama").click()
    page.clock.fast_forward(61_000)
    expect(page.locator(".sebab")).to_contain_text("tidak bergerak terlalu lama")
    _answers(page)


NOTHING_KEPT = """
const refuse = () => { throw new DOMException("The operation is insecure.", "SecurityError"); };
Object.defineProperty(window, "localStorage", { get: refuse });
Object.defineProperty(window, "caches", { get: refuse });
Object.defineProperty(navigator.serviceWorker, "register", { value: refuse });
Object.defineProperty(navigator.serviceWorker, "getRegistration", { value: refuse });
"""


@pytest.mark.provoked
def test_a_browser_that_keeps_nothing_still_calculates(opening):
    """Storage refused: no draft and nothing offline, but an answer."""
    page = opening("/tentang/")
    page.add_init_script(NOTHING_KEPT)
    page.goto(page.url.replace("/tentang/", "/kalkulator/"))
    page.evaluate(EXAMPLE)
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator(".utama").click()
    expect(page.locator(".pesan")).to_contain_text("1.037 unit", timeout=READY)


@pytest.mark.provoked
def test_a_broken_file_that_the_browser_keeps_does_not_stay(browser, site, large, tmp_path):
    """A host once sent half a file, to be kept for ever: the next try asks the host again."""
    copy = shutil.copytree(site, tmp_path / "site")
    (wasm,) = copy.glob(f"runtime/*/{next(iter(large))}")
    whole = wasm.read_bytes()
    wasm.write_bytes(whole[: len(whole) // 2])
    context = browser.new_context(**READER | UNKEPT | PHONE)
    with served(copy) as address:
        page = context.new_page()
        page.goto(f"{address}kalkulator/")
        page.evaluate(EXAMPLE)
        _fails(page, "tidak bisa dijalankan")
        wasm.write_bytes(whole)
        _answers(page)
    context.close()
