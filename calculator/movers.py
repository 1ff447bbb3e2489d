"""What would change the answer, in the reader's units: the value now, where both paths cost the same, what to try."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from calculator.fields import Field
from calculator.numbers import angka, bulat, desimal, ketikan, kira, persen, rupiah_kira, uang
from calculator.outcome import Values

LATE_ENOUGH = 0.01
"""From this chance of being late on it is worth asking what lateness costs (asumsi kami)."""

FAR = 10
"""An input this many times what it is now is said to be far away (asumsi kami)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mover:
    """An input that moves the answer: its value, where both paths cost the same, and what to type to see the other.

    `nilai` is empty where nothing was typed; `jauh` where that value is far from the present one; `coba` is empty where
    no value near it turns the advice.
    """

    field: str
    label: str
    nilai: str
    balik: str
    jauh: bool
    coba: str
    isi: Mapping[str, str]


def movers(hasil: Mapping[str, Any], values: Values, fields: Mapping[str, Field]) -> tuple[Mover, ...]:
    """What moves the answer most, those that turn it first; the loss of being late too, where it was left open."""
    found = [_mover(entry, fields[entry["field"]], values) for entry in hasil["pengubah"]]
    late = _lateness(hasil, values, fields["rugi_telat"])
    found += [] if late is None else [late]
    return tuple(sorted(found, key=lambda mover: (not mover.balik, mover.jauh)))


def _mover(entry: Mapping[str, Any], field: Field, values: Values) -> Mover:
    now, flip, other = entry["nilai"], entry["nilai_balik"], entry["nilai_coba"]
    unit = values["mata_uang"]
    return Mover(
        field=field.name,
        label=field.label,
        nilai=_shown(field, now, unit),
        balik="" if flip is None else _shown(field, flip, unit),
        jauh=flip is not None and not now / FAR <= flip <= now * FAR,
        coba="" if other is None else _shown(field, other, unit),
        isi={} if other is None else _typed(field, other, values),
    )


def _lateness(hasil: Mapping[str, Any], values: Values, field: Field) -> Mover | None:
    """The loss of missing the deadline, where there is one without a price, and a price would turn the answer."""
    even = hasil["keputusan"]["rugi_telat_impas"]
    late = max(hasil["jadwal"][name]["peluang_telat"] or 0 for name in ("sample", "langsung"))
    if values["rugi_telat"] is not None or even is None or not even.value or late < LATE_ENOUGH:
        return None
    if even.value > hasil["massal"]["total"].value:
        return None
    other = kira(even.value * 2)
    return Mover(
        field=field.name,
        label=field.label,
        nilai="",
        balik=rupiah_kira(even.value),
        jauh=False,
        coba=rupiah_kira(other),
        isi=_typed(field, other, values),
    )


def _shown(field: Field, value: Fraction, mata_uang: str) -> str:
    """A value with two digits, as precise as it is meant."""
    if field.kind == "durasi":
        return f"{int(value)} {field.unit}"
    about = kira(value)
    if field.unit == "%":
        return persen(about)
    return rupiah_kira(about) if field.unit == "rupiah" else uang(about, mata_uang)


def _typed(field: Field, value: Fraction, values: Values) -> dict[str, str]:
    """What the inputs of a field hold for a value of few digits."""
    if field.kind == "durasi":
        duration, days = values[field.name], int(value)
        parts = {"min": min(duration.min, days), "modus": days, "maks": max(duration.maks, days)}
        return {f"{field.name}.{end}": str(part) for end, part in parts.items()}
    if field.unit == "%":
        return {field.name: angka(value * 100, 4)}
    whole = field.unit == "rupiah"
    return {field.name: ketikan(bulat(value) if whole else desimal(value))}
