"""Steps: formulas as trees; one tree is read as its amount, its printed line (printing.py) and its sources.

A model writes ordinary arithmetic over terms (`nilai_pabean * tarif`); the tree that results is the
formula, so the printed line cannot disagree with the number.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from calculator.numbers import Rounding
from calculator.rules import Row

type Number = int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Term:
    """An exact amount that knows how it came about."""

    value: Fraction = field(init=False)

    def __add__(self, other: "Term | Number") -> "Operation":
        """Add."""
        return Operation("+", (self, term(other)))

    def __sub__(self, other: "Term | Number") -> "Operation":
        """Subtract."""
        return Operation("\u2212", (self, term(other)))

    def __rsub__(self, other: Number) -> "Operation":
        """Subtract from a plain number."""
        return Operation("\u2212", (term(other), self))

    def __mul__(self, other: "Term | Number") -> "Operation":
        """Multiply."""
        return Operation("\u00d7", (self, term(other)))

    def __truediv__(self, other: "Term | Number") -> "Operation":
        """Divide."""
        return Operation("\u00f7", (self, term(other)))


@dataclass(frozen=True, slots=True)
class Leaf(Term):
    """A number that is given: by the reader, by a rule (then `row` is its row), or by the formula.

    `name` is the field that the reader's number stands in, or DERIVED.
    """

    given: Number
    unit: str
    row: Row | None = None
    name: str = ""

    def __post_init__(self) -> None:
        """Compute the value."""
        object.__setattr__(self, "value", self.given if isinstance(self.given, Fraction) else Fraction(self.given))


@dataclass(frozen=True, slots=True)
class Said(Term):
    """A number from a formula that is no arithmetic of four signs; `text` says it with its numbers."""

    given: Number
    text: str

    def __post_init__(self) -> None:
        """Compute the value."""
        object.__setattr__(self, "value", Fraction(self.given))


DERIVED = "*"
"""In place of a field's name: the number follows from several answers, by more than its formula says."""

NOTHING = Leaf(0, "rupiah")
"""No money at all, as a term."""


@dataclass(frozen=True, slots=True)
class Operation(Term):
    """Terms joined by one sign: + − × ÷, or `terbesar` and `terkecil`."""

    sign: str
    terms: tuple[Term, ...]

    def __post_init__(self) -> None:
        """Compute the value."""
        object.__setattr__(self, "value", _compute(self.sign, [part.value for part in self.terms]))


@dataclass(frozen=True, slots=True)
class Rounded(Term):
    """A term rounded by name; by `row` where a rule says how."""

    term: Term
    rounding: Rounding
    row: Row | None = None

    def __post_init__(self) -> None:
        """Compute the value."""
        object.__setattr__(self, "value", Fraction(self.rounding.apply(self.term.value)))


@dataclass(frozen=True, slots=True)
class Step(Term):
    """A term with a name: one line of the explanation.

    `shown` rounds for display only, where the law goes on with the unrounded amount.
    """

    key: str
    unit: str
    term: Term
    shown: Rounding | None = None

    def __post_init__(self) -> None:
        """Compute the value."""
        object.__setattr__(self, "value", self.term.value)

    @property
    def amount(self) -> Fraction:
        """The amount as it is shown and reported."""
        return Fraction(self.shown.apply(self.value)) if self.shown else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the reader should know beside a result: a code, and the values its words need."""

    code: str
    values: dict[str, object] = field(default_factory=dict)


def term(value: Term | Number) -> Term:
    """A term as it is, or a plain number of a formula as a term."""
    return value if isinstance(value, Term) else Leaf(value, "angka")


def answer(given: object, name: str, unit: str) -> Leaf:
    """The reader's own number as a term that knows its field; an answer left open is nothing."""
    return Leaf(getattr(given, name) or 0, unit, name=name)


def rule_term(row: Row) -> Leaf:
    """The number of a dated rule as a term."""
    return Leaf(row.number, row.unit, row)


def largest(*terms: Term | Number) -> Operation:
    """The largest of some terms."""
    return Operation("terbesar", tuple(term(part) for part in terms))


def smallest(*terms: Term | Number) -> Operation:
    """The smallest of some terms."""
    return Operation("terkecil", tuple(term(part) for part in terms))


def total(*terms: Term | Number) -> Operation:
    """The sum of some terms, as one flat sum."""
    return Operation("+", tuple(term(part) for part in terms))


def under(prefix: str, steps: Iterable[Step]) -> tuple[Step, ...]:
    """Steps, and all that lead to them, under keys that begin with a prefix: one of several alike computations."""
    moved: dict[str, Step] = {}
    return tuple(_under(prefix, step, moved) for step in steps)


def _under(prefix: str, step: Step, moved: dict[str, Step]) -> Step:
    if step.key not in moved:
        moved[step.key] = Step(prefix + step.key, step.unit, _moved(prefix, step.term, moved), step.shown)
    return moved[step.key]


def _moved(prefix: str, formula: Term, moved: dict[str, Step]) -> Term:
    match formula:
        case Leaf(name=name) if name not in ("", DERIVED):
            return Leaf(formula.given, formula.unit, formula.row, prefix + name)
        case Step():
            return _under(prefix, formula, moved)
        case Rounded():
            return Rounded(_moved(prefix, formula.term, moved), formula.rounding, formula.row)
        case Operation():
            return Operation(formula.sign, tuple(_moved(prefix, part, moved) for part in formula.terms))
    return formula


def _compute(sign: str, values: list[Fraction]) -> Fraction:
    first, *rest = values
    for value in rest:
        match sign:
            case "+":
                first += value
            case "\u2212":
                first -= value
            case "\u00d7":
                first *= value
            case "\u00f7":
                first /= value
            case "terbesar":
                first = max(first, value)
            case "terkecil":
                first = min(first, value)
            case _:
                message = f"unknown sign {sign!r}"
                raise ValueError(message)
    return first


def explained(steps: Iterable[Step]) -> list[Step]:
    """The steps that lead to these ones, each once, in order of computation."""
    return [step for step, _ in with_rows(steps)]


def rows_inside(steps: Iterable[Step]) -> Iterator[Row]:
    """The rule rows that stand in the formulas of all steps that lead to these ones."""
    return chain.from_iterable(rows for _, rows in with_rows(steps))


def with_rows(steps: Iterable[Step]) -> list[tuple[Step, list[Row]]]:
    """The steps that lead to these ones, each with the rule rows that stand in its own formula."""
    seen: dict[str, tuple[Step, list[Row]]] = {}
    for step in steps:
        _collect(step, seen, [])
    return list(seen.values())


def _collect(formula: Term, seen: dict[str, tuple[Step, list[Row]]], rows: list[Row]) -> None:
    match formula:
        case Leaf(row=Row() as row):
            rows.append(row)
        case Step() if formula.key not in seen:
            inside: list[Row] = []
            _collect(formula.term, seen, inside)
            seen[formula.key] = (formula, inside)
        case Rounded():
            _collect(formula.term, seen, rows)
            if formula.row is not None:
                rows.append(formula.row)
        case Operation():
            for part in formula.terms:
                _collect(part, seen, rows)
