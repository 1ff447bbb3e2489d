"""Everything one decision computes, from typed values to the verdict."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from calculator import cashflow, landed_cost, schedule
from calculator.calculators import decision_quality, jadwal, pajak
from calculator.cashflow import Payment, Terms
from calculator.decision import chain, losses, paths, verdict
from calculator.decision.chain import Chain
from calculator.decision.losses import Loss, Recourse
from calculator.decision.paths import INSPECTED, Path
from calculator.decision.stakes import Lateness, Stakes
from calculator.decision.verdict import Verdict
from calculator.forecast import lateness
from calculator.landed_cost import Currency, Law, MassCost, MassOrder, SampleOrder, SampleRound
from calculator.outcome import Values
from calculator.schedule import Plan, Route
from calculator.steps import NOTHING, Leaf, Step, Term


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Everything one decision computes, on the way to its outcome; the verdict only when it is asked for.

    `sample` is None where the reader gave the cost of a round: then nothing of it is computed. `satu_peluang` is
    false where several suppliers make the sample path's chance another one than `p`.
    """

    p: Fraction
    satu_peluang: bool
    sample: SampleRound | None
    biaya_ronde: Step
    mass: MassCost
    loss: Loss
    outcome: Chain
    routes: dict[str, Route]
    plans: dict[str, Plan]
    payments: dict[str, tuple[Payment, ...]]
    stakes: Stakes
    paths: tuple[Path, ...]

    @cached_property
    def verdict(self) -> Verdict:
        """The verdict on the paths."""
        return verdict.decide(self.stakes, self.p, self.outcome, self.paths, single=self.satu_peluang)


def parts_of(values: Values) -> Parts:
    """Compute a decision."""
    currency, law, units = currency_of(values), law_of(values), values["jumlah_unit"]
    sample, first = _round(values, currency, law)
    mass = landed_cost.mass_order(pick(MassOrder, values), currency, law)
    recourse = pick(Recourse, values)
    loss = losses.of_wrong_lot(recourse, mass, units)
    outcome = chain.run(sampled_chance(values), jadwal.test_of(values))
    routes = {name: _route(values, name) for name in path_names(values)}
    plans = {name: schedule.plan(route) for name, route in routes.items()}
    fee = decision_quality.fee_of(values)
    credit = Step("kredit_sample", "rupiah", _credit(values, currency))
    terms = Terms(
        porsi_dp=values["porsi_dp"],
        jumlah_supplier=values["jumlah_supplier"],
        kredit_sample=credit,
        biaya_ronde=first,
    )
    payments = {
        name: cashflow.of_path(name, plan, sample, mass, terms, fee if name.endswith(INSPECTED) else None)
        for name, plan in plans.items()
    }
    stakes = Stakes(
        jumlah_unit=units,
        total_bersih=mass.total_bersih,
        ronde_pertama=_first_rounds(first, values["jumlah_supplier"]),
        biaya_revisi=Step("biaya_revisi", "rupiah", _revision(values, first)),
        kredit_sample=credit,
        rugi_salah_spek=loss.rugi_salah_spek,
        rugi_batal=losses.of_giving_up(recourse, mass, first, units),
        omzet=_revenue(values),
        test=jadwal.test_of(values),
        lateness=lateness_of(values, routes),
        inspection=decision_quality.inspection_of(values, fee, loss, mass),
        defects=decision_quality.defects_of(values),
        modal={
            name: cashflow.cost_of_capital(payments[name], plan, values["bunga_tahunan"], name)
            for name, plan in plans.items()
        },
    )
    p = Fraction(values["peluang_salah_spek"])
    return Parts(
        p=p,
        satu_peluang=not several(values),
        sample=sample,
        biaya_ronde=first,
        mass=mass,
        loss=loss,
        outcome=outcome,
        routes=routes,
        plans=plans,
        payments=payments,
        stakes=stakes,
        paths=paths.all_paths(stakes, p, outcome),
    )


