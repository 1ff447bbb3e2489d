"""The page of the law: made from the rules alone, so that a rule cannot be used and not shown."""

from datetime import date
from html import unescape

import pytest

from calculator import rules, words
from calculator.publish import law_page
from tests.building import ROOT

TODAY = date(2026, 11, 24)


FENCE = (ROOT / "docs" / "aturan.md").read_text("utf-8").partition("```aturan\n")[2].partition("```")[0]
"""The fence of the page itself."""


def text(day=TODAY):
    """The page as of a day."""
    return unescape(law_page.page(FENCE.replace(f"hari_ini = {TODAY}", f"hari_ini = {day}")))


def test_every_rule_stands_in_one_part_with_its_article_and_source():
    """Nothing the calculator uses is hidden."""
    shown = text()
    for rule in rules.rules().values():
        assert shown.count(f"<summary>{rule.label}:") == 1
        for row in rule.rows:
            assert f"{row.source.title}, {row.article}" in shown
            assert f"dari {words.term('dilihat', row.seen)}" in shown


def test_a_rule_that_stands_in_no_part_fails_the_build():
    """Whoever adds a file of rules is told to give it a place on the page."""
    with pytest.raises(ValueError, match="every rule"):
        law_page.page(FENCE.replace('awal = "denda"', 'awal = "dendang"'))


def test_the_value_in_force_is_that_of_the_day():
    """The same rule is shown as it was, as it is, and what is to come is announced."""
    label = "Bea masuk barang kiriman, tas (HS 4202)"
    assert f"<summary>{label}: <b>25%</b></summary>" in text()
    before = text(date(2025, 3, 4))
    assert f"<summary>{label}: <b>tarif MFN barangnya</b>; mulai 5 Mar 2025: 25%</summary>" in before
    assert "Akan berlaku mulai 5 Mar 2025: 25%" in before


def test_a_change_is_listed_on_its_day():
    """Old and new value stand side by side; what stayed the same is no change."""
    changes = text().partition("Apa yang berubah")[2].partition("<h2>Sumber</h2>")[0]
    assert "CHANGELOG.md" in changes.partition("<h3>")[0]
    of_day = changes.partition("Mulai 5 Maret 2025")[2].partition("<h3>")[0]
    assert "Bea masuk barang kiriman, tas (HS 4202): tarif MFN barangnya menjadi <b>25%</b>" in of_day
    assert "barang umum" not in of_day
    assert "Denda nilai pabean barang kiriman juga untuk perorangan: ya menjadi <b>tidak</b>" in of_day


def test_what_is_to_be_watched_is_named():
    """The review of PPN on 1 January 2027 stands on the page."""
    assert "1 Januari 2027" in text().partition("Yang kami pantau")[2].partition("Apa yang berubah")[0]
