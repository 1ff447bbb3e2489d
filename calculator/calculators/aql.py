"""aql: the inspection plan of a lot, and what passes it."""

from decimal import Decimal
from fractions import Fraction

from calculator import inspection
from calculator.inputs import quality, time
from calculator.inspection import FAILING, PASSING, SamplingPlan
from calculator.numbers import angka, bulat, persen
from calculator.outcome import Calculator, Outcome, Problem, Result, Values
from calculator.steps import Said, Step

FIELDS = (
    quality.JUMLAH_LOT,
    quality.TINGKAT,
    quality.AQL,
    quality.TINGKAT_CACAT_LOT,
    quality.PELUANG_DETEKSI_PENUH,
    time.HARI_INI,
)


def needs(_: Values) -> tuple[str, ...]:
    """Nothing beyond the required fields."""
    return ()


def complete(values: Values) -> Values:
    """Nothing to complete: every default stands in its field."""
    return values


def check(values: Values) -> list[Problem]:
    """The AQL must be one of the table's."""
    return aql_problems(values)


def aql_problems(values: Values) -> list[Problem]:
    """The AQL must be one of the table's."""
    if values["aql"] in inspection.aqls():
        return []
    known = "; ".join(angka(aql) for aql in inspection.aqls())
    return [(("aql",), f"Pilih salah satu AQL tabel: {known}.")]


def compute(values: Values) -> Outcome:
    """The plan, its chance to accept, and the defect rates it accepts often and seldom."""
    lot, detection = values["jumlah_lot"], Fraction(values["peluang_deteksi"])
    plan = inspection.plan(lot, values["tingkat"], values["aql"])
    steps = []
    if values["tingkat_cacat"] is not None:
        seen = Fraction(values["tingkat_cacat"]) * detection
        steps = [_passing(plan, seen), _passing_lot(plan, lot, bulat(lot * seen))]
    steps += [_rate("cacat_lolos_95", plan, PASSING, detection), _rate("cacat_lolos_10", plan, FAILING, detection)]
    hasil: dict[str, Result] = {
        "huruf": plan.huruf,
        "n": plan.n,
        "ac": plan.ac,
        "re": plan.re,
        "inspeksi_penuh": plan.inspeksi_penuh,
        **{step.key: step for step in steps},
    }
    return Outcome(hasil=hasil, steps=tuple(steps))


def _passing(plan: SamplingPlan, seen: Fraction) -> Step:
    rate, rest = persen(seen, 8), persen(1 - seen, 8)
    said = f"Σ C({plan.n}; i) × {rate}^i × {rest}^({plan.n} − i), i = 0 sampai {plan.ac}"
    return Step("peluang_lolos", "peluang", Said(Fraction(inspection.pass_chance(plan, seen)), said))


def _passing_lot(plan: SamplingPlan, lot: int, bad: int) -> Step:
    good = f"C({angka(lot - bad)}; {plan.n} − i)"
    said = f"Σ C({angka(bad)}; i) × {good} ÷ C({angka(lot)}; {plan.n}), i = 0 sampai {plan.ac}"
    return Step("peluang_lolos_lot", "peluang", Said(inspection.pass_chance_of_lot(plan, lot, bad), said))


def _rate(key: str, plan: SamplingPlan, level: Decimal, detection: Fraction) -> Step:
    found = f"peluang lolos {persen(level)} dengan {plan.n} diperiksa dan paling banyak {plan.ac} cacat"
    said = f"tingkat cacat yang memberi {found}" + ("" if detection == 1 else f", dibagi {persen(detection)}")
    return Step(key, "peluang", Said(Fraction(inspection.rate_passing(plan, level, detection)), said))


CALCULATOR = Calculator(
    id="aql",
    title="Rencana inspeksi (AQL)",
    fields=FIELDS,
    clashes=(),
    needs=needs,
    complete=complete,
    check=check,
    compute=compute,
)
