"""The rates of one series of goods under each regime: bea masuk, PPh 22, extra duties.

`kiriman`: PMK 96/2023 jo. PMK 4/2025. `pib`: the importer's own declaration. `pibk`: the declaration of
one who is not a badan usaha. Every rate of the law is a dated rule; MFN and preferential rates are the
reader's.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculator.rules import Row, rule_at
from calculator.steps import NOTHING, Leaf, Notice, Term, rule_term


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """Who imports: what decides the regime, PPh 22 and what comes back as a credit."""

    importir: str
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
class Rates:
    """What a regime decides for one series, as terms."""

    bea_masuk: Term
    pph22: Term
    bmt: Term
    notices: tuple[Notice, ...]


def rates(jalur: str, goods: Goods, importer: Importer, day: date, free: Row | None) -> Rates:
    """The rates of a series. `free` is the rule that frees the whole parcel from duty, where one does.

    Raises ValueError where pib or pibk lacks tarif_bm.
    """
    if jalur == "kiriman":
        return _kiriman(goods, importer, day, free)
    return _declaration(jalur, goods, importer, day)


def _kiriman(goods: Goods, importer: Importer, day: date, free: Row | None) -> Rates:
    group = goods.kelompok_kiriman
    duty = rule_at(f"kiriman.tarif_bm.{group}", day)
    income = rule_at(f"kiriman.tarif_pph22.{group}", day)
    taxed = free is None and income.number > 0
    codes = {
        "form_e_kiriman": goods.form_e,
        "bmt_kiriman": goods.bmt > 0,
        "ppn_buku": group == "buku",
        "suket_kiriman": taxed and importer.suket_umkm,
        "npwp_kiriman": taxed and not importer.memiliki_npwp,
    }
    return Rates(
        bea_masuk=rule_term(duty) if free is None else Leaf(0, "persen", free),
        pph22=rule_term(income) if free is None else Leaf(0, "persen", free),
        bmt=NOTHING,
        notices=tuple(Notice(code=code) for code, holds in codes.items() if holds),
    )


def _declaration(jalur: str, goods: Goods, importer: Importer, day: date) -> Rates:
    if goods.tarif_bm is None:
        message = f"tarif_bm is required for {jalur}"
        raise ValueError(message)
    rate = goods.tarif_bm_fta if goods.form_e else goods.tarif_bm
    codes = {
        "form_e_syarat": goods.form_e,
        "suket_pibk": jalur == "pibk" and importer.suket_umkm,
    }
    return Rates(
        bea_masuk=Leaf(rate, "persen"),
        pph22=_income_tax(jalur, goods, importer, day),
        bmt=Leaf(goods.bmt, "rupiah"),
        notices=tuple(Notice(code=code) for code, holds in codes.items() if holds),
    )


def _income_tax(jalur: str, goods: Goods, importer: Importer, day: date) -> Term:
    """The PPh 22 rate: by list, else by API, which only a badan usaha has; doubled without NPWP.

    A badan usaha with a Surat Keterangan is not charged.
    """
    if jalur == "pib" and importer.suket_umkm:
        return rule_term(rule_at("pph22.tarif.suket", day))
    key = goods.kelompok_pph22
    if key == "umum":
        key = "umum_api" if jalur == "pib" and importer.memiliki_api else "umum_tanpa_api"
    rate = rule_term(rule_at(f"pph22.tarif.{key}", day))
    if importer.memiliki_npwp:
        return rate
    return rate * rule_term(rule_at("pph22.pengali_tanpa_npwp", day))
