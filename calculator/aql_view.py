"""What the page of the inspection plan shows, with every piece of arithmetic already done."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from calculator import curves, inspection, words
from calculator.answers import Answer, listed
from calculator.calculators.aql import FIELDS
from calculator.curves import PlanCurve
from calculator.inspection import SamplingPlan
from calculator.numbers import angka, persen
from calculator.outcome import Outcome, Values
from calculator.steps import Step
from calculator.views import Ladder, ladders

LADDERS = (("lolos", "peluang_lolos", r"peluang_lolos"), ("batas", "cacat_lolos_10", r"cacat_lolos"))
"""The parts of the explanation, as `ladders` wants them."""

CLASSES = (("besar", Decimal("2.5")), ("kecil", Decimal("4.0")))
"""The classes of defects and the AQL that inspection firms use for them (betopchina.com, chinasourcinginfo.org)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefectClass:
    """The plan of this lot for one class of defects, at its usual AQL; `isi` makes that the AQL that is worked out."""

    id: str
    indeks: str
    plan: SamplingPlan
    isi: Mapping[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AqlView:
    """The inspection plan as the page shows it.

    `lolos` is the chance to pass at the reader's own rate of defects, None without one. `huruf_lot` is the letter
    before the arrows of the table, `indeks` the AQL as the table prints it, `golongan` the plans of this lot at the
    usual AQLs.
    """

    values: Values
    given: tuple[Answer, ...]
    headline: str
    plan: SamplingPlan
    indeks: str
    huruf_lot: str
    golongan: tuple[DefectClass, ...]
    cacat: str
    lolos: Fraction | None
    curve: PlanCurve | None
    ladders: tuple[Ladder, ...]


def plan_of_lot(values: Values, outcome: Outcome) -> AqlView:
    """Arrange an inspection plan for its page."""
    lot, detection = values["jumlah_lot"], Fraction(values["peluang_deteksi"])
    plan = inspection.plan(lot, values["tingkat"], values["aql"])
    steps = {key: step for key, step in outcome.hasil.items() if isinstance(step, Step)}
    drawn = curves.of_plan(plan, detection, values["tingkat_cacat"])
    return AqlView(
        values=values,
        given=_given(values),
        headline=headline(plan, lot),
        plan=plan,
        indeks=_index(values["aql"]),
        huruf_lot=inspection.code_letter(lot, values["tingkat"]),
        golongan=tuple(_class(values, name, aql) for name, aql in CLASSES),
        cacat="" if values["tingkat_cacat"] is None else curves.about(values["tingkat_cacat"]),
        lolos=_passing(plan, steps),
        curve=None if plan.inspeksi_penuh else drawn,
        ladders=ladders(outcome, LADDERS),
    )


def headline(plan: SamplingPlan, lot: int) -> str:
    """What to inspect of a lot and when to accept it, in one sentence."""
    terima = words.term("judul", "aql.terima" if plan.ac else "aql.terima_nol").format(ac=plan.ac)
    judul = words.term("judul", "aql.semua" if plan.inspeksi_penuh else "aql")
    return judul.format(n=angka(plan.n), lot=angka(lot), terima=terima)


def _class(values: Values, name: str, aql: Decimal) -> DefectClass:
    return DefectClass(
        id=name,
        indeks=_index(aql),
        plan=inspection.plan(values["jumlah_lot"], values["tingkat"], aql),
        isi=None if values["aql"] == aql else {"aql": _index(aql)},
    )


def _given(values: Values) -> tuple[Answer, ...]:
    """What is inspected: how many, how closely, and how many defects are expected and seen."""
    rate = values["tingkat_cacat"]
    texts = {
        "jumlah_lot": f"{angka(values['jumlah_lot'])} unit",
        "tingkat": f"tingkat {values['tingkat']}",
        "aql": f"AQL {_index(values['aql'])}",
        "tingkat_cacat": "cacat belum ditaksir" if rate is None else f"cacat {persen(rate)}",
        "peluang_deteksi": f"pemeriksa melihat {persen(values['peluang_deteksi'])} cacat",
    }
    return listed(FIELDS, texts)


def _passing(plan: SamplingPlan, steps: Mapping[str, Step]) -> Fraction | None:
    """The chance to pass: of this very lot where all of it is inspected, else of lots with this rate."""
    step = steps.get("peluang_lolos_lot" if plan.inspeksi_penuh else "peluang_lolos")
    return None if step is None else step.value


def _index(aql: Decimal) -> str:
    """The AQL as the table prints it: 4,0."""
    return str(next(known for known in inspection.aqls() if known == aql)).replace(".", ",")
