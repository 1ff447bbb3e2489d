"""What would change the answer: the three inputs that move the difference most, and where each flips it.

Every candidate is put to its two ends and the decision is made again; where it is a chance, costs and days stay.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from calculator.calculators import decision_parts, roots
from calculator.calculators.decision_parts import Parts
from calculator.decision import verdict
from calculator.durations import kinds_of_order
from calculator.inputs import order, risk
from calculator.numbers import KE_RUPIAH, bulat, desimal, kira
from calculator.outcome import Result, Values

SHOWN = 3

STEPS = (2, 8, 64)
"""How many times the end of its range an amount is tried at, before the bound of its field."""

BEYOND = (Fraction(5, 4), Fraction(3, 2), Fraction(2), Fraction(3))
"""How many times the flip a value is tried at which the advice is the other one."""

ROUND_DIGITS = 2

ASSUMED_ENDS = {
    "ketepatan_deteksi": (Decimal("0.7"), Decimal("0.98")),
    "ketepatan_lolos": (Decimal("0.85"), Decimal("0.99")),
    "peluang_perbaikan": (Decimal("0.5"), Decimal("0.9")),
}
"""The ends of the sample's powers (asumsi kami)."""

CHANCES = ("peluang_salah_spek", *ASSUMED_ENDS)
"""The candidates that only say how often the order or its sample is wrong."""

IN_RUPIAH = ("rugi_salah_spek", "harga_jual", "rugi_telat")
"""The candidates that are amounts of rupiah."""

COURIER_USD = (Decimal(25), Decimal(145))
"""The range of courier prices sellers publish, in USD."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One input: its value now, its ends, the bounds within which it may flip the answer."""

    field: str
    nilai: Decimal
    ends: tuple[Decimal, Decimal]
    bounds: tuple[Decimal, Decimal]
    put: Callable[[Values, Decimal], Values]


def of_decision(values: Values, parts: Parts) -> list[Result]:
    """The three inputs that move the difference most; both paths are compared without an inspection."""
    if values["inspeksi_psi"]:
        values = values | {"inspeksi_psi": False}
        parts = decision_parts.parts_of(values)
    moved = []
    for candidate in _candidates(values, parts):
        low, high = (_difference_at(values, parts, candidate, end) for end in candidate.ends)
        moved.append((abs(high - low), candidate, low, high))
    moved.sort(key=lambda found: -found[0])
    found: list[Result] = []
    for _, candidate, low, high in moved[:SHOWN]:
        flip = _flip(values, parts, candidate)
        found.append(
            {
                "field": candidate.field,
                "nilai": Fraction(candidate.nilai),
                "nilai_balik": _in_unit(candidate.field, flip),
                "nilai_coba": None if flip is None else _beyond(values, parts, candidate, flip),
                "selisih_rendah": int(low),
                "selisih_tinggi": int(high),
            }
        )
    return found


def difference(values: Values) -> Fraction:
    """The difference between the two paths, for other values."""
    return verdict.difference(decision_parts.parts_of(values).paths).value


def _difference_at(values: Values, parts: Parts, candidate: Candidate, value: Decimal) -> Fraction:
    return verdict.difference(_again(values, parts, candidate, value).paths).value


def _again(values: Values, parts: Parts, candidate: Candidate, value: Decimal) -> Parts:
    """The decision with another value of one input."""
    other = candidate.put(values, value)
    if candidate.field in CHANCES:
        return decision_parts.at_other_chances(parts, other)
    return decision_parts.parts_of(other)


def _beyond(values: Values, parts: Parts, candidate: Candidate, flip: Fraction) -> Fraction | None:
    """A round value beyond the flip at which the other path is advised; None if none is near."""
    wanted = "langsung" if parts.verdict.selisih.value > 0 else "sample"
    up, (low, high) = flip >= Fraction(candidate.nilai), candidate.bounds
    for times in BEYOND if flip > 0 else ():
        value = kira(flip * times if up else flip / times, ROUND_DIGITS)
        if candidate.field == "produksi":
            value = Fraction(bulat(value))
        beyond = flip <= value <= high if up else low <= value <= flip
        if beyond and _again(values, parts, candidate, desimal(value)).verdict.saran == wanted:
            return value
    return None


def _put(name: str) -> Callable[[Values, Decimal], Values]:
    return lambda values, value: values | {name: value}


def _put_production(values: Values, value: Decimal) -> Values:
    return values | {"produksi": replace(values["produksi"], modus=int(value))}


