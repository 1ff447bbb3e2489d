"""Gives our scripts, the font and the one stylesheet names that change with their content, so browsers may keep them.

The theme's two stylesheets and ours become one file, without what no page of ours uses; so do the calculator's script
and what it imports.
"""

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from calculator.publish.runtime import node

UNUSED = ("highlight", "highlighttable", "linenos", "mermaid", "tabbed-set", "tabbed-block", "tabbed-labels",
          "tabbed-content", "gist", "grid", "md-annotation", "md-author", "md-button", "md-clipboard", "md-consent",
          "md-copyright", "md-draft", "md-feedback", "md-footer-meta", "md-meta", "md-pagination", "md-path", "md-pin",
          "md-post", "md-profile", "md-select", "md-source", "md-source-file", "md-tooltip", "md-tooltip2", "md-top",
          "md-version", "task-list-item", "keys", "critic", "arithmatex", "footnote", "md-status", "md-social",
          "md-banner")  # fmt: skip
"""Classes of the theme that no page of ours has, and no script makes, nor their parts and kinds (`x__part`, `x--kind`);
the build fails if one turns up. A browser holds a selector that ends in no class, as most for tabs do, against every
element of a page."""

_COLOURED = re.compile(r"\[data-md-color-(?:primary|accent)=(?!custom)[\w-]+\]")
"""The theme's palettes; ours is named custom."""

_COSTLY = re.compile(r"table:not\(\[class\]\) t[dh]>:(?:first|last)-child")
"""Margins of paragraphs in cells, which no table of ours has: for these selectors a browser finds the style of all that
an element holds anew, whenever any class of it changes."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BRACE = re.compile(r""""[^"]*"|'[^']*'|[{}]""")
"""A brace, or a text in which braces mean nothing."""

_COMMA = re.compile(r",(?![^()]*(?:\([^()]*\)[^()]*)*\))")
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
"""A comma between selectors, and what stands in brackets, which may hold others."""

_CLASS = re.compile(r"\.([\w-]+?)(?=(?:__|--)[\w-]|[^\w-]|$)")
"""Of a class what it is a part or kind of."""
_ADDRESS = re.compile(r"""url\("((?!data:)[^"]+)"\)""")
_SHEET = re.compile(r'[ \t]*<link rel="stylesheet" href="([^"]+)">\n?')
_MODULE = re.compile(r'"(?:\./)?([\w-]+\.mjs)"')
CALCULATOR, OF_EVERY_PAGE = "kalkulator.mjs", "luring.mjs"
ROOT = Path(__file__).resolve().parents[2]
BUNDLE = Path(__file__).with_name("bundle.mjs")
SCRIPTS, SHEET, FONTS = "javascripts", "assets/stylesheets/situs.css", "assets/fonts"


class AssetError(ValueError):
    """A page and its stylesheet or scripts do not fit together."""


def settle(folder: Path, pages: Mapping[Path, str]) -> dict[Path, str]:
    """Rename by content what the pages use, and make the pages use it so. Raises AssetError."""
    refuse_unused(pages)
    names = {f"{FONTS}/{path.name}": rename(folder, path) for path in sorted((folder / FONTS).glob("*"))}
    sheets = _sheets(pages)
    if sheets:
        _join(folder, sheets, names)
        names[sheets[0]] = rename(folder, folder / SHEET)
    _bundle(folder / SCRIPTS, pages.values())
    names |= _modules(folder)
    return {path: pointed(html, names, sheets[1:]) for path, html in pages.items()}


def refuse_unused(pages: Mapping[Path, str]) -> None:
    """Raise AssetError for a page with a class whose rules are left out."""
    names = "|".join(UNUSED)
    classes = re.compile(rf'class="[^"]*?(?<![\w-])((?:{names})(?:(?:__|--)[\w-]*)?)(?![\w-])[^"]*"')
    for path, html in pages.items():
        if found := classes.search(html):
            raise AssetError(f"{path.name}: class {found[1]} has no style; take it out of UNUSED in publish/assets.py")


def used_rules(css: str) -> str:
    """The rules of a stylesheet without comments, without the classes that no page has and the other palettes."""
    kept, depth, start = [], 0, 0
    css = re.sub(r"\s+", " ", _COMMENT.sub("", css))
    for found in _BRACE.finditer(css):
        depth += (found[0] == "{") - (found[0] == "}")
        if found[0] == "}" and depth == 0:
            kept.append(_used_rule(css[start : found.end()].strip()))
            start = found.end()
    return "".join(kept)


