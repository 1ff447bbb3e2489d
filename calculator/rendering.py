"""HTML from results: one Jinja2 environment, the same templates in the build and in the browser."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from urllib.parse import quote

from jinja2 import BaseLoader, Environment, FileSystemLoader, ModuleLoader, StrictUndefined, select_autoescape

from calculator import (
    answers,
    aql_view,
    brief,
    catalog,
    decision_view,
    downloads,
    form_view,
    jadwal_view,
    numbers,
    pajak_view,
    paper,
    paper_facts,
    penawaran_view,
    printing,
    words,
)
from calculator.catalog import Preset
from calculator.fields import Raw
from calculator.outcome import Calculator, Outcome, Values
from calculator.paper import Facts

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
COMPILED = HERE / "templates_compiled"

BUILD_ONLY = (
    "angka.html",
    "aturan.html",
    "batas.html",
    "cuplikan.html",
    "formulir.html",
    "gambar.html",
    "halaman.html",
    "kasus.html",
    "keliru.html",
)
"""The templates that no answer needs: the form, what stands around it, the law, the mistakes, the examples."""

PAGES: Mapping[str, Callable[[Values, Outcome], object]] = {
    "keputusan": decision_view.decision,
    "pajak": pajak_view.charges_of_shipment,
    "jadwal": jadwal_view.schedule_of_path,
    "aql": aql_view.plan_of_lot,
    "penawaran": penawaran_view.comparison,
}
"""The calculators that have a page, and the view it shows.

The templates bear the calculator's name: `x.html` its result, `x_pesan.txt` the message, `x_status.txt` the line that
is announced, `x_banding.txt` what stands beside another result, "label: text" in each line.
"""

PAPERS: Mapping[str, tuple[Callable[[Values, Outcome], Facts], tuple[str, ...]]] = {
    "keputusan": (paper_facts.of_decision, ()),
    "aql": (paper_facts.of_lot, ("pra-kirim", "tidak-lulus", "minta-lunas")),
}
"""The calculators whose answers fill papers: what they know of the blanks, and which papers; none named means all."""


@cache
def environment() -> Environment:
    """The environment; strict about names, escaping everything."""
    loader: BaseLoader = ModuleLoader(COMPILED) if COMPILED.is_dir() else FileSystemLoader(TEMPLATES)
    return _environment(loader)


def _environment(loader: BaseLoader) -> Environment:
    made = Environment(
        loader=loader,
        autoescape=select_autoescape(default=True, disabled_extensions=("txt",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "angka": numbers.angka,
        "rupiah": numbers.rupiah,
        "kira": numbers.rupiah_kira,
        "dua_angka": lambda value: numbers.angka(numbers.kira(value)),
        "uang": numbers.uang,
        "sen": numbers.sen,
        "persen": numbers.persen,
        "persen_kira": numbers.persen_kira,
        "dari_seratus": numbers.dari_seratus,
        "tanggal": numbers.tanggal,
        "tanggal_pendek": numbers.tanggal_pendek,
        "tertulis": lambda step: printing.write(step.amount, step.unit),
    }
    made.globals |= {
        "istilah": words.term,
        "wa": whatsapp_link,
    }
    return made


def compile_templates(target: Path) -> None:
    """Compile the templates into Python modules in `target`, for a runtime that must not compile them.

    What only the build makes is left out: the browser has its form already.
    """
    target.mkdir(parents=True, exist_ok=True)
    _environment(FileSystemLoader(TEMPLATES)).compile_templates(
        str(target), filter_func=lambda name: name not in BUILD_ONLY, zip=None, ignore_errors=False
    )


def whatsapp_link(number: str, message: str) -> str:
    """A wa.me link that works without JavaScript; without a number WhatsApp asks whom to send to."""
    return f"https://wa.me/{number}?text={quote(message, safe='')}"


def form(calculator: Calculator, first: Preset, size: str) -> str:
    """The form of a calculator, with its examples; `size` says how much the reader will download."""
    template = environment().get_template("formulir.html")
    return template.render(view=form_view.form(calculator, catalog.presets(), first), ukuran=size)


def result(
    calculator: Calculator,
    values: Values,
    outcome: Outcome,
    site: object,
    masukan: Mapping[str, Raw],
    *,
    alat: bool,
) -> Mapping[str, str]:
    """The pieces of a result: `hasil` for the page, `status` for the one line that is announced.

    With `alat` come the tools of a page with a form: what to take along, shown by its script.
    """
    origin = brief.origin(site)
    code = brief.case_code(calculator.id, masukan)
    shown = _shown(calculator, values, outcome) | {"kontak": origin, "kode": code, "alat": alat}
    status = _render(f"{calculator.id}_status.txt", shown).strip()
    message = brief.fitted(
        _render(f"{calculator.id}_pesan.txt", shown).strip().splitlines(),
        _render("penutup.txt", shown).strip().splitlines(),
        origin.tautan,
        partial(whatsapp_link, origin.nomor),
    )
    shown |= {"pesan": message, "lapor": _render("lapor.txt", shown), "berkas": downloads.KINDS[calculator.id]}
    return {"hasil": _render(f"{calculator.id}.html", shown), "status": status}


def summary(calculator: Calculator, values: Values, outcome: Outcome) -> Sequence[tuple[str, str]]:
    """A result in a few lines, each with its label: what stands in a column beside others."""
    lines = _render(f"{calculator.id}_banding.txt", _shown(calculator, values, outcome)).splitlines()
    return [(label, text) for label, _, text in (line.partition(": ") for line in lines) if text]


def comparison(calculator: Calculator, cases: Sequence[tuple[str, Mapping[str, str]]]) -> Mapping[str, str]:
    """The pieces of a comparison: a table with a column for each case, `status` for the line that is announced."""
    labels = dict.fromkeys(label for _, lines in cases for label in lines)
    table = _render("banding.html", {"kasus": cases, "label": labels, "judul": calculator.title})
    return {"banding": table, "status": words.term("status", "banding")}


def papers(calculator: Calculator, values: Values, outcome: Outcome, masukan: Mapping[str, Raw]) -> Mapping[str, str]:
    """The pieces of the papers that an answer fills: `kertas` for the page, `status` for the line that is announced."""
    known, names = PAPERS[calculator.id]
    facts = {**known(values, outcome), "kode": brief.case_code(calculator.id, masukan)}
    filled = _render("kertas_jawaban.html", _papers(facts, names, level=4))
    return {"kertas": filled, "status": words.term("status", "kertas")}


def blank_papers(names: Sequence[str]) -> str:
    """These papers with every blank left blank, below a heading of the second level."""
    return _render("kertas.html", _papers({}, names, level=2))


def _papers(facts: Facts, names: Sequence[str], *, level: int) -> dict[str, object]:
    return {
        "dokumen": paper.documents(facts, names),
        "pesan": paper.messages(facts, names),
        "kode": facts.get("kode", ""),
        "tanda": paper.MARK,
        "tingkat": level,
    }


def _shown(calculator: Calculator, values: Values, outcome: Outcome) -> dict[str, object]:
    return {
        "view": PAGES[calculator.id](values, outcome),
        "nama_pilihan": partial(answers.choice_label, calculator.fields),
    }


def _render(name: str, shown: Mapping[str, object]) -> str:
    return environment().get_template(name).render(shown)


def errors(messages: Mapping[str, str]) -> Mapping[str, str]:
    """The pieces of a refusal: the summary, and the one line that is announced."""
    template = environment().get_template("galat.html")
    return {"galat": template.render(pesan=messages), "status": words.term("status", "galat")}
