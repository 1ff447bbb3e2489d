"""Whatever is shipped to readers and was made by others is in the list of licences, ours and the readers'."""

import json
import re
import zipfile
from pathlib import Path

import material
import pytest

from tests.building import ROOT

TO_BUILD = {"binaryen", "esbuild", "terser"}
"""npm packages that only the build uses."""

NAMES = {"@fontsource-variable/plus-jakarta-sans": "Plus Jakarta Sans", "rxjs": "RxJS", "pyodide": "Pyodide"}
"""How a package is called where its own name says too little."""

NATIVE = {"PyInit_zlib": "zlib", "PyInit__bz2": "bzip2", "PyInit__lzma": "liblzma", "PyInit__zstd": "zstd",
          "PyInit_pyexpat": "Expat", "PyInit__decimal": "libmpdec", "PyInit__sha2": "HACL*"}  # fmt: skip
"""Modules of Pyodide's program that stand on others' C code: how each shows itself, and what it holds."""

_PACKAGE = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)")


def _text(path, heading):
    text = (ROOT / path).read_text("utf-8")
    return text[text.index(f"\n## {heading}\n") :]


@pytest.fixture(scope="module")
def ours():
    """The list in README.md."""
    return _text("README.md", "Licences")


@pytest.fixture(scope="module")
def readers():
    """The list on the page Tentang."""
    return _text("docs/tentang.md", "Lisensi")


def _npm():
    """The packages that the readers' browser gets from package.json, and those inside the theme's scripts."""
    pinned = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    yield from pinned.keys() - TO_BUILD
    scripts = Path(material.__file__).parent / "templates/assets/javascripts"
    for path in (*scripts.glob("*.map"), *scripts.glob("workers/*.map")):
        for source in json.loads(path.read_text("utf-8"))["sources"]:
            yield from _PACKAGE.findall(source)


def test_every_package_in_the_scripts_is_listed(ours, readers):
    """The theme's source maps name what was put into its scripts."""
    packages = {NAMES.get(name, name) for name in _npm()}
    assert {"lunr", "RxJS", "Pyodide"} <= packages
    assert sorted(name for name in packages if name not in ours or name not in readers) == []


def test_every_python_package_in_the_archives_is_listed(site, ours, readers):
    """What carries its own name and version in the runtime's archives."""
    archives = list(site.glob("runtime/*/*.zip"))
    names = {
        found[1]
        for archive in archives
        for name in zipfile.ZipFile(archive).namelist()
        if (found := re.match(r"([\w.]+)-[\d.]+\.dist-info/", name))
    }
    assert names == {"jinja2", "markupsafe", "xlsxwriter"}
    assert [name for name in names if name not in ours.lower() or name not in readers.lower()] == []


def test_what_pyodide_s_program_stands_on_is_listed(ours):
    """C libraries, by the modules of CPython that use them."""
    program = (ROOT / "node_modules/pyodide/pyodide.asm.wasm").read_bytes()
    shown = {name for sign, name in NATIVE.items() if sign.encode() in program}
    assert shown
    assert sorted(name for name in shown if name not in ours) == []


def test_no_file_of_another_origin_is_published(site):
    """Scripts are ours, the theme's or Pyodide's; fonts and drawings are listed."""
    folders = {path.relative_to(site).parts[0] for path in site.rglob("*") if path.suffix in (".js", ".mjs", ".wasm")}
    assert folders == {"assets", "javascripts", "runtime", "sw.js"}
    scripts = {path.name.partition(".")[0] for path in (site / "javascripts").iterdir()}
    assert scripts - {path.stem for path in (ROOT / "docs/javascripts").iterdir()} == {"tema"}
    assert [path.name.partition(".")[0] for path in site.rglob("*.woff2")] == ["plus-jakarta-sans"]
