"""The papers between importer and factory, from data/kertas.toml: documents and messages, filled with what is known.

What is not known stays blank, and every Chinese line carries a mark: no native speaker has checked it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from calculator import tables

type Facts = Mapping[str, str]
"""What is known, in the words of the papers, by the name that stands for it in data/kertas.toml."""

FILE = "data/kertas.toml"
BLANK = "________"
"""A blank inside a line; one that is a whole value is drawn as a line to write on."""

MARK = "※"
"""Beside every Chinese line: to be checked by a native speaker."""

KINDS = ("isian", "tabel", "pilihan", "syarat", "label", "tanda")

BLANKS = ("isi",)
PRIVATE = (
    *("jumlah_saya", "total_saya", "dp_saya", "sisa_saya", "kirim_saya"),
    *("batas_dp", "batas_produksi", "batas_berangkat", "tenggat", "izin"),
)
"""What only the importer's own sheet may tell."""
SHARED = (
    *("produk", "jumlah", "harga", "incoterm", "barang", "lokal_asal", "cetakan", "dp_porsi", "dp", "potongan", "sisa"),
    *("jumlah_sample", "biaya_sample", "ongkir_sample", "dipotong", "siap_kirim", "kirim", "kode"),
    *("tingkat", "huruf", "aql_besar", "aql_kecil"),
    *(f"{number}_{group}" for group in ("kritis", "besar", "kecil") for number in ("n", "ac", "re")),
)
"""What a paper for the factory or the inspector may tell."""

OWN = "pegangan"
"""The document that never leaves the importer."""