def _candidates(values: Values, parts: Parts) -> list[Candidate]:
    one = Decimal(1)
    low, _, high = kinds_of_order()[values["jenis_pesanan"]].peluang
    found = [_rate("peluang_salah_spek", values, (low, high))]
    found += [_rate(name, values, ends) for name, ends in ASSUMED_ENDS.items()]
    per_usd = decision_parts.currency_of(values).per_usd
    courier = tuple(Decimal(end * per_usd.numerator) / per_usd.denominator for end in COURIER_USD)
    found.append(
        _amount("ongkir_sample", values["ongkir_sample"], (courier[0], courier[1]), order.ONGKIR_SAMPLE.maximum)
    )
    loss = Decimal(int(parts.loss.rugi_salah_spek.value))
    maximum = risk.RUGI_SALAH_SPEK.maximum
    found.append(_amount("rugi_salah_spek", loss, (loss / 2, loss * 3 / 2), maximum))
    price = values["harga_jual"]
    if price is not None:
        found.append(_amount("harga_jual", price, (price * 4 / 5, price * 6 / 5), order.HARGA_JUAL.maximum))
    late = values["rugi_telat"]
    if late is not None and values["tenggat"] is not None:
        found.append(_amount("rugi_telat", late, (Decimal(0), late * 2), risk.RUGI_TELAT.maximum))
    duration = values["produksi"]
    if duration.min < duration.maks:
        ends = (Decimal(duration.min), Decimal(duration.maks))
        found.append(
            Candidate(field="produksi", nilai=one * duration.modus, ends=ends, bounds=ends, put=_put_production)
        )
    return found


def _rate(name: str, values: Values, ends: tuple[Decimal, Decimal]) -> Candidate:
    bounds = (Decimal(0), Decimal(1))
    return Candidate(field=name, nilai=values[name], ends=ends, bounds=bounds, put=_put(name))


def _amount(name: str, value: Decimal, ends: tuple[Decimal, Decimal], maximum: Decimal) -> Candidate:
    return Candidate(field=name, nilai=value, ends=ends, bounds=(Decimal(0), maximum), put=_put(name))


def _in_unit(field: str, value: Fraction | None) -> Fraction | None:
    """Rupiah are whole; everything else is as found."""
    return Fraction(KE_RUPIAH.apply(value)) if value is not None and field in IN_RUPIAH else value


def _flip(values: Values, parts: Parts, candidate: Candidate) -> Fraction | None:
    """The value nearest to the present one at which the answer flips; exact where the difference is linear."""
    if candidate.field == "peluang_salah_spek" and parts.verdict.p_impas_mentah is not None:
        root = parts.verdict.p_impas_mentah.value
        return root if 0 <= root <= 1 else None
    if candidate.field == "rugi_telat":
        even = parts.verdict.rugi_telat_impas
        return None if even is None else even.value
    if candidate.field == "rugi_salah_spek":
        return _loss_flip(values, parts, candidate.bounds[1])
    both = [_outward(values, parts, candidate, up=up) for up in (False, True)]
    found = [root for root in both if root is not None]
    return min(found, key=lambda root: abs(root - Fraction(candidate.nilai)), default=None)


def _loss_flip(values: Values, parts: Parts, maximum: Decimal) -> Fraction | None:
    """The loss at which both paths cost the same: the difference is linear in it."""
    loss = parts.loss.rugi_salah_spek.value
    weight = Fraction(values["peluang_salah_spek"]) - parts.outcome.peluang_lolos_salah
    if not weight:
        return None
    root = loss - parts.verdict.selisih.value / weight
    return root if 0 <= root <= maximum else None


def _outward(values: Values, parts: Parts, candidate: Candidate, *, up: bool) -> Fraction | None:
    """The first root on one side of the present value: looked for between the points of _points, then narrowed."""
    now = parts.verdict.selisih.value

    def gain(value: Decimal) -> Fraction:
        """Positive on the side of the present answer."""
        return _difference_at(values, parts, candidate, value) * (1 if now > 0 else -1)

    same, at_same = candidate.nilai, abs(now)
    for other in _points(candidate, up=up) if now else ():
        at_other = gain(other)
        if at_other <= 0:
            if candidate.field == "produksi":
                return roots.whole_between(gain, int(same), int(other))
            return roots.narrowed(gain, (same, at_same), (other, at_other))
        same, at_same = other, at_other
    return None


def _points(candidate: Candidate, *, up: bool) -> list[Decimal]:
    """Where to look on one side: the end of the candidate's range, some steps beyond it, the field's bound."""
    low, high = candidate.bounds
    end = min(candidate.ends[1], high) if up else max(candidate.ends[0], low)
    points = [end, *(end * step for step in STEPS), high] if up else [end, low]
    points = list(dict.fromkeys(points))
    return [point for point in points if (candidate.nilai < point <= high if up else low <= point < candidate.nilai)]