def at_other_chances(parts: Parts, values: Values) -> Parts:
    """The same order where only how often it or the sample is wrong is another: its costs and its days stay."""
    p, test = Fraction(values["peluang_salah_spek"]), jadwal.test_of(values)
    outcome, stakes = chain.run(sampled_chance(values), test), replace(parts.stakes, test=test)
    return replace(parts, p=p, outcome=outcome, stakes=stakes, paths=paths.all_paths(stakes, p, outcome))


def _round(values: Values, currency: Currency, law: Law) -> tuple[SampleRound | None, Step]:
    """One round of samples and its cost; the reader's own cost replaces the computation."""
    if values["biaya_ronde"] is not None:
        return None, Step("biaya_ronde", "rupiah", Leaf(values["biaya_ronde"], "rupiah", name="biaya_ronde"))
    sample = landed_cost.sample_round(pick(SampleOrder, values), currency, law)
    return sample, sample.biaya_ronde


def pick[T](kind: type[T], values: Values) -> T:
    """Build a model's input from the values of the same names."""
    names: Iterable[str] = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return kind(**{name: values[name] for name in names})


def currency_of(values: Values) -> Currency:
    """The order's currency."""
    return pick(Currency, values)


def law_of(values: Values) -> Law:
    """The law an order stands under."""
    return Law(goods=pajak.goods_of(values), importer=pajak.importer_of(values), tanggal=values["tanggal"])


def customs_fob_usd(values: Values) -> Fraction:
    """The customs FOB of the mass order in USD."""
    order, currency = pick(MassOrder, values), currency_of(values)
    return landed_cost.mass_shipment(order, "pib", currency, law_of(values)).fob_usd


def path_names(values: Values) -> tuple[str, ...]:
    """The ids of the paths compared."""
    plain = ("langsung", "sample")
    return plain + tuple(name + INSPECTED for name in plain) if values["inspeksi_psi"] else plain


def several(values: Values) -> bool:
    """Whether several suppliers are sampled whose mistakes are not all of one cause."""
    return bool(values["jumlah_supplier"] > 1 and values["sebab_bersama"] < 1)


def sampled_chance(values: Values) -> Fraction:
    """The chance that none of the suppliers sampled reads the specification right: chi p + (1-chi) p^m."""
    p, chi = Fraction(values["peluang_salah_spek"]), Fraction(values["sebab_bersama"])
    if not several(values):
        return p
    all_wrong = Fraction(1)
    for _ in range(values["jumlah_supplier"]):
        all_wrong *= p
    return chi * p + (1 - chi) * all_wrong


def _route(values: Values, name: str) -> Route:
    """The route of a path; only the paths with inspection have its stage."""
    if name.endswith(INSPECTED):
        return jadwal.route_of(values, name.removesuffix(INSPECTED), inspeksi=values["inspeksi_jalur"])
    return jadwal.route_of(values, name)


def _first_rounds(first: Step, suppliers: int) -> Step:
    if suppliers == 1:
        return first
    return Step("ronde_pertama", "rupiah", first * Leaf(suppliers, "supplier"))


def _revision(values: Values, first: Step) -> Term:
    return first if values["biaya_revisi"] is None else Leaf(values["biaya_revisi"], "rupiah", name="biaya_revisi")


def _credit(values: Values, currency: Currency) -> Term:
    if not values["biaya_sample_dikreditkan"]:
        return NOTHING
    return currency.paid(Leaf(values["biaya_sample"], currency.mata_uang, name="biaya_sample"))


def _revenue(values: Values) -> Term | None:
    if values["harga_jual"] is None:
        return None
    price = Leaf(values["harga_jual"], "rupiah", name="harga_jual")
    return price * Leaf(values["jumlah_unit"], "unit", name="jumlah_unit")


def lateness_of(values: Values, routes: dict[str, Route]) -> Lateness:
    """What being late costs, and how often each route is."""
    tenggat = values["tenggat"]
    late = {} if tenggat is None else {name: lateness(route, tenggat) for name, route in routes.items()}
    return Lateness(
        rugi_telat=values["rugi_telat"] or Decimal(0),
        rugi_telat_per_hari=values["rugi_telat_per_hari"],
        telat={name: chances for name, (chances, _) in late.items()},
        hari_telat={name: days for name, (_, days) in late.items()},
    )
