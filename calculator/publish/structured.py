"""What a page says to machines: JSON-LD made of the page's own data, nothing that the page does not hold."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

type Thing = dict[str, object]

FREE = {"@type": "Offer", "price": 0, "priceCurrency": "IDR"}


@dataclass(frozen=True, kw_only=True)
class Site:
    """The site: its address, which ends in a slash, its name, what it is, and whom to write to, where that is known."""

    url: str
    name: str
    description: str
    brand: str
    number: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: its address, its heads, the pages above it from the home page on, its days, its picture."""

    url: str
    title: str
    description: str
    above: Sequence[tuple[str, str]]
    name: str
    first: str
    last: str
    image: str
    calculator: bool


def text(page: Page, site: Site) -> str:
    """The JSON of a page, which no text in it can end before its time."""
    things = [_trail(page), _work(page, site)] if page.above else [_site(site), _publisher(site, whole=True)]
    graph = {"@context": "https://schema.org", "@graph": things}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _site(site: Site) -> Thing:
    return {
        "@type": "WebSite",
        "@id": f"{site.url}#situs",
        "url": site.url,
        "name": site.name,
        "description": site.description,
        "inLanguage": "id",
        "publisher": {"@id": f"{site.url}#penerbit"},
    }


def _publisher(site: Site, *, whole: bool) -> Thing:
    """Who publishes; whole on the home page, with a number only where the owner has given one."""
    found: Thing = {"@type": "Organization", "@id": f"{site.url}#penerbit", "name": site.name, "url": site.url}
    if whole:
        found["logo"] = f"{site.url}gambar/ikon-512.png"
    if whole and site.number:
        found["contactPoint"] = {
            "@type": "ContactPoint",
            "name": site.brand,
            "telephone": f"+{site.number}",
            "contactType": "customer service",
            "availableLanguage": "id",
        }
    return found


def _trail(page: Page) -> Thing:
    steps = [*page.above, (page.url, page.name)]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (url, name) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _work(page: Page, site: Site) -> Thing:
    shared: Mapping[str, object] = {"description": page.description, "inLanguage": "id", "image": page.image}
    by = _publisher(site, whole=False)
    if page.calculator:
        return {
            "@type": "WebApplication",
            "name": page.title,
            "url": page.url,
            **shared,
            "applicationCategory": "BusinessApplication",
            "operatingSystem": "Any",
            "isAccessibleForFree": True,
            "offers": FREE,
            "publisher": by,
        }
    return {
        "@type": "Article",
        "headline": page.title,
        "mainEntityOfPage": page.url,
        **shared,
        "datePublished": page.first,
        "dateModified": page.last,
        "author": {"@id": by["@id"]},
        "publisher": by,
    }
