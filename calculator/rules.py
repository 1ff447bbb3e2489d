"""Dated rules with their sources: what the law says on a day, and who says so.

A row has a start date only; the next row ends the one before it. Outside the rows a rule raises,
it never falls back.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from calculator import tables
from calculator.numbers import ROUNDINGS, Rounding

CHECK_AGE = timedelta(days=90)
"""A rule not checked for so long may have changed, and is said to be old."""

UNITS = ("persen", "pecahan", "USD", "rupiah", "angka", "pembulatan", "ya_tidak")
CONFIDENCE = {"A": 2, "B": 1, "C": 0}
"""The letters, and how many witnesses each needs: nothing was read as a whole official text."""
SEEN = ("teks_resmi", "kutipan", "sekunder")

MFN, GENERAL_TABLE, PREFERENCE = "mfn", "tabel_umum", "preferensi"
ELSEWHERE = (MFN, GENERAL_TABLE, PREFERENCE)
"""Rates that a rule leaves elsewhere: the reader's MFN duty or duty by origin, the general table of PPh 22."""


class OutsideRulesError(ValueError):
    """No row of a rule covers the day asked for."""

    def __init__(self, rule: "Rule", day: date) -> None:
        """Keep the rule and the day, so that the reader's message can name them."""
        super().__init__(f"{rule.key}: no row covers {day}; rows start {rule.rows[0].start}, end {rule.end}")
        self.rule = rule
        self.day = day


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A regulation or document: its id, its title, and where to find it."""

    id: str
    title: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a rule says from `start` on; `value` is in `unit`, a Fraction for percent and fractions; yes is 1, no is 0.

    A rate that the law leaves to another place is one of ELSEWHERE instead. `source` is the regulation, `witnesses`
    what was read of it or about it.
    """

    key: str
    unit: str
    start: date
    value: Fraction | Rounding | str
    source: Source
    article: str
    checked: date
    confidence: str
    seen: str
    witnesses: tuple[Source, ...]
    note: str

    @property
    def number(self) -> Fraction:
        """The value of a rule that is a number."""
        if not isinstance(self.value, Fraction):
            message = f"{self.key} is {self.value}, not a number"
            raise TypeError(message)
        return self.value

    @property
    def elsewhere(self) -> str:
        """Where the rate stands, one of ELSEWHERE; empty where the rule says it itself."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def rounding(self) -> Rounding:
        """The value of a rule that names a rounding."""
        if not isinstance(self.value, Rounding):
            message = f"{self.key} is {self.value}, not a rounding"
            raise TypeError(message)
        return self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One quantity of the law over time: rows by start date, the day it is known to end, a day to watch."""

    key: str
    label: str
    unit: str
    rows: tuple[Row, ...]
    end: date | None
    watch: date | None
    watch_reason: str

    def at(self, day: date) -> Row:
        """The row in force on a day. Raises OutsideRulesError before the first and after a known end."""
        rows = [row for row in self.rows if row.start <= day]
        if not rows or (self.end is not None and day > self.end):
            raise OutsideRulesError(self, day)
        return rows[-1]


@cache
def sources() -> dict[str, Source]:
    """All sources of data/sumber.toml, by id."""
    found = {}
    for key, table in tables.load("sumber").items():
        where = f"data/sumber.toml [{key}]"
        if not isinstance(table, dict):
            message = f"{where}: must be a table"
            raise tables.DataError(message)
        tables.check_keys(table, where, required=("judul", "alamat"))
        found[key] = Source(
            id=key,
            title=tables.take(table, "judul", str, where),
            where=tables.take(table, "alamat", str, where),
        )
    return found


@cache
def rules() -> dict[str, Rule]:
    """All rules of data/aturan/, by key."""
    found: dict[str, Rule] = {}
    for name in tables.names("aturan"):
        for key, table in tables.load(name).items():
            where = f"data/{name}.toml [{key}]"
            if key in found:
                message = f"{where}: the key stands in another file too"
                raise tables.DataError(message)
            found[key] = _rule(key, table, where)
    return found


def rule(key: str) -> Rule:
    """One rule by its key."""
    return rules()[key]


def rule_at(key: str, day: date) -> Row:
    """What the rule of this key says on a day."""
    return rule(key).at(day)


