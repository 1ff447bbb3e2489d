"""Tells the service worker which files this release has: their hashes, sizes, and which of them every visitor keeps."""

import hashlib
import json
from pathlib import Path

WORKER = "sw.js"
PLACE = "const RELEASE = { files: {}, shell: [], search: [], python: [] };"
"""The line of docs/sw.js that is filled in."""

PAGES_BYTES = 660_000
"""What everything but the runtime weighs on the wire, with gzip: said before a reader keeps it all; a test holds it."""

KEPT = frozenset({".css", ".html", ".js", ".json", ".mjs", ".png", ".svg", ".wasm", ".webmanifest", ".woff2", ".zip"})
LEFT_OUT = ("404.html", WORKER, "assets/images/", "gambar/bagikan/")
"""What no page needs: hosts answer with 404.html on their own, the pictures of links are for who is sent one."""

SHELL = (
    "assets/fonts/",
    "assets/stylesheets/",
    "gambar/tanda.svg",
    "index.html",
    "javascripts/luring.",
    "javascripts/tema.",
    "javascripts/tombol.",
    "luring.html",
    "manifest.webmanifest",
    "po-sample-vs-mass-production/",
)
"""Style, font, menu, and the guide: what is kept from the first visit on."""

SEARCH = ("assets/javascripts/", "search/")
"""A third of what was the shell: kept from the second page on, or once the reader has searched or calculated."""


class OfflineError(ValueError):
    """The service worker of the folder cannot be filled in."""


def settle(folder: Path) -> None:
    """Fill in the service worker of a finished folder. Raises OfflineError if it has another shape."""
    worker = folder / WORKER
    if not worker.exists():
        return
    code = worker.read_text("utf-8")
    if code.count(PLACE) != 1:
        raise OfflineError(f"{WORKER}: the line {PLACE!r} must stand in it once")
    files = {path: _described(folder / path) for path in _paths(folder)}
    parts = {"shell": SHELL, "search": SEARCH}
    chosen = {name: [path for path in files if path.startswith(begins)] for name, begins in parts.items()}
    release = json.dumps({"files": files, "python": _python(folder)} | chosen, separators=(",", ":"))
    worker.write_text(code.replace(PLACE, f"const RELEASE = {release};"), "utf-8")


def published(html: str) -> str:
    """A page that may register the service worker: one under `make serve` may not."""
    return html.replace('id="pembaruan"', 'id="pembaruan" data-terbit', 1)


def _paths(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in KEPT)
    return sorted(path for path in found if not path.startswith(LEFT_OUT))


def _python(folder: Path) -> list[str]:
    """What a visitor's Python starts with; the rest of its folder is kept as other files are, once it was used."""
    found = []
    for manifest in sorted(folder.glob("runtime/*/manifest.json")):
        told = json.loads(manifest.read_text("utf-8"))
        scripts = [name for name in told["files"] if name.endswith(".mjs")]
        names = {*scripts, *told.get("ready", told["files"])}
        found += [(manifest.parent / name).relative_to(folder).as_posix() for name in sorted(names)]
    return found


def _described(path: Path) -> tuple[str, int]:
    """SHA-256 in hex, and the size in bytes."""
    content = path.read_bytes()
    return hashlib.sha256(content).hexdigest(), len(content)
