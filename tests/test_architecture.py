"""The house's order: imports point one way, models stay pure, modules and functions stay small."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "calculator"
MODULES = sorted(path for path in ROOT.rglob("*.py") if "publish" not in path.parts)

LAYERS = (
    ("numbers", "beta"),
    ("tables", "reading"),
    ("rules", "evidence", "calendars", "durations", "offers", "inspection", "goods", "targets"),
    ("fields", "steps", "printing", "day_index", "permits"),
    ("compound_fields", "arrival", "tariffs"),
    ("inputs", "conditions", "shipment", "charges", "schedule"),
    ("landed_cost", "backward", "decision", "penalty", "goods_charges", "posterior"),
    ("forecast",),
    ("cashflow", "outcome"),
    ("words", "form", "echo", "brief", "paper"),
    ("calculators",),
    ("catalog", "charts", "answers", "advice", "movers"),
    ("views", "form_view", "decision_answers", "plan_view", "curves", "regimes"),
    ("decision_view", "actions_view", "pajak_view", "jadwal_view", "aql_view", "penawaran_view"),
    ("paper_facts", "entries", "calendar_file", "table_file"),
    ("sheets",),
    ("downloads",),
    ("rendering",),
    ("respond",),
    ("__init__", "__main__"),
)
"""From the ground up: a module may import what stands in its own row or below."""

MODELS = {name for row in LAYERS[:9] for name in row} - {"tables", "fields", "compound_fields", "inputs", "outcome"}

IMPURE = {"json", "os", "pathlib", "random", "time", "jinja2", "js", "pyodide", "statistics", "secrets"}

FORBIDDEN_MATH = {"exp", "log", "log2", "log10", "pow", "erf", "erfc", "gamma", "lgamma", "sin", "cos", "tan"}


def _layer(path):
    name = path.relative_to(ROOT).parts[0].removesuffix(".py")
    return next(place for place, row in enumerate(LAYERS) if name in row)


def _imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "calculator":
                yield from (f"calculator.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def _ids(paths):
    return [str(path.relative_to(ROOT)) for path in paths]


@pytest.mark.parametrize("path", MODULES, ids=_ids(MODULES))
def test_imports_point_down(path):
    """No module imports one that stands above it, and the engine never imports the build's side."""
    own = _layer(path)
    for name in _imports(path):
        parts = name.split(".")
        if parts[0] != "calculator" or len(parts) == 1:
            continue
        assert parts[1] != "publish"
        target = ROOT / parts[1]
        assert _layer(target if target.is_dir() else target.with_suffix(".py")) <= own, name


@pytest.mark.parametrize("path", MODULES, ids=_ids(MODULES))
def test_no_clock_no_chance_no_browser_anywhere_in_the_engine(path):
    """The day, and everything else that could differ between two runs, comes in with the request."""
    tree = ast.parse(path.read_text("utf-8"))
    assert not {name.split(".")[0] for name in _imports(path)} & {"random", "time", "js", "pyodide", "secrets"}
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not called & {"today", "now", "utcnow", "fromtimestamp"}


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.relative_to(ROOT).parts[0].removesuffix(".py") in MODELS]
)
def test_models_know_no_files_no_html_no_json(path):
    """A model takes values and returns steps; reading and showing are others' work."""
    assert not {name.split(".")[0] for name in _imports(path)} & IMPURE
    assert "calculator.words" not in set(_imports(path))


@pytest.mark.parametrize("path", MODULES, ids=_ids(MODULES))
def test_no_libm(path):
    """exp, log, pow and float powers differ in the last bit between interpreters; Decimal does not."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "math":
            assert not {alias.name for alias in node.names} & FORBIDDEN_MATH
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "math":
            assert node.attr not in FORBIDDEN_MATH
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
            assert _exact_power(node), ast.unparse(node)


def _exact_power(node):
    """A power of an integer literal, of a Decimal, or of the one rate that inspection keeps as Decimal."""
    base = ast.unparse(node.left)
    return isinstance(node.left, ast.Constant) or base.startswith("Decimal(") or base == "good"


def test_jinja_stands_in_rendering_alone():
    """One module knows the template engine."""
    using = {_ids([path])[0] for path in MODULES if any(name.startswith("jinja2") for name in _imports(path))}
    assert using == {"rendering.py"}


def test_the_site_generator_stays_on_the_build_s_side():
    """No part of MkDocs is needed where the engine runs; only calculator.publish imports it."""
    using = {
        path.relative_to(ROOT).parts[0]
        for path in ROOT.rglob("*.py")
        if {name.split(".")[0] for name in _imports(path)} & {"mkdocs", "markdown", "pymdownx"}
    }
    assert using == {"publish"}


def test_files_are_read_in_tables_alone():
    """One module of the engine opens data; templates are found by rendering, input by the command line."""
    using = {_ids([path])[0] for path in MODULES if "importlib.resources" in set(_imports(path))}
    assert using == {"tables.py"}


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=_ids(sorted(ROOT.rglob("*.py"))))
def test_modules_and_functions_are_short(path):
    """A module stays near 250 lines, a function is read without scrolling."""
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 65, node.name
