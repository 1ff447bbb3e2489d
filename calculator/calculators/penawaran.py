"""penawaran: which of several suppliers to order from."""

from collections import Counter
from fractions import Fraction
from itertools import chain

from calculator.calculators import (
    decision_fields,
    doubts,
    estimates,
    jadwal,
    keputusan,
    pajak,
    pajak_goods,
    rates,
    risk_aversion,
)
from calculator.calculators.penawaran_choice import Choice, choose, reasons
from calculator.calculators.penawaran_offers import Offer, alone, parts_of, together
from calculator.calculators.penawaran_rows import (
    AHEAD,
    PENAWARAN,
    called,
    chance_at,
    estimate,
    estimated_fees,
    order_at,
    status_of,
)
from calculator.inputs import actions, order, risk, time
from calculator.outcome import Calculator, Outcome, Problem, Result, Values, each_once
from calculator.rules import Row
from calculator.steps import Notice, Step, rows_inside

LEFT_OUT = frozenset(
    field.name
    for field in (
        order.NAMA_PRODUK,
        order.HARGA_UNIT,
        order.BIAYA_SAMPLE,
        order.KREDIT_SAMPLE,
        order.JUMLAH_SUPPLIER,
        order.SEBAB_BERSAMA,
        order.BIAYA_RONDE,
        order.BIAYA_REVISI,
        order.PORSI_DP,
        risk.BUNGA_TAHUNAN,
        risk.TOLERANSI_RISIKO,
        *decision_fields.QUALITY,
        *actions.ACTIONS,
        *(field for field in time.DURATIONS if field.name == "inspeksi"),
    )
)
"""What a row says itself, and what is no part of a comparison: it stands at the decision's defaults."""

FIELDS = (*(field for field in decision_fields.FIELDS if field.name not in LEFT_OUT), PENAWARAN)

DEFAULTS = {field.name: field.default for field in decision_fields.FIELDS if field.name in LEFT_OUT}

QUICK = (*(name for name in decision_fields.QUICK if name not in LEFT_OUT), order.HARGA_JUAL.name)

DEFINING = tuple(name for name in decision_fields.DEFINING if name in QUICK)


def complete(values: Values) -> Values:
    """Fill what depends on other answers, as the decision does."""
    return keputusan.complete(DEFAULTS | values)


def check(values: Values) -> list[Problem]:
    """What may not go together in the order at each supplier; what concerns one row stands at that row."""
    found: dict[Problem, None] = {}
    used = Counter(called(quote, place) for place, quote in enumerate(values["penawaran"]))
    for place, quote in enumerate(values["penawaran"]):
        if used[called(quote, place)] > 1:
            found[_at(place, "nama", "Nama ini dipakai dua kali. Beri nama lain supaya bisa dibedakan.")] = None
        compared = status_of(values, quote) == "ikut"
        if compared and quote["biaya_sample"] is None and quote["hasil_sample"] in AHEAD:
            found[_at(place, "biaya_sample", order.BIAYA_SAMPLE.missing())] = None
        told = chance_at(values, quote)
        if compared and told is None:
            message = "Mustahil menurut peluang dan ketepatan yang Anda isi. Ubah salah satunya."
            found[_at(place, "hasil_sample", message)] = None
        p = values["peluang_salah_spek"] if told is None else told.value
        for names, message in keputusan.check(order_at(values, quote, p)):
            own = [name for name in names if name in PENAWARAN.at(place)]
            shared = tuple(name for name in names if name not in own and name not in LEFT_OUT)
            found |= {(shared, message): None} if shared else {}
            found |= {_at(place, name, message): None for name in own}
    return list(found)


def _at(place: int, name: str, message: str) -> Problem:
    part = PENAWARAN.at(place)[name]
    return (part.name,), f"{part.label}: {message}"


def compute(values: Values) -> Outcome:
    """Every quote, and which is the best."""
    each = alone(values)
    found = together(values, each)
    choice = choose(values, each, found)
    steps = [step for one in found for step in one.steps]
    steps += [choice.selisih] if choice.selisih else []
    rows = _deciding_rows(found)
    return Outcome(
        hasil={
            "penawaran": [_offer(one, choice) for one in found],
            "keputusan": _choice(choice),
        },
        steps=tuple(steps),
        conditions=tuple(chain.from_iterable(one.conditions for one in found)),
        notices=_notices(values, found, steps, rows),
        rows=rows,
    )


