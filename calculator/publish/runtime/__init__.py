"""The folder that a reader's browser loads: Pyodide, our engine and the two packages it stands on.

There are four kinds, told apart in README.md beside this file: `stock` is Pyodide as published, to compare with
(stock.py); in `default` the library is trimmed and compiled (trimmed.py); in `plus` Pyodide's program is cut down too
(plus.py); in `snapshot` that is there, and a memory in which it has started already (snapshot.py). `RUNTIME` in the
environment names the kind that is built where nobody asks for one.

`build` makes `<root>/.cache/runtime/<kind>/<version>-<digest>/` once for each content. The
name changes with any byte inside, so a host may let browsers keep the files for ever.
"""

import hashlib
import json
import os
import shutil
import sys
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from calculator.publish.runtime import plus, snapshot, stock, trimmed, wheels

SHIPPED = "snapshot"
"""The kind that readers get."""

_KINDS: Mapping[str, Callable[[Path, Path], None]] = {
    "stock": stock.fill,
    "default": trimmed.fill,
    "plus": plus.fill,
    "snapshot": snapshot.fill,
}
"""What fills the folder of each kind, given the tree's root and the folder with Pyodide's program in it."""

_FROM_PYODIDE = ("pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide.mjs")
_LIBRARY, _LOCK = "python_stdlib.zip", "pyodide-lock.json"
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Runtime:
    """One finished folder: every file in it by name with its size, and what a visitor downloads.

    `listed` is what its manifest says, which the page holds and tells the worker; `first` names the files that a
    visitor begins with; `sheets_bytes` is what comes on top for whoever asks for a spreadsheet.
    """

    folder: Path
    name: str
    files: dict[str, int]
    listed: dict[str, Any]
    first: list[str]
    download_bytes: int
    sheets_bytes: int


def build(root: Path, kind: str | None = None) -> Runtime:
    """Make the folder of a kind for the tree at root, or find it again; the kind's earlier folders are removed."""
    kind = _known(kind or os.environ.get("RUNTIME") or SHIPPED)
    version = _pyodide_version(root)
    inputs = _inputs_digest(root, kind)
    home = root / ".cache" / "runtime" / kind
    remembered = home / "made.json"
    runtime = _recall(home, remembered, inputs)
    if runtime is None:
        runtime = _make(root, home, version, kind)
        known = {key: value for key, value in asdict(runtime).items() if key != "folder"}
        _write_json(remembered, {"inputs": inputs, "runtime": known})
    return runtime


def _known(kind: str) -> str:
    if kind not in _KINDS:
        raise RuntimeError(f"RUNTIME is {kind}: it must be {', '.join(_KINDS)}; {SHIPPED} is what is shipped")
    return kind


def _pyodide_version(root: Path) -> str:
    """Version of Pyodide that package.json pins; anything else in node_modules is refused."""
    pinned = _read_json(root / "package.json")["dependencies"]["pyodide"]
    path = root / "node_modules" / "pyodide" / "package.json"
    installed = _read_json(path)["version"] if path.exists() else "missing"
    if installed != pinned:
        message = f"{path}: version is {installed}, package.json pins pyodide {pinned}: run `make serve` again"
        raise RuntimeError(message)
    return str(pinned)


