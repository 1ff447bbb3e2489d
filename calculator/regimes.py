"""The same goods through every regime, side by side: what is paid, what stays a cost, why one may not be open.

A forwarder's all-in offer is one more way, where the reader has one: then the freight is part of what is compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from calculator import charges, tariffs, words
from calculator.calculators import pajak
from calculator.charges import Charges
from calculator.numbers import KE_RUPIAH, persen, uang
from calculator.outcome import Values
from calculator.rules import OutsideRulesError
from calculator.shipment import Shipment

WAYS = (
    ("kiriman", "kiriman", False),
    ("pib_form_e", "pib", True),
    ("pib", "pib", False),
    ("pibk", "pibk", False),
    ("bawaan", "bawaan", False),
)
"""The ways into the country: a name, the regime, whether with proof of origin (Form E or RCEP)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way: what is paid, what of it comes back or stays a cost, in whole rupiah; None where it cannot be computed.

    `banding` is what ways are compared by: what stays a cost, beside an all-in offer with the carriage; `per_unit` is
    that of one unit, where the reader says how many there are. `alasan` says what must hold for it or
    why it is closed, `terbuka` whether it is open to this reader. `isi` are the answers that choose it, None for the
    way chosen and for one that is not the reader's to choose.
    """

    id: str
    title: str
    chosen: bool
    terbuka: bool
    alasan: str
    total: Fraction | None
    kredit: Fraction | None
    biaya: Fraction | None
    banding: Fraction | None
    per_unit: Fraction | None
    isi: Mapping[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Courier:
    """How much more the courier costs than the declaration of this reader; less where negative."""

    selisih: Fraction
    lain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AllIn:
    """A forwarder's offer, the carriage that is compared with it, and how much more it is; less where negative."""

    tawaran: Fraction
    ongkir: Fraction
    selisih: Fraction


def side_by_side(values: Values, jalur: str) -> tuple[Way, ...]:
    """Every way for the shipment typed in, which goes by `jalur`: open ones first, cheapest first."""
    found = [_way(values, name, regime, jalur, form_e=form_e) for name, regime, form_e in WAYS]
    if values["tawaran_borongan"] is not None:
        found.append(_offered(values, Fraction(values["tawaran_borongan"])))
    return tuple(sorted(found, key=lambda way: (not way.terbuka, way.banding is None, way.banding or 0)))


def carriage(values: Values) -> Fraction:
    """What an all-in offer holds beside the charges and the reader knows: freight, insurance if given, in rupiah.

    At the rate of the law, the only one asked for; nothing where there is no offer to compare with.
    """
    if values["tawaran_borongan"] is None:
        return Fraction(0)
    paid = Fraction(values["freight"]) + Fraction(values["asuransi"] or 0)
    return Fraction(KE_RUPIAH.apply(paid * Fraction(values["ndpbm"])))


def all_in(values: Values, banding: Fraction) -> AllIn | None:
    """The offer beside the charges of the way chosen with their carriage; None where there is none."""
    if values["tawaran_borongan"] is None:
        return None
    offer = Fraction(values["tawaran_borongan"])
    return AllIn(tawaran=offer, ongkir=carriage(values), selisih=offer - banding)


def _offered(values: Values, offer: Fraction) -> Way:
    """The forwarder's offer: nothing on top of it, nothing of it a credit, for the importer is somebody else."""
    units = values["jumlah_unit"]
    return Way(
        id="borongan",
        title=words.term("jalur_lain", "borongan"),
        chosen=False,
        terbuka=True,
        alasan=words.term("jalur_lain", "borongan_lain"),
        total=None,
        kredit=Fraction(0),
        biaya=None,
        banding=offer,
        per_unit=offer / units if units else None,
        isi=None,
    )


