"""A memory that is ready and lacks what an answer takes: the whole engine answers the same input by itself."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from calculator.publish import runtime
from calculator.publish.runtime import snapshot
from tests import covering
from tests.browser.conftest import READY, STAGES, reopen

WHOLE = {"pyodide.asm.wasm", "python_stdlib.zip", "calculator.zip"}


def _for_a_start(folder, work, memory, loop):
    """Functions of a start, and arms of the loop, and no others that a decision takes."""
    whole = covering.stand_up(work / "whole", folder, snapshot.program(covering.ROOT, folder, None), memory)
    _, said = covering.ask(whole, work, [], *covering.TELL)
    return sorted(covering.compiled(said)), replace(loop, arms=covering.run(whole, work, [], loop.function))


@pytest.fixture(scope="module")
def lacking(tmp_path_factory):
    """For each thing that may be gone: a program and a memory without it."""
    folder = runtime.build(covering.ROOT, "plus").folder
    called = snapshot.read_called()
    python = [name for name in called.python if not name.startswith("jinja2/environment.py:Template.render")]
    assert len(python) < len(called.python)
    memory = snapshot.memory(covering.ROOT, folder, called.python, called.pages)
    for_start, loop_of_start = _for_a_start(folder, tmp_path_factory.mktemp("start"), memory, called.loop)
    assert len(for_start) < len(called.functions)

    def program(functions, loop=None):
        return snapshot.program(covering.ROOT, folder, functions, loop)

    return {
        "everything": (program([]), memory),
        "some of the start": (program(for_start[::2]), memory),
        "the answer": (program(for_start), memory),
        "the loop": (program(called.functions, loop_of_start), memory),
        "the library": (program(called.functions), snapshot.memory(covering.ROOT, folder, python, called.pages)),
    }


def _with(content):
    return lambda route: route.fulfill(content_type="application/wasm", body=content)


def _told(sizes):
    """A page that says these sizes of what is ready."""

    def answer(route):
        found = route.fetch()
        html = found.text()
        for name, size in sizes.items():
            html, times = re.subn(rf'"{re.escape(name)}": \d+', f'"{name}": {size}', html)
            assert times == 1
        route.fulfill(response=found, body=html)

    return answer


@pytest.mark.provoked
@pytest.mark.parametrize("gone", ["everything", "some of the start", "the answer", "the loop", "the library"])
def test_whatever_is_gone_the_whole_engine_answers_the_same_input(opening, lacking, gone):
    """Nobody is asked, nothing is told as failed, and what was typed is what is answered."""
    page = opening()
    served = dict(zip((snapshot.PROGRAM, snapshot.MEMORY), lacking[gone], strict=True))

    page.route("**/kalkulator/", _told({name: len(content) for name, content in served.items()}))
    for name, content in served.items():
        page.route(f"**/{name}", _with(content))
    reopen(page)
    page.evaluate(STAGES)
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator(".utama").click()
    expect(page.locator(".pesan")).to_contain_text("1.037 unit", timeout=READY)
    expect(page.locator(".gagal")).to_be_hidden()
    assert "Mencoba mesin hitung yang lengkap, sekitar" in " ".join(page.evaluate("window.stages"))
    fetched = {url.rpartition("/")[2] for url in page.watch.runtime}
    assert {*served, *WHOLE} <= fetched
    assert len([worker for worker in page.workers if "/javascripts/worker." in worker.url]) == 1


BROKEN = {
    "library missing": ("**/python_stdlib.zip", 404, "tidak berhasil diunduh"),
    "library another page": ("**/python_stdlib.zip", 200, "tidak bisa dijalankan"),
    "engine missing": ("**/calculator.zip", 404, "tidak berhasil diunduh"),
    "engine another page": ("**/calculator.zip", 200, "tidak bisa dijalankan"),
}
"""What may be wrong with the files of the whole engine: which, the host's status, what the reader is told."""


@pytest.mark.provoked
@pytest.mark.parametrize("name", BROKEN)
def test_where_the_whole_engine_cannot_be_had_the_reader_is_told_and_can_try_again(opening, lacking, name):
    """The page says why, keeps what was typed, and answers at the next try."""
    path, status, words = BROKEN[name]
    page = opening()
    program, _ = lacking["everything"]
    page.route(f"**/{snapshot.PROGRAM}", _with(program))
    page.route("**/kalkulator/", _told({snapshot.PROGRAM: len(program)}))
    page.route(path, lambda route: route.fulfill(status=status, content_type="text/html", body="<!doctype html>"))
    reopen(page)
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator(".utama").click()
    expect(page.locator(".sebab")).to_contain_text(words, timeout=READY)
    expect(page.locator("#isian-jumlah_unit")).to_have_value("1.037")
    page.unroute(path)
    page.locator(".ulang").click()
    expect(page.locator(".pesan")).to_contain_text("1.037 unit", timeout=READY)


def test_where_nothing_is_gone_python_itself_is_not_fetched(opening):
    """A memory that is ready answers alone."""
    page = opening()
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator(".utama").click()
    expect(page.locator(".pesan")).to_contain_text("1.037 unit", timeout=READY)
    fetched = {url.rpartition("/")[2] for url in page.watch.runtime}
    assert {snapshot.PROGRAM, snapshot.MEMORY} <= fetched
    assert not WHOLE & fetched