def _inputs_digest(root: Path, kind: str) -> str:
    """Hash of everything the folder is made from, this code included: equal inputs need no new build."""
    package = root / "calculator"
    paths = [path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    paths += [root / name for name in ("pyproject.toml", "package-lock.json")]
    paths += [*(_pyodide_file(root, name) for name in (*_FROM_PYODIDE, _LIBRARY, _LOCK))]
    hashes = {path.relative_to(root).as_posix(): _sha256(path.read_bytes()) for path in paths}
    versions = {name: metadata.version(name) for name in ("jinja2", "markupsafe", "pyodide-lock", "xlsxwriter")}
    return _sha256(json.dumps([kind, hashes, versions, sys.version], sort_keys=True).encode())


def _recall(home: Path, remembered: Path, inputs: str) -> Runtime | None:
    """The folder made from the same inputs, if it is still there."""
    if not remembered.exists():
        return None
    known = _read_json(remembered)
    folder = home / known["runtime"]["name"]
    if known["inputs"] != inputs or not folder.is_dir():
        return None
    return Runtime(folder=folder, **known["runtime"])


def _make(root: Path, home: Path, version: str, kind: str) -> Runtime:
    """Build in a folder aside, and put it in its place only when it is whole."""
    home.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=root / ".cache", prefix="building-") as aside:
        built = Path(aside) / "runtime"
        built.mkdir()
        _fill(root, built, kind)
        contents = {path.name: path.read_bytes() for path in sorted(built.iterdir())}
        hashes = {name: _sha256(content) for name, content in contents.items()}
        name = f"{version}-{_sha256(json.dumps(hashes).encode())[:12]}"
        if not (home / name).is_dir():
            built.rename(home / name)
    first = _first(contents)
    wire = _wire_sizes(root / ".cache" / "gzip-sizes.json", contents, hashes)
    for older in home.iterdir():
        if older.is_dir() and older.name != name:
            shutil.rmtree(older, ignore_errors=True)
    return Runtime(
        folder=home / name,
        name=name,
        files={name: len(content) for name, content in contents.items()},
        listed=json.loads(contents[_MANIFEST]),
        first=first,
        download_bytes=sum(wire[name] for name in first),
        sheets_bytes=sum(wire[name] for name in contents if name not in (*first, _MANIFEST)),
    )


def _first(names: Collection[str]) -> list[str]:
    """What a visitor begins with: a memory that is ready and its program if there is one, else all but the sheets'."""
    replaced = {plus.WASM, _LIBRARY, trimmed.ENGINE} if snapshot.MEMORY in names else set[str]()
    return sorted({*names} - {_MANIFEST, wheels.SHEETS} - replaced)


def _fill(root: Path, folder: Path, kind: str) -> None:
    """Fill the folder; its manifest lists every size, and the lock where no file does.

    Where a memory is ready, that and its program stand apart: they are loaded instead of the other large files.
    """
    for name in _FROM_PYODIDE:
        shutil.copyfile(_pyodide_file(root, name), folder / name)
    _KINDS[kind](root, folder)
    of_pyodide = _read_json(_pyodide_file(root, _LOCK))
    lock = None if (folder / _LOCK).exists() else {"info": of_pyodide["info"], "packages": {}}
    sizes = {path.name: path.stat().st_size for path in sorted(folder.iterdir()) if path.name != wheels.SHEETS}
    ready = {name: sizes.pop(name) for name in (snapshot.PROGRAM, snapshot.MEMORY) if name in sizes}
    _write_json(folder / _MANIFEST, {"files": sizes, "lock": lock} | ({"ready": ready} if ready else {}))


def _wire_sizes(known: Path, contents: Mapping[str, bytes], hashes: Mapping[str, str]) -> dict[str, int]:
    """The sizes on the wire, by name, from a host that compresses with gzip -9.

    Compressing 12 MB takes seconds, so the size of each content is remembered by its hash.
    """
    sizes: dict[str, int] = _read_json(known) if known.exists() else {}
    current = {hashes[name]: sizes.get(hashes[name]) or _gzip_size(content) for name, content in contents.items()}
    _write_json(known, current)
    return {name: current[hashes[name]] for name in contents}


def _gzip_size(content: bytes) -> int:
    compressor = zlib.compressobj(9, wbits=31)  # 31: with the header of gzip
    return min(len(content), len(compressor.compress(content) + compressor.flush()))


def _pyodide_file(root: Path, name: str) -> Path:
    return root / "node_modules" / "pyodide" / name


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _write_json(path: Path, value: Any) -> None:
    """Write beside and rename, so that an interrupted build leaves no half of a file."""
    new = path.with_name(f"{path.name}.new")
    new.write_text(json.dumps(value, indent=2) + "\n", "utf-8")
    new.replace(path)