def _rule(key: str, table: object, where: str) -> Rule:
    if not isinstance(table, dict):
        message = f"{where}: must be a table with label, satuan and baris"
        raise tables.DataError(message)
    optional = ("berakhir", "pantau", "alasan_pantau")
    tables.check_keys(table, where, required=("label", "satuan", "baris"), optional=optional)
    unit = tables.take(table, "satuan", str, where)
    one_of(unit, UNITS, f"{where}: satuan")
    rows = tuple(_row(key, unit, row, where) for row in tables.take_tables(table, "baris", where))
    if not rows:
        message = f"{where}: baris is empty, a rule has at least one row"
        raise tables.DataError(message)
    tables.sorted_days([row.start for row in rows], f"{where} mulai")
    if table.get("berakhir", rows[-1].start) < rows[-1].start:
        message = f"{where}: berakhir is {table['berakhir']}; it must not stand before the last mulai, {rows[-1].start}"
        raise tables.DataError(message)
    return Rule(
        key=key,
        label=tables.take(table, "label", str, where),
        unit=unit,
        rows=rows,
        end=tables.take(table, "berakhir", date, where) if "berakhir" in table else None,
        watch=tables.take(table, "pantau", date, where) if "pantau" in table else None,
        watch_reason=tables.take(table, "alasan_pantau", str, where) if "pantau" in table else "",
    )


def _row(key: str, unit: str, table: tables.Table, where: str) -> Row:
    required = ("mulai", "nilai", "sumber", "pasal", "diperiksa", "keyakinan", "dilihat", "saksi")
    tables.check_keys(table, where, required=required, optional=("catatan",))
    where = f"{where} mulai {table['mulai']}"
    source = tables.take(table, "sumber", str, where)
    confidence = tables.take(table, "keyakinan", str, where)
    seen = tables.take(table, "dilihat", str, where)
    one_of(source, tuple(sources()), f"{where}: sumber")
    one_of(confidence, tuple(CONFIDENCE), f"{where}: keyakinan")
    one_of(seen, SEEN, f"{where}: dilihat")
    return Row(
        key=key,
        unit=unit,
        start=tables.take(table, "mulai", date, where),
        value=_value(unit, table, where),
        source=sources()[source],
        article=tables.take(table, "pasal", str, where),
        checked=tables.take(table, "diperiksa", date, where),
        confidence=confidence,
        seen=seen,
        witnesses=take_sources(table, "saksi", confidence, where),
        note=tables.take(table, "catatan", str, where) if "catatan" in table else "",
    )


def take_sources(table: tables.Table, key: str, confidence: str, where: str) -> tuple[Source, ...]:
    """Take a list of sources: known, each once, and as many as the confidence needs."""
    named, needed = tables.take_list(table, key, str, where), CONFIDENCE[confidence]
    for name in named:
        one_of(name, tuple(sources()), f"{where}: {key}")
    if len(set(named)) != len(named) or len(named) < needed:
        message = f"{where}: {key} is {list(named)}; keyakinan {confidence} needs {needed} or more, each once"
        raise tables.DataError(message)
    return tuple(sources()[name] for name in named)


def _value(unit: str, table: tables.Table, where: str) -> Fraction | Rounding | str:
    if unit == "pembulatan":
        name = tables.take(table, "nilai", str, where)
        one_of(name, tuple(ROUNDINGS), f"{where}: nilai")
        return ROUNDINGS[name]
    if unit == "pecahan":
        text = tables.take(table, "nilai", str, where)
        if not re.fullmatch(r"\d+/[1-9]\d*", text):
            message = f'{where}: nilai is {text!r}; it must be a fraction such as "11/12"'
            raise tables.DataError(message)
        return Fraction(text)
    if unit == "persen" and isinstance(table["nilai"], str):
        one_of(table["nilai"], ELSEWHERE, f"{where}: nilai, where it is no number,")
        return table["nilai"]
    if unit == "ya_tidak":
        return Fraction(tables.take(table, "nilai", bool, where))
    number = Fraction(tables.take_number(table, "nilai", where))
    return number / 100 if unit == "persen" else number


def one_of(value: str, known: tuple[str, ...], where: str) -> None:
    """Refuse a word that is not one of those known."""
    if value not in known:
        message = f"{where} is {value!r}; valid are: {', '.join(known)}"
        raise tables.DataError(message)


def stale(rows: Iterable[Row], today: date) -> list[Row]:
    """The rows that were not checked for longer than CHECK_AGE."""
    return [row for row in rows if today - row.checked > CHECK_AGE]
