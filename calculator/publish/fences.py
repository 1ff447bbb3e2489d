"""The Markdown fence ```kalkulator: a form and a complete worked result, made by the same respond().

```kalkulator
kalkulator = "keputusan"
halaman = "kalkulator"
contoh = "tumbler"
hari_ini = 2026-11-24
```
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import wraps

from markupsafe import Markup
from pymdownx.superfences import SuperFencesException

from calculator import catalog, paper, rendering
from calculator.numbers import angka, tanggal
from calculator.publish import amounts, excerpts, gaps, law_page, mistakes, pictures
from calculator.respond import respond
from calculator.tables import check_keys, take, take_list


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a page knows of the site: the runtime and its sizes, whom WhatsApp writes to, the law's version."""

    mesin: Mapping[str, object]
    download_bytes: int
    sheets_bytes: int
    merek: str
    nomor: str
    aturan: str

    def told(self, halaman: str) -> dict[str, str]:
        """What an answer on this page is told of the site."""
        told = {"merek": self.merek, "nomor": self.nomor, "aturan": self.aturan}
        return told | {"halaman": halaman, "lembar": megabytes(self.sheets_bytes)}


_prepared: list[Site] = []


def prepare(site: Site) -> None:
    """Say which site the next pages belong to; the MkDocs hook calls this before each build."""
    _prepared[:] = [site]


def _loud(formatter: Callable[[str], str]) -> Callable[..., str]:
    """Make any failure of a fence fail the build: superfences swallows ordinary exceptions."""

    @wraps(formatter)
    def wrapped(source: str, *_: object, **__: object) -> str:
        try:
            return formatter(source)
        except Exception as error:
            message = f"fence {formatter.__name__}: {error}\n{source}"
            raise SuperFencesException(message) from error

    return wrapped


@_loud
def kalkulator(source: str) -> str:
    """The calculator of one page: form, status line, and the worked result of an example."""
    site = _prepared[0]
    fence = tomllib.loads(source, parse_float=Decimal)
    check_keys(fence, "the fence", required=("kalkulator", "halaman", "contoh", "hari_ini"))
    found = catalog.presets()[take(fence, "contoh", str, "the fence")]
    calculator = catalog.CALCULATORS[take(fence, "kalkulator", str, "the fence")]
    today = take(fence, "hari_ini", date, "the fence")
    told = site.told(take(fence, "halaman", str, "the fence"))
    reply = respond(
        {
            "kalkulator": calculator.id,
            "masukan": found.values | {"hari_ini": today.isoformat()},
            "bentuk": "html",
            "situs": told,
        }
    )
    if not reply["ok"]:
        message = f"example {found.id} is refused: {reply['galat']}"
        raise ValueError(message)
    pieces = reply["html"]
    return (
        rendering.environment()
        .get_template("halaman.html")
        .render(
            mesin=site.mesin,
            situs=told,
            formulir=Markup(rendering.form(calculator, found, megabytes(site.download_bytes))),  # noqa: S704 - our own template
            hasil=Markup(pieces["hasil"]),  # type: ignore[index]  # noqa: S704 - our own template
            contoh=found,
            hari=tanggal(today),
            ukuran=megabytes(site.download_bytes),
            lengkap=megabytes(site.sheets_bytes),  # the whole engine, nearly
        )
    )


@_loud
def kertas(source: str) -> str:
    """The papers that the fence names in `isi`, blank."""
    fence = tomllib.loads(source)
    check_keys(fence, "the fence", required=("isi",))
    names = take_list(fence, "isi", str, "the fence")
    unknown = [name for name in names if name not in paper.names()]
    if unknown:
        message = f"no paper is called {', '.join(unknown)}; they are: {', '.join(paper.names())}"
        raise ValueError(message)
    return f'<div class="kalkulator">{rendering.blank_papers(names)}</div>'


@_loud
def jumlah(source: str) -> str:
    """A few results of an example: the fence ```angka."""
    return amounts.page(source)


@_loud
def gambar(source: str) -> str:
    """A drawing of the guide."""
    return pictures.page(source)


@_loud
def aturan(source: str) -> str:
    """The page of the law, as of the day the fence names."""
    return law_page.page(source)


@_loud
def keliru(source: str) -> str:
    """Mistakes that are often made, each with the right amounts."""
    return mistakes.page(source)


@_loud
def batas(_: str) -> str:
    """The page of what is not counted and what is not known."""
    return gaps.page()


@_loud
def cuplikan(source: str) -> str:
    """What the calculator answers to some examples, in a few lines each."""
    return excerpts.page(source)


@_loud
def kasus(source: str) -> str:
    """The whole answer to one example, with what to make of it."""
    return excerpts.case(source)


def megabytes(count: int) -> str:
    """Write a size the reader knows from a data plan: 6,4 MB."""
    return f"{angka(Decimal(count) / 10**6, 1)} MB"
