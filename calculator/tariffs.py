"""The rates of one series of goods under each regime: bea masuk, PPh 22, extra duties; and which taxes come back.

`kiriman`: PMK 199/2019, then PMK 96/2023, then with PMK 4/2025. `pib`: the importer's own declaration. `pibk`: the
declaration of one who is not a badan usaha. `bawaan`: trade goods and samples carried by a passenger, PMK 34/2025.
`bawaan_pribadi`: a passenger's personal goods above their exemption, PMK 203/2017, then PMK 34/2025. Every rate of the
law is a dated rule; MFN and preferential rates are the reader's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from calculator.rules import MFN, PREFERENCE, Row, rule, rule_at
from calculator.steps import NOTHING, Leaf, Notice, Step, Term, rule_term, total

ORIGIN = ("preferensi.form_e", "preferensi.rcep")
"""The schemes under which goods from China pay a preferential duty; the reader says that one is used, not which."""

CARRIED = ("bawaan", "bawaan_pribadi")
"""The regimes of a passenger's goods; the keys of their rules begin with their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """Who imports: what decides the regime, PPh 22 and what comes back as a credit."""

    importir: str
    memiliki_api: bool
    memiliki_npwp: bool
    suket_umkm: bool
    pkp: bool
    rezim_pph: str

    @property
    def mengkreditkan_pph22(self) -> bool:
        """Whether PPh 22 comes back: only where there is a yearly PPh by the general regime to set it against."""
        return self.rezim_pph == "umum" and self.memiliki_npwp


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """What decides the rates: groups of the law, MFN and preferential duty, extra duties in rupiah."""

    kelompok_kiriman: str
    kelompok_pph22: str
    tarif_bm: Decimal | None
    form_e: bool
    tarif_bm_fta: Decimal
    bmt: Decimal
    tempat: str = ""

    def asked(self, name: str, unit: str, row: Row | None = None) -> Leaf:
        """One of these numbers as a term; `tempat` is what stands before its name in the form, as `barang.0.`."""
        return Leaf(getattr(self, name), unit, row, self.tempat + name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """What a regime decides for one series, as terms; `rows` are rules that decided without being a rate."""

    bea_masuk: Term
    pph22: Term
    bmt: Term
    notices: tuple[Notice, ...]
    rows: tuple[Row, ...] = ()


def rates(jalur: str, goods: Goods, importer: Importer, day: date, free: Row | None) -> Rates:
    """The rates of a series. `free` is the rule that frees the whole parcel from duty, where one does.

    Raises ValueError where the MFN rate is needed and lacking.
    """
    if jalur == "kiriman":
        found = _kiriman(goods, importer, day, free)
    elif jalur in CARRIED:
        found = _carried(jalur, goods, importer, day)
    else:
        found = _declaration(jalur, goods, importer, day)
    return _with_final_tax(found, importer, day)


def parcel_at_mfn(kelompok_kiriman: str, day: date) -> bool:
    """Whether this group of barang kiriman pays the MFN duty on a day, as listed groups did before PMK 4/2025.

    Raises OutsideRulesError for a day the rules do not cover.
    """
    return rule_at(f"kiriman.tarif_bm.{kelompok_kiriman}", day).elsewhere == MFN


def rcep_in_force(day: date) -> bool:
    """Whether proof of origin under RCEP lowers the duty on a day; Form E does on every day kept here.

    Raises OutsideRulesError for a day the rules do not cover.
    """
    return rule_at(ORIGIN[1], day).elsewhere == PREFERENCE


def _with_final_tax(found: Rates, importer: Importer, day: date) -> Rates:
    """The rates, and whether a badan usaha that says so may begin to pay the final tax of small businesses."""
    if importer.importir != "badan_usaha" or importer.rezim_pph != "final_umkm":
        return found
    row = rule_at("umkm.badan_usaha", day)
    told = () if row.number else (Notice(code="umkm_badan_usaha", values={"mulai": row.start}),)
    return replace(found, rows=(*found.rows, row), notices=(*found.notices, *told))


def _kiriman(goods: Goods, importer: Importer, day: date, free: Row | None) -> Rates:
    group = goods.kelompok_kiriman
    income = rule_at(f"kiriman.tarif_pph22.{group}", day)
    taxed = free is None and income.value != 0
    extra = free is None and parcel_at_mfn(group, day)
    codes = {
        "form_e_kiriman": goods.form_e,
        "bmt_kiriman": goods.bmt > 0 and not extra,
        "ppn_buku": group == "buku",
        "suket_kiriman": taxed and importer.suket_umkm,
        "npwp_kiriman": taxed and not importer.memiliki_npwp and not income.elsewhere,
    }
    nothing = Leaf(0, "persen", free)
    return Rates(
        bea_masuk=_parcel_duty(goods, day) if free is None else nothing,
        pph22=_income_of(income, "kiriman", goods, importer, day) if free is None else nothing,
        rows=(income,) if income.elsewhere and free is None else (),
        bmt=goods.asked("bmt", "rupiah") if extra else NOTHING,
        notices=tuple(Notice(code=code) for code, holds in codes.items() if holds),
    )


def _parcel_duty(goods: Goods, day: date) -> Term:
    row = rule_at(f"kiriman.tarif_bm.{goods.kelompok_kiriman}", day)
    return _mfn(goods, "kiriman", row) if row.elsewhere else rule_term(row)


def _carried(jalur: str, goods: Goods, importer: Importer, day: date) -> Rates:
    """One duty for all goods; neither preference nor extra duties (PMK 34/2025)."""
    duty = rule_at(f"{jalur}.tarif_bm", day)
    income = rule_at(f"{jalur}.tarif_pph22", day)
    trade = jalur == "bawaan"
    codes = {
        "bawaan_syarat": trade,
        "form_e_bawaan": goods.form_e,
        "bmt_bawaan": goods.bmt > 0,
        "suket_bawaan": trade and importer.suket_umkm,
        "npwp_bawaan": trade and not importer.memiliki_npwp,
    }
    return Rates(
        bea_masuk=rule_term(duty),
        pph22=_income_of(income, jalur, goods, importer, day),
        rows=(income,) if income.elsewhere else (),
        bmt=NOTHING,
        notices=tuple(Notice(code=code) for code, holds in codes.items() if holds),
    )


def _income_of(row: Row, jalur: str, goods: Goods, importer: Importer, day: date) -> Term:
    """The PPh 22 rate of a rule; that of the general table where the rule leaves it there."""
    return _income_tax(jalur, goods, importer, day) if row.elsewhere else rule_term(row)


def _mfn(goods: Goods, jalur: str, row: Row | None = None) -> Leaf:
    if goods.tarif_bm is None:
        message = f"tarif_bm is required for {jalur}"
        raise ValueError(message)
    return goods.asked("tarif_bm", "persen", row)


def _declaration(jalur: str, goods: Goods, importer: Importer, day: date) -> Rates:
    mfn = _mfn(goods, jalur)
    rate = goods.asked("tarif_bm_fta", "persen") if goods.form_e else mfn
    notices = [Notice(code="form_e_syarat", values={"rcep": rule(ORIGIN[1]).rows[-1].start})] if goods.form_e else []
    codes = {
        "pib_perorangan": jalur == "pib" and importer.importir == "perorangan",
        "pibk_badan_usaha": jalur == "pibk" and importer.importir == "badan_usaha",
        "suket_pibk": jalur == "pibk" and importer.suket_umkm,
    }
    notices += [Notice(code=code) for code, holds in codes.items() if holds]
    return Rates(
        bea_masuk=rate,
        pph22=_income_tax(jalur, goods, importer, day),
        bmt=goods.asked("bmt", "rupiah"),
        rows=tuple(rule_at(key, day) for key in ORIGIN) if goods.form_e else (),
        notices=tuple(notices),
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


def credit_rules(importer: Importer, jalur: str, day: date) -> tuple[Row, ...]:
    """What decides whether taxes come back: PPN to a PKP, PPh 22 against the yearly PPh of the general regime.

    Raises OutsideRulesError for a day the rules do not cover.
    """
    way = "pib" if jalur == "pibk" else jalur
    keys = [f"ppn.dapat_dikreditkan.{way}"] if importer.pkp else []
    if importer.mengkreditkan_pph22:
        keys.append("pph22.dapat_dikreditkan")
    return tuple(rule_at(key, day) for key in keys)


def credit(rows: Sequence[Row], ppn: Step, pph22: Step) -> Term:
    """What comes back of these taxes where the rules of `credit_rules` say yes."""
    taxes = [ppn if row.key.startswith("ppn.") else pph22 for row in rows if row.number]
    return total(*taxes) if taxes else NOTHING
