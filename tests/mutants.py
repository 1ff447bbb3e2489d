"""Plants mistakes in a copy of the engine and asks the tests to notice each one (`make mutants`)."""

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.building import ROOT

COPIED = ("calculator", "tests", "docs", "pyproject.toml", "mkdocs.yml", "package.json", "README.md")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "site", "browser", "runtime")
FAILED = 1
"""How pytest ends where tests ran and failed; any other end means that no test noticed anything."""


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One planted mistake: in which file of the engine which text becomes which, and who must notice."""

    kind: str
    file: str
    old: str
    new: str
    tests: list[str]


def copied(folder: Path) -> None:
    """Copy what the engine's tests need."""
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=LEFT_OUT)
        else:
            shutil.copy(source, folder / name)


def ended(folder: Path, tests: Iterable[str]) -> tuple[int, str]:
    """How pytest ends in a folder, and the first line it says of a failure."""
    modules = [f"tests/test_{name}.py" for name in tests]
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *modules]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    said = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return done.returncode, said[0] if said else done.stdout[-300:]


def verdict(mutant: Mutant) -> str:
    """Empty if the mistake was noticed, else what went wrong."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        copied(folder)
        path = folder / "calculator" / mutant.file
        text = path.read_text(encoding="utf-8")
        if text.count(mutant.old) != 1:
            return f"its text stands {text.count(mutant.old)} times in the file"
        path.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
        code, said = ended(folder, mutant.tests)
        return "" if code == FAILED else f"pytest ended with {code}: {said}"


def unchanged(mutants: Iterable[Mutant]) -> str:
    """Empty if the same tests pass in an unchanged copy: else a mistake would be noticed for a wrong reason."""
    with tempfile.TemporaryDirectory() as place:
        copied(Path(place))
        code, said = ended(Path(place), sorted({name for mutant in mutants for name in mutant.tests}))
        return f"pytest ended with {code}: {said}" if code else ""


def main() -> int:
    """Plant every mistake; the exit status is 0 if each was noticed."""
    with (ROOT / "tests/mutants.toml").open("rb") as file:
        mutants = [Mutant(**table) for table in tomllib.load(file)["mutan"]]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        clean = pool.submit(unchanged, mutants)
        verdicts = list(pool.map(verdict, mutants))
    missed = [(mutant, said) for mutant, said in zip(mutants, verdicts, strict=True) if said]
    for mutant, said in missed:
        print(f"NOT NOTICED {mutant.kind} {mutant.file}: {mutant.old!r} -> {mutant.new!r}: {said}")
    if clean.result():
        print(f"THE UNCHANGED COPY FAILS: {clean.result()}")
    print(f"{len(mutants) - len(missed)} of {len(mutants)} planted mistakes noticed")
    return 1 if missed or clean.result() else 0


if __name__ == "__main__":
    sys.exit(main())
