"""What the page that compares suppliers shows, with every piece of arithmetic already done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from calculator import advice, decision_answers, permits, words
from calculator.answers import Answer, choice_label
from calculator.calculators import estimates, risk_aversion
from calculator.calculators.penawaran import LEFT_OUT
from calculator.calculators.penawaran_rows import HASIL_SAMPLE, PENAWARAN, estimated_fees
from calculator.durations import kinds_of_order
from calculator.numbers import bulat, desimal, ketikan, rupiah
from calculator.outcome import Outcome, Values
from calculator.printing import write
from calculator.rules import Row
from calculator.steps import Step
from calculator.views import Ladder, Told, distinct, ladders, notices_but


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferView:
    """One supplier as a row: `salah` and `sempat` are chances, amounts are rupiah, of a unit where not said.

    `sample` is what samples still cost in all. What does not apply is None.
    """

    field: str
    nama: str
    harga: str
    hasil_sample: str
    hasil: str
    status: str
    terbaik: bool
    peringkat: int | None
    gudang: Fraction | None
    seluruhnya: Fraction | None
    jalur: str | None
    sample: int
    salah: Fraction | None
    rugi_salah: Fraction
    rugi_telat: Fraction
    tiba_p50: date | None
    tiba_p80: date | None
    sempat: float | None
    rata_rata: Fraction | None
    minimum: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What would make another supplier the best: a sentence, and what a tap fills in to try it."""

    text: str
    isi: dict[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PenawaranView:
    """The comparison as the page shows it; `lebih` is what the second costs more a unit, of which `porsi` a share.

    `untung` and `rugi` are the largest reasons for and against the best; `izin` says that a licence comes first,
    `dihargai` that being late has a price.
    """

    values: Values
    given: tuple[Answer, ...]
    behind: tuple[Answer, ...]
    estimated: tuple[tuple[Answer, str], ...]
    saran: str
    terlalu_dekat: bool
    izin: bool
    headline: str
    offers: tuple[OfferView, ...]
    terbaik: OfferView | None
    kedua: OfferView | None
    lebih: Fraction | None
    porsi: Fraction | None
    untung: tuple[str, ...]
    rugi: tuple[str, ...]
    sempat: tuple[OfferView, Fraction] | None
    dihargai: bool
    pengubah: tuple[Turn, ...]
    ladders: tuple[tuple[str, Ladder], ...]
    deciding: tuple[Row, ...]
    notices: tuple[Told, ...]


MOST_REASONS = 2

LONGEST = 40
"""Of a name so many letters are shown."""


def comparison(values: Values, outcome: Outcome) -> PenawaranView:
    """Arrange the comparison of suppliers for its page."""
    hasil: dict[str, Any] = dict(outcome.hasil)
    choice = hasil["keputusan"]
    offers = tuple(_offer(values, place, one, choice) for place, one in enumerate(hasil["penawaran"]))
    best = None if choice["terbaik"] is None else offers[choice["terbaik"]]
    second = None if choice["kedua"] is None else offers[choice["kedua"]]
    units = values["jumlah_unit"]
    difference = None if choice["selisih"] is None else choice["selisih"].value
    per_unit = {name: Fraction(amount, units) for name, amount in (choice["sebab"] or {}).items()}
    gate = permits.gate(values["jenis_barang"], values["izin"])
    return PenawaranView(
        values=values,
        given=_kept(decision_answers.given(values | {"harga_unit": Decimal(0)})),
        behind=_kept(decision_answers.behind(values | {"biaya_sample": Decimal(0)})),
        estimated=(*decision_answers.estimated(values), *_fees(values)),
        saran=choice["saran"],
        terlalu_dekat=choice["saran"] == "imbang" and not choice["goyah"],
        izin=gate.status == "berhenti",
        headline=_headline(choice, offers),
        offers=tuple(sorted(offers, key=lambda one: (one.peringkat is None, one.peringkat or 0))),
        terbaik=best,
        kedua=second,
        lebih=None if difference is None else difference / units,
        porsi=None if difference is None else difference / hasil["penawaran"][choice["terbaik"]]["total_harapan"].value,
        untung=_reasons("sebab_pabrik", per_unit),
        rugi=_reasons("lawan_pabrik", {name: -amount for name, amount in per_unit.items()})[:1],
        sempat=_in_time(hasil, offers, units),
        dihargai=risk_aversion.lateness_priced(values),
        pengubah=tuple(_turns(values, choice, offers)),
        ladders=tuple(_ladders(outcome, hasil, offers)),
        deciding=tuple(distinct(outcome.rows)),
        notices=notices_but(outcome, ("ditaksir",)),
    )


def _kept(found: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers that this form asks for."""
    return tuple(one for one in found if one.field not in LEFT_OUT)


def _fees(values: Values) -> Iterable[tuple[Answer, str]]:
    """The fees of samples that we estimated, and how."""
    for field, estimate in estimated_fees(values):
        text = estimates.shown(estimate, values)
        yield Answer(field=field.name, label=field.label, text=text, ours=True), estimate.how


def _offer(values: Values, place: int, one: dict[str, Any], choice: dict[str, Any]) -> OfferView:
    quote = values["penawaran"][place]
    late, parts = one.get("peluang_telat"), one.get("bagian", {})
    return OfferView(
        field=f"{PENAWARAN.name}.{place}.harga_unit",
        nama=_short(one["nama"]),
        harga=write(Fraction(quote["harga_unit"]), values["mata_uang"]),
        hasil_sample=one["hasil_sample"],
        hasil=choice_label((HASIL_SAMPLE,), HASIL_SAMPLE.name, one["hasil_sample"]),
        status=one["status"],
        terbaik=choice["terbaik"] == place and choice["saran"] == "pilih",
        peringkat=one["peringkat"],
        gudang=None if one["massal"] is None else one["massal"]["per_unit"].amount,
        seluruhnya=None if one["massal"] is None else one["massal"]["total_bersih"].amount,
        jalur=one["jalur"],
        sample=parts.get("sample", 0),
        salah=one.get("peluang_salah"),
        rugi_salah=Fraction(parts.get("salah", 0), values["jumlah_unit"]),
        rugi_telat=Fraction(parts.get("telat", 0), values["jumlah_unit"]),
        tiba_p50=one.get("tiba_p50"),
        tiba_p80=one.get("tiba_p80"),
        sempat=None if late is None else 1 - late,
        rata_rata=one["per_unit"].amount if "per_unit" in one else None,
        minimum=quote["minimum_pesanan"],
    )


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[:LONGEST] + "…"


def _headline(choice: dict[str, Any], offers: Sequence[OfferView]) -> str:
    """The deciding sentence: whom to order from and how, and whether there is time for it."""
    saran = choice["saran"]
    if saran in ("tidak_ada", "tidak_beli"):
        return words.term("putusan", f"{saran}.pabrik")
    best = offers[choice["terbaik"]]
    if saran == "imbang":
        other = offers[(choice["goyah"] or [choice["kedua"]])[0]]
        return words.term("putusan", "imbang.pabrik").format(nama=best.nama, kedua=other.nama)
    time = "bebas" if best.sempat is None else advice.in_time(1 - best.sempat)
    late = time in ("telat", "tidak")
    told = words.term("putusan", "pilih.lewat" if late else f"pilih.{best.jalur}.{best.hasil_sample}")
    return told.format(nama=best.nama) + words.term("waktu_pabrik", time)


def _reasons(section: str, per_unit: dict[str, Fraction]) -> tuple[str, ...]:
    """The largest amounts above zero, in words."""
    found = sorted(((amount, name) for name, amount in per_unit.items() if bulat(amount) > 0), reverse=True)
    return tuple(words.term(section, name).format(jumlah=rupiah(amount)) for amount, name in found[:MOST_REASONS])


def _in_time(hasil: dict[str, Any], offers: Sequence[OfferView], units: int) -> tuple[OfferView, Fraction] | None:
    """The cheapest that has time, and what it costs more a unit, where the best has not."""
    found = [(one, hasil["penawaran"][place]) for place, one in enumerate(offers) if one.sempat is not None]
    found.sort(key=lambda pair: pair[0].peringkat or 0)
    if not found or advice.in_time(1 - (found[0][0].sempat or 0)) == "sempat":
        return None
    least = found[0][1]["total_harapan"].value
    for one, result in found[1:]:
        if advice.in_time(1 - (one.sempat or 0)) == "sempat":
            return one, (result["total_harapan"].value - least) / units
    return None


def _turns(values: Values, choice: dict[str, Any], offers: Sequence[OfferView]) -> Iterable[Turn]:
    """What would make another the best: the second's price, an approved sample, the chance of being wrong."""
    if choice["kedua"] is None or choice["saran"] == "tidak_beli":
        return
    second, price = offers[choice["kedua"]], choice["harga_balik"]
    if price is None:
        yield Turn(text=words.term("pengubah_pabrik", "harga_tidak").format(nama=second.nama))
    else:
        said = {"nama": second.nama, "harga": write(price, values["mata_uang"]), "kini": second.harga}
        isi = {second.field: ketikan(desimal(price))}
        yield Turn(text=words.term("pengubah_pabrik", "harga").format(**said), isi=isi)
    for place in choice["bila_lolos"]:
        isi = {f"{PENAWARAN.name}.{place}.{HASIL_SAMPLE.name}": "lolos"}
        yield Turn(text=words.term("pengubah_pabrik", "lolos").format(nama=offers[place].nama), isi=isi)
    if choice["goyah"]:
        low, _, high = kinds_of_order()[values["jenis_pesanan"]].peluang
        names = " atau ".join(offers[place].nama for place in choice["goyah"])
        chances = {"rendah": bulat(low * 100), "tinggi": bulat(high * 100)}
        yield Turn(text=words.term("pengubah_pabrik", "peluang").format(nama=names, **chances))


def _ladders(outcome: Outcome, hasil: dict[str, Any], offers: Sequence[OfferView]) -> Iterable[tuple[str, Ladder]]:
    """How each supplier's numbers came about, under its name; lines lose the name they would all begin with."""
    for place, (one, shown) in enumerate(zip(hasil["penawaran"], offers, strict=True)):
        end: Step | None = one.get("per_unit") or (one["massal"] or {}).get("per_unit")
        if end is None:
            continue
        own = f"{PENAWARAN.name}.{place}."
        for ladder in ladders(outcome, [(str(place), end.key, own.replace(".", r"\.") + r"(?!\w+\.kas\.)")]):
            lines = tuple(replace(line, label=words.label(line.step.key.removeprefix(own))) for line in ladder.lines)
            yield shown.nama, replace(ladder, lines=lines)
