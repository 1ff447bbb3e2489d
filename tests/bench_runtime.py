"""The runtime that is shipped beside Pyodide as published and started as tutorials do: bytes, and the wait."""

import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Playwright, sync_playwright

from calculator import catalog
from calculator.publish import runtime
from tests.browser.conftest import ASK
from tests.building import ROOT, module
from tests.serving import served
from tests.test_runtime_build import copy_tree

ROUNDS = 5
TUTORIAL = "tutorial.mjs"
BROTLI_RATIO, GZIP_RATIO, COLD_RATIO, WARM_RATIO = 0.75, 0.80, 0.40, 0.50
"""What is allowed of stock: the bytes, and the wait without a throttle."""

SQUEEZE = """
const { brotliCompressSync, constants: c } = require("node:zlib");
const content = require("node:fs").readFileSync(process.argv[1]);
const params = { [c.BROTLI_PARAM_QUALITY]: 11, [c.BROTLI_PARAM_LGWIN]: 24, [c.BROTLI_PARAM_SIZE_HINT]: content.length };
console.log(brotliCompressSync(content, { params }).length);
"""
"""Prints the size of a file as brotli 11 sends it."""


def compare(site: Path) -> None:
    """Print both runtimes side by side, measured in turn."""
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        ours = runtime.build(ROOT)
        patch.setenv("RUNTIME", "stock")
        stock = runtime.build(copy_tree(Path(name)))
        _sizes(ours, stock)
        shutil.copytree(stock.folder, site / "runtime" / stock.name)
        shutil.copy(Path(__file__).with_name(TUTORIAL), site / "javascripts" / TUTORIAL)
        try:
            _waits(site, ours.name, stock.name)
        finally:
            shutil.rmtree(site / "runtime" / stock.name)
            (site / "javascripts" / TUTORIAL).unlink()


def _line(name: str, ours: float, stock: float, unit: str, allowed: float) -> None:
    print(
        f"{name:34} {ours:12,.0f} {unit:2}  stock {stock:12,.0f}   ratio {ours / stock:5.2f}   allowed {allowed:5.2f}"
    )


def _sizes(ours: runtime.Runtime, stock: runtime.Runtime) -> None:
    paths = {built.name: [built.folder / name for name in built.files] for built in (ours, stock)}
    contents = {path: hashlib.sha256(path.read_bytes()).hexdigest() for names in paths.values() for path in names}
    once = {digest: path for path, digest in contents.items()}  # most files stand in both
    squeezed = {digest: _squeezed(path) for digest, path in once.items()}
    brotli = [sum(squeezed[contents[path]] for path in names) for names in paths.values()]
    _line("runtime, brotli 11", brotli[0], brotli[1], "B", BROTLI_RATIO)
    _line("runtime, gzip 9", ours.download_bytes, stock.download_bytes, "B", GZIP_RATIO)


def _squeezed(path: Path) -> int:
    command: list[str | Path] = [Path(sys.prefix) / "bin" / "node", "-e", SQUEEZE, path]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return min(path.stat().st_size, int(done.stdout))


def _waits(site: Path, ours: str, stock: str) -> None:
    """A new browser each time, ours first in one round and stock first in the next; then its second visit."""
    scripts = {ours: module(site, "worker"), stock: f"javascripts/{TUTORIAL}"}
    taken: dict[str, list[tuple[float, float]]] = {ours: [], stock: []}
    with served(site) as address, sync_playwright() as playwright:
        for place in range(ROUNDS):
            for name in (ours, stock) if place % 2 else (stock, ours):
                taken[name].append(_visits(playwright, address, name, scripts[name]))
    for place, (visit, allowed) in enumerate((("cold", COLD_RATIO), ("second visit", WARM_RATIO))):
        waits = [[both[place] for both in taken[name]] for name in (ours, stock)]
        medians = [statistics.median(times) for times in waits]
        _line(f"worker to answer, {visit}, median", medians[0], medians[1], "ms", allowed)
        least = [min(times) for times in waits]
        _line(f"worker to answer, {visit}, minimum", least[0], least[1], "ms", allowed)


def _visits(playwright: Playwright, address: str, name: str, script: str) -> tuple[float, float]:
    preset = next(iter(catalog.presets().values()))
    request = {"kalkulator": preset.calculator, "masukan": preset.values, "bentuk": "html"}
    asked = [address + script, f"{address}runtime/{name}/", [json.dumps(request, default=float)]]
    chromium = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
    context = chromium.new_context()
    times = []
    for _ in range(2):
        page = context.new_page()
        page.goto(f"{address}tentang/")
        begun = time.perf_counter()
        page.evaluate(ASK, asked)
        times.append(1000 * (time.perf_counter() - begun))
    chromium.close()
    return times[0], times[1]
