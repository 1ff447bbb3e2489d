"""Every address in the built site leads somewhere, and none leads to a stranger."""

import json
import re
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from tests.building import pages_of_nav
from tests.site.reading import HERE

STRANGER = re.compile(r"(?:https?:)?//[^\s\"')]+", re.IGNORECASE)
NAMESPACE = "http://www.w3.org/"


def test_no_page_names_a_foreign_host_but_whatsapp(pages):
    """No attribute of any element names another host than ours and wa.me."""
    strange = [
        (name, element.tag, value)
        for name, page in pages.items()
        for element in page.elements()
        for value in element.attrib.values()
        for address in STRANGER.findall(value)
        if not address.startswith((HERE, "https://wa.me/", NAMESPACE))
    ]
    assert strange == []


def test_no_stylesheet_fetches_from_elsewhere(site):
    """What a stylesheet names is data or a file that is there."""
    found = []
    for sheet in site.rglob("*.css"):
        text = sheet.read_text("utf-8")
        assert "@import" not in text
        for quoted in re.findall(r"url\(\s*[\"']?((?!data:|var)[^\"')]+)", text):
            found.append(quoted)
            assert (sheet.parent / quoted).is_file(), quoted
    assert found


def test_calculator_names_a_whole_runtime(site, calculator_page):
    """The folder the page names holds every file that its manifest lists, at the size listed."""
    (element,) = calculator_page.all("kalkulator-impor")
    runtime = site / element.attrib["data-mesin"]
    manifest = json.loads((runtime / "manifest.json").read_text("utf-8"))
    on_disk = {path.name: path.stat().st_size for path in runtime.iterdir()}
    assert on_disk == manifest["files"] | {"manifest.json": on_disk["manifest.json"]}
    assert [path.name for path in (site / "runtime").iterdir()] == [runtime.name]


def test_sitemap_lists_the_pages_of_the_navigation(site):
    """Search engines are shown the pages a reader finds, and no other."""
    listed = {found.text for found in ET.parse(site / "sitemap.xml").iter() if found.tag.endswith("}loc")}  # noqa: S314 - our own file
    assert listed == {urljoin(HERE, path) for path in pages_of_nav().values()}
