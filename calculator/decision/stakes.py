"""What is at stake in a decision: all amounts in rupiah, as steps, and how late each path may be."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from calculator.decision import chain
from calculator.decision.chain import Chain, SampleTest
from calculator.inspection import SamplingPlan
from calculator.steps import NOTHING, Leaf, Step, Term, answer, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """The price of missing the date (G once, b a day), and P(T > H), E max(0, T - H) by number of revisions.

    Empty tuples: there is no deadline, and being late costs nothing.
    """

    rugi_telat: Decimal
    rugi_telat_per_hari: Decimal
    telat: dict[str, tuple[float, ...]]
    hari_telat: dict[str, tuple[float, ...]]

    def chance(self, path: str, wrong: Fraction, right: tuple[Fraction, ...]) -> Fraction:
        """P(the date is missed): a wrong lot always misses it, a right one by its arrival."""
        late = self.telat[path]
        return wrong + sum((ok * Fraction(chance) for ok, chance in zip(right, late, strict=True)), Fraction(0))

    def days(self, path: str, mass: tuple[Fraction, ...]) -> Fraction:
        """The expected days late, over all lots."""
        late = self.hari_telat[path]
        return sum((part * Fraction(days) for part, days in zip(mass, late, strict=True)), Fraction(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """An inspection before shipment: its fee, what it detects, what each outcome costs."""

    biaya: Step
    deteksi: dict[str, Fraction]
    lolos_psi: Fraction
    biaya_alarm_palsu: Decimal
    rugi_psi: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """A quality of lot: its rate of defects, and the chance that the sampling passes it."""

    tingkat_cacat: Fraction
    peluang_lolos: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Defects:
    """Process defects: what lots there are and what a defect costs, and the sampling that sorts them out.

    A bad lot comes with `peluang_buruk`, whatever the specification; where the factory is `ceroboh`, whoever misreads
    the specification makes the bad lot instead.
    """

    baik: Lot
    buruk: Lot
    peluang_buruk: Fraction
    ceroboh: bool
    biaya_per_cacat: Decimal
    biaya_tolak: Decimal
    porsi_sortir: Fraction
    rencana: SamplingPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Stakes:
    """Everything a path's expected cost is made of. `ronde_pertama` holds all suppliers sampled at once."""

    jumlah_unit: int
    total_bersih: Step
    ronde_pertama: Step
    biaya_revisi: Step
    kredit_sample: Step
    rugi_salah_spek: Step
    rugi_batal: Step
    omzet: Term | None
    test: SampleTest
    lateness: Lateness
    inspection: Inspection | None
    defects: Defects | None
    modal: dict[str, Step] = field(default_factory=dict)

    def late(self, path: str, wrong: Fraction, right: tuple[Fraction, ...], mass: tuple[Fraction, ...]) -> Term:
        """The expected cost of being late on a path."""
        if not self.lateness.telat:
            return NOTHING
        chance = Leaf(self.lateness.chance(path, wrong, right), "peluang")
        days = Leaf(self.lateness.days(path, mass), "hari")
        once = answer(self.lateness, "rugi_telat", "rupiah") * chance
        return once + answer(self.lateness, "rugi_telat_per_hari", "rupiah") * days

    def direct_late(self, path: str, p: Fraction) -> Term:
        """The expected cost of being late without a sample."""
        return self.late(path, p, (1 - p,), (Fraction(1),))

    def sample_late(self, path: str, outcome: Chain) -> Term:
        """The expected cost of being late with a sample; one given up counts as a good lot of the last round."""
        right = outcome.benar_dibukukan
        mass = tuple(ok + bad for ok, bad in zip(right, outcome.salah_disetujui, strict=True))
        return self.late(path, outcome.peluang_lolos_salah, right, mass)

    def bad_lot(self, p: Fraction, outcome: Chain | None) -> Fraction:
        """The chance of a bad lot where p is that of a misreading; on the sample path some are given up before."""
        found = self.defects
        if found is None or not found.ceroboh:
            return Fraction(0) if found is None else found.peluang_buruk
        return p if outcome is None else p * (1 - chain.run(Fraction(1), self.test).peluang_batal)

    def first_cost(self) -> Term:
        """What the first sample round costs, less what is credited on the mass order."""
        if not self.kredit_sample.value:
            return self.ronde_pertama
        return self.ronde_pertama - self.kredit_sample

    def revisions(self, outcome: Chain) -> Term:
        """The expected cost of revisions."""
        return (Leaf(outcome.rata_ronde, "angka") - 1) * self.biaya_revisi

    def walk_away(self, outcome: Chain) -> Term:
        """The expected cost of giving up."""
        return Leaf(outcome.peluang_batal, "peluang") * self.rugi_batal

    def slips(self, outcome: Chain) -> Term:
        """What slips through the sample wrong, and what is given up."""
        wrong = Leaf(outcome.peluang_lolos_salah, "peluang") * self.rugi_salah_spek
        return total(wrong, self.walk_away(outcome))
