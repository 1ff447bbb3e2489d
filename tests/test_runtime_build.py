"""The folder of runtime files, built in a copy of the tree."""

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from calculator.publish import runtime
from calculator.publish.runtime import trimmed, wheels

ROOT = Path(__file__).resolve().parent.parent
OURS = ("calculator", "jinja2", "markupsafe")
MAGIC = b"\x2b\x0e\r\n"
"""How compiled code of Pyodide 314's CPython 3.14 begins; another Python would refuse it."""


def copy_tree(target: Path, *, kept: bool = True) -> Path:
    """A tree that can be changed without touching the real one, with the program that is `kept` from earlier builds."""
    shutil.copytree(ROOT / "calculator", target / "calculator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "package.json", "package-lock.json"):
        shutil.copy(ROOT / name, target / name)
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    if kept and (program := ROOT / ".cache" / "plus").is_dir():  # cut down, which takes a while
        shutil.copytree(program, target / ".cache" / "plus")
    return target


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder of plus, for the tests that only look; nothing of it was there before."""
    return runtime.build(copy_tree(tmp_path_factory.mktemp("tree")), "plus")


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    """The folder of Pyodide as published, for the tests that only look."""
    return runtime.build(copy_tree(tmp_path_factory.mktemp("tree")), "stock")


@pytest.fixture(scope="module")
def default(tmp_path_factory):
    """The folder of the trimmed library with Pyodide's program as published, for the tests that only look."""
    return runtime.build(copy_tree(tmp_path_factory.mktemp("tree")), "default")


@pytest.fixture
def quick(monkeypatch):
    """Builds without compiling, for the tests of what all runtimes have in common."""
    monkeypatch.setenv("RUNTIME", "stock")


def archived(built, name):
    """The files of one of the folder's archives, by path."""
    with zipfile.ZipFile(built.folder / name) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        return {path: archive.read(path) for path in archive.namelist()}


def names_in_wheel(built, package):
    """Paths inside the wheel of one of our three packages."""
    (path,) = built.folder.glob(f"{package}-*.whl")
    return zipfile.ZipFile(path).namelist()


def test_folder_holds_what_is_listed(built):
    """Files, sizes and manifest name the same files, and the name starts with Pyodide's version."""
    on_disk = {path.name: path.stat().st_size for path in sorted(built.folder.iterdir())}
    manifest = json.loads((built.folder / "manifest.json").read_text("utf-8"))

    assert on_disk == built.files
    apart = ("manifest.json", "lembar.zip")  # the one holds the list, the other is not waited for
    assert {name: size for name, size in on_disk.items() if name not in apart} == manifest["files"]
    assert built.listed == manifest
    assert built.first == sorted(manifest["files"])
    assert 0 < built.sheets_bytes < on_disk["lembar.zip"]
    assert built.folder.name == built.name
    assert built.name.startswith("314.0.7-")
    assert built.download_bytes < sum(built.files.values())


def test_nothing_is_left_to_be_looked_up(built):
    """The lock is empty and for the Pyodide beside it, or Pyodide would refuse it; five files are all it takes."""
    shipped = json.loads((ROOT / "node_modules/pyodide/pyodide-lock.json").read_text("utf-8"))
    manifest = json.loads((built.folder / "manifest.json").read_text("utf-8"))

    assert manifest["lock"] == {"info": shipped["info"], "packages": {}}
    assert len(built.first) == 5


def test_pyodide_s_own_files_are_as_published(built, default, stock):
    """Plus has its loader as published, the default one its program too, stock its library too."""
    program = ("pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide.mjs")
    for kind, names in (
        (built, ("pyodide.mjs",)),
        (default, program),
        (stock, (*program, "python_stdlib.zip")),
    ):
        for name in names:
            assert (kind.folder / name).read_bytes() == (ROOT / "node_modules/pyodide" / name).read_bytes()


def test_the_library_is_trimmed_and_compiled(built):
    """Code of the right Python only, and the licences; what the engine does not import stays behind."""
    files = archived(built, "python_stdlib.zip")
    modules = {path.removesuffix(".pyc") for path in files if path.endswith(".pyc")}

    assert {content[:4] for path, content in files.items() if path.endswith(".pyc")} == {MAGIC}
    assert {path.rpartition("/")[2] for path in files if not path.endswith(".pyc")} == {"LICENSE.txt"}
    assert {"decimal", "traceback", "_strptime", "encodings/ascii", "jinja2/debug", "markupsafe/_native"} <= modules
    assert not modules & {
        "asyncio/base_events",
        "unittest/case",
        "sqlite3/__init__",
        "http/client",
        "py_compile",
        "jinja2/sandbox",
        "argparse",
    }
    assert len(modules) < 150


def test_the_engine_is_compiled_and_whole(built):
    """Every module and data table travels, templates as modules; publishing, command line and examples stay at home."""
    files = archived(built, "calculator.zip")
    compiled = {path: content for path, content in files.items() if path.endswith(".pyc")}
    templates = [path for path in compiled if path.startswith("calculator/templates_compiled/")]
    sent = {path + "c" if path.endswith(".py") else path for path in wheels.engine_files(ROOT)}

    assert {content[:4] for content in compiled.values()} == {MAGIC}
    apart = {path for path in sent if path.startswith("calculator/sheets/")}
    assert sent - apart == set(files) - set(templates)
    assert len(templates) == len(wheels.compiled_templates())
    assert not [path for path in files if path.startswith(("calculator/publish/", "calculator/data/contoh/"))]
    assert "calculator/__main__.pyc" not in files


def test_what_only_a_spreadsheet_takes_travels_apart(built):
    """XlsxWriter, our sheets and what else they import, compiled, with the licence; nothing that the engine has."""
    files = archived(built, "lembar.zip")
    modules = {path.removesuffix(".pyc") for path in files if path.endswith(".pyc")}
    theirs = {path.removesuffix(".pyc") for path in archived(built, "python_stdlib.zip")}
    assert {content[:4] for path, content in files.items() if path.endswith(".pyc")} == {MAGIC}
    assert {"xlsxwriter/workbook", "calculator/sheets/book", "encodings/utf_16_le"} <= modules
    assert any(path.endswith("LICENSE.txt") for path in files)
    assert not modules & theirs
    assert not any(path.startswith("xlsxwriter") for path in theirs)


def test_lock_knows_only_our_wheels_with_their_hashes(stock):
    """The browser can fetch nothing but the three wheels beside the lock, and only unchanged."""
    text = (stock.folder / "pyodide-lock.json").read_text("utf-8")
    packages = json.loads(text)["packages"]

    assert "://" not in text
    assert sorted(packages) == sorted(OURS)
    assert [packages[name]["depends"] for name in OURS] == [["jinja2"], ["markupsafe"], []]
    for package in packages.values():
        wheel = (stock.folder / package["file_name"]).read_bytes()
        assert package["sha256"] == hashlib.sha256(wheel).hexdigest()


def test_lock_is_for_the_shipped_pyodide(stock):
    """The lock's info block is that of the Pyodide beside it, or Pyodide would refuse the lock."""
    shipped = json.loads((ROOT / "node_modules/pyodide/pyodide-lock.json").read_text("utf-8"))
    lock = json.loads((stock.folder / "pyodide-lock.json").read_text("utf-8"))

    assert shipped["info"] == lock["info"]


def test_wheels_hold_no_compiled_code_no_stubs_and_no_tests(stock):
    """Only modules, data and licences travel; the compiled part of MarkupSafe stays behind."""
    for package in OURS:
        names = names_in_wheel(stock, package)
        outside = [name for name in names if ".dist-info/" not in name]

        assert {Path(name).suffix for name in outside} <= {".py", ".toml"}
        assert not [name for name in outside if "/tests/" in name or "__pycache__" in name]
    assert "markupsafe/_native.py" in names_in_wheel(stock, "markupsafe")


def test_our_wheel_holds_the_engine_and_compiled_templates(stock):
    """The publishing code, the command line and the sources of templates are not shipped."""
    names = names_in_wheel(stock, "calculator")
    templates = [name for name in names if name.startswith("calculator/templates_compiled/")]

    assert {"calculator/__init__.py", "calculator/rendering.py", "calculator/respond.py"} <= set(names)
    assert [name for name in names if name.startswith("calculator/data/")]
    assert templates
    assert not [name for name in names if name.startswith(("calculator/publish/", "calculator/templates/"))]
    assert "calculator/__main__.py" not in names


def test_record_vouches_for_every_file(stock):
    """RECORD lists each file of a wheel once, itself without a hash."""
    for path in stock.folder.glob("*.whl"):
        archive = zipfile.ZipFile(path)
        (record,) = [name for name in archive.namelist() if name.endswith("RECORD")]
        lines = archive.read(record).decode().splitlines()

        assert archive.testzip() is None
        assert sorted(line.split(",")[0] for line in lines) == archive.namelist()
        assert [line for line in lines if line.endswith(",,")] == [f"{record},,"]


def test_same_files_in_any_order_give_the_same_wheel():
    """Neither the order of the files nor the moment of packing reaches the bytes."""
    files = {"a/__init__.py": b"", "a/b.py": b"b = 1\n"}
    packed = [
        wheels.Wheel(name="a", version="1", metadata=b"Name: a\n", files=dict(order)).to_bytes()
        for order in (files.items(), reversed(files.items()))
    ]

    assert packed[0] == packed[1]
    assert {entry.date_time[0] for entry in zipfile.ZipFile(io.BytesIO(packed[0])).infolist()} == {1980}


@pytest.mark.parametrize(("kind", "seed"), [("plus", "1"), ("stock", "2"), ("default", "3")])
def test_another_process_builds_the_same_bytes(kind, seed, built, stock, default, tmp_path):
    """The order in which Python walks a set does not reach the bytes, and nothing of a program kept from before."""
    command = "import sys, pathlib; from calculator.publish import runtime; "
    command += "print(runtime.build(pathlib.Path(sys.argv[1])).name)"
    done = subprocess.run(
        [sys.executable, "-c", command, copy_tree(tmp_path, kept=False)],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed, "RUNTIME": kind},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == {"plus": built, "stock": stock, "default": default}[kind].name


@pytest.mark.usefixtures("quick")
def test_unchanged_tree_is_not_built_again(tmp_path, monkeypatch):
    """A second build finds the folder of the first without packing anything."""
    root = copy_tree(tmp_path)
    first = runtime.build(root)
    monkeypatch.delattr(wheels, "own")

    assert first == runtime.build(root)


@pytest.mark.usefixtures("quick")
def test_changed_rate_gives_a_new_name_and_removes_the_old_folder(tmp_path):
    """One more byte of data changes the name, and only the newest folder is kept."""
    root = copy_tree(tmp_path)
    first = runtime.build(root)
    data = next((root / "calculator/data").rglob("*.toml"))
    data.write_bytes(data.read_bytes() + b"\n")
    second = runtime.build(root)

    assert first.name != second.name
    assert [second.folder] == [path for path in (root / ".cache/runtime/stock").iterdir() if path.is_dir()]


@pytest.mark.usefixtures("quick")
def test_two_kinds_stand_side_by_side(tmp_path):
    """Who asks for a kind gets it, whatever RUNTIME says, and building one leaves the other there."""
    root = copy_tree(tmp_path)
    default = runtime.build(root, "default")
    stock = runtime.build(root)

    assert default.name != stock.name
    assert default == runtime.build(root, "default")
    assert default.folder.is_dir()


def test_another_pyodide_than_pinned_is_refused(tmp_path):
    """A node_modules that is not what package.json pins ends the build with both versions named."""
    root = copy_tree(tmp_path)
    (root / "package.json").write_text('{"dependencies": {"pyodide": "999.0.0"}}', "utf-8")

    with pytest.raises(RuntimeError, match=r"is 314\.0\.7, package\.json pins pyodide 999\.0\.0"):
        runtime.build(root)


def test_an_unknown_runtime_is_refused(tmp_path, monkeypatch):
    """A slip in RUNTIME is told with what it may be."""
    monkeypatch.setenv("RUNTIME", "stok")

    with pytest.raises(
        RuntimeError, match=r"RUNTIME is stok: it must be stock, default, plus, snapshot; snapshot is what is shipped"
    ):
        runtime.build(copy_tree(tmp_path))


def test_a_failure_inside_pyodide_ends_the_build_with_its_words(tmp_path, monkeypatch):
    """An example that the engine refuses there is told in one line, not as a megabyte of glue."""
    monkeypatch.setattr(trimmed, "_asked", lambda: {"examples": ["{}"], "templates": []})

    with pytest.raises(RuntimeError, match=r"^Pyodide could not compile the runtime: .*refuses an example: \{\}"):
        runtime.build(copy_tree(tmp_path))


def test_a_missing_node_is_told(tmp_path, monkeypatch):
    """Without Node nothing can be compiled, and the message says how to get it."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path))

    with pytest.raises(RuntimeError, match=r"bin/node is missing: run `make serve` again"):
        runtime.build(copy_tree(tmp_path))
