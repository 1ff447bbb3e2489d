"""Terms in the guide lead to the glossary: once a page, with the entry's own words, from the one source."""

import pytest

from calculator.publish import glossary
from tests.building import GUIDES, ROOT

SOURCE = (ROOT / "docs/panduan/istilah.md").read_text("utf-8")
TEXT = '**AQL** (*limit*): kolom. Lihat [ini](x.md).\n{: #aql }\n\n**LCL, FCL**: berbagi; "satu".\n{: #lcl }\n'


def test_an_entry_has_all_its_names_and_plain_words():
    """Marks and the link at the end are left out; every entry of the page is found."""
    found = glossary.entries(TEXT)
    assert {name: entry.anchor for name, entry in found.items()} == {"AQL": "aql", "LCL": "lcl", "FCL": "lcl"}
    assert found["AQL"].text == "AQL (limit): kolom."
    anchors = {entry.anchor for entry in glossary.entries(SOURCE).values()}
    assert len(anchors) == SOURCE.count("{: #")
    with pytest.raises(ValueError, match="no entries"):
        glossary.entries("# Istilah")


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        ("<p>AQL, lalu AQL dan FCL, LCL</p>", ["AQL", "FCL"]),
        ("<h2>AQL</h2><p><a href='x'>AQL</a> <code>FCL</code></p>", []),
        ("<p>AQLx, pre-AQL, aql</p>", []),
        ("<p><br>x</p><svg><text>AQL</text></svg><ul><li>AQL</li></ul>", ["AQL"]),
        ('<p>AQL <a href="../istilah/#aql">arti</a> LCL</p>', ["LCL"]),
    ],
)
def test_the_first_mention_in_running_text_is_linked(html, linked):
    """Not in a heading, a link, code or a drawing, not within a word, not where the page leads there by itself."""
    shown = glossary.link_first(html, glossary.entries(TEXT), "../istilah/")
    assert [one.split(">")[1].split("<")[0] for one in shown.split('<a class="arti"')[1:]] == linked
    assert 'title="LCL, FCL: berbagi; &quot;satu&quot;."' in shown or not {"LCL", "FCL"} & set(linked)


@pytest.mark.parametrize("name", [name for name in GUIDES if name != "istilah"])
def test_every_page_of_the_guide_leads_to_entries_once_each(pages, name):
    """Each link shows the words of the entry that it leads to."""
    found = {entry.anchor: entry.text for entry in glossary.entries(SOURCE).values()}
    links = pages[f"panduan/{name}/index.html"].all("a", **{"class": "arti"})
    anchors = [link.get("href").split("istilah/#")[1] for link in links]
    assert anchors
    assert len(set(anchors)) == len(anchors)
    assert [link.get("title") for link in links] == [found[anchor] for anchor in anchors]


def test_the_glossary_does_not_lead_to_itself(pages):
    """Nor does the overview, which says what its words mean where it uses them, or a page outside the guide."""
    for path in ("panduan/istilah/index.html", "po-sample-vs-mass-production/index.html", "metode/index.html"):
        assert 'class="arti"' not in pages[path].text
