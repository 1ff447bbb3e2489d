"""The sample as a chain of rounds: flagged is revised, up to `maks_revisi` times, then given up.

Source: the model of a test with sensitivity and specificity applied again after each repair; with
v = (wrong, right) the mass not yet approved, v' = M v and M = [[Se(1-f), 0], [Se f, 1-Sp]].
"""

from dataclasses import dataclass
from fractions import Fraction


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

    `salah_disetujui` and `benar_disetujui` are the masses approved in each round, wrong and right.
    """

    rata_ronde: Fraction
    peluang_lolos_salah: Fraction
    peluang_lolos_benar: Fraction
    peluang_batal: Fraction
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


def run(p: Fraction, test: SampleTest) -> Chain:
    """Run the chain for a chance p that the supplier reads the specification wrongly."""
    wrong, right = p, 1 - p
    se, sp, cure = test.ketepatan_deteksi, test.ketepatan_lolos, test.peluang_perbaikan
    rounds, approved_wrong, approved_right = Fraction(0), [], []
    for _ in range(test.maks_revisi + 1):
        rounds += wrong + right
        approved_wrong.append((1 - se) * wrong)
        approved_right.append(sp * right)
        wrong, right = se * (1 - cure) * wrong, se * cure * wrong + (1 - sp) * right
    return Chain(
        rata_ronde=rounds,
        peluang_lolos_salah=sum(approved_wrong, Fraction(0)),
        peluang_lolos_benar=sum(approved_right, Fraction(0)),
        peluang_batal=wrong + right,
        salah_disetujui=tuple(approved_wrong),
        benar_disetujui=tuple(approved_right),
    )
