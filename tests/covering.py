"""What the engine's suite calls of Python: `make called` writes it down for the runtime called snapshot.

The suite is asked of an engine under Node twice, each time of a memory that is loaded ready. In the first, Python itself
notes which of its functions are called. From the second, whose functions of Python are cut to those, V8 tells which of
WebAssembly it had to compile: it does so at a function's first call.
"""

import hashlib
import json
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from calculator import catalog, downloads
from calculator.publish import runtime
from calculator.publish.runtime import plus, snapshot, wheels
from tests import engine_cases, hostile_texts

ROOT = Path(__file__).resolve().parent.parent
NODE = Path(sys.prefix) / "bin" / "node"
HARNESS = Path(__file__).with_name("runtime_node.mjs")
TELL = ("--wasm-lazy-compilation", "--trace-wasm-compilation-times")

HOSTILE = 100
"""So many requests for each example with answers that nobody should type."""


def files(kinds: tuple[str, ...]) -> list[str]:
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


def hostile(seed: int, count: int) -> list[str]:
    """Every example so many times, some of its answers replaced by hostile texts; for a page."""
    chance = random.Random(seed)  # noqa: S311 - the same requests in every run
    asked = []
    for number, preset in enumerate(catalog.presets().values()):
        names = [field.name for field in catalog.CALCULATORS[preset.calculator].fields]
        for text in hostile_texts.texts(seed + number, count):
            typed: dict[str, Any] = preset.values | dict.fromkeys(chance.sample(names, chance.randint(1, 2)), text)
            asked.append(json.dumps({"kalkulator": preset.calculator, "masukan": typed, "bentuk": "html"}, default=float))
    return asked


def workload() -> list[str]:
    """Every text of the suite, every file in text, and what nobody should type."""
    return [*engine_cases.every_text(), *files(("csv", "ics")), *hostile(2026, HOSTILE)]


def stand_up(folder: Path, built: Path, program: bytes, memory: bytes) -> Path:
    """A folder that Pyodide under Node starts from a memory; it looks for its files by their usual names."""
    folder.mkdir()
    for shared in ("pyodide.mjs", "pyodide.asm.mjs", "manifest.json"):
        shutil.copyfile(built / shared, folder / shared)
    (folder / plus.WASM).write_bytes(program)
    (folder / snapshot.MEMORY).write_bytes(memory)
    (folder / "python_stdlib.zip").write_bytes(wheels.archive({}, deflated=False))
    return folder


def ask(folder: Path, work: Path, texts: list[str], *flags: str) -> tuple[dict[str, Any], str]:
    """What the harness writes, and what Node says beside."""
    asked, answered = work / "asked.json", work / "answered.json"
    asked.write_text(json.dumps({"texts": texts}), "utf-8")
    command = [NODE, *flags, HARNESS, folder, asked, answered]
    said = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    return json.loads(answered.read_text("utf-8")), said.stdout


def find(root: Path, work: Path) -> snapshot.Called:
    """What the workload calls."""
    built = runtime.build(root, "plus").folder
    whole = snapshot.program(root, built, None)

    def ready(name: str, called: list[str] | None) -> Path:
        return stand_up(work / name, built, whole, snapshot.memory(root, built, called))

    texts = workload()
    answered, _ = ask(ready("watched", None), work, texts)
    python = sorted(name for name in answered["called"] if not name.startswith(("/", "<")))
    same, said = ask(ready("cut", python), work, texts, *TELL)
    if same["replies"] != answered["replies"]:
        raise RuntimeError("the engine answers otherwise when its library is cut to what was called")
    functions = {int(number) for number in re.findall(r"Compiled function \S+#(\d+)", said)}
    digest = hashlib.sha256((built / plus.WASM).read_bytes()).hexdigest()
    return snapshot.Called(wasm=digest, functions=tuple(sorted(functions)), python=tuple(python))


def main() -> None:
    """Write the list into the tree."""
    with TemporaryDirectory() as name:
        called = find(ROOT, Path(name))
    snapshot.write_called(called)
    sys.stdout.write(f"{snapshot.CALLED.name}: {len(called.functions)} functions of WebAssembly, {len(called.python)} of the library\n")


if __name__ == "__main__":
    main()
