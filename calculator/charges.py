"""Import charges of one shipment: nilai pabean -> bea masuk -> BMT -> nilai impor -> PPN -> PPh 22.

Each amount is a Step; every rate and rounding is a dated rule. Freight and insurance are shared among
the series by FOB, in exact fractions. BM is rounded on the total, PPN and PPh 22 per series. Before PMK 190/2022
(barang kiriman: before PMK 96/2023) nilai impor held the rounded BM; we round it there per series.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from calculator import conditions, tariffs
from calculator.conditions import Condition
from calculator.numbers import TURUN_KE_RUPIAH
from calculator.rules import Row, rule_at
from calculator.shipment import Shipment
from calculator.steps import DERIVED, Leaf, Notice, Rounded, Step, Term, largest, rule_term, total
from calculator.tariffs import Rates

KIRIMAN_LIMIT, KIRIMAN_FREE = "kiriman.batas_fob", "kiriman.batas_tanpa_bm"
"""The FOB up to which goods may go as barang kiriman, and up to which they pay no duty."""

ROUNDED_APART = {"kiriman": "kiriman", "bawaan": "bawaan", "bawaan_pribadi": "bawaan"}
"""The regimes whose roundings changed on days of their own; all others round as a PIB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charges:
    """The charges of a shipment, as steps, with what was decided on the way; `each` holds those of its series."""

    jalur: str
    asuransi: Step
    nilai_pabean: Step
    bea_masuk_penuh: Step
    bea_masuk: Step
    bmt: Step
    nilai_impor: Step
    ppn: Step
    pph22: Step
    total_pungutan: Step
    dapat_dikreditkan: Step
    biaya_akhir: Step
    each: Mapping[str, Sequence[Step]]
    credits: tuple[Row, ...]
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...]
    conditions: tuple[Condition, ...]


def choose_jalur(jalur: str, fob_usd: Fraction, importir: str, tanggal: date) -> str:
    """The regime of a shipment: what was asked for, else by FOB and importer."""
    if jalur != "otomatis":
        return jalur
    return "kiriman" if within_kiriman(fob_usd, tanggal) else declaration(importir)


def declaration(importir: str) -> str:
    """The regime of goods that are declared: PIB by a badan usaha, PIBK by anyone else."""
    return "pib" if importir == "badan_usaha" else "pibk"


def kiriman_limit(tanggal: date) -> Fraction:
    """The highest FOB in USD of barang kiriman."""
    return rule_at(KIRIMAN_LIMIT, tanggal).number


def within_kiriman(fob_usd: Fraction, tanggal: date) -> bool:
    """Whether this FOB in USD may still go as barang kiriman (the limit itself may)."""
    return fob_usd <= kiriman_limit(tanggal)


def compute(shipment: Shipment, prefix: str = "") -> Charges:
    """The charges of a shipment. Keys of steps start with `prefix`.

    Raises OutsideRulesError for a day the rules do not cover, and ValueError where tarif_bm is missing.
    """
    jalur = _jalur_of(shipment)
    day, freed = shipment.tanggal, _freed(shipment)
    rates = [tariffs.rates(jalur, one.goods, shipment.importer, day, freed) for one in shipment.series]
    return _Ladder(shipment, prefix, jalur).charges(rates)


def lacking_rates(shipment: Shipment) -> list[int]:
    """The places of the series that need an MFN rate in this regime and have none."""
    jalur = _jalur_of(shipment)
    parcel = jalur == "kiriman"
    if jalur in tariffs.CARRIED or (parcel and _freed(shipment) is not None):
        return []
    bare = [place for place, one in enumerate(shipment.series) if one.goods.tarif_bm is None]
    groups = [shipment.series[place].goods.kelompok_kiriman for place in bare]
    return [
        place
        for place, group in zip(bare, groups, strict=True)
        if not parcel or tariffs.parcel_at_mfn(group, shipment.tanggal)
    ]


def _jalur_of(shipment: Shipment) -> str:
    return choose_jalur(shipment.jalur, shipment.fob_usd, shipment.importer.importir, shipment.tanggal)


def _freed(shipment: Shipment) -> Row | None:
    """The rule that frees the whole parcel from duty, where its FOB is small enough."""
    fob, free = shipment.fob_usd, rule_at(KIRIMAN_FREE, shipment.tanggal)
    return free if fob <= free.number else None


