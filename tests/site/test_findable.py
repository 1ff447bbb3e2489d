"""What search engines and previews of shared links are told of each page, and that it is true."""

import io
import json
import re
import subprocess
from dataclasses import replace
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from calculator.publish import findable, share_images, structured
from tests.building import CALCULATORS, ROOT, pages_of_nav
from tests.site.reading import HERE, file_of, words

FONT = ROOT / "node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2"
DATED = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = structured.Site(url=HERE, name="Situs", description="Sebuah situs.", brand="RTS", number="")
PAGE = structured.Page(
    url=f"{HERE}a/b/",
    title='Satu </script><script>alert("1")</script> & dua',
    description="Sebuah halaman.",
    above=[(HERE, "Beranda"), (f"{HERE}a/", "A")],
    name="B",
    first="2026-11-01",
    last="2026-11-24",
    image=f"{HERE}b.png",
    calculator=False,
)


@pytest.fixture(scope="module")
def own(pages):
    """The pages of the navigation by their path in the address."""
    return {path: pages[f"{path}index.html"] for path in pages_of_nav().values()}


def _told(page):
    """What a page says in its head by the names of properties."""
    return {meta.attrib["property"]: meta.attrib["content"] for meta in page.all("meta") if "property" in meta.attrib}


def _graph(page):
    (script,) = page.all("script", type="application/ld+json")
    return {thing["@type"]: thing for thing in json.loads(script.text)["@graph"]}


def test_every_page_tells_what_a_preview_shows(own):
    """Title without the brand, description, canonical address, language, and the picture's size."""
    for path, page in own.items():
        told = _told(page)
        assert told["og:title"] + " – Sample atau Massal" == words(page.all("title")[0]), path
        assert told["og:description"] == page.all("meta", name="description")[0].attrib["content"]
        assert told["og:url"] == page.all("link", rel="canonical")[0].attrib["href"] == page.address
        assert (told["og:locale"], told["og:site_name"]) == ("id_ID", "Sample atau Massal")
        assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
        assert page.all("meta", name="twitter:card")


def test_every_page_has_a_picture_of_its_own(site, own):
    """1200 x 630, a hundred kilobytes at most, absolute, no two alike, its address changing with it."""
    seen = set()
    for path, page in own.items():
        address = urlsplit(_told(page)["og:image"])
        content = file_of(site, address.path).read_bytes()
        with Image.open(io.BytesIO(content)) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630)), path
        assert len(content) <= 100_000
        assert address.query == f"v={share_images.version(content)}"
        seen.add(content)
    assert len(seen) == len(own)


@pytest.mark.parametrize("title", ["Satu", "Mainan wajib SNI: sample lolos, massal ditahan sampai kapan ya?"])
def test_a_picture_s_words_stand_in_its_square_and_are_the_same_again(title):
    """Beside the middle square is nothing but the bands; the same words make the same bytes."""
    content = share_images.picture(title, "Sample atau Massal", FONT)
    assert content == share_images.picture(title, "Sample atau Massal", FONT)
    with Image.open(io.BytesIO(content)) as picture:
        colours = picture.convert("RGB")
        for left, right in ((24, 285), (915, 1176)):
            assert len(colours.crop((left, 0, right, 630)).getcolors() or []) == 1
        assert len(colours.crop((285, 140, 915, 630)).getcolors() or []) > 1


def test_a_title_that_fits_into_no_picture_is_refused():
    """Rather than cut off."""
    with pytest.raises(ValueError, match="does not fit"):
        share_images.picture("x" * 60, "Sample atau Massal", FONT)


def test_machines_are_told_what_each_page_is(own):
    """The home page the site and who publishes it, a calculator an application, any other an article."""
    calculators = {pages_of_nav()[name] for name in CALCULATORS}
    for path, page in own.items():
        kind = "WebApplication" if path in calculators else "Article"
        assert set(_graph(page)) == ({"WebSite", "Organization"} if path == "" else {"BreadcrumbList", kind}), path


