"""The runtime called snapshot: what is gone stops the call, the list fits the program, and the bytes are the same."""

import json
import re
import struct
import subprocess
from dataclasses import replace

import pytest

from calculator import respond_json
from calculator.publish import runtime
from calculator.publish.runtime import ready, snapshot
from tests import covering
from tests.bench.engine import fullest
from tests.test_runtime_build import copy_tree

PAGE = 4096
(DATA_END,) = re.findall(r"DATA_END, PAGE\] = \[([\d_]+), 4096\]", (snapshot.HERE / "features.mjs").read_text("utf-8"))
DATA_PAGES = int(DATA_END) // PAGE
EXAMPLE = covering.files(("csv",))[:1]
LOOP = snapshot.Loop(function=3, arms=(0, 1, 5))


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A tree with plus in it."""
    root = copy_tree(tmp_path_factory.mktemp("tree"))
    runtime.build(root, "plus")
    return root


@pytest.fixture
def plus(tree):
    """The folder of plus."""
    return runtime.build(tree, "plus").folder


@pytest.fixture
def standing(tree, plus, tmp_path):
    """Stand up a memory and program that lack what is not called, as told."""

    def stand(name, functions, python, loop=None):
        made = snapshot.program(tree, plus, functions, loop), snapshot.memory(tree, plus, python, None)
        return covering.stand_up(tmp_path / name, plus, *made)

    return stand


def test_a_function_of_python_that_is_gone_is_noticed(standing, tmp_path):
    """Without one that an answer takes there is no reply, never a wrong one."""
    called = snapshot.read_called()
    needed = next(name for name in called.python if name.startswith("jinja2/environment.py:Template.render"))
    lacking = standing("lacking", called.functions, [name for name in called.python if name != needed])
    assert covering.ask(lacking, tmp_path, EXAMPLE)[0]["replies"] == [None]


def test_a_trap_in_webassembly_is_noticed(standing, tmp_path):
    """A program that has what starting takes, and nothing else that an answer takes, gives no reply."""
    python = snapshot.read_called().python
    _, said = covering.ask(standing("whole", None, python), tmp_path, [], *covering.TELL)
    lacking = standing("lacking", sorted(covering.compiled(said)), python)
    assert covering.ask(lacking, tmp_path, EXAMPLE)[0]["replies"] == [None]


def test_a_trap_in_an_arm_of_the_loop_is_noticed(standing, tmp_path):
    """With all arms there the reply is CPython's, with those that starting takes and no others there is none."""
    called = snapshot.read_called()
    kept = standing("kept", called.functions, called.python, called.loop)
    assert covering.ask(kept, tmp_path, EXAMPLE)[0]["replies"] == [respond_json(EXAMPLE[0])]
    whole = standing("whole", None, called.python)
    for_start = replace(called.loop, arms=covering.run(whole, tmp_path, [], called.loop.function))
    lacking = standing("lacking", called.functions, called.python, for_start)
    assert covering.ask(lacking, tmp_path, EXAMPLE)[0]["replies"] == [None]


def test_a_first_request_finds_all_that_it_takes(tree, tmp_path):
    """What a loop runs depends on what it ran before: each of these is asked of a memory of its own."""
    built = runtime.build(tree, "snapshot").folder
    made = ((built / name).read_bytes() for name in (snapshot.PROGRAM, snapshot.MEMORY))
    shipped = covering.stand_up(tmp_path / "shipped", built, *made)
    texts = [*covering.workload()[::20], *(json.dumps(asked, default=float) for asked in fullest("html"))]
    assert covering.ask(shipped, tmp_path, texts, apart=True)[0]["replies"] == [respond_json(text) for text in texts]


def test_calls_through_the_table_are_shared_and_much_of_the_loop_is_gone(plus, tree, tmp_path):
    """V8 is not misled, and has less to compile: what is left of it is one call for each type of function."""
    called = snapshot.read_called()
    before, whole, cut = (
        _metrics(tmp_path, program)
        for program in (
            (plus / "pyodide.asm.wasm").read_bytes(),
            snapshot.program(tree, plus, called.functions),
            snapshot.program(tree, plus, called.functions, called.loop),
        )
    )
    assert before["CallIndirect"] > 1000
    assert 0 < cut["CallIndirect"] <= whole["CallIndirect"] < 20
    arms = [whole[kind] - cut[kind] for kind in ("Block", "If", "Call")]
    assert min(arms) > 100