class _Ladder:
    """Builds the steps of one shipment; each key is the law's noun behind a prefix."""

    def __init__(self, shipment: Shipment, prefix: str, jalur: str) -> None:
        self._shipment = shipment
        self._prefix = prefix
        self._jalur = jalur
        self._insurance = self._insurance_step()

    def charges(self, rates: Sequence[Rates]) -> Charges:
        """Every amount of the shipment."""
        count = len(rates)
        pabean = [self._customs_value(place) for place in range(count)]
        duty = [self._step("bea_masuk_penuh", pabean[i] * rates[i].bea_masuk, i) for i in range(count)]
        extra = [self._step("bmt", rates[i].bmt, i) for i in range(count)]
        inside = [self._duty_inside(one) for one in duty]
        impor = [self._step("nilai_impor", total(pabean[i], inside[i], extra[i]), i) for i in range(count)]
        ppn = [self._step("ppn", self._vat(impor[i]), i) for i in range(count)]
        base = [self._step("dasar_pph22", self._rounded("nilai_impor_pph22", impor[i]), i) for i in range(count)]
        pph22 = [self._step("pph22", self._rounded("pph22", base[i] * rates[i].pph22), i) for i in range(count)]
        penuh = self._sum("bea_masuk_penuh", duty)
        bea_masuk = self._step("bea_masuk", self._rounded("bea_masuk", penuh, apart=False))
        levied = [bea_masuk, self._sum("bmt", extra), self._sum("ppn", ppn), self._sum("pph22", pph22)]
        total_pungutan = self._step("total_pungutan", total(*levied))
        credits_of = tariffs.credit_rules(self._shipment.importer, self._jalur, self._shipment.tanggal)
        kredit = self._step("dapat_dikreditkan", tariffs.credit(credits_of, levied[2], levied[3]))
        notices = {notice.code: notice for one in rates for notice in one.notices}
        return Charges(
            jalur=self._jalur,
            asuransi=self._insurance,
            nilai_pabean=self._sum("nilai_pabean", pabean),
            bea_masuk_penuh=penuh,
            bea_masuk=bea_masuk,
            bmt=levied[1],
            nilai_impor=self._sum("nilai_impor", impor),
            ppn=levied[2],
            pph22=levied[3],
            total_pungutan=total_pungutan,
            dapat_dikreditkan=kredit,
            biaya_akhir=self._step("biaya_akhir", total_pungutan - kredit),
            each={"nilai_pabean": pabean, "bea_masuk": duty, "bmt": extra, "ppn": ppn, "pph22": pph22},
            credits=credits_of,
            rows=(*self._deciding(), *credits_of, *(row for one in rates for row in one.rows)),
            notices=tuple(notices.values()),
            conditions=self._conditions(),
        )

    def _step(self, key: str, formula: Term, place: int | None = None) -> Step:
        """A step of the shipment, or of one series where there are several."""
        series = "" if place is None or len(self._shipment.series) == 1 else f"barang.{place}."
        shown = None if isinstance(formula, Rounded) else TURUN_KE_RUPIAH
        return Step(f"{self._prefix}{series}{key}", "rupiah", formula, shown)

    def _deciding(self) -> tuple[Row, ...]:
        """The limits that decided the regime and the duty, and what the customs value holds."""
        limits = () if self._jalur in tariffs.CARRIED else (KIRIMAN_LIMIT, KIRIMAN_FREE)
        keys = (*limits[: 2 if self._jalur == "kiriman" else 1], "pabean.cif")
        return tuple(rule_at(key, self._shipment.tanggal) for key in keys)

    def _conditions(self) -> tuple[Condition, ...]:
        shipment = self._shipment
        limits = [rule_at(key, shipment.tanggal) for key in (KIRIMAN_LIMIT, KIRIMAN_FREE)]
        return conditions.of_regime(shipment.jalur, self._jalur, shipment.fob_in_usd, *limits)

    def _sum(self, key: str, steps: Sequence[Step]) -> Step:
        """The sum over the series; the step itself where there is one."""
        return steps[0] if len(steps) == 1 else self._step(key, total(*steps))

    def _rounding(self, key: str, *, apart: bool = True) -> Row:
        regime = ROUNDED_APART.get(self._jalur) if apart else None
        name = f"pembulatan.{regime}.{key}" if regime else f"pembulatan.{key}"
        return rule_at(name, self._shipment.tanggal)

    def _rounded(self, key: str, formula: Term, *, apart: bool = True) -> Rounded:
        row = self._rounding(key, apart=apart)
        return Rounded(formula, row.rounding, row)

    def _duty_inside(self, duty: Step) -> Term:
        """The duty as nilai impor holds it: unrounded today, rounded under the old law."""
        return self._rounded("bm_dalam_nilai_impor", duty)

    def _vat(self, nilai_impor: Step) -> Rounded:
        rate, share = (rule_at(key, self._shipment.tanggal) for key in ("ppn.tarif", "ppn.dpp_nilai_lain"))
        taxed = rule_term(rate) if share.number == 1 else rule_term(rate) * rule_term(share)
        return self._rounded("ppn", taxed * nilai_impor)

    def _insurance_step(self) -> Step:
        shipment = self._shipment
        formula = shipment.asuransi
        if formula is None:
            share = rule_term(rule_at("pabean.asuransi_baku", shipment.tanggal))
            formula = total(*(one.fob for one in shipment.series), shipment.freight) * share
        return Step(f"{self._prefix}asuransi_pabean", shipment.mata_uang, formula)

    def _customs_value(self, place: int) -> Step:
        shipment = self._shipment
        fob = shipment.series[place].fob
        if len(shipment.series) == 1:
            value = total(fob, shipment.freight, self._insurance)
            share = None
        else:
            share = fob / total(*(one.fob for one in shipment.series))
            value = fob + total(shipment.freight, self._insurance) * share
        if self._jalur == "bawaan_pribadi":
            value = largest(value - self._exemption(share), 0)
        return self._step("nilai_pabean", value * shipment.ndpbm, place)

    def _exemption(self, share: Term | None) -> Term:
        """What a passenger's personal goods are freed of, in the shipment's currency; a series' share of it."""
        free: Term = rule_term(rule_at("bawaan_pribadi.pembebasan", self._shipment.tanggal))
        if self._shipment.per_usd != 1:
            free = free * Leaf(self._shipment.per_usd, "angka", name=DERIVED)
        return free if share is None else free * share
