"""The words of results: labels of steps, notices, and messages; their texts stand in data/istilah.toml."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from functools import cache

from calculator import tables
from calculator.calendars import BeyondCalendarError, last_day
from calculator.numbers import angka, rupiah, tanggal
from calculator.rules import OutsideRulesError
from calculator.steps import Notice, Step

PREFIXES = ("ronde.", "massal.", "sample.", "langsung.")

UNREADABLE = "Masukan tidak bisa dibaca. Kirim satu objek JSON atau TOML berisi kolom dan nilainya."


@cache
def texts(section: str) -> Mapping[str, str]:
    """One section of data/istilah.toml."""
    where = f"data/istilah.toml [{section}]"
    table = tables.take(tables.load("istilah"), section, dict, "data/istilah.toml")
    return {key: tables.take(table, key, str, where) for key in table}


def label(key: str) -> str:
    """The label of a step: by its whole key, else by its key without the prefix of a path."""
    labels = texts("langkah")
    if key in labels:
        return labels[key]
    for prefix in PREFIXES:
        if key.startswith(prefix):
            return labels[key.removeprefix(prefix)]
    message = f"data/istilah.toml [langkah]: no label for {key!r}"
    raise tables.DataError(message)


def term(section: str, key: str) -> str:
    """One word of a section, for a key of a result."""
    return texts(section)[key]


def notice(found: Notice) -> str:
    """The text of a notice with its values."""
    return texts("peringatan")[found.code].format(
        **{key: _shown(value) for key, value in found.values.items()}
    )


def _shown(value: object) -> str:
    match value:
        case Step():
            return rupiah(value.amount)
        case date():
            return tanggal(value)
        case Fraction():
            return angka(value, 2)
    return str(value)


def outside_rules(error: OutsideRulesError) -> str:
    """The refusal of a day the rules do not cover."""
    start, end = error.rule.rows[0].start, error.rule.end
    if end is not None and error.day > end:
        return texts("galat")["sesudah_aturan"].format(aturan=error.rule.label, akhir=tanggal(end))
    return texts("galat")["sebelum_aturan"].format(aturan=error.rule.label, mulai=tanggal(start))


def beyond_calendar(_: BeyondCalendarError) -> str:
    """The refusal of a plan that runs past the calendar data."""
    return texts("galat")["lewat_kalender"].format(akhir=tanggal(last_day()))


def unknown_calculator(known: Iterable[str]) -> str:
    """The refusal of a calculator there is none of."""
    return texts("galat")["kalkulator"].format(daftar=", ".join(known))
