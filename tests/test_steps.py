"""The printed formulas: a reader with a pocket calculator gets the amount that stands beside them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import numbers, printing, steps
from calculator.printing import printed
from calculator.steps import Leaf, Operation, Rounded, Step, Term, largest, smallest, total
from tests.engine_cases import ANSWERED, outcome, reply
from tests.engine_formulas import Reader

EXPLAINED = [case for case in ANSWERED if reply(case)["langkah"]]

CORE = {
    "asuransi_pabean",
    "bea_masuk",
    "nilai_impor",
    "ppn",
    "dasar_pph22",
    "pph22",
    "total_pungutan",
    "biaya_akhir",
    "biaya_ronde",
    "massal.barang",
    "massal.total",
    "massal.total_bersih",
    "massal.per_unit",
    "cara.obral",
    "cara.buat_ulang",
    "rugi_salah_spek",
    "langsung.harapan_rugi",
    "sample.total_harapan",
    "selisih",
    "p_impas_mentah",
    "q_impas",
}
"""Steps that must be checked in at least one case: printing them inexactly would hide them from the check."""


def _shows_exact_numbers(formula: Term) -> bool:
    match formula:
        case Leaf():
            return formula.value == Reader(printing.write(formula.value, formula.unit)).value()
        case Step():
            return formula.value == Reader(printing.write(formula.amount, formula.unit)).value()
        case Rounded():
            return _shows_exact_numbers(formula.term)
        case Operation():
            return all(_shows_exact_numbers(part) for part in formula.terms)
    return False


def _steps_of(case):
    return steps.explained(outcome(case).steps)


def _written(step, line):
    """What the reader evaluates, with the display's rounding where the law goes on unrounded."""
    value = Reader(line["rumus"]).value()
    return Fraction(step.shown.apply(value)) if step.shown else value


@pytest.mark.parametrize("case", EXPLAINED, ids=lambda case: case.id)
def test_a_printed_formula_evaluates_to_its_amount(case):
    """Every line whose numbers are shown exactly gives exactly the amount beside it."""
    lines = {line["kunci"]: line for line in reply(case)["langkah"]}
    exact = [step for step in _steps_of(case) if _shows_exact_numbers(step.term)]
    expected = {step.key: step.amount for step in exact}
    assert expected == {step.key: _written(step, lines[step.key]) for step in exact}


@pytest.mark.parametrize("case", EXPLAINED, ids=lambda case: case.id)
def test_a_line_says_the_amount_of_its_step(case):
    """The lines are the steps, in order, each with its amount as a whole or to ten decimals."""
    expected = [(step.key, round(float(step.amount), 10)) for step in _steps_of(case)]
    assert expected == [(line["kunci"], line["jumlah"]) for line in reply(case)["langkah"]]


def test_the_steps_that_matter_are_checked_somewhere():
    """A formula that no case shows exactly would never be evaluated."""
    found = {step.key for case in EXPLAINED for step in _steps_of(case) if _shows_exact_numbers(step.term)}
    assert CORE - found == set()


@pytest.mark.parametrize("case", EXPLAINED, ids=lambda case: case.id)
def test_a_step_comes_after_those_it_refers_to(case):
    """The explanation is read from top to bottom, and no line stands twice."""
    order = [step.key for step in _steps_of(case)]
    assert len(set(order)) == len(order)
    seen: set[str] = set()
    for step in _steps_of(case):
        assert _referred(step.term) - seen == set()
        seen.add(step.key)


def _referred(formula: Term) -> set[str]:
    match formula:
        case Step():
            return {formula.key}
        case Rounded():
            return _referred(formula.term)
        case Operation():
            return set[str]().union(*(_referred(part) for part in formula.terms))
    return set()


@pytest.mark.parametrize("case", EXPLAINED, ids=lambda case: case.id)
def test_every_amount_of_a_result_stands_in_a_line(case):
    """What comes from arithmetic is explained: amounts and break-even points of `hasil` are lines too."""
    keys = {line["kunci"] for line in reply(case)["langkah"]}
    assert {step.key for step in _steps_in(outcome(case).hasil) if step.value} - keys == set()


def _steps_in(value):
    if isinstance(value, Step):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [step for one in value for step in _steps_in(one)] if isinstance(value, list | tuple) else []


