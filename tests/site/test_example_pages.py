"""The pages of the worked scenarios: the engine's whole answer, and judgement that changes with its numbers."""

import re
import tomllib
from datetime import date

import pytest

from calculator import catalog, decision_view, form
from calculator.calculators import keputusan
from calculator.numbers import dari_seratus, tanggal_pendek
from calculator.publish import excerpts, judgement
from tests.building import ROOT
from tests.engine_cases import answered
from tests.site.reading import words as written

NAMES = sorted(path.stem for path in (ROOT / "docs/contoh").glob("*.md") if path.stem != "index")
TODAY = date(2026, 11, 24)


def judged(name, **changed):
    """The sentences about an example, some of its values changed."""
    values = catalog.presets()[name].values | changed | {"hari_ini": TODAY.isoformat()}
    typed = form.read(keputusan.CALCULATOR, values)
    return judgement.sentences(decision_view.decision(typed, keputusan.CALCULATOR.compute(typed)))


def test_every_scenario_has_its_page():
    """None is left out."""
    decisions = [name for name, preset in catalog.presets().items() if preset.calculator == "keputusan"]
    assert sorted(decisions) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_page_holds_the_whole_answer_and_its_judgement(name, pages):
    """The same page as the fence of that example makes; nothing in it waits for a form that is not there."""
    page = pages[f"contoh/{name}/index.html"]
    (fence,) = re.findall(r"```kasus\n(.*?)```", (ROOT / f"docs/contoh/{name}.md").read_text("utf-8"), re.DOTALL)
    assert tomllib.loads(fence)["contoh"] == name
    shown = written(page.with_class("kasus"))
    assert [sentence for sentence in judged(name) if sentence not in shown] == []
    assert "Dari mana angkanya" in shown or "Hitungannya" in shown
    assert [element for element in page.elements() if "data-isi" in element.attrib] == []


def test_the_sale_that_a_sample_misses_is_said_without_scolding():
    """Not feasible with a sample, feasible without: the risk stays named, and the ways on are three."""
    time = judged("casing")[1]
    assert time.startswith("Dengan sample, 9 Des 2026 sulit terkejar")
    assert "salah spesifikasi" in time
    assert "foto dan video" in time


def test_toys_stop_before_any_price():
    """One sentence, no rupiah; with the licence there the price is judged."""
    (only,) = judged("mainan")
    assert "SNI" in only
    assert "Rp" not in only
    assert "Rp" in judged("mainan", izin="ada")[0]


def test_a_sample_that_does_not_pay_is_said_not_to():
    """For twenty machines; with a far larger loss it pays."""
    assert judged("mesin")[0].endswith("tidak sepadan untuk pesanan ini.")
    assert judged("mesin", rugi_salah_spek="900.000.000")[0].endswith(": sepadan untuk pesanan ini.")


def test_what_lateness_costs_counts_against_the_sample():
    """The advice and the judgement never part: with a dear deadline the tumbler's sample no longer pays."""
    assert judged("tumbler")[0].endswith(": sepadan untuk pesanan ini.")
    assert judged("tumbler", rugi_telat="60.000.000")[0].endswith("tidak sepadan untuk pesanan ini.")


def test_a_tie_is_called_one():
    """And left to what the model does not know."""
    assert "terlalu kecil untuk diputus" in judged("rak")[0]


def test_nothing_to_earn_is_said_first():
    """Whatever the sample does."""
    assert judged("tumbler", harga_jual="40.000")[0].startswith("Dengan harga jual ini")


def test_time_follows_the_deadline():
    """Enough on both paths, too little on both, enough to the later day; none without a deadline."""
    later, sooner = (judged("tumbler", tenggat=day)[1] for day in ("2027-06-30", "2027-01-10"))
    assert later.startswith("Waktunya cukup di kedua jalur untuk 30 Jun 2027")
    assert sooner.startswith("Untuk 10 Jan 2027 kedua jalur berisiko terlambat")
    assert not any("sempat" in sentence or "terlambat" in sentence for sentence in judged("tumbler", tenggat=""))
    found = judged("tumbler")[1]
    hasil = answered("keputusan", catalog.presets()["tumbler"].values | {"hari_ini": TODAY.isoformat()})
    plan = hasil["jadwal"]["sample"]
    assert tanggal_pendek(date.fromisoformat(plan["tiba_p80"])) in found
    assert dari_seratus(1 - plan["peluang_telat"]) in found


