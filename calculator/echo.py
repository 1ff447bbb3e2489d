"""What a typed value was read as, in the reader's words; empty where the typed text says the same."""

from datetime import date
from decimal import Decimal

from calculator.durations import Duration
from calculator.fields import Field, NumberField, RateField
from calculator.numbers import angka, hari_tanggal, persen, rupiah, rupiah_kira, sen, with_cents

MILLION = Decimal(10**6)


def echo(field: Field, raw: object, value: object) -> str:
    """Say a value of a field again, if that tells the reader something."""
    if isinstance(value, date):
        return hari_tanggal(value)
    if isinstance(value, Duration):
        return _duration(value, field.unit)
    if not isinstance(field, NumberField) or not isinstance(value, Decimal | int):
        return ""
    said = persen(Decimal(value), 4) if isinstance(field, RateField) else _number(field, Decimal(value))
    typed = str(raw).strip().removesuffix("%")
    return "" if said.removesuffix("%") in (typed, with_cents(typed)) else said


def _number(field: Field, value: Decimal) -> str:
    if field.unit.startswith("USD"):
        return sen(value)
    if field.unit != "rupiah":
        return angka(value)
    return f"{rupiah(value)}, sekitar {rupiah_kira(value)}" if value >= MILLION else rupiah(value)


def _duration(value: Duration, unit: str) -> str:
    if value.min == value.maks:
        return f"pasti {value.modus} {unit}"
    return f"paling cepat {value.min}, biasanya {value.modus}, paling lama {value.maks} {unit}"
