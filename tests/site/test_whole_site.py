"""The folder as a host serves it: at the root of a name and below it, the same in every build."""

import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from calculator.publish import hosting
from tests.building import ROOT, pages_of_nav, publish
from tests.serving import headers_for, read_rules
from tests.site.reading import HERE, read

BELOW = "https://contoh.example/toko/impor/"
STYLED = re.compile(r"url\(\s*[\"']?((?!data:|var)[^\"')]+)")
IMPORTED = re.compile(r"from \"(\./[^\"]+)\"|new URL\(\"([^\"]+)\", import|import\(\"(\./[^\"]+)\"\)")


@pytest.fixture(scope="module")
def below(tmp_path_factory):
    """The site built for an address below a host's root, with compressed siblings."""
    folder = tmp_path_factory.mktemp("below") / "site"
    done = publish(SITE_URL=BELOW, SITE_DIR=str(folder), SITE_COMPRESSED="1")
    assert done.returncode == 0, done.stderr
    return folder


def _crawl(folder, start):
    """Every address that is reached from the first page, and those among them that no file stands behind."""
    pages = {page.address: page for page in read(folder, start).values()}
    reached, broken, left = set(), set(), [start]
    while left:
        address = left.pop()
        if address in reached or not address.startswith(start):
            continue
        reached.add(address)
        path = folder / urlsplit(address).path.removeprefix(urlsplit(start).path)
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            broken.add(address)
        elif address in pages:
            left += [urljoin(address, link).partition("#")[0] for link in _named(pages[address])]
            left += [urljoin(start, f"{found}/manifest.json") for found in _runtimes(pages[address])]
        elif file.suffix in (".css", ".mjs"):
            pattern = STYLED if file.suffix == ".css" else IMPORTED
            left += [urljoin(address, "".join(found)) for found in pattern.findall(file.read_text("utf-8"))]
        elif file.suffix == ".webmanifest":
            manifest = json.loads(file.read_text("utf-8"))
            left += [urljoin(address, icon["src"]) for icon in manifest["icons"]]
            left.append(urljoin(address, manifest["start_url"]))
    return reached, broken


def _named(page):
    """What a page names: links and assets, its picture for previews, and what the theme's script is told."""
    yield from page.links()
    yield from (meta.attrib["content"] for meta in page.all("meta", property="og:image"))
    (config,) = page.all("script", id="__config")
    yield json.loads(config.text)["search"]


def _runtimes(page):
    """The folders of Python that a page names, as seen from the site's own address."""
    return [json.loads(found.attrib["data-mesin"])["folder"] for found in page.all("kalkulator-impor")]


@pytest.mark.parametrize("at", ["root", "below"])
def test_everything_that_is_reached_is_there(at, site, request):
    """From the home page, at a root and below one: every link and asset resolves, and every page is reached."""
    folder, start = (site, HERE) if at == "root" else (request.getfixturevalue("below"), BELOW)
    reached, broken = _crawl(folder, start)
    assert broken == set()
    assert {urljoin(start, path) for path in pages_of_nav().values()} <= reached
    for kind in (".css", ".mjs", ".js", ".woff2", ".png", ".svg", "manifest.json", "manifest.webmanifest"):
        assert any(urlsplit(address).path.endswith(kind) for address in reached), kind


def test_pages_that_stand_for_others_lead_on_from_any_depth(below):
    """A host shows 404.html under whatever address was asked for: all it names carries the whole path."""
    for name in ("404.html", "luring.html"):
        page = read(below, BELOW)[name]
        for found in page.elements():
            for attribute in ("href", "src"):
                value = found.attrib.get(attribute, "")
                assert not value or value.startswith(("#", "https://", "/toko/impor/")), (name, value)


def test_headers_and_redirects_carry_the_path(below):
    """The files for the host speak of the folder's place on it; over https browsers are told to stay there."""
    rules = read_rules((below / "_headers").read_text("utf-8"))
    assert dict(headers_for("/toko/impor/kalkulator/", rules))["Strict-Transport-Security"].startswith("max-age=")
    assert headers_for("/lain/", rules) == []
    lines = (below / "_redirects").read_text("utf-8").splitlines()
    assert len(lines) == len(hosting.REDIRECTS)
    for line in lines:
        old, new, status = line.split(" ")
        assert (old.startswith("/toko/impor/"), status) == (True, "301")
        assert (below / new.removeprefix("/toko/impor/") / "index.html").is_file()
        assert not (below / old.removeprefix("/toko/impor/") / "index.html").exists()


