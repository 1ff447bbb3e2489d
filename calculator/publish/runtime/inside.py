"""Runs inside Pyodide (see trimmed.py): finds which modules the engine needs, and compiles them for the reader.

The home folder holds our package and the packages it stands on as source, /build/asked.json what the engine is asked.
Writes to /build/library every module that was imported from the standard library or from those packages, and to
/build/engine all of our own, as .pyc of this very Python. What only a spreadsheet takes, ours and theirs, goes to
/build/sheets instead: nobody loads it who does not ask for one.

A dataclass writes the text of its methods and has it compiled at each start: nearly half of the time that our package
takes to import. So what is compiled here travels too, by its text, and dataclasses.py looks there first.
"""

import builtins
import dataclasses
import importlib
import json
import marshal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from zipfile import ZipFile

WORK = Path("/build")
HOME = Path("/home/pyodide")
"""Where the worker unpacks the engine; tracebacks name the place."""
OURS = "calculator"
STDLIB = Path(f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip")
RARE = ("_strptime", "encodings.ascii", "encodings.latin_1")
"""What CPython imports by itself on rare paths: a date read by a pattern, the plainest encodings by their names.

What a traceback takes is not listed but found, by provoking mistakes.
"""


SHEETS = "calculator/sheets/"
"""Where our modules stand that only a spreadsheet takes."""

CODES = "dataclass_codes"
LOOK_THERE = f"""

import builtins as _builtins
from {CODES} import CODES as _CODES

def exec(text, globals, locals):
    _builtins.exec(_CODES.get(text, text), globals, locals)
"""
"""The end of the reader's dataclasses.py; a text that is not known is compiled as ever."""

compiled: dict[str, CodeType] = {}


def remember(text: str, namespace: dict[str, object], names: dict[str, object]) -> None:
    """Do what dataclasses asks of exec, and keep the code."""
    compiled[text] = compile(text, "<string>", "exec", dont_inherit=True, optimize=2)
    builtins.exec(compiled[text], namespace, names)  # noqa: S102 - as dataclasses does


def use_everything() -> None:
    """Import every module of the engine and every template, answer every request, and fail in every way."""
    for path in sorted((HOME / OURS).rglob("*.py")):
        if path.parent.name not in ("templates_compiled", "sheets"):
            name = ".".join(path.relative_to(HOME).with_suffix("").parts)
            importlib.import_module(name.removesuffix(".__init__"))
    rendering = importlib.import_module(f"{OURS}.rendering")
    answer = importlib.import_module(OURS).respond_json
    asked = json.loads((WORK / "asked.json").read_text("utf-8"))
    for name in asked["templates"]:
        rendering.environment().get_template(name)
    for request in asked["examples"]:
        if not json.loads(answer(request))["ok"]:
            raise RuntimeError(f"the engine refuses an example: {request}")
    if json.loads(answer('{"kalkulator":"pajak","masukan":{},"bentuk":"html"}'))["ok"]:
        raise RuntimeError("the engine takes an empty form")
    provoke(lambda: rendering.environment().get_template("keputusan.html").render())  # an undefined name
    provoke(lambda: rendering.environment().get_template("tidak-ada.html"))
    provoke(lambda: rendering.resul)  # a slip, for which Python suggests another name
    for name in RARE:
        importlib.import_module(name)


def make_sheets() -> None:
    """Make every example's spreadsheet; a date in it is written in more than one way."""
    answer = importlib.import_module(OURS).respond_json
    for request in json.loads((WORK / "asked.json").read_text("utf-8"))["sheets"]:
        if not json.loads(answer(request))["ok"]:
            raise RuntimeError(f"the engine refuses a spreadsheet: {request}")


def check_split(of_python: set[str], for_sheets: set[str]) -> None:
    """Refuse a package that is there in part where the sheets do not know how to find the rest."""
    known = importlib.import_module(f"{OURS}.sheets").COMPLETED
    packages = {name.rpartition("/")[0] for name in for_sheets if "/" in name}
    for package in packages:
        if f"{package}/__init__.py" in of_python and package not in known:
            raise RuntimeError(f"{package} is split: name it in calculator/sheets/__init__.py")


def provoke(mistake: Callable[[], object]) -> None:
    """Write the traceback of a mistake, for the modules that this takes."""
    try:
        mistake()
    except Exception:  # noqa: BLE001 - whichever it is
        traceback.format_exc()
    else:
        raise RuntimeError("what should fail did not")


def imported(place: Path) -> set[str]:
    """The modules in use that came from this place, as paths below it."""
    specs = [getattr(module, "__spec__", None) for module in list(sys.modules.values())]
    origins = [Path(spec.origin) for spec in specs if spec and spec.origin]
    return {path.relative_to(place).as_posix() for path in origins if path.is_relative_to(place)}


def compile_to(folder: Path, source: Path, name: str, place: Path) -> None:
    """Compile without docstrings and asserts; the result names its source by the place the reader has it in."""
    import py_compile  # noqa: PLC0415 - what is imported earlier travels to the reader

    py_compile.compile(
        str(source),
        cfile=str(folder / f"{name}c"),
        dfile=str(place / name),
        doraise=True,
        optimize=2,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )


def main() -> None:
    """Find out, then compile."""
    setattr(dataclasses, "exec", remember)  # noqa: B010 - it has no such name yet
    use_everything()
    of_python, of_packages = imported(STDLIB), imported(HOME)
    known = dict(sorted(compiled.items()))
    make_sheets()
    for_sheets = imported(STDLIB) - of_python, imported(HOME) - of_packages
    check_split(of_python, for_sheets[0])
    with ZipFile(STDLIB) as archive:
        archive.extractall(WORK / "stdlib", sorted(of_python | for_sheets[0]))
    with (WORK / "stdlib/dataclasses.py").open("a", encoding="utf-8") as source:
        source.write(LOOK_THERE)
    ready = marshal.dumps(known)
    (WORK / "stdlib" / f"{CODES}.py").write_text(f"import marshal\nCODES = marshal.loads({ready!r})\n", "utf-8")
    for name in sorted(of_python | {f"{CODES}.py"}):
        compile_to(WORK / "library", WORK / "stdlib" / name, name, STDLIB)
    for name in sorted(for_sheets[0]):
        compile_to(WORK / "sheets", WORK / "stdlib" / name, name, HOME)
    for path in sorted(HOME.rglob("*.py")):
        name = path.relative_to(HOME).as_posix()
        if name in for_sheets[1]:
            compile_to(WORK / "sheets", path, name, HOME)
        elif name.startswith(f"{OURS}/") and not name.startswith(SHEETS):
            compile_to(WORK / "engine", path, name, HOME)
        elif name in of_packages:
            compile_to(WORK / "library", path, name, STDLIB)


main()
