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

from calculator.publish import runtime, wheels

ROOT = Path(__file__).resolve().parent.parent
OURS = ("calculator", "jinja2", "markupsafe")


def copy_tree(target: Path) -> Path:
    """A tree that can be changed without touching the real one."""
    shutil.copytree(ROOT / "calculator", target / "calculator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "package.json"):
        shutil.copy(ROOT / name, target / name)
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    return target


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """One finished folder, for the tests that only look."""
    return runtime.build(copy_tree(tmp_path_factory.mktemp("tree")))


def names_in_wheel(built, package):
    """Paths inside the wheel of one of our three packages."""
    (path,) = built.folder.glob(f"{package}-*.whl")
    return zipfile.ZipFile(path).namelist()


def test_folder_holds_what_is_listed(built):
    """Files, sizes and manifest name the same files, and the name starts with Pyodide's version."""
    on_disk = {path.name: path.stat().st_size for path in sorted(built.folder.iterdir())}
    manifest = json.loads((built.folder / "manifest.json").read_text("utf-8"))

    assert on_disk == built.files
    assert {name: size for name, size in on_disk.items() if name != "manifest.json"} == manifest["files"]
    assert built.folder.name == built.name
    assert built.name.startswith("314.0.7-")
    assert built.download_bytes < sum(built.files.values())


def test_lock_knows_only_our_wheels_with_their_hashes(built):
    """The browser can fetch nothing but the three wheels beside the lock, and only unchanged."""
    text = (built.folder / "pyodide-lock.json").read_text("utf-8")
    packages = json.loads(text)["packages"]

    assert "://" not in text
    assert sorted(packages) == sorted(OURS)
    assert [packages[name]["depends"] for name in OURS] == [["jinja2"], ["markupsafe"], []]
    for package in packages.values():
        wheel = (built.folder / package["file_name"]).read_bytes()
        assert package["sha256"] == hashlib.sha256(wheel).hexdigest()


def test_lock_is_for_the_shipped_pyodide(built):
    """The lock's info block is that of the Pyodide beside it, or Pyodide would refuse the lock."""
    shipped = json.loads((ROOT / "node_modules/pyodide/pyodide-lock.json").read_text("utf-8"))
    lock = json.loads((built.folder / "pyodide-lock.json").read_text("utf-8"))

    assert shipped["info"] == lock["info"]


def test_wheels_hold_no_compiled_code_no_stubs_and_no_tests(built):
    """Only modules, data and licences travel; the compiled part of MarkupSafe stays behind."""
    for package in OURS:
        names = names_in_wheel(built, package)
        outside = [name for name in names if ".dist-info/" not in name]

        assert {Path(name).suffix for name in outside} <= {".py", ".toml"}
        assert not [name for name in outside if "/tests/" in name or "__pycache__" in name]
    assert "markupsafe/_native.py" in names_in_wheel(built, "markupsafe")


def test_our_wheel_holds_the_engine_and_compiled_templates(built):
    """The publishing code, the command line and the sources of templates are not shipped."""
    names = names_in_wheel(built, "calculator")
    templates = [name for name in names if name.startswith("calculator/templates_compiled/")]

    assert {"calculator/__init__.py", "calculator/rendering.py", "calculator/respond.py"} <= set(names)
    assert [name for name in names if name.startswith("calculator/data/")]
    assert templates
    assert not [name for name in names if name.startswith(("calculator/publish/", "calculator/templates/"))]
    assert "calculator/__main__.py" not in names


def test_record_vouches_for_every_file(built):
    """RECORD lists each file of a wheel once, itself without a hash."""
    for path in built.folder.glob("*.whl"):
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


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_builds_the_same_bytes(built, seed, tmp_path):
    """The order in which Python walks a set does not reach the bytes: compiled templates included."""
    command = "import sys, pathlib; from calculator.publish import runtime; "
    command += "print(runtime.build(pathlib.Path(sys.argv[1])).name)"
    done = subprocess.run(
        [sys.executable, "-c", command, copy_tree(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == built.name


def test_unchanged_tree_is_not_built_again(tmp_path, monkeypatch):
    """A second build finds the folder of the first without packing anything."""
    root = copy_tree(tmp_path)
    first = runtime.build(root)
    monkeypatch.delattr(wheels, "own")

    assert first == runtime.build(root)


def test_changed_rate_gives_a_new_name_and_removes_the_old_folder(tmp_path):
    """One more byte of data changes the name, and only the newest folder is kept."""
    root = copy_tree(tmp_path)
    first = runtime.build(root)
    data = next((root / "calculator/data").rglob("*.toml"))
    data.write_bytes(data.read_bytes() + b"\n")
    second = runtime.build(root)

    assert first.name != second.name
    assert [second.folder] == list((root / ".cache/runtime").iterdir())


def test_another_pyodide_than_pinned_is_refused(tmp_path):
    """A node_modules that is not what package.json pins ends the build with both versions named."""
    root = copy_tree(tmp_path)
    (root / "package.json").write_text('{"dependencies": {"pyodide": "999.0.0"}}', "utf-8")

    with pytest.raises(RuntimeError, match=r"is 314\.0\.7, package\.json pins pyodide 999\.0\.0"):
        runtime.build(root)
