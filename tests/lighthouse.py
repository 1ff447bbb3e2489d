"""Lighthouse (lighthouse.mjs) over pages of a served site, in a Chromium of its own."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

SCRIPT = Path(__file__).with_suffix(".mjs")
STARTS_WITHIN = 60
"""How long Chromium may take to start, in seconds."""


def audit(addresses: list[str], *categories: str) -> list[dict[str, Any]]:
    """What Lighthouse says of each address on its mobile preset: `scores` by category in percent, and `faults`."""
    with _chromium() as port:
        command: list[str | Path] = [Path(sys.prefix) / "bin" / "node", SCRIPT, port, ",".join(categories), *addresses]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"Lighthouse failed:\n{done.stderr}")
    pages: list[dict[str, Any]] = json.loads(done.stdout)
    return pages


@contextmanager
def _chromium() -> Iterator[str]:
    """A Chromium with a new profile; yields the port it is spoken to on, which it chooses itself."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
        own = ["--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank"]
        with subprocess.Popen([os.environ["CHROMIUM"], *flags, *own], stderr=subprocess.DEVNULL) as process:
            try:
                yield _port(Path(profile) / "DevToolsActivePort")
            finally:
                process.terminate()


def _port(file: Path) -> str:
    until = time.monotonic() + STARTS_WITHIN
    while not (file.exists() and file.read_text("utf-8")):
        if time.monotonic() > until:
            raise RuntimeError(f"Chromium did not start within {STARTS_WITHIN} seconds")
        time.sleep(0.1)
    return file.read_text("utf-8").splitlines()[0]
