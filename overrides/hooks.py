"""MkDocs hooks, kept thin: what they call stands in calculator/publish/.

Imports stand inside the functions: under `make serve` each build must see the code as it is now.
"""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parent.parent
FONT = ROOT / "node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2"

GLOSSARY = "panduan/istilah.md"
GUIDE = "panduan/"

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build the runtime for the browser, tell the fences about this site, and the search its language.

    MkDocs would take `id` out of the search's settings: it looks for a file of its own.
    """
    from calculator.publish import fences, runtime
    from calculator.publish.version import of_law

    built = runtime.build(ROOT)
    contact = config.extra["whatsapp"]
    config.extra["runtime"] = built
    fences.prepare(
        fences.Site(
            mesin={"folder": f"runtime/{built.name}", **built.listed},
            download_bytes=built.download_bytes,
            sheets_bytes=built.sheets_bytes,
            merek=contact["merek"],
            nomor=contact["nomor"],
            aturan=of_law(),
        )
    )
    (search,) = (plugin for name, plugin in config.plugins.items() if name.endswith("search"))
    for settings in (search.config, search.search_index.config):
        settings["lang"] = ["id"]
        settings["pipeline"] = ["stemmer", "stopWordFilter", "trimmer"]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish the runtime's files, the font, the search's language and robots.txt."""
    from calculator.publish import findable, search

    built = config.extra["runtime"]
    for name in built.files:
        uri = f"runtime/{built.name}/{name}"
        files.append(File.generated(config, uri, abs_src_path=str(built.folder / name)))
    files.append(File.generated(config, "assets/fonts/plus-jakarta-sans.woff2", abs_src_path=str(FONT)))
    files.append(File.generated(config, search.LANGUAGE, content=search.indonesian()))
    files.append(File.generated(config, search.SUPPORT, content=""))
    files.append(File.generated(config, "robots.txt", content=findable.robots(config.site_url or "")))
    return files


def on_page_content(html: str, page, config: MkDocsConfig, files: Files) -> str:
    """Label the cells of tables; on the guide's short pages, lead from a term to its entry in the glossary."""
    from calculator.publish import glossary, pages

    here = page.file.src_uri
    if here != GLOSSARY and here.startswith(GUIDE):
        terms = files.get_file_from_path(GLOSSARY)
        html = glossary.link_first(html, glossary.entries(terms.content_string), terms.url_relative_to(page.file))
    return pages.label_cells(html)


def on_env(env, config: MkDocsConfig, files: Files):
    """Give the theme's templates the builder of WhatsApp links, the size of the whole site, and the heads of pages."""
    from mkdocs.exceptions import PluginError

    from calculator.publish import fences, findable, heads, offline
    from calculator.rendering import whatsapp_link

    built = config.extra["runtime"]
    whole = built.download_bytes + built.sheets_bytes + offline.PAGES_BYTES
    try:
        found = heads.fill(files, config, ROOT, FONT)
    except findable.FindableError as error:
        raise PluginError(str(error)) from error
    env.globals |= {"wa": whatsapp_link, "luring": fences.megabytes(whole), "kepala": found}
    return env


def on_template_context(context, template_name: str, config: MkDocsConfig):
    """Let the page that stands for any other lead from anywhere, as MkDocs does for 404.html."""
    if template_name == "luring.html":
        context["base_url"] = urlsplit(config.site_url).path
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Forget the package, so that the next build under `make serve` loads it anew."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "calculator"]:
        del sys.modules[name]
