"""Fills the heads of MkDocs' pages: days of change, pictures of links, JSON-LD; refuses heads that are not fit."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from calculator.publish import findable, hosting, share_images, structured


@dataclass(frozen=True, kw_only=True)
class Shared:
    """What a page's head holds for who shares its link, and for machines."""

    image: str
    data: str


def fill(files: Files, config: MkDocsConfig, root: Path, font: Path) -> Mapping[str, Shared]:
    """The heads of all pages by their source; the pictures are added to the files. Raises FindableError."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    findable.refuse_bad(_head(page) for page in pages)
    days = findable.days(root)
    names = {page.url: str(page.title) for page in pages}
    site = _site(config)
    heads = {}
    for page in pages:
        first, last = days.get(page.file.src_uri, (page.update_date, page.update_date))
        page.update_date = last
        content = share_images.picture(str(page.meta["title"]), config.site_name, font)
        name = share_images.folder_name(page.file.src_uri)
        files.append(File.generated(config, name, content=content))
        image = f"{urljoin(site.url, name)}?v={share_images.version(content)}"
        told = structured.Page(
            url=urljoin(site.url, page.url),
            title=str(page.meta["title"]),
            description=str(page.meta["description"]),
            above=[(urljoin(site.url, url), names[url]) for url in _above(page.url) if url in names],
            name=names[page.url],
            first=first,
            last=last,
            image=image,
            calculator=bool(page.meta.get("kalkulator")),
        )
        heads[page.file.src_uri] = Shared(image=image, data=structured.text(told, site))
    return heads


def _head(page: Page) -> findable.Head:
    title, description = (str(page.meta.get(name, "")) for name in ("title", "description"))
    return findable.Head(source=page.file.src_uri, title=title, description=description)


def _site(config: MkDocsConfig) -> structured.Site:
    contact = config.extra["whatsapp"]
    return structured.Site(
        url=config.site_url or "",
        name=config.site_name,
        description=config.site_description or "",
        brand=contact["merek"],
        number=contact["nomor"],
    )


def _above(url: str) -> list[str]:
    """The addresses of the pages above a page, the site's own first; none for the home page.

    Where a folder has no page of its own, the one that its address leads to stands for it.
    """
    parts = url.strip("/").split("/")
    folders = ["/".join(parts[:depth]) + "/" * bool(depth) for depth in range(len(parts))] if url.strip("./") else []
    return [hosting.REDIRECTS.get(folder, folder) for folder in folders]