def _way(values: Values, name: str, regime: str, jalur: str, *, form_e: bool) -> Way:
    shipment = _shipment(values, regime, form_e=form_e)
    chosen = regime == jalur and (regime != "pib" or form_e == bool(values["form_e"]))
    closed, alasan = (False, "") if chosen else _reason(values, name, shipment)
    levied = None if closed and name == "kiriman" else _levied(shipment)
    if levied is None and not closed:
        closed, alasan = True, words.term("jalur_lain", "tanpa_tarif")
    units = values["jumlah_unit"]
    compared = None if levied is None else levied.biaya_akhir.amount + carriage(values)
    return Way(
        id=name,
        title=_title(values, name),
        chosen=chosen,
        terbuka=not closed,
        alasan=alasan,
        total=None if levied is None else levied.total_pungutan.amount,
        kredit=None if levied is None else levied.dapat_dikreditkan.amount,
        biaya=None if levied is None else levied.biaya_akhir.amount,
        banding=compared,
        per_unit=None if compared is None or not units else compared / units,
        isi=None if chosen or levied is None else _answers(regime, values["importir"], form_e=form_e),
    )


def _answers(regime: str, importir: str, *, form_e: bool) -> Mapping[str, str] | None:
    """The answers that send the shipment this way; None where only another importer may declare it so."""
    if regime not in {"kiriman", "bawaan", charges.declaration(importir)}:
        return None
    return {"jalur": regime} | ({"form_e": "ya" if form_e else "tidak"} if regime == "pib" else {})


def courier(ways: Sequence[Way], importir: str) -> Courier | None:
    """The courier against the declaration at MFN; None where one of them cannot be computed."""
    found = {way.id: way for way in ways}
    parcel, declared = found["kiriman"], found[charges.declaration(importir)]
    if parcel.biaya is None or declared.biaya is None:
        return None
    return Courier(selisih=parcel.biaya - declared.biaya, lain=declared.title)


def _shipment(values: Values, regime: str, *, form_e: bool) -> Shipment:
    shipment = pajak.shipment_of(values)
    if regime != "pib":
        return replace(shipment, jalur=regime)
    series = tuple(replace(one, goods=replace(one.goods, form_e=form_e)) for one in shipment.series)
    return replace(shipment, jalur=regime, series=series)


def _title(values: Values, name: str) -> str:
    """What a way is called; PIBK is charged with proof of origin where the reader has one."""
    with_origin = name == "pibk" and values["form_e"]
    return words.term("jalur_lain", "pibk_form_e" if with_origin else name).format(bukti=_proof(values))


def _proof(values: Values) -> str:
    """The proofs of origin that lower the duty on the day of the law."""
    return words.term("bukti_asal", "form_e_rcep" if tariffs.rcep_in_force(values["tanggal"]) else "form_e")


def _reason(values: Values, name: str, shipment: Shipment) -> tuple[bool, str]:
    """Whether a way is closed to this reader, and what to know of it."""
    company, day = values["importir"] == "badan_usaha", values["tanggal"]
    if name == "kiriman" and not charges.within_kiriman(shipment.fob_usd, day):
        return True, words.term("jalur_lain", "di_atas_batas").format(batas=uang(charges.kiriman_limit(day), "USD"))
    if name == "pibk" and company:
        return True, words.term("jalur_lain", "bukan_badan_usaha")
    if name.startswith("pib") and name != "pibk" and not company:
        return True, words.term("jalur_lain", "badan_usaha")
    if name == "pib_form_e" and not values["form_e"]:
        rates = dict.fromkeys(persen(one["tarif_bm_fta"]) for one in values["seri"])
        return True, words.term("jalur_lain", "perlu_form_e").format(bukti=_proof(values), tarif=", ".join(rates))
    return (True, words.term("jalur_lain", "dibawa")) if name == "bawaan" else (False, "")


def _levied(shipment: Shipment) -> Charges | None:
    """The charges, None where a rate is missing or the rules do not reach that day."""
    try:
        return None if charges.lacking_rates(shipment) else charges.compute(shipment)
    except OutsideRulesError:
        return None
