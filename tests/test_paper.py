"""The papers for the factory: what the reader said, to the cent, and nothing that is ours or the reader's own."""

import re
from decimal import Decimal
from fractions import Fraction
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import aql_view, catalog, form, paper, paper_facts, rendering, tables
from calculator.steps import explained
from tests.engine_cases import TUMBLER, ask

PRESETS = catalog.presets()
ORDER = {
    **PRESETS["tumbler"].values,
    "porsi_dp": "30%",
    "hari_ini": "2026-11-24",
    "harga_jual": "98.761",
    "rugi_salah_spek": "87.654.329",
    "toleransi_risiko": "43.217.699",
}
"""A whole order, with numbers that are nobody else's business and occur nowhere by chance."""

HAN = re.compile(r"[\u3400-\u9fff]")
PURCHASES = ("po-sample", "po-massal")


class Read(HTMLParser):
    """The tags and attributes of a piece of HTML, and its Chinese text with the languages it stands in."""

    def __init__(self, text):
        """Read it."""
        super().__init__()
        self.tags, self.attributes, self.chinese, self._open = set(), set(), [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Note a tag."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._open.append((tag, dict(attrs).get("lang")))

    def handle_endtag(self, tag):
        """Leave an element."""
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        """Note Chinese, but for that in the text to copy, which has no elements."""
        if HAN.search(data) and self._open[-1] != ("pre", None):
            self.chinese.append((self._open[-1][1], data))


def known(values=ORDER, name="keputusan", *, taksir=False):
    """What an answer knows of the blanks, and the values and outcome it rests on."""
    calculator = catalog.CALCULATORS[name]
    read = form.read(calculator, values, taksir=taksir)
    outcome = calculator.compute(read)
    return rendering.PAPERS[name][0](read, outcome), read, outcome


def html(values=ORDER, name="keputusan"):
    """The papers as the page shows them."""
    reply = ask(name, values, "kertas")
    assert reply["ok"], reply
    return reply["html"]["kertas"]


def text(name, facts):
    """A document as text for a chat."""
    (found,) = paper.documents(facts, (name,))
    return found.teks


def value(document, label, facts):
    """The value that stands beside an English label."""
    (found,) = paper.documents(facts, (document,))
    (line,) = (line for part in found.bagian for line in part.baris if line.en == label)
    return line.isi


def everything(facts, *, own):
    """All that the papers say, with or without the importer's own sheet."""
    kept = [name for name in paper.names() if own or name != paper.OWN]
    return repr((paper.documents(facts, kept), paper.messages(facts, kept)))


@pytest.mark.parametrize("name", PURCHASES)
def test_both_orders_name_quantity_price_incoterm_deposit_and_balance(name):
    """As the reader gave them: 1,000 at USD 2.60 FOB, 30 percent first."""
    facts, _, _ = known()
    said = text(name, facts)
    for told in ("1000 pcs", "USD 2.60", "FOB", "30% = USD 780.00", "USD 1820.00", "Tumbler logo laser"):
        assert told in said
    assert "usulan" not in said


def test_the_importer_s_sheet_tells_the_rupiah_of_the_calendar_of_payments():
    """Deposit and balance as Indonesians read them, and the last days of the plan that is advised."""
    facts, _, outcome = known()
    paid = {step.key: step.amount for step in explained(outcome.steps)}
    assert paid["langsung.kas.dp"] == 13_104_000
    assert facts["dp_saya"] == "USD 780, Rp13.104.000"
    assert facts["sisa_saya"] == "USD 1.820, Rp30.576.000"
    assert (facts["batas_dp"], facts["tenggat"]) == ("7 Desember 2026", "12 Februari 2027")
    assert facts["siap_kirim"].startswith("2027-01-13 (target")


@given(
    units=st.integers(1, 10**6),
    price=st.decimals("0.0001", "9999", places=4),
    share=st.integers(0, 100),
    origin=st.decimals("0", "999", places=2),
    fee=st.decimals("0", "99", places=2),
)
def test_the_parts_make_the_whole(units, price, share, origin, fee):
    """Deposit, credit and balance are the price of the goods, and the deposit its share to half a cent."""
    values = {
        "jumlah_unit": units,
        "harga_unit": price,
        "porsi_dp": Decimal(share) / 100,
        "biaya_lokal_asal": origin,
        "biaya_sample": fee,
        "biaya_sample_dikreditkan": True,
    }
    due = paper_facts.sums(values)
    assert due.credit is not None
    assert due.balance is not None
    assert due.deposit + due.credit + due.balance == units * Fraction(price) + Fraction(origin)
    assert abs(due.deposit - due.total * Fraction(share, 100)) <= Fraction(1, 200)


@pytest.mark.parametrize("share", ["0%", "37,5%", "100%"])
def test_the_deposit_is_that_of_the_calendar_of_payments(share):
    """The order's sum at the bank's rate is what is paid, to half a cent and half a rupiah."""
    facts, values, outcome = known(TUMBLER | {"porsi_dp": share, "biaya_lokal_asal": "61,37", "jumlah_unit": 1037})
    paid = {step.key: step.amount for step in explained(outcome.steps)}
    in_rupiah = paper_facts.sums(values).deposit * Fraction(values["kurs_bayar"])
    assert abs(in_rupiah - paid.get("langsung.kas.dp", 0)) <= Fraction(values["kurs_bayar"]) / 200 + 1
    assert facts["dp"].startswith("USD ")


def test_what_is_the_importer_s_own_goes_to_no_factory():
    """No private fact stands in any other paper, and none of the numbers that only the decision needs in any at all."""
    shared = dict.fromkeys(paper.SHARED, "x")
    assert "rahasia" not in everything(shared | dict.fromkeys(paper.PRIVATE, "rahasia"), own=False)
    facts, _, _ = known()
    said = everything(facts, own=True).replace(".", "")
    assert [own for own in ("98761", "87654329", "43217699") if own in said] == []
    assert "12 Februari 2027" not in everything(facts, own=False)
    assert "2027-02-12" not in everything(facts, own=False)


def test_what_we_estimated_stays_blank():
    """A reader without quotes sends no sample fee and no courier's price of ours to a factory."""
    short = {name: ORDER[name] for name in catalog.CALCULATORS["keputusan"].quick if name in ORDER}
    facts, values, _ = known(short | {"hari_ini": "2026-11-24"}, taksir=True)
    assert {"biaya_sample", "ongkir_sample", "freight"} <= {estimate.name for estimate in values["taksiran"]}
    assert value("po-sample", "Sample fee, total", facts) == value("po-sample", "Courier cost", facts) == ""
    assert "Sample fee, total / Biaya sample, semua / 样品费※: ________" in text("po-sample", facts)


def test_a_default_of_ours_is_called_a_proposal():
    """The share of the deposit and the number of samples, unless the reader gave them."""
    facts, _, _ = known(TUMBLER)
    assert facts["dp"] == "USD 780.00 (usulan, proposal)"
    assert facts["jumlah_sample"] == "2 pcs (usulan, proposal)"
    assert "isian awal kami" in facts["dp_saya"]


def test_a_credit_that_we_estimated_leaves_the_balance_blank():
    """What is not known is not subtracted; what is known is."""
    credited = TUMBLER | {"biaya_sample_dikreditkan": True}
    facts, _, _ = known(credited)
    assert (facts["potongan"], facts["sisa"]) == ("USD 35.00", "USD 1785.00 (usulan, proposal)")
    assert facts["sisa_saya"] == "USD 1.785, Rp29.988.000"
    unknown, _, _ = known({name: text for name, text in credited.items() if name != "biaya_sample"}, taksir=True)
    assert unknown["potongan"] == unknown["sisa"] == unknown["sisa_saya"] == ""


def test_a_price_at_the_factory_s_gate_is_not_called_fob():
    """Where the reader adds origin costs, the place of delivery is left to be written."""
    facts, _, _ = known(TUMBLER | {"biaya_lokal_asal": "60"})
    assert value("po-massal", "Incoterm and place", facts) == ""
    assert value("po-massal", "Origin costs", facts) == "USD 60.00"


def test_days_that_have_passed_are_not_asked_of_a_factory():
    """A deadline that is out of reach leaves no date to be ready by; the importer's own sheet says why."""
    facts, _, _ = known(TUMBLER | {"tenggat": "2026-12-20"})
    assert facts["siap_kirim"] == ""
    assert facts["batas_dp"] == facts["batas_berangkat"] == paper.words("kata")["lewat"]
    assert value("po-massal", "Ready to ship by", facts) == ""
    assert known({name: text for name, text in TUMBLER.items() if name != "tenggat"})[0]["tenggat"] == ""


@pytest.mark.parametrize("name", [name for name, found in PRESETS.items() if found.calculator == "aql"])
def test_the_plan_is_that_of_the_page(name):
    """Numbers to draw, accept and reject of each class, as the page of the plan shows them."""
    facts, values, outcome = known(PRESETS[name].values, "aql")
    view = aql_view.plan_of_lot(values, outcome)
    for shown in view.golongan if values["aql"] in (Decimal("2.5"), Decimal("4.0")) else ():
        plan = tuple(facts[f"{number}_{shown.id}"] for number in ("n", "ac", "re"))
        assert plan == tuple(str(number) for number in (shown.plan.n, shown.plan.ac, shown.plan.re))
    assert (facts["ac_kritis"], facts["re_kritis"]) == ("0", "1")
    assert facts["huruf"] == view.huruf_lot


def test_a_stricter_plan_of_the_reader_s_takes_the_place_of_the_usual_one():
    """Whoever reckoned with AQL 1.0 is not handed 2.5."""
    facts, _, _ = known({"jumlah_lot": "1.000", "aql": "1"}, "aql")
    assert (facts["aql_besar"], facts["aql_kecil"]) == ("1.0", "4.0")


@pytest.mark.parametrize("facts", [{}, "order"], ids=["blank", "filled"])
def test_every_chinese_line_says_that_it_is_to_be_checked(facts):
    """In the page each stands in its language with the mark; in the text to copy each part of a line has it."""
    filled = known()[0] if facts else {}
    shown = html() if facts else rendering.blank_papers(paper.names())
    lines = Read(shown).chinese
    assert len(lines) > 60
    assert [line for line in lines if line[0] != "zh-Hans" or paper.MARK not in line[1]] == []
    for name in PURCHASES:
        parts = [part for line in text(name, filled).splitlines() for part in re.split(" / |: ", line)]
        assert [part for part in parts if HAN.search(part) and not part.endswith(paper.MARK)] == []


def test_every_document_with_chinese_says_so_at_its_top():
    """Once, in Indonesian and English, before the first line."""
    shown = rendering.blank_papers(paper.names())
    for article in shown.split('<article class="dokumen"')[1:]:
        before, _, after = article.split("<h2>")[1].partition("perlu dicek penutur asli")
        assert bool(after) == bool(HAN.search(article.split("<article")[0]))
        assert "<dl>" not in before or not after


def test_a_blank_paper_is_blank():
    """Nothing is filled in without an order, and no document knows a number."""
    for document in paper.documents({}):
        lines = [line for part in document.bagian for line in part.baris]
        assert [line.isi for line in lines if line.isi] == []
        cells = [cell for line in lines for cell in line.sel]
        assert [cell for cell in cells if re.search(r"\d", cell)] == []


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "'><img src=x onerror=alert(1)>", "{{ 7 * 7 }}", "{dp}"]
)
def test_a_hostile_name_is_shown_as_written(typed):
    """It is never markup, and never read as a blank's name."""
    shown = html(ORDER | {"nama_produk": typed})
    read = Read(shown)
    assert read.tags & {"script", "img"} == set()
    assert [name for name in read.attributes if name.startswith("on")] == []
    assert unescape(shown).count(typed) > 10


