"""Our default prices of all-in offers, by sea and by air, from data/biaya.toml."""

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
