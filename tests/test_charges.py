"""Import charges as a whole: what must hold for any shipment, beside the cases with their exact amounts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculator import charges
from calculator.charges import Charges
from calculator.rules import OutsideRulesError
from calculator.steps import Leaf, Operation, Rounded, Step, explained
from tests.engine_shipments import CENTS, COSTS, GOODS, IMPORTERS, OWNER, PLAIN, SMALL, shipment

AMOUNTS = ("bea_masuk", "bmt", "ppn", "pph22", "total_pungutan")

SHIPMENTS = st.builds(
    shipment,
    CENTS,
    goods=GOODS,
    importer=IMPORTERS,
    jalur=st.sampled_from(("otomatis", "pib", "pibk")),
    freight=COSTS,
    asuransi=st.none() | COSTS,
    ndpbm=st.decimals(1000, 30000, places=2),
)


def amounts(levied: Charges) -> dict[str, Fraction]:
    """The amounts that are paid."""
    return {name: getattr(levied, name).value for name in AMOUNTS}


@given(SHIPMENTS)
def test_the_total_is_the_sum_of_its_parts(given_one):
    """What is paid, what comes back and what stays add up, each in whole rupiah."""
    levied = charges.compute(given_one)
    parts = levied.bea_masuk.value + levied.bmt.value + levied.ppn.value + levied.pph22.value
    assert levied.total_pungutan.value == parts
    assert levied.total_pungutan.value - levied.dapat_dikreditkan.value == levied.biaya_akhir.value
    assert {1} == {value.denominator for value in amounts(levied).values()}
    assert 0 <= levied.dapat_dikreditkan.value <= levied.total_pungutan.value


@given(SHIPMENTS)
def test_each_amount_follows_from_the_customs_value_by_the_rules(given_one):
    """Duty up to a thousand, PPN 11% down to the rupiah, PPh 22 on the value down to a thousand: done again here."""
    levied = charges.compute(given_one)
    freight, kurs, fob = (part.value for part in (given_one.freight, given_one.ndpbm, given_one.series[0].fob))
    insured = given_one.asuransi
    insurance = (fob + freight) * Fraction(5, 1000) if insured is None else insured.value
    pabean = (fob + freight + insurance) * kurs
    steps = {step.key: step.value for step in explained([levied.biaya_akhir])}
    duty = steps["bea_masuk_penuh"]
    impor = pabean + duty + levied.bmt.value
    assert levied.nilai_pabean.value == pabean
    assert levied.nilai_impor.value == impor
    assert levied.bea_masuk.value == 1000 * ceil(duty / 1000)
    assert levied.ppn.value == floor(impor * Fraction(11, 100))
    assert steps["dasar_pph22"] == 1000 * floor(impor / 1000)


@given(GOODS, IMPORTERS, SMALL, SMALL, COSTS)
def test_more_fob_never_lowers_a_charge_as_kiriman(goods, importer, one, other, freight):
    """Within barang kiriman a dearer parcel pays at least as much of everything, also over the USD 3 threshold."""
    low, high = sorted((one, other))
    less, more = (
        amounts(charges.compute(shipment(fob, goods=goods, importer=importer, freight=freight))) for fob in (low, high)
    )
    assert {name: less[name] for name in AMOUNTS if less[name] > more[name]} == {}


@given(GOODS, IMPORTERS, st.sampled_from(("pib", "pibk")), CENTS, CENTS, COSTS)
def test_more_fob_never_lowers_a_charge_in_a_declaration(goods, importer, jalur, one, other, freight):
    """The same for PIB and PIBK, at any value."""
    low, high = sorted((one, other))
    less, more = (
        amounts(charges.compute(shipment(fob, goods=goods, importer=importer, jalur=jalur, freight=freight)))
        for fob in (low, high)
    )
    assert {name: less[name] for name in AMOUNTS if less[name] > more[name]} == {}


@given(GOODS, IMPORTERS, CENTS, COSTS)
def test_a_form_e_rate_below_mfn_never_costs_more(goods, importer, fob, freight):
    """A preference is a gain or nothing."""
    assume(goods.tarif_bm_fta <= goods.tarif_bm)
    with_form, without = (
        charges.compute(
            shipment(fob, goods=replace(goods, form_e=form_e), importer=importer, jalur="pib", freight=freight)
        ).total_pungutan.value
        for form_e in (True, False)
    )
    assert with_form <= without


@given(GOODS, IMPORTERS, st.sampled_from(("pib", "pibk")), CENTS)
def test_without_npwp_pph22_doubles_up_to_the_rupiah(goods, importer, jalur, fob):
    """The rate doubles before the rounding, so the tax differs from twice by at most a rupiah; nothing is credited."""
    without, with_npwp = (
        charges.compute(
            shipment(fob, goods=goods, importer=replace(importer, memiliki_npwp=npwp, suket_umkm=False), jalur=jalur)
        )
        for npwp in (False, True)
    )
    assert 0 <= without.pph22.value - 2 * with_npwp.pph22.value <= 1
    assert without.dapat_dikreditkan.value == (without.ppn.value if importer.pkp else 0)


@given(GOODS, IMPORTERS, st.lists(SMALL, min_size=2, max_size=4), COSTS)
def test_equal_goods_in_several_series_pay_the_duty_of_one(goods, importer, fobs, freight):
    """Freight is shared in exact fractions, so the customs value and the duty on the total do not change."""
    assume(sum(fobs) <= 1500)
    one = charges.compute(shipment(sum(fobs), goods=goods, importer=importer, freight=freight))
    several = charges.compute(shipment(*fobs, goods=goods, importer=importer, freight=freight))
    assert (one.nilai_pabean.value, one.bea_masuk.value) == (several.nilai_pabean.value, several.bea_masuk.value)
    assert 0 <= one.ppn.value - several.ppn.value < len(fobs)


@given(SHIPMENTS)
def test_nothing_is_a_float(given_one):
    """Every number in every formula is an integer, a decimal or a fraction."""
    levied = charges.compute(given_one)
    leaves = [leaf for step in explained([levied.biaya_akhir]) for leaf in _leaves(step.term)]
    assert {type(leaf.given) for leaf in leaves} <= {int, Decimal, Fraction}
    assert {type(leaf.value) for leaf in leaves} == {Fraction}


def _leaves(formula):
    match formula:
        case Leaf():
            return [formula]
        case Step() | Rounded():
            return _leaves(formula.term)
        case Operation():
            return [leaf for part in formula.terms for leaf in _leaves(part)]
    return []


@pytest.mark.parametrize(
    ("fob", "importir", "expected"),
    [
        ("0.01", "badan_usaha", "kiriman"),
        ("1500", "badan_usaha", "kiriman"),
        ("1500.00001", "badan_usaha", "pib"),
        ("1500", "perorangan", "kiriman"),
        ("1500.00001", "perorangan", "pibk"),
    ],
)
def test_the_regime_follows_from_fob_and_importer(fob, importir, expected):
    """The limit itself is still barang kiriman; above it a badan usaha files a PIB, a person a PIBK."""
    importer = replace(OWNER, importir=importir)
    assert expected == charges.compute(shipment(Decimal(fob), goods=PLAIN, importer=importer)).jalur


@pytest.mark.parametrize(("fob", "duty"), [("3", 0), ("3.00001", 4000)])
def test_the_duty_free_limit_is_exact(fob, duty):
    """USD 3 pays no duty, a hair more pays on everything."""
    levied = charges.compute(shipment(Decimal(fob), goods=PLAIN, importer=OWNER))
    assert duty == levied.bea_masuk.value


def test_a_threshold_from_another_currency_is_exact():
    """The FOB in USD is a fraction: 3 USD in yuan is exactly 3 USD, whatever the rates."""
    yuan = replace(
        shipment(Fraction(3 * 16800, 2357), goods=PLAIN, importer=OWNER),
        mata_uang="CNY",
        ndpbm=Leaf(2357, "kurs"),
        ndpbm_usd=Leaf(16800, "kurs"),
    )
    assert yuan.fob_usd == 3
    assert charges.compute(yuan).bea_masuk.value == 0


def test_a_day_before_the_rules_is_refused():
    """No rate is guessed for a day the data do not cover."""
    early = replace(shipment(100, goods=PLAIN, importer=OWNER), tanggal=date(2020, 1, 29))
    with pytest.raises(OutsideRulesError):
        charges.compute(early)


def test_a_declaration_without_its_rate_is_a_programmers_error():
    """The form asks for the rate; a model called without it does not go on with zero."""
    bare = shipment(2000, goods=replace(PLAIN, tarif_bm=None), importer=OWNER)
    with pytest.raises(ValueError, match="tarif_bm is required for pib"):
        charges.compute(bare)


@pytest.mark.parametrize(
    ("jalur", "used"),
    [
        ("kiriman", {"kiriman.batas_fob", "kiriman.batas_tanpa_bm", "kiriman.tarif_bm.umum"}),
        ("pib", {"kiriman.batas_fob", "pph22.tarif.umum_api", "ppn.tarif", "ppn.dpp_nilai_lain"}),
    ],
)
def test_every_rule_that_decided_is_named(jalur, used):
    """Also the thresholds, which decide without standing in a formula."""
    levied = charges.compute(shipment(100, goods=PLAIN, importer=OWNER, jalur=jalur))
    named = {row.key for row in levied.rows} | {row.key for row in _rows(levied)}
    assert used - named == set()


def _rows(levied):
    found = []
    for step in explained([levied.biaya_akhir]):
        found += [leaf.row for leaf in _leaves(step.term) if leaf.row is not None]
    return found
