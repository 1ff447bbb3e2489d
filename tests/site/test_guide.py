"""The short pages of the guide: one question, the answer first, when it changes, a source with a day, one way on."""

import re

import pytest

from tests.building import GUIDES, ROOT
from tests.site.reading import words

LONG = {"tanya-jawab": 1100, "istilah": 700}
"""The pages that hold many short answers, and how many words they may have; the others 480."""

WITHOUT = ("tanya-jawab", "istilah")
"""Pages of many answers, each of which says for itself when it changes."""


@pytest.mark.parametrize("name", GUIDES)
def test_a_page_answers_first_and_leads_on(name):
    """The first paragraph is the answer; the last one is the next step; in between when it changes and whence."""
    text = (ROOT / f"docs/panduan/{name}.md").read_text("utf-8")
    body = re.sub(r"```.*?```\n", "", text.split("---\n", 2)[2], flags=re.DOTALL)
    assert re.match(r"\n# .*\?\n\n\*\*(Jawaban singkat|Cara memakai)|\n# Tanya jawab", body)
    assert name in WITHOUT or "## Kapan jawabannya berubah\n" in body
    assert re.search(r"[Dd]icek 24 November 2026", body)
    assert re.search(r"\n\*\*Langkah berikut:\*\* \[[^\]]+\]\([^)]+\)\.\n$", body)
    assert body.count("**Langkah berikut:**") == 1
    assert len(body.split()) <= LONG.get(name, 480)


def test_the_overview_leads_to_every_page(pages):
    """Its list names each once."""
    page = pages["po-sample-vs-mass-production/index.html"]
    named = {link.split("/panduan/")[1].strip("/") for link in page.links() if "/panduan/" in link}
    assert named == set(GUIDES)


def test_the_faq_holds_its_fourteen_questions_each_answered_in_full(pages):
    """When the answer changes, the source, and one way on."""
    text = (ROOT / "docs/panduan/tanya-jawab.md").read_text("utf-8")
    answers = text.split("\n### ")[1:]
    assert len(answers) == 14
    for answer in answers:
        assert "**Berubah bila**" in answer
        assert "Sumber:" in answer
        assert re.search(r"Lanjut: \[[^\]]+\]\([^)]+\)\.", answer)
    assert len(pages["panduan/tanya-jawab/index.html"].all("h3")) == 14


def test_amounts_are_not_searched_and_a_self_test_needs_no_script(pages):
    """The amounts of an example stand aside from the search; the questions are the browser's own."""
    assert pages["panduan/kapan-perlu-sample/index.html"].with_class("angka").get("data-search-exclude") is not None
    asked = pages["panduan/uji-diri/index.html"].all("details", **{"class": "soal"})
    assert len(asked) == 5
    assert all(words(one.find("summary")).endswith("?") for one in asked)
