"""Files that hosts read: headers with the security policy, old and guessed addresses, compressed siblings."""

from pathlib import Path
from urllib.parse import urlsplit

from calculator.publish.runtime import node

FOREVER = "public, max-age=31536000, immutable"
NAMED_BY_CONTENT = ("runtime", "javascripts", "assets/stylesheets", "assets/fonts", "assets/javascripts/workers")
"""The folders whose files have new names when their content changes."""

REDIRECTS = {
    "kalkulator-impor/": "kalkulator/",
    "landed-cost/": "kalkulator/",
    "bea-masuk/": "pajak/",
    "lead-time/": "jadwal/",
    "supplier/": "penawaran/",
    "po-sample/": "po-sample-vs-mass-production/",
    "mass-production/": "po-sample-vs-mass-production/",
    "golden-sample/": "kertas-kerja/",
    "privasi/": "tentang/",
    "panduan/": "po-sample-vs-mass-production/",
}
"""Addresses that a person may guess, and the page they mean; the build fails if that page is gone."""

HSTS = "  Strict-Transport-Security: max-age=31536000\n"
COMPRESS = Path(__file__).parent / "compress.mjs"


class HostingError(ValueError):
    """A file for the host would be wrong."""


def settle(folder: Path, site_url: str, policy: str) -> None:
    """Write _headers, _redirects and .nojekyll for a site at this address. Raises HostingError."""
    base = urlsplit(site_url).path or "/"
    (folder / "_headers").write_text(headers(base, policy, https=site_url.startswith("https:")), "utf-8")
    (folder / "_redirects").write_text(_redirects(folder, base), "utf-8")
    (folder / ".nojekyll").touch()


def headers(base: str, policy: str, *, https: bool) -> str:
    """The headers of every answer, and how long which file may be kept, as Cloudflare Pages and Netlify read them."""
    everywhere = (
        f"{base}*\n"
        f"  Content-Security-Policy: {policy}; frame-ancestors 'none'\n"
        "  X-Content-Type-Options: nosniff\n"
        "  Referrer-Policy: strict-origin-when-cross-origin\n"
        "  Permissions-Policy: camera=(), geolocation=(), microphone=()\n"
    )
    kept = "".join(f"{base}{path}/*\n  Cache-Control: {FOREVER}\n" for path in NAMED_BY_CONTENT)
    return f"{everywhere}{HSTS * https}{kept}{base}sw.js\n  Cache-Control: no-cache\n"


def compress(folder: Path) -> None:
    """Put a .br and a .gz beside each file that shrinks, for hosts that send such files as they lie there."""
    node.run(COMPRESS, folder)


def _redirects(folder: Path, base: str) -> str:
    if not (folder / "kalkulator").exists():
        return ""  # not this site: a folder of a test
    astray = [
        old
        for old, new in REDIRECTS.items()
        if (folder / old / "index.html").exists() or not (folder / new / "index.html").exists()
    ]
    if astray:
        raise HostingError(f"REDIRECTS in publish/hosting.py: {', '.join(astray)} is a page, or leads to none")
    return "".join(f"{base}{old} {base}{new} 301\n" for old, new in REDIRECTS.items())
