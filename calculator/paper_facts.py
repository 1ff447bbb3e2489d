"""What an answer knows of the papers' blanks: of a decision, and of an inspection plan.

A paper goes to a factory: what we estimated is left out, what we proposed is called so. Amounts and dates are written
as they are read abroad, 2600.00 and 2027-01-13; for the importer alone, as Indonesians read them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from calculator import aql_view, inspection, paper, permits
from calculator.answers import choice_label
from calculator.calculators.decision_fields import FIELDS
from calculator.numbers import angka, bulat, persen, polos, rupiah, tanggal, uang
from calculator.outcome import Outcome, Values
from calculator.steps import explained

PRICE_DECIMALS = 6
"""Decimals of a price for one unit; of sums there are two."""

DATES = "p80"
"""The dates told are those from which the deadline is met 8 times in 10."""


def of_decision(values: Values, outcome: Outcome) -> dict[str, str]:
    """What is known of an order."""
    hasil: dict[str, Any] = dict(outcome.hasil)
    facts = {
        "produk": values["nama_produk"] or "",
        "jumlah": polos(values["jumlah_unit"], 0),
        "jumlah_sample": _proposed(values, "jumlah_sample", f"{polos(values['jumlah_sample'], 0)} pcs"),
        "dipotong": paper.words("kata")["dipotong"] if values["biaya_sample_dikreditkan"] else "",
        "kirim": paper.words("kirim")["kiriman" if values["skema_impor"] == "kiriman" else values["moda"]],
    }
    schedules = hasil["jadwal"]
    plan = schedules.get(hasil["keputusan"]["saran"], schedules["sample"])
    facts |= _for_factory(values) | _for_importer(values, outcome)
    return facts | _days(values, plan) | _plan(values["jumlah_unit"], values)


def of_lot(values: Values, _: Outcome) -> dict[str, str]:
    """What is known of a lot that is inspected."""
    return {"jumlah": polos(values["jumlah_lot"], 0)} | _plan(values["jumlah_lot"], values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The sums of an order in its currency, to the cent: what is neither deposit nor credit is the balance.

    `credit` is the sample fee that comes back, None where we estimated it: then the balance is not known either.
    """

    goods: Fraction
    origin: Fraction
    deposit: Fraction
    credit: Fraction | None

    @property
    def total(self) -> Fraction:
        """What the goods cost at the place of delivery."""
        return self.goods + self.origin

    @property
    def balance(self) -> Fraction | None:
        """What is left to pay after inspection."""
        return None if self.credit is None else self.total - self.deposit - self.credit


def sums(values: Values) -> Sums:
    """The sums of an order; deposit and balance are those of the calendar of payments, before its exchange rate."""
    goods, origin = Fraction(values["jumlah_unit"] * values["harga_unit"]), Fraction(values["biaya_lokal_asal"])
    credited = values["biaya_sample_dikreditkan"]
    fee = None if _estimated(values, "biaya_sample") else Fraction(values["biaya_sample"])
    return Sums(
        goods=goods,
        origin=origin,
        deposit=Fraction(bulat((goods + origin) * Fraction(values["porsi_dp"]), 100), 100),
        credit=fee if credited else Fraction(0),
    )


def _for_factory(values: Values) -> dict[str, str]:
    """The sums as a factory reads them."""
    due, unit = sums(values), values["mata_uang"]

    def money(amount: Fraction | Decimal | None, decimals: int = 2) -> str:
        return "" if amount is None else f"{unit} {polos(amount, 2, decimals)}"

    def proposed(amount: Fraction | None) -> str:
        return "" if amount is None else _proposed(values, "porsi_dp", money(amount))

    given = {
        name: "" if _estimated(values, name) else money(values[name]) for name in ("biaya_sample", "ongkir_sample")
    }
    return given | {
        "harga": money(values["harga_unit"], PRICE_DECIMALS),
        "incoterm": "" if due.origin else f"FOB {paper.BLANK}",
        "barang": money(due.goods),
        "lokal_asal": money(due.origin or None),
        "cetakan": money(values["biaya_cetakan"] or None),
        "dp_porsi": persen(values["porsi_dp"]).replace(",", "."),
        "dp": proposed(due.deposit),
        "potongan": money(due.credit or None),
        "sisa": proposed(due.balance),
    }


