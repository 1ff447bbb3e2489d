"""Publishing refuses what is not ready, and a fence that cannot be answered fails the build."""

import subprocess
import sys
import textwrap
from datetime import date
from urllib.parse import urljoin

import pytest
from pymdownx.superfences import SuperFencesException

from calculator.publish import fences
from calculator.publish.__main__ import unready
from tests.building import ROOT, pages_of_nav, publish
from tests.site.reading import read

SITE = fences.Site(
    mesin={"folder": "runtime/x"},
    download_bytes=6_400_000,
    sheets_bytes=230_000,
    merek="RTS",
    nomor="",
    aturan="2026-11-24-abc",
)
GOOD = 'kalkulator = "keputusan"\nhalaman = "kalkulator"\ncontoh = "tumbler"\nhari_ini = 2026-11-24\n'
BROKEN = {
    "unknown example": GOOD.replace("tumbler", "tidak_ada"),
    "unknown calculator": GOOD.replace("keputusan", "tidak_ada"),
    "unknown key": GOOD + "lain = 1\n",
    "missing day": 'kalkulator = "keputusan"\nhalaman = "kalkulator"\ncontoh = "tumbler"\n',
    "no toml": "ini bukan TOML",
}


@pytest.fixture(scope="module")
def small_build(tmp_path_factory):
    """Build a site of one page that holds this fence."""

    def build(source):
        root = tmp_path_factory.mktemp("small")
        (root / "docs").mkdir()
        (root / "docs/index.md").write_text(f"# Satu\n\n```kalkulator\n{source}```\n", "utf-8")
        (root / "hook.py").write_text(
            "from calculator.publish import fences\n"
            "def on_config(config):\n"
            "    sizes = {'download_bytes': 1, 'sheets_bytes': 1}\n"
            "    fences.prepare(fences.Site(mesin={}, merek='RTS', nomor='', aturan='', **sizes))\n",
            "utf-8",
        )
        (root / "mkdocs.yml").write_text(
            textwrap.dedent(
                """\
                site_name: Satu
                hooks: [hook.py]
                plugins: []
                markdown_extensions:
                  - pymdownx.superfences:
                      custom_fences:
                        - name: kalkulator
                          class: kalkulator
                          format: !!python/name:calculator.publish.fences.kalkulator
                """
            ),
            "utf-8",
        )
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(root / "mkdocs.yml")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        return done, root / "site/index.html"

    return build


def test_production_that_is_not_ready_is_refused_in_one_line(tmp_path):
    """Exit code 1, one line that says what to do, and nothing built; with a number in mkdocs.yml it is the address."""
    done = publish(SITE_ENV="production", SITE_DIR=str(tmp_path / "out"), SITE_URL="http://contoh.example/")
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "extra.whatsapp.nomor in mkdocs.yml" in done.stderr or "SITE_URL" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("number", ["", "+628123456789", "62 812 3456", "081234567890", "0", None])
def test_number_that_whatsapp_cannot_dial_is_refused(number):
    """The number is digits alone, country code first, as mkdocs.yml says: a leading zero would be a dead link."""
    assert "nomor" in unready({"whatsapp": {"nomor": number}}, "https://contoh.example/")


@pytest.mark.parametrize("address", ["", "http://127.0.0.1:8000/", "contoh.example"])
def test_address_that_is_not_https_is_refused(address):
    """Without the site's own address every canonical link would be wrong."""
    assert "SITE_URL" in unready({"whatsapp": {"nomor": "6281234567890"}}, address)


def test_ready_with_a_number_and_an_address():
    """A number in digits, and an https address, are enough."""
    assert unready({"whatsapp": {"nomor": "6281234567890"}}, "https://contoh.example/") == ""


def test_address_of_the_site_is_in_every_page(tmp_path):
    """SITE_URL becomes the canonical address of each page."""
    done = publish(SITE_URL="https://contoh.example/", SITE_DIR=str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    pages = read(tmp_path / "out")
    canonical = {link.attrib["href"] for page in pages.values() for link in page.all("link", rel="canonical")}
    assert canonical == {urljoin("https://contoh.example/", path) for path in pages_of_nav().values()}
    assert [name for name, page in pages.items() if "127.0.0.1" in page.text] == []


@pytest.mark.parametrize("source", BROKEN.values(), ids=BROKEN)
def test_fence_that_cannot_be_answered_raises_what_superfences_lets_through(source):
    """Ordinary exceptions would be swallowed and leave a code block; the fence's source is in the message."""
    fences.prepare(SITE)
    with pytest.raises(SuperFencesException, match="fence kalkulator: ") as raised:
        fences.kalkulator(source)
    assert source in str(raised.value)


def test_fence_that_can_be_answered_begins_with_a_div():
    """Markdown would wrap an unknown element in a paragraph."""
    fences.prepare(SITE)
    html = fences.kalkulator(GOOD)
    assert html.startswith("<div ")
    assert fences.megabytes(SITE.download_bytes) == "6,4 MB"
    assert "6,4 MB" in html
    assert date(2026, 11, 24).strftime("%d November %Y") in html


def test_broken_fence_fails_a_whole_build(small_build):
    """MkDocs ends with an error and names the example that is not there."""
    done, page = small_build(BROKEN["unknown example"])
    assert done.returncode != 0
    assert "tidak_ada" in done.stdout + done.stderr
    assert not page.exists()


def test_good_fence_builds_without_the_theme(small_build):
    """The fence needs no theme and no plugin: another builder can take over."""
    done, page = small_build(GOOD)
    assert done.returncode == 0, done.stderr
    assert "kalkulator-impor" in page.read_text("utf-8")
