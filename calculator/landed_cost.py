"""What the goods cost in the warehouse: one sample round, the mass order, per unit.

Goods, freight and insurance are paid at `kurs_bayar` (the bank's); customs uses `ndpbm`.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from calculator import charges
from calculator.charges import Charges
from calculator.conditions import Condition
from calculator.numbers import KE_RUPIAH
from calculator.rules import Row
from calculator.shipment import Series, Shipment
from calculator.steps import NOTHING, Notice, Rounded, Step, Term, answer, largest, total
from calculator.tariffs import Goods, Importer

CM3_PER_CBM = 1_000_000

KEPT = 64
"""How many orders are kept: one decision asks for the same one again and again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """The order's currency: rupiah per unit for customs (`ndpbm`), at the bank, and rupiah per USD."""

    mata_uang: str
    ndpbm: Decimal
    kurs_bayar: Decimal
    ndpbm_usd: Decimal

    def paid(self, amount: Term) -> Rounded:
        """An amount of this currency in rupiah at the bank's rate."""
        return Rounded(amount * answer(self, "kurs_bayar", "kurs"), KE_RUPIAH)

    @property
    def per_usd(self) -> Fraction:
        """How many units make one USD, exactly, by the customs rates."""
        return Fraction(self.ndpbm_usd) / Fraction(self.ndpbm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Under which law an order is charged: the goods, the importer, the day."""

    goods: Goods
    importer: Importer
    tanggal: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleOrder:
    """One round of samples: pieces, total fee and courier, the unit price of the mass order."""

    jumlah_sample: int
    biaya_sample: Decimal
    ongkir_sample: Decimal
    harga_unit: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MassOrder:
    """The mass order: units and FOB price, freight and insurance, local costs in rupiah, the all-in offer."""

    jumlah_unit: int
    harga_unit: Decimal
    biaya_lokal_asal: Decimal
    biaya_cetakan: Decimal
    freight: Decimal | None
    asuransi: Decimal | None
    biaya_lokal: Decimal
    skema_impor: str
    moda: str
    berat_kg: Decimal | None
    volume_cbm: Decimal | None
    tarif_borongan: Decimal
    minimum_tagih: Decimal
    pembagi_volumetrik: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRound:
    """What one round of samples costs, all-in: what is paid to supplier and courier, and the charges."""

    biaya_ronde: Step
    dibayar: Step
    charges: Charges
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MassCost:
    """What the mass order costs, as steps; `total` is paid, `total_bersih` is left after credits."""

    barang: Step
    freight: Step
    asuransi: Step
    pungutan: Step
    biaya_lokal: Step
    borongan: Step
    cetakan: Step
    total: Step
    kredit_pajak: Step
    total_bersih: Step
    per_unit: Step
    rows: tuple[Row, ...]
    notices: tuple[Notice, ...]
    conditions: tuple[Condition, ...]


@lru_cache(maxsize=KEPT)
def sample_round(order: SampleOrder, currency: Currency, law: Law) -> SampleRound:
    """The all-in cost of one sample round: fee and courier paid, plus the charges not credited.

    Customs takes the larger of the fee and the pieces at the mass price as FOB. A parcel by courier has no
    preferential rate; the extra duties typed are those of the mass order.
    """
    unit = currency.mata_uang
    fee, courier = answer(order, "biaya_sample", unit), answer(order, "ongkir_sample", unit)
    pieces = answer(order, "jumlah_sample", "unit") * answer(order, "harga_unit", unit)
    fob = Step("ronde.fob", unit, largest(fee, pieces))
    declared = not charges.within_kiriman(fob.value / currency.per_usd, law.tanggal)
    goods = replace(law.goods, form_e=law.goods.form_e and declared, bmt=Decimal(0))
    levied = charges.compute(_shipment("otomatis", fob, courier, None, currency, replace(law, goods=goods)), "ronde.")
    paid = Step("ronde.dibayar", "rupiah", currency.paid(total(fee, courier)))
    notices = levied.notices
    if pieces.value != fee.value:
        notices += (Notice(code="nilai_sample", values={"biaya": fee, "nilai": fob}),)
    return SampleRound(
        biaya_ronde=Step("biaya_ronde", "rupiah", paid + levied.biaya_akhir),
        dibayar=paid,
        charges=levied,
        notices=notices,
    )


@lru_cache(maxsize=KEPT)
def mass_order(order: MassOrder, currency: Currency, law: Law) -> MassCost:
    """The cost of the mass order in the warehouse, under the scheme chosen."""
    if order.skema_impor == "borongan":
        return _mass_cost(order, currency, {"borongan": _all_in(order)}, None)
    freight = answer(order, "freight", currency.mata_uang)
    insurance = None if order.asuransi is None else answer(order, "asuransi", currency.mata_uang)
    jalur = charges.declaration(law.importer.importir) if order.skema_impor == "pib" else order.skema_impor
    levied = charges.compute(mass_shipment(order, jalur, currency, law), "massal.")
    parts = {
        "freight": currency.paid(freight),
        "asuransi": currency.paid(levied.asuransi if insurance is None else insurance),
        "biaya_lokal": answer(order, "biaya_lokal", "rupiah"),
    }
    return _mass_cost(order, currency, parts, levied)


def mass_shipment(order: MassOrder, jalur: str, currency: Currency, law: Law) -> Shipment:
    """The mass order as a shipment under a regime."""
    insurance = None if order.asuransi is None else answer(order, "asuransi", currency.mata_uang)
    fob = Step("massal.fob", currency.mata_uang, _customs_fob(order, currency.mata_uang))
    return _shipment(jalur, fob, answer(order, "freight", currency.mata_uang), insurance, currency, law)


def _shipment(jalur: str, fob: Step, freight: Term, insurance: Term | None, currency: Currency, law: Law) -> Shipment:
    return Shipment(
        tanggal=law.tanggal,
        jalur=jalur,
        series=(Series(fob=fob, goods=law.goods),),
        freight=freight,
        asuransi=insurance,
        mata_uang=currency.mata_uang,
        ndpbm=answer(currency, "ndpbm", "kurs"),
        ndpbm_usd=answer(currency, "ndpbm_usd", "kurs"),
        importer=law.importer,
    )


def _mass_cost(order: MassOrder, currency: Currency, parts: dict[str, Term], levied: Charges | None) -> MassCost:
    names = ("barang", "freight", "asuransi", "biaya_lokal", "borongan", "cetakan")
    parts = parts | {
        "barang": currency.paid(_goods(order, currency.mata_uang)),
        "cetakan": currency.paid(answer(order, "biaya_cetakan", currency.mata_uang)),
    }
    steps = {name: Step(f"massal.{name}", "rupiah", parts.get(name, NOTHING)) for name in names}
    pungutan = Step("massal.pungutan", "rupiah", NOTHING) if levied is None else levied.total_pungutan
    kredit = Step("massal.kredit_pajak", "rupiah", NOTHING) if levied is None else levied.dapat_dikreditkan
    paid = Step("massal.total", "rupiah", total(*steps.values(), pungutan))
    net = Step("massal.total_bersih", "rupiah", paid - kredit)
    per_unit = Rounded(net / answer(order, "jumlah_unit", "unit"), KE_RUPIAH)
    return MassCost(
        **steps,
        pungutan=pungutan,
        total=paid,
        kredit_pajak=kredit,
        total_bersih=net,
        per_unit=Step("massal.per_unit", "rupiah", per_unit),
        rows=() if levied is None else levied.rows,
        notices=() if levied is None else levied.notices,
        conditions=() if levied is None else levied.conditions,
    )


def _goods(order: MassOrder, unit: str) -> Term:
    """The goods, with inland and export costs at the origin where the price is EXW."""
    price = answer(order, "jumlah_unit", "unit") * answer(order, "harga_unit", unit)
    return price + answer(order, "biaya_lokal_asal", unit) if order.biaya_lokal_asal else price


def _customs_fob(order: MassOrder, unit: str) -> Term:
    """The customs FOB of the mass order: the goods and the tooling made for them."""
    goods = _goods(order, unit)
    return goods + answer(order, "biaya_cetakan", unit) if order.biaya_cetakan else goods


def _all_in(order: MassOrder) -> Rounded:
    """An all-in offer door to door: by volume at sea, by the larger of weight and volumetric weight by air."""
    if order.moda == "udara":
        volumetric = answer(order, "volume_cbm", "CBM") * CM3_PER_CBM / answer(order, "pembagi_volumetrik", "angka")
        billed = largest(answer(order, "berat_kg", "kg"), volumetric, answer(order, "minimum_tagih", "kg"))
    else:
        billed = largest(answer(order, "volume_cbm", "CBM"), answer(order, "minimum_tagih", "CBM"))
    return Rounded(billed * answer(order, "tarif_borongan", "rupiah"), KE_RUPIAH)
