"""The cases of tests/cases/, read once, and their outcomes; every test module of the engine uses these."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from calculator import catalog, form
from calculator.outcome import Outcome
from calculator.respond import respond

FOLDER = Path(__file__).resolve().parent / "cases"

KEYS = {"nama", "kalkulator", "sumber", "masukan", "keluaran", "kosong", "peringatan", "galat"}
KEYS |= {"contoh_terbit", "terbit", "alasan"}
"""`terbit` is what `contoh_terbit` printed; `alasan` says why we answer otherwise."""


TUMBLER = {
    "jumlah_unit": 1000,
    "harga_unit": "2,60",
    "biaya_sample": 35,
    "ongkir_sample": 42,
    "freight": 81,
    "ndpbm": 16800,
    "tarif_bm": "20%",
    "harga_jual": 95000,
    "tanggal_mulai": "2026-11-24",
    "tenggat": "2027-02-12",
}
"""An order by sea, declared, with a price and a deadline: what the tests of a whole decision change."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One case: what is typed, and what must come out or be refused."""

    id: str
    kalkulator: str
    table: dict[str, Any]
    masukan: dict[str, Any]

    @property
    def refused(self) -> bool:
        """Whether this input must be refused."""
        return "galat" in self.table

    def request(self, bentuk: str = "data") -> dict[str, Any]:
        """The request that a page or a command line would make of it."""
        return {"kalkulator": self.kalkulator, "masukan": self.masukan, "bentuk": bentuk}


def _read(path: Path) -> Case:
    text = path.read_text(encoding="utf-8")
    typed = tomllib.loads(text, parse_float=Decimal).get("masukan", {})
    table = tomllib.loads(text)
    return Case(id=path.stem, kalkulator=table["kalkulator"], table=table, masukan=typed)


CASES = tuple(_read(path) for path in sorted(FOLDER.glob("*.toml")))

ANSWERED = tuple(case for case in CASES if not case.refused)

REFUSED = tuple(case for case in CASES if case.refused)


@cache
def _reply(case_id: str, bentuk: str) -> Any:
    case = next(case for case in CASES if case.id == case_id)
    return respond(case.request(bentuk))


def reply(case: Case, bentuk: str = "data") -> Any:
    """The reply to a case."""
    return _reply(case.id, bentuk)


@cache
def _outcome(case_id: str) -> Outcome:
    case = next(case for case in CASES if case.id == case_id)
    calculator = catalog.CALCULATORS[case.kalkulator]
    return calculator.compute(form.read(calculator, case.masukan))


def outcome(case: Case) -> Outcome:
    """The outcome of a case before it becomes JSON: its steps are still formulas."""
    return _outcome(case.id)


def alike(expected: Any, actual: Any) -> Any:
    """The part of an actual value that an expected one speaks about, so that both compare whole."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return {key: alike(expected[key], actual[key]) for key in expected if key in actual}
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        return [alike(one, other) for one, other in zip(expected, actual, strict=True)]
    return actual


def ask(kalkulator: str, masukan: object, bentuk: str = "data") -> Any:
    """One request, answered."""
    return respond({"kalkulator": kalkulator, "masukan": masukan, "bentuk": bentuk})


def refused(kalkulator: str, masukan: object) -> Any:
    """The messages of a refusal."""
    reply = ask(kalkulator, masukan)
    assert reply["ok"] is False
    return reply["galat"]


def answered(kalkulator: str, masukan: object) -> Any:
    """The results of an answer."""
    reply = ask(kalkulator, masukan)
    assert reply.get("galat") is None
    return reply["hasil"]


def every_text() -> Iterator[str]:
    """What an engine elsewhere is asked, as JSON text: every case and example in every form, and unreadable ones.

    An example is also asked as a reader without quotes would, who fills the short form and lets us estimate the rest;
    and for its papers, where there are any.
    """
    site = {"merek": "RTS", "nomor": ""}
    asked = [(case.kalkulator, case.masukan, False) for case in CASES]
    for preset in catalog.presets().values():
        short = {
            name: preset.values[name] for name in catalog.CALCULATORS[preset.calculator].quick if name in preset.values
        }
        asked += [(preset.calculator, preset.values, False), (preset.calculator, short, True)]
    for name, typed, estimated in asked:
        for form_asked in ("data", "html", "baca", *(("kertas",) if estimated else ())):
            request = {"kalkulator": name, "masukan": typed, "bentuk": form_asked, "situs": site, "taksir": estimated}
            yield json.dumps(request, default=float)
    yield from ("", "[]", '{"kalkulator":"pajak"}', '{"kalkulator":"tidak ada","masukan":{}}', "1e999", '{"a":NaN}')
