"""The page of the law: every rule as it is in force, what came before, what is to be watched, made from the data."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from calculator import printing, rendering, rules, words
from calculator.numbers import persen
from calculator.rules import Row, Rule, Source
from calculator.tables import check_keys, take, take_tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What a rule said from one day on; `until` is its last day, None while it is in force."""

    value: str
    row: Row
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One rule: what is in force (None before its first day), what came before, latest first, and what is to come."""

    rule: Rule
    now: Span | None
    before: tuple[Span, ...]
    coming: tuple[Span, ...]


def page(source: str) -> str:
    """The fence ```aturan: the page body, as of its `hari_ini`.

    `bagian` names the parts of the page and how the keys of their rules begin. A rule that stands in no part fails the
    build.
    """
    fence = tomllib.loads(source)
    check_keys(fence, "the fence", required=("hari_ini", "bagian"))
    today = take(fence, "hari_ini", date, "the fence")
    entries = {key: _entry(rule, today) for key, rule in rules.rules().items()}
    groups = [
        (part["judul"], _beginning(take(part, "awal", str, "the fence"), entries))
        for part in take_tables(fence, "bagian", "the fence")
    ]
    if sum(len(found) for _, found in groups) != len(entries):
        message = "every rule must stand in one part of the page"
        raise ValueError(message)
    return (
        rendering.environment()
        .get_template("aturan.html")
        .render(
            groups=groups,
            changes=_changes(entries.values()),
            watched=[entry for entry in entries.values() if entry.rule.watch],
            sources=_cited(),
        )
    )


def _beginning(begin: str, entries: Mapping[str, Entry]) -> list[Entry]:
    return [entry for key, entry in entries.items() if key.partition(".")[0] == begin]


def _entry(rule: Rule, today: date) -> Entry:
    spans = [
        Span(value=_value(row), row=row, until=None if following is None else following.start - timedelta(days=1))
        for row, following in zip(rule.rows, (*rule.rows[1:], None), strict=True)
    ]
    begun = [span for span in spans if span.row.start <= today]
    return Entry(
        rule=rule,
        now=begun[-1] if begun else None,
        before=tuple(reversed(begun[:-1])),
        coming=tuple(spans[len(begun) :]),
    )


def _value(row: Row) -> str:
    """What a row says, in the reader's words."""
    if row.unit == "pembulatan":
        return row.rounding.words
    if row.elsewhere:
        return words.term("nilai_lain", row.elsewhere)
    if row.unit == "ya_tidak":
        return words.term("ya_tidak", "ya" if row.number else "tidak")
    if row.unit == "persen":
        return persen(row.number)
    if row.unit == "pecahan":
        return str(row.number)
    return printing.write(row.number, row.unit)


def _changes(entries: Iterable[Entry]) -> list[tuple[date, list[tuple[str, str, str]]]]:
    """The days on which a rule became another one, latest first: what it is about, what it was, what it is."""
    found: dict[date, list[tuple[str, str, str]]] = {}
    for entry in entries:
        spans = [*reversed(entry.before), *([entry.now] if entry.now else []), *entry.coming]
        for old, new in pairwise(spans):
            if old.value != new.value:
                found.setdefault(new.row.start, []).append((entry.rule.label, old.value, new.value))
    return sorted(found.items(), reverse=True)


def _cited() -> Iterator[tuple[Source, int]]:
    """Every source of a rule, and how many rows cite it."""
    rows = [row for rule in rules.rules().values() for row in rule.rows]
    for source in rules.sources().values():
        count = sum(source in (row.source, *row.witnesses) for row in rows)
        if count:
            yield source, count
