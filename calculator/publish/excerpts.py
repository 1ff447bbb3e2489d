"""The fences ```cuplikan and ```kasus: what the calculator answers to its examples, in a few lines or in full.

```cuplikan
contoh = ["tumbler", "casing"]
ke = "kalkulator/"
hari_ini = 2026-11-24
```

A ```kasus has one name. No form stands beside either: `ke` leads to the page that has it.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date

from markupsafe import Markup

from calculator import catalog, decision_view, form, rendering
from calculator.calculators import keputusan
from calculator.catalog import Preset
from calculator.outcome import Outcome, Values
from calculator.publish import judgement
from calculator.tables import Table, check_keys, take

_BUTTON = r"<button[^>]*data-isi='[^']*'>(?:(?!</button>).)*</button>"
_FILLING = re.compile(rf"<p>(?:\s*{_BUTTON})+\s*</p>|{_BUTTON}")
"""The buttons that fill in a form, and the paragraphs of nothing else."""
_PAPERS = re.compile(r'<section class="minta-kertas".*?</section>', re.DOTALL)
"""What offers papers, which only a form's answer makes."""


def page(source: str) -> str:
    """The answers to the examples named, each with the link that opens it in the calculator."""
    fence, today = _fence(source)
    known = catalog.presets()
    found = [(known[name], _computed(known[name], today)) for name in take(fence, "contoh", list, "the fence")]
    return (
        rendering.environment()
        .get_template("cuplikan.html")
        .render(
            contoh=[(preset, decision_view.decision(*computed)) for preset, computed in found],
            ke=fence["ke"],
            hari=today,
        )
    )


def case(source: str, told: Callable[[str], Mapping[str, str]]) -> str:
    """The whole answer to one example, with what to make of it; `told` says what a page knows of the site."""
    fence, today = _fence(source)
    preset = catalog.presets()[take(fence, "contoh", str, "the fence")]
    values, outcome = _computed(preset, today)
    site, masukan = told(f"contoh/{preset.id}"), preset.values | {"hari_ini": today.isoformat()}
    result = rendering.result(keputusan.CALCULATOR, values, outcome, site, masukan)["hasil"]
    return (
        rendering.environment()
        .get_template("kasus.html")
        .render(
            preset=preset,
            penilaian=judgement.sentences(decision_view.decision(values, outcome)),
            hasil=Markup(still(result, f"{fence['ke']}#contoh-{preset.id}")),  # noqa: S704 - our own template
            ke=fence["ke"],
            hari=today,
        )
    )


def _fence(source: str) -> tuple[Table, date]:
    fence = tomllib.loads(source)
    check_keys(fence, "the fence", required=("contoh", "ke", "hari_ini"))
    take(fence, "ke", str, "the fence")
    return fence, take(fence, "hari_ini", date, "the fence")


def _computed(preset: Preset, today: date) -> tuple[Values, Outcome]:
    values = form.read(keputusan.CALCULATOR, preset.values | {"hari_ini": today.isoformat()})
    return values, keputusan.CALCULATOR.compute(values)


def still(result: str, example: str) -> str:
    """A result away from its form: its links lead to the example in the form; what only works there is left out."""
    return _PAPERS.sub("", _FILLING.sub("", re.sub(r'href="#isian-[^"]*"', f'href="{example}"', result)))
