"""The value of information: what knowing the specification is right would be worth, and what a sample is worth.

Three acts: go, fix (pays one revision, cures with chance f; only where one knows what is wrong), do not buy.
One look, one paid fix, whatever the number of revisions. Source: decision analysis, preposterior form.
"""

from dataclasses import dataclass
from fractions import Fraction

from calculator.decision.chain import SampleTest
from calculator.steps import DERIVED, Leaf, Term, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """An order as a bet: the profit of a good lot, the loss of a wrong one, the price of a revision."""

    laba: Fraction
    rugi: Fraction
    revisi: Fraction
    test: SampleTest

    def go(self, p: Fraction) -> Fraction:
        """The expected profit of buying when the lot is wrong with chance p; at least 0, one need not buy."""
        return max(self.laba - p * self.rugi, Fraction(0))

    def fix(self, p: Fraction) -> Fraction:
        """The expected profit of one revision first, or of going on without it."""
        left = p * (1 - self.test.peluang_perbaikan)
        return max(self.laba - self.revisi - left * self.rugi, self.go(p))


def evpi(prospect: Prospect, p: Fraction) -> Term:
    """The expected value of perfect information, in rupiah."""
    known = _weighed(1 - p, prospect.go(Fraction(0))) + _weighed(p, prospect.fix(Fraction(1)))
    return known - Leaf(prospect.go(p), "rupiah", name=DERIVED)


def evsi(prospect: Prospect, p: Fraction) -> Term:
    """The expected value of one sample before its cost, in rupiah."""
    test = prospect.test
    flagged = p * test.ketepatan_deteksi + (1 - p) * (1 - test.ketepatan_lolos)
    parts = []
    if flagged:
        parts.append(_weighed(flagged, prospect.fix(p * test.ketepatan_deteksi / flagged)))
    if flagged < 1:
        parts.append(_weighed(1 - flagged, prospect.go(p * (1 - test.ketepatan_deteksi) / (1 - flagged))))
    return total(*parts) - Leaf(prospect.go(p), "rupiah", name=DERIVED)


def _weighed(chance: Fraction, profit: Fraction) -> Term:
    return Leaf(chance, "peluang") * Leaf(profit, "rupiah", name=DERIVED)
