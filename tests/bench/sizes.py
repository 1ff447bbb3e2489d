"""Bytes: of the runtimes, of what a guide page loads; and Lighthouse's opinion of pages before Python starts."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from calculator.publish.runtime import Runtime
from calculator.publish.runtime.wheels import SHEETS
from tests.bench.contenders import PLAIN
from tests.bench.record import Record
from tests.building import CALCULATORS, pages_of_nav
from tests.lighthouse import audit

LIGHTHOUSE_ROUNDS = 3
AUDITED = {"beranda": "guide", "panduan": "guide", "kalkulator": "calculator"}
KINDS = {".css": "CSS, brotli 11", ".js": "JavaScript, brotli 11", ".mjs": "JavaScript, brotli 11", ".woff2": "fonts"}


def runtimes(record: Record, site: Path, bodies: dict[Path, bytes], ours: Runtime, stock: Runtime) -> None:
    """What a first visit has to fetch before Python runs, and what a spreadsheet takes beyond it."""
    first = {each.name: [site / "runtime" / each.name / name for name in each.first] for each in (ours, stock)}
    brotli = [sum(_sent(path, bodies) for path in first[each.name]) for each in (ours, stock)]
    plain = sum(_sent(path, bodies) for path in (site / PLAIN.path).iterdir())
    record.beside("runtime, brotli 11", [brotli[0]], [brotli[1]], [plain], "B")
    record.beside("runtime, gzip 9", [ours.download_bytes], [stock.download_bytes], None, "B")
    record.own("runtime, raw", [sum(path.stat().st_size for path in first[ours.name])])
    record.own("what a spreadsheet takes, brotli 11", [_sent(site / "runtime" / ours.name / SHEETS, bodies)])


def guide(record: Record, site: Path, bodies: dict[Path, bytes], address: str) -> None:
    """What a guide page is made of, as a browser asks for it, and the largest of them."""
    paths = {path for name, path in pages_of_nav().items() if name not in CALCULATORS}
    sizes = {path: _sent(site / path / "index.html", bodies) for path in paths}
    largest = max(sizes, key=lambda path: sizes[path])
    record.own("largest guide page, HTML, brotli 11", [sizes[largest]], largest)
    found = dict.fromkeys(KINDS.values(), 0)
    for path in _asked_for(f"{address}{largest}"):
        if kind := KINDS.get(Path(path).suffix):
            found[kind] += _sent(site / path, bodies)
    for kind, size in found.items():
        record.own(f"guide page, {kind}", [size])


def lighthouse(record: Record, address: str) -> None:
    """The performance score of each kind of page."""
    addresses = [f"{address}{pages_of_nav()[name]}" for name in AUDITED]
    scores = [page["scores"]["performance"] for page in audit(addresses * LIGHTHOUSE_ROUNDS, "performance")]
    for place, (name, kind) in enumerate(AUDITED.items()):
        record.own(f"Lighthouse performance, {kind} page", scores[place :: len(AUDITED)], name)


def _asked_for(address: str) -> list[str]:
    """The paths that a browser asks for, the page read and left alone."""
    asked: list[str] = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        page = chromium.new_page(service_workers="block")  # it keeps every page, for later
        page.on("request", lambda request: asked.append(urlsplit(request.url).path.lstrip("/")))
        page.goto(address)
        page.wait_for_load_state("networkidle")
        chromium.close()
    return list(dict.fromkeys(asked))


def _sent(path: Path, bodies: dict[Path, bytes]) -> int:
    return len(bodies[path]) if path in bodies else path.stat().st_size
