"""Prices from data/biaya.toml: all-in offers by sea and by air, and estimates for who has no quote yet."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from calculator import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An all-in offer door to door: rupiah per CBM or kg, the least that is billed, grade and source."""

    tarif: Decimal
    minimum_tagih: Decimal
    grade: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """One price to estimate with: the number, what it counts, grade and source."""

    nilai: Decimal
    satuan: str
    grade: str
    source: str


@cache
def price(key: str) -> Price:
    """A price to estimate with."""
    where = f"data/biaya.toml [taksiran.{key}]"
    prices = tables.take(tables.load("biaya"), "taksiran", dict, "data/biaya.toml")
    table = tables.take(prices, key, dict, where)
    tables.check_keys(table, where, required=("nilai", "satuan", "mutu", "sumber"))
    return Price(
        nilai=tables.take_number(table, "nilai", where),
        satuan=tables.take(table, "satuan", str, where),
        grade=tables.take(table, "mutu", str, where),
        source=tables.take(table, "sumber", str, where),
    )


@cache
def offer(moda: str) -> Offer:
    """The default offer of a mode of transport."""
    key = "udara" if moda == "udara" else "laut"
    where = f"data/biaya.toml [borongan.{key}]"
    offers = tables.take(tables.load("biaya"), "borongan", dict, "data/biaya.toml")
    table = tables.take(offers, key, dict, where)
    tables.check_keys(table, where, required=("tarif", "satuan", "minimum_tagih", "mutu", "sumber"))
    return Offer(
        tarif=tables.take_number(table, "tarif", where),
        minimum_tagih=tables.take_number(table, "minimum_tagih", where),
        grade=tables.take(table, "mutu", str, where),
        source=tables.take(table, "sumber", str, where),
    )
