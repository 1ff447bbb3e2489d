"""The value of information: what knowing the specification is right would be worth, and what a sample is worth.

Three acts: go, fix (pays one revision, cures with chance f; only where one knows what is wrong), do not buy.
One look, one paid fix, whatever the number of revisions. Source: decision analysis, preposterior form.
"""

from dataclasses import dataclass
from fractions import Fraction

from calculator.decision.chain import SampleTest


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


def evpi(prospect: Prospect, p: Fraction) -> Fraction:
    """The expected value of perfect information."""
    known = (1 - p) * prospect.go(Fraction(0)) + p * prospect.fix(Fraction(1))
    return known - prospect.go(p)


def evsi(prospect: Prospect, p: Fraction) -> Fraction:
    """The expected value of one sample, before its cost."""
    test = prospect.test
    flagged = p * test.ketepatan_deteksi + (1 - p) * (1 - test.ketepatan_lolos)
    value = Fraction(0)
    if flagged:
        value += flagged * prospect.fix(p * test.ketepatan_deteksi / flagged)
    if flagged < 1:
        value += (1 - flagged) * prospect.go(p * (1 - test.ketepatan_deteksi) / (1 - flagged))
    return value - prospect.go(p)
