"""Steps: one formula read three ways, as its amount, as a printed line and as a list of its sources.

A model writes ordinary arithmetic over terms (`nilai_pabean * tarif`); the tree that results is the
formula, so the printed line cannot disagree with the number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from calculator.numbers import Rounding, angka, persen, rupiah
from calculator.rules import Row

type Number = int | Decimal | Fraction

ROUNDING, SUM, PRODUCT, ATOM = 0, 1, 2, 3
"""How tightly a printed term binds; a looser one inside a tighter one gets parentheses."""


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
    """A number that is given: by the reader, by a rule (then `row` is its row), or by the formula."""

    given: Number
    unit: str
    row: Row | None = None

    def __post_init__(self) -> None:
        """Compute the value."""
        object.__setattr__(self, "value", Fraction(self.given))


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


def printed(formula: Term) -> str:
    """Print a formula with its numbers: (2.600 + 81 + 13,405) × 16.800."""
    return _printed(formula.term if isinstance(formula, Step) else formula)[0]


def _printed(formula: Term) -> tuple[str, int]:
    match formula:
        case Leaf():
            return write(formula.value, formula.unit), ATOM
        case Step():
            return write(formula.amount, formula.unit), ATOM
        case Rounded():
            return _printed_rounding(formula)
        case Operation(sign="terbesar" | "terkecil"):
            parts = "; ".join(_printed(part)[0] for part in formula.terms)
            return f"{formula.sign} dari ({parts})", ATOM
        case Operation():
            return _printed_operation(formula)
    message = f"not a term: {formula!r}"
    raise TypeError(message)


def _printed_rounding(formula: Rounded) -> tuple[str, int]:
    """A rounding of ours that changes nothing is left out; one of the law is always said."""
    text, rank = _printed(formula.term)
    if formula.row is None and formula.value == formula.term.value:
        return text, rank
    return f"{text}, {formula.rounding.words}", ROUNDING


def _printed_operation(formula: Operation) -> tuple[str, int]:
    rank = SUM if formula.sign in "+\u2212" else PRODUCT
    strict = formula.sign in "\u2212\u00f7"
    pieces = []
    parts = _without_zeros(formula)
    if len(parts) == 1:
        return _printed(parts[0])
    for place, part in enumerate(parts):
        text, inner = _printed(part)
        loose = inner < rank or (strict and place > 0 and inner == rank)
        pieces.append(f"({text})" if loose else text)
    return f" {formula.sign} ".join(pieces), rank


def _without_zeros(formula: Operation) -> tuple[Term, ...]:
    """The terms that are printed: a sum is easier to read without its zeros."""
    if formula.sign not in "+\u2212":
        return formula.terms
    first, *rest = formula.terms
    kept = [part for part in rest if part.value]
    if formula.sign == "+" and not first.value and kept:
        return tuple(kept)
    return (first, *kept)


def write(value: Fraction, unit: str) -> str:
    """Write an amount in its unit, the Indonesian way."""
    match unit:
        case "rupiah":
            return rupiah(value) if value.denominator == 1 else "Rp" + angka(value, 2)
        case "USD" | "CNY":
            text = angka(value, 4)
            return f"{unit} " + (text + "0" if re.fullmatch(r".*,\d", text) else text)
        case "persen" | "peluang":
            return persen(value)
        case "pecahan":
            return f"{value.numerator}/{value.denominator}"
        case _:
            return angka(value, 4)


def explained(steps: Iterable[Step]) -> list[Step]:
    """The steps that lead to these ones, each once, in order of computation."""
    seen: dict[str, Step] = {}
    for step in steps:
        _collect(step, seen)
    return list(seen.values())


def _collect(formula: Term, seen: dict[str, Step]) -> None:
    match formula:
        case Step() if formula.key not in seen:
            _collect(formula.term, seen)
            seen[formula.key] = formula
        case Rounded():
            _collect(formula.term, seen)
        case Operation():
            for part in formula.terms:
                _collect(part, seen)


def rows_of(formula: Term) -> list[Row]:
    """The rule rows that stand in this formula itself, not in the steps it refers to."""
    return list(_rows(formula.term if isinstance(formula, Step) else formula))


def _rows(formula: Term) -> Iterator[Row]:
    match formula:
        case Leaf(row=Row() as row):
            yield row
        case Rounded():
            yield from _rows(formula.term)
            if formula.row is not None:
                yield formula.row
        case Operation():
            for part in formula.terms:
                yield from _rows(part)
