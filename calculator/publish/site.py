"""The pass over a folder of built HTML: security policy, accessibility, headers for the host.

It knows no MkDocs: any builder's output will do.
"""

import base64
import hashlib
import re
from pathlib import Path

from calculator.publish import assets, hosting, offline, search

INLINE_SCRIPTS = ("__md_scope=", "var palette=", "var target=", "var tabs=", "var __md", "document$")
"""How the theme's own inline scripts begin; any other inline script fails the build."""

ERRORS = ("404.html", "luring.html")
"""Pages that stand for others; no search engine shall list them."""

DATA = re.compile(r"""\stype=["']?application/(?:ld\+)?json["'\s>]""")
"""Blocks of data, which no browser runs; any other type is taken for code."""

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_INDENTED = re.compile(r"\n\s+")
"""Empty lines and the space before others: a thirtieth of a page on the wire."""

_STYLE = re.compile(r"<[^>]*\sstyle=[^>]*>|<style[\s>]")


class SiteError(ValueError):
    """The built site is not fit to be published; the message says which page and why."""


def finish(folder: Path, site_url: str = "") -> None:
    """Finish in place a site that was built for this address. Raises SiteError for what the policy would break."""
    try:
        _finish(folder, site_url)
    except (assets.AssetError, hosting.HostingError, offline.OfflineError, search.SearchError) as error:
        raise SiteError(str(error)) from error


def _finish(folder: Path, site_url: str) -> None:
    names = search.settle(folder)
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))}
    settled = assets.settle(folder, {path: assets.pointed(html, names, []) for path, html in pages.items()})
    mended = {path: mend(html, missing=path.name in ERRORS) for path, html in settled.items()}
    for path, html in mended.items():
        refuse_inline_style(html, str(path.relative_to(folder)))
    hashes = sorted({found for path, html in mended.items() for found in script_hashes(html, path.name)})
    policy = security_policy(hashes)
    for path, html in mended.items():
        own = security_policy(script_hashes(html, path.name))
        path.write_text(_with_policy(html, own), encoding="utf-8")
    hosting.settle(folder, site_url, policy)
    offline.settle(folder)


def mend(html: str, *, missing: bool) -> str:
    """Mend what the theme leaves out: names, stray attributes, noindex where a page stands for others.

    The search dialog gets a name, the labels of the menu's sections a place in the order of Tab; the theme's script
    does not hold up the page. A finished page may work without a network.
    """
    html = offline.published(html)
    html = html.replace("<script src=", "<script defer src=")
    html = html.replace('role="dialog"', 'role="dialog" aria-label="Pencarian"', 1)
    html = re.sub(r'(<input class="md-(?:toggle|option)"[^>]*?) autocomplete="off"', r"\1", html)
    html = html.replace('_label" tabindex=""', '_label" tabindex="0"')
    html = re.sub(r'<meta name="generator"[^>]*>\n?', "", html)
    html = "".join(part if part.startswith("<pre") else _INDENTED.sub("\n", part) for part in _PRE.split(html))
    if missing:
        html = html.replace("</head>", '<meta name="robots" content="noindex"></head>', 1)
    return html


def script_hashes(html: str, page: str) -> list[str]:
    """The hashes of a page's inline scripts. Raises SiteError for one that is not the theme's."""
    hashes = []
    for found in _SCRIPT.finditer(html):
        attributes, code = found["attributes"], found["code"]
        if "src=" in attributes or DATA.search(f"{attributes}>"):
            continue
        if not code.lstrip().startswith(INLINE_SCRIPTS):
            message = f"{page}: an inline script that is not the theme's: {code[:60]!r}"
            raise SiteError(message)
        digest = hashlib.sha256(code.encode()).digest()
        hashes.append(f"'sha256-{base64.b64encode(digest).decode()}'")
    return hashes


def refuse_inline_style(html: str, page: str) -> None:
    """Raise SiteError for an inline style, which the policy would drop silently."""
    if found := _STYLE.search(html):
        message = f"{page}: inline style: {found[0][:80]!r}; move it to docs/stylesheets/"
        raise SiteError(message)


def security_policy(hashes: list[str]) -> str:
    """The content security policy: our own files, the theme's known inline scripts, WebAssembly."""
    return (
        f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {' '.join(hashes)}; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
        "base-uri 'self'; form-action 'self'"
    )


def _with_policy(html: str, policy: str) -> str:
    tag = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{tag}', 1)
