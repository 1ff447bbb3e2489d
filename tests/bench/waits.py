"""How long a reader waits for an answer: a first visit and a second one, on a good line and on a slow one."""

import contextlib
import json
import os
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Page, Playwright, sync_playwright

from tests.bench import contenders
from tests.bench.contenders import Contender
from tests.bench.engine import fullest
from tests.bench.record import Record
from tests.bench.slow import slowed
from tests.browser.conftest import ASK
from tests.building import module

VISITS = ("first visit", "second visit")
BETWEEN = 2
"""Seconds between two visits: browsers keep compiled code only after a while."""

REST = 2000
"""Milliseconds from filling in a form to pressing its button: meanwhile browsers look through its fields."""

RECALCULATIONS = 3
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]

ANSWERED = """() => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("no answer within five minutes")), 300_000);
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === "answered") resolve(startTime);
  }).observe({ type: "mark", buffered: true });
})"""
"""When the answer stood in the page, in milliseconds after the navigation began."""

LONGEST = """() => new Promise((resolve) => {
  const at = (name) => performance.getEntriesByName(name)[0].startTime;
  const longest = [0, 0];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      const ends = startTime + duration;
      if (startTime < at("pressed") || startTime > at("answered")) continue;
      const place = ends < at("replied") ? 0 : 1;
      longest[place] = Math.max(longest[place], duration);
    }
  }).observe({ type: "longtask", buffered: true });
  setTimeout(() => resolve(longest), 500);
})"""
"""The longest task from pressing the button to the reply, and from there until the answer is shown."""

SINCE_PRESSED = "(answered) => answered - performance.getEntriesByName('pressed')[0].startTime"


@dataclass(kw_only=True)
class Found:
    """What was measured under one condition, in milliseconds."""

    waits: dict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    """By contender and visit."""

    again: list[float] = field(default_factory=list)
    starting: list[float] = field(default_factory=list)
    placing: list[float] = field(default_factory=list)


def measure(record: Record, address: str, condition: str, rounds: int) -> None:
    """Let the contenders take turns; `condition` is "unthrottled", or "slow" for an address that is slow too."""
    found = Found()
    with sync_playwright() as playwright:
        for place in range(rounds):
            for contender in contenders.ALL[:: -1 if place % 2 else 1]:
                _visits(playwright, address, contender, found, slow=condition == "slow")
            _at_rest(playwright, address, found, slow=condition == "slow")
    for visit in VISITS:
        ours, stock, plain = (found.waits[contender.name, visit] for contender in contenders.ALL)
        record.beside(f"{condition}, {visit}", ours, stock, plain, "ms")
    record.own(f"recalculation of keputusan, {condition}", found.again)
    record.own(f"longest task of the page while Python starts, {condition}", found.starting)
    record.own(f"longest task of the page while an answer is shown, {condition}", found.placing)


def _visits(playwright: Playwright, address: str, contender: Contender, found: Found, *, slow: bool) -> None:
    """A new browser with a new profile, twice to the same page."""
    with _browser(playwright) as (context, profile):
        for place, visit in enumerate(VISITS):
            with slowed(profile) if slow else contextlib.nullcontext():
                page = _opened(context, f"{address}{contender.path}")
                taken = _pressed(page, contender, f"1.00{place}")
                if contender is contenders.OURS and place == 1:
                    found.again += [_again(page, contender, f"1.01{turn}") for turn in range(RECALCULATIONS)]
            found.waits[contender.name, visit].append(taken)
            page.close()
            time.sleep(BETWEEN)


def _at_rest(playwright: Playwright, address: str, found: Found, *, slow: bool) -> None:
    """A first visit to ours, whose reader presses the button some time after filling in the form."""
    with _browser(playwright) as (context, profile), slowed(profile) if slow else contextlib.nullcontext():
        page = _opened(context, f"{address}{contenders.OURS.path}")
        _pressed(page, contenders.OURS, "1.000", rest=REST)
        starting, placing = page.evaluate(LONGEST)
    found.starting.append(starting)
    found.placing.append(placing)


@contextmanager
def _browser(playwright: Playwright) -> Iterator[tuple[BrowserContext, Path]]:
    """A new browser, and its new profile."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as name:
        context = playwright.chromium.launch_persistent_context(
            name, executable_path=os.environ["CHROMIUM"], args=FLAGS, locale="id-ID", reduced_motion="reduce"
        )
        yield context, Path(name)
        context.close()


def _opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address, wait_until="domcontentloaded", timeout=0)
    return page


def _pressed(page: Page, contender: Contender, units: str, rest: int = 0) -> float:
    """When the answer stood there, after the navigation began; ours is asked for so many units, after a rest."""
    if contender.press:
        page.evaluate(contender.press, [units, rest])
    answered: float = page.evaluate(ANSWERED)
    if contender.press and f"{units} unit" not in page.locator(".pesan").input_value():
        raise RuntimeError(f"the answer is not for {units} unit")
    return answered


def _again(page: Page, contender: Contender, units: str) -> float:
    """How long another answer takes, Python running."""
    taken: float = page.evaluate(SINCE_PRESSED, _pressed(page, contender, units))
    return taken


def fullest_there(record: Record, site: Path, address: str, runtime: str) -> None:
    """The fullest decision in the browser: a worker's first answer and all of them, the difference shared out."""
    texts = [json.dumps(request, default=float) for request in fullest("html")]
    taken = []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=FLAGS)
        page = chromium.new_page()
        page.goto(f"{address}tentang/")
        for asked in (texts[:1], texts):
            begun = time.perf_counter()
            page.evaluate(ASK, [address + module(site, "worker"), f"{address}runtime/{runtime}/", asked])
            taken.append(1000 * (time.perf_counter() - begun))
        chromium.close()
    record.own("every option at once, in the browser", [(taken[1] - taken[0]) / (len(texts) - 1)])
