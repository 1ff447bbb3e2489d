"""The security policy of the finished site covers what the pages hold, and refuses the rest."""

import base64
import hashlib
import re

import pytest

from calculator.publish import site as finishing
from tests.serving import headers_for, read_rules

PAGE = '<!doctype html><html><head><meta charset="utf-8"></head><body>{}</body></html>'


def _inline(page):
    scripts = [found for found in page.all("script") if "src" not in found.attrib]
    return [found.text or "" for found in scripts if not found.attrib.get("type", "").startswith("application/")]


HASH = re.compile(r" 'sha256-[^']+'")


def _policy(page):
    (found,) = [meta for meta in page.all("meta") if meta.attrib.get("http-equiv") == "Content-Security-Policy"]
    return found.attrib["content"]


def test_every_inline_script_is_covered_by_its_hash(pages):
    """The hash of each inline script, made anew here, stands in its page's policy; none is waved through."""
    counted = 0
    for name, page in pages.items():
        policy = _policy(page)
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy
        for code in _inline(page):
            digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy, (name, code[:60])
            counted += 1
    assert counted


def test_no_page_has_a_style_of_its_own(pages):
    """Style stands in stylesheets: the policy would drop anything else silently."""
    for name, page in pages.items():
        assert page.all("style") == [], name
        assert [found.tag for found in page.elements() if "style" in found.attrib] == [], name


def test_policy_comes_before_anything_it_governs(pages):
    """The meta element stands before the first script, style or link."""
    for name, page in pages.items():
        governed = re.search(r"<(?:script|link|style)\b", page.text)
        assert governed, name
        assert page.text.index("Content-Security-Policy") < governed.start(), name


def test_headers_hold_the_same_policy_and_more(site, pages):
    """The host sends the pages' policy with the hashes of all, forbids framing, and keeps the runtime for ever."""
    rules = read_rules((site / "_headers").read_text("utf-8"))
    sent = dict(headers_for("/kalkulator/", rules))
    policy = sent["Content-Security-Policy"]
    hashes = {name: set(HASH.findall(_policy(page))) for name, page in pages.items()}
    assert set(HASH.findall(policy)) == set.union(*hashes.values())
    assert min(map(len, hashes.values())) > 0
    assert HASH.sub("", policy) == HASH.sub("", _policy(pages["index.html"])) + "; frame-ancestors 'none'"
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert "Cache-Control" not in sent
    assert "immutable" in dict(headers_for("/runtime/x/pyodide.mjs", rules))["Cache-Control"]


def _folder(tmp_path, body):
    (tmp_path / "index.html").write_text(PAGE.format(body), "utf-8")
    return tmp_path


@pytest.mark.parametrize("body", ['<p style="color:red">x</p>', "<style>p{}</style>", "<p\nstyle='x'>x</p>"])
def test_inline_style_is_refused(tmp_path, body):
    """A page with a style of its own fails the build, and the message says where."""
    with pytest.raises(finishing.SiteError, match=r"index\.html: inline style"):
        finishing.finish(_folder(tmp_path, body))


@pytest.mark.parametrize("body", ["<script>alert(1)</script>", '<script type="module">import "x"</script>'])
def test_unknown_inline_script_is_refused(tmp_path, body):
    """A script that is not the theme's fails the build; hashing it would hide it."""
    with pytest.raises(finishing.SiteError, match=r"index\.html: an inline script that is not the theme's"):
        finishing.finish(_folder(tmp_path, body))


def test_refused_site_is_left_without_headers(tmp_path):
    """A folder that was refused does not look finished."""
    with pytest.raises(finishing.SiteError):
        finishing.finish(_folder(tmp_path, "<script>alert(1)</script>"))
    assert not (tmp_path / "_headers").exists()


def test_data_blocks_and_files_need_no_hash(tmp_path):
    """JSON in a page and scripts in files are no inline scripts."""
    body = '<script src="a.js"></script><script type="application/json">{}</script>'
    finishing.finish(_folder(tmp_path, body))
    assert "sha256" not in (tmp_path / "_headers").read_text("utf-8")


def test_space_between_lines_goes_but_not_in_a_message(tmp_path):
    """A message's empty lines are part of it."""
    finishing.finish(_folder(tmp_path, "<p>\n\n    x\n  y</p><pre>a\n\n  b</pre>"))
    assert "<p>\nx\ny</p><pre>a\n\n  b</pre>" in (tmp_path / "index.html").read_text("utf-8")
