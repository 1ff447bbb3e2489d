"""What was answered, field by field, as files list it: also what we filled in where the reader said nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from calculator.compound_fields import SeriesField
from calculator.fields import ChoiceField, Field, RateField, YesNoField
from calculator.inputs import time
from calculator.outcome import Calculator, Values

GIVEN, ESTIMATED, OURS = "diisi", "taksiran", "bawaan"
"""Who says so: the reader; we, from what the reader said; we, for everybody."""

COMPLETED = {"barang": "seri"}
"""Where the rows of a list stand once they are completed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One answer: the field's name and label, the value as a number, a day or words, its unit, who says so."""

    name: str
    label: str
    value: Decimal | int | date | str
    unit: str
    origin: str


def entries(calculator: Calculator, values: Values) -> list[Entry]:
    """Every answer that there is, in the order of the form; the reader's day is left out.

    What stands as the form holds it at first is called ours: a form cannot tell whether that was meant.
    """
    return list(_entries(calculator.fields, values))


def _entries(fields: Sequence[Field], values: Values) -> Iterator[Entry]:
    estimated = {one.name for one in values.get("taksiran", ())}
    for field in fields:
        if isinstance(field, SeriesField):
            yield from _rows(field, values)
        elif field.name != time.HARI_INI.name:
            typed = field.name in values["diisi"] and values[field.name] != field.default
            origin = ESTIMATED if field.name in estimated else GIVEN if typed else OURS
            yield from _entry(field, values[field.name], values, origin)


def _rows(field: SeriesField, values: Values) -> Iterator[Entry]:
    given: Sequence[Mapping[str, Any]] = values[field.name] or ()
    completed = values.get(COMPLETED.get(field.name, ""), given) if given else ()
    for place, (said, row) in enumerate(zip(given, completed, strict=True)):
        estimate = said.get("taksiran")
        for name, part in field.at(place).items():
            ours = ESTIMATED if estimate and estimate.name == name else OURS
            yield from _entry(part, row[name], values, ours if said[name] is None or ours == ESTIMATED else GIVEN)


def _entry(field: Field, value: object, values: Values, origin: str) -> Iterator[Entry]:
    shown = _shown(field, value)
    if shown != "":
        yield Entry(name=field.name, label=field.label, value=shown, unit=_unit(field, values), origin=origin)


def _shown(field: Field, value: object) -> Decimal | int | date | str:
    """A value as a file holds it; empty where there is none."""
    match value:
        case None:
            return ""
        case str() if isinstance(field, ChoiceField):
            return dict(field.options)[value]
        case bool():
            return YesNoField.typed(field, value) if isinstance(field, YesNoField) else str(value)
        case Decimal() | int() | date() | str():
            return value
    return field.typed(value)


def _unit(field: Field, values: Values) -> str:
    """The unit; where it depends on the currency, that of this order."""
    if isinstance(field, RateField):
        return "%"
    return field.unit.replace("USD atau CNY", values.get("mata_uang") or "USD")
