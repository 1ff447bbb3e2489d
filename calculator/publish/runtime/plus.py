"""The smallest runtime: the trimmed one (trimmed.py), without asyncio and package loader, its program cut down.

Pyodide's WebAssembly keeps the exports that its JavaScript uses, and what these reach; the JavaScript keeps what one
worker needs (glue.py). Every function of Python stays: what goes is libraries of C code, packages, and waiting.
"""

import hashlib
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from calculator.publish.runtime import glue, trimmed
from calculator.publish.runtime.node import run

HERE = Path(__file__).parent

WASM = "pyodide.asm.wasm"
PUBLISHED = {
    glue.NAME: "f7cdc8ece80678ceb712f8e65ebe6d3a83203a180c399865f49612a051693635",
    WASM: "cc36e3cab04fdfc9a63ff13eb52eae2b911bf46c025cc7b281f394bd3de1d5e6",
}
"""SHA-256 of what the cuts were made for."""

OVERLAY = {
    "asyncio/__init__.py": HERE / "overlay/asyncio_absent.py",
    "pyodide/webloop.py": HERE / "overlay/webloop.py",
    "pyodide/_package_loader.py": HERE / "overlay/package_loader.py",
}
"""Our modules in place of the library's."""

LEFT_OUT = ("asyncio/",)


def fill(root: Path, folder: Path) -> None:
    """Write both archives and the program, all but pyodide.mjs."""
    overlay = {name: path.read_bytes() for name, path in OVERLAY.items()}
    trimmed.fill(root, folder, without=LEFT_OUT, overlay=overlay)
    program = _program(root)
    for name in PUBLISHED:
        shutil.copyfile(program / name, folder / name)


def _program(root: Path) -> Path:
    """The folder of the program, cut down; made once for each set of inputs, for it takes about 20 seconds."""
    pyodide = root / "node_modules" / "pyodide"
    _check(pyodide)
    home = root / ".cache" / "plus"
    made = home / _digest(root, pyodide)
    if not made.is_dir():
        home.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=home) as name:
            work = Path(name)
            _cut(root, pyodide, work)
            for older in home.iterdir():
                if older != work:
                    shutil.rmtree(older)
            (work / "program").rename(made)
    return made


def _check(pyodide: Path) -> None:
    """Refuse another program than the cuts were made for."""
    for name, expected in PUBLISHED.items():
        found = hashlib.sha256((pyodide / name).read_bytes()).hexdigest()
        if found != expected:
            raise RuntimeError(
                f"{pyodide / name}: its SHA-256 is {found}, plus.PUBLISHED says {expected}: the cuts of glue.py are"
                " made for that one. RUNTIME=default builds without them; README.md there says how to renew them"
            )


def _digest(root: Path, pyodide: Path) -> str:
    """Hash of everything that the program is made from and with."""
    inputs = [pyodide / "pyodide.mjs", root / "package-lock.json"]
    inputs += [HERE / name for name in ("plus.py", "glue.py", "wasm.mjs", "features.mjs", "minify.mjs")]
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in inputs)).hexdigest()[:16]


def _cut(root: Path, pyodide: Path, work: Path) -> None:
    """Cut the JavaScript and the WebAssembly to each other's measure, into a folder `program`."""
    (work / "program").mkdir()
    cut = glue.Glue((pyodide / glue.NAME).read_text("utf-8"), (pyodide / "pyodide.mjs").read_text("utf-8"))
    exports = cut.exports()
    (work / "exports.json").write_text(json.dumps(exports), "utf-8")
    modules = root / "node_modules"
    told = run(HERE / "wasm.mjs", modules / "binaryen", pyodide / WASM, work / "program" / WASM, work / "exports.json")
    (work / glue.NAME).write_text(cut.keep(exports, json.loads(told)), "utf-8")
    run(HERE / "minify.mjs", modules / "terser", work / glue.NAME, work / "program" / glue.NAME)
