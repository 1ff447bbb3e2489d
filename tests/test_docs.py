"""What is said agrees with what is computed: labels, notices, examples, and the defaults the pages state."""

import ast
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from calculator import advice, catalog, offers, rendering, tables, words
from calculator.decision.verdict import CLEAR
from calculator.durations import defaults, kinds_of_order
from calculator.fields import Field
from calculator.inputs import actions, order, quality, risk, time
from calculator.numbers import angka, tanggal
from calculator.respond import respond
from tests.engine_cases import ANSWERED, reply

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "calculator").rglob("*.py"))
METHODS = (ROOT / "docs/metode.md").read_text("utf-8")
GUIDE = (ROOT / "docs/po-sample-vs-mass-production.md").read_text("utf-8")
INSPECTION = (ROOT / "docs/panduan/inspeksi-dan-aql.md").read_text("utf-8")

FIELDS = {
    f"{calculator.id}.{field.name}": field for calculator in catalog.CALCULATORS.values() for field in calculator.fields
}

KINDS = {
    "Pesan ulang": "pesan_ulang",
    "Stok siap": "stok_siap",
    "Logo atau kemasan": "logo",
    "Bahan, ukuran, warna custom": "custom",
    "Desain baru (OEM)": "oem_baru",
}

STAGES = {
    "Sample stok siap": "sample_stok",
    "Sample dengan logo": "sample_logo",
    "Sample custom": "sample_custom",
    "Kurir ke Indonesia": "kurir",
    "Anda memeriksa": "tinjau",
    "Transfer DP": "bayar_dp",
    "Produksi massal": "produksi",
    "Inspeksi, bila dipakai": "psi",
    "Laut LCL sampai gudang": "laut_lcl",
    "Udara sampai gudang": "udara",
    "Bea cukai dan antar": "bea_cukai",
}

TEST_OF_SAMPLE = {
    "(Se)": risk.KETEPATAN_DETEKSI,
    "(Sp)": risk.KETEPATAN_LOLOS,
    "(f)": risk.PELUANG_PERBAIKAN,
}


