"""Exact numbers: named roundings, and numbers and dates as an Indonesian reads them.

Money is Decimal or Fraction here and an integer of rupiah in results; a float never enters.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounding:
    """A named rounding: its key in data and results, its words, and the rounding itself."""

    key: str
    words: str
    apply: Callable[[Fraction], int | Fraction]


def bulat(value: Decimal | Fraction | int, times: int = 1) -> int:
    """Round so many times a number to a whole one, halves away from zero."""
    top, bottom = value.as_integer_ratio()
    size = (2 * abs(top) * times + bottom) // (2 * bottom)
    return size if top >= 0 else -size


NAIK_KE_RIBUAN = Rounding(
    key="naik_ke_ribuan", words="dibulatkan ke atas ke Rp1.000", apply=lambda x: 1000 * ceil(x / 1000)
)
TURUN_KE_RIBUAN = Rounding(
    key="turun_ke_ribuan", words="dibulatkan ke bawah ke Rp1.000", apply=lambda x: 1000 * floor(x / 1000)
)
TURUN_KE_RUPIAH = Rounding(key="turun_ke_rupiah", words="dibulatkan ke bawah ke rupiah", apply=floor)
KE_RUPIAH = Rounding(key="ke_rupiah", words="dibulatkan ke rupiah terdekat", apply=bulat)
NAIK_KE_SATUAN = Rounding(key="naik_ke_satuan", words="dibulatkan ke atas", apply=ceil)
TIDAK_DIBULATKAN = Rounding(key="tidak_dibulatkan", words="tidak dibulatkan", apply=lambda x: x)

ROUNDINGS = {
    rounding.key: rounding
    for rounding in (
        NAIK_KE_RIBUAN,
        TURUN_KE_RIBUAN,
        TURUN_KE_RUPIAH,
        KE_RUPIAH,
        NAIK_KE_SATUAN,
        TIDAK_DIBULATKAN,
    )
}


def angka(value: Decimal | Fraction | int, decimals: int = 4) -> str:
    """Write a number the Indonesian way, with at most so many decimals: 13.405,5."""
    scaled = bulat(value, 10**decimals)
    sign = "\u2212" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled), 10**decimals)
    digits = f"{rest:0{decimals}d}".rstrip("0") if rest else ""
    return sign + f"{whole:,}".replace(",", ".") + ("," + digits if digits else "")


def polos(value: Decimal | Fraction | int, decimals: int, most: int | None = None) -> str:
    """Write a number as it is read in any country, digits and a decimal point: 2600.00.

    It has so many decimals, and up to `most` where the number has them.
    """
    places = decimals if most is None else most
    whole, rest = divmod(bulat(value, 10**places), 10**places)
    digits = f"{rest:0{places}d}" if places else ""
    kept = max(decimals, len(digits.rstrip("0")))
    return f"{whole}.{digits[:kept]}" if kept else str(whole)


def rupiah(value: Decimal | Fraction | int, decimals: int = 0) -> str:
    """Write rupiah, whole unless decimals are asked for: Rp1.545.333."""
    text = angka(value, decimals)
    return "\u2212Rp" + text[1:] if text.startswith("\u2212") else "Rp" + text


def uang(value: Decimal | Fraction | int, unit: str, most: int = 4) -> str:
    """Write foreign money with its currency: USD 2,60."""
    return f"{unit} {sen(value, most)}"


def sen(value: Decimal | Fraction | int, most: int = 4) -> str:
    """Write foreign money: whole, or with two decimals and up to `most` where it has them: 175, 2,60, 0,125."""
    return with_cents(angka(value, most))


def with_cents(text: str) -> str:
    """A written amount whose only decimal gets its second: 2,6 becomes 2,60."""
    return text + "0" if text[-2:-1] == "," else text


def kira(value: Decimal | Fraction | int, digits: int = 2) -> Fraction:
    """About how much: so many significant digits."""
    exact = Fraction(value)
    if not exact:
        return exact
    size = len(str(floor(abs(exact)))) if abs(exact) >= 1 else 1 - _leading_zeros(abs(exact))
    power = size - digits
    step = Fraction(10**power) if power >= 0 else Fraction(1, 10**-power)
    return bulat(exact / step) * step


def desimal(value: Fraction) -> Decimal:
    """A number of few digits as a decimal, exactly."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def _leading_zeros(share: Fraction) -> int:
    """How many tens a share below one must be multiplied by to reach one."""
    zeros = 0
    while share < 1:
        share, zeros = share * 10, zeros + 1
    return zeros


def rupiah_kira(value: Decimal | Fraction | int, digits: int = 2) -> str:
    """Write about how much: two significant digits and a word, Rp1,5 juta."""
    rounded = kira(bulat(Fraction(value)), digits)
    for size, word in ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu")):
        if abs(rounded) >= size:
            return f"{rupiah(rounded / size, max(1, digits - 1))} {word}"
    return rupiah(rounded)


def persen(value: Decimal | Fraction | float, decimals: int = 2) -> str:
    """Write a share as percent: 7,5%."""
    return angka(Fraction(value) * 100, decimals) + "%"


def persen_kira(value: Decimal | Fraction | int, beside: Decimal | Fraction | int | None = None) -> str:
    """Write a share as about so many percent, with two digits: 26%, 3,8%.

    `beside`: the share it is compared with; where both would read the same and are not, one decimal is kept.
    """
    about = persen(kira(value))
    if beside is not None and value != beside and about == persen(kira(beside)):
        return persen(value, 1)
    return about


def dari_seratus(value: Decimal | Fraction | float, beside: Decimal | Fraction | float | None = None) -> str:
    """Write a chance as a count one can picture: "18 dari 100".

    `beside`: the chance it is compared with in the same breath. Where both would read the same and are not, one
    decimal is added: "3,8 dari 100".
    """
    share = Fraction(value)
    count = bulat(share * 100)
    if share > 0 and count == 0:
        return "kurang dari 1 dari 100"
    if share < 1 and count == 100:
        return "lebih dari 99 dari 100"
    if beside is not None and share != beside and bulat(Fraction(beside) * 100) == count:
        return f"{angka(share * 100, 1)} dari 100"
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
