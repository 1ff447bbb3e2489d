"""Reads the built HTML as a browser does, and finds what tests ask of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib

HERE = "http://127.0.0.1:8000/"
"""The address that a site built without SITE_URL takes itself to have."""

ADDRESSES = ("href", "src", "action", "poster", "data", "formaction")
"""The attributes that hold one address."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One built page: its file, its address on the site, its text and its elements."""

    file: Path
    address: str
    text: str
    tree: Element

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements of a tag that have these attributes."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [found for found in self.tree.iter(tag) if wanted.items() <= found.attrib.items()]

    def with_class(self, name: str) -> Element:
        """The first element of a class. Raises StopIteration if there is none."""
        return next(found for found in self.elements() if name in found.get("class", "").split())

    def elements(self) -> Iterator[Element]:
        """Every element, comments left out."""
        return (found for found in self.tree.iter() if isinstance(found.tag, str))

    def ids(self) -> list[str]:
        """Every id, in order."""
        return [found.attrib["id"] for found in self.elements() if "id" in found.attrib]

    def links(self) -> Iterator[str]:
        """Every address the page names, made absolute."""
        for found in self.elements():
            for name in ADDRESSES:
                if name in found.attrib:
                    yield urljoin(self.address, found.attrib[name])


def read(folder: Path, here: str = HERE) -> dict[str, Page]:
    """Every page of a site that was built for this address, by its path in the folder."""
    pages = {}
    for file in sorted(folder.rglob("*.html")):
        text = file.read_text("utf-8")
        name = file.relative_to(folder).as_posix()
        address = urljoin(here, name.removesuffix("index.html"))
        tree = html5lib.parse(text, namespaceHTMLElements=False)
        pages[name] = Page(file=file, address=address, text=text, tree=tree)
    return pages


def words(element: Element) -> str:
    """The text of an element with spaces as a reader sees them; scripts are not read."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    if element.tag in ("script", "style"):
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def file_of(folder: Path, address: str) -> Path:
    """The file behind an address of the site."""
    file = folder / urlsplit(address).path.lstrip("/")
    return file / "index.html" if file.is_dir() else file
