"""Dated rules and their sources: what answers when, and how the loader refuses bad tables."""

import ast
import re
import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from calculator import permits, rules, tables, words
from calculator.fields import ChoiceField
from calculator.inputs import law
from calculator.publish import gaps
from calculator.respond import respond
from calculator.rules import OutsideRulesError

ROOT = Path(__file__).resolve().parent.parent / "calculator"

KEYS = sorted(rules.rules())

LISTED = ("kosmetik", "besi_baja", "jam_tangan", "tas", "tekstil", "alas_kaki", "sepeda")
FINES = {"50": 100, "100": 125, "150": 150, "200": 175, "250": 200, "300": 225, "350": 250, "400": 300, "450": 600}
FINES["lebih"] = 1000

VALUES = {
    "kiriman.batas_tanpa_bm": Fraction(3),
    "kiriman.batas_fob": Fraction(1500),
    "kiriman.tarif_bm.umum": Fraction(75, 1000),
    "kiriman.tarif_bm.buku": Fraction(0),
    "kiriman.tarif_bm.kosmetik": Fraction(15, 100),
    "kiriman.tarif_bm.besi_baja": Fraction(15, 100),
    "kiriman.tarif_bm.jam_tangan": Fraction(15, 100),
    "kiriman.tarif_bm.tas": Fraction(25, 100),
    "kiriman.tarif_bm.tekstil": Fraction(25, 100),
    "kiriman.tarif_bm.alas_kaki": Fraction(25, 100),
    "kiriman.tarif_bm.sepeda": Fraction(25, 100),
    "kiriman.tarif_pph22.umum": Fraction(0),
    "kiriman.tarif_pph22.buku": Fraction(0),
    **dict.fromkeys((f"kiriman.tarif_pph22.{group}" for group in LISTED), Fraction(5, 100)),
    "pabean.asuransi_baku": Fraction(5, 1000),
    "ppn.tarif": Fraction(12, 100),
    "ppn.dpp_nilai_lain": Fraction(11, 12),
    "pph22.tarif.umum_api": Fraction(25, 1000),
    "pph22.tarif.umum_tanpa_api": Fraction(75, 1000),
    "pph22.tarif.daftar_7_5": Fraction(75, 1000),
    "pph22.tarif.daftar_10": Fraction(1, 10),
    "pph22.tarif.suket": Fraction(0),
    "pph22.pengali_tanpa_npwp": Fraction(2),
    "bawaan.tarif_bm": Fraction(10, 100),
    "bawaan.tarif_pph22": Fraction(5, 100),
    "bawaan_pribadi.pembebasan": Fraction(500),
    "bawaan_pribadi.tarif_bm": Fraction(10, 100),
    "bawaan_pribadi.tarif_pph22": Fraction(0),
    **{f"denda.tarif.{rung}": Fraction(rate, 100) for rung, rate in FINES.items()},
    "denda.perorangan": Fraction(0),
    "umkm.badan_usaha": Fraction(0),
    "pabean.cif": Fraction(1),
    "pph22.dapat_dikreditkan": Fraction(1),
    **dict.fromkeys((f"ppn.dapat_dikreditkan.{way}" for way in ("pib", "kiriman", "bawaan")), Fraction(1)),
    "ppn.dapat_dikreditkan.bawaan_pribadi": Fraction(0),
}
"""Every rule that is a number today, by the research."""


@pytest.mark.parametrize("key", KEYS)
def test_a_rule_answers_from_its_first_day_and_not_before(key):
    """The day before the first row raises, the row's own day answers; nothing is guessed backwards."""
    rule = rules.rule(key)
    first = rule.rows[0]
    assert first == rules.rule_at(key, first.start)
    with pytest.raises(OutsideRulesError, match=re.escape(key)):
        rules.rule_at(key, first.start - timedelta(days=1))


