"""Mends the HTML of Markdown pages: table cells carry their column's name, so that rows can become cards."""

import re
from html import escape, unescape

_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_HEAD = re.compile(r"<th>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")


def label_cells(html: str) -> str:
    """Give every plain Markdown table roles and every cell its column's name in `data-kolom`.

    The roles stand there because a table laid out as cards would lose them.
    """
    return _TABLE.sub(lambda found: _labelled(found[1]), html)


def _labelled(inside: str) -> str:
    head, body = inside.split("</thead>", 1)
    names = [escape(unescape(_TAGS.sub("", name)).strip()) for name in _HEAD.findall(head)]
    head = head.replace("<thead>", '<thead role="rowgroup">').replace("<tr>", '<tr role="row">')
    head = head.replace("<th>", '<th role="columnheader">')
    body = _ROW.sub(lambda row: _row(row[1], names), body).replace("<tbody>", '<tbody role="rowgroup">')
    return f'<table class="berkartu" role="table">{head}</thead>{body}</table>'


def _row(cells: str, names: list[str]) -> str:
    columns = iter(names)
    labelled = re.sub(r"<td>", lambda _: f'<td role="cell" data-kolom="{next(columns)}">', cells)
    return f'<tr role="row">{labelled}</tr>'
