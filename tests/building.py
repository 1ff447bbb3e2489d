"""Builds the site for the tests, once in a process, into a folder of its own: never a stale site/."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CALCULATORS = {"kalkulator": "keputusan", "pajak": "pajak", "jadwal": "jadwal", "aql": "aql", "penawaran": "penawaran"}
"""The calculator that each page of one holds, by the page's short name."""


GUIDES = tuple(sorted(page.stem for page in (ROOT / "docs/panduan").glob("*.md")))
"""The short pages of the guide, one question each."""


def page_budget(path: str) -> int:
    """How many bytes a page's HTML may be, with gzip: one with a calculator, one with a whole answer, another.

    `path` is the page's folder in the address.
    """
    calculators = {"kalkulator/": 36_000, "penawaran/": 26_000, "pajak/": 18_000, "jadwal/": 18_000}
    return calculators.get(
        path, 13_800 if path.startswith("contoh/") else 12_000 if path.startswith("panduan/") else 15_500
    )


def publish(**environment: str) -> subprocess.CompletedProcess[str]:
    """Run the publishing command in this tree with these environment variables, and no other SITE_ one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SITE_")}
    command = [sys.executable, "-m", "calculator.publish"]
    return subprocess.run(command, cwd=ROOT, env=kept | environment, capture_output=True, text=True, check=False)


@cache
def built_site() -> Path:
    """The folder of the finished site, removed in the end. Raises RuntimeError with the build's own words."""
    folder = Path(tempfile.mkdtemp(prefix="po-sample-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    done = publish(SITE_DIR=str(folder))
    if done.returncode:
        message = f"the site does not build:\n{done.stdout}{done.stderr}"
        raise RuntimeError(message)
    return folder


def module(site: Path, name: str) -> str:
    """The path of one of our scripts in the built site: its name changes with its content."""
    (found,) = site.glob(f"javascripts/{name}.*.mjs")
    return found.relative_to(site).as_posix()


def pages_of_nav() -> dict[str, str]:
    """The pages a reader finds in the navigation: their path in the address, by a short name."""
    return {
        "beranda": "",
        "kalkulator": "kalkulator/",
        "pajak": "pajak/",
        "jadwal": "jadwal/",
        "aql": "aql/",
        "penawaran": "penawaran/",
        "panduan": "po-sample-vs-mass-production/",
        "kertas": "kertas-kerja/",
        "pesan": "pesan-ke-pabrik/",
        "aturan": "aturan/",
        "batas": "yang-belum-kami-tahu/",
        "metode": "metode/",
        "tentang": "tentang/",
        "contoh": "contoh/",
        **{name: f"panduan/{name}/" for name in GUIDES},
        **{name: f"contoh/{name}/" for name in ("tumbler", "casing", "pashmina", "rak", "sepatu", "mainan", "mesin")},
    }
