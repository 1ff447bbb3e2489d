"""What assistive technology and the security policy need of the markup of every page."""

import json

from calculator import catalog
from calculator.publish.pages import label_cells
from calculator.publish.site import ERRORS
from tests.site.reading import words


def test_what_an_attribute_refers_to_is_there(pages):
    """Labels, descriptions and controls point at elements of the same page."""
    for name, page in pages.items():
        ids = set(page.ids())
        for element in page.elements():
            for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
                assert set(element.attrib.get(attribute, "").split()) <= ids, (name, attribute, element.attrib)


def test_every_control_of_every_page_has_a_label(pages):
    """Whatever can be typed into, chosen or ticked says what it is; the theme's unseen switches are no controls."""
    for name, page in pages.items():
        labelled = {label.attrib["for"] for label in page.all("label") if "for" in label.attrib}
        inside = {id(control) for label in page.all("label") if words(label) for control in label.iter()}
        controls = [*page.all("input"), *page.all("select"), *page.all("textarea")]
        for control in [found for found in controls if "md-toggle" not in found.attrib.get("class", "")]:
            own = control.attrib.get("aria-label") or control.attrib.get("aria-labelledby")
            assert own or control.attrib.get("id") in labelled or id(control) in inside, (name, control.attrib)


def test_every_button_and_picture_has_words(pages):
    """A button has text or a name, an image an alt, a drawing that means something a label."""
    for name, page in pages.items():
        for button in page.all("button"):
            assert words(button) or button.attrib.get("aria-label") or button.attrib.get("title"), name
        for picture in page.all("img"):
            assert "alt" in picture.attrib, name
        for drawing in page.elements():
            assert drawing.attrib.get("role") != "img" or drawing.attrib.get("aria-label"), name


def test_no_inline_handler_and_no_script_address(pages):
    """Behaviour stands in script files: the policy would drop anything else silently."""
    for name, page in pages.items():
        for element in page.elements():
            assert not [key for key in element.attrib if key.startswith("on")], (name, element.tag)
            assert not element.attrib.get("href", "").startswith("javascript:"), name


def test_only_pages_that_stand_for_others_are_not_indexed(pages):
    """They alone ask search engines to stay away."""
    asking = [name for name, page in pages.items() if page.all("meta", name="robots", content="noindex")]
    assert asking == list(ERRORS)


def test_no_word_of_the_form_can_be_searched(site):
    """Search knows the calculator's page by its opening words, by no label and no amount of the worked example."""
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    found = " ".join(entry["text"] for entry in index["docs"] if entry["location"].startswith("kalkulator/"))
    labels = [field.label for field in catalog.CALCULATORS["keputusan"].fields]
    assert "Isi pesanan Anda" in found
    assert [label for label in labels if label in found] == []
    assert "Rp" not in found


def test_guide_tables_name_the_column_in_every_cell(pages):
    """Every table of a guide can become cards: each cell carries the name of its column."""
    tables = [table for page in pages.values() for table in page.all("table", **{"class": "berkartu"})]
    assert tables
    for table in tables:
        names = [words(head) for head in table.iter("th")]
        cells = [cell.attrib.get("data-kolom") for cell in table.iter("td")]
        assert cells == names * (len(cells) // len(names))


def test_column_names_cannot_break_out_of_the_attribute():
    """A quotation mark in a heading of a table stays inside the attribute."""
    html = label_cells('<table><thead><tr><th>A “b” "c"</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>')
    assert 'data-kolom="A “b” &quot;c&quot;"' in html
