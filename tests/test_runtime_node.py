"""Both runtimes, started under Node: the same answers as CPython, to the last character, and no module missing."""

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from calculator import catalog, downloads
from calculator.publish import runtime, wheels
from calculator.respond import respond_json
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


def files(kinds):
    """Requests for every example's files of these kinds."""
    return [
        json.dumps(
            {
                "kalkulator": preset.calculator,
                "masukan": preset.values | {"hari_ini": "2026-11-24"},
                "bentuk": "berkas",
                "berkas": kind,
                "taksir": True,
            }
        )
        for preset in catalog.presets().values()
        for kind in downloads.KINDS[preset.calculator]
        if kind in kinds
    ]


@cache
def everything():
    """What is asked, texts and then spreadsheets, and what CPython answers to each."""
    asked = [*every_text(), *files(("csv", "ics"))], files(("xlsx",))
    return *asked, *([respond_json(text) for text in texts] for texts in asked)


@pytest.mark.parametrize("kind", ["default", "stock"])
def test_every_text_has_the_same_reply(kind, tmp_path, monkeypatch):
    """Cases, examples, refusals, estimates, unreadable text, files; then every module, a mistake told as it is."""
    monkeypatch.setenv("RUNTIME", kind)
    folder = runtime.build(copy_tree(tmp_path)).folder
    texts, sheets, expected, books = everything()
    asked, answered = tmp_path / "asked.json", tmp_path / "answered.json"
    asked.write_text(json.dumps({"texts": texts, "sheets": sheets, "script": SCRIPT + KNOWN}), "utf-8")
    done = subprocess.run(
        [NODE, HARNESS, folder, asked, answered], capture_output=True, text=True, check=False, timeout=600
    )
    assert done.stderr == ""
    answers = json.loads(answered.read_text("utf-8"))
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
    assert (anew == "0") is (kind == "default")
    assert "ModuleNotFoundError" not in answers["said"]
