"""Durations in whole days, and our defaults for them and for the kinds of order."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import ceil

from calculator import tables

GRADES = ("A", "B", "C", "D")


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """Whole days: the least, the most likely, the most."""

    min: int
    modus: int
    maks: int


def longer(duration: Duration, tambahan: Fraction) -> Duration:
    """The duration with this share added to each of its days, a day begun counted whole."""
    low, mode, high = (ceil(days * (1 + tambahan)) for days in (duration.min, duration.modus, duration.maks))
    return Duration(min=low, modus=mode, maks=high)


CERTAIN_ZERO = Duration(min=0, modus=0, maks=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultDuration:
    """A default of data/durasi.toml with its grade (A official .. D our assumption) and source."""

    duration: Duration
    grade: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindOfOrder:
    """What a kind of order brings: the chance of a wrong specification (low, mode, high), two durations."""

    peluang: tuple[Decimal, Decimal, Decimal]
    sample: str
    produksi: str


@cache
def defaults() -> dict[str, DefaultDuration]:
    """The default durations, by key."""
    found = {}
    for key, table in _section("durasi"):
        where = f"data/durasi.toml [durasi.{key}]"
        tables.check_keys(table, where, required=("nilai", "mutu", "sumber"))
        low, mode, high = _three(tables.take_list(table, "nilai", int, where), where)
        grade = tables.take(table, "mutu", str, where)
        if grade not in GRADES:
            message = f"{where}: mutu is {grade!r}; valid are: {', '.join(GRADES)}"
            raise tables.DataError(message)
        found[key] = DefaultDuration(
            duration=Duration(min=low, modus=mode, maks=high),
            grade=grade,
            source=tables.take(table, "sumber", str, where),
        )
    return found


@cache
def kinds_of_order() -> dict[str, KindOfOrder]:
    """The kinds of order, by key."""
    found = {}
    for key, table in _section("jenis_pesanan"):
        where = f"data/durasi.toml [jenis_pesanan.{key}]"
        tables.check_keys(table, where, required=("peluang", "sample", "produksi"))
        sample, produksi = (tables.take(table, name, str, where) for name in ("sample", "produksi"))
        for name in (sample, produksi):
            if name not in defaults():
                message = f"{where}: {name!r} is no duration; valid are: {', '.join(defaults())}"
                raise tables.DataError(message)
        chances = _three(tables.take_list(table, "peluang", Decimal, where), where)
        found[key] = KindOfOrder(peluang=chances, sample=sample, produksi=produksi)
    return found


def _section(name: str) -> list[tuple[str, tables.Table]]:
    where = "data/durasi.toml"
    section = tables.take(tables.load("durasi"), name, dict, where)
    return [(key, tables.take(section, key, dict, f"{where} [{name}]")) for key in section]


def _three[N: (int, Decimal)](values: tuple[N, ...], where: str) -> tuple[N, N, N]:
    if len(values) != 3 or list(values) != sorted(values):
        message = f"{where}: {values} must be three rising numbers"
        raise tables.DataError(message)
    return values[0], values[1], values[2]