@pytest.mark.parametrize("key", KEYS)
def test_each_row_holds_until_the_day_before_the_next(key):
    """Rows rise, and each begins exactly on its day."""
    rule = rules.rule(key)
    starts = [row.start for row in rule.rows]
    assert sorted(set(starts)) == starts
    for before, after in pairwise(rule.rows):
        assert (before, after) == (rule.at(after.start - timedelta(days=1)), rule.at(after.start))


@pytest.mark.parametrize(("key", "expected"), VALUES.items())
def test_a_rule_says_what_the_law_says_today(key, expected):
    """The rates of the research, read independently of the data file, on 24 November 2026."""
    assert expected == rules.rule_at(key, date(2026, 11, 24)).number


def test_no_number_of_the_law_is_left_uncompared():
    """A new rule is read a second time, from what was read of the law and not from the data."""
    rows = {key: rules.rule_at(key, date(2026, 11, 24)) for key in KEYS}
    numbers = [key for key, row in rows.items() if isinstance(row.value, Fraction)]
    assert sorted(VALUES) == numbers


def test_every_group_of_goods_has_its_two_rates():
    """No choice of the form leads to a rule that does not exist."""
    asked = [f"kiriman.tarif_{kind}.{word}" for word, _ in law.KELOMPOK_KIRIMAN.options for kind in ("bm", "pph22")]
    assert sorted(asked) == [key for key in KEYS if key.startswith("kiriman.tarif_")]


@pytest.mark.parametrize("key", KEYS)
def test_each_row_says_who_says_so_and_how_surely(key):
    """An article, a known source, a letter of confidence."""
    for row in rules.rule(key).rows:
        assert row.article
        assert row.source == rules.sources()[row.source.id]
        assert row.confidence in rules.CONFIDENCE


def test_every_source_is_used_and_every_use_is_known():
    """A source without a rule is dead, a rule without a source does not load."""
    rows = [row for rule in rules.rules().values() for row in rule.rows]
    used = {source.id for row in rows for source in (row.source, *row.witnesses)}
    used |= {source.id for permit in permits.permits().values() for source in permit.bukti.sources}
    used |= {source.id for one in gaps.uncounted() for source in one.evidence.sources}
    assert used == set(rules.sources())


def _host(source):
    return source.where.partition("/")[0].partition(",")[0]


@pytest.mark.parametrize("key", KEYS)
def test_confidence_a_rests_on_witnesses_of_different_places(key):
    """Two pages of one site, or a source that is its own witness, would be one witness counted twice."""
    copies = "salinan di GitHub"
    for row in rules.rule(key).rows:
        hosts = [_host(witness) for witness in row.witnesses if witness.where != copies]
        assert len(set(hosts)) == len(hosts) or row.confidence != "A"


def test_nothing_claims_a_whole_official_text():
    """As the site says of itself; the first row read so changes this test and the words of the page Metode."""
    assert {row.seen for rule in rules.rules().values() for row in rule.rows} == {"kutipan", "sekunder"}


