"""HTML from results: one Jinja2 environment, the same templates in the build and in the browser."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import BaseLoader, Environment, FileSystemLoader, ModuleLoader, StrictUndefined, select_autoescape

from calculator import answers, catalog, decision_view, form_view, numbers, printing, views, words
from calculator.catalog import Preset
from calculator.outcome import Calculator, Outcome, Values

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
COMPILED = HERE / "templates_compiled"

PAGES = {"keputusan": ("keputusan.html", decision_view.decision)}
"""The calculators that have a page: their result template and the view it shows."""


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
        "persen": numbers.persen,
        "dari_seratus": numbers.dari_seratus,
        "tanggal": numbers.tanggal,
        "tanggal_pendek": numbers.tanggal_pendek,
        "tertulis": lambda step: printing.write(step.amount, step.unit),
    }
    made.globals |= {
        "istilah": words.term,
        "wa": whatsapp_link,
        "nama_kolom": lambda name: answers.field_named(name).label,
        "nama_pilihan": answers.choice_label,
    }
    return made


def compile_templates(target: Path) -> None:
    """Compile every template into a Python module in `target`, for a runtime that must not compile them."""
    target.mkdir(parents=True, exist_ok=True)
    _environment(FileSystemLoader(TEMPLATES)).compile_templates(str(target), zip=None, ignore_errors=False)


def whatsapp_link(number: str, message: str) -> str:
    """A wa.me link that works without JavaScript; without a number WhatsApp asks whom to send to."""
    return f"https://wa.me/{number}?text={quote(message, safe='')}"


def form(calculator: Calculator, first: Preset, size: str) -> str:
    """The form of a calculator, with its examples; `size` says how much the reader will download."""
    template = environment().get_template("formulir.html")
    return template.render(view=form_view.form(calculator, catalog.presets(), first), ukuran=size)


def result(calculator: Calculator, values: Values, outcome: Outcome, site: object) -> Mapping[str, str]:
    """The pieces of a result: `hasil` for the page, `status` for the one line that is announced."""
    name, view_of = PAGES[calculator.id]
    view = view_of(values, outcome)
    contact = views.contact(site)
    message = environment().get_template("pesan.txt").render(view=view, kontak=contact).strip()
    return {
        "hasil": environment().get_template(name).render(view=view, kontak=contact, pesan=message),
        "status": environment().get_template("status.html").render(view=view),
    }


def errors(messages: Mapping[str, str]) -> Mapping[str, str]:
    """The pieces of a refusal: the summary, and the one line that is announced."""
    template = environment().get_template("galat.html")
    return {"galat": template.render(pesan=messages), "status": words.term("status", "galat")}
