"""Runs our own scripts under the Node that set-up has installed."""

import shutil
import subprocess
import sys
from pathlib import Path


def run(script: Path, *words: str | Path) -> str:
    """What a script prints. Raises RuntimeError with its error, or its last words."""
    node = shutil.which("node", path=str(Path(sys.prefix) / "bin"))
    if node is None:
        raise RuntimeError(f"{sys.prefix}/bin/node is missing: run `make serve` again")
    command: list[str | Path] = [node, script, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no reason given"]
        reason = next((line for line in lines if line.startswith("Error: ")), lines[-1])
        raise RuntimeError(f"{script.name} under Node: {reason}")
    return done.stdout
