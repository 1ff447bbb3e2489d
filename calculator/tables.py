"""The only reader of files: loads the TOML tables of data/ and checks what they hold.

Every error is for the maintainer: it names the file, the key and what would be valid.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import pairwise

type Table = Mapping[str, object]


class DataError(ValueError):
    """A table of data/ is not as it must be."""


@cache
def load(name: str) -> Table:
    """Load data/<name>.toml; decimals stay exact (Decimal), dates are dates."""
    text = files("calculator").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        message = f"data/{name}.toml is not valid TOML: {error}"
        raise DataError(message) from error


@cache
def names(folder: str) -> tuple[str, ...]:
    """List the tables of data/<folder>/, sorted, as names that load() takes."""
    entries = files("calculator").joinpath("data", folder).iterdir()
    return tuple(sorted(f"{folder}/{entry.name[:-5]}" for entry in entries if entry.name.endswith(".toml")))


def check_keys(table: Table, where: str, *, required: Sequence[str], optional: Sequence[str] = ()) -> None:
    """Refuse a table that lacks a required key or holds an unknown one."""
    missing = [key for key in required if key not in table]
    unknown = [key for key in table if key not in required and key not in optional]
    if missing or unknown:
        known = ", ".join([*required, *optional])
        message = f"{where}: missing {missing}, unknown {unknown}; the keys are: {known}"
        raise DataError(message)


def take[T](table: Table, key: str, kind: type[T], where: str) -> T:
    """Take one value of the given type out of a table."""
    value = table.get(key)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        message = f"{where}: {key} is {value!r}, it must be of type {kind.__name__}"
        raise DataError(message)
    return value


def take_number(table: Table, key: str, where: str) -> Decimal:
    """Take an integer or a decimal out of a table."""
    value = table.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        message = f"{where}: {key} is {value!r}, it must be a number"
        raise DataError(message)
    return Decimal(value)


def take_list[T](table: Table, key: str, kind: type[T], where: str) -> tuple[T, ...]:
    """Take a list whose members are all of the given type."""
    values = take(table, key, list, where)
    for value in values:
        if not isinstance(value, kind):
            message = f"{where}: {key} holds {value!r}, every member must be of type {kind.__name__}"
            raise DataError(message)
    return tuple(values)


def take_tables(table: Table, key: str, where: str) -> tuple[Table, ...]:
    """Take a list of tables."""
    return take_list(table, key, dict, where)


def sorted_days(days: Sequence[date], where: str) -> tuple[date, ...]:
    """Pass days on if they rise strictly, as every list of days in data/ must."""
    for before, after in pairwise(days):
        if after <= before:
            message = f"{where}: {after} stands after {before}; days must rise"
            raise DataError(message)
    return tuple(days)
