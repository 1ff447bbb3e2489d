"""Runs inside Pyodide (see memory.mjs): puts the engine into the memory that readers will load, ready to answer.

Everything is imported, every file of data read. Then what no reader's answer calls is taken out: each function of the
library that is not in `called` gets the code of `gone`, which says so and stops the call. No answer is given after that
(ready.py), so a `try` somewhere that hides the stop cannot change one: the page starts the whole engine instead.

What is left keeps no numbers of lines: only a traceback shows them, and the whole engine writes that. Types are asked
for by `type`, for `isinstance` asks the object too, and what is absent does not answer.
"""

import gc
import importlib
import json
import sys
import typing
import zipimport
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import dataclass_codes  # type: ignore[import-not-found]  # inside.py makes it
import ready  # type: ignore[import-not-found]  # memory.mjs puts it there

HOME = Path("/home/pyodide")
OURS = "calculator"
SETTINGS = json.loads(Path("/tmp/settings.json").read_text("utf-8"))  # noqa: S108 - the file system is the worker's own
OWN = f"{HOME}/"
"""Where the engine stands, and ready.py."""
STDLIB = "/lib/python314.zip/"
NOT_DATA = ("presets",)
"""Functions of the engine without parameters that are remembered and read what does not travel."""

DONE = (
    "_colorize",
    "_compat_pickle",
    "annotationlib",
    "ast",
    "compression",
    "dis",
    "importlib.resources",
    "inspect",
    "ipaddress",
    "jinja2.compiler",
    "jinja2.idtracking",
    "jinja2.lexer",
    "jinja2.nodes",
    "jinja2.optimizer",
    "jinja2.parser",
    "jinja2.visitor",
    "ntpath",
    "opcode",
    "pickle",
    "shutil",
    "tempfile",
    "threading",
    "tokenize",
    "tomllib",
    "urllib",
    "zipfile",
)
"""Modules, and those in them, whose work is done once all is imported, compiled and read."""

RUNNER = "_pyodide/_base.py:"
"""What runs this script: it has still to come to its end."""


def fill() -> None:
    """Import all of the engine, compile nothing later, read all data, spread all durations that we know over days."""
    for path in sorted((HOME / OURS).rglob("*.pyc")):
        if path.parent.name != "templates_compiled":
            name = ".".join(path.relative_to(HOME).with_suffix("").parts)
            importlib.import_module(name.removesuffix(".__init__"))
    environment = importlib.import_module(f"{OURS}.rendering").environment()
    for template in SETTINGS["templates"]:
        environment.get_template(template)
    tables = importlib.import_module(f"{OURS}.tables")
    data = HOME / OURS / "data"
    for path in sorted(data.rglob("*.toml")):
        tables.load(path.relative_to(data).with_suffix("").as_posix())
    remembering = type(tables.load)
    for name, module in sorted(sys.modules.items()):
        if name.startswith(f"{OURS}."):
            for known, value in list(vars(module).items()):
                own = isinstance(value, remembering) and value.__module__ == name
                if own and known not in NOT_DATA and not value.__wrapped__.__code__.co_argcount:
                    value()
    shares = importlib.import_module(f"{OURS}.arrival").shares
    for known in importlib.import_module(f"{OURS}.durations").defaults().values():
        shares(known.duration)
    ready.respond = importlib.import_module(OURS).respond_json


def tidy() -> None:
    """Empty what only importing and compiling filled."""
    dataclass_codes.CODES.clear()
    sys.modules["re"].purge()
    if "linecache" in sys.modules:
        sys.modules["linecache"].clearcache()
    for clean in getattr(typing, "_cleanups", ()):
        clean()
    sys._clear_internal_caches()  # type: ignore[attr-defined]  # noqa: SLF001 - no public way
    sys.path_importer_cache.clear()
    zipimport._zip_directory_cache.clear()  # type: ignore[attr-defined]  # noqa: SLF001 - no public way
    for found in gc.get_objects():
        if type(found) is zipimport.zipimporter:
            found._files = {}  # type: ignore[attr-defined]  # noqa: SLF001 - no public way
    typing.clear_overloads()
    gc.collect()


def functions() -> Iterator[FunctionType]:
    """Every function that is alive."""
    return (found for found in gc.get_objects() if type(found) is FunctionType)


def named(code: CodeType) -> str:
    """How the list of what is called names it."""
    return f"{code.co_filename.removeprefix(STDLIB)}:{code.co_qualname}"


def without_lines(code: CodeType) -> CodeType:
    """The same code, and that of what is defined in it, not knowing its lines."""
    constants = tuple(without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=constants)


def cut(called: set[str]) -> None:
    """Take out what is not called, and the lines of the rest. A function that closes over names keeps its code."""
    known: dict[CodeType, CodeType] = {}
    for function in list(functions()):
        code = function.__code__
        name = named(code)
        ours = name.startswith(OWN) and not name.endswith("__annotate__")
        if code is ready.gone.__code__:
            continue
        if ours or code.co_freevars or name.startswith(("<", RUNNER)) or name in called:
            known[code] = known.get(code) or without_lines(code)
            function.__code__ = known[code]
        else:
            function.__code__ = ready.gone.__code__
    for found in gc.get_objects():
        if issubclass(type(found), type) and "__dataclass_fields__" in vars(found):
            found.__doc__ = None  # dataclasses wrote it


def drop(called: set[str]) -> None:
    """Take out whole modules; wherever they or what they define have a name, what stands in for them is `ABSENT`.

    What has a function that is called stays.
    """
    done = {name: sys.modules.pop(name) for name in list(sys.modules) if in_done(name)}
    modules = {id(module) for module in done.values()}
    used = {place.partition(".py:")[2].partition(".")[0] for place in called if in_done(place)}

    def theirs(value: Any) -> bool:
        if issubclass(type(value), (type, FunctionType)):
            return value.__module__ in done and value.__qualname__.partition(".")[0] not in used
        return id(value) in modules

    classes = [found for found in gc.get_objects() if issubclass(type(found), type)]
    for holder in (*sys.modules.values(), *done.values(), *classes):
        if not theirs(holder) or id(holder) in modules:
            for name, value in list(getattr(holder, "__dict__", {}).items()):
                if theirs(value):
                    setattr(holder, name, ready.ABSENT)


def in_done(name: str) -> bool:
    """Whether a module, or the module of a function's place, is one whose work is done."""
    name = name.partition(".py:")[0].removesuffix("/__init__").replace("/", ".")
    return f"{name}.".startswith(tuple(f"{one}." for one in DONE))


def watch() -> None:
    """Note from now on which functions are called."""
    monitoring = sys.monitoring
    monitoring.use_tool_id(monitoring.COVERAGE_ID, "called")

    def note(code: CodeType, _offset: int) -> object:
        ready.CALLED.add(named(code))
        return monitoring.DISABLE

    monitoring.register_callback(monitoring.COVERAGE_ID, monitoring.events.PY_START, note)
    monitoring.set_events(monitoring.COVERAGE_ID, monitoring.events.PY_START)


fill()
tidy()
if SETTINGS["called"] is None:
    watch()
else:
    cut(set(SETTINGS["called"]))
    drop(set(SETTINGS["called"]))
gc.collect()
