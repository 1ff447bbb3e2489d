"""The runtime called snapshot: that of `plus`, and beside it the same engine as a memory that is ready to answer.

Python does not start at the reader's: its memory, with the engine imported and its data read, is loaded as it was when
it had just been made here (memory.mjs, inside_memory.py). The WebAssembly that goes with it lacks what it would have
filled an empty memory with, whatever was never called when the engine's whole suite ran, and what was never run of the
loop that runs Python (trap.mjs). The memory lacks functions that were never called, and what of the WebAssembly's data
lies far from all that was read. `called.json` lists what was; `make called` renews it. Who calls anything else gets no
answer from this one: the page starts `plus`, whose files lie in the same folder, with the same input.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from calculator.publish.runtime import plus, trimmed
from calculator.publish.runtime.node import run

HERE = Path(__file__).parent
CALLED = HERE / "called.json"

PROGRAM, MEMORY = "siap.wasm", "ingatan.wasm"
"""The second is none: but hosts compress what has this name, and of a name of its own they would not know."""

NEAR = 5
"""Functions whose numbers differ by so much at most have all between them kept too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """The function that runs Python, the largest of all, and the numbers of its arms that were run.

    An arm is where control may arrive or not (expressions.mjs).
    """

    function: int
    arms: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What the engine's suite uses: functions of one WebAssembly by number, of Python's library by place and name.

    And of the WebAssembly's own data the pages, of 4 KiB, that were read.
    """

    wasm: str
    functions: tuple[int, ...]
    loop: Loop
    python: tuple[str, ...]
    pages: tuple[int, ...]


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
    (folder / MEMORY).write_bytes(memory(root, folder, called.python, called.pages))
    (folder / PROGRAM).write_bytes(program(root, folder, with_neighbours(called.functions), called.loop))


def with_neighbours(functions: Iterable[int]) -> list[int]:
    """The functions, and the few that stand between two of them: of the same file of C, called in rarer cases."""
    ordered = sorted(functions)
    gaps = (range(one, other) for one, other in pairwise(ordered) if other - one <= NEAR)
    return sorted({*ordered, *chain.from_iterable(gaps)})


def memory(root: Path, folder: Path, called: Sequence[str] | None, pages: Sequence[int] | None) -> bytes:
    """The memory of the engine in a folder of plus, without what is not used.

    Where `called` is None all functions are there, and watched; where `pages` is None all data is there.
    """
    with TemporaryDirectory() as name:
        work = Path(name)
        started = work / "program"
        shutil.copytree(folder, started)
        lock = json.loads((root / "node_modules/pyodide/pyodide-lock.json").read_text("utf-8"))
        _write(started / "manifest.json", {"lock": {"info": lock["info"], "packages": {}}})
        _write(work / "settings.json", {"called": called, "pages": pages, "templates": trimmed.templates()})
        shutil.copyfile(HERE / "ready.py", work / "ready.py")
        shutil.copyfile(HERE / "inside_memory.py", work / "script.py")
        run(HERE / "memory.mjs", started, work)
        return (work / "memory.bin").read_bytes()


def program(root: Path, folder: Path, called: Sequence[int] | None, loop: Loop | None = None) -> bytes:
    """The WebAssembly for such a memory, with traps in place of what is not called or run; of None it is all there."""
    with TemporaryDirectory() as name:
        work = Path(name)
        _write(work / "called.json", {"functions": called, "loop": loop and asdict(loop)})
        run(HERE / "trap.mjs", root / "node_modules/binaryen", folder / plus.WASM, work / PROGRAM, work / "called.json")
        return (work / PROGRAM).read_bytes()


def read_called() -> Called:
    """The list as it stands in the tree. Numbers that follow one another are written as the first and how many."""
    told = json.loads(CALLED.read_text("utf-8"))
    functions, arms, pages = (
        tuple(first + step for first, count in told[kind] for step in range(count))
        for kind in ("functions", "arms", "pages")
    )
    loop = Loop(function=told["loop"], arms=arms)
    return Called(wasm=told["wasm"], functions=functions, loop=loop, python=tuple(told["python"]), pages=pages)


def write_called(called: Called) -> None:
    """Replace the list in the tree."""
    told = {
        "wasm": called.wasm,
        "functions": _runs(called.functions),
        "loop": called.loop.function,
        "arms": _runs(called.loop.arms),
        "pages": _runs(called.pages),
        "python": sorted(called.python),
    }
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
