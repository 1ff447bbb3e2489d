"""Kinds of goods: what the research lists, in words that the form and the engine know."""

from decimal import Decimal

import pytest

from calculator import catalog, goods, tables
from calculator.inputs import law
from tests.engine_cases import ask

KINDS = goods.kinds()

HS = {
    "6109.10.10": "25", "6204.62.00": "25", "4202.22.10": "20", "4202.32.00": "20", "6404.11.90": "30",
    "3304.99.30": "15", "9503.00.99": "15", "3926.90.99": "20", "8544.42": "0", "8504.40.90": "10",
    "8518.30.20": "5", "7323.93.10": "15", "3924.10.99": "22.5", "6911.10.00": "30", "9608.10.10": "20",
    "4820.10.00": "5", "8422.40.00": "5", "8539.52.10": "5", "9405.42.90": "10", "9403.60.90": "20",
    "6302.31.00": "25", "9615.11.30": "10", "7117.19.20": "10", "8714.10.90": "10", "8708.29": "10",
    "9506.91.00": "15", "9004.10.00": "10", "9102.11.00": "10",
}  # fmt: skip
"""The 28 rows of the research, one code of each with its MFN duty in percent; two more kinds are ours and say so."""


def test_every_row_of_the_research_is_a_kind_of_goods():
    """And each other kind says that its rate was not compared."""
    ours = {kind.hs: kind.tarif_bm * 100 for kind in KINDS.values()}
    assert {hs: ours.get(hs) for hs in HS} == {hs: Decimal(rate) for hs, rate in HS.items()}
    others = [kind for kind in KINDS.values() if kind.hs not in HS]
    assert [kind.nama for kind in others if "belum dicocokkan" not in kind.catatan] == []


def test_the_group_follows_from_the_hs_code():
    """Chapters 61 to 64 and 73, headings 3303-3307, 4202, 9101 and 9102: no kind stands in the wrong group."""
    assert {key: _group(kind.hs) for key, kind in KINDS.items()} == {
        key: kind.kelompok_kiriman for key, kind in KINDS.items()
    }


def _group(hs):
    heading, chapter = hs[:4], hs[:2]
    headings = {"4202": "tas", "9101": "jam_tangan", "9102": "jam_tangan", "8712": "sepeda"}
    chapters = {"61": "tekstil", "62": "tekstil", "63": "tekstil", "64": "alas_kaki", "73": "besi_baja"}
    if "3303" <= heading <= "3307":
        return "kosmetik"
    return headings.get(heading) or chapters.get(chapter, "umum")


def test_lists_of_pph22_are_choices_of_the_form():
    """What a kind names can be chosen."""
    choices = {word for word, _ in law.KELOMPOK_PPH22.options}
    assert {kind.pph22 for kind in KINDS.values()} - {""} <= choices


BAD = {
    "a list there is none of": ({"pph22": "daftar_5"}, ["pph22", "daftar_5", "daftar_7_5, daftar_10"]),
    "a permit there is none of": ({"izin": ["paspor"]}, ["izin", "paspor", "sni"]),
    "a word for a list": ({"periksa": "sni"}, ["periksa", "sni", "valid are"]),
    "a group there is none of": ({"kelompok_kiriman": "kain"}, ["kelompok_kiriman", "kain", "tekstil"]),
    "a duty in percent": ({"tarif_bm": 25}, ["tarif_bm", "25", "0.15"]),
    "an unknown key": ({"warna": "biru"}, ["warna", "periksa"]),
}


@pytest.mark.parametrize(("more", "said"), BAD.values(), ids=BAD)
def test_a_bad_kind_is_refused_with_file_key_and_what_is_valid(monkeypatch, more, said):
    """The maintainer reads where the mistake is and what could stand there."""
    good = {"nama": "Uji", "hs": "0101", "tarif_bm": 0, "kelompok_kiriman": "umum", "catatan": ""}
    load = tables.load
    monkeypatch.setattr(tables, "load", lambda name: {"uji": good | more} if name == "barang" else load(name))
    with pytest.raises(tables.DataError) as caught:
        goods.kinds.__wrapped__()
    told = ["data/barang.toml [uji]", *said]
    assert told == [part for part in told if part in str(caught.value)]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"jalur": "pib"}, True),
        ({"jalur": "pibk"}, True),
        ({"jalur": "kiriman"}, False),
        ({"jalur": "pib", "kelompok_pph22": "umum"}, False),
        ({"jalur": "pib", "jenis_barang": "kabel"}, False),
    ],
)
def test_a_list_that_may_hold_is_said_until_the_reader_chooses(more, told):
    """The amount stays that of the general group: the list of today was not seen."""
    typed = {"tanggal": "2026-11-24", "ndpbm": 16000, "fob": 100, "freight": 0, "jenis_barang": "tas"}
    warnings = [one["kode"] for one in ask("pajak", typed | more)["peringatan"]]
    assert ("pph22_daftar" in warnings) == told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, True),
        ({"importir": "perorangan"}, True),
        ({"kelompok_pph22": "umum"}, False),
        ({"jenis_barang": "kabel"}, False),
        ({"skema_impor": "borongan", "volume_cbm": "2"}, False),
        ({"skema_impor": "kiriman", "jumlah_unit": "300"}, False),
    ],
    ids=str,
)
def test_a_decision_says_the_same_of_a_mass_order_that_is_declared(more, told):
    """The same words as beside the charges alone; a parcel and an all-in offer know no list."""
    order = catalog.presets()["tumbler"].values | {"jenis_barang": "tas"}
    warnings = {one["kode"]: one["pesan"] for one in ask("keputusan", order | more)["peringatan"]}
    alone = {"tanggal": "2026-11-24", "ndpbm": 16000, "fob": 2000, "freight": 0, "jenis_barang": "tas"}
    words = {one["kode"]: one["pesan"] for one in ask("pajak", alone)["peringatan"]}["pph22_daftar"]
    assert warnings.get("pph22_daftar") == (words if told else None)
