"""A memory that is ready and lacks what an answer takes: the whole engine answers the same input by itself."""

import json

import pytest
from playwright.sync_api import expect

from calculator.publish import runtime
from calculator.publish.runtime import snapshot
from tests import covering
from tests.browser.conftest import READY, STAGES

WHOLE = {"pyodide.asm.wasm", "python_stdlib.zip", "calculator.zip"}


def _lacking_for_an_answer(folder, work, memory):
    """Functions of a start, and no others that a decision takes."""
    whole = covering.stand_up(work / "whole", folder, snapshot.program(covering.ROOT, folder, None), memory)
    _, said = covering.ask(whole, work, [], *covering.TELL)
    return sorted(covering.compiled(said))


@pytest.fixture(scope="module")
def lacking(tmp_path_factory):
    """For each thing that may be gone: a program and a memory without it."""
    folder = runtime.build(covering.ROOT, "plus").folder
    called = snapshot.read_called()
    python = [name for name in called.python if not name.startswith("jinja2/environment.py:Template.render")]
    assert len(python) < len(called.python)
    memory = snapshot.memory(covering.ROOT, folder, called.python, called.pages)
    for_start = _lacking_for_an_answer(folder, tmp_path_factory.mktemp("start"), memory)
    assert len(for_start) < len(called.functions)

    def program(functions):
        return snapshot.program(covering.ROOT, folder, functions)

    return {
        "everything": (program([]), memory),
        "some of the start": (program(for_start[::2]), memory),
        "the answer": (program(for_start), memory),
        "the library": (program(called.functions), snapshot.memory(covering.ROOT, folder, python, called.pages)),
    }


def _with(content):
    return lambda route: route.fulfill(content_type="application/wasm", body=content)


@pytest.mark.provoked
@pytest.mark.parametrize("gone", ["everything", "some of the start", "the answer", "the library"])
def test_whatever_is_gone_the_whole_engine_answers_the_same_input(opening, lacking, gone):
    """Nobody is asked, nothing is told as failed, and what was typed is what is answered."""
    page = opening()
    served = dict(zip((snapshot.PROGRAM, snapshot.MEMORY), lacking[gone], strict=True))

    def manifest(route):
        told = route.fetch().json() | {"ready": {name: len(content) for name, content in served.items()}}
        route.fulfill(status=200, content_type="application/json", body=json.dumps(told))

    page.route("**/runtime/*/manifest.json", manifest)
    for name, content in served.items():
        page.route(f"**/{name}", _with(content))
    page.evaluate(STAGES)
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator(".utama").click()
    expect(page.locator(".pesan")).to_contain_text("1.037 unit", timeout=READY)
    expect(page.locator(".gagal")).to_be_hidden()
    assert "memerlukan mesin hitung yang lebih lengkap, sekitar" in " ".join(page.evaluate("window.stages"))
    fetched = {url.rpartition("/")[2] for url in page.watch.runtime}
    assert {*served, *WHOLE} <= fetched
    assert len([worker for worker in page.workers if "/javascripts/worker." in worker.url]) == 1


def test_where_nothing_is_gone_python_itself_is_not_fetched(opening):
    """A memory that is ready answers alone."""
    page = opening()
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator(".utama").click()
    expect(page.locator(".pesan")).to_contain_text("1.037 unit", timeout=READY)
    fetched = {url.rpartition("/")[2] for url in page.watch.runtime}
    assert {snapshot.PROGRAM, snapshot.MEMORY} <= fetched
    assert not WHOLE & fetched
