"""The fence ```angka: a few results of an example, each with its label, where a whole answer would be too much.

```angka
contoh = "pajak-tumbler"
ke = "../../pajak/"
hari_ini = 2026-11-24
angka = [["Bea masuk", "bea_masuk"], ["Seluruhnya", "total_pungutan", "kira"]]
```

A key leads into the result, dots deeper, into a list by `id`. A third word says how the amount is written. `ubah` are
answers of the example typed anew; the link opens it in its calculator with them.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from calculator import catalog, form, printing, rendering
from calculator.numbers import angka, dari_seratus, persen_kira, rupiah, rupiah_kira, tanggal
from calculator.outcome import Result
from calculator.steps import Step
from calculator.tables import check_keys, take, take_list

WAYS: Mapping[str, Callable[[Any], str]] = {
    "kira": lambda value: f"sekitar {rupiah_kira(value)}",
    "peluang": dari_seratus,
    "persen": persen_kira,
    "rupiah": rupiah,
    "unit": lambda value: f"{angka(value)} unit",
    "rata": lambda value: angka(value, 1),
}
"""How an amount may be written instead: about so much, a chance, a share, rupiah, a number of pieces, an average."""


def page(source: str) -> str:
    """The amounts that the fence names. Raises ValueError for a key that the result does not have."""
    fence = tomllib.loads(source)
    check_keys(fence, "the fence", required=("contoh", "ke", "hari_ini", "angka"), optional=("ubah",))
    preset = catalog.presets()[take(fence, "contoh", str, "the fence")]
    today = take(fence, "hari_ini", date, "the fence")
    changed = take(fence, "ubah", dict, "the fence") if "ubah" in fence else {}
    calculator = catalog.CALCULATORS[preset.calculator]
    values = form.read(calculator, preset.values | changed | {"hari_ini": today.isoformat()})
    hasil = calculator.compute(values).hasil
    days = {name: day.isoformat() for name, day in values.items() if name in changed and isinstance(day, date)}
    link = urlencode({"v": "1", "contoh": preset.id} | changed | days)
    return (
        rendering.environment()
        .get_template("angka.html")
        .render(
            angka=[(label, _written(hasil, *rest)) for label, *rest in take_list(fence, "angka", list, "the fence")],
            contoh=preset,
            diubah=bool(changed),
            hari=today,
            ke=f"{take(fence, 'ke', str, 'the fence')}#{link}",
        )
    )


def _written(hasil: Result, key: str, way: str = "") -> str:
    one = found(hasil, key)
    value = one.amount if isinstance(one, Step) else one
    match one:
        case _ if way:
            return WAYS[way](value)
        case Step():
            return printing.write(one.amount, one.unit)
        case date():
            return tanggal(one)
        case int():
            return angka(one)
        case Fraction() | float():
            return dari_seratus(one)
    message = f"{key} is {one!r}, which is no amount"
    raise ValueError(message)


def found(hasil: Result, key: str) -> Result:
    """What stands under a key of a result. Raises ValueError for a key that it does not have."""
    for name in key.split("."):
        if isinstance(hasil, Sequence) and not isinstance(hasil, str):
            hasil = {str(one["id"]): one for one in hasil if isinstance(one, Mapping) and "id" in one}
        if not isinstance(hasil, Mapping) or name not in hasil:
            known = ", ".join(hasil) if isinstance(hasil, Mapping) else "nothing more"
            message = f"the result has no {key!r}: where {name!r} is looked for, there is: {known}"
            raise ValueError(message)
        hasil = hasil[name]
    return hasil
