"""What the templates show: results arranged for reading, with every piece of arithmetic already done."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from calculator import words
from calculator.outcome import Outcome
from calculator.rules import Row
from calculator.steps import Notice, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the explanation: a step, its words, and the rules in it."""

    step: Step
    label: str
    formula: str
    rules: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """One part of the explanation: its name, the step it is about, and its lines."""

    id: str
    about: Step
    lines: tuple[Line, ...]


DUTY = "bea_masuk_penuh"
"""How the key of a duty ends, at its rate and before it is rounded."""


def ladders(outcome: Outcome, wanted: Iterable[tuple[str, str, str]]) -> tuple[Ladder, ...]:
    """The explanation in parts; a line that only repeats a zero is left out, but not the duty: its rate is told.

    Each part wanted is its name, the key of the step it is about, and a pattern for how the keys of its steps begin.
    """
    lines = [
        Line(
            step=line.step,
            label=_named(line.step.key),
            formula=line.formula,
            rules=tuple(distinct(line.rows)),
        )
        for line in outcome.lines
    ]
    parts, rest = [], lines
    for name, about, begins in wanted:
        own = [line for line in rest if re.match(begins, line.step.key)]
        rest = [line for line in rest if not re.match(begins, line.step.key)]
        ends = [line.step for line in own if line.step.key == about]
        if ends:
            kept = tuple(line for line in own if line.step.value or line.rules or line.step.key.endswith(DUTY))
            parts.append(Ladder(id=name, about=ends[0], lines=kept))
    return tuple(parts)


def _named(key: str) -> str:
    """The label of a step; of one that both paths have, with its path."""
    label, paths = words.label(key), words.texts("jalur")
    path = key.partition(".")[0]
    return f"{label}, {paths[path].lower()}" if path in paths else label


DOUBTED = ("aturan_lama", "aturan_dipantau")
"""The notices without which an answer must not be relied on: nobody looked at the law since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A notice in words, whether it must stand out, and what one tap would fill in to act on it."""

    text: str
    awas: bool = False
    tap: str = ""
    isi: Mapping[str, str] = field(default_factory=dict)


def told(notice: Notice) -> Told:
    """A notice in words."""
    return Told(text=words.notice(notice), awas=notice.code in DOUBTED)


def notices_but(outcome: Outcome, codes: Iterable[str]) -> tuple[Told, ...]:
    """All notices but these."""
    return tuple(told(notice) for notice in outcome.notices if notice.code not in codes)


def distinct(rows: Iterable[Row]) -> list[Row]:
    """The rows, one for each article they stand in."""
    return list({(row.source.id, row.article): row for row in rows}.values())