def _for_importer(values: Values, outcome: Outcome) -> dict[str, str]:
    """The same sums as the importer reads them, with the rupiah of the calendar of payments; and the way they come."""
    due, unit = sums(values), values["mata_uang"]
    paid = {step.key: step.amount for step in explained(outcome.steps)}
    deposit = paid.get("langsung.kas.dp", Fraction(0))
    left = paid["massal.barang"] - deposit - paid.get("kredit_sample", 0)
    ours = "{nilai}" if "porsi_dp" in values["diisi"] else paper.words("kata")["awal"]
    labels = [choice_label(FIELDS, name, values[name]) for name in ("moda", "skema_impor")]
    return {
        "jumlah_saya": angka(values["jumlah_unit"]),
        "total_saya": uang(due.total, unit, 2),
        "dp_saya": ours.format(nilai=f"{uang(due.deposit, unit, 2)}, {rupiah(deposit)}"),
        "sisa_saya": "" if due.balance is None else f"{uang(due.balance, unit, 2)}, {rupiah(left)}",
        "kirim_saya": "; ".join(labels),
        "izin": _licences(values),
    }


def _days(values: Values, plan: Mapping[str, Any]) -> dict[str, str]:
    """The last days that keep the deadline, where there is one; the importer is told of those that have passed."""
    days: dict[str, date] = {
        stage["tahap"]: stage[DATES] for stage in plan["paling_lambat"] if stage[DATES] is not None
    }
    latest = {stage: day for stage, day in days.items() if day >= values["tanggal_mulai"]}
    passed = paper.words("kata")["lewat"]
    ready = latest.get("inspeksi", latest.get("pengiriman"))
    names = {"batas_dp": "bayar_dp", "batas_produksi": "produksi", "batas_berangkat": "pengiriman"}
    return {
        "siap_kirim": "" if ready is None else paper.words("kata")["target"].format(hari=ready.isoformat()),
        "tenggat": "" if values["tenggat"] is None else tanggal(values["tenggat"]),
        **{name: tanggal(days[stage]) if stage in latest else passed for name, stage in names.items() if stage in days},
    }


def _plan(lot: int, values: Values) -> dict[str, str]:
    """The inspection of a lot: the classes the page of the plan shows; a reader's own AQL takes the place of theirs."""
    (_, major), (_, minor) = aql_view.CLASSES
    groups = {"besar": min(major, values["aql"]), "kecil": max(minor, values["aql"])}
    facts = {
        "tingkat": values["tingkat"],
        "huruf": inspection.code_letter(max(2, lot), values["tingkat"]),
    }
    for name, aql in groups.items():
        plan = inspection.plan_of_order(lot, values["tingkat"], aql)
        facts |= {f"aql_{name}": polos(aql, 1, 3), **_numbers(name, plan.n, plan.ac)}
    critical = inspection.plan_of_order(lot, values["tingkat"], groups["besar"])
    return facts | _numbers("kritis", critical.n, 0)


def _numbers(name: str, n: int, ac: int) -> dict[str, str]:
    return {f"n_{name}": polos(n, 0), f"ac_{name}": polos(ac, 0), f"re_{name}": polos(ac + 1, 0)}


def _licences(values: Values) -> str:
    gate = permits.gate(values["jenis_barang"], values["izin"])
    found = "; ".join(permit.nama for permit in (*gate.perlu, *gate.periksa))
    return found or paper.words("izin")[values["izin"]]


def _proposed(values: Values, name: str, text: str) -> str:
    """A value of the order, called a proposal where the reader did not give it."""
    return text if name in values["diisi"] else paper.words("kata")["usulan"].format(nilai=text)


def _estimated(values: Values, name: str) -> bool:
    return any(estimate.name == name for estimate in values.get("taksiran", ()))
