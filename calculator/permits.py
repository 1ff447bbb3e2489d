"""What may stop goods at the border, from data/izin.toml: licences, and who must see to them; never a determination."""

from dataclasses import dataclass
from functools import cache

from calculator import goods, tables
from calculator.evidence import KEYS as EVIDENCE
from calculator.evidence import Evidence, take_evidence

UNKNOWN, HELD, NOT_NEEDED = "belum_tahu", "ada", "tidak_perlu"
"""What a reader says of the licences: not known, held, looked up and not needed."""

REMEDY = "bmtp"
"""The duty beside the duty, where one protects an industry; it is no licence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """One licence, or another ground to hold goods: its name, what must be there, what is not known, who says so.

    `berhenti` where no mass order is to be placed without it; `semua` where any kind of goods may meet it.
    """

    id: str
    nama: str
    perlu: str
    ragu: str
    bukti: Evidence
    berhenti: bool
    semua: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Whether to order at all: `status` is berhenti, periksa, or lanjut; the licences needed, and those to look up.

    To be looked up are those that this kind of goods may need, then those that any goods may meet.
    """

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
        tables.check_keys(table, where, required=("nama", "perlu", "ragu", *EVIDENCE, "berhenti", "semua"))
        found[key] = Permit(
            id=key,
            bukti=take_evidence(table, where),
            nama=tables.take(table, "nama", str, where),
            perlu=tables.take(table, "perlu", str, where),
            ragu=tables.take(table, "ragu", str, where),
            berhenti=tables.take(table, "berhenti", bool, where),
            semua=tables.take(table, "semua", bool, where),
        )
    return found


def needed(jenis_barang: str) -> tuple[Permit, ...]:
    """The licences without which no mass order of this kind of goods is to be placed."""
    kind = goods.kinds().get(jenis_barang)
    return tuple(permit for permit in map(permits().__getitem__, kind.izin) if permit.berhenti) if kind else ()


def may_add_duty(jenis_barang: str) -> bool:
    """Whether a trade remedy may fall on this kind of goods, whatever licences are there."""
    kind = goods.kinds().get(jenis_barang)
    return kind is not None and REMEDY in kind.periksa


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
    general = (permit for permit in permits().values() if permit.semua)
    return Gate(
        status="berhenti" if stops else "periksa",
        perlu=perlu,
        periksa=(*(permits()[name] for name in doubtful), *general),
    )
