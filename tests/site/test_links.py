"""Every address in the built site leads somewhere, and none leads to a stranger."""

import json
import re
from urllib.parse import parse_qs, urljoin, urlsplit
from xml.etree import ElementTree as ET

from calculator.publish.runtime.wheels import SHEETS
from calculator.publish.site import ERRORS
from tests.building import pages_of_nav
from tests.site.reading import HERE, file_of

STRANGER = re.compile(r"(?:https?:)?//[^\s\"')]+", re.IGNORECASE)
NAMESPACE = "http://www.w3.org/"


def test_every_link_and_asset_of_the_site_is_there(site, pages):
    """An address of ours is a file in the folder."""
    missing = [
        (name, address)
        for name, page in pages.items()
        for address in page.links()
        if address.startswith(HERE) and not file_of(site, address).is_file()
    ]
    assert missing == []


def test_every_anchor_is_an_id_of_its_page(site, pages):
    """A link into a page meets an element there, one to a row of a form the row's template; an empty one the top.

    A calculation in an address meets its example.
    """
    ids = {page.file: {"", *page.ids()} for page in pages.values()}
    astray = [
        (name, address)
        for name, page in pages.items()
        for address in page.links()
        if address.startswith(HERE) and file_of(site, address) in ids
        if _met(urlsplit(address).fragment) not in ids[file_of(site, address)]
    ]
    assert astray == []


def _met(fragment):
    if fragment.startswith("v=1&"):
        return f"contoh-{parse_qs(fragment)['contoh'][0]}"
    return re.sub(r"(isian-\w+)\.\d+\.", r"\1.0.", fragment)


OFFICIAL = ("https://intr.insw.go.id", "https://fiskal.kemenkeu.go.id/")
"""The official pages a reader is sent to, by a link that is followed at a tap and never before."""


def test_no_page_names_a_foreign_host_but_whatsapp(pages):
    """No attribute of any element names another host than ours, wa.me, and of a link the official pages."""
    strange = [
        (name, element.tag, value)
        for name, page in pages.items()
        for element in page.elements()
        for value in element.attrib.values()
        for address in STRANGER.findall(value)
        if not address.startswith((HERE, "https://wa.me/", NAMESPACE, *(OFFICIAL if element.tag == "a" else ())))
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


def test_our_scripts_name_no_host(site):
    """Our own modules know no address but those they are given, and import files that are there."""
    modules = sorted((site / "javascripts").glob("*.mjs"))
    assert modules
    for module in modules:
        text = module.read_text("utf-8")
        assert "://" not in text
        for names in re.findall(r"from \"(\./[^\"]+)\"|new URL\(\"([^\"]+)\", import", text):
            assert (module.parent / "".join(names)).is_file()


def test_calculator_names_a_whole_runtime(site, calculator_page):
    """The folder the page names holds every file that its manifest lists, at the size listed, and is the only one.

    What a spreadsheet takes is no part of what everyone loads, so it is not listed.
    """
    (element,) = calculator_page.all("kalkulator-impor")
    told = json.loads(element.attrib["data-mesin"])
    runtime = site / told.pop("folder")
    manifest = json.loads((runtime / "manifest.json").read_text("utf-8"))
    assert told == manifest
    on_disk = {path.name: path.stat().st_size for path in runtime.iterdir()}
    beside = {name: on_disk[name] for name in ("manifest.json", SHEETS)}
    assert on_disk == manifest["files"] | manifest.get("ready", {}) | beside
    assert [path.name for path in (site / "runtime").iterdir()] == [runtime.name]


def test_guide_pages_name_no_python_and_no_calculator(guide_pages):
    """Neither the runtime nor the calculator's script is loaded or named by a guide page; its text may speak of it.

    The one module it loads makes the theme's menu and search buttons.
    """
    for name, page in guide_pages.items():
        named = " ".join(value for element in page.elements() for value in element.attrib.values())
        code = " ".join(script.text or "" for script in page.all("script"))
        for word in ("pyodide", "runtime/", "javascripts/kalkulator", "javascripts/worker.", "javascripts/engine"):
            assert word not in (named + code).lower(), name
        assert page.all("kalkulator-impor") == [], name


def test_sitemap_lists_the_pages_of_the_navigation(site):
    """Search engines are shown the pages a reader finds, and no other."""
    listed = {found.text for found in ET.parse(site / "sitemap.xml").iter() if found.tag.endswith("}loc")}  # noqa: S314 - our own file
    assert listed == {urljoin(HERE, path) for path in pages_of_nav().values()}


def test_whatsapp_links_are_plain_and_short(pages):
    """Every page of the navigation has a wa.me link with a message that can be read; it works without a script."""
    for name, page in pages.items():
        links = [urlsplit(address) for address in page.links() if "wa.me" in address]
        assert links or name in ERRORS
        for link in links:
            assert (link.scheme, link.netloc) == ("https", "wa.me")
            assert re.fullmatch(r"/\d*", link.path)
            (message,) = parse_qs(link.query, strict_parsing=True, errors="strict")["text"]
            assert message.startswith("Halo RTS")
            assert len(message) <= 700
