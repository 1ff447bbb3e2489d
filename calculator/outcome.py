"""What a calculator hands back: typed results, the steps behind them, notices, the rules used."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from calculator.conditions import Condition
from calculator.fields import Field
from calculator.printing import printed
from calculator.rules import Row
from calculator.steps import Notice, Step, with_rows

type Values = dict[str, Any]
"""Typed values by field name."""

type Result = Step | Fraction | date | str | int | float | bool | Sequence["Result"] | Mapping[str, "Result"] | None

type Problem = tuple[tuple[str, ...], str]
"""The fields involved and what the reader should do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the explanation: a step, its formula in writing, the rules that stand in it."""

    step: Step
    formula: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The outcome of one calculation; `rows` are rules that decided without being a number in a step.

    `conditions` are what the steps stand on, for whoever computes on with them.
    """

    hasil: Mapping[str, Result]
    steps: tuple[Step, ...]
    notices: tuple[Notice, ...] = ()
    rows: tuple[Row, ...] = ()
    conditions: tuple[Condition, ...] = ()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The explanation; kept, since the reply tells it and its page does too."""
        return tuple(Line(step=step, formula=printed(step), rows=tuple(rows)) for step, rows in with_rows(self.steps))


def each_once(notices: Sequence[Notice]) -> tuple[Notice, ...]:
    """The same notices in the same order, none of them twice."""
    return tuple(notice for place, notice in enumerate(notices) if notice not in notices[:place])


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Answers that may not go together, told even where other fields could not be read."""

    fields: tuple[str, ...]
    holds: Callable[[Values], bool]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculator:
    """One calculator: its fields, how values are completed and checked, and its model.

    `needs` names the fields that other answers make necessary; it is asked with what could be read, so that
    all missing fields are named at once. `estimate` fills the fields named in `estimated`, for a reader who asks
    for it (`taksir` in the request); what it filled stands under `taksiran`. `quick` names the fields that a short
    form asks for; without any the form has one depth. `defining` names those that make an order another one: once
    one of them is changed, what an example filled in elsewhere no longer fits.
    """

    id: str
    title: str
    fields: tuple[Field, ...]
    clashes: tuple[Clash, ...]
    needs: Callable[[Values], tuple[str, ...]]
    complete: Callable[[Values], Values]
    check: Callable[[Values], list[Problem]]
    compute: Callable[[Values], Outcome]
    estimate: Callable[[Values], Values] = dict
    estimated: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()
    defining: tuple[str, ...] = ()