def test_what_machines_are_told_stands_on_the_page(own):
    """Headline, description and picture are the page's own, the trail leads from the home page over real pages."""
    addresses = {page.address for page in own.values()}
    for path, page in own.items():
        graph, told = _graph(page), _told(page)
        if path == "":
            assert graph["WebSite"]["url"] == page.address
            continue
        work = graph.get("Article") or graph["WebApplication"]
        assert work.get("headline", work.get("name")) == told["og:title"]
        assert (work["description"], work["image"]) == (told["og:description"], told["og:image"])
        trail = [step["item"] for step in graph["BreadcrumbList"]["itemListElement"]]
        assert (trail[0], trail[-1]) == (HERE, page.address)
        assert set(trail) <= addresses
        assert len(trail) == len(set(trail)) == path.count("/") + 1
        if path.startswith("panduan/"):
            assert trail[1] == f"{HERE}po-sample-vs-mass-production/"


def test_nothing_is_invented_for_machines(pages):
    """No rating, no review, no number that was not given; nothing at all where a page stands for others."""
    for name, page in pages.items():
        text = "".join(script.text or "" for script in page.all("script", type="application/ld+json"))
        assert not re.search('"(aggregateRating|review|telephone|sameAs)"', text), name
        assert bool(text) == name.endswith("index.html")


def test_a_page_s_words_cannot_end_its_data():
    """A title with a script's end in it stays text, and is read back as it was."""
    text = structured.text(PAGE, SITE)
    assert "<" not in text
    (_, article) = json.loads(text)["@graph"]
    assert article["headline"] == PAGE.title


def test_a_number_that_the_owner_gives_is_told_once_on_the_home_page():
    """As the point of contact, in the form that machines read."""
    site = replace(SITE, number="6281234567890")
    home = structured.text(replace(PAGE, above=[]), site)
    assert json.loads(home)["@graph"][1]["contactPoint"]["telephone"] == "+6281234567890"
    assert "contactPoint" not in structured.text(PAGE, site)


GOOD = findable.Head(source="a.md", title="Satu", description="x" * 130)
BAD = {
    "no title": (findable.Head(source="b.md", title="", description="y" * 130), "b.md: title has 0"),
    "long title": (findable.Head(source="b.md", title="y" * 61, description="y" * 130), "b.md: title has 61"),
    "no description": (findable.Head(source="b.md", title="Dua", description=""), "b.md: description has 0"),
    "same title": (findable.Head(source="b.md", title="Satu", description="y" * 130), "b.md: another page has its t"),
    "same description": (findable.Head(source="b.md", title="Dua", description="x" * 130), "another page has its d"),
}


@pytest.mark.parametrize(("head", "said"), BAD.values(), ids=BAD)
def test_a_head_that_is_not_fit_is_refused(head, said):
    """The build fails and names the page."""
    findable.refuse_bad([GOOD])
    with pytest.raises(findable.FindableError, match=said):
        findable.refuse_bad([GOOD, head])


def test_robots_are_told_where_the_pages_are(site):
    """robots.txt forbids nothing and names the sitemap by its whole address."""
    lines = (site / "robots.txt").read_text("utf-8").split("\n")
    assert "Disallow" not in "".join(lines)
    assert f"Sitemap: {HERE}sitemap.xml" in lines
    assert (site / "sitemap.xml").is_file()


def test_the_sitemap_names_the_day_of_each_page_s_last_commit(site, own):
    """Not the day of the build: as git has it, and as the article says."""
    entries = {
        entry.findtext(f"{DATED}loc"): entry.findtext(f"{DATED}lastmod")
        for entry in ET.parse(site / "sitemap.xml").iter(f"{DATED}url")  # noqa: S314 - our own file
    }
    for path, page in own.items():
        source = next(name for name in _sources(path) if (ROOT / "docs" / name).exists())
        command = ["git", "log", "-1", "--format=%cs", "--", f"docs/{source}"]
        day = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
        assert entries[urljoin(HERE, path)] == day, path
        if article := _graph(page).get("Article"):
            assert article["dateModified"] == day
            assert article["datePublished"] <= day


def _sources(path):
    return (f"{path}index.md", f"{path.rstrip('/')}.md")


def test_outside_a_clone_no_day_is_made_up(tmp_path):
    """A tree without history has none; pages then carry the day of the build's commit."""
    assert findable.days(tmp_path) == {}
