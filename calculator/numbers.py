"""Exact numbers: named roundings, and numbers and dates as an Indonesian types and reads them.

Money is Decimal or Fraction here and an integer of rupiah in results; a float never enters.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from math import ceil, floor

MAX_LENGTH = 200
"""The longest text of one field that is read, checked before any parsing."""

_EXACT = Context(prec=4 * MAX_LENGTH)
"""Wide enough that no digit of a typed number is lost."""

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip

_CURRENCY = r"(?:rp\.?|idr|us\$|usd|cny|\$)"
_BESIDE = re.compile(rf"^{_CURRENCY}|{_CURRENCY}$")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """A named rounding: its key in data and results, its words, and the rounding itself."""

    key: str
    words: str
    apply: Callable[[Fraction], int]


def bulat(value: Fraction) -> int:
    """Round to a whole number, halves away from zero."""
    return floor(value + Fraction(1, 2)) if value >= 0 else -floor(-value + Fraction(1, 2))


NAIK_KE_RIBUAN = Rounding(
    key="naik_ke_ribuan", words="dibulatkan ke atas ke Rp1.000", apply=lambda x: 1000 * ceil(x / 1000)
)
TURUN_KE_RIBUAN = Rounding(
    key="turun_ke_ribuan", words="dibulatkan ke bawah ke Rp1.000", apply=lambda x: 1000 * floor(x / 1000)
)
TURUN_KE_RUPIAH = Rounding(key="turun_ke_rupiah", words="dibulatkan ke bawah ke rupiah", apply=floor)
KE_RUPIAH = Rounding(key="ke_rupiah", words="dibulatkan ke rupiah terdekat", apply=bulat)
NAIK_KE_SATUAN = Rounding(key="naik_ke_satuan", words="dibulatkan ke atas", apply=ceil)

ROUNDINGS = {
    rounding.key: rounding for rounding in (NAIK_KE_RIBUAN, TURUN_KE_RIBUAN, TURUN_KE_RUPIAH, KE_RUPIAH, NAIK_KE_SATUAN)
}


def parse_number(raw: str) -> Decimal:
    """Read a number as an Indonesian types it: "1.500" is 1500, "1,5" is one and a half.

    Raises UnreadableError for what is not a number, and for "16,800", which has two readings.
    """
    text = _SPACES.sub("", raw).lower()
    negative = text.startswith(("-", "\u2212"))
    text = _BESIDE.sub("", text[1:] if negative else text, count=1)
    if not negative and text.startswith(("-", "\u2212")):
        negative, text = True, text[1:]
    scale = 1
    if found := _SCALE.search(text):
        scale = _SCALES[found[0]]
        text = text[: found.start()]
    value = _plain_number(text, raw.strip())
    return _EXACT.multiply(value, Decimal(-scale if negative else scale))


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


def angka(value: Decimal | Fraction | int, decimals: int = 4) -> str:
    """Write a number the Indonesian way, with at most so many decimals: 13.405,5."""
    scaled = bulat(Fraction(value) * 10**decimals)
    sign = "\u2212" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled), 10**decimals)
    digits = f"{rest:0{decimals}d}".rstrip("0") if decimals else ""
    return sign + f"{whole:,}".replace(",", ".") + ("," + digits if digits else "")


def rupiah(value: Decimal | Fraction | int, decimals: int = 0) -> str:
    """Write rupiah, whole unless decimals are asked for: Rp1.545.333."""
    text = angka(value, decimals)
    return "\u2212Rp" + text[1:] if text.startswith("\u2212") else "Rp" + text


def rupiah_kira(value: Decimal | Fraction | int) -> str:
    """Write about how much: two significant digits and a word, Rp1,5 juta."""
    whole = bulat(Fraction(value))
    digits = len(str(abs(whole)))
    step = 10 ** max(0, digits - 2)
    rounded = bulat(Fraction(whole, step)) * step
    for size, word in ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu")):
        if abs(rounded) >= size:
            return f"{rupiah(Fraction(rounded, size), 1)} {word}"
    return rupiah(rounded)


def persen(value: Decimal | Fraction | float, decimals: int = 2) -> str:
    """Write a share as percent: 7,5%."""
    return angka(Fraction(value) * 100, decimals) + "%"


def dari_seratus(value: Decimal | Fraction | float) -> str:
    """Write a chance as a count one can picture: "18 dari 100"."""
    share = Fraction(value)
    count = bulat(share * 100)
    if share > 0 and count == 0:
        return "kurang dari 1 dari 100"
    if share < 1 and count == 100:
        return "lebih dari 99 dari 100"
    return f"{count} dari 100"


def tanggal(day: date) -> str:
    """Write a date: 24 November 2026."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def hari_tanggal(day: date) -> str:
    """Write a date with its weekday: Selasa, 24 November 2026."""
    return f"{HARI[day.weekday()]}, {tanggal(day)}"


def tanggal_pendek(day: date, *, tahun: bool = True) -> str:
    """Write a date in few letters: 24 Nov 2026, or 24 Nov."""
    short = f"{day.day} {BULAN[day.month - 1][:3]}"
    return f"{short} {day.year}" if tahun else short


def ketikan(value: Decimal | int) -> str:
    """Write a number so that parse_number reads the same number back: 16.800 or 2,6.

    Exactly three decimals below a thousand would be ambiguous, so they get a fourth: 16,1250.
    """
    text = format(Decimal(value), "f")
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0")
    if len(rest) == 3:
        rest += "0"
    return f"{int(whole):,}".replace(",", ".") + ("," + rest if rest else "")
