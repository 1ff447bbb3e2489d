"""Conditions: what must stay true of the reader's numbers for the formulas of an answer to be the right ones.

A formula holds in its own regime, rung or way only. Where the numbers are changed outside of the engine, as in a
spreadsheet, these comparisons tell whether it must be asked anew. Each holds for the numbers it was made with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from calculator.rules import Row
from calculator.steps import Step, Term, rule_term, term


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """`low` is at most `high`, or below it where `strict`; `code` names the words for when it no longer is."""

    code: str
    low: Term
    high: Term
    strict: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is true."""
        return self.low.value < self.high.value if self.strict else self.low.value <= self.high.value


def of_regime(asked: str, jalur: str, fob_usd: Term, limit: Row, free: Row) -> tuple[Condition, ...]:
    """What keeps a shipment in its regime: its FOB in USD on its side of the limits of barang kiriman."""
    upper, lower = rule_term(limit), rule_term(free)
    if jalur != "kiriman":
        return (Condition(code="jalur", low=upper, high=fob_usd, strict=True),) if asked == "otomatis" else ()
    if fob_usd.value <= lower.value:
        return (Condition(code="bebas_bm", low=fob_usd, high=lower),)
    return (
        Condition(code="kena_bm", low=lower, high=fob_usd, strict=True),
        Condition(code="jalur", low=fob_usd, high=upper),
    )


def cheapest(code: str, chosen: str, ways: Mapping[str, Step]) -> tuple[Condition, ...]:
    """That the way chosen costs no more than any other."""
    return tuple(Condition(code=code, low=ways[chosen], high=way) for name, way in ways.items() if name != chosen)


def largest_first(code: str, parts: Sequence[Step]) -> tuple[Condition, ...]:
    """That the largest of some amounts stays the largest; of equal ones the first counts."""
    most = max(range(len(parts)), key=lambda place: parts[place].value)
    return tuple(Condition(code=code, low=part, high=parts[most]) for part in parts if part is not parts[most])


def positive(code: str, step: Step | None) -> tuple[Condition, ...]:
    """That an amount stays above nothing, where it is."""
    return () if step is None or step.value <= 0 else (Condition(code=code, low=term(0), high=step, strict=True),)
