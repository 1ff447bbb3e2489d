"""Workbooks computed again by LibreOffice, with what an edit or a lie in them comes to."""

import io
import os
import re
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

ALWAYS, NEVER = 0, 1
"""When LibreOffice computes a workbook of Excel's format that it opens: OOXMLRecalcMode."""

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>{mode}</value></prop></item>
</oor:items>
"""

LIE = "987654321"
"""What a poisoned workbook says that each of its formulas came to."""


def office() -> str:
    """The LibreOffice that `make test` found. Raises RuntimeError where it was not asked for one."""
    found = os.environ.get("LIBREOFFICE")
    if not found:
        raise RuntimeError("LIBREOFFICE is not set: run `make test`, which finds or installs a LibreOffice")
    return found


def recalculated(books: Mapping[str, bytes], mode: int = ALWAYS) -> dict[str, Any]:
    """The workbooks by name as LibreOffice leaves them, with the values of their formulas."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for folder in ("profile/user", "in", "out"):
            (work / folder).mkdir(parents=True)
        (work / "profile/user/registrymodifications.xcu").write_text(PROFILE.format(mode=mode), "utf-8")
        for book, content in books.items():
            (work / f"in/{book}.xlsx").write_bytes(content)
        command = [office(), "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", "xlsx"]
        command += ["--outdir", f"{work}/out", *(f"{work}/in/{book}.xlsx" for book in books)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        made = {book: (work / f"out/{book}.xlsx").read_bytes() for book in books}
    return {book: opened(content) for book, content in made.items()}


def opened(content: bytes) -> Any:
    """A workbook with the values its formulas are said to have come to."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)


def changed(content: bytes, numbers: Mapping[str, Decimal | int]) -> bytes:
    """The workbook after a reader typed other numbers into named cells; no formula has a value any more."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for name, number in numbers.items():
        sheet, cell = place(book, name)
        book[sheet][cell] = number
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def place(book: Any, name: str) -> tuple[str, str]:
    """The sheet and the cell that a name stands for."""
    ((sheet, cell),) = book.defined_names[name].destinations
    return sheet, cell.replace("$", "")


def edited(content: bytes, pattern: str, replacement: str) -> bytes:
    """The workbook with the XML of its sheets changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(pattern, replacement, part.decode()).encode()
            target.writestr(name, part)
    return buffer.getvalue()


def poisoned(content: bytes) -> bytes:
    """The workbook with a lie as the value of every formula that is a number."""
    return edited(content, r"(</f><v>)[-\d.E+]+(</v>)", rf"\g<1>{LIE}\g<2>")


def amounts(book: Any) -> dict[str, tuple[object, str]]:
    """What stands as the amount of each step, by the name of its cell, and how it came there."""
    found = {}
    for name in book.defined_names:
        if name.startswith("hitungan_"):
            sheet, cell = place(book, name)
            row = re.sub(r"\D", "", cell)
            found[name] = (book[sheet][f"C{row}"].value, str(book[sheet][f"E{row}"].value))
    return found


def checks(book: Any) -> list[str]:
    """What the first sheet says of the conditions."""
    lines = [[cell.value for cell in row] for row in book["Ringkasan"].iter_rows()]
    (start,) = [place for place, line in enumerate(lines) if line[0] == "Periksa"]
    found = []
    for line in lines[start + 1 :]:
        if line[0] is None:
            break
        found.append(str(line[1]))
    return found
