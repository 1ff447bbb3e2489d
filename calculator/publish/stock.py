"""Pyodide as it is published, with three wheels beside it: what the shipped runtime is measured against."""

import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from calculator.publish import wheels

LIBRARY = "python_stdlib.zip"


def fill(root: Path, folder: Path, of_pyodide: Mapping[str, Any]) -> None:
    """Write the whole standard library, the wheels, and a lock file that knows them and nothing else."""
    # Imported here because what is shipped needs no such lock.
    from pyodide_lock import PyodideLockSpec  # noqa: PLC0415
    from pyodide_lock.utils import add_wheels_to_spec  # noqa: PLC0415

    shutil.copyfile(root / "node_modules" / "pyodide" / LIBRARY, folder / LIBRARY)
    version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    packed = (wheels.own(root, version), wheels.repacked("jinja2"), wheels.repacked("markupsafe"))
    for wheel in packed:
        (folder / wheel.file_name).write_bytes(wheel.to_bytes())
    (folder / wheels.SHEETS).write_bytes(wheels.archive(wheels.repacked("xlsxwriter").files, deflated=False))
    empty = PyodideLockSpec.from_dict({"info": of_pyodide["info"], "packages": {}})
    lock = add_wheels_to_spec(empty, [folder / wheel.file_name for wheel in packed], base_path=folder)
    lock.to_json(folder / "pyodide-lock.json")
