"""The words of results: labels of steps, notices, and messages; their texts stand in data/istilah.toml."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache

from calculator import tables
from calculator.numbers import angka, rupiah, tanggal
from calculator.printing import write
from calculator.rules import OutsideRulesError
from calculator.steps import Leaf, Notice, Step

PREFIX = re.compile(r"^(?:ronde|massal|(?:sample|langsung)(?:_inspeksi)?)\.")
SERIES = re.compile(r"(barang|penawaran)\.(\d+)\.")
CASH = re.compile(r"kas\.(\w+)_\d+")

UNREADABLE = "Masukan tidak bisa dibaca. Kirim satu objek JSON atau TOML berisi kolom dan nilainya."


@cache
def texts(section: str) -> Mapping[str, str]:
    """One section of data/istilah.toml."""
    where = f"data/istilah.toml [{section}]"
    table = tables.take(tables.load("istilah"), section, dict, "data/istilah.toml")
    return {key: tables.take(table, key, str, where) for key in table}


@cache
def label(key: str) -> str:
    """The label of a step: by its whole key, else without the prefix of a path, a series, or a payment."""
    labels = texts("langkah")
    rest = PREFIX.sub("", key, count=1)
    if found := SERIES.match(rest):
        return f"{term('deret', found[1])} ke-{int(found[2]) + 1}: {label(rest[found.end() :])}"
    if found := CASH.fullmatch(rest):
        return term("arus_kas", found[1])
    for name in (key, rest):
        if name in labels:
            return labels[name]
    message = f"data/istilah.toml [langkah]: no label for {key!r}"
    raise tables.DataError(message)


def term(section: str, key: str) -> str:
    """One word of a section, for a key of a result."""
    return texts(section)[key]


def notice(found: Notice) -> str:
    """The text of a notice with its values."""
    return texts("peringatan")[found.code].format(**{key: _shown(value) for key, value in found.values.items()})


def _shown(value: object) -> str:
    match value:
        case Step(unit="rupiah"):
            return rupiah(value.amount)
        case Step() | Leaf():
            return write(value.value, value.unit)
        case date():
            return tanggal(value)
        case Fraction():
            return angka(value, 2)
    return str(value)


def outside_rules(error: OutsideRulesError) -> str:
    """The refusal of a day the rules do not cover."""
    start, end = error.rule.rows[0].start, error.rule.end
    if end is not None and error.day > end:
        return texts("galat")["sesudah_aturan"].format(aturan=error.rule.label, akhir=tanggal(end))
    return texts("galat")["sebelum_aturan"].format(aturan=error.rule.label, mulai=tanggal(start))


def unknown_calculator(known: Iterable[str]) -> str:
    """The refusal of a calculator there is none of."""
    return texts("galat")["kalkulator"].format(daftar=", ".join(known))
