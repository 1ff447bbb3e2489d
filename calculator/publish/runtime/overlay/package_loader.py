"""In place of pyodide/_package_loader.py: unpacks our own archive and nothing else.

Pyodide's loader installs wheels, for which it imports zipfile, tempfile, shutil and more. An archive whose files are
stored can be read by zipimport, which Python has loaded before anything else.
"""

import zipimport
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

try:  # noqa: SIM105 - contextlib would have to be imported
    from pyodide_js import loadedPackages  # type: ignore[import-not-found]  # noqa: F401 - held: see webloop.py
except ImportError:
    pass

SITE_PACKAGES = Path("/lib/python3.14/site-packages")
"""Pyodide's JavaScript asks for the names of both folders."""
DSO_DIR = Path("/usr/lib")

AT = Path("/tmp/archive.zip")  # noqa: S108 - the file system is the worker's own


class Buffer(Protocol):
    """What Python is given for a JavaScript buffer."""

    def to_bytes(self) -> bytes:
        """Its content, copied."""


def unpack_buffer(
    buffer: Buffer,
    *,
    format: str = "zip",  # noqa: A002 - Pyodide's JavaScript names it so
    extract_dir: str | None = None,
    metadata: Mapping[str, str] | None = None,  # noqa: ARG001 - as above; it is of wheels
) -> None:
    """Unpack a zip into a folder, the current one unless told otherwise."""
    if format != "zip":
        raise ValueError(f"format is {format}: this runtime unpacks zip alone")
    AT.write_bytes(buffer.to_bytes())
    archive = zipimport.zipimporter(str(AT))
    target = Path(extract_dir or ".")
    made = set()
    for name in zipimport._zip_directory_cache[str(AT)]:  # type: ignore[attr-defined]  # noqa: SLF001 - no public list
        folder, _, file = name.rpartition("/")
        if folder not in made:
            (target / folder).mkdir(parents=True, exist_ok=True)
            made.add(folder)
        if file:
            (target / name).write_bytes(archive.get_data(f"{AT}/{name}"))
    AT.unlink()
    archive.invalidate_caches()  # the next archive has the same name


def init_loaded_packages() -> None:
    """Do nothing: no package is ever loaded."""
