"""The service worker is told which files a release has; a page may only register it once it is finished."""

import gzip
import hashlib
import json
import re

import pytest

from calculator.publish import offline
from tests.building import ROOT


@pytest.fixture
def folder(tmp_path):
    """A finished folder of five files that count and three that do not."""
    for path in ("index.html", "a/index.html", "javascripts/luring.1.mjs", "runtime/x/b.zip", "search/i.json"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, "utf-8")
    for path in ("404.html", "_headers", "gambar/bagikan/a.png"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    (tmp_path / "sw.js").write_text((ROOT / "docs/sw.js").read_text("utf-8"), "utf-8")
    return tmp_path


def _release(folder):
    (found,) = re.findall(r"const RELEASE = (\{.*\});", (folder / "sw.js").read_text("utf-8"))
    return json.loads(found)


def test_every_file_is_listed_with_its_hash_and_size_and_the_worker_is_not(folder):
    """What no page needs, and the worker itself, stay out."""
    offline.settle(folder)
    names = ("a/index.html", "index.html", "javascripts/luring.1.mjs", "runtime/x/b.zip", "search/i.json")
    assert _release(folder)["files"] == {name: [hashlib.sha256(name.encode()).hexdigest(), len(name)] for name in names}


def test_the_shell_holds_neither_python_nor_the_search_nor_another_page(folder):
    """What everyone keeps is the front page and the scripts of every page; the search is told apart."""
    offline.settle(folder)
    assert _release(folder)["shell"] == ["index.html", "javascripts/luring.1.mjs"]
    assert _release(folder)["search"] == ["search/i.json"]


def test_a_worker_of_another_shape_fails_the_build(folder):
    """Without its list it would keep nothing, in silence."""
    (folder / "sw.js").write_text("const RELEASE = {};", "utf-8")
    with pytest.raises(offline.OfflineError, match="must stand in it once"):
        offline.settle(folder)


def test_only_a_finished_page_may_register_the_worker():
    """Under `make serve` a worker would show the site of yesterday."""
    page = (ROOT / "overrides/main.html").read_text("utf-8")
    assert "data-terbit" not in page
    assert "data-terbit" in offline.published(page)


def test_the_built_site_says_how_big_everything_is(site):
    """All but the runtime weighs what the foot of the page adds to it, within a tenth; the shell stays small."""
    release = _release(site)
    sizes = {path: len(gzip.compress((site / path).read_bytes(), 9)) for path in release["files"]}
    pages = sum(size for path, size in sizes.items() if not path.startswith("runtime/"))
    assert abs(pages / offline.PAGES_BYTES - 1) < 0.1
    assert sum(sizes[path] for path in release["shell"]) < 124_000
    assert sum(sizes[path] for path in release["search"]) < 70_000
    assert "search/search_index.json" in release["search"]
    assert {"index.html", "luring.html", "po-sample-vs-mass-production/index.html"} < set(release["shell"])
    assert not [path for path in release["shell"] if path.startswith(("runtime/", "kalkulator/", "search/"))]
