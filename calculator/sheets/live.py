"""Which amounts of an answer a spreadsheet may compute again, and which it only repeats.

Live is what is made of the reader's numbers, of rules, and of what does not change with either. Whatever rests on
more than its formula says (a Said, a DERIVED number, a reader's number that stands in no cell) is frozen, and so is
all that is computed from it: an amount is right, or it is marked as computed on the site.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from calculator.rules import Row
from calculator.steps import DERIVED, Leaf, Operation, Rounded, Step, Term

MONEY = frozenset(("rupiah", "USD", "CNY", "kurs", "unit", "kg", "CBM"))
"""The units in which a nameless number other than nought follows from the reader's: no formula has such a constant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Liveness:
    """The judge; `answers` are the reader's numbers that have cells, by the names of their fields."""

    answers: Mapping[str, Fraction]
    _known: dict[str, bool] = field(default_factory=dict)

    def live(self, formula: Term) -> bool:
        """Whether a cell may compute this."""
        match formula:
            case Leaf():
                return self._given(formula)
            case Step():
                if formula.key not in self._known:
                    self._known[formula.key] = self.live(formula.term)
                return self._known[formula.key]
            case Rounded():
                return self.live(formula.term)
            case Operation():
                return all(self.live(part) for part in formula.terms)
        return False

    def cell_of(self, leaf: Leaf) -> str:
        """The answer whose cell holds this number; empty where there is none.

        An answer of nought has none: where it is nothing, formulas may have left it out.
        """
        name = self._name(leaf)
        return name if name and leaf.value and self.answers[name] == leaf.value else ""

    def _name(self, leaf: Leaf) -> str:
        """The longest end of the leaf's name that has a cell: what a row does not say stands in the form once."""
        parts = leaf.name.split(".")
        tails = (".".join(parts[place:]) for place in range(len(parts)))
        return next((tail for tail in tails if tail in self.answers), "")

    def _given(self, leaf: Leaf) -> bool:
        if leaf.name == DERIVED:
            return False
        if leaf.name and not (leaf.row and rule_of(leaf)):
            return not leaf.value or bool(self.cell_of(leaf))
        return not leaf.value or leaf.unit not in MONEY or rule_of(leaf) is not None


def rule_of(leaf: Leaf) -> Row | None:
    """The rule whose number this is; a leaf may name one that decided without being its number."""
    row = leaf.row
    return row if row is not None and isinstance(row.value, Fraction) and row.value == leaf.value else None


def leaves(formulas: Iterable[Term]) -> Iterator[Leaf]:
    """The numbers in formulas, not those behind their steps."""
    for formula in formulas:
        match formula:
            case Leaf():
                yield formula
            case Rounded():
                yield from leaves((formula.term,))
            case Operation():
                yield from leaves(formula.terms)


def steps_inside(formulas: Iterable[Term]) -> Iterator[Step]:
    """The steps that formulas name, not those behind them."""
    for formula in formulas:
        match formula:
            case Step():
                yield formula
            case Rounded():
                yield from steps_inside((formula.term,))
            case Operation():
                yield from steps_inside(formula.terms)


def used_answers(liveness: Liveness, steps: Iterable[Step], formulas: Iterable[Term]) -> set[str]:
    """The answers whose cells these steps and formulas compute with."""
    inside = [step.term for step in steps if liveness.live(step)]
    found = (liveness.cell_of(leaf) for leaf in leaves([*inside, *formulas]))
    return {name for name in found if name}
