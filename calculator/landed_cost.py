"""What the goods cost in the warehouse: one sample round, the mass order, per unit.

Goods, freight and insurance are paid at `kurs_bayar` (the bank's); customs uses `ndpbm`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculator import charges
from calculator.charges import Charges, Goods, Importer, Shipment
from calculator.numbers import KE_RUPIAH
from calculator.steps import Leaf, Notice, Rounded, Step, Term, largest, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Rupiah per USD: `ndpbm` for customs, `kurs_bayar` for what the bank takes."""

    ndpbm: Decimal
    kurs_bayar: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleOrder:
    """One round of samples: pieces, total fee and courier in USD, the unit price of the mass order."""

    jumlah_sample: int
    biaya_sample: Decimal
    ongkir_sample: Decimal
    harga_unit: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class MassOrder:
    """The mass order: units and FOB price, freight and insurance in USD, local costs in rupiah."""

    jumlah_unit: int
    harga_unit: Decimal
    biaya_lokal_asal: Decimal
    biaya_cetakan: Decimal
    freight: Decimal
    asuransi: Decimal | None
    biaya_lokal: Decimal
    skema_impor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRound:
    """What one round of samples costs, all-in."""

    biaya_ronde: Step
    charges: Charges
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MassCost:
    """What the mass order costs, as steps; `total` is paid, `total_bersih` is left after credits."""

    barang: Step
    freight: Step
    asuransi: Step
    biaya_lokal: Step
    cetakan: Step
    total: Step
    kredit_pajak: Step
    total_bersih: Step
    per_unit: Step
    charges: Charges
    notices: tuple[Notice, ...]


def sample_round(
    order: SampleOrder, rates: Rates, goods: Goods, importer: Importer, day: date
) -> SampleRound:
    """The all-in cost of one sample round: fee and courier paid, plus the charges not credited.

    Customs takes the larger of the fee and the pieces at the mass price as FOB.
    """
    fee = Leaf(order.biaya_sample, "USD")
    courier = Leaf(order.ongkir_sample, "USD")
    pieces = Leaf(order.jumlah_sample, "unit") * Leaf(order.harga_unit, "USD")
    fob = Step("ronde.fob", "USD", largest(fee, pieces))
    shipment = Shipment(
        tanggal=day,
        jalur="otomatis",
        fob=fob,
        freight=courier,
        asuransi=None,
        ndpbm=Leaf(rates.ndpbm, "kurs"),
        goods=_without_extra_duties(goods),
        importer=importer,
    )
    levied = charges.compute(shipment, "ronde.")
    paid = Step("ronde.dibayar", "rupiah", _in_rupiah(total(fee, courier), rates))
    notices = levied.notices
    if pieces.value != fee.value:
        notices += (Notice(code="nilai_sample", values={"biaya": fee.value, "nilai": fob.value}),)
    return SampleRound(
        biaya_ronde=Step("biaya_ronde", "rupiah", paid + levied.biaya_akhir),
        charges=levied,
        notices=notices,
    )


def mass_order(order: MassOrder, rates: Rates, goods: Goods, importer: Importer, day: date) -> MassCost:
    """The cost of the mass order in the warehouse, under the scheme chosen."""
    freight = Leaf(order.freight, "USD")
    fob = _mass_fob(order)
    shipment = Shipment(
        tanggal=day,
        jalur=order.skema_impor,
        fob=fob,
        freight=freight,
        asuransi=None if order.asuransi is None else Leaf(order.asuransi, "USD"),
        ndpbm=Leaf(rates.ndpbm, "kurs"),
        goods=goods,
        importer=importer,
    )
    levied = charges.compute(shipment, "massal.")
    parts = {
        "barang": _in_rupiah(_goods(order), rates),
        "freight": _in_rupiah(freight, rates),
        "asuransi": _in_rupiah(levied.asuransi, rates),
        "biaya_lokal": Rounded(Leaf(order.biaya_lokal, "rupiah"), KE_RUPIAH),
        "cetakan": _in_rupiah(Leaf(order.biaya_cetakan, "USD"), rates),
    }
    steps = {key: Step(f"massal.{key}", "rupiah", formula) for key, formula in parts.items()}
    paid = Step("massal.total", "rupiah", total(*steps.values(), levied.total_pungutan))
    net = Step("massal.total_bersih", "rupiah", paid - levied.dapat_dikreditkan)
    return MassCost(
        **steps,
        total=paid,
        kredit_pajak=levied.dapat_dikreditkan,
        total_bersih=net,
        per_unit=Step("massal.per_unit", "rupiah", Rounded(net / Leaf(order.jumlah_unit, "unit"), KE_RUPIAH)),
        charges=levied,
        notices=levied.notices,
    )


def _goods(order: MassOrder) -> Term:
    """The goods in USD, with inland and export costs in China where the price is EXW."""
    price = Leaf(order.jumlah_unit, "unit") * Leaf(order.harga_unit, "USD")
    return price + Leaf(order.biaya_lokal_asal, "USD") if order.biaya_lokal_asal else price


def _mass_fob(order: MassOrder) -> Step:
    """The customs FOB of the mass order: the goods and the tooling made for them, in USD."""
    goods = _goods(order)
    return Step(
        "massal.fob", "USD", goods + Leaf(order.biaya_cetakan, "USD") if order.biaya_cetakan else goods
    )


def _in_rupiah(dollars: Term, rates: Rates) -> Rounded:
    return Rounded(dollars * Leaf(rates.kurs_bayar, "kurs"), KE_RUPIAH)


def _without_extra_duties(goods: Goods) -> Goods:
    """A sample parcel by courier: the preferential rate and extra duties of the mass order do not apply."""
    return Goods(
        kelompok_kiriman=goods.kelompok_kiriman,
        kelompok_pph22=goods.kelompok_pph22,
        tarif_bm=goods.tarif_bm,
        form_e=False,
        tarif_bm_fta=goods.tarif_bm_fta,
        bmt=Decimal(0),
    )