@given(st.text(max_size=80))
def test_any_name_leaves_the_papers_whole(typed):
    """Whatever stands for the product, the same elements stand around it."""
    facts = {"produk": typed, "kode": "KEP-00000"}
    shown = rendering._render("kertas.html", rendering._papers(facts, PURCHASES, level=4))
    plain = rendering._render("kertas.html", rendering._papers(facts | {"produk": "x"}, PURCHASES, level=4))
    assert Read(shown).tags <= Read(plain).tags | {"span"}


def test_the_code_is_that_of_the_answer():
    """By which both papers and answer are found again."""
    answer = ask("keputusan", ORDER, "html")["html"]["hasil"]
    (code,) = set(re.findall(r"Ref\. (KEP-\w{5})", html()))
    assert f"<b>{code}</b>" in answer


def test_a_plan_alone_makes_the_papers_of_an_inspection():
    """The checklist, what to write when it fails, and no purchase order."""
    shown = html(PRESETS["aql-tumbler"].values, "aql")
    assert re.findall(r'<article[^>]*id="kertas-([\w-]+)"', shown) == ["pra-kirim", "tidak-lulus", "minta-lunas"]


def test_papers_are_refused_where_there_are_none_and_where_the_form_is_wrong():
    """In the reader's words, as every refusal."""
    assert ask("pajak", {}, "kertas")["galat"].keys() == {"kalkulator"}
    reply = ask("keputusan", ORDER | {"jumlah_unit": "seribu"}, "kertas")
    assert reply["galat"].keys() == {"jumlah_unit"}
    assert "galat" in reply["html"]


@pytest.mark.parametrize(
    ("read", "found"),
    [
        (lambda: paper.fill("{warna}", {}), "warna"),
        (lambda: paper._part({"jenis": "puisi"}, {}, "here"), "puisi"),
        (lambda: paper._line({"id": "a", "fr": "b"}, {}, "here"), "fr"),
    ],
    ids=["blank", "kind", "language"],
)
def test_a_slip_in_the_data_is_told(read, found):
    """A blank nothing stands for, a kind of part there is none of, an unknown key."""
    with pytest.raises(tables.DataError, match=found):
        read()
