"""The fence ```cuplikan: what the calculator answers to some of its examples, in a few lines each.

```cuplikan
contoh = ["tumbler", "casing"]
ke = "kalkulator/"
hari_ini = 2026-11-24
```
"""

import tomllib
from datetime import date

from calculator import catalog, decision_view, form, rendering
from calculator.calculators import keputusan
from calculator.catalog import Preset
from calculator.decision_view import DecisionView
from calculator.tables import check_keys, take


def page(source: str) -> str:
    """The answers to the examples named, each with the link that opens it in the calculator."""
    fence = tomllib.loads(source)
    check_keys(fence, "the fence", required=("contoh", "ke", "hari_ini"))
    today = take(fence, "hari_ini", date, "the fence")
    known = catalog.presets()
    return (
        rendering.environment()
        .get_template("cuplikan.html")
        .render(
            contoh=[(known[name], _decided(known[name], today)) for name in take(fence, "contoh", list, "the fence")],
            ke=take(fence, "ke", str, "the fence"),
            hari=today,
        )
    )


def _decided(preset: Preset, today: date) -> DecisionView:
    values = form.read(keputusan.CALCULATOR, preset.values | {"hari_ini": today.isoformat()})
    return decision_view.decision(values, keputusan.CALCULATOR.compute(values))