def test_a_redirect_to_no_page_fails_the_build(tmp_path):
    """Also one from an address that has become a page."""
    (tmp_path / "kalkulator").mkdir()
    (tmp_path / "kalkulator/index.html").write_text("")
    with pytest.raises(hosting.HostingError, match="bea-masuk"):
        hosting.settle(tmp_path, "", "default-src 'none'")


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/runtime/x/pyodide.mjs", True),
        ("/javascripts/tema.1.js", True),
        ("/assets/stylesheets/situs.1.css", True),
        ("/assets/fonts/a.woff2", True),
        ("/assets/javascripts/workers/search.1.min.js", True),
        ("/", False),
        ("/kalkulator/", False),
        ("/search/search_index.json", False),
        ("/assets/javascripts/lunr/min/lunr.id.min.js", False),
        ("/gambar/tanda.svg", False),
    ],
)
def test_only_what_is_named_by_its_content_is_kept_for_ever(site, path, kept):
    """Anything else may change under its name."""
    found = dict(headers_for(path, read_rules((site / "_headers").read_text("utf-8"))))
    assert ("immutable" in found.get("Cache-Control", "")) == kept
    assert found["X-Content-Type-Options"] == "nosniff"
    assert "Strict-Transport-Security" not in found


def test_every_page_loads_scripts_and_styles_by_names_of_their_content(site, pages):
    """Whatever a page loads of ours stands in a folder of such files, and its name holds a hash."""
    for name, page in pages.items():
        for found in (*page.all("script"), *page.all("link", rel="stylesheet"), *page.all("link", rel="preload")):
            if address := found.attrib.get("src") or found.attrib.get("href"):
                path = urlsplit(urljoin(page.address, address)).path.lstrip("/")
                assert path.startswith(hosting.NAMED_BY_CONTENT), (name, path)
                digest = hashlib.sha256((site / path).read_bytes()).hexdigest()
                assert digest[:8] in path, (name, path)


def test_compressed_siblings_are_the_files_again(site, below):
    """On demand every text and program has a .br and a .gz that are smaller and unpack to the same; else none."""
    assert [path for path in site.rglob("*") if path.suffix in (".br", ".gz") and path.name != "sitemap.xml.gz"] == []
    packed = [path for path in below.rglob("*.gz") if path.with_suffix("").exists() and path.name != "sitemap.xml.gz"]
    assert len(packed) > 40
    for path in packed:
        assert gzip.decompress(path.read_bytes()) == path.with_suffix("").read_bytes()
    assert {".html", ".css", ".mjs", ".js", ".json", ".wasm", ".zip"} <= {
        path.with_suffix("").suffix for path in packed
    }
    pairs = [(str(path), str(path.with_suffix(""))) for path in below.rglob("*.br")]
    code = (
        "const {readFileSync:r}=require('fs');const {brotliDecompressSync:b}=require('zlib');"
        "for(const [p,f] of JSON.parse(r(0)))if(!b(r(p)).equals(r(f)))throw new Error(p)"
    )
    node = Path(sys.prefix) / "bin/node"
    subprocess.run([node, "--eval", code], input=json.dumps(pairs), text=True, check=True, capture_output=True)
    assert len(pairs) >= len(packed) - 3


def test_two_builds_are_the_same_to_the_last_byte(tmp_path):
    """In other folders, with other seeds of Python's hashes."""
    moment = os.environ.get("SOURCE_DATE_EPOCH", "1764000000")
    digests = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        done = publish(SITE_DIR=str(folder), PYTHONHASHSEED=seed, SOURCE_DATE_EPOCH=moment)
        assert done.returncode == 0, done.stderr
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        digests.append({str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files})
    assert digests[0] == digests[1]
    assert len(digests[0]) > 80


def test_no_path_of_this_machine_is_published(site):
    """Nothing in the folder tells where it was built."""
    for path in site.rglob("*"):
        if path.suffix in (".html", ".css", ".js", ".mjs", ".json", ".xml", ".txt", ".webmanifest"):
            assert str(ROOT) not in path.read_text("utf-8"), path
