"""The sheets as an .xlsx file, written by XlsxWriter: the same bytes for the same answer, in every interpreter.

Every formula carries what it came to, for viewers that do not compute. Words are written as words whatever they begin
with. The parts are stored, not deflated: a deflated file differs from one build of zlib to another.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import xlsxwriter

from calculator.sheets.cells import Cell, Page

MONEY, PLAIN, WHOLE, SHARE, DATE = '"Rp"#,##0', "#,##0.00##", "#,##0", "0.00##%", "d mmmm yyyy"

FORMATS = {
    "rupiah": MONEY,
    "rupiah per hari": MONEY,
    "persen": SHARE,
    "peluang": SHARE,
    "hari": DATE,
    "unit": WHOLE,
    "kali": WHOLE,
    "pecahan": "0.000000",
}
"""How numbers of a unit are shown; others with up to four decimals."""

STYLES: dict[str, dict[str, object]] = {
    "teks": {"text_wrap": True},
    "nota": {"text_wrap": True, "italic": True},
    "judul": {"bold": True, "font_size": 14},
    "kepala": {"bold": True, "bottom": 1, "bg_color": "#E8ECEF", "text_wrap": True},
    "isian": {"bg_color": "#FFF4CC", "border": 1, "border_color": "#B58900", "align": "left"},
    "aturan": {"bg_color": "#E6F0FA", "align": "left"},
    "rumus": {"align": "left"},
    "periksa": {"bold": True, "text_wrap": True},
    "tetap": {"font_color": "#5A6570", "italic": True, "bg_color": "#F1F3F4", "align": "left", "text_wrap": True},
}
"""Yellow may be changed, blue is a rule, grey italics were computed on the site."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def workbook(pages: Sequence[Page], day: date) -> bytes:
    """The file; `day` stands in it as the day it was made, for the clock is not asked."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, OPTIONS)
    book.set_properties({"created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001 - a day, no moment
    formats: dict[tuple[str, str], Any] = {}
    for page in pages:
        sheet = book.add_worksheet(page.title)
        for column, width in enumerate(page.widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(page.frozen, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for place, row in enumerate(page.rows):
            for column, cell in enumerate(row):
                key = (cell.style, FORMATS.get(cell.unit, PLAIN) if cell.unit else "")
                if key not in formats:
                    shown = {"num_format": key[1]} if key[1] else {}
                    formats[key] = book.add_format({"valign": "top", **STYLES[cell.style], **shown})
                _write(sheet, place, column, cell, formats[key])
                if cell.name:
                    book.define_name(cell.name, f"='{page.title}'!${chr(65 + column)}${place + 1}")
    book.close()
    return _stored(buffer.getvalue())


def _write(sheet: Any, row: int, column: int, cell: Cell, shown: Any) -> None:
    match cell.value:
        case str() if cell.formula:
            sheet.write_formula(row, column, cell.formula, shown, cell.value)
        case str():
            sheet.write_string(row, column, _harmless(cell.value), shown)
        case date():
            sheet.write_datetime(row, column, cell.value, shown)
        case number:
            value = _binary(number)
            if cell.formula:
                sheet.write_formula(row, column, cell.formula, shown, value)
            else:
                sheet.write_number(row, column, value, shown)


def _binary(number: int | Decimal | Fraction) -> int | float:
    exact = Fraction(number)
    return int(exact) if exact.denominator == 1 else float(exact)


def _harmless(text: str) -> str:
    """Words that XlsxWriter would take for markup of its own get a space before them."""
    return f" {text}" if text.startswith("<r>") else text


def _stored(packed: bytes) -> bytes:
    """The same parts, stored."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target:
        for entry in source.infolist():
            part = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            part.create_system = 0
            target.writestr(part, source.read(entry))
    return buffer.getvalue()
