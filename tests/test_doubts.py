"""Old and watched rules: who reads an answer later than its rules were checked is told so, in words and amber."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from calculator import catalog
from calculator.calculators import doubts
from calculator.numbers import tanggal
from calculator.respond import respond
from calculator.rules import CHECK_AGE, rule

PAJAK = {"tanggal": "2026-11-24", "ndpbm": "16.800", "fob": "300", "freight": "40"}
KEPUTUSAN = catalog.presets()["tumbler"].values | {"tanggal_mulai": "2026-11-24", "tenggat": ""}
ASKED = {"pajak": PAJAK, "keputusan": KEPUTUSAN}

PPN = rule("ppn.tarif")
WATCH = PPN.watch or date.max
CHECKED = PPN.rows[-1].checked
AMBER = '<li class="catatan">Perhatian: '


def told(kalkulator, **more):
    """The warnings of an answer by code, and its page."""
    request = {"kalkulator": kalkulator, "masukan": ASKED[kalkulator] | more, "bentuk": "html"}
    reply: Any = respond(request)
    assert reply.get("galat") is None
    return {one["kode"]: one["pesan"] for one in reply["peringatan"]}, reply["html"]["hasil"]


@pytest.mark.parametrize("kalkulator", ASKED)
@pytest.mark.parametrize(("days", "old"), [(0, False), (CHECK_AGE.days, False), (CHECK_AGE.days + 1, True)])
def test_a_rule_past_its_check_age_is_said_in_words_and_in_amber(kalkulator, days, old):
    """On the last day of its age it still holds; the day after, the notice names the day of the check and the age."""
    today = CHECKED + timedelta(days=days)
    warnings, page = told(kalkulator, hari_ini=today.isoformat())
    assert ("aturan_lama" in warnings) == old
    if old:
        said = f"terakhir kami cek {tanggal(CHECKED)}, lebih dari {CHECK_AGE.days} hari yang lalu. Pastikan dulu"
        assert said in warnings["aturan_lama"]
        assert page.count(AMBER + warnings["aturan_lama"].removeprefix("Perhatian: ")) == 1
    elif days == 0:
        assert AMBER not in page


BEFORE, ON = ((WATCH + timedelta(days=days)).isoformat() for days in (-1, 0))

DAYS = {
    "neither law nor reader has come so far": ({"tanggal": BEFORE, "hari_ini": BEFORE}, False),
    "the law of the day itself": ({"tanggal": ON}, True),
    "the law before, read on the day": ({"tanggal": BEFORE, "hari_ini": ON}, True),
    "a law that ended before": ({"tanggal": "2024-06-01", "hari_ini": ON}, False),
}


@pytest.mark.parametrize("kalkulator", ASKED)
@pytest.mark.parametrize(("more", "said"), DAYS.values(), ids=DAYS)
def test_after_a_watched_day_the_page_says_what_may_have_changed(kalkulator, more, said):
    """PPN on 1 January 2027: which rules, why, and when they were last checked; for the law that is used only."""
    warnings, page = told(kalkulator, **more)
    assert ("aturan_dipantau" in warnings) == said
    if said:
        message = warnings["aturan_dipantau"]
        named = (tanggal(WATCH), PPN.label, rule("ppn.dpp_nilai_lain").label, PPN.watch_reason, tanggal(CHECKED))
        assert [words for words in named if words not in message] == []
        assert page.count(AMBER + message.removeprefix("Perhatian: ")) == 1


def test_a_decision_that_begins_after_the_day_says_so_once():
    """What may have changed already is no longer said to come."""
    warnings, _ = told("keputusan", tanggal_mulai="2027-03-01", hari_ini="2027-03-01")
    assert "aturan_dipantau" in warnings
    assert "hukum_berubah" not in warnings


def test_a_rule_checked_since_is_not_doubted():
    """Whoever looked after the day, and wrote it down, ends the notice."""
    since = replace(PPN.rows[-1], checked=WATCH)
    assert doubts.notices([since], WATCH, None, WATCH) == []
    assert [one.code for one in doubts.notices([PPN.rows[-1]], WATCH, None, WATCH)] == ["aturan_dipantau"]
