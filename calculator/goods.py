"""Kinds of goods as a starting point for rates, from data/barang.toml; the reader's HS code decides."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from calculator import tables

OTHER = "lain"
"""The kind of goods that says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfGoods:
    """One kind: its label, an HS code it often has, MFN duty, group as barang kiriman, what to beware of."""

    nama: str
    hs: str
    tarif_bm: Decimal
    kelompok_kiriman: str
    catatan: str


@cache
def kinds() -> dict[str, KindOfGoods]:
    """All kinds of goods, by key, in the order of the file."""
    found = {}
    for key in tables.load("barang"):
        where = f"data/barang.toml [{key}]"
        table = tables.take(tables.load("barang"), key, dict, where)
        tables.check_keys(table, where, required=("nama", "hs", "tarif_bm", "kelompok_kiriman", "catatan"))
        words = {name: tables.take(table, name, str, where) for name in ("nama", "hs", "kelompok_kiriman", "catatan")}
        found[key] = KindOfGoods(tarif_bm=tables.take_number(table, "tarif_bm", where), **words)
    return found


def choices() -> tuple[tuple[str, str], ...]:
    """The kinds as choices of a field, by name, the unknown one first."""
    named = sorted(((key, kind.nama) for key, kind in kinds().items()), key=lambda choice: choice[1])
    return ((OTHER, "lainnya, atau belum tahu"), *named)
