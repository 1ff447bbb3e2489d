"""Numbers and dates as an Indonesian types them; what has two readings is refused with both."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal

from calculator.numbers import BULAN, angka, ketikan, tanggal

MAX_LENGTH = 200
"""The longest text of one field that is read, checked before any parsing."""

_EXACT = Context(prec=4 * MAX_LENGTH)
"""Wide enough that no digit of a typed number is lost."""

_CURRENCIES = {"USD": r"us\$|usd|dolar|\$", "CNY": r"cny|rmb|yuan|cn¥|¥|￥", "IDR": r"rp\.?|rupiah|idr"}
_BESIDE = {name: re.compile(rf"^(?:{words})|(?:{words})$") for name, words in _CURRENCIES.items()}
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_SCALES = {"rb": 1000, "ribu": 1000, "jt": 10**6, "juta": 10**6, "miliar": 10**9}
_SCALE = re.compile(r"(rb|ribu|jt|juta|miliar)$")

_THOUSANDS = re.compile(r"[1-9]\d{0,2}(\.\d{3})+(,\d+)?")
_DECIMAL_COMMA = re.compile(r"\d+(,\d+)?")
_AMBIGUOUS = re.compile(r"[1-9]\d*,\d{3}")
_DECIMAL_POINT = re.compile(r"0\.\d+|\d+\.(\d{1,2}|\d{4,})")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(,\d{3})+\.\d+")

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_WORDED = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})", re.IGNORECASE)


class UnreadableError(ValueError):
    """A text that is not read; the message is Indonesian, for the reader, without the field's name."""


def parse_number(raw: str, units: Sequence[str] = ()) -> Decimal:
    """Read a number as an Indonesian types it: "1.500" is 1500, "1,5" is one and a half.

    One of `units` may stand after it, as in "500 pcs". Raises UnreadableError for what is not a number, and for
    "16,800", which has two readings.
    """
    text = _SPACES.sub("", raw).lower()
    negative = text.startswith(("-", "\u2212"))
    text = _without_currency(text[1:] if negative else text)
    if not negative and text.startswith(("-", "\u2212")):
        negative, text = True, text[1:]
    text = text.removesuffix(next((unit for unit in units if text.endswith(unit)), ""))
    scale = 1
    if found := _SCALE.search(text):
        scale = _SCALES[found[0]]
        text = text[: found.start()]
    value = _plain_number(text, raw.strip())
    return _EXACT.multiply(value, Decimal(-scale if negative else scale))


def currency_written(raw: str) -> str | None:
    """The currency that stands beside a typed number: USD, CNY, IDR; None if none does."""
    text = _SPACES.sub("", raw).lower().lstrip("-\u2212")
    return next((name for name, beside in _BESIDE.items() if beside.search(text)), None)


def _without_currency(text: str) -> str:
    written = currency_written(text)
    return text if written is None else _BESIDE[written].sub("", text, count=1)


def _plain_number(text: str, raw: str) -> Decimal:
    if not text.isascii():
        raise UnreadableError(_not_a_number(raw))
    if _AMBIGUOUS.fullmatch(text):
        whole = angka(Decimal(text.replace(",", "")))
        decimal = ketikan(Decimal(text.replace(",", ".")))
        message = f"“{raw}” bisa dibaca dua cara. Ketik {whole} (ribuan) atau {decimal} (desimal)."
        raise UnreadableError(message)
    if _THOUSANDS.fullmatch(text) or _DECIMAL_COMMA.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _DECIMAL_POINT.fullmatch(text):
        return Decimal(text)
    if _ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    raise UnreadableError(_not_a_number(raw))


def _not_a_number(raw: str) -> str:
    shown = raw if len(raw) <= 40 else raw[:40] + "…"
    return f"“{shown}” bukan angka yang bisa dibaca."


def parse_rate(raw: str) -> Decimal:
    """Read a rate: "7,5%" or "0,075". A number above 1 without a percent sign is refused."""
    text = raw.strip()
    if text.endswith("%"):
        return _EXACT.divide(parse_number(text[:-1]), Decimal(100))
    value = parse_number(text)
    if value > 1:
        message = f"{text} atau {text}%? Tulis tanda persennya, misalnya {text}%."
        raise UnreadableError(message)
    return value


def parse_date(raw: str) -> date:
    """Read "2026-11-24", "24 November 2026" or "24/11/2026" (day first).

    Raises UnreadableError for anything else, and for "05/06/2026", which has two readings.
    """
    text = _SPACES.sub(" ", raw).strip()
    if found := _ISO.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]), text)
    if found := _WORDED.fullmatch(text):
        return _day(int(found[3]), _month(found[2], text), int(found[1]), text)
    if found := _SLASHED.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        if max(day, month) <= len(BULAN) and day != month:
            shown = f"{day} {BULAN[month - 1]} {year}"
            message = f"“{text}” bisa dibaca dua cara. Tulis bulannya dengan huruf, misalnya {shown}."
            raise UnreadableError(message)
        return _day(year, month, day, text)
    raise UnreadableError(_not_a_date(text))


def _month(word: str, text: str) -> int:
    matches = [i for i, name in enumerate(BULAN, 1) if len(word) > 2 and name.lower().startswith(word.lower())]
    if len(matches) != 1:
        raise UnreadableError(_not_a_date(text))
    return matches[0]


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        message = f"“{text}” tidak ada di kalender."
        raise UnreadableError(message) from None


def _not_a_date(text: str) -> str:
    shown = text if len(text) <= 40 else text[:40] + "…"
    return f"“{shown}” bukan tanggal yang bisa dibaca."


def out_of_reach(first: date, last: date) -> str:
    """What is said of a day whose year cannot be meant, with the days that can."""
    return f"Tahunnya di luar jangkauan. Isi tanggal dari {tanggal(first)} sampai {tanggal(last)}"
