"""The fence ```angka: a few results of an example, the engine's own, or no build at all."""

import re
import tomllib
from urllib.parse import parse_qs, urlsplit

import pytest
from pymdownx.superfences import SuperFencesException

from calculator import catalog
from calculator.publish import amounts, fences
from tests.building import ROOT

HEAD = 'contoh = "{}"\nke = "../../{}/"\nhari_ini = 2026-11-24\n'
TAX = (
    HEAD.format("pajak-tumbler", "pajak") + 'angka = [["Bea", "bea_masuk"], ["PPN", "ppn"], ["Kira", "ppn", "kira"]]\n'
)
ORDER = HEAD.format("tumbler", "kalkulator")
FENCES = [
    pytest.param(page, source, id=f"{page.stem}-{place}")
    for page in sorted((ROOT / "docs").rglob("*.md"))
    for place, source in enumerate(re.findall(r"```angka\n(.*?)```", page.read_text("utf-8"), re.DOTALL))
]


def test_an_amount_is_the_engines():
    """Rupiah in full, or about so much; the example, the day and the way to it stand below."""
    shown = amounts.page(TAX)
    assert "<dt>Bea</dt><dd>Rp0</dd>" in shown
    assert re.search(r"<dt>PPN</dt><dd>Rp[\d.]+</dd>", shown)
    assert re.search(r"<dt>Kira</dt><dd>sekitar Rp\d+(,\d)? juta</dd>", shown)
    assert "24 November 2026" in shown
    assert 'href="../../pajak/#v=1&amp;contoh=pajak-tumbler"' in shown


def test_keys_lead_deeper_into_lists_by_id_and_to_days_chances_and_counts():
    """A path's total, its eight-of-ten day, the break-even chance and the break-even quantity."""
    wanted = (
        '[["a", "jalur.sample.total_harapan"], ["b", "jalur.sample.tiba_p80"], ["c", "jalur.sample.peluang_telat"]]'
    )
    shown = amounts.page(f"{ORDER}angka = {wanted}\n")
    assert re.search(r"<dt>a</dt><dd>Rp57\.886\.590</dd>", shown)
    assert re.search(r"<dt>b</dt><dd>\d+ \w+ 2027</dd>", shown)
    assert re.search(r"<dt>c</dt><dd>\d+ dari 100</dd>", shown)


def test_changed_answers_change_the_amounts_and_the_link():
    """What the fence types anew is computed, said to be changed, and opened by the link."""
    shown = amounts.page(f'{TAX}ubah = {{ form_e = "tidak" }}\n')
    assert "<dt>Bea</dt><dd>Rp0</dd>" not in shown
    assert "sebagian isiannya kami ubah" in shown
    assert "form_e=tidak" in shown


def test_a_changed_day_is_in_the_link_as_a_date_field_takes_it():
    """Words would leave the field of the form empty."""
    source = HEAD.format("jadwal-langsung", "jadwal") + 'angka = [["a", "tiba"]]\n'
    shown = amounts.page(f'{source}ubah = {{ tanggal_mulai = "27 Desember 2026", tenggat = "" }}\n')
    assert "tanggal_mulai=2026-12-27&amp;tenggat=" in shown


@pytest.mark.parametrize(
    "source",
    [
        TAX.replace("bea_masuk", "bea_keluar"),
        TAX.replace('"kira"', '"persis"'),
        TAX.replace('"ppn", "kira"', '"jalur"'),
        TAX.replace("pajak-tumbler", "gelas"),
        TAX + "lain = 1\n",
        f'{ORDER}angka = [["a", "jalur.lain.per_unit"]]\n',
    ],
    ids=["unknown key", "unknown way", "no amount", "unknown example", "unknown word", "unknown path"],
)
def test_what_cannot_be_answered_fails_the_build(source):
    """With the source in the message."""
    with pytest.raises(SuperFencesException, match="fence jumlah: ") as raised:
        fences.jumlah(source)
    assert source in str(raised.value)


@pytest.mark.parametrize(("page", "source"), FENCES)
def test_a_link_opens_the_example_in_its_own_calculator(page, source):
    """The page it leads to is the one whose form has the example."""
    (link,) = re.findall(r'href="([^"]*)"', amounts.page(source).replace("&amp;", "&"))
    names = {"keputusan": "kalkulator"}
    fence = tomllib.loads(source)
    calculator = catalog.presets()[fence["contoh"]].calculator
    assert urlsplit(link).path.strip("./") == names.get(calculator, calculator), page
    assert parse_qs(urlsplit(link).fragment)["contoh"] == [fence["contoh"]]
