"""The runtime called snapshot: that of `plus`, and beside it the same engine as a memory that is ready to answer.

Python does not start at the reader's: its memory, with the engine imported and its data read, is loaded as it was when
it had just been made here (memory.mjs, inside_memory.py). The WebAssembly that goes with it lacks what it would have
filled an empty memory with, and whatever was never called when the engine's whole suite ran (trap.mjs); so does the
memory. `called.json` lists what was; `make called` renews it. Who calls anything else gets no answer from this one: the
page starts `plus`, whose files lie in the same folder, with the same input.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from calculator.publish.runtime import plus, trimmed
from calculator.publish.runtime.node import run

HERE = Path(__file__).parent
CALLED = HERE / "called.json"

PROGRAM, MEMORY = "siap.wasm", "ingatan.wasm"
"""The second is none: but hosts compress what has this name, and of a name of its own they would not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What the engine's suite calls: functions of one WebAssembly by number, of Python's library by place and name."""

    wasm: str
    functions: tuple[int, ...]
    python: tuple[str, ...]


def fill(root: Path, folder: Path) -> None:
    """Write plus, and the program and memory to begin with. Raises RuntimeError if the list is of another program."""
    plus.fill(root, folder)
    called = read_called()
    found = hashlib.sha256((folder / plus.WASM).read_bytes()).hexdigest()
    if found != called.wasm:
        raise RuntimeError(
            f"{CALLED.name} is of another WebAssembly than {plus.WASM} now is: run `make called`."
            " RUNTIME=plus builds without it"
        )
    (folder / MEMORY).write_bytes(memory(root, folder, called.python))
    (folder / PROGRAM).write_bytes(program(root, folder, called.functions))


def memory(root: Path, folder: Path, called: Sequence[str] | None) -> bytes:
    """The memory of the engine in a folder of plus, without what is not called; with None all is there, and watched."""
    with TemporaryDirectory() as name:
        work = Path(name)
        started = work / "program"
        shutil.copytree(folder, started)
        lock = json.loads((root / "node_modules/pyodide/pyodide-lock.json").read_text("utf-8"))
        _write(started / "manifest.json", {"lock": {"info": lock["info"], "packages": {}}})
        _write(work / "settings.json", {"called": called, "templates": trimmed.templates()})
        shutil.copyfile(HERE / "ready.py", work / "ready.py")
        shutil.copyfile(HERE / "inside_memory.py", work / "script.py")
        run(HERE / "memory.mjs", started, work)
        return (work / "memory.bin").read_bytes()


def program(root: Path, folder: Path, called: Sequence[int] | None) -> bytes:
    """The WebAssembly for such a memory, with traps in place of what is not called; with None it is all there."""
    with TemporaryDirectory() as name:
        work = Path(name)
        _write(work / "called.json", called)
        run(HERE / "trap.mjs", root / "node_modules/binaryen", folder / plus.WASM, work / PROGRAM, work / "called.json")
        return (work / PROGRAM).read_bytes()


def read_called() -> Called:
    """The list as it stands in the tree. Numbers that follow one another are written as the first and how many."""
    told = json.loads(CALLED.read_text("utf-8"))
    numbers = (first + step for first, count in told["functions"] for step in range(count))
    return Called(wasm=told["wasm"], functions=tuple(numbers), python=tuple(told["python"]))


def write_called(called: Called) -> None:
    """Replace the list in the tree."""
    told = {"wasm": called.wasm, "functions": _runs(called.functions), "python": sorted(called.python)}
    lines = (f" {json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in told.items())
    CALLED.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == sum(runs[-1]):
            runs[-1][1] += 1
        else:
            runs.append([number, 1])
    return runs


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value), "utf-8")
