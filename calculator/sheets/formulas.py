"""A step's formula for a spreadsheet: the third reading of the tree whose others are its amount and its printed line.

A spreadsheet computes in binary fractions, so what is exact here may lie a hair beside there; a rounding looks at a
number only after that hair is gone.
"""

import re
from fractions import Fraction

from calculator import numbers
from calculator.sheets.live import Liveness, rule_of
from calculator.steps import Leaf, Operation, Rounded, Step, Term

SIGNS = {"+": "+", "\u2212": "-", "\u00d7": "*", "\u00f7": "/"}
FUNCTIONS = {"terbesar": "MAX", "terkecil": "MIN"}

ROUNDINGS = {
    numbers.NAIK_KE_RIBUAN.key: "ROUNDUP({},-3)",
    numbers.TURUN_KE_RIBUAN.key: "ROUNDDOWN({},-3)",
    numbers.TURUN_KE_RUPIAH.key: "INT({})",
    numbers.KE_RUPIAH.key: "ROUND({},0)",
    numbers.NAIK_KE_SATUAN.key: "-INT(-{})",
}
"""How a spreadsheet rounds by these names; INT goes down below nought too, as ours does."""

HAIR, SURE = 6, 14
"""How many decimals a number keeps before it is rounded, and how many digits of a binary fraction are sure."""

ATOM, PRODUCT, SUM = 2, 1, 0


def answer_name(name: str) -> str:
    """The name of the cell of an answer."""
    return _named("isian", name)


def rule_name(key: str) -> str:
    """The name of the cell of a rule."""
    return _named("aturan", key)


def step_name(key: str) -> str:
    """The name of the cell of a step as the law goes on with it."""
    return _named("hitungan", key)


def _named(kind: str, key: str) -> str:
    return f"{kind}_{re.sub(r'[^A-Za-z0-9_]', '_', key)}"


def formula(term: Term, liveness: Liveness) -> str:
    """The formula of a live term, over names of cells."""
    return _formula(term.term if isinstance(term, Step) else term, liveness)[0]


def _formula(term: Term, liveness: Liveness) -> tuple[str, int]:
    match term:
        case Leaf():
            return _number(term, liveness)
        case Step():
            return step_name(term.key), ATOM
        case Rounded():
            inner = _formula(term.term, liveness)
            if term.rounding.key not in ROUNDINGS:
                return inner
            return rounded(inner[0], term.rounding.key, term.term.value), ATOM
        case Operation(sign=sign) if sign in FUNCTIONS:
            return f"{FUNCTIONS[sign]}({','.join(_formula(part, liveness)[0] for part in term.terms)})", ATOM
        case Operation():
            return _operation(term, liveness)
    message = f"no spreadsheet computes {term!r}"
    raise TypeError(message)


def _operation(term: Operation, liveness: Liveness) -> tuple[str, int]:
    rank = SUM if term.sign in "+\u2212" else PRODUCT
    strict = term.sign in "\u2212\u00f7"
    pieces = []
    for place, part in enumerate(term.terms):
        text, inner = _formula(part, liveness)
        loose = inner < rank or (strict and place > 0 and inner == rank) or text.startswith("-")
        pieces.append(f"({text})" if loose else text)
    return SIGNS[term.sign].join(pieces), rank


def rounded(text: str, key: str, value: Fraction) -> str:
    """A rounding of a formula that has about this value, safe from what binary fractions add to it."""
    return ROUNDINGS[key].format(f"ROUND({text},{_decimals(value)})")


def difference(low: Term, high: Term, liveness: Liveness) -> str:
    """The first less the second, without the hair between equal ones."""
    sides = [_formula(side, liveness) for side in (low, high)]
    first, second = (text if rank > SUM else f"({text})" for text, rank in sides)
    return f"ROUND({first}-{second},{min(_decimals(low.value), _decimals(high.value))})"


def _decimals(value: Fraction) -> int:
    whole = len(str(int(abs(value))))
    return max(0, min(HAIR, SURE - whole))


def _number(leaf: Leaf, liveness: Liveness) -> tuple[str, int]:
    if name := liveness.cell_of(leaf):
        return answer_name(name), ATOM
    if row := rule_of(leaf):
        return rule_name(row.key), ATOM
    return constant(leaf.value)


def constant(value: Fraction) -> tuple[str, int]:
    """A number as a formula: exactly, where it has few decimals; else as the fraction that it is, or very near."""
    if value.denominator == 1:
        return str(value.numerator), ATOM
    text = f"{float(value)!r}"
    if Fraction(text) == value or len(str(value.denominator)) > SURE:
        return text.upper(), ATOM
    return f"{value.numerator}/{value.denominator}", PRODUCT
