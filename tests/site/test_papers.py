"""The pages of blank papers: every document and message is there, readable and printable without a script."""

import re

import pytest

from calculator import paper
from tests.site.reading import words

PAPERS, MESSAGES = "kertas-kerja/index.html", "pesan-ke-pabrik/index.html"

SHOWN = {
    PAPERS: [document.id for document in paper.documents({}) if document.id != paper.OWN],
    MESSAGES: [message.id for message in paper.messages({})],
}


def _articles(page):
    return [article for article in page.all("article") if article.get("id", "").startswith("kertas-")]


@pytest.mark.parametrize("name", SHOWN)
def test_every_paper_is_on_its_page(pages, name):
    """The documents that go out or are filled in, and the messages; the importer's own sheet needs an order."""
    assert [article.get("id") for article in _articles(pages[name])] == [f"kertas-{own}" for own in SHOWN[name]]


def test_each_document_can_be_reached_and_has_blanks(pages):
    """From the list at the top; blanks are named for those who hear the page."""
    page = pages[PAPERS]
    linked = [link.get("href") for link in page.with_class("isi-kertas").iter("a")]
    assert linked == [f"#kertas-{own}" for own in SHOWN[PAPERS]]
    for article in _articles(page):
        blanks = [found for found in article.iter("span") if found.get("class") == "kosong"]
        assert len(blanks) > 5, article.get("id")
        assert {blank.get("aria-label") for blank in blanks} == {"kosong"}


@pytest.mark.parametrize("name", SHOWN)
def test_what_needs_a_script_is_hidden_without_one(pages, name):
    """The buttons to print and to copy; the text to copy is there all the same."""
    buttons = [button for article in _articles(pages[name]) for button in article.iter("button")]
    assert len(buttons) >= len(SHOWN[name])
    assert [words(button) for button in buttons if "hidden" not in button.attrib] == []
    for article in _articles(pages[name]):
        if any(button.get("class") == "salin-teks" for button in article.iter("button")):
            assert next(article.iter("pre")).text


@pytest.mark.parametrize("name", SHOWN)
def test_the_pages_say_what_they_are_not(pages, name):
    """No legal advice, and Chinese that nobody has checked."""
    said = words(pages[name].all("main")[0])
    assert "ukan nasihat hukum" in said
    assert "dicek penutur asli" in said


def test_no_number_is_made_up(pages):
    """The blank papers hold no amount and no date."""
    for article in _articles(pages[PAPERS]):
        assert re.search(r"(?:USD|CNY|Rp) ?\d|\d{4}-\d\d|\b20\d\d\b", words(article)) is None
