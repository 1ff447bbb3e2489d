"""What may stop goods at the border, from data/izin.toml: licences, and who must see to them; never a determination."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from calculator import goods, tables
from calculator.rules import CONFIDENCE, Source, sources

UNKNOWN, HELD, NOT_NEEDED = "belum_tahu", "ada", "tidak_perlu"
"""What a reader says of the licences: not known, held, looked up and not needed."""

KEYS = ("nama", "perlu", "ragu", "sumber", "diperiksa", "keyakinan", "berhenti")


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """One licence: its name, what must be there, what is not known, who says so.

    `berhenti` where no mass order is to be placed without it.
    """

    id: str
    nama: str
    perlu: str
    ragu: str
    sources: tuple[Source, ...]
    checked: date
    confidence: str
    berhenti: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Whether to order at all: `status` is berhenti, periksa, or lanjut; the licences needed, and those to look up."""

    status: str
    perlu: tuple[Permit, ...]
    periksa: tuple[Permit, ...]


@cache
def permits() -> dict[str, Permit]:
    """All licences of data/izin.toml, by the word data/barang.toml uses."""
    found = {}
    for key in tables.load("izin"):
        where = f"data/izin.toml [{key}]"
        table = tables.take(tables.load("izin"), key, dict, where)
        tables.check_keys(table, where, required=KEYS)
        words = {name: tables.take(table, name, str, where) for name in ("nama", "perlu", "ragu")}
        named = tables.take_list(table, "sumber", str, where)
        confidence = tables.take(table, "keyakinan", str, where)
        unknown = [name for name in named if name not in sources()]
        if unknown or len(named) < CONFIDENCE.get(confidence, len(named) + 1):
            message = f"{where}: sumber {list(named)} and keyakinan {confidence!r} do not fit, or are not known"
            raise tables.DataError(message)
        found[key] = Permit(
            id=key,
            sources=tuple(sources()[name] for name in named),
            checked=tables.take(table, "diperiksa", date, where),
            confidence=confidence,
            berhenti=tables.take(table, "berhenti", bool, where),
            **words,
        )
    return found


def needed(jenis_barang: str) -> tuple[Permit, ...]:
    """The licences without which no mass order of this kind of goods is to be placed."""
    kind = goods.kinds().get(jenis_barang)
    return tuple(permit for permit in map(permits().__getitem__, kind.izin) if permit.berhenti) if kind else ()


def gate(jenis_barang: str, izin: str) -> Gate:
    """What stands before an order of this kind of goods, for a reader who says this of the licences.

    A kind that is not known must be looked up; so must every kind whose HS code another one shares.
    """
    kind = goods.kinds().get(jenis_barang)
    if izin != UNKNOWN:
        return Gate(status="lanjut", perlu=(), periksa=())
    needed, doubtful = (kind.izin, kind.periksa) if kind else ((), ())
    perlu = tuple(permits()[name] for name in needed)
    stops = any(permit.berhenti for permit in perlu)
    return Gate(
        status="berhenti" if stops else "periksa", perlu=perlu, periksa=tuple(permits()[name] for name in doubtful)
    )
