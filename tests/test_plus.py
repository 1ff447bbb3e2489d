"""The cuts of the runtime called plus: each must fit the Pyodide that is pinned; a misfit ends the build in words."""

import re
import shutil
import zipfile

import pytest

from calculator.publish.runtime import glue, plus, trimmed
from tests.test_runtime_build import ROOT

PYODIDE = ROOT / "node_modules" / "pyodide"
CUTS = [
    *glue.LIBRARIES,
    *glue.READY,
    *glue.EVALS,
    glue.PUBLISHED_NAMES,
    glue.DECLARED,
    glue.ASSIGNED,
    glue.IMPORTED,
    glue.CONVERTED,
]


def _text():
    return (PYODIDE / glue.NAME).read_text("utf-8")


def _cut(text):
    """Cut, with all that the WebAssembly imports being three functions."""
    cut = glue.Glue(text, (PYODIDE / "pyodide.mjs").read_text("utf-8"))
    exports = cut.exports()
    return exports, cut.keep(exports, ["fd_write", "proc_exit", "new_error"])


def test_what_is_cut_is_gone_and_what_is_used_stays():
    """Few of the thousands of names are left, and none that evaluates text."""
    exports, text = _cut(_text())

    assert 100 < len(exports) < 200
    assert {"malloc", "__main_argc_argv", "__wasm_call_ctors", "_pyproxy_apply", "run_main_promising"} <= set(exports)
    assert len(text) < 0.6 * len(_text())
    assert "eval(" not in text
    assert re.findall(r'\.sig="', text) == []


@pytest.mark.parametrize("cut", CUTS, ids=[cut.start[:40] for cut in CUTS])
def test_an_anchor_that_is_not_there_once_ends_the_build(cut):
    """Neither a text that is gone, nor one that is there twice, nor one without its end is passed over."""
    text = _text()
    named = re.escape(repr(cut.start))

    gone = f"the text {named} stands there 0 times|is not followed by {named}"  # it may be where another one ends
    with pytest.raises(RuntimeError, match=f"^pyodide.asm.mjs: .*({gone})"):
        _cut(text.replace(cut.start, cut.start.swapcase()))
    with pytest.raises(RuntimeError, match=f"the text {named} stands there 2 times; it must be there once"):
        _cut(text + cut.start)
    with pytest.raises(RuntimeError, match=f"the text {named} is not followed by {re.escape(repr(cut.end))}"):
        _cut(text.replace(cut.end, cut.end.swapcase()))


def test_an_import_that_the_glue_does_not_have_ends_the_build():
    """The WebAssembly would not start without it."""
    cut = glue.Glue(_text(), "")

    with pytest.raises(RuntimeError, match="the WebAssembly imports no_such_function, which the glue does not have"):
        cut.keep(cut.exports(), ["no_such_function"])


def test_an_export_that_the_wasm_does_not_have_ends_the_build(tmp_path, monkeypatch):
    """The glue would call what is not there."""
    monkeypatch.setattr(glue.Glue, "exports", lambda _: ["malloc", "no_such_export"])
    with pytest.raises(RuntimeError, match="the WebAssembly does not export no_such_export"):
        plus._cut(ROOT, PYODIDE, tmp_path)


@pytest.mark.parametrize("name", plus.PUBLISHED)
def test_another_program_than_the_cuts_were_made_for_is_refused(name, tmp_path):
    """One byte more, and the message names the file, both hashes and the way out."""
    for each in plus.PUBLISHED:
        shutil.copy(PYODIDE / each, tmp_path / each)
    plus._check(tmp_path)
    with (tmp_path / name).open("ab") as file:
        file.write(b"\n")

    with pytest.raises(RuntimeError, match=rf"{name}: its SHA-256 is \w+, plus.PUBLISHED says \w+.*RUNTIME=default"):
        plus._check(tmp_path)


def test_the_overlay_stands_in_place_of_modules_that_exist():
    """Ours take the places of Pyodide's own; a place that is none is refused."""
    library = trimmed._library(PYODIDE / trimmed.LIBRARY, plus.LEFT_OUT, {"asyncio/__init__.py": b"ours"})
    assert library != (PYODIDE / trimmed.LIBRARY).read_bytes()

    with pytest.raises(RuntimeError, match=r"python_stdlib.zip has no pyodide/loop.py, in whose place"):
        trimmed._library(PYODIDE / trimmed.LIBRARY, (), {"pyodide/loop.py": b""})


def test_what_is_left_out_of_the_library_is_not_in_it(tmp_path):
    """Of asyncio there is our one module."""
    overlay = {name: path.read_bytes() for name, path in plus.OVERLAY.items()}
    (tmp_path / "library.zip").write_bytes(trimmed._library(PYODIDE / trimmed.LIBRARY, plus.LEFT_OUT, overlay))

    with zipfile.ZipFile(tmp_path / "library.zip") as archive:
        assert [name for name in archive.namelist() if name.startswith("asyncio")] == ["asyncio/__init__.py"]
        assert {name: archive.read(name) for name in overlay} == overlay
