"""The home page's answers at a glance: the engine's own, and not all of them in favour of a sample."""

import re
import tomllib
from typing import Any

import pytest

from calculator import advice, catalog, words
from calculator.numbers import dari_seratus, rupiah_kira
from calculator.publish import excerpts
from calculator.respond import respond
from tests.building import ROOT
from tests.site.reading import words as written

(SOURCE,) = re.findall(r"```cuplikan\n(.*?)```", (ROOT / "docs/index.md").read_text("utf-8"), re.DOTALL)
FENCE = tomllib.loads(SOURCE)


@pytest.fixture(scope="module")
def shown(pages):
    """The answers as the home page says them."""
    return written(pages["index.html"].with_class("cuplikan"))


@pytest.mark.parametrize("name", FENCE["contoh"])
def test_an_answer_is_the_engines(name, shown):
    """The sentence that decides, the break-even chance and the difference; or the papers first, and no price."""
    preset = catalog.presets()[name]
    masukan = preset.values | {"hari_ini": FENCE["hari_ini"].isoformat()}
    hasil: Any = respond({"kalkulator": "keputusan", "masukan": masukan})["hasil"]
    assert preset.name in shown
    decided = hasil["keputusan"]
    if hasil["gerbang"]["status"] == "berhenti":
        assert words.term("putusan", "izin") in shown
        assert rupiah_kira(abs(decided["selisih"])) not in shown
        return
    assert advice.headline(decided["saran"], hasil["jadwal"], dihargai=False) in shown
    assert f"rata-rata {rupiah_kira(abs(decided['selisih']))}" in shown
    assert f"impas bila {dari_seratus(decided['p_impas'])}" in shown


def test_the_answers_differ(shown):
    """A reader sees that it can be sample, no sample, or no order yet."""
    verdicts = [words.term("putusan", "izin"), "Sample dulu", "Tidak perlu sample"]
    assert [verdict for verdict in verdicts if verdict not in shown] == []


def test_an_unknown_example_fails_the_build():
    """Not an empty box."""
    with pytest.raises(KeyError, match="gelas"):
        excerpts.page(SOURCE.replace("tumbler", "gelas"))
