"""Days a shop works towards, Ramadan to 12.12, from data/sasaran.toml; and when the goods should be there for them."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from calculator import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One such day: its name, the day, by when the goods should lie in the warehouse, and what is not sure of it.

    `status` is empty where an official decision fixed the day. `siap` is our assumption.
    """

    nama: str
    hari: date
    siap: date
    status: str


@cache
def targets() -> tuple[Target, ...]:
    """All of them, by the day the goods should be there."""
    found = [target for key, table in tables.load("sasaran").items() for target in _of(key, table)]
    return tuple(sorted(found, key=lambda target: (target.siap, target.hari, target.nama)))


def _of(key: str, table: object) -> list[Target]:
    where = f"data/sasaran.toml [{key}]"
    if not isinstance(table, dict):
        message = f"{where}: must be a table"
        raise tables.DataError(message)
    tables.check_keys(table, where, required=("nama", "siap", "hari", "resmi", "status"))
    days, official = (tables.take_list(table, name, date, where) for name in ("hari", "resmi"))
    tables.sorted_days(days, f"{where} hari")
    if not set(official) <= set(days):
        message = f"{where}: resmi names a day that hari does not; valid are: {', '.join(map(str, days))}"
        raise tables.DataError(message)
    nama, status = (tables.take(table, name, str, where) for name in ("nama", "status"))
    ahead = timedelta(tables.take(table, "siap", int, where))
    return [Target(nama=nama, hari=d, siap=d - ahead, status="" if d in official else status) for d in days]
