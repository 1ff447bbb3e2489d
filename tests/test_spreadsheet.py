"""The spreadsheet: what it computes by itself is what the engine answers to the same numbers, to the rupiah."""

import base64
import io
import math
import zipfile
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import catalog, form
from calculator.entries import ESTIMATED, entries
from calculator.numbers import ROUNDINGS
from calculator.respond import respond
from calculator.sheets import formulas
from calculator.sheets.book import _harmless
from tests.recalculating import LIE, NEVER, amounts, changed, checks, edited, opened, poisoned, recalculated

TODAY = {"hari_ini": "2026-11-24"}
FROZEN = "dihitung di situs"

CASES = {
    "pajak-tumbler": ("pajak-tumbler", {}, {"fob": "3.111,17", "ndpbm": "17.013,5", "freight": "99,95"}),
    "pajak-boundary": ("pajak-tumbler", {}, {"fob": "3000", "ndpbm": "16.000", "freight": "1000"}),
    "pajak-sample": ("pajak-sample", {}, {"fob": "77,77", "freight": "31,3"}),
    "pajak-sepatu": ("pajak-sepatu", {}, {"fob": "180", "ndpbm": "16.913,27"}),
    "pajak-yuan": (
        "pajak-tumbler",
        {"mata_uang": "CNY", "ndpbm": "2.357", "ndpbm_usd": "16.800", "fob": "18.000", "asuransi": "80"},
        {"fob": "21.345,67", "ndpbm": "2.401,5", "asuransi": "91,5"},
    ),
    "pajak-tiga-barang": ("pajak-tiga-barang", {}, {"barang.0.fob": "1.234,56", "freight": "250", "ndpbm": "16.999"}),
    "pajak-denda": ("pajak-tumbler", {"nilai_pabean_seharusnya": "60.000.000", "form_e": "tidak"}, {"fob": "2.650"}),
    "pajak-tarif": ("pajak-tumbler", {"form_e": "tidak"}, {"tarif_bm": "12,5%", "freight": "80,5"}),
    "tumbler": ("tumbler", {}, {"jumlah_unit": "1.250", "harga_unit": "2,47", "ndpbm": "17.111"}),
    "tumbler-sample": ("tumbler", {}, {"biaya_sample": "41", "ongkir_sample": "55,5", "freight": "93"}),
    "tumbler-rich": (
        "tumbler",
        {
            "harga_jual": "99.000",
            "inspeksi_psi": "ya",
            "bunga_tahunan": "12%",
            "rugi_telat": "5.000.000",
            "rugi_telat_per_hari": "150.000",
            "biaya_per_cacat": "40.000",
            "kurs_bayar": "16.950",
        },
        {"harga_unit": "2,81", "kurs_bayar": "17.050", "rugi_telat": "6.500.000", "harga_jual": "101.500"},
    ),
    "tumbler-defects": (
        "tumbler",
        {"harga_jual": "99.000", "biaya_per_cacat": "40.000", "biaya_lokal_asal": "120", "biaya_cetakan": "300"},
        {"jumlah_unit": "1.100", "biaya_per_cacat": "45.000", "biaya_cetakan": "310"},
    ),
    "casing": ("casing", {}, {"harga_unit": "0,71"}),
    "pashmina": ("pashmina", {}, {"jumlah_unit": "650", "harga_unit": "3,33"}),
    "mesin": ("mesin", {}, {"harga_unit": "87,5", "ndpbm": "16.421"}),
    "penawaran-tumbler": ("penawaran-tumbler", {}, {"penawaran.0.harga_unit": "2,55", "jumlah_unit": "1.100"}),
}
"""By name: an example, what is answered otherwise, and what a reader then types over in the spreadsheet."""


def made(calculator, masukan, kind="xlsx", **site):
    """The file that the engine makes, as bytes."""
    request = {"kalkulator": calculator, "masukan": masukan, "bentuk": "berkas", "berkas": kind, "taksir": True}
    reply: dict[str, Any] = respond(request | {"situs": site})
    assert reply["ok"], reply
    return base64.b64decode(reply["berkas"]["isi"])


def answered(calculator, masukan):
    """The steps that the engine answers, by the names of their cells."""
    reply: dict[str, Any] = respond({"kalkulator": calculator, "masukan": masukan, "bentuk": "data", "taksir": True})
    assert reply["ok"], reply
    return {formulas.step_name(step["kunci"]): step["jumlah"] for step in reply["langkah"]}


def typed(name):
    """The calculator and the answers of a case, before and after the reader's change, and the change as numbers."""
    example, otherwise, change = CASES[name]
    preset = catalog.presets()[example]
    calculator = catalog.CALCULATORS[preset.calculator]
    before = preset.values | TODAY | otherwise
    lent = [one for one in entries(calculator, form.read(calculator, before, taksir=True)) if one.origin == ESTIMATED]
    after: dict[str, Any] = before | {one.name: one.value for one in lent} | change
    values = form.read(calculator, after, taksir=True)
    numbers = {one.name: one.value for one in entries(calculator, values) if one.name in change}
    assert numbers.keys() == change.keys()
    return calculator.id, before, after, numbers