def _keys_in_code() -> Iterator[re.Pattern[str]]:
    """The keys the engine asks for; a part filled in at run time stands for any word."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in KEYS:
                yield re.compile(re.escape(node.value))
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+" for part in node.values
                ]
                yield re.compile("".join(parts))


def test_every_rule_is_asked_for_by_the_engine():
    """A rule that no computation reads would be kept up to date for nothing."""
    patterns = list(_keys_in_code())
    unused = [key for key in KEYS if not any(pattern.fullmatch(key) for pattern in patterns)]
    assert unused == []


def test_a_rule_with_a_known_end_stops_there():
    """After its end a rule raises and the message names the day, it does not go on."""
    rule = rules.rule("ppn.tarif")
    ended = rules.Rule(
        key=rule.key,
        label=rule.label,
        unit=rule.unit,
        rows=rule.rows,
        end=date(2026, 12, 31),
        watch=None,
        watch_reason="",
    )
    assert rule.rows[-1] == ended.at(date(2026, 12, 31))
    with pytest.raises(OutsideRulesError, match="2027-01-01"):
        ended.at(date(2027, 1, 1))


ROW = {
    "mulai": date(2025, 3, 5),
    "nilai": 3,
    "sumber": "uji",
    "pasal": "Pasal 1",
    "diperiksa": date(2026, 11, 24),
    "keyakinan": "A",
    "dilihat": "kutipan",
    "saksi": ["uji", "lain"],
}
RULE = {"label": "Uji", "satuan": "USD", "baris": [ROW]}
SOURCES = {name: {"judul": "Peraturan uji", "alamat": "di meja"} for name in ("uji", "lain")}

BAD_RULES = {
    "an unknown key of a rule": (RULE | {"nama": "x"}, ["nama", "satuan"]),
    "a missing key of a rule": ({"label": "Uji", "baris": [ROW]}, ["satuan", "label"]),
    "an unknown unit": (RULE | {"satuan": "EUR"}, ["satuan", "EUR", "persen", "USD"]),
    "no rows": (RULE | {"baris": []}, ["baris"]),
    "rows that do not rise": (RULE | {"baris": [ROW, ROW]}, ["mulai", "2025-03-05", "rise"]),
    "an unknown key of a row": (RULE | {"baris": [ROW | {"tarif": 1}]}, ["tarif", "nilai"]),
    "an unknown source": (RULE | {"baris": [ROW | {"sumber": "asing"}]}, ["sumber", "asing", "uji"]),
    "an unknown confidence": (RULE | {"baris": [ROW | {"keyakinan": "D"}]}, ["keyakinan", "D", "A, B, C"]),
    "an unknown witness": (RULE | {"baris": [ROW | {"saksi": ["uji", "asing"]}]}, ["saksi", "asing", "uji, lain"]),
    "one witness for A": (RULE | {"baris": [ROW | {"saksi": ["uji"]}]}, ["2025-03-05", "saksi", "needs 2"]),
    "one witness twice": (RULE | {"baris": [ROW | {"saksi": ["uji", "uji"]}]}, ["saksi", "each once"]),
    "no witness for B": (RULE | {"baris": [ROW | {"keyakinan": "B", "saksi": []}]}, ["saksi", "needs 1"]),
    "no witnesses at all": (
        RULE | {"baris": [{key: value for key, value in ROW.items() if key != "saksi"}]},
        ["missing ['saksi']"],
    ),
    "an end before the last row": (RULE | {"berakhir": date(2025, 3, 4)}, ["berakhir", "2025-03-04", "2025-03-05"]),
    "a rate that stands nowhere": (
        RULE | {"satuan": "persen", "baris": [ROW | {"nilai": "entah"}]},
        ["nilai", "entah", "mfn", "tabel_umum"],
    ),
    "an unknown way of seeing": (RULE | {"baris": [ROW | {"dilihat": "mimpi"}]}, ["dilihat", "mimpi", "kutipan"]),
    "a text for a number": (RULE | {"baris": [ROW | {"nilai": "tiga"}]}, ["nilai", "tiga", "number"]),
    "a truth value for a number": (RULE | {"baris": [ROW | {"nilai": True}]}, ["nilai", "True", "number"]),
    "a text for a day": (RULE | {"baris": [ROW | {"mulai": "kemarin"}]}, ["mulai", "kemarin", "date"]),
    "an unknown rounding": (
        RULE | {"satuan": "pembulatan", "baris": [ROW | {"nilai": "ke_langit"}]},
        ["nilai", "ke_langit", "turun_ke_rupiah"],
    ),
    "a fraction that is none": (
        RULE | {"satuan": "pecahan", "baris": [ROW | {"nilai": "11:12"}]},
        ["nilai", "11:12"],
    ),
    "a number for yes or no": (
        RULE | {"satuan": "ya_tidak", "baris": [ROW | {"nilai": 1}]},
        ["nilai", "1", "bool"],
    ),
    "a watch without its reason": (RULE | {"pantau": date(2027, 1, 1)}, ["alasan_pantau"]),
    "no table": (3, ["table", "baris"]),
}


def _load(monkeypatch, found):
    monkeypatch.setattr(tables, "names", lambda _: tuple(name for name in found if name.startswith("aturan/")))
    monkeypatch.setattr(tables, "load", lambda name: found.get(name, SOURCES))
    rules.sources.cache_clear()
    try:
        return rules.rules.__wrapped__()
    finally:
        rules.sources.cache_clear()


@pytest.mark.parametrize(("bad", "said"), BAD_RULES.values(), ids=BAD_RULES)
def test_a_bad_rule_is_refused_with_file_key_and_what_is_valid(monkeypatch, bad, said):
    """The maintainer reads where the mistake is and what could stand there."""
    with pytest.raises(tables.DataError) as caught:
        _load(monkeypatch, {"aturan/uji": {"uji.batas": bad}})
    told = ["data/aturan/uji.toml", "[uji.batas]", *said]
    assert told == [part for part in told if part in str(caught.value)]


def test_a_good_rule_of_the_same_shape_loads(monkeypatch):
    """The bad tables differ from this one in their one mistake."""
    found = _load(monkeypatch, {"aturan/uji": {"uji.batas": RULE}})
    assert Fraction(3) == found["uji.batas"].at(date(2026, 1, 1)).number


def test_one_key_in_two_files_is_refused(monkeypatch):
    """Two files could otherwise say two things about one quantity."""
    with pytest.raises(tables.DataError, match=r"aturan/z\.toml \[uji\.batas\].*another file"):
        _load(monkeypatch, {"aturan/a": {"uji.batas": RULE}, "aturan/z": {"uji.batas": RULE}})


def test_a_percent_is_divided_once_and_a_fraction_kept(monkeypatch):
    """7.5 percent is 75/1000 and 11/12 stays 11/12, both exact."""
    percent = RULE | {"satuan": "persen", "baris": [ROW | {"nilai": Decimal("7.5")}]}
    share = RULE | {"satuan": "pecahan", "baris": [ROW | {"nilai": "11/12"}]}
    found = _load(monkeypatch, {"aturan/uji": {"a": percent, "b": share}})
    assert [Fraction(3, 40), Fraction(11, 12)] == [found[key].rows[0].number for key in "ab"]


def test_a_file_that_is_no_toml_is_named(monkeypatch):
    """A slip of the pen in a data file says in which file."""

    def fail(*_: object, **__: object) -> None:
        raise tomllib.TOMLDecodeError("oops", "x", 0)

    monkeypatch.setattr(tomllib, "loads", fail)
    with pytest.raises(tables.DataError, match=r"data/kalender\.toml"):
        tables.load.__wrapped__("kalender")


@pytest.mark.parametrize("day", ["2020-01-29", "2001-01-01"])
def test_a_day_before_the_rules_is_refused_at_the_field_that_gave_it(day):
    """The reader is told from which day on we know the law."""
    typed = {"tanggal": day, "ndpbm": "16800", "fob": "100", "freight": "0", "jalur": "kiriman"}
    reply = respond({"kalkulator": "pajak", "masukan": typed})
    assert {"ok", "galat"} == set(reply)
    assert "30 Januari 2020" in str(reply["galat"])
    assert "tanggal" in str(reply["galat"])


def test_an_answer_says_of_each_rule_how_it_was_read():
    """A quotation, or something written about it: in the data of an answer and beside the number on the page."""
    typed = {"tanggal": "2026-11-24", "ndpbm": "16800", "fob": "100", "freight": "0"}
    reply: Any = respond({"kalkulator": "pajak", "masukan": typed, "bentuk": "html"})
    said = {row["dilihat"] for row in reply["aturan"]}
    assert said == {"kutipan", "sekunder"}
    assert [way for way in said if f"dari {words.term('dilihat', way)}" not in str(reply["html"])] == []


def test_choices_of_the_law_have_words():
    """Every choice shows a label, so that no key reaches the reader."""
    fields = [value for value in vars(law).values() if isinstance(value, ChoiceField)]
    assert [word for field in fields for word, label in field.options if not label] == []
