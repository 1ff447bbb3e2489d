"""Prints a formula with its numbers, the Indonesian way: (2.600 + 81 + 13,405) × 16.800."""

from fractions import Fraction

from calculator.numbers import angka, persen, rupiah, uang
from calculator.steps import Leaf, Operation, Rounded, Said, Step, Term

PERCENT_DIGITS, DIGITS = 8, 10
"""How many decimals a chance and a plain number keep inside a formula."""

ROUNDING, SUM, PRODUCT, ATOM = 0, 1, 2, 3
"""How tightly a printed term binds; a looser one inside a tighter one gets parentheses."""


def printed(formula: Term) -> str:
    """Print a formula with its numbers: (2.600 + 81 + 13,405) × 16.800."""
    return _printed(formula.term if isinstance(formula, Step) else formula)[0]


def _printed(formula: Term) -> tuple[str, int]:
    match formula:
        case Leaf():
            return _substituted(formula.value, formula.unit), ATOM
        case Step():
            return _substituted(formula.amount, formula.unit), ATOM
        case Said():
            return formula.text, ROUNDING
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


def _substituted(value: Fraction, unit: str) -> str:
    """Write a number inside a formula: with so many digits that whoever computes again gets the same rupiah."""
    if unit in ("persen", "peluang"):
        return persen(value, PERCENT_DIGITS)
    return angka(value, DIGITS) if unit in ("angka", "hari") else write(value, unit)


def write(value: Fraction, unit: str) -> str:
    """Write an amount in its unit, the Indonesian way."""
    match unit:
        case "rupiah":
            return rupiah(value, 2)
        case "USD" | "CNY":
            return uang(value, unit)
        case "persen" | "peluang":
            return persen(value)
        case "pecahan":
            return f"{value.numerator}/{value.denominator}"
        case _:
            return angka(value, 4)
