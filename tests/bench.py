"""Speed and size as ratios to their budgets; it measures and asserts nothing (`make bench`)."""

import gzip
import json
import os
import statistics
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from calculator import catalog, form
from calculator.publish import runtime
from calculator.respond import respond
from tests import bench_runtime
from tests.browser.conftest import ASK, EXAMPLE
from tests.building import ROOT, built_site, module, page_budget, pages_of_nav
from tests.engine_cases import CASES
from tests.serving import served

ROUNDS = 9
ANSWER_MS, AGAIN_MS, BOOT_MS = 150, 300, 3000
FULLEST_MS, FULLEST_THERE_MS = 200, 600
"""The decision with every option at once: all paths, actions, flips and backward dates, here and in the browser."""

RUNTIME_BYTES, RUNTIME_RAW_BYTES = 5_200_000, 15_500_000
READY = 120_000
ANEW = {"ongkir_sample": "{}", "tanggal_mulai": "{} November 2026", "fob": "1.2{}", "jumlah_lot": "1.2{}0"}
"""Answers that are changed from round to round, where an example gives them, so that nothing kept is used again."""

MANY, MANY_MS = 10_000, 5000
FULLEST = "keputusan-semua-sekaligus"
EVERY_ACTION = {
    "volume_cbm": "2,3",
    "berat_kg": "420",
    "unit_uji": "50",
    "biaya_uji": "3 juta",
    "porsi_udara": "20%",
    "peluang_lot_buruk": "10%",
    "peluang_molor": "35%",
}
"""What the fullest case does not ask for yet."""

TWO_SEASONS = {"peluang_ramai": "20%"}
"""Every arrival is reckoned twice then."""


def line(name: str, value: float, budget: float, unit: str) -> None:
    """Print one measurement with its share of the budget."""
    print(f"{name:50} {value:12,.0f} {unit:2}   budget {budget:12,.0f}   ratio {value / budget:5.2f}")


def answers() -> None:
    """How long CPython takes, everything computed anew but the tables: each example, and the fullest decision."""
    for preset in catalog.presets().values():
        _answers(f"respond({preset.id})", _anew(preset.calculator, preset.values, "html"), ANSWER_MS)
    _answers("respond(every option at once), data", _fullest("data"), FULLEST_MS)
    _answers("respond(every option at once, two seasons), data", _fullest("data", **TWO_SEASONS), 2 * FULLEST_MS)


def _fullest(bentuk: str, **more: str) -> list[dict[str, Any]]:
    """Every option at once, from round to round another one."""
    case = next(case for case in CASES if case.id == FULLEST)
    return _anew(case.kalkulator, case.masukan | EVERY_ACTION | more, bentuk)


def _anew(calculator: str, values: dict[str, Any], bentuk: str) -> list[dict[str, Any]]:
    changes = [{key: text.format(10 + place) for key, text in ANEW.items() if key in values} for place in range(ROUNDS)]
    return [{"kalkulator": calculator, "masukan": values | changed, "bentuk": bentuk} for changed in changes]


def _answers(name: str, requests: list[dict[str, Any]], budget: float) -> None:
    taken = []
    for request in requests:
        begun = time.process_time()
        respond(request)
        taken.append(1000 * (time.process_time() - begun))
    line(f"{name}, median of {ROUNDS}", statistics.median(taken), budget, "ms")


def charges() -> None:
    """How long ten thousand shipments take: read and computed, and answered with every line explained."""
    pajak = catalog.CALCULATORS["pajak"]
    shipments = [
        {"tanggal": "2026-11-24", "ndpbm": "16.800", "freight": "81", "tarif_bm": "20%", "fob": str(1000 + place)}
        for place in range(MANY)
    ]
    begun = time.process_time()
    for typed in shipments:
        pajak.compute(form.read(pajak, typed))
    computed = time.process_time()
    for typed in shipments:
        respond({"kalkulator": "pajak", "masukan": typed})
    answered = time.process_time()
    line(f"pajak read and computed, {MANY} times", 1000 * (computed - begun), MANY_MS, "ms")
    line(f"pajak answered and explained, {MANY} times", 1000 * (answered - computed), MANY_MS, "ms")


def sizes(site: Path) -> None:
    """How many bytes a page and the runtime are, as a host sends them with gzip."""
    for name, path in pages_of_nav().items():
        size = len(gzip.compress((site / path / "index.html").read_bytes(), 9))
        line(f"page {name}, gzip", size, page_budget(path), "B")
    built = runtime.build(ROOT)
    line("runtime, gzip", built.download_bytes, RUNTIME_BYTES, "B")
    line("runtime, raw", sum(built.files.values()), RUNTIME_RAW_BYTES, "B")


def _calculate(page: Page, units: str) -> float:
    page.evaluate(EXAMPLE)
    page.locator("#isian-jumlah_unit").fill(units)
    begun = time.perf_counter()
    page.evaluate("document.querySelector('.isian').open = true")
    page.locator(".utama").click()
    page.locator(".pesan", has_text=f"{units} unit").wait_for(timeout=READY)
    return 1000 * (time.perf_counter() - begun)


def browser(site: Path) -> None:
    """How long the reader waits: first answer cold and warm, and a change after that."""
    with served(site) as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        context = chromium.new_context(locale="id-ID")
        boots = []
        for units in ("1.001", "1.002"):
            page = context.new_page()
            page.goto(f"{address}kalkulator/")
            boots.append(_calculate(page, units))
        line("first answer, cold", boots[0], BOOT_MS, "ms")
        line("first answer, second visit", boots[1], BOOT_MS, "ms")
        print(f"{'second visit to cold':50} {boots[1] / boots[0]:12.2f}")
        again = [_calculate(page, f"1.1{place:02d}") for place in range(ROUNDS)]
        line(f"a change after that, median of {ROUNDS}", statistics.median(again), AGAIN_MS, "ms")
        _fullest_there(page, address, module(site, "worker"))


def _fullest_there(page: Page, address: str, worker: str) -> None:
    """The fullest decision in the browser: a worker's first answer and all of them, the difference shared out."""
    runtime_ = f"{address}{page.locator('kalkulator-impor').get_attribute('data-mesin')}/"
    texts = [json.dumps(request, default=float) for request in _fullest("html")]
    taken = []
    for asked in (texts[:1], texts):
        begun = time.perf_counter()
        page.evaluate(ASK, [address + worker, runtime_, asked])
        taken.append(1000 * (time.perf_counter() - begun))
    each = (taken[1] - taken[0]) / (len(texts) - 1)
    line("every option at once in the browser, mean", each, FULLEST_THERE_MS, "ms")


def main() -> None:
    """Measure everything."""
    site = built_site()
    answers()
    charges()
    sizes(site)
    bench_runtime.compare(site)
    browser(site)


if __name__ == "__main__":
    main()
