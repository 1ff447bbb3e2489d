"""The fence ```keliru: mistakes that are often made, and beside each what the calculator answers instead.

```keliru
hari_ini = 2026-11-24

[[keliru]]
klaim = "“Semua dibulatkan ke Rp1.000.”"
benar = "Itu aturan lama."
hitungan = [{ contoh = "tas FOB USD 100", masukan = { fob = "100", freight = "20", ndpbm = "16.800" } }]
```
"""

import tomllib
from datetime import date
from typing import Any

from calculator import rendering, words
from calculator.respond import respond
from calculator.tables import Table, check_keys, take, take_tables

AMOUNTS = ("bea_masuk", "ppn", "pph22", "total_pungutan", "biaya_akhir")
"""The results told of each example."""


def page(source: str) -> str:
    """The mistakes that the fence names; the words are the fence's, the amounts the calculator's as of `hari_ini`."""
    fence = tomllib.loads(source)
    check_keys(fence, "the fence", required=("hari_ini", "keliru"))
    today = take(fence, "hari_ini", date, "the fence")
    return (
        rendering.environment()
        .get_template("keliru.html")
        .render(
            mistakes=[
                (one, [(case["contoh"], _right(case, today)) for case in take_tables(one, "hitungan", "the fence")])
                for one in take_tables(fence, "keliru", "the fence")
            ],
        )
    )


def _right(case: Table, today: date) -> list[tuple[str, int]]:
    """The right amounts of an example. Raises ValueError where the calculator refuses it."""
    masukan = take(case, "masukan", dict, "the fence")
    reply: Any = respond({"kalkulator": "pajak", "masukan": {**masukan, "tanggal": today.isoformat()}})
    if not reply["ok"]:
        message = f"{case['contoh']} is refused: {reply['galat']}"
        raise ValueError(message)
    return [(words.label(name), reply["hasil"][name]) for name in AMOUNTS]
