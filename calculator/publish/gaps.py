"""The page of what the calculators leave out: what may stop goods, law that is not counted, what is not known here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from calculator import rendering, tables
from calculator.evidence import KEYS as EVIDENCE
from calculator.evidence import Evidence, take_evidence
from calculator.permits import permits
from calculator.rules import Source

UNCOUNTED, UNKNOWN = "hukum/tidak_dihitung", "hukum/belum_tahu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncounted:
    """Law that no calculator counts: what it says, why it is left out, who says so."""

    id: str
    title: str
    text: str
    reason: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """What is not known here, and when it was last looked for."""

    id: str
    title: str
    text: str
    checked: date


def uncounted() -> tuple[Uncounted, ...]:
    """Everything in data/hukum/tidak_dihitung.toml. Raises DataError with file, key and what would be valid."""
    return tuple(
        Uncounted(
            id=key,
            title=tables.take(table, "judul", str, where),
            text=tables.take(table, "isi", str, where),
            reason=tables.take(table, "alasan", str, where),
            evidence=take_evidence(table, where),
        )
        for key, table, where in _entries(UNCOUNTED, ("judul", "isi", "alasan", *EVIDENCE))
    )


def unknowns() -> tuple[Unknown, ...]:
    """Everything in data/hukum/belum_tahu.toml. Raises DataError with file, key and what would be valid."""
    return tuple(
        Unknown(
            id=key,
            title=tables.take(table, "judul", str, where),
            text=tables.take(table, "isi", str, where),
            checked=tables.take(table, "diperiksa", date, where),
        )
        for key, table, where in _entries(UNKNOWN, ("judul", "isi", "diperiksa"))
    )


def page() -> str:
    """The fence ```batas: the page body."""
    left_out, licences = uncounted(), permits().values()
    cited = [one.evidence for one in left_out] + [one.bukti for one in licences]
    return (
        rendering.environment()
        .get_template("batas.html")
        .render(licences=licences, uncounted=left_out, unknowns=unknowns(), sources=_sources(cited))
    )


def _entries(name: str, keys: tuple[str, ...]) -> Iterator[tuple[str, tables.Table, str]]:
    for key in tables.load(name):
        where = f"data/{name}.toml [{key}]"
        table = tables.take(tables.load(name), key, dict, where)
        tables.check_keys(table, where, required=keys)
        yield key, table, where


def _sources(cited: Iterable[Evidence]) -> list[Source]:
    """Each source once, in the order it is met."""
    return list({source.id: source for one in cited for source in one.sources}.values())