def _offer(one: Offer, choice: Choice) -> dict[str, Result]:
    """The public keys of one quote; what does not apply is None."""
    named: dict[str, Result] = {"nama": one.nama, "hasil_sample": one.hasil_sample, "status": one.status}
    mass: dict[str, Result] | None = None
    if one.mass is not None:
        mass = dict(zip(("per_unit", "total_bersih"), one.own(one.mass.per_unit, one.mass.total_bersih), strict=True))
    if one.way is None:
        return named | {"massal": mass, "peringkat": None, "jalur": None}
    way, ranks = one.way, [other.place for other in choice.urutan]
    parts = {name: int(amount) for name, amount in parts_of(one).items()}
    loss, expected, per_unit = one.own(way.parts.loss.rugi_salah_spek, way.path.total_harapan, way.path.per_unit)
    return named | {
        "massal": mass,
        "peringkat": ranks.index(one.place) + 1,
        "jalur": way.cara,
        "bagian": parts,
        "peluang_salah": way.salah,
        "rugi_salah_spek": loss,
        "total_harapan": expected,
        "per_unit": per_unit,
        "tiba_p50": way.tiba.kuantil["p50"],
        "tiba_p80": way.tiba.kuantil["p80"],
        "peluang_telat": way.tiba.peluang_telat,
        "harapan_hari_telat": way.tiba.harapan_hari_telat,
    }


def _choice(choice: Choice) -> dict[str, Result]:
    """The public keys of the choice; suppliers by their place, from nought."""
    first, second = (*(one.place for one in choice.urutan[:2]), None, None)[:2]
    why = reasons(*choice.urutan[:2]) if choice.selisih else None
    return {
        "saran": choice.saran,
        "terbaik": first,
        "kedua": second,
        "selisih": choice.selisih,
        "sebab": None if why is None else {name: int(amount) for name, amount in why.items()},
        "harga_balik": None if choice.harga_balik is None else Fraction(choice.harga_balik),
        "bila_lolos": [one.place for one in choice.bila_lolos],
        "goyah": [one.place for one in choice.goyah],
    }


def _deciding_rows(found: tuple[Offer, ...]) -> tuple[Row, ...]:
    """The rules that decided without being a number in a step."""
    masses = [one.mass.rows for one in found if one.mass]
    rounds = [one.way.parts.sample.charges.rows for one in found if one.way and one.way.parts.sample]
    return tuple(chain(*masses, *rounds))


def _notices(values: Values, found: tuple[Offer, ...], steps: list[Step], rows: tuple[Row, ...]) -> tuple[Notice, ...]:
    """What the reader should know beside the comparison, each once."""
    said = [*pajak_goods.permit_notices(values), *rates.notices(values), *estimates.notices(values)]
    said += [estimates.notice(field.label, estimate, values) for field, estimate in estimated_fees(values)]
    said += pajak_goods.declared_notices(values)
    said += [notice for one in found if one.mass for notice in one.mass.notices]
    ways = [(one.nama, one.way) for one in found if one.way]
    if values["skema_impor"] == "borongan":
        said.append(Notice(code="borongan_atas_nama"))
    if any(way.parts.loss.batas_atas for _, way in ways):
        said.append(Notice(code="rugi_tanpa_jual"))
    if ways and values["tenggat"] is not None and not risk_aversion.lateness_priced(values):
        said.append(Notice(code="telat_dihitung_nol"))
    for name, way in ways:
        about = jadwal.notices_of(values, way.route, way.plan, way.tiba)
        said += [Notice(code=one.code, values=one.values | {"jalur": name}) for one in about]
    last = max((day for _, way in ways for day in way.plan.tiba_revisi), default=values["tanggal"])
    used = chain(rows, rows_inside(steps))
    said += doubts.notices(used, values["tanggal"], values["hari_ini"], last)
    return each_once(said)


CALCULATOR = Calculator(
    id="penawaran",
    title="Bandingkan penawaran pabrik",
    fields=FIELDS,
    clashes=pajak.CLASHES,
    needs=keputusan.needs,
    complete=complete,
    check=check,
    compute=compute,
    estimate=estimate,
    estimated=tuple(name for name in estimates.ESTIMATED if name not in LEFT_OUT),
    quick=QUICK,
    defining=DEFINING,
)
