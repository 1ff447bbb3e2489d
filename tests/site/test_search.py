"""Search knows Indonesian: families of words and what means the same, through the theme's own worker."""

import itertools
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from calculator.publish import search
from tests.building import ROOT

FAMILIES, APART = (
    [line.split() for line in lines]
    for lines in tomllib.loads((ROOT / "tests/pencarian.toml").read_text("utf-8")).values()
)
TOGETHER = ("kirim pengiriman mengirim", "pesan pemesanan memesan", "produksi memproduksi", "sampel sample",
            "ongkir ongkos", "pemasok supplier", "PENGIRIMAN kirim", "perizinan izin")  # fmt: skip
"""Queries that find the same pages."""


@pytest.fixture(scope="module")
def ask(site):
    """The stems of words, and what queries find, from the search of the built site."""
    (worker,) = site.glob("assets/javascripts/workers/search.*.js")
    command = [Path(sys.prefix) / "bin/node", ROOT / "tests/mesin_cari.mjs", site, worker.relative_to(site)]

    def asked(*, words=(), queries=()):
        given = json.dumps({"words": list(words), "queries": list(queries)})
        return json.loads(subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout)

    return asked


@pytest.fixture(scope="module")
def stems(ask):
    """The stem of every word of the families."""
    words = sorted({word for line in (*FAMILIES, *APART) for word in line})
    return dict(zip(words, ask(words=words)["stems"], strict=True))


def _pages(items):
    """The pages that a query finds, and the parts of them."""
    return {part["location"] for group in items for part in group if part["terms"]}


def test_there_are_enough_families_to_mean_something():
    """Forty families and 150 pairs at least; no word stands in two."""
    words = [word for family in FAMILIES for word in family]
    assert len(FAMILIES) >= 40
    assert sum(len(list(itertools.combinations(family, 2))) for family in FAMILIES) >= 150
    assert len(words) == len(set(words))


def test_every_pair_of_a_family_is_joined(stems):
    """Whatever form is typed, it is searched by the same word."""
    assert [family for family in FAMILIES if len({stems[word] for word in family}) > 1] == []


def test_no_two_families_are_joined(stems):
    """Nothing is found by accident: neither across families nor among words that look alike."""
    owners: dict[str, set[str]] = {}
    for family in FAMILIES:
        owners.setdefault(stems[family[0]], set()).add(family[0])
    assert [names for names in owners.values() if len(names) > 1] == []
    assert [line for line in APART if len({stems[word] for word in line}) < len(line)] == []


def test_a_stem_is_its_own_stem(ask, stems):
    """What the index holds is found by what a query becomes."""
    heads = sorted(set(stems.values()))
    assert ask(words=heads)["stems"] == heads


@pytest.mark.parametrize("queries", TOGETHER)
def test_forms_of_a_word_and_its_twins_find_the_same(ask, queries):
    """A query in any form finds the same parts of the same pages, and at least one."""
    found = [_pages(items) for items in ask(queries=queries.split())["found"]]
    assert found[0]
    assert all(each == found[0] for each in found)


def test_a_word_that_is_found_is_marked_once_and_called_missing_nowhere(ask):
    """No piece of a mark stands within another, and the result does not say that the word is not there."""
    for items in ask(queries=["pengiriman", "kiri", "memesan", "tolak penolakan"])["found"]:
        parts = [part for group in items for part in group if part["terms"]]
        assert parts
        for part in parts:
            assert not re.search(r"<mark>[^<]*<mark>", part["title"] + part["text"])
            assert part["text"].count("<mark>") == part["text"].count("</mark>")
            assert any(part["terms"].values())


def test_the_beginning_of_a_word_finds_it(ask):
    """Whoever has typed half a word sees results already."""
    half, whole = (_pages(items) for items in ask(queries=["spesif", "spesifikasi"])["found"])
    assert whole
    assert half >= whole


def test_an_unknown_word_finds_nothing(ask):
    """So that the line which helps on is seen."""
    assert ask(queries=["zzyzx"])["found"] == [[]]


def test_words_that_say_nothing_are_not_called_missing(ask):
    """`apa itu` is neither searched for nor missed."""
    (items,) = ask(queries=["apa itu ongkir"])["found"]
    assert items
    assert {term for group in items for part in group for term in part["terms"]} == {"ongkir"}


def test_the_worker_is_told_our_language_and_loads_no_other(site, ask):
    """The index names `id`; of the theme's thirty languages none is published."""
    assert ask()["lang"] == ["id"]
    assert sorted(path.name for path in (site / search.WORKER_FOLDER).rglob("*.js")) == sorted(search.KEPT)


def test_what_helps_on_stands_in_every_page(pages):
    """After the empty list of results, outside what the theme's script fills, with links that lead on."""
    for name, page in pages.items():
        help_on = page.with_class("cari-kosong")
        assert len(list(help_on.iter("a"))) >= 3, name
        assert page.text.index("md-search-result__list") < page.text.index("cari-kosong"), name
        inside = [found.get("class") for found in page.with_class("md-search-result").iter()]
        assert "cari-kosong" not in inside, name


def test_a_script_of_another_shape_fails_the_build(tmp_path):
    """A cut that no longer meets its text would put the whole index back into every visit."""
    (tmp_path / "assets/javascripts").mkdir(parents=True)
    (tmp_path / "assets/javascripts/bundle.1.min.js").write_text("let a=1;", "utf-8")
    with pytest.raises(search.SearchError, match="must stand in it once"):
        search.settle(tmp_path)