def test_what_turns_the_answer_is_named_with_its_value():
    """The first number that turns it alone; where none does, that is said."""
    assert judged("tumbler")[-1] == "Jawaban berbalik bila peluang pesanan salah spesifikasi, kini 18%, melewati 3,8%."
    certain = judged("mesin", biaya_sample="2.000", ongkir_sample="900", rugi_salah_spek="1.000.000")
    assert certain[-1].startswith("Tidak satu pun")


def test_a_still_page_leads_to_the_example_in_the_calculator():
    """Its chips open the calculator at this example; paragraphs of nothing but buttons are gone."""
    html = '<p><a href="#isian-moda">laut</a></p><p><button type="button" data-isi=\'{"a": "b"}\'>Coba</button></p>'
    assert excerpts.still(html, "../k/#contoh-x") == '<p><a href="../k/#contoh-x">laut</a></p>'


HONEST = (
    ("before any price, what could stop the goods", "tumbler", "Belum dicek: SNI, BPOM, lartas, baterai, merek."),
    ("the same order again needs no sample", "tumbler", "tidak perlu sample lagi"),
    ("a carton of ready stock is the sample", "casing", "Hitung satu karton sebagai sample"),
    ("too little at stake", "mesin", "tidak sepadan untuk pesanan ini"),
    ("from how many units on it pays", "mesin", "Sample mulai sepadan dari sekitar"),
    ("no time for it, and what stands in for it", "casing", "foto dan video dari gudang supplier"),
    ("a clearer sheet may do", "tumbler", "Lembar spesifikasi yang jelas"),
    ("defects are for an inspection", "tumbler", "Cacat produksi belum dihitung rupiahnya"),
    ("fraud is no matter of samples", "tumbler", "tidak membuktikan penjualnya jujur"),
    ("goods under regulation are tested whatever the sums say", "mainan", "tetap diuji, berapa pun hitungannya"),
    ("a sample passed does not replace official tests", "mainan", "tidak menggantikan uji resmi"),
    ("a sample made by skilled hands is not the run", "tumbler", "Mutu yang diturunkan pabrik setelah sample"),
    ("what a sample is good for beside", "tumbler", "Manfaat lain sample"),
    ("late together", "tumbler", "Tahap yang terlambat bersama-sama"),
    ("an average is no forecast of one order", "tumbler", "Rata-rata hanya untuk membandingkan"),
    ("what the worst of ten times costs", "tumbler", "1 dari 10 kali yang terburuk"),
    ("our own numbers are called so", "tumbler", "asumsi kami"),
    ("not always for the sample", "mesin", "Tidak perlu sample"),
    ("delay has its price", "sepatu", "bila tidak, langsung massal dengan risikonya"),
    ("a toss-up is called one", "rak", "Terlalu dekat untuk dipastikan"),
    ("money already paid does not count", "tumbler", "Uang itu tidak kembali"),
    ("the break-even first, in counts", "tumbler", "4 dari 100 pesanan seperti ini salah spesifikasi"),
    ("how sure the answer is", "tumbler", "jawabannya jelas"),
    ("how sure it is not", "rak", "terlalu dekat untuk dipastikan"),
    ("eight of ten, not one date", "tumbler", "8 dari 10 kali siap paling lambat"),
    ("the plan at the modes is called optimistic", "tumbler", "biasanya terlalu optimis"),
    ("the numbers that turn the answer", "tumbler", "Yang paling mengubah jawaban"),
    ("what is not reckoned", "tumbler", "Yang belum dihitung"),
    ("the advice may be not to order", "mainan", "Jangan pesan massal dulu"),
)
"""How an honest calculator speaks, and the page of a scenario on which it does."""


@pytest.mark.parametrize(("rule", "name", "said"), HONEST, ids=[rule for rule, _, _ in HONEST])
def test_every_rule_of_honesty_is_kept_on_a_page(rule, name, said, pages):
    """When not to sample, and how to speak: each is read on the page of at least one scenario."""
    assert said in written(pages[f"contoh/{name}/index.html"].with_class("kasus")), rule


def test_the_same_order_again_needs_no_sample_only_where_that_holds():
    """Not where the sample pays even then, and not where none is advised."""
    assert any("tidak perlu sample lagi" in sentence for sentence in judged("tumbler"))
    assert not any("pesan ulang" in sentence.lower() for sentence in judged("mesin"))
    dear = judged("tumbler", rugi_salah_spek="900.000.000")
    assert not any("tidak perlu sample lagi" in sentence for sentence in dear)
