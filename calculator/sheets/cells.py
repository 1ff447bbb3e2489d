"""What a sheet is made of, before any file is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from calculator import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell: its value, or what a formula came to; in which style and unit; the name that formulas call it by."""

    value: str | int | Decimal | Fraction | date
    style: str = "teks"
    unit: str = ""
    formula: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One sheet: its title, the widths of its columns, its rows, and how many of them stay in sight."""

    title: str
    widths: tuple[int, ...]
    rows: Sequence[Sequence[Cell]]
    frozen: int = 0


def said(key: str) -> str:
    """The words of a workbook, by key."""
    return words.term("lembar", key)


def heads(*keys: str) -> list[Cell]:
    """A line of headings."""
    return [Cell(value=said(key), style="kepala") for key in keys]
