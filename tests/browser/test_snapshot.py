"""The memory that is loaded ready: nothing else is fetched where it answers; where it cannot, the whole engine does."""

import json
import re

import pytest
from playwright.sync_api import expect

from calculator.publish import runtime
from calculator.publish.runtime import snapshot
from tests import covering
from tests.browser.conftest import READY
from tests.test_runtime_build import ROOT, copy_tree

WHOLE = {"pyodide.asm.wasm", "python_stdlib.zip", "calculator.zip"}


@pytest.fixture(scope="module")
def lacking(tmp_path_factory):
    """Programs and memories that lack what is needed: at the start, while an answer is made, in Python's library."""
    root = copy_tree(tmp_path_factory.mktemp("tree"))
    built = runtime.build(root, "snapshot").folder
    called = snapshot.read_called()
    program, memory = (built / "siap.wasm").read_bytes(), (built / "ingatan.wasm").read_bytes()
    whole = snapshot.program(root, built, None)

    def used(texts):
        work = tmp_path_factory.mktemp("work")
        _, said = covering.ask(covering.stand_up(work / "ready", built, whole, memory), work, texts, *covering.TELL)
        return {int(number) for number in re.findall(r"Compiled function \S+#(\d+)", said)}

    of_start, of_answer = used([]), used([text for text in covering.files(("csv",)) if "keputusan" in text][:1])
    late = [number for number in called.functions if number not in of_answer - of_start]
    rendering = [name for name in called.python if name != "jinja2/environment.py:Template.render"]
    return {
        "start": (snapshot.program(root, built, called.functions[::2]), memory),
        "answer": (snapshot.program(root, built, late), memory),
        "library": (program, snapshot.memory(root, built, rendering)),
    }


def _fetched(page):
    return {url.rpartition("/")[2] for url in page.watch.runtime}


def _answer(page):
    page.locator("#isian-jumlah_unit").fill("1.037")
    page.locator(".utama").click()
    expect(page.locator(".pesan")).to_contain_text("1.037 unit", timeout=2 * READY)


def test_where_it_answers_nothing_else_is_fetched(opening):
    """Python itself, its library and our package stay where they are."""
    page = opening()
    _answer(page)
    assert {"siap.wasm", "ingatan.wasm"} <= _fetched(page)
    assert not _fetched(page) & WHOLE


@pytest.mark.provoked
@pytest.mark.parametrize("what", ["start", "answer", "library"])
def test_where_something_is_gone_the_whole_engine_answers_the_same(opening, lacking, what):
    """A function that is needed and gone, wherever: the same input is answered, and nothing is said of a failure."""
    page = opening()
    made = dict(zip(("siap.wasm", "ingatan.wasm"), lacking[what], strict=True))
    manifest = json.loads(next((ROOT / ".cache/runtime/snapshot").glob("*/manifest.json")).read_text("utf-8"))
    manifest["ready"] = {name: len(content) for name, content in made.items()}
    page.route("**/runtime/*/manifest.json", lambda route: route.fulfill(json=manifest))
    for name, content in made.items():
        page.route(f"**/{name}", lambda route, content=content: route.fulfill(body=content, content_type="application/wasm"))
    _answer(page)
    assert _fetched(page) >= WHOLE
    expect(page.locator(".gagal")).to_be_hidden()
    expect(page.locator("#isian-jumlah_unit")).to_have_value("1.037")
    page.locator("#isian-jumlah_unit").fill("1.038")  # and it stays the whole engine
    page.locator(".utama").click()
    expect(page.locator(".pesan")).to_contain_text("1.038 unit", timeout=READY)
