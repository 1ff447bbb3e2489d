"""Inspection by sampling: the AQL plan of a lot, and the chance that a lot passes it.

Tables: MIL-STD-105E I and II-A = ANSI/ASQ Z1.4 = ISO 2859-1:1999, single sampling, normal inspection.
An arrow of the table changes the sample size too.
"""

from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import cache
from math import comb

from calculator import tables

PRECISION = 40
PLACES = 6
HALVINGS = 60
"""Enough for the sixth decimal of a rate even after division by a small chance of detection."""

PASSING, FAILING = Decimal("0.95"), Decimal("0.10")
"""The two chances of acceptance at which a plan's rates of defects are told, as the standard does."""

FILE = "data/aql.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplingPlan:
    """A plan after its arrows: inspect n of the lot, accept it with at most ac defectives found."""

    huruf: str
    n: int
    ac: int
    inspeksi_penuh: bool

    @property
    def re(self) -> int:
        """The rejection number."""
        return self.ac + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tables:
    """data/aql.toml, checked."""

    levels: tuple[str, ...]
    letters: tuple[tuple[int, str], ...]
    sizes: dict[str, int]
    aqls: tuple[Decimal, ...]
    accept: dict[str, tuple[int | str, ...]]


@cache
def _tables() -> _Tables:
    table = tables.load("aql")
    tables.check_keys(table, FILE, required=("tingkat", "huruf", "ukuran", "tabel"))
    levels = tables.take_list(table, "tingkat", str, FILE)
    rows = [(tables.take(row, "sampai", int, FILE), row) for row in tables.take_tables(table, "huruf", FILE)]
    letters = tuple((top, tables.take(row, "kode", str, FILE)) for top, row in rows)
    sizes = tables.take(table, "ukuran", dict, FILE)
    master = tables.take(table, "tabel", dict, FILE)
    aqls = tables.take_list(master, "aql", Decimal, FILE)
    printed = tables.take(master, "lolos", dict, FILE)
    accept = {letter: tuple(printed[letter]) for letter in printed}
    _check(levels, letters, sizes, aqls, accept)
    return _Tables(levels=levels, letters=letters, sizes=sizes, aqls=aqls, accept=accept)


def _check(
    levels: tuple[str, ...],
    letters: tuple[tuple[int, str], ...],
    sizes: dict[str, int],
    aqls: tuple[Decimal, ...],
    accept: dict[str, tuple[int | str, ...]],
) -> None:
    tops = [top for top, _ in letters]
    if tops != sorted(set(tops)) or any(len(code) != len(levels) for _, code in letters):
        message = f"{FILE} huruf: rows must rise and hold one letter for each of {', '.join(levels)}"
        raise tables.DataError(message)
    if list(sizes) != list(accept) or any(len(row) != len(aqls) for row in accept.values()):
        message = f"{FILE} tabel.lolos: one row for each letter of ukuran, one cell for each aql"
        raise tables.DataError(message)


def levels() -> tuple[str, ...]:
    """The inspection levels."""
    return _tables().levels


def aqls() -> tuple[Decimal, ...]:
    """The AQLs of the table, in percent."""
    return _tables().aqls


def largest_lot() -> int:
    """The largest lot the table has a letter for."""
    return _tables().letters[-1][0]


def code_letter(jumlah_lot: int, tingkat: str) -> str:
    """The code letter of a lot at an inspection level."""
    place = levels().index(tingkat)
    return next(code[place] for top, code in _tables().letters if jumlah_lot <= top)


def plan(jumlah_lot: int, tingkat: str, aql: Decimal) -> SamplingPlan:
    """The plan for a lot of at least two; a plan as large as the lot means inspecting all of it."""
    found = _tables()
    order = list(found.sizes)
    column = found.aqls.index(aql)
    place = order.index(code_letter(jumlah_lot, tingkat))
    cell = found.accept[order[place]][column]
    step = -1 if cell == "naik" else 1
    while not isinstance(cell, int):
        place += step
        cell = found.accept[order[place]][column]
    size = found.sizes[order[place]]
    return SamplingPlan(huruf=order[place], n=min(size, jumlah_lot), ac=cell, inspeksi_penuh=size >= jumlah_lot)


def plan_of_order(jumlah_unit: int, tingkat: str, aql: Decimal) -> SamplingPlan:
    """The plan for a whole order; one unit has no letter in the table, it is looked at as a lot of two would be."""
    found = plan(max(2, jumlah_unit), tingkat, aql)
    return replace(found, n=min(found.n, jumlah_unit))


def pass_chance(chosen: SamplingPlan, rate: Fraction) -> float:
    """P(at most ac defectives among n) when each unit is seen as defective with this rate (binomial)."""
    with localcontext(Context(prec=PRECISION)):
        return float(_pass_chance(chosen, Decimal(rate.numerator) / Decimal(rate.denominator)))


def _pass_chance(chosen: SamplingPlan, rate: Decimal) -> Decimal:
    if rate in (0, 1):
        return Decimal(1 - int(rate))
    good = 1 - rate
    term = good**chosen.n
    chance = term
    for found in range(1, chosen.ac + 1):
        term = term * rate / good * (chosen.n - found + 1) / found
        chance += term
    return chance


def pass_chance_of_lot(chosen: SamplingPlan, jumlah_lot: int, defectives: int) -> Fraction:
    """P(at most ac of `defectives` in the lot are drawn), n drawn without putting back (hypergeometric)."""
    ways = comb(jumlah_lot, chosen.n)
    passing = sum(
        comb(defectives, found) * comb(jumlah_lot - defectives, chosen.n - found)
        for found in range(min(chosen.ac, defectives, chosen.n) + 1)
    )
    return Fraction(passing, ways)


def rate_passing(chosen: SamplingPlan, level: Decimal, peluang_deteksi: Fraction) -> Decimal:
    """The true defect rate accepted with this probability, to six decimals, at most 1.

    An inspector who sees a share of the defects sees a smaller rate than the true one.
    """
    low, high = Decimal(0), Decimal(1)
    with localcontext(Context(prec=PRECISION)):
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            if _pass_chance(chosen, middle) > level:
                low = middle
            else:
                high = middle
        true = low * peluang_deteksi.denominator / peluang_deteksi.numerator
        return min(Decimal(1), true).quantize(Decimal(10) ** -PLACES)