def table(text, *, heading):
    """The rows of the first Markdown table whose header starts so, as lists of cells."""
    lines = text[text.index(f"| {heading} |") :].split("\n\n")[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_a_field_has_a_label_a_group_and_an_example_it_accepts(field):
    """What a message gives as an example must be right to type."""
    assert field.label
    assert field.group in words.texts("kelompok")
    if field.example:
        assert field.parse(field.example) is not None


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_a_default_reads_back_as_typed(field):
    """A form that shows the default and sends it back changes nothing."""
    if field.default is not None:
        assert field.default == field.parse(field.typed(field.default))


@pytest.mark.parametrize("case", [case for case in ANSWERED if reply(case)["langkah"]], ids=lambda case: case.id)
def test_every_step_has_a_label(case):
    """No key of a step reaches the reader as a label."""
    labels = {step["kunci"]: step["label"] for step in reply(case)["langkah"]}
    assert {key: label for key, label in labels.items() if not label or label == key} == {}


def _literals(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _codes():
    """The codes of notices in the source: named outright, or as keys of the tables that collect them."""
    for path in SOURCES:
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Notice":
                code = next(word.value for word in node.keywords if word.arg == "code")
                if isinstance(code, ast.Constant):
                    yield code.value
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "codes":
                assert isinstance(node.value, ast.Dict)
                yield from (key.value for key in node.value.keys if isinstance(key, ast.Constant))


def test_every_notice_has_a_text_and_every_text_a_notice():
    """A code without words would fail in front of a reader; words without a code are never read."""
    assert sorted(set(_codes())) == sorted(words.texts("peringatan"))


def test_every_refusal_text_is_used():
    """The texts of refusals are asked for by name."""
    used = {text for path in SOURCES for text in _literals(ast.parse(path.read_text("utf-8")))}
    assert set(words.texts("galat")) - used == set()


@pytest.mark.parametrize("preset", catalog.presets().values(), ids=catalog.presets())
def test_an_example_answers_in_both_forms(preset):
    """What a page offers to start from is answered, with all its pieces."""
    plain, page = (
        respond({"kalkulator": preset.calculator, "masukan": preset.values, "bentuk": form})
        for form in ("data", "html")
    )
    assert plain["ok"]
    if preset.calculator in rendering.PAGES:
        pieces = page.pop("html")
        assert plain == page
        assert isinstance(pieces, dict)
        assert "" not in pieces.values()


def _percent(share):
    return f"{(share * 100).normalize():f}"


def test_the_methods_page_states_the_chances_of_each_kind_of_order():
    """Default and range of every kind, as in data/durasi.toml, and no kind left out."""
    expected = {}
    for key, (low, mode, high) in ((key, kind.peluang) for key, kind in kinds_of_order().items()):
        expected[key] = [f"{_percent(mode)}%", f"{_percent(low)}–{_percent(high)}%"]
    stated = {KINDS[name]: cells for name, *cells in table(METHODS, heading="Jenis pesanan")}
    assert expected == stated


def test_the_methods_page_states_how_good_a_sample_is():
    """Se, Sp, f and the number of revisions are the fields' own defaults."""
    stated = {name: re.search(rf"{re.escape(name)}: (\d+)%", METHODS) for name in TEST_OF_SAMPLE}
    found = {name: match and Decimal(match[1]) / 100 for name, match in stated.items()}
    assert {name: field.default for name, field in TEST_OF_SAMPLE.items()} == found
    assert f"Maks revisi: {risk.MAKS_REVISI.default} kali" in METHODS


@pytest.mark.parametrize(
    ("pattern", "field"),
    [
        (r"Isian awal diskon (\d+)%", risk.DISKON_OBRAL),
        (r"(\d+)% terselamatkan", risk.PORSI_TERSELAMATKAN),
        (r"Isian awal (\d+)% dari harga barang", risk.PORSI_GANTI_RUGI),
        (r"tahap orang lain bertambah \(isian awal (\d+)%", time.TAMBAHAN_RAMAI),
        (r"disortir \((\d+)%", quality.PORSI_SORTIR),
        (r"menemukan salah spesifikasi (\d+) dari 100 kali tanpa sample acuan", quality.DETEKSI_PSI_LANGSUNG),
        (r"(\d+) dari 100 kali dengan sample acuan", quality.DETEKSI_PSI_SAMPLE),
        (r"mengurangi peluang salah, isian awal (\d+)%", actions.PERBAIKAN_SPESIFIKASI),
    ],
    ids=lambda part: part.name if isinstance(part, Field) else "",
)
def test_the_methods_page_states_the_defaults(pattern, field):
    """The numbers in running text are the defaults too."""
    found = re.search(pattern, METHODS)
    assert found
    assert field.default == Decimal(found[1]) / 100


def test_the_methods_page_states_how_sure_an_answer_is_called_what():
    """The bounds between clear, leaning and too near are those of the advice."""
    stated = re.search(r'"jelas" sejak (\d+)%, "condong" di antara (\d+)% dan (\d+)%', METHODS)
    assert stated
    assert [Fraction(int(share), 100) for share in stated.groups()] == [advice.SURE, CLEAR, advice.SURE]


def test_the_guide_states_the_default_durations_with_their_grades():
    """Least, most and most likely of every stage, with the letter of its source, as in data/durasi.toml."""
    expected = {}
    for name, key in STAGES.items():
        found = defaults()[key]
        days = found.duration
        expected[name] = (f"{days.min}–{days.maks} ({days.modus})", found.grade)
    stated = {name: (days, basis[-2]) for name, days, _, basis in table(GUIDE, heading="Tahap | Hari")}
    assert expected == stated


def _guide(name):
    return (ROOT / f"docs/panduan/{name}.md").read_text("utf-8")


def test_the_calendar_page_states_the_days_of_the_data():
    """Closures and holidays of 2027 as the schedule takes them, and the days a shop works towards."""
    stated = {words: day for day, words, _ in table(_guide("kalender-pabrik-2027"), heading="Tanggal 2027")}
    year: Any = tables.load("kalender")["2027"]
    spans = {name: (year[name]["mulai"], year[name]["selesai"]) for name in ("imlek", "golden_week")}
    assert stated["Pabrik tutup, Imlek"] == f"{tanggal(spans['imlek'][0])[:-5]}–{tanggal(spans['imlek'][1])[:-5]}"
    first, last = spans["golden_week"]
    assert stated["Golden Week, pabrik tutup"] == f"{first.day}–{tanggal(last)[:-5]}"
    off = {tanggal(day)[:-5] for day in (*year["libur_nasional"], *year["cuti_bersama"])}
    assert {"10 Maret", "11 Maret", "9 Maret", "12 Maret", "15 Maret", stated["Iduladha"], stated["Imlek"]} <= off
    assert stated["Lebaran"] == "10–11 Maret"
    assert stated["Cuti bersama Lebaran"] == "9, 12, 15 Maret"
    targets: Any = tables.load("sasaran")
    names = {"1 Ramadan": "ramadan", "Tahun ajaran baru": "tahun_ajaran", "Imlek": "imlek", "9.9": "sembilan_sembilan"}
    names |= {"10.10": "sepuluh_sepuluh", "11.11": "sebelas_sebelas", "12.12": "dua_belas_dua_belas"}
    for name, key in names.items():
        assert stated[name] == tanggal(targets[key]["hari"][1])[:-5], name


def test_the_pages_of_the_guide_state_the_defaults():
    """Numbers in running text are the engine's own."""
    found = [int(share) for share in re.findall(r"(\d+) dari 100 kali; dengan golden sample (\d+)", INSPECTION)[0]]
    assert [Decimal(share) / 100 for share in found] == [
        quality.DETEKSI_PSI_LANGSUNG.default,
        quality.DETEKSI_PSI_SAMPLE.default,
    ]
    assert risk.KETEPATAN_DETEKSI.default == Decimal("0.9")
    assert "menemukan 9 dari 10 kesalahan" in _guide("periksa-sample")
    assert actions.PERBAIKAN_SPESIFIKASI.default == Decimal("0.5")
    assert "peluangnya turun separuh" in _guide("spesifikasi-yang-tidak-salah-baca")
    for moda, unit in (("laut_lcl", "CBM"), ("udara", "kg")):
        least = f"minimum {angka(offers.offer(moda).minimum_tagih)} {unit}"
        assert least in _guide("tanya-jawab")
    assert f"Rp{angka(offers.offer('laut_lcl').tarif)} per CBM" in _guide("tanya-jawab")


def test_kinds_of_order_are_the_choices_of_the_form():
    """A kind without defaults could be chosen and not answered."""
    assert [word for word, _ in order.JENIS_PESANAN.options] == list(kinds_of_order())
