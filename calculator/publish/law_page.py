"""The page of the law: every rule as it is in force, what came before, what is to be watched, made from the data."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from calculator import printing, rendering, rules, words
from calculator.numbers import persen
from calculator.respond import respond
from calculator.rules import Row, Rule, Source
from calculator.tables import check_keys, take

GROUPS = (
    ("Barang kiriman, lewat kurir", r"kiriman"),
    ("PPN impor", "ppn"),
    ("PPh 22 impor", "pph22"),
    ("Nilai pabean", "pabean"),
    ("Pembulatan", "pembulatan"),
    ("Barang bawaan penumpang", "bawaan"),
    ("Barang pribadi penumpang", "bawaan_pribadi"),
    ("Denda karena nilai terlalu rendah", "denda"),
)
"""The parts of the page: title, and how the keys of their rules begin."""

ELSEWHERE = {rules.MFN: "tarif MFN barangnya", rules.GENERAL_TABLE: "tabel umum PPh 22"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A mistake often seen: the claim, what is right, an example in words, and as the calculator takes it."""

    claim: str
    right: str
    example: str
    masukan: dict[str, str]


MISTAKES = (
    Mistake(
        claim="“Di bawah USD 3 bebas semua pajak.”",
        right="Yang bebas hanya bea masuk. PPN tetap dipungut. Batasnya diuji dengan FOB, bukan harga ditambah "
        "ongkir, dan USD 3 itu tidak dikurangkan dari nilai barang yang lebih mahal.",
        example="Barang umum FOB USD 3, ongkir USD 10, kurs 16.800",
        masukan={"fob": "3", "freight": "10"},
    ),
    Mistake(
        claim="“Semua dibulatkan ke Rp1.000.”",
        right="Itu aturan lama. Sekarang hanya bea masuk yang naik ke Rp1.000; PPN turun ke rupiah penuh; dasar "
        "PPh 22 turun ke Rp1.000.",
        example="Tas FOB USD 100, ongkir USD 20, kurs 16.800, lewat kurir",
        masukan={"fob": "100", "freight": "20", "kelompok_kiriman": "tas", "tarif_bm": "20%"},
    ),
    Mistake(
        claim="“PPN impor 12% dari nilai impor.”",
        right="Tarifnya 12%, tetapi dikenakan atas 11/12 nilai impor, jadi sama dengan 11%. Dasar PPN dan PPh 22 "
        "adalah nilai impor (nilai pabean ditambah bea masuk), dan yang bisa dikreditkan bukan biaya.",
        example="Barang umum FOB USD 2.000, ongkir USD 100, kurs 16.800, PIB, MFN 10%",
        masukan={"fob": "2.000", "freight": "100", "jalur": "pib", "tarif_bm": "10%"},
    ),
)
"""The three mistakes most often seen in calculators and articles."""


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
    """The fence ```aturan: the whole page body, as of its `hari_ini`."""
    fence = tomllib.loads(source)
    check_keys(fence, "the fence", required=("hari_ini",))
    today = take(fence, "hari_ini", date, "the fence")
    entries = {key: _entry(rule, today) for key, rule in rules.rules().items()}
    return (
        rendering.environment()
        .get_template("aturan.html")
        .render(
            hari=today,
            groups=[(title, [entry for key, entry in entries.items() if _in(key, begin)]) for title, begin in GROUPS],
            changes=_changes(entries.values()),
            watched=[entry for entry in entries.values() if entry.rule.watch],
            mistakes=[(mistake, _right(mistake, today)) for mistake in MISTAKES],
            sources=_cited(),
        )
    )


def _in(key: str, begin: str) -> bool:
    return key.partition(".")[0] == begin


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
        return ELSEWHERE[row.elsewhere]
    if row.unit == "persen":
        return persen(row.number)
    if row.unit == "pecahan":
        return str(row.number)
    return printing.write(row.number, row.unit)


def _changes(entries: Any) -> list[tuple[date, list[tuple[str, str, str]]]]:
    """The days on which a rule became another one, latest first: what it is about, what it was, what it is."""
    found: dict[date, list[tuple[str, str, str]]] = {}
    for entry in entries:
        spans = [*reversed(entry.before), *([entry.now] if entry.now else []), *entry.coming]
        for old, new in pairwise(spans):
            if old.value != new.value:
                found.setdefault(new.row.start, []).append((entry.rule.label, old.value, new.value))
    return sorted(found.items(), reverse=True)


def _right(mistake: Mistake, today: date) -> list[tuple[str, int]]:
    """The right amounts of a mistake's example, which are the calculator's."""
    typed = {"tanggal": today.isoformat(), "ndpbm": "16.800", **mistake.masukan}
    reply: Any = respond({"kalkulator": "pajak", "masukan": typed})
    names = ("bea_masuk", "ppn", "pph22", "total_pungutan")
    return [(words.label(name), reply["hasil"][name]) for name in names]


def _cited() -> Iterator[tuple[Source, int]]:
    """Every source of a rule, and how many rows cite it."""
    rows = [row for rule in rules.rules().values() for row in rule.rows]
    for source in rules.sources().values():
        count = sum(source in (row.source, *row.witnesses) for row in rows)
        if count:
            yield source, count