@cache
def computed():
    """Every case: as made, as computed again after the change, what the engine answers before and after it."""
    cases = {name: typed(name) for name in CASES}
    plain = {name: made(calculator, before) for name, (calculator, before, _, _) in cases.items()}
    books = {
        name: changed(plain[name], {formulas.answer_name(key): value for key, value in numbers.items()})
        for name, (_, _, _, numbers) in cases.items()
    }
    lies = {f"lie-{name}": poisoned(content) for name, content in plain.items()}
    again = recalculated(books | lies)
    return {
        name: {
            "plain": opened(plain[name]),
            "changed": again[name],
            "lie": again[f"lie-{name}"],
            "before": answered(calculator, before),
            "after": answered(calculator, after),
        }
        for name, (calculator, before, after, _) in cases.items()
    }


def agree(shown, expected):
    """Whether a cell shows this amount: whole numbers to the last digit."""
    if isinstance(expected, int) and expected:
        return abs(shown - expected) < 1e-4
    return math.isclose(shown, expected, rel_tol=1e-9, abs_tol=1e-9)


def wrong(book, expected, *, also_frozen=False):
    """The amounts of a workbook that are not as expected; it also holds steps that only its conditions need."""
    return {
        name: (shown, expected[name])
        for name, (shown, how) in amounts(book).items()
        if name in expected and (also_frozen or how != FROZEN) and not agree(shown, expected[name])
    }


@pytest.mark.parametrize("name", CASES)
def test_every_value_is_there_for_viewers_that_do_not_compute(name):
    """As made, without any computation, each amount is the answer's own."""
    case = computed()[name]
    assert wrong(case["plain"], case["before"], also_frozen=True) == {}
    assert set(amounts(case["plain"])) >= set(case["before"])


@pytest.mark.parametrize("name", CASES)
def test_a_changed_answer_is_computed_as_the_engine_does(name):
    """Every live amount follows the reader's change to the rupiah; something does change."""
    case = computed()[name]
    assert wrong(case["changed"], case["after"]) == {}
    assert case["before"].keys() == case["after"].keys()
    live = [key for key, (_, how) in amounts(case["changed"]).items() if how != FROZEN]
    assert any(case["before"].get(key) != case["after"].get(key) for key in live)
    assert set(checks(case["changed"])) <= {"cocok"}


@pytest.mark.parametrize("name", CASES)
def test_a_lie_in_a_formula_s_value_does_not_survive(name):
    """Values that are wrong in the file are right once it was computed again."""
    case = computed()[name]
    assert wrong(case["lie"], case["before"]) == {}


def test_what_is_live_is_what_one_expects():
    """Charges and landed cost are live as a whole; of a decision all but what rests on more than its formula."""
    for name in ("pajak-tumbler", "pajak-tiga-barang", "pajak-denda", "pajak-yuan"):
        assert {how for _, how in amounts(computed()[name]["plain"]).values()} == {"rumus"}
    frozen = {key for key, (_, how) in amounts(computed()["tumbler"]["plain"]).items() if how == FROZEN}
    assert frozen == {
        "hitungan_langsung_sepersepuluh_terburuk",
        "hitungan_sample_sepersepuluh_terburuk",
        "hitungan_peluang_sample_lebih_baik",
    }
    live = {key for key, (_, how) in amounts(computed()["tumbler-rich"]["plain"]).items() if how != FROZEN}
    assert {"hitungan_massal_per_unit", "hitungan_langsung_total_harapan", "hitungan_selisih"} <= live


def test_without_computing_again_the_lie_would_stand():
    """The harness tells: the same workbook, not computed again, still holds the lie."""
    content = poisoned(made("pajak", catalog.presets()["pajak-tumbler"].values | TODAY))
    book = recalculated({"lie": content}, NEVER)["lie"]
    shown = {value for value, how in amounts(book).values() if how != FROZEN}
    assert shown == {int(LIE)}
    assert wrong(book, computed()["pajak-tumbler"]["before"])


def test_a_broken_formula_is_noticed():
    """A formula that is not the engine's comes out wrong when it is computed, and not before."""
    content = made("pajak", catalog.presets()["pajak-tumbler"].values | TODAY)
    broken = edited(content, r"<f>ROUNDDOWN\(", "<f>ROUNDUP(")
    expected = computed()["pajak-tumbler"]["before"]
    assert broken != content
    assert wrong(opened(broken), expected) == {}
    assert wrong(recalculated({"broken": broken})["broken"], expected)


