"""The calculator's page without JavaScript: a complete, true worked example."""

import re
import tomllib
from datetime import date
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest

from calculator import catalog
from calculator.numbers import persen_kira, rupiah, rupiah_kira, tanggal, tanggal_pendek
from calculator.publish.version import of_law
from calculator.respond import respond
from tests.building import ROOT
from tests.site.reading import words


@pytest.fixture(scope="module")
def fence():
    """What the page's fence says."""
    (source,) = re.findall(r"```kalkulator\n(.*?)```", (ROOT / "docs/kalkulator.md").read_text("utf-8"), re.DOTALL)
    return tomllib.loads(source)


@pytest.fixture(scope="module")
def reply(fence):
    """What the engine answers to the fence's example."""
    masukan = catalog.presets()[fence["contoh"]].values | {"hari_ini": fence["hari_ini"].isoformat()}
    situs = {"merek": "RTS", "nomor": "", "halaman": fence["halaman"], "aturan": of_law()}
    answer = respond({"kalkulator": fence["kalkulator"], "masukan": masukan, "bentuk": "html", "situs": situs})
    assert answer["ok"], answer
    return answer


@pytest.fixture(scope="module")
def result(calculator_page):
    """The result in the page."""
    return calculator_page.with_class("hasil")


def test_result_is_word_for_word_the_engines(result, reply):
    """Markdown, theme and finishing pass change no word of the result."""
    piece = html5lib.parse(reply["html"]["hasil"], namespaceHTMLElements=False)
    assert words(piece) == words(result)


def test_numbers_are_those_of_the_engine(result, reply):
    """Amounts, dates and the break-even chance stand in the page as respond() gives them as data."""
    shown, hasil = words(result), reply["hasil"]
    assert f"Sample satu putaran Anda bayar {rupiah(hasil['biaya_ronde'])}" in shown
    assert f"{rupiah(hasil['massal']['per_unit'])} per unit di gudang" in shown
    assert f"impas {persen_kira(hasil['keputusan']['p_impas'])}" in shown
    for path in hasil["jalur"]:
        assert rupiah_kira(path["per_unit"], 3) in shown
    for plan in hasil["jadwal"].values():
        assert tanggal_pendek(date.fromisoformat(plan["tiba_p80"])) in shown


def test_every_amount_says_where_it_comes_from(result, reply):
    """The sources of the rules used stand in the result."""
    shown = words(result)
    assert reply["aturan"]
    for article in {row["pasal"] for row in reply["aturan"]}:
        assert article in shown


LEVIES = {"Bea masuk", "Nilai impor", "PPN impor", "Dasar PPh 22", "PPh 22 impor"}
"""What the law names of an import; the rest is arithmetic of the reader's own numbers."""


def test_every_line_opens_to_its_formula_and_each_levy_to_its_article(result):
    """No two lines read the same; a duty of nothing tells its rate."""
    lines = [line for line in result.iter("div") if line.get("class") == "langkah"]
    told = [(words(line.find("span")), words(line.find("p"))) for line in lines]
    assert len(told) == len(set(told)) > 50
    assert all(formula for _, formula in told)
    levies = [line for line in lines if words(line.find("span")) in LEVIES]
    assert len(levies) == 2 * len(LEVIES)
    for line in levies:
        assert re.search(r"Dicek \d+ \w+ \d{4} dari [a-z ]+, keyakinan [A-D]", words(line.find("ul")))
    assert ("Bea masuk sebelum dibulatkan", "Rp45.266.004 × 0%") in told


def test_page_says_which_example_it_is_and_from_which_day(calculator_page, fence):
    """A reader can tell the example from an answer to themselves."""
    said = words(calculator_page.with_class("asal"))
    assert catalog.presets()[fence["contoh"]].name in said
    assert tanggal(fence["hari_ini"]) in said


def test_form_is_hidden_until_a_script_can_serve_it(calculator_page):
    """Without JavaScript there is no dead button, but a note."""
    (form,) = calculator_page.all("form", data_kalkulator="keputusan")
    assert "hidden" in calculator_page.with_class("isian").attrib
    assert "novalidate" in form.attrib
    assert "memerlukan JavaScript" in words(calculator_page.with_class("tanpa-skrip"))


def test_form_holds_every_field_and_every_example(calculator_page):
    """Each field of the engine is an input of the form, but the reader's day; examples are buttons, ours first."""
    (form,) = calculator_page.all("form", data_kalkulator="keputusan")
    names = {found.attrib["name"] for found in form.iter() if "name" in found.attrib}
    fields = {field.name for field in catalog.CALCULATORS["keputusan"].fields} - {"hari_ini"}
    assert {name.split(".")[0] for name in names} == fields
    presets = [preset.name for preset in catalog.presets().values() if preset.calculator == "keputusan"]
    examples = calculator_page.with_class("contoh").iter("button")
    buttons = [found.attrib["title"] for found in examples]
    assert sorted(presets) == sorted(title.partition(". ")[0] for title in buttons)
    assert buttons[0].startswith("Tumbler")


def test_size_of_the_download_is_told(calculator_page):
    """The reader knows what it costs before it starts."""
    assert re.search(r"sekitar \d+,\d MB", words(calculator_page.with_class("unduhan")))


def test_whatsapp_link_carries_the_message_shown(calculator_page):
    """What the link carries is what stands above it."""
    links = [urlsplit(address) for address in calculator_page.links() if "wa.me" in address]
    messages = [parse_qs(link.query)["text"][0] for link in links]
    assert "".join(calculator_page.with_class("pesan").itertext()).strip() in messages
