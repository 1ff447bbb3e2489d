"""The runtime that is shipped: the standard library cut down to what the engine imports, all of it compiled.

Pyodide itself, under Node, finds what is imported and compiles it (inside.py), so the code is of the Python that will
run it. The archives are stored, not deflated: a host compresses them better than zip does each file alone.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from calculator import catalog, downloads, rendering
from calculator.publish import wheels

HERE = Path(__file__).parent
LIBRARY = "python_stdlib.zip"
"""The name under which Pyodide looks for its standard library."""
ENGINE = "calculator.zip"
SHEETS = wheels.SHEETS
PACKAGES = ("jinja2", "markupsafe")


def fill(root: Path, folder: Path) -> None:
    """Write the archives: Python's library with the packages in it, our engine with its data, what sheets take."""
    ours = wheels.engine_files(root) | wheels.compiled_templates()
    theirs = {name: content for package in PACKAGES for name, content in wheels.repacked(package).files.items()}
    writer = dict(wheels.repacked("xlsxwriter").files)
    with TemporaryDirectory() as name:
        work = Path(name)
        (work / "site.zip").write_bytes(wheels.archive(ours | theirs | writer, deflated=False))
        (work / "asked.json").write_text(json.dumps(_asked()), "utf-8")
        _run(root / "node_modules" / "pyodide", work)
        licences = {path: content for path, content in theirs.items() if ".dist-info/" in path}
        data = {path: content for path, content in ours.items() if not path.endswith(".py")}
        _write(folder / LIBRARY, _compiled(work / "library") | licences)
        _write(folder / ENGINE, _compiled(work / "engine") | data)
        of_writer = {path: content for path, content in writer.items() if ".dist-info/" in path}
        _write(folder / SHEETS, _compiled(work / "sheets") | of_writer)


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
        "templates": sorted({path.name for path in rendering.TEMPLATES.iterdir()} - set(rendering.BUILD_ONLY)),
    }


def _run(pyodide: Path, work: Path) -> None:
    """Run inside.py in Pyodide. Raises RuntimeError with its last words."""
    node = shutil.which("node", path=str(Path(sys.prefix) / "bin"))
    if node is None:
        raise RuntimeError(f"{sys.prefix}/bin/node is missing: run `make serve` again")
    command: list[str | Path] = [node, HERE / "inside.mjs", pyodide, work, HERE / "inside.py"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode:
        reason = (done.stderr.strip() or "no reason given").splitlines()[-1]
        raise RuntimeError(f"Pyodide could not compile the runtime: {reason} (RUNTIME=stock builds without it)")


def _compiled(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.pyc")}


def _write(path: Path, files: Mapping[str, bytes]) -> None:
    path.write_bytes(wheels.archive(files, deflated=False))
