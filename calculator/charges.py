"""Import charges of one shipment: nilai pabean -> bea masuk -> BMT -> nilai impor -> PPN -> PPh 22.

Two regimes so far: `kiriman` (PMK 96/2023 jo. PMK 4/2025) and `pib` with the importer's own name.
Each amount is a Step; every rate and rounding is a dated rule.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from calculator.numbers import TURUN_KE_RUPIAH
from calculator.rules import Row, rule_at
from calculator.steps import Leaf, Notice, Rounded, Step, Term, rule_term, total

NOTHING = Leaf(0, "rupiah")


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """Who imports: what decides PPh 22 and what comes back as a credit."""

    memiliki_api: bool
    memiliki_npwp: bool
    suket_umkm: bool
    pkp: bool
    rezim_pph: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """What decides the rates: groups of the law, MFN and preferential duty, extra duties in rupiah."""

    kelompok_kiriman: str
    kelompok_pph22: str
    tarif_bm: Decimal | None
    form_e: bool
    tarif_bm_fta: Decimal
    bmt: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """One shipment on one day; `asuransi` None means unknown, then the rule's share is used."""

    tanggal: date
    jalur: str
    fob: Term
    freight: Term
    asuransi: Term | None
    ndpbm: Term
    goods: Goods
    importer: Importer


@dataclass(frozen=True, slots=True, kw_only=True)
class Charges:
    """The charges of a shipment, as steps, with what was decided on the way."""

    jalur: str
    asuransi: Step
    nilai_pabean: Step
    bea_masuk: Step
    bmt: Step
    nilai_impor: Step
    ppn: Step
    pph22: Step
    total_pungutan: Step
    dapat_dikreditkan: Step
    biaya_akhir: Step
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...]


def choose_jalur(jalur: str, fob: Fraction, tanggal: date) -> str:
    """The regime of a shipment: what was asked for, else `kiriman` up to the FOB limit and `pib` above."""
    if jalur != "otomatis":
        return jalur
    return "kiriman" if within_kiriman(fob, tanggal) else "pib"


def within_kiriman(fob: Fraction, tanggal: date) -> bool:
    """Whether this FOB in USD may still go as barang kiriman (the limit itself may)."""
    return fob <= rule_at("kiriman.batas_fob", tanggal).number


def compute(shipment: Shipment, prefix: str = "") -> Charges:
    """The charges of a shipment. Keys of steps start with `prefix`.

    Raises OutsideRulesError for a day the rules do not cover, and ValueError where `pib` lacks tarif_bm.
    """
    jalur = choose_jalur(shipment.jalur, shipment.fob.value, shipment.tanggal)
    limit = rule_at("kiriman.batas_fob", shipment.tanggal)
    rates = _kiriman_rates(shipment) if jalur == "kiriman" else _pib_rates(shipment)
    return _ladder(shipment, jalur, rates, (limit,), prefix)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rates:
    """What a regime decides: the rates as terms, extra duties, warnings."""

    bea_masuk: Term
    pph22: Term
    bmt: Term
    notices: tuple[Notice, ...]


def _kiriman_rates(shipment: Shipment) -> _Rates:
    day, goods, importer = shipment.tanggal, shipment.goods, shipment.importer
    free = rule_at("kiriman.batas_tanpa_bm", day)
    below = shipment.fob.value <= free.number
    group = goods.kelompok_kiriman
    duty = rule_at(f"kiriman.tarif_bm.{group}", day)
    income = rule_at(f"kiriman.tarif_pph22.{group}", day)
    taxed = not below and income.number > 0
    codes = {
        "form_e_kiriman": goods.form_e,
        "bmt_kiriman": goods.bmt > 0,
        "ppn_buku": group == "buku",
        "suket_kiriman": taxed and importer.suket_umkm,
        "npwp_kiriman": taxed and not importer.memiliki_npwp,
    }
    return _Rates(
        bea_masuk=Leaf(0, "persen", free) if below else rule_term(duty),
        pph22=Leaf(0, "persen", free) if below else rule_term(income),
        bmt=NOTHING,
        notices=tuple(Notice(code=code) for code, holds in codes.items() if holds),
    )


