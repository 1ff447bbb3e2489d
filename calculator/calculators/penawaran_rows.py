"""The quotes of several suppliers as rows: what each says, what it is lent, the order as it would be placed there."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from calculator.calculators import estimates, jadwal
from calculator.calculators.estimates import Estimate
from calculator.compound_fields import SeriesField
from calculator.durations import Duration, defaults, kinds_of_order
from calculator.fields import ChoiceField, Field, NumberField, TextField
from calculator.inputs import order
from calculator.numbers import bulat
from calculator.outcome import Values
from calculator.posterior import OUTCOMES, OVER, chance_wrong
from calculator.steps import Step

type Quote = Mapping[str, Any]
"""What one row says, by the names of its parts."""

AHEAD = ("belum", "revisi")
"""The outcomes after which a round of samples may still be paid."""

NAMA = TextField(name="nama", label="Nama pabrik", group="pesanan", example="Pabrik Yiwu")
HARI_PRODUKSI = NumberField(
    name="hari_produksi",
    label="Lama produksi",
    group="pesanan",
    unit="hari kerja pabrik",
    help="Yang biasa. Kosong: menurut jenis pesanan.",
    example="25",
    minimum=Decimal(1),
    maximum=Decimal(200),
    whole=True,
)
HASIL_SAMPLE = ChoiceField(
    name="hasil_sample",
    label="Hasil sample",
    group="pesanan",
    default="belum",
    options=tuple(
        zip(OUTCOMES, ("belum ada", "disetujui", "salah, akan direvisi", "ditolak, tidak direvisi"), strict=True)
    ),
)
MINIMUM_PESANAN = NumberField(
    name="minimum_pesanan",
    label="Minimal pesan (MOQ)",
    group="sample",
    unit="unit",
    help="Bila di atas jumlah pesanan Anda, penawarannya tidak ikut dibandingkan.",
    example="500",
    minimum=Decimal(1),
    maximum=Decimal(10**9),
    whole=True,
)

PENAWARAN = SeriesField(
    name="penawaran",
    label="Penawaran pabrik",
    group="pesanan",
    noun="pabrik",
    folded="Sample dan minimal pesan",
    required=True,
    minimum=2,
    maximum=5,
    help="Dua sampai lima pabrik, untuk barang dan jumlah yang sama.",
    absent="Isi penawaran dua sampai lima pabrik.",
    parts=(
        NAMA,
        replace(order.HARGA_UNIT, help=""),
        HARI_PRODUKSI,
        HASIL_SAMPLE,
        replace(order.BIAYA_SAMPLE, required=False, help="Kosong: kami taksir. Isi 0 bila gratis."),
        MINIMUM_PESANAN,
    ),
)


def called(quote: Quote, place: int) -> str:
    """A supplier's name, or which row it is."""
    return str(quote["nama"]) or PENAWARAN.called(place)


def status_of(values: Values, quote: Quote) -> str:
    """Whether a quote is compared: `ikut`, or not since its sample is `ditolak` or it asks for more (`minimum`)."""
    if quote["hasil_sample"] == OVER:
        return "ditolak"
    least = quote["minimum_pesanan"]
    return "minimum" if least is not None and least > values["jumlah_unit"] else "ikut"


def estimate(values: Values) -> Values:
    """Fill what is missing of the order once, and the fee of a sample of each supplier that named none."""
    found = [_estimated(values, one) for one in values["penawaran"]]
    common = tuple(one for one in found[0]["taksiran"] if one.name != "biaya_sample")
    rows = tuple(
        dict(quote) | {"biaya_sample": filled["biaya_sample"], "taksiran": _fee(filled["taksiran"])}
        for quote, filled in zip(values["penawaran"], found, strict=True)
    )
    shared = {name: found[0][name] for name in estimates.ESTIMATED if name in values}
    return values | shared | {"penawaran": rows, "taksiran": common}


def _estimated(values: Values, quote: Quote) -> Values:
    own = {name: quote[name] for name in ("harga_unit", "biaya_sample")}
    given = {name for name, value in own.items() if value is not None}
    return estimates.of_order(values | own | {"diisi": values["diisi"] | given})


def _fee(found: Iterable[Estimate]) -> Estimate | None:
    return next((one for one in found if one.name == "biaya_sample"), None)


def estimated_fees(values: Values) -> list[tuple[Field, Estimate]]:
    """The fees of samples still to come that we estimated, each with the input that it stands for."""
    return [
        (PENAWARAN.at(place)["biaya_sample"], quote["taksiran"])
        for place, quote in enumerate(values["penawaran"])
        if quote.get("taksiran") and quote["hasil_sample"] in AHEAD and status_of(values, quote) == "ikut"
    ]


def chance_at(values: Values, quote: Quote) -> Step | None:
    """The chance that what this supplier makes next is wrong; None where nothing more is ordered, or cannot be."""
    return chance_wrong(quote["hasil_sample"], Fraction(values["peluang_salah_spek"]), jadwal.test_of(values))


def order_at(values: Values, quote: Quote, p: Fraction) -> Values:
    """The order as it would be placed with one supplier; a revision that is promised is one of those allowed."""
    revised = quote["hasil_sample"] == "revisi"
    return values | {
        "harga_unit": quote["harga_unit"],
        "biaya_sample": quote["biaya_sample"] or Decimal(0),
        "produksi": _production(values, quote),
        "peluang_salah_spek": p,
        "maks_revisi": max(0, values["maks_revisi"] - 1) if revised else values["maks_revisi"],
    }


def _production(values: Values, quote: Quote) -> Duration:
    """The days a supplier names as the usual ones, between ends as far off as those of the default (asumsi kami)."""
    days = quote["hari_produksi"]
    if days is None:
        found: Duration = values["produksi"]
        return found
    usual = defaults()[kinds_of_order()[values["jenis_pesanan"]].produksi].duration
    low, high = (bulat(Fraction(days * end, usual.modus)) for end in (usual.min, usual.maks))
    return Duration(min=low, modus=days, maks=high)