_NAMES = re.compile(r"\{(\w*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line in three languages, those it has; `isi` is its value, `sel` the cells beside it, empty where blank.

    `lebar` if it takes much writing.
    """

    id: str
    en: str
    zh: str
    isi: str
    sel: tuple[str, ...]
    lebar: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a document; what `kolom` means depends on the kind: columns, holders of copies, signers."""

    jenis: str
    judul: Line
    kolom: tuple[str, ...]
    baris: tuple[Line, ...]
    catatan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document: its title, whom it is for in the reader's words, its parts; `teks` is it as plain text, or empty."""

    id: str
    judul: Line
    untuk: str
    bagian: tuple[Part, ...]
    mandarin: bool
    teks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message: when it is for, what it says in Indonesian, and what to send: English, then Chinese with its mark."""

    id: str
    judul: str
    arti: str
    en: str
    zh: tuple[str, ...]


def documents(facts: Facts, names: Sequence[str] = ()) -> tuple[Document, ...]:
    """The documents of these names, or all, filled."""
    return tuple(_document(table, facts) for table in _all("dokumen") if not names or table["id"] in names)


def messages(facts: Facts, names: Sequence[str] = ()) -> tuple[Message, ...]:
    """The messages of these names, or all, filled."""
    return tuple(_message(table, facts) for table in _all("pesan") if not names or table["id"] in names)


def names() -> tuple[str, ...]:
    """What there is: the ids of all documents and messages."""
    return tuple(str(table["id"]) for kind in ("dokumen", "pesan") for table in _all(kind))


def _all(kind: str) -> tuple[tables.Table, ...]:
    return tables.take_tables(tables.load("kertas"), kind, FILE)


@cache
def words(section: str) -> Mapping[str, str]:
    """A section of short words of the papers."""
    table = tables.take(tables.load("kertas"), section, dict, FILE)
    return {key: tables.take(table, key, str, f"{FILE} [{section}]") for key in table}


def _message(table: tables.Table, facts: Facts) -> Message:
    where = f"{FILE} pesan {table.get('id')}"
    tables.check_keys(table, where, required=("id", "judul", "arti", "en", "zh"))
    return Message(
        id=tables.take(table, "id", str, where),
        judul=tables.take(table, "judul", str, where),
        arti=tables.take(table, "arti", str, where),
        en=fill(tables.take(table, "en", str, where), facts),
        zh=tables.take_list(table, "zh", str, where),
    )


def _document(table: tables.Table, facts: Facts) -> Document:
    where = f"{FILE} dokumen {table.get('id')}"
    titled = ("id", "judul", "untuk", "bagian")
    tables.check_keys(table, where, required=titled, optional=("en", "zh", "teks"))
    parts = tuple(_part(part, facts, where) for part in tables.take_tables(table, "bagian", where))
    title = _title(table, where)
    lines = [title, *(line for part in parts for line in (part.judul, *part.baris))]
    return Document(
        id=tables.take(table, "id", str, where),
        judul=title,
        untuk=tables.take(table, "untuk", str, where),
        bagian=parts,
        mandarin=any(line.zh for line in lines),
        teks=as_text(title, parts) if table.get("teks") else "",
    )


def _part(table: tables.Table, facts: Facts, where: str) -> Part:
    tables.check_keys(table, where, required=("jenis",), optional=("judul", "en", "zh", "kolom", "baris", "catatan"))
    kind = tables.take(table, "jenis", str, where)
    if kind not in KINDS:
        message = f"{where}: jenis is {kind!r}, it must be one of {', '.join(KINDS)}"
        raise tables.DataError(message)
    rows = tables.take_tables(table, "baris", where) if "baris" in table else ()
    return Part(
        jenis=kind,
        judul=_title(table, where),
        kolom=tables.take_list(table, "kolom", str, where) if "kolom" in table else (),
        baris=tuple(_line(row, facts, where) for row in rows),
        catatan=fill(str(table.get("catatan", "")), facts),
    )


def _title(table: tables.Table, where: str) -> Line:
    return _line({"id": table.get("judul", ""), "en": table.get("en", ""), "zh": table.get("zh", "")}, {}, where)


def _line(row: tables.Table, facts: Facts, where: str) -> Line:
    tables.check_keys(row, where, required=("id",), optional=("en", "zh", "isi", "sel", "lebar"))
    indonesian, english, chinese = (fill(str(row.get(key, "")), facts) for key in ("id", "en", "zh"))
    cells = tables.take_list(row, "sel", str, where) if "sel" in row else ()
    return Line(
        id=indonesian,
        en=english,
        zh=chinese,
        isi=whole(str(row.get("isi", "")), facts),
        sel=tuple(whole(cell, facts) for cell in cells),
        lebar=row.get("lebar") is True,
    )


def fill(text: str, facts: Facts) -> str:
    """A line with what is known in it, and blanks for the rest. Raises DataError for a name that nothing stands for."""
    _known(text)
    return _NAMES.sub(lambda name: facts.get(name[1]) or BLANK, text)


def whole(text: str, facts: Facts) -> str:
    """A value if all of it is known, else nothing: half a value would be read as a whole one."""
    _known(text)
    return fill(text, facts) if all(facts.get(name) for name in _NAMES.findall(text)) else ""


def _known(text: str) -> None:
    for name in _NAMES.findall(text):
        if name not in (*SHARED, *PRIVATE, *BLANKS):
            message = f"{FILE}: {{{name}}} stands for nothing"
            raise tables.DataError(message)


def as_text(title: Line, parts: Sequence[Part]) -> str:
    """A document as plain text for a chat: English first, for the factory reads it, then Indonesian and Chinese."""
    lines = [_joined(title).upper(), f"{MARK} Chinese for reference; the English text decides."]
    for part in parts:
        lines += ["", _joined(part.judul)] if part.judul.id else [""]
        if part.jenis == "tanda":
            lines += [f"{signer}: {BLANK}" for signer in part.kolom]
        for place, line in enumerate(part.baris, start=1):
            head = {"isian": "", "pilihan": "☐ "}.get(part.jenis, f"{place}. ")
            value = f": {line.isi or BLANK}" if part.jenis == "isian" else ""
            lines.append(f"{head}{_joined(line)}{value}")
    return "\n".join(lines)


def _joined(line: Line) -> str:
    chinese = f"{line.zh}{MARK}" if line.zh else ""
    return " / ".join(text for text in (line.en, line.id, chinese) if text)
