"""The built pages as a visitor and a crawler find them."""

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

from tests.bench.host import SQUEEZE
from tests.bench.record import OWN
from tests.building import page_budget, pages_of_nav
from tests.site.reading import words


def test_every_page_is_indonesian_with_one_heading_and_unique_ids(pages):
    """lang=id, one h1, no id twice."""
    for name, page in pages.items():
        assert page.all("html")[0].get("lang") == "id", name
        assert len(page.all("h1")) == 1, name
        assert sorted(set(page.ids())) == sorted(page.ids()), name


def test_titles_and_descriptions_are_there_and_differ(pages):
    """Each page of the navigation has its own title and a description of 120 to 160 characters."""
    own = [pages[f"{path}index.html"] for path in pages_of_nav().values()]
    titles = {words(page.all("title")[0]) for page in own}
    descriptions = {page.all("meta", name="description")[0].get("content") for page in own}
    assert len(titles) == len(descriptions) == len(own)
    assert [text for text in descriptions if not 120 <= len(text) <= 160] == []


def test_no_fence_source_is_visible_and_the_form_is_not_searched(site, calculator_page):
    """A fence became a calculator, and its text is kept out of the search index."""
    assert 'contoh = "' not in words(calculator_page.tree)
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    text = " ".join(entry["text"] for entry in index["docs"])
    assert "golden sample" in text
    for form in ("Coba dari contoh", "semua angka bisa diganti", "Rp1.545.333"):
        assert form not in text


def test_pages_are_small(pages):
    """A page's HTML stays within its budget, as a host sends it; that of a scenario holds a whole answer."""
    for name, page in pages.items():
        budget = page_budget(name.removesuffix("index.html"))
        assert len(gzip.compress(page.text.encode(), 9)) <= budget, name


def test_guide_pages_are_small_with_brotli_too(site, guide_pages, tmp_path):
    """Each page without a calculator stays within what the bench allows the largest of them."""
    pairs = [[str(site / name), str(tmp_path / str(place))] for place, name in enumerate(guide_pages)]
    node = Path(sys.prefix) / "bin/node"
    subprocess.run([node, SQUEEZE], input=json.dumps(pairs), text=True, check=True)
    sizes = {page: Path(packed).stat().st_size for page, packed in pairs}
    most = OWN["largest guide page, HTML, brotli 11"].limit
    assert {page: size for page, size in sizes.items() if size > most} == {}


def test_every_control_of_the_form_is_labelled_and_described(calculator_page):
    """Each input has a label or a legend, and what describes it exists."""
    (form,) = calculator_page.all("form", data_kalkulator="keputusan")
    labels = {label.get("for") for label in form.iter("label")}
    ids = set(calculator_page.ids())
    controls = [found for found in form.iter() if found.tag in ("input", "select")]
    assert len(controls) > 60
    for control in controls:
        assert control.get("type") == "radio" or control.get("id") in labels
        assert set(control.get("aria-describedby", "").split()) <= ids


def test_unknown_addresses_have_a_page_that_helps_on_and_is_not_indexed(pages):
    """404.html is in Indonesian, leads on, and is kept out of search engines."""
    page = pages["404.html"]
    assert "Halaman tidak ditemukan" in words(page.all("h1")[0])
    assert re.search(r'name="robots" content="noindex"', page.text)
    assert any(link.endswith("/kalkulator/") for link in page.links())


def test_a_calculator_asks_for_three_scripts_of_ours(site, calculator_page):
    """Its own holds what it imports, but what every page has: no script waits for another to name it."""
    asked = re.findall(r'<script type="module" src="\.\./javascripts/(\w+)\.', calculator_page.text)
    assert asked == ["tombol", "luring", "kalkulator"]
    (calculator,) = (site / "javascripts").glob("kalkulator.*.mjs")
    assert re.findall(r'from"\./(\w+)\.\w+\.mjs"', calculator.read_text("utf-8")) == ["luring"]
    there = {path.name.partition(".")[0] for path in (site / "javascripts").glob("*.mjs")}
    assert there == {"kalkulator", "kertas", "luring", "tombol", "worker"}
