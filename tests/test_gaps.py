"""What is left out: loaded as strictly as a rule, told on its page with its evidence, and nowhere as prose."""

from html import unescape

import pytest

from calculator import permits, tables, words
from calculator.numbers import tanggal_pendek
from calculator.publish import gaps
from tests.building import ROOT


def test_the_page_tells_everything_left_out_with_its_evidence():
    """Licences, law that is not counted, and what is not known: each once, with article, day and confidence."""
    page = unescape(gaps.page())
    told = [(one.title, one.text, one.reason, one.evidence) for one in gaps.uncounted()]
    told += [(one.nama, one.perlu, one.ragu, one.bukti) for one in permits.permits().values()]
    for title, text, other, evidence in told:
        assert page.count(f"<b>{title}.</b> {text} {other}") == 1
        assert f"; {evidence.article}; dicek {tanggal_pendek(evidence.checked)}" in page
        assert f"keyakinan {evidence.confidence} ({words.term('keyakinan', evidence.confidence)})" in page
        for source in evidence.sources:
            assert f"<li>{source.title} ({source.where})</li>" in page
    for unknown in gaps.unknowns():
        assert page.count(f"<b>{unknown.title}.</b> {unknown.text}") == 1


def test_what_is_refused_is_among_what_is_not_known():
    """The first days of our rows, so that no reader takes the refusal for a fault."""
    (refused,) = [one.text for one in gaps.unknowns() if one.id == "sebelum_2020"]
    for day in ("30 Januari 2020", "6 Juni 2025", "1 April 2022"):
        assert day in refused


def test_the_page_of_the_law_keeps_no_list_of_its_own():
    """It leads to the page made from the data."""
    text = (ROOT / "docs" / "aturan.md").read_text("utf-8")
    assert "(yang-belum-kami-tahu.md)" in text
    assert "KMK 140" not in text


BAD = {
    "an unknown source": (gaps.UNCOUNTED, {"sumber": ["asing"]}, ["sumber", "asing", "intr"]),
    "one source for A": (gaps.UNCOUNTED, {"keyakinan": "A", "sumber": ["intr"]}, ["sumber", "needs 2"]),
    "an unknown confidence": (gaps.UNCOUNTED, {"keyakinan": "D"}, ["keyakinan", "D", "A, B, C"]),
    "a reason that is no text": (gaps.UNCOUNTED, {"alasan": 3}, ["alasan", "3", "str"]),
    "an unknown key": (gaps.UNCOUNTED, {"tarif": 1}, ["tarif", "alasan"]),
    "a text for a day": (gaps.UNKNOWN, {"diperiksa": "kemarin"}, ["diperiksa", "kemarin", "date"]),
    "an unknown key of what is not known": (gaps.UNKNOWN, {"sumber": []}, ["sumber", "isi"]),
}


@pytest.mark.parametrize(("name", "change", "said"), BAD.values(), ids=BAD)
def test_a_bad_entry_is_refused_with_file_key_and_what_is_valid(monkeypatch, name, change, said):
    """As a bad rule is."""
    kept = tables.load
    first = next(iter(kept(name)))
    changed = {**kept(name), first: {**tables.take(kept(name), first, dict, name), **change}}
    monkeypatch.setattr(tables, "load", lambda asked: changed if asked == name else kept(asked))
    with pytest.raises(tables.DataError) as caught:
        (gaps.uncounted if name == gaps.UNCOUNTED else gaps.unknowns)()
    told = [f"data/{name}.toml", f"[{first}]", *said]
    assert told == [part for part in told if part in str(caught.value)]
