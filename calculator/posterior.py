"""What the outcome of a sample leaves of the chance that the supplier reads the specification wrongly.

Bayes with the sample's powers: Se finds a wrong reading, Sp passes a right one, f is the chance that one revision
cures a wrong reading. The powers are our assumptions; nothing published was found.
"""

from fractions import Fraction

from calculator.decision.chain import SampleTest
from calculator.steps import Leaf, Step, Term, total

OUTCOMES = ("belum", "lolos", "revisi", "ditolak")
"""No sample yet, approved, wrong and to be revised, wrong and not to be revised."""

OVER = "ditolak"
"""The outcome after which nothing is ordered from a supplier."""


def chance_wrong(outcome: str, p: Fraction, test: SampleTest) -> Step | None:
    """The chance that what the supplier makes next is wrong, after what the first sample told.

    Approved: p(1-Se) / [p(1-Se) + (1-p)Sp]. Wrong and to be revised: p Se / [p Se + (1-p)(1-Sp)] (1-f), what the
    revision leaves. None where the outcome cannot come about with these chances, or ends the matter.
    """
    if outcome == OVER:
        return None
    prior = Leaf(p, "peluang")
    if outcome == "belum":
        return _step(prior)
    flagged = outcome == "revisi"
    seen, passed = test.ketepatan_deteksi, test.ketepatan_lolos
    wrong = prior * Leaf(seen if flagged else 1 - seen, "peluang")
    right = Leaf(1 - p, "peluang") * Leaf(1 - passed if flagged else passed, "peluang")
    if not wrong.value + right.value:
        return None
    told = wrong / total(wrong, right)
    return _step(told * Leaf(1 - test.peluang_perbaikan, "peluang") if flagged else told)


def _step(formula: Term) -> Step:
    return Step("peluang_salah", "peluang", formula)