def _metrics(work, program):
    """How many expressions of each kind a WebAssembly has."""
    path = work / "counted.wasm"
    path.write_bytes(program)
    wasm_opt = covering.ROOT / "node_modules" / "binaryen" / "bin" / "wasm-opt"
    command = [covering.NODE, wasm_opt, path, "--all-features", "--metrics", "-o", work / "counted-again.wasm"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {kind: int(number) for kind, number in re.findall(r"^ *(\w+) +: (\d+)", said, re.MULTILINE)}


def test_a_reply_after_something_gone_is_none_whoever_hid_it(monkeypatch):
    """The engine may catch whatever is raised; what was touched stays touched."""
    monkeypatch.setitem(__import__("sys").modules, "ready", ready)
    monkeypatch.setattr(ready, "touched", [])

    def hides(request):
        try:
            ready.gone(request)
        except BaseException:  # noqa: BLE001 - what a careless `except:` does
            return "an answer, made another way"
        return "unreached"

    monkeypatch.setattr(ready, "respond", str.upper, raising=False)
    assert ready.answer("a") == "A"
    monkeypatch.setattr(ready, "respond", hides, raising=False)
    with pytest.raises(ready.GoneError):
        ready.answer("a")
    monkeypatch.setattr(ready, "respond", str.upper, raising=False)
    with pytest.raises(ready.GoneError):
        ready.answer("a")


def test_the_folder_holds_both_and_a_visitor_begins_with_the_memory(tree):
    """The manifest sets apart what is loaded instead of the other large files; those lie ready beside it."""
    built = runtime.build(tree, "snapshot")
    manifest = json.loads((built.folder / "manifest.json").read_text("utf-8"))
    assert set(manifest["ready"]) == {snapshot.PROGRAM, snapshot.MEMORY}
    assert set(built.first) == {*manifest["ready"], "pyodide.asm.mjs", "pyodide.mjs"}
    assert {"pyodide.asm.wasm", "python_stdlib.zip", "calculator.zip"} <= set(manifest["files"])


def test_two_memories_are_the_same_to_the_last_byte(tree, plus):
    """No clock, no chance, no order of a set goes into it."""
    called = snapshot.read_called()
    first, second = (snapshot.memory(tree, plus, called.python, called.pages) for _ in range(2))
    assert first == second


def test_data_that_was_read_and_what_lies_near_it_is_kept(tree, plus):
    """A quarter of the data is for functions that are gone."""
    called = snapshot.read_called()
    all_of_it, rest = (_data(snapshot.memory(tree, plus, called.python, pages)) for pages in (None, called.pages))
    gone = {page for page, content in enumerate(rest) if not any(content) and any(all_of_it[page])}
    assert len(gone) > len(rest) // 4
    assert all(abs(page - read) > 16 for page in gone for read in called.pages)


def _data(memory):
    """The pages of what stands below the stack, each piece of the file put where it says."""
    _, at, _, count = struct.unpack("<4I", memory[:16])
    data = bytearray(DATA_PAGES * PAGE)
    pieces = struct.iter_unpack("<2I", memory[at : at + 8 * count])
    at += 8 * count
    for start, size in pieces:
        if start < len(data):
            data[start : start + size] = memory[at : at + size]
        at += size
    return [bytes(data[start : start + PAGE]) for start in range(0, DATA_PAGES * PAGE, PAGE)]


def test_a_list_of_another_program_ends_the_build(tree, tmp_path, monkeypatch):
    """Numbers of functions mean nothing in another WebAssembly."""
    told = json.loads(snapshot.CALLED.read_text("utf-8")) | {"wasm": "0" * 64}
    other = tmp_path / "called.json"
    other.write_text(json.dumps(told), "utf-8")
    monkeypatch.setattr(snapshot, "CALLED", other)
    with pytest.raises(RuntimeError, match=re.escape("run `make called`. RUNTIME=plus builds without it")):
        snapshot.fill(tree, runtime.build(tree, "plus").folder)


def test_the_list_is_written_as_it_is_read(tmp_path, monkeypatch):
    """Runs of numbers come back as the numbers."""
    called = snapshot.Called(wasm="a", functions=(1, 2, 3, 7, 9, 10), loop=LOOP, python=("a.py:b",), pages=(4, 5))
    monkeypatch.setattr(snapshot, "CALLED", tmp_path / "called.json")
    snapshot.write_called(called)
    assert snapshot.read_called() == called
    assert "[[1,3],[7,1],[9,2]]" in snapshot.CALLED.read_text("utf-8")
