"""aql: the inspection plan of a lot, and what passes it."""

from decimal import Decimal
from fractions import Fraction

from calculator import inspection
from calculator.inputs import quality, time
from calculator.numbers import angka, bulat
from calculator.outcome import Calculator, Outcome, Problem, Result, Values

FIELDS = (
    quality.JUMLAH_LOT,
    quality.TINGKAT,
    quality.AQL,
    quality.TINGKAT_CACAT_LOT,
    quality.PELUANG_DETEKSI_PENUH,
    time.HARI_INI,
)

PASSING, FAILING = Decimal("0.95"), Decimal("0.10")
"""The two chances of acceptance at which the plan's defect rates are reported, as the standard does."""


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
    hasil: dict[str, Result] = {
        "huruf": plan.huruf,
        "n": plan.n,
        "ac": plan.ac,
        "re": plan.re,
        "inspeksi_penuh": plan.inspeksi_penuh,
    }
    if values["tingkat_cacat"] is not None:
        seen = Fraction(values["tingkat_cacat"]) * detection
        hasil["peluang_lolos"] = inspection.pass_chance(plan, seen)
        hasil["peluang_lolos_lot"] = inspection.pass_chance_of_lot(plan, lot, bulat(lot * seen))
    hasil["cacat_lolos_95"] = Fraction(inspection.rate_passing(plan, PASSING, detection))
    hasil["cacat_lolos_10"] = Fraction(inspection.rate_passing(plan, FAILING, detection))
    return Outcome(hasil=hasil, steps=())


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
