"""Mends the HTML of Markdown pages: table cells carry their column's name, so that rows can become cards."""

import re
from html import escape, unescape

_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_HEAD = re.compile(r"<th>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")


def label_cells(html: str) -> str:
    """Give every cell of a plain Markdown table its column's name in `data-kolom`."""
    return _TABLE.sub(lambda found: _labelled(found[1]), html)


def _labelled(inside: str) -> str:
    head, body = inside.split("</thead>", 1)
    names = [escape(unescape(_TAGS.sub("", name)).strip()) for name in _HEAD.findall(head)]
    body = _ROW.sub(lambda row: _row(row[1], names), body)
    return f'<table class="berkartu">{head}</thead>{body}</table>'


def _row(cells: str, names: list[str]) -> str:
    columns = iter(names)
    labelled = re.sub(r"<td>", lambda _: f'<td data-kolom="{next(columns)}">', cells)
    return f"<tr>{labelled}</tr>"
