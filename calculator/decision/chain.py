"""The sample as a chain of rounds: flagged is revised, up to `maks_revisi` times, then given up.

Source: the model of a test with sensitivity and specificity applied again after each repair; with
v = (wrong, right) the mass not yet approved, v' = M v and M = [[Se(1-f), 0], [Se f, 1-Sp]].
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from calculator.steps import Leaf, Step, total


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleTest:
    """How good a sample is at telling: Se, Sp, the chance that a revision cures, and how many are tried."""

    ketepatan_deteksi: Fraction
    ketepatan_lolos: Fraction
    peluang_perbaikan: Fraction
    maks_revisi: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What becomes of an order that goes through the sample; every entry is exact.

    `salah_masuk` and `benar_masuk` are the masses that enter each round, wrong and right; `salah_disetujui` and
    `benar_disetujui` those approved in it.
    """

    rata_ronde: Fraction
    peluang_lolos_salah: Fraction
    peluang_lolos_benar: Fraction
    peluang_batal: Fraction
    salah_masuk: tuple[Fraction, ...]
    benar_masuk: tuple[Fraction, ...]
    salah_disetujui: tuple[Fraction, ...]
    benar_disetujui: tuple[Fraction, ...]

    @property
    def benar_dibukukan(self) -> tuple[Fraction, ...]:
        """The right mass by round, an order given up booked as a good lot approved in the last round."""
        *rounds, last = self.benar_disetujui
        return (*rounds, last + self.peluang_batal)

    @property
    def peluang_salah_bila_disetujui(self) -> Fraction | None:
        """P(wrong | approved); None if nothing is ever approved."""
        approved = self.peluang_lolos_salah + self.peluang_lolos_benar
        return self.peluang_lolos_salah / approved if approved else None


def steps(outcome: Chain, test: SampleTest) -> tuple[Step, ...]:
    """How often which end comes, as formulas over the masses that enter each round."""
    wrong, right = (
        total(*(Leaf(mass, "peluang") for mass in masses)) for masses in (outcome.salah_masuk, outcome.benar_masuk)
    )
    entered = (Leaf(bad + ok, "peluang") for bad, ok in zip(outcome.salah_masuk, outcome.benar_masuk, strict=True))
    missed = Leaf(1 - test.ketepatan_deteksi, "peluang")
    slipped = Step("rantai.peluang_lolos_salah", "peluang", missed * wrong)
    good = Step("rantai.peluang_lolos_benar", "peluang", Leaf(test.ketepatan_lolos, "peluang") * right)
    found = [Step("rantai.rata_ronde", "angka", total(*entered)), slipped, good]
    found.append(Step("rantai.peluang_batal", "peluang", Leaf(1, "peluang") - slipped - good))
    if outcome.peluang_salah_bila_disetujui is not None:
        found.append(Step("rantai.peluang_salah_bila_disetujui", "peluang", slipped / total(slipped, good)))
    return tuple(found)


@lru_cache(maxsize=64)
def run(p: Fraction, test: SampleTest) -> Chain:
    """Run the chain for a chance p that the supplier reads the specification wrongly; kept, it is asked for often."""
    wrong, right = p, 1 - p
    se, sp, cure = test.ketepatan_deteksi, test.ketepatan_lolos, test.peluang_perbaikan
    entered, approved_wrong, approved_right = [], [], []
    for _ in range(test.maks_revisi + 1):
        entered.append((wrong, right))
        approved_wrong.append((1 - se) * wrong)
        approved_right.append(sp * right)
        wrong, right = se * (1 - cure) * wrong, se * cure * wrong + (1 - sp) * right
    return Chain(
        rata_ronde=sum((bad + ok for bad, ok in entered), Fraction(0)),
        peluang_lolos_salah=sum(approved_wrong, Fraction(0)),
        peluang_lolos_benar=sum(approved_right, Fraction(0)),
        peluang_batal=wrong + right,
        salah_masuk=tuple(bad for bad, _ in entered),
        benar_masuk=tuple(ok for _, ok in entered),
        salah_disetujui=tuple(approved_wrong),
        benar_disetujui=tuple(approved_right),
    )
