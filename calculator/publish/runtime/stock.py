"""Pyodide as it is published, with three wheels beside it: what the shipped runtime is measured against."""

import json
import shutil
import tomllib
from pathlib import Path

from calculator.publish.runtime import wheels

LIBRARY, LOCK = "python_stdlib.zip", "pyodide-lock.json"


def fill(root: Path, folder: Path) -> None:
    """Write the whole standard library, the wheels, and a lock file that knows them and nothing else."""
    # Imported here because what is shipped needs no such lock.
    from pyodide_lock import PyodideLockSpec  # noqa: PLC0415
    from pyodide_lock.utils import add_wheels_to_spec  # noqa: PLC0415

    pyodide = root / "node_modules" / "pyodide"
    shutil.copyfile(pyodide / LIBRARY, folder / LIBRARY)
    of_pyodide = json.loads((pyodide / LOCK).read_text("utf-8"))
    version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    packed = (wheels.own(root, version), wheels.repacked("jinja2"), wheels.repacked("markupsafe"))
    for wheel in packed:
        (folder / wheel.file_name).write_bytes(wheel.to_bytes())
    (folder / wheels.SHEETS).write_bytes(wheels.archive(wheels.repacked("xlsxwriter").files, deflated=False))
    empty = PyodideLockSpec.from_dict({"info": of_pyodide["info"], "packages": {}})
    lock = add_wheels_to_spec(empty, [folder / wheel.file_name for wheel in packed], base_path=folder)
    lock.to_json(folder / LOCK)
