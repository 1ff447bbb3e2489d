"""Contact sheets of all pages: phone and desk, light and dark, and the calculator's states (`make gambar`)."""

import os
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import EXAMPLE, lay_out
from tests.building import ROOT, built_site, pages_of_nav
from tests.serving import served

SHEETS = ROOT / "build" / "gambar"
SIZES = ((360, 740), (1280, 800))
SLICE = 1600
"""A tall page is cut into columns of this height, so that it can be read."""

GAP = 10
READY = 90_000


def _answer(page: Page) -> None:
    page.evaluate(EXAMPLE)
    page.locator(".utama").click()
    page.locator(".asal").wait_for(state="hidden", timeout=READY)


def _refuse(page: Page) -> None:
    page.locator("#isian-jumlah_unit").fill("seribu")
    page.locator("#isian-harga_unit").fill("16,800")
    page.locator(".utama").click()
    page.locator(".galat-daftar").wait_for(timeout=READY)


def _complete(page: Page) -> None:
    page.evaluate(EXAMPLE)
    page.evaluate("document.querySelectorAll('.lanjutan').forEach((group) => (group.open = true))")


def _fail(page: Page) -> None:
    page.route("**/*.wasm", lambda route: route.abort())
    page.locator(".utama").click()
    page.locator(".gagal").wait_for(timeout=READY)


STATES = {"jawaban": _answer, "lengkap": _complete, "galat": _refuse, "gagal": _fail}


def _columns(picture: Image.Image) -> Image.Image:
    """A tall picture as columns side by side."""
    tops = range(0, picture.height, SLICE)
    sheet = Image.new("RGB", (len(tops) * (picture.width + GAP), min(SLICE, picture.height)), "#808080")
    for place, top in enumerate(tops):
        part = picture.crop((0, top, picture.width, min(picture.height, top + SLICE)))
        sheet.paste(part, (place * (picture.width + GAP), 0))
    return sheet


def _shoot(page: Page, name: str) -> None:
    page.evaluate("document.querySelector('.md-header').style.position = 'static'")
    lay_out(page)
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "page.png"
        page.screenshot(path=shot, full_page=True, animations="disabled")
        _columns(Image.open(shot).convert("RGB")).save(SHEETS / f"{name}.png")
    print(SHEETS / f"{name}.png")


def main() -> None:
    """Take every picture."""
    SHEETS.mkdir(parents=True, exist_ok=True)
    pages = pages_of_nav() | {"404": "tidak-ada/"}
    with served(built_site()) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=["--no-sandbox"])
        for width, height in SIZES:
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=scheme, locale="id-ID"
                )
                for name, path in pages.items():
                    page = context.new_page()
                    page.goto(address + path)
                    _shoot(page, f"{name}-{width}-{scheme}")
                for name, reach in STATES.items():
                    page = context.new_page()
                    page.goto(f"{address}kalkulator/")
                    reach(page)
                    _shoot(page, f"kalkulator-{name}-{width}-{scheme}")
                context.close()


if __name__ == "__main__":
    main()
