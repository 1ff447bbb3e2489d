"""Lighthouse gives the pages 100 for accessibility, best practices and SEO; speed is for `make bench`."""

import pytest

from tests.building import pages_of_nav
from tests.lighthouse import audit
from tests.serving import served

CATEGORIES = ("accessibility", "best-practices", "seo")
PAGES = ("beranda", "panduan", "kalkulator", "aturan")
"""One of each kind, for each takes about seven seconds; axe looks at every page (test_axe.py)."""


@pytest.fixture(scope="module")
def audited(address):
    """What Lighthouse says of each page, in one run."""
    addresses = [f"{address}/{pages_of_nav()[name]}" for name in PAGES]
    return dict(zip(PAGES, audit(addresses, *CATEGORIES), strict=True))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_full_marks(audited, name):
    """No fault, and nothing that Lighthouse could not look at."""
    assert audited[name] == {"scores": dict.fromkeys(CATEGORIES, 100), "faults": [], "warnings": []}


def test_lighthouse_looks(tmp_path):
    """A page without language, title and description loses marks, and its faults are named."""
    (tmp_path / "_headers").touch()
    (tmp_path / "404.html").write_text("<!doctype html>", "utf-8")
    (tmp_path / "index.html").write_text("<!doctype html><p>Halaman", "utf-8")
    with served(tmp_path) as bare:
        (found,) = audit([bare], *CATEGORIES)
    assert found["scores"]["accessibility"] < 100
    assert {"html-has-lang", "document-title", "meta-description"} <= {fault.split(":")[0] for fault in found["faults"]}