def _used_rule(rule: str) -> str:
    """A rule with the selectors that some page may have; empty if none is left."""
    selectors, brace, body = rule.partition("{")
    if rule.startswith(("@media", "@supports")):
        inside = used_rules(body.removesuffix("}"))
        return f"{selectors}{{{inside}}}" if inside else ""
    if rule.startswith("@"):
        return rule
    used = [selector for selector in _COMMA.split(selectors) if not _unused(selector)]
    return ",".join(used) + brace + body if used else ""


def _unused(selector: str) -> bool:
    """Whether it asks for what no page has; what stands in brackets may be one of several, or asked not to be there."""
    plain = _BRACKETS.sub("", selector)
    return bool(_COLOURED.search(plain) or _COSTLY.search(selector)) or any(
        found in UNUSED for found in _CLASS.findall(plain)
    )


def _sheets(pages: Mapping[Path, str]) -> list[str]:
    """The stylesheets of the pages as paths in the site, in their order, which must be the same everywhere."""
    lists = [[href.lstrip("./") for href in _SHEET.findall(html)] for html in pages.values()]
    found = [sheets for sheets in lists if sheets]
    ends = {tuple(posixpath.basename(sheet) for sheet in sheets) for sheets in found}
    if len(ends) > 1:
        raise AssetError(f"all pages must have the same stylesheets, but they have {sorted(ends)}")
    return min(
        found, key=lambda sheets: len("".join(sheets)), default=[]
    )  # 404.html may name them with the host's path


def _join(folder: Path, sheets: list[str], names: Mapping[str, str]) -> None:
    """Write all sheets into one, their addresses seen from there; the single ones are gone."""
    parts = [_moved(used_rules((folder / sheet).read_text("utf-8")), sheet, names) for sheet in sheets]
    for sheet in sheets:
        (folder / sheet).unlink()
        (folder / f"{sheet}.map").unlink(missing_ok=True)
    (folder / SHEET).parent.mkdir(parents=True, exist_ok=True)
    (folder / SHEET).write_text("".join(parts), "utf-8")


def _moved(css: str, sheet: str, names: Mapping[str, str]) -> str:
    """The rules of a sheet with its addresses as seen from the joined one, under their new names."""

    def seen(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(sheet), found[1]))
        return f'url("{posixpath.relpath(names.get(path, path), posixpath.dirname(SHEET))}")'

    return _ADDRESS.sub(seen, css)


def _bundle(scripts: Path, pages: Iterable[str]) -> None:
    """Put into the calculator's script all that it imports: a page would wait for a dozen small files.

    What is in it now and nobody else asks for is gone.
    """
    if not (scripts / CALCULATOR).exists():
        return
    esbuild = ROOT / "node_modules/esbuild"
    inside = set(json.loads(node.run(BUNDLE, esbuild, scripts, CALCULATOR, OF_EVERY_PAGE))) - {CALCULATOR}
    others = [path.read_text("utf-8") for path in scripts.glob("*.mjs") if path.name not in inside]
    asked = "".join([*others, *pages])
    for name in inside:
        if f'"./{name}"' not in asked and f'/{name}"' not in asked:
            (scripts / name).unlink()


def _modules(folder: Path) -> dict[str, str]:
    """Every module under the name of its content, in which the names of those it asks for are already new."""
    paths = {path.name: path for path in sorted((folder / SCRIPTS).glob("*.mjs"))}
    new: dict[str, str] = {}

    def settled(name: str) -> str:
        if name not in new:
            path = paths[name]
            code = path.read_text("utf-8")
            path.write_text(_MODULE.sub(lambda found: _renamed_in(found, name), code), "utf-8")
            new[name] = rename(folder, path)
        return new[name]

    def _renamed_in(found: re.Match[str], asking: str) -> str:
        if found[1] == asking or found[1] not in paths:
            return found[0]
        return found[0].replace(found[1], posixpath.basename(settled(found[1])))

    return {f"{SCRIPTS}/{name}": settled(name) for name in paths}


def rename(folder: Path, path: Path) -> str:
    """Put a hash of the content into a file's name; its new path in the site."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:8]
    renamed = path.rename(path.with_name(f"{path.stem}.{digest}{path.suffix}"))
    return renamed.relative_to(folder).as_posix()


def pointed(html: str, names: Mapping[str, str], joined: Sequence[str]) -> str:
    """A page whose links lead to the new names; the stylesheets that were joined to the first are not asked for."""
    gone = {posixpath.basename(sheet) for sheet in joined}
    html = _SHEET.sub(lambda found: "" if posixpath.basename(found[1]) in gone else found[0], html)
    if not names:
        return html
    old = "|".join(re.escape(path) for path in names)
    return re.sub(rf'((?:href|src)="(?:[^"]*/)?)({old})"', lambda found: f'{found[1]}{names[found[2]]}"', html)
