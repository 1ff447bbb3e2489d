"""Kinds of goods as a starting point for rates, from data/barang.toml; the reader's HS code decides."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from calculator import rules, tables

OTHER = "lain"
"""The kind of goods that says nothing."""

GROUP = "kiriman.tarif_bm."
"""How the keys of the rules begin whose ends are the groups of barang kiriman."""

LISTS = ("daftar_7_5", "daftar_10")
"""The lists of PPh 22."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfGoods:
    """One kind: its label, an HS code it often has, MFN duty, group as barang kiriman, what to beware of.

    `pph22` is the list of PPh 22 it once stood in, empty where unknown; `izin` and `periksa` name licences of
    data/izin.toml: needed, and to be looked up.
    """

    nama: str
    hs: str
    tarif_bm: Decimal
    kelompok_kiriman: str
    catatan: str
    pph22: str
    izin: tuple[str, ...]
    periksa: tuple[str, ...]


@cache
def kinds() -> dict[str, KindOfGoods]:
    """All kinds of goods, by key, in the order of the file."""
    found = {}
    groups = tuple(key.removeprefix(GROUP) for key in rules.rules() if key.startswith(GROUP))
    for key in tables.load("barang"):
        where = f"data/barang.toml [{key}]"
        table = tables.take(tables.load("barang"), key, dict, where)
        required = ("nama", "hs", "tarif_bm", "kelompok_kiriman", "catatan")
        tables.check_keys(table, where, required=required, optional=("pph22", "izin", "periksa"))
        words = {name: tables.take(table, name, str, where) for name in ("nama", "hs", "catatan")}
        duty = tables.take_number(table, "tarif_bm", where)
        if not 0 <= duty <= 1:
            message = f"{where}: tarif_bm is {duty}; it must be a fraction from 0 to 1, such as 0.15"
            raise tables.DataError(message)
        found[key] = KindOfGoods(
            tarif_bm=duty,
            kelompok_kiriman=_known([table["kelompok_kiriman"]], groups, f"{where}: kelompok_kiriman")[0],
            pph22=_known([table["pph22"]], LISTS, f"{where}: pph22")[0] if "pph22" in table else "",
            izin=_known(table.get("izin", []), tuple(tables.load("izin")), f"{where}: izin"),
            periksa=_known(table.get("periksa", []), tuple(tables.load("izin")), f"{where}: periksa"),
            **words,
        )
    return found


@cache
def duty_range() -> tuple[Decimal, Decimal, Decimal]:
    """The least, the middle and the highest MFN duty of the kinds: between these a good of no kind here may lie."""
    rates = sorted(kind.tarif_bm for kind in kinds().values())
    return rates[0], rates[(len(rates) - 1) // 2], rates[-1]


def _known(values: object, known: tuple[str, ...], where: str) -> tuple[str, ...]:
    """Some words of a list, if all of them are known."""
    if not isinstance(values, list) or any(value not in known for value in values):
        message = f"{where} is {values!r}; valid are: {', '.join(known)}"
        raise tables.DataError(message)
    return tuple(values)


def choices() -> tuple[tuple[str, str], ...]:
    """The kinds as choices of a field, by name, the unknown one first."""
    named = sorted(((key, kind.nama) for key, kind in kinds().items()), key=lambda choice: choice[1])
    return ((OTHER, "lainnya, atau belum tahu"), *named)
