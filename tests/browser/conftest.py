"""Browser tests: one Chromium, the built site behind a small server, and a page that must stay clean."""

import os
from datetime import datetime
from urllib.parse import urlsplit

import pytest

from tests.serving import served

TODAY = datetime(2026, 11, 24, 9, 0)  # noqa: DTZ001 - the reader's own clock
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
READY = 60_000
"""How long Python may take to start here, in milliseconds."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The Chromium that `make test` found."""
    if not os.environ.get("CHROMIUM"):
        pytest.fail("CHROMIUM is not set: run `make test`, which finds or installs a Chromium", pytrace=False)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    return browser_type_launch_args | {"executable_path": os.environ["CHROMIUM"], "args": arguments}


@pytest.fixture(scope="session")
def address(site):
    """Where the built site is served."""
    with served(site) as found:
        yield found.rstrip("/")


class Watch:
    """Everything a page did that it should not have done, and every request it made."""

    def __init__(self, page, address):
        self.faults, self.requests = [], []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", lambda request: self._request(request, address))

    def _console(self, message):
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def _request(self, request, address):
        self.requests.append(request.url)
        if urlsplit(request.url).netloc != urlsplit(address).netloc and not request.url.startswith(("data:", "blob:")):
            self.faults.append(f"foreign request {request.url}")

    @property
    def runtime(self):
        """The requests for the runtime's files."""
        return [url for url in self.requests if "/runtime/" in url]


@pytest.fixture
def opening(browser, address, request):
    """Open a page of the site in a fresh context; afterwards no console message, error or foreign request."""
    contexts, watches = [], []

    def open_page(path="/kalkulator/", **options):
        options = {"locale": "id-ID", "timezone_id": "Asia/Jakarta", "reduced_motion": "reduce"} | (options or PHONE)
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        if options.get("java_script_enabled", True):
            page.clock.set_fixed_time(TODAY)
        page.watch = Watch(page, address)
        watches.append(page.watch)
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    if not request.node.get_closest_marker("provoked"):
        assert [fault for watch in watches for fault in watch.faults] == []
