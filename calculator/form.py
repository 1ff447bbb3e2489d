"""Reads a form: every field, all errors at once, unknown keys named with the known ones."""

import re
from collections.abc import Iterable, Mapping, Sequence

from calculator.compound_fields import RefusedPartsError, SeriesField
from calculator.fields import Field, Raw, RefusedError, blank
from calculator.outcome import Calculator, Values
from calculator.reading import currency_written

FOREIGN = "USD atau CNY"
"""The unit of a field whose currency another field names."""


class InputError(ValueError):
    """The input is refused: messages for the reader by field name."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        """Keep the messages."""
        super().__init__("; ".join(f"{name}: {message}" for name, message in errors.items()))
        self.errors = dict(errors)


def read(calculator: Calculator, masukan: Mapping[str, Raw], *, taksir: bool = False) -> Values:
    """Read the input of a calculator into typed, completed, checked values.

    `taksir` lets the calculator estimate some of what is left empty. The names of the fields that were given
    stand under `diisi`. Raises InputError with every wrong field at once.
    """
    fields = {field.name: field for field in calculator.fields}
    joined = _join_parts(masukan, fields)
    values, errors = _parse(fields, joined, calculator.estimated if taksir else ())
    values["diisi"] = frozenset(name for name in fields if not blank(joined.get(name)))
    if taksir:
        values = values | {"taksiran": ()} if errors else calculator.estimate(values)
    _add_clashes(calculator, fields, values, errors)
    _add_other_currencies(fields | parts_given(calculator.fields, masukan), joined | dict(masukan), values, errors)
    unknown = {name: _unknown(name, fields) for name in joined if name not in fields}
    if errors:
        raise InputError(errors | unknown)
    errors = unknown
    values = calculator.complete(values)
    for names, message in calculator.check(values):
        for name in names:
            errors.setdefault(name, named(fields[name], message) if name in fields else message)
    if errors:
        raise InputError(errors)
    return values


def peek(
    calculator: Calculator, masukan: Mapping[str, Raw]
) -> tuple[dict[str, tuple[Field, Raw, object]], dict[str, str]]:
    """What single fields would be read as: for each itself, what was given, its value; and what cannot be read."""
    parts = parts_given(calculator.fields, masukan)
    whole = {field.name: field for field in calculator.fields}
    joined = _join_parts({name: raw for name, raw in masukan.items() if name not in parts}, whole)
    given = {name: raw for name, raw in (joined | dict(masukan)).items() if not blank(raw)}
    fields = {name: field for name, field in (whole | parts).items() if name in given}
    values, errors = _parse(fields, given, ())
    return {name: (fields[name], given[name], value) for name, value in values.items()}, errors


def parts_given(fields: Iterable[Field], given: Iterable[str]) -> dict[str, Field]:
    """The fields behind keys like `barang.0.fob`, by these keys."""
    found: dict[str, Field] = {}
    for series in fields:
        if isinstance(series, SeriesField):
            for key in given:
                match = _part_key(series.name).fullmatch(key)
                part = series.at(int(match[1])).get(match[2]) if match else None
                found |= {key: part} if part else {}
    return found


def _parse(
    fields: Mapping[str, Field], given: Mapping[str, Raw], estimated: Sequence[str]
) -> tuple[Values, dict[str, str]]:
    """What could be read, and the messages for what could not; what can be estimated may be missing."""
    values: Values = {}
    errors: dict[str, str] = {}
    for name, field in fields.items():
        try:
            missing = name in estimated and blank(given.get(name))
            values[name] = None if missing else field.parse(given.get(name))
        except RefusedPartsError as error:
            errors |= {f"{name}.{rest}": message for rest, message in error.errors.items()}
        except RefusedError as error:
            errors[name] = named(field, str(error))
    return values, errors


def _add_clashes(calculator: Calculator, fields: Mapping[str, Field], values: Values, errors: dict[str, str]) -> None:
    """Add what is wrong between the fields that could be read, and what is missing because of them."""
    for clash in calculator.clashes:
        if all(name in values for name in clash.fields) and clash.holds(values):
            for name in clash.fields:
                errors.setdefault(name, named(fields[name], clash.message))
    for name in calculator.needs(values):
        if values.get(name) is None:
            errors.setdefault(name, named(fields[name], fields[name].missing()))


def _add_other_currencies(
    fields: Mapping[str, Field], given: Mapping[str, Raw], values: Values, errors: dict[str, str]
) -> None:
    """Add the amounts beside which another currency was written than the one they are read in."""
    for name, field in fields.items():
        raw = given.get(name)
        if not isinstance(raw, str):
            continue
        written, wanted = currency_written(raw), _currency(field, values)
        if written and wanted and written != wanted:
            message = f"Anda menulis {written}, tetapi kolom ini dibaca dalam {wanted}. "
            way = "Ubah mata uang harga, atau tulis jumlahnya" if field.unit == FOREIGN else "Tulis jumlahnya"
            errors.setdefault(name, named(field, f"{message}{way} dalam {wanted}."))


def _currency(field: Field, values: Values) -> str | None:
    """The currency a field is read in; None if it holds no money."""
    if field.unit == FOREIGN:
        found = values.get("mata_uang")
        return found if isinstance(found, str) else None
    return "USD" if field.unit == "USD" else "IDR" if field.unit.startswith("rupiah") else None


def named(field: Field, message: str) -> str:
    """The message with the field's label before it."""
    return f"{field.label}: {message}"


def _join_parts(masukan: Mapping[str, Raw], fields: Mapping[str, Field]) -> dict[str, Raw]:
    """Join what a form sends in pieces: the three inputs of a duration, the series of `barang`."""
    joined = dict(masukan)
    for name, field in fields.items():
        keys = [f"{name}.{part}" for part in ("min", "modus", "maks")]
        if field.kind == "durasi" and any(key in joined for key in keys):
            given = [joined.pop(key, None) for key in keys]
            parts = ["" if part is None else str(part).strip() for part in given]
            joined.setdefault(name, "/".join(parts) if any(parts) else "")
        if field.kind == "seri":
            _join_series(joined, name)
    return joined


def _join_series(joined: dict[str, Raw], name: str) -> None:
    """Join keys like `barang.0.fob` into one list, in order of their numbers."""
    found: dict[int, dict[str, object]] = {}
    for match in [_part_key(name).fullmatch(key) for key in joined]:
        if match:
            found.setdefault(int(match[1]), {})[match[2]] = joined.pop(match[0])
    if found:
        joined.setdefault(name, [found[place] for place in sorted(found)])


def _part_key(name: str) -> re.Pattern[str]:
    return re.compile(rf"{name}\.(\d{{1,3}})\.(\w+)")


def _unknown(name: str, fields: Mapping[str, Field]) -> str:
    shown = name if len(name) <= 40 else name[:40] + "…"
    return f"Kolom “{shown}” tidak dikenal. Yang dikenal: {', '.join(fields)}."
