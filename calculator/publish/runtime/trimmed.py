"""The runtime called default: the standard library cut down to what the engine imports, all of it compiled.

Pyodide itself, under Node, finds what is imported and compiles it (inside.py), so the code is of the Python that will
run it. The archives are stored, not deflated: a host compresses them better than zip does each file alone. The program
of Pyodide stays as published.
"""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from calculator import catalog, downloads, rendering
from calculator.publish.runtime import node, wheels

HERE = Path(__file__).parent
LIBRARY = "python_stdlib.zip"
"""The name under which Pyodide looks for its standard library."""
ENGINE = "calculator.zip"
SHEETS = wheels.SHEETS
PACKAGES = ("jinja2", "markupsafe")


def fill(
    root: Path, folder: Path, *, without: tuple[str, ...] = (), overlay: Mapping[str, bytes] = MappingProxyType({})
) -> None:
    """Write the archives: Python's library with the packages in it, our engine with its data, what sheets take.

    The library may be one `without` some folders, and with an `overlay` of modules in place of its own.
    """
    ours = wheels.engine_files(root) | wheels.compiled_templates()
    theirs = {name: content for package in PACKAGES for name, content in wheels.repacked(package).files.items()}
    writer = dict(wheels.repacked("xlsxwriter").files)
    pyodide = root / "node_modules" / "pyodide"
    with TemporaryDirectory() as name:
        work = Path(name)
        (work / LIBRARY).write_bytes(_library(pyodide / LIBRARY, without, overlay))
        (work / "site.zip").write_bytes(wheels.archive(ours | theirs | writer, deflated=False))
        (work / "asked.json").write_text(json.dumps(_asked()), "utf-8")
        _compile(pyodide, work)
        licences = {path: content for path, content in theirs.items() if ".dist-info/" in path}
        data = {path: content for path, content in ours.items() if not path.endswith(".py")}
        _write(folder / LIBRARY, _compiled(work / "library") | licences)
        _write(folder / ENGINE, _compiled(work / "engine") | data)
        of_writer = {path: content for path, content in writer.items() if ".dist-info/" in path}
        _write(folder / SHEETS, _compiled(work / "sheets") | of_writer)


def _library(published: Path, without: tuple[str, ...], overlay: Mapping[str, bytes]) -> bytes:
    """Python's whole library as source, with our modules in place of its own."""
    if not overlay:
        return published.read_bytes()
    with zipfile.ZipFile(published) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        if absent := sorted(set(overlay) - set(names)):
            raise RuntimeError(f"{published} has no {', '.join(absent)}, in whose place ours should stand")
        files = {name: archive.read(name) for name in names if not name.startswith(without)}
    return wheels.archive({**files, **overlay}, deflated=False)


def _asked() -> dict[str, list[str]]:
    """Every example as a page and as a spreadsheet, and the names of the templates that travel."""
    requests: list[dict[str, Any]] = [
        {
            "kalkulator": preset.calculator,
            "masukan": preset.values,
            "bentuk": "html",
            "situs": {"merek": "", "nomor": ""},
        }
        for preset in catalog.presets().values()
    ]
    return {
        "examples": [json.dumps(request, default=float) for request in requests],
        "sheets": [
            json.dumps(request | {"bentuk": "berkas", "berkas": "xlsx", "taksir": True}, default=float)
            for request in requests
            if "xlsx" in downloads.KINDS[request["kalkulator"]]
        ],
        "templates": templates(),
    }


def templates() -> list[str]:
    """Names of the templates that travel."""
    return sorted({path.name for path in rendering.TEMPLATES.iterdir()} - set(rendering.BUILD_ONLY))


def _compile(pyodide: Path, work: Path) -> None:
    """Run inside.py in Pyodide. Raises RuntimeError with its last words."""
    try:
        node.run(HERE / "inside.mjs", pyodide, work, HERE / "inside.py")
    except RuntimeError as error:
        raise RuntimeError(
            f"Pyodide could not compile the runtime: {error} (RUNTIME=stock builds without it)"
        ) from error


def _compiled(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.pyc")}


def _write(path: Path, files: Mapping[str, bytes]) -> None:
    path.write_bytes(wheels.archive(files, deflated=False))