BREAKING = {
    "above the parcel's limit": ("pajak-sample", {}, {"fob": 1600}, "Periksa: nilai FOB melewati batas jalur ini"),
    "into the parcel's regime": ("pajak-tumbler", {"jalur": "otomatis"}, {"fob": 1500}, "Periksa: nilai FOB melewati"),
    "free of duty": ("pajak-sample", {}, {"fob": 3}, "Periksa: nilai FOB kini bebas bea masuk"),
    "another rung": (
        "pajak-tumbler",
        {"nilai_pabean_seharusnya": "60.000.000", "form_e": "tidak"},
        {"nilai_pabean_seharusnya": 160_000_000},
        "Periksa: anak tangga dendanya berubah",
    ),
    "another largest good": ("pajak-tiga-barang", {}, {"barang.0.fob": 9000}, "Periksa: barang dengan nilai"),
    "another path": ("tumbler", {}, {"biaya_sample": 9000}, "Periksa: yang termurah bukan lagi"),
    "another way out": (
        "tumbler",
        {"harga_jual": "99.000"},
        {"harga_jual": 900_000},
        "Periksa: cara termurah bila salah spesifikasi",
    ),
}


def test_what_no_longer_fits_is_said():
    """Where a change leads out of what the formulas stand on, the first sheet says so; at a limit it does not yet."""
    books = {}
    for place, (example, otherwise, numbers, _) in enumerate(BREAKING.values()):
        preset = catalog.presets()[example]
        content = made(preset.calculator, preset.values | TODAY | otherwise)
        books[str(place)] = changed(content, {formulas.answer_name(key): value for key, value in numbers.items()})
    sample = catalog.presets()["pajak-sample"]
    books["limit"] = changed(made("pajak", sample.values | TODAY), {"isian_fob": 1500})
    again = recalculated(books)
    for place, (name, (_, _, _, words)) in enumerate(BREAKING.items()):
        assert any(line.startswith(words) for line in checks(again[str(place)])), name
    assert set(checks(again["limit"])) == {"cocok"}


def test_roundings_agree_at_their_boundaries():
    """Twelfths, thousands and halves, as products that a binary fraction may miss by a hair, above and below nought."""
    cases = []
    for whole in (1000, 12_000, 199_900, 45_266_004, 1_397_573, 987_654_321_000):
        for share in (Fraction(11, 12), Fraction(12, 100) * Fraction(11, 12), Fraction(1, 2000), Fraction(75, 1000)):
            cases += [(Fraction(whole), share), (Fraction(whole) / share, share), (Fraction(whole + 1) / share, share)]
    book = openpyxl.Workbook()
    sheet: Any = book.active
    lines = [(exact, share, rounding) for exact, share in cases for rounding in ROUNDINGS.values()]
    kept = [(exact, share, one) for exact, share, one in lines if one.key in formulas.ROUNDINGS]
    for row, (exact, share, rounding) in enumerate(kept, start=1):
        sheet[f"A{row}"] = float(exact)
        sheet[f"B{row}"] = float(share)
        sheet[f"C{row}"] = f"={formulas.rounded(f'A{row}*B{row}', rounding.key, exact * share)}"
    buffer = io.BytesIO()
    book.save(buffer)
    sheet = recalculated({"roundings": buffer.getvalue()})["roundings"].active
    different = [
        (str(exact), str(share), rounding.key, sheet[f"C{row}"].value)
        for row, (exact, share, rounding) in enumerate(kept, start=1)
        if sheet[f"C{row}"].value != rounding.apply(exact * share)
    ]
    assert different == []


def test_the_same_answer_gives_the_same_bytes_and_names_nobody():
    """No clock, no author; the parts are stored, at the earliest time that a zip can tell."""
    values = catalog.presets()["tumbler"].values | TODAY
    content = made("keputusan", values)
    assert made("keputusan", values) == content
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = book.read("docProps/core.xml").decode()
    assert "2026-11-24T00:00:00Z" in core
    assert "<dc:creator></dc:creator>" in core or "<dc:creator/>" in core


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["=1+1", "+1", "-1", "@SUM(A1)", "<r><t>x</t></r>", "{=1}", "http://x"]))
def test_words_stay_words_whatever_they_begin_with(text, beginning):
    """A product's name is never a formula, a link or markup."""
    values = catalog.presets()["tumbler"].values | TODAY | {"nama_produk": (beginning + text)[:60]}
    book = openpyxl.load_workbook(io.BytesIO(made("keputusan", values)))
    (cell,) = [row[1] for row in book["Isian"].iter_rows() if row[0].value == "Nama barang"]
    assert cell.data_type == "s"
    assert str(cell.value).strip().startswith(_harmless(beginning).strip())


def test_the_answers_that_may_be_changed_are_cells_of_numbers():
    """Yellow cells hold numbers and bear names; what was not given and what is nought is not offered."""
    book = openpyxl.load_workbook(io.BytesIO(made("keputusan", catalog.presets()["tumbler"].values | TODAY)))
    offered = {row[0].value: row[1] for row in book["Isian"].iter_rows() if row[4].value == "ubah di sini"}
    assert len(offered) > 8
    assert all(isinstance(cell.value, int | float | Decimal) and cell.value for cell in offered.values())
    fixed = {row[0].value for row in book["Isian"].iter_rows() if row[4].value == "hitung ulang di situs"}
    assert {"Paling lambat di gudang", "Mulai"} - fixed == set()
