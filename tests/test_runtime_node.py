"""All runtimes, started under Node: the same answers as CPython, to the last character, and no module missing."""

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from calculator.publish import runtime
from calculator.publish.runtime import wheels
from calculator.respond import respond_json
from tests import covering
from tests.engine_cases import every_text
from tests.test_runtime_build import ROOT, copy_tree

NODE = Path(sys.prefix) / "bin" / "node"
HARNESS = Path(__file__).parent / "runtime_node.mjs"

MODULES = sorted(name for name in wheels.engine_files(ROOT) if name.endswith(".py"))

SCRIPT = f"""
import importlib, traceback
for name in {MODULES!r}:
    importlib.import_module(name.removesuffix(".py").replace("/", ".").removesuffix(".__init__"))
from calculator import rendering
try:
    rendering.environment().get_template("keputusan.html").render()
except Exception:
    said = traceback.format_exc()
said
"""
"""Import every module of the engine, then write a traceback through a template: it must be the mistake's own."""

KNOWN = """
import builtins, dataclasses, importlib, sys
original, compiled = builtins.exec, []
def counting(code, *names):
    compiled.append(isinstance(code, str))
    original(code, *names)
builtins.exec = counting
importlib.reload(sys.modules["calculator.steps"])
builtins.exec = original
f"{said} dataclasses: {sum(compiled)} of {len(compiled)} compiled"
"""
"""Make the dataclasses of a module again, and say how many had to be compiled."""


BUILT_IN = """
import json, sys
failed = []
for name in sys.builtin_module_names:
    try:
        __import__(name)
    except Exception as error:
        failed.append(f"{name}: {error}")
json.dumps([len(sys.builtin_module_names), failed])
"""
"""Import every module that is written in C, and say which could not be."""


@cache
def everything():
    """What is asked, texts and then spreadsheets, and what CPython answers to each."""
    asked = [*every_text(), *covering.files(("csv", "ics"))], covering.files(("xlsx",))
    return *asked, *([respond_json(text) for text in texts] for texts in asked)


@pytest.mark.parametrize("kind", ["plus", "default", "stock"])
def test_every_text_has_the_same_reply(kind, tmp_path):
    """Cases, examples, refusals, estimates, unreadable text, files; then every module, a mistake told as it is."""
    folder = runtime.build(copy_tree(tmp_path), kind).folder
    texts, sheets, expected, books = everything()
    answers = _asked(folder, tmp_path, {"texts": texts, "sheets": sheets, "script": SCRIPT + KNOWN})
    different = [
        text for text, reply, wanted in zip(texts, answers["replies"], expected, strict=True) if reply != wanted
    ]
    assert len(texts) > 450
    assert len(sheets) > 8
    assert answers["sheets"] == books
    assert different == []
    assert "UndefinedError" in answers["said"]
    (anew, made) = re.findall(r"dataclasses: (\d+) of (\d+) compiled", answers["said"])[0]
    assert int(made) > 5
    assert (anew == "0") is (kind != "stock")
    assert "ModuleNotFoundError" not in answers["said"]
    assert answers["raised"] == "ZeroDivisionError: ZeroDivisionError: division by zero"


def test_a_memory_that_is_ready_has_the_same_replies_and_calls_nothing_that_is_gone(tmp_path):
    """Every text, and others that `make called` did not ask; one that needs what is gone would have no reply (null)."""
    built = runtime.build(copy_tree(tmp_path), "snapshot").folder
    ready = covering.stand_up(
        tmp_path / "ready", built, (built / "siap.wasm").read_bytes(), (built / "ingatan.wasm").read_bytes()
    )
    texts, _, expected, _ = everything()
    others = [*covering.hostile(seed=7, count=10), *covering.characters()]
    answers, _ = covering.ask(ready, tmp_path, [*texts, *others])
    wanted = [*expected, *map(respond_json, others)]
    different = [
        text for text, reply, one in zip([*texts, *others], answers["replies"], wanted, strict=True) if reply != one
    ]
    assert different == [], "if something new is called, `make called` writes it down"
    assert len(others) > 100


def test_no_module_of_c_is_lost(tmp_path):
    """What is cut from the WebAssembly is never a part of Python: what can be imported stays the same."""
    root, nothing = copy_tree(tmp_path), {"texts": [], "sheets": [], "script": BUILT_IN}
    (plus, failed), (default, failed_there) = (
        json.loads(_asked(runtime.build(root, kind).folder, tmp_path, nothing)["said"]) for kind in ("plus", "default")
    )
    assert plus == default > 90
    assert set(failed) - set(failed_there) == {"_asyncio: No module named 'asyncio.events'"}


def _asked(folder, tmp_path, questions):
    """What the runtime in this folder answers, under Node."""
    asked, answered = tmp_path / "asked.json", tmp_path / "answered.json"
    asked.write_text(json.dumps(questions), "utf-8")
    done = subprocess.run(
        [NODE, HARNESS, folder, asked, answered], capture_output=True, text=True, check=False, timeout=600
    )
    assert done.stderr == ""
    return json.loads(answered.read_text("utf-8"))
