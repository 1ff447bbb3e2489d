"""How long the engine takes in CPython, everything computed anew but the tables."""

import time
from typing import Any

from calculator import catalog, form
from calculator.respond import respond
from tests.bench.record import Record
from tests.engine_cases import CASES

ROUNDS = 9
ANEW = {"ongkir_sample": "{}", "tanggal_mulai": "{} November 2026", "fob": "1.2{}", "jumlah_lot": "1.2{}0"}
"""Answers that are changed from round to round, where an example gives them, so that nothing kept is used again."""

MANY = 10_000
FULLEST = "keputusan-semua-sekaligus"
EVERY_ACTION = {
    "volume_cbm": "2,3",
    "berat_kg": "420",
    "unit_uji": "50",
    "biaya_uji": "3 juta",
    "porsi_udara": "20%",
    "peluang_lot_buruk": "10%",
    "peluang_molor": "35%",
}
"""What the fullest case does not ask for yet."""

TWO_SEASONS = {"peluang_ramai": "20%"}
"""Every arrival is reckoned twice then."""


def measure(record: Record) -> None:
    """Each example, the fullest decision, and very many shipments."""
    for preset in catalog.presets().values():
        record.own("example answered in CPython", _times(_anew(preset.calculator, preset.values, "html")), preset.id)
    record.own("every option at once in CPython", _times(fullest("data")))
    record.own("every option at once, two seasons, in CPython", _times(fullest("data", **TWO_SEASONS)))
    _charges(record)


def fullest(bentuk: str, **more: str) -> list[dict[str, Any]]:
    """Every option at once, from round to round another one."""
    case = next(case for case in CASES if case.id == FULLEST)
    return _anew(case.kalkulator, case.masukan | EVERY_ACTION | more, bentuk)


def _anew(calculator: str, values: dict[str, Any], bentuk: str) -> list[dict[str, Any]]:
    changes = [{key: text.format(10 + place) for key, text in ANEW.items() if key in values} for place in range(ROUNDS)]
    return [{"kalkulator": calculator, "masukan": values | changed, "bentuk": bentuk} for changed in changes]


def _times(requests: list[dict[str, Any]]) -> list[float]:
    taken = []
    for request in requests:
        begun = time.process_time()
        respond(request)
        taken.append(1000 * (time.process_time() - begun))
    return taken


def _charges(record: Record) -> None:
    """Ten thousand shipments: read and computed, and answered with every line explained."""
    pajak = catalog.CALCULATORS["pajak"]
    shipments = [
        {"tanggal": "2026-11-24", "ndpbm": "16.800", "freight": "81", "tarif_bm": "20%", "fob": str(1000 + place)}
        for place in range(MANY)
    ]
    begun = time.process_time()
    for typed in shipments:
        pajak.compute(form.read(pajak, typed))
    computed = time.process_time()
    for typed in shipments:
        respond({"kalkulator": "pajak", "masukan": typed})
    answered = time.process_time()
    record.own("pajak read and computed, 10,000 times", [1000 * (computed - begun)])
    record.own("pajak answered and explained, 10,000 times", [1000 * (answered - computed)])