def _pib_rates(shipment: Shipment) -> _Rates:
    day, goods, importer = shipment.tanggal, shipment.goods, shipment.importer
    if goods.tarif_bm is None:
        message = "tarif_bm is required for pib"
        raise ValueError(message)
    rate = goods.tarif_bm_fta if goods.form_e else goods.tarif_bm
    return _Rates(
        bea_masuk=Leaf(rate, "persen"),
        pph22=_pib_income_tax(goods, importer, day),
        bmt=Leaf(goods.bmt, "rupiah"),
        notices=(Notice(code="form_e_syarat"),) if goods.form_e else (),
    )


def _pib_income_tax(goods: Goods, importer: Importer, day: date) -> Term:
    """The PPh 22 rate of a PIB: by list, else by API; none with a Suket; doubled without NPWP."""
    if importer.suket_umkm:
        return Leaf(0, "persen")
    if goods.kelompok_pph22 == "umum":
        key = "umum_api" if importer.memiliki_api else "umum_tanpa_api"
    else:
        key = goods.kelompok_pph22
    rate = rule_term(rule_at(f"pph22.tarif.{key}", day))
    if importer.memiliki_npwp:
        return rate
    return rate * rule_term(rule_at("pph22.pengali_tanpa_npwp", day))


def _ladder(shipment: Shipment, jalur: str, rates: _Rates, rows: tuple[Row, ...], prefix: str) -> Charges:
    def step(key: str, formula: Term, shown: bool = False) -> Step:
        return Step(prefix + key, "rupiah", formula, TURUN_KE_RUPIAH if shown else None)

    def rounded(key: str, formula: Term) -> Rounded:
        row = rule_at(f"pembulatan.{key}", shipment.tanggal)
        return Rounded(formula, row.rounding, row)

    day = shipment.tanggal
    asuransi = _insurance(shipment, prefix)
    nilai_pabean = step(
        "nilai_pabean", total(shipment.fob, shipment.freight, asuransi) * shipment.ndpbm, shown=True
    )
    bm_penuh = step("bea_masuk_penuh", nilai_pabean * rates.bea_masuk, shown=True)
    bea_masuk = step("bea_masuk", rounded("bea_masuk", bm_penuh))
    bmt = step("bmt", rates.bmt)
    nilai_impor = step("nilai_impor", total(nilai_pabean, bm_penuh, bmt), shown=True)
    share = rule_term(rule_at("ppn.dpp_nilai_lain", day))
    ppn = step("ppn", rounded("ppn", rule_term(rule_at("ppn.tarif", day)) * share * nilai_impor))
    dasar_pph22 = step("dasar_pph22", rounded("nilai_impor_pph22", nilai_impor))
    pph22 = step("pph22", rounded("pph22", dasar_pph22 * rates.pph22))
    total_pungutan = step("total_pungutan", total(bea_masuk, bmt, ppn, pph22))
    kredit = step("dapat_dikreditkan", _credit(shipment.importer, ppn, pph22))
    return Charges(
        jalur=jalur,
        asuransi=asuransi,
        nilai_pabean=nilai_pabean,
        bea_masuk=bea_masuk,
        bmt=bmt,
        nilai_impor=nilai_impor,
        ppn=ppn,
        pph22=pph22,
        total_pungutan=total_pungutan,
        dapat_dikreditkan=kredit,
        biaya_akhir=step("biaya_akhir", total_pungutan - kredit),
        rows=rows,
        notices=rates.notices,
    )


def _insurance(shipment: Shipment, prefix: str) -> Step:
    if shipment.asuransi is not None:
        return Step(prefix + "asuransi_pabean", "USD", shipment.asuransi)
    share = rule_term(rule_at("pabean.asuransi_baku", shipment.tanggal))
    return Step(prefix + "asuransi_pabean", "USD", total(shipment.fob, shipment.freight) * share)


def _credit(importer: Importer, ppn: Step, pph22: Step) -> Term:
    """What comes back: PPN for a PKP, PPh 22 against the yearly PPh of the general regime with an NPWP."""
    credits_of = []
    if importer.pkp:
        credits_of.append(ppn)
    if importer.rezim_pph == "umum" and importer.memiliki_npwp:
        credits_of.append(pph22)
    return total(*credits_of) if credits_of else NOTHING