A, B, C, D = (Leaf(value, "angka") for value in (8, 5, 3, 2))
ZERO = Leaf(0, "rupiah")

PRINTED = (
    ((A + B) * C, "(8 + 5) × 3"),
    (A + B * C, "8 + 5 × 3"),
    (A - (B - C), "8 − (5 − 3)"),
    ((A - B) - C, "8 − 5 − 3"),
    (A - (B + C), "8 − (5 + 3)"),
    (A / (B * C), "8 ÷ (5 × 3)"),
    (A / (B / C), "8 ÷ (5 ÷ 3)"),
    (A / B / C, "8 ÷ 5 ÷ 3"),
    (A * (B / C), "8 × 5 ÷ 3"),
    (1 - A, "1 − 8"),
    (largest(A, B - C) * D, "terbesar dari (8; 5 − 3) × 2"),
    (smallest(A, B) / D, "terkecil dari (8; 5) ÷ 2"),
    (total(A, ZERO, B), "8 + 5"),
    (total(ZERO, ZERO), "Rp0"),
    (total(ZERO, A), "8"),
    (A - ZERO, "8"),
    (ZERO - A, "Rp0 − 8"),
    (A * ZERO, "8 × Rp0"),
    (total(A, ZERO) * B, "8 × 5"),
    (Rounded(A / C, numbers.KE_RUPIAH), "8 ÷ 3, dibulatkan ke rupiah terdekat"),
    (Rounded(A / C, numbers.KE_RUPIAH) * B, "(8 ÷ 3, dibulatkan ke rupiah terdekat) × 5"),
    (Rounded(A / D, numbers.KE_RUPIAH), "8 ÷ 2"),
    (Leaf(Fraction(11, 12), "pecahan") * Leaf(Fraction(3, 40), "persen"), "11/12 × 7,5%"),
    (Leaf(Fraction(13, 5), "USD") * Leaf(16800, "kurs"), "USD 2,60 × 16.800"),
    (Step("a", "rupiah", A / C, numbers.TURUN_KE_RUPIAH) * B, "Rp2 × 5"),
)


@pytest.mark.parametrize(("formula", "expected"), PRINTED, ids=range(len(PRINTED)))
def test_a_formula_is_printed_with_the_parentheses_it_needs(formula, expected):
    """Parentheses where reading left to right would go wrong, none elsewhere; zeros of a sum are left out."""
    assert expected == printed(formula)


LEAVES = st.builds(Leaf, st.integers(min_value=-99, max_value=9999), st.sampled_from(["angka", "rupiah", "unit"]))


def _grown(inner):
    pair = st.tuples(inner, inner)
    return st.one_of(
        pair.map(lambda both: both[0] + both[1]),
        pair.map(lambda both: both[0] - both[1]),
        pair.map(lambda both: both[0] * both[1]),
        pair.map(lambda both: both[0] / both[1] if both[1].value else both[0] - both[1]),
        st.lists(inner, min_size=1, max_size=4).map(lambda parts: total(*parts)),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: largest(*parts)),
        st.builds(Rounded, inner, st.sampled_from(list(numbers.ROUNDINGS.values()))),
    )


@given(st.recursive(LEAVES, _grown, max_leaves=12))
def test_any_formula_reads_back_to_its_value(formula):
    """Whatever is nested in what: the printed line means the number."""
    assert formula.value == Reader(printed(formula)).value()


def test_an_unknown_sign_is_an_error():
    """A slip in a model does not compute something else."""
    with pytest.raises(ValueError, match="unknown sign"):
        Operation("^", (A, B))


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        ("1545333", "rupiah", "Rp1.545.333"),
        ("3/4", "rupiah", "Rp0,75"),
        ("26/10", "USD", "USD 2,60"),
        ("77385/1000", "USD", "USD 77,385"),
        ("18", "CNY", "CNY 18"),
        ("3/40", "persen", "7,5%"),
        ("18/100", "peluang", "18%"),
        ("11/12", "pecahan", "11/12"),
        ("1203/1000", "angka", "1,203"),
        ("1000", "unit", "1.000"),
    ],
)
def test_an_amount_is_written_in_its_unit(amount, unit, expected):
    """Rupiah whole or with cents, dollars with two decimals, shares as percent, fractions as fractions."""
    assert expected == printing.write(Fraction(amount), unit)
