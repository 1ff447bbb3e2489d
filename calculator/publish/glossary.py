"""The glossary in the guide: at its first mention a term leads to its entry, and shows it where a pointer rests.

The one source is docs/panduan/istilah.md. A link does what a tooltip of our own would need a script for: Tab and touch
reach it, a screen reader says that it leads on, and nothing is lost where `title` is never shown.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

_ENTRY = re.compile(r"^(\*\*.+)\n\{: #([\w-]+) \}$", re.MULTILINE)
_BOLD = re.compile(r"\*\*(.+?)\*\*(?: \((\w+)\))?")
_SEE = re.compile(r" Lihat \[.*$")
_MARKED = re.compile(r"\*+")

_PARTS = re.compile(r"(<[^>]+>)")
_TAG = re.compile(r"</?([a-z][a-z0-9]*)")
_WHERE = ("p", "li", "td")
_NOT_IN = ("a", "code", "dl", "h1", "h2", "h3", "h4", "pre", "small", "summary", "svg", "th")
"""A term becomes a link in running text, never in these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry: its anchor, and what it says, as plain text."""

    anchor: str
    text: str


def entries(markdown: str) -> dict[str, Entry]:
    """The entries of the glossary page, by each name of theirs. Raises ValueError if there are none."""
    found: dict[str, Entry] = {}
    for text, anchor in _ENTRY.findall(markdown):
        entry = Entry(anchor=anchor, text=_MARKED.sub("", _SEE.sub("", text)))
        for bold, beside in _BOLD.findall(text):
            names = [*re.split(r", | dan | \(|\)", bold), beside]
            found |= {name: entry for name in names if name[:1].isupper()}
    if not found:
        message = "docs/panduan/istilah.md has no entries of the form **Term**: text {: #anchor }"
        raise ValueError(message)
    return found


def link_first(html: str, found: Mapping[str, Entry], address: str) -> str:
    """Link the first mention of each entry to its place on the glossary page, where the page does not yet do so."""
    left = {name: entry for name, entry in found.items() if f'istilah/#{entry.anchor}"' not in html}
    names = sorted(found, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(_spelled, names))})(?![\w-])")
    known = {name.casefold(): entry for name, entry in left.items()}
    told: set[str] = set()

    def linked(mention: re.Match[str]) -> str:
        entry = known.get(mention[0].casefold())
        if entry is None or entry.anchor in told:
            return mention[0]
        told.add(entry.anchor)
        return f'<a class="arti" href="{address}#{entry.anchor}" title="{escape(entry.text)}">{mention[0]}</a>'

    open_tags: list[str] = []
    parts = _PARTS.split(html)
    for place, part in enumerate(parts):
        if place % 2:
            _walk(open_tags, part)
        elif set(_WHERE) & set(open_tags) and not set(_NOT_IN) & set(open_tags):
            parts[place] = pattern.sub(linked, part)
    return "".join(parts)


def _spelled(name: str) -> str:
    """An abbreviation as it stands; a word with a small or a large first letter."""
    return re.escape(name) if name.isupper() else f"[{name[0]}{name[0].lower()}]{re.escape(name[1:])}"


def _walk(open_tags: list[str], tag: str) -> None:
    named = _TAG.match(tag)
    if named is None or tag.endswith("/>") or named[1] in ("br", "img", "input", "hr", "path", "rect", "circle"):
        return
    if not tag.startswith("</"):
        open_tags.append(named[1])
    elif named[1] in open_tags:
        while open_tags.pop() != named[1]:
            pass
