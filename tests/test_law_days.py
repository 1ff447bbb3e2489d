"""The law by its days, generated from the data: each row's first day and the day before, thresholds, what holds."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from html import unescape
from math import ceil

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calculator import charges, penalty, rules, tables
from calculator.numbers import TIDAK_DIBULATKAN, tanggal
from calculator.publish import law_page
from calculator.rules import OutsideRulesError
from tests.engine_cases import ask
from tests.engine_coming import COMING, changed_data
from tests.engine_shipments import COSTS, GOODS, IMPORTERS, SMALL, shipment
from tests.test_law_page import FENCE

FIRST = rules.rule("kiriman.batas_fob").rows[0].start
"""Before this day nothing is charged here; the ladder of fines alone is older."""

STARTS = sorted({max(row.start, FIRST) for rule in rules.rules().values() for row in rule.rows})

PLAIN = {"ndpbm": 16000, "fob": 100, "freight": 0, "asuransi": 0, "tarif_bm": "10%"}
"""A customs value of Rp1.600.000; at 10% a duty of Rp160.000."""

ASKING: dict[str, dict[str, object]] = {
    "ppn.dapat_dikreditkan.pib": {"jalur": "pib", "pkp": True},
    "ppn.dapat_dikreditkan.kiriman": {"jalur": "kiriman", "pkp": True},
    "ppn.dapat_dikreditkan.bawaan_pribadi": {"jalur": "bawaan_pribadi", "fob": 900, "pkp": True},
    "ppn.dapat_dikreditkan.bawaan": {"jalur": "bawaan", "pkp": True},
    "pabean.asuransi_baku": {"asuransi": None},
    "pembulatan.kiriman.": {"jalur": "kiriman"},
    "pembulatan.bawaan.": {"jalur": "bawaan_pribadi", "fob": 900},
    "pembulatan.": {"jalur": "pib"},
    "bawaan.": {"jalur": "bawaan"},
    "bawaan_pribadi.": {"jalur": "bawaan_pribadi", "fob": 900},
    "pph22.tarif.umum_api": {"jalur": "pib"},
    "pph22.tarif.umum_tanpa_api": {"jalur": "pib", "memiliki_api": False},
    "pph22.tarif.suket": {"jalur": "pib", "suket_umkm": True, "rezim_pph": "final_umkm"},
    "pph22.tarif.daftar_7_5": {"jalur": "pib", "kelompok_pph22": "daftar_7_5"},
    "pph22.tarif.daftar_10": {"jalur": "pib", "kelompok_pph22": "daftar_10"},
    "pph22.pengali_tanpa_npwp": {"jalur": "pib", "memiliki_npwp": False},
    "umkm.": {"jalur": "pib", "rezim_pph": "final_umkm"},
    "preferensi.": {"jalur": "pib", "form_e": True},
    "denda.perorangan": {"jalur": "kiriman", "importir": "perorangan", "nilai_pabean_seharusnya": 2_000_000},
    "denda.": {"jalur": "pib", "nilai_pabean_seharusnya": 90_000_000},
}
"""What to type so that a rule is used, by the beginning of its key; the first that fits."""


def typed(key: str, day: date) -> dict[str, object]:
    """A shipment on a day that uses this rule."""
    asked: dict[str, object] = {**PLAIN, "tanggal": day.isoformat()}
    if key.startswith("kiriman.tarif_"):
        return asked | {"jalur": "kiriman", "kelompok_kiriman": key.rpartition(".")[2]}
    if key.startswith(penalty.LADDER) and not key.endswith(penalty.ABOVE):
        limit = int(key.removeprefix(penalty.LADDER))
        return asked | {"jalur": "pib", "nilai_pabean_seharusnya": 1_600_000 + 16_000 * limit}
    return asked | next((more for start, more in ASKING.items() if key.startswith(start)), {})


def changes_nothing(row):
    """A rule that says to leave the amount as it is stands in no formula."""
    whole = row.key == "ppn.dpp_nilai_lain" and row.value == 1
    return whole or (row.key.endswith("bm_dalam_nilai_impor") and row.value == TIDAK_DIBULATKAN)


def used_on(key, day):
    """The first day of the row of this rule that an answer rests on."""
    return {row["kunci"]: row["mulai"] for row in ask("pajak", typed(key, day))["aturan"]}.get(key)


ROWS = [(rule.key, row) for rule in rules.rules().values() for row in rule.rows]


@pytest.mark.parametrize(("key", "row"), ROWS, ids=lambda part: part if isinstance(part, str) else str(part.start))
def test_an_answer_rests_on_each_row_from_its_first_day(key, row):
    """And on the day before on the row before, or on none: then the day is refused, and the first day is named."""
    rows = rules.rule(key).rows
    if not changes_nothing(row):
        assert used_on(key, max(row.start, FIRST)) == row.start.isoformat()
    eve = row.start - timedelta(days=1)
    if eve < FIRST or row == rows[0]:
        refusal = ask("pajak", typed(key, eve))["galat"]
        assert list(refusal) == ["tanggal"]
        assert tanggal(FIRST if eve < FIRST else row.start) in refusal["tanggal"]
    else:
        before = rows[rows.index(row) - 1]
        assert changes_nothing(before) or used_on(key, eve) == max(before.start, rows[0].start).isoformat()


@pytest.mark.parametrize("day", STARTS, ids=str)
def test_the_thresholds_are_exact_on_every_first_day(day):
    """USD 3,00 and 3,01; USD 1.500,00 and 1.500,01: as an Indonesian types them."""
    parcel = {**PLAIN, "tanggal": day.isoformat()}
    duties = [ask("pajak", parcel | {"fob": fob})["hasil"]["bea_masuk"] for fob in ("3,00", "3,01")]
    regimes = [ask("pajak", parcel | {"fob": fob})["hasil"]["jalur"] for fob in ("1.500,00", "1.500,01")]
    assert duties == [0, 4000]
    assert regimes == ["kiriman", "pib"]


DATED = st.builds(
    lambda day, after: max(day + timedelta(days=after), FIRST), st.sampled_from(STARTS), st.integers(-1, 400)
)
JALUR = st.sampled_from(("kiriman", "pib", "pibk", "bawaan", "bawaan_pribadi"))
AMOUNTS = ("bea_masuk", "bmt", "ppn", "pph22", "total_pungutan")


def levied(day, *fobs, goods, importer, jalur, freight):
    """The charges on a day; a day that the rules do not cover is not asked about here."""
    asked = replace(shipment(*fobs, goods=goods, importer=importer, jalur=jalur, freight=freight), tanggal=day)
    try:
        return charges.compute(asked)
    except OutsideRulesError:
        assume(False)
        raise


@given(DATED, JALUR, GOODS, IMPORTERS, SMALL, SMALL, COSTS)
def test_more_fob_never_lowers_a_charge_on_any_day(day, jalur, goods, importer, one, other, freight):
    """Under every law that is kept here, inside one regime."""
    less, more = (
        levied(day, fob, goods=goods, importer=importer, jalur=jalur, freight=freight) for fob in sorted((one, other))
    )
    assert [name for name in AMOUNTS if getattr(less, name).value > getattr(more, name).value] == []


@given(DATED, JALUR, GOODS, IMPORTERS, st.lists(SMALL, min_size=2, max_size=4), COSTS)
def test_shares_add_up_and_the_total_is_its_parts_on_any_day(day, jalur, goods, importer, fobs, freight):
    """What several goods share is shared without rest, and every amount that is paid is whole rupiah."""
    assume(sum(fobs) <= 1500)
    asked = {"goods": goods, "importer": importer, "jalur": jalur, "freight": freight}
    one, several = levied(day, sum(fobs), **asked), levied(day, *fobs, **asked)
    paid = [getattr(several, name).value for name in AMOUNTS]
    assert (one.nilai_pabean.value, one.bea_masuk.value) == (several.nilai_pabean.value, several.bea_masuk.value)
    assert sum(paid[:-1]) == paid[-1]
    assert {value.denominator for value in paid} == {1}


@given(DATED, JALUR, GOODS, IMPORTERS, SMALL, COSTS)
def test_the_old_roundings_go_up_to_a_thousand(day, jalur, goods, importer, fob, freight):
    """Until PMK 190/2022 for a declaration, PMK 96/2023 for a parcel, PMK 34/2025 for a passenger; BM always."""
    found = levied(day, fob, goods=goods, importer=importer, jalur=jalur, freight=freight)
    ends = {"kiriman": date(2023, 10, 17), "pib": date(2023, 1, 1), "pibk": date(2023, 1, 1)}
    old = day < ends.get(jalur, date(2025, 6, 6))
    assert found.bea_masuk.value == 1000 * ceil(found.bea_masuk_penuh.value / 1000)
    if old:
        rate = Fraction(10 if day < date(2022, 4, 1) else 11, 100)
        impor = found.nilai_pabean.value + found.bea_masuk.value + found.bmt.value
        assert found.nilai_impor.value == impor
        assert found.ppn.value == 1000 * ceil(impor * rate / 1000)
        assert found.pph22.value % 1000 == 0


@pytest.fixture
def coming_row(monkeypatch):
    """The data as they are after the change that README.md shows, read by the loader itself."""
    changed = {
        path.removeprefix("calculator/data/").removesuffix(".toml"): tomllib.loads(text, parse_float=Decimal)
        for path, text in changed_data().items()
    }
    load = tables.load
    monkeypatch.setattr(tables, "load", lambda name: changed[name] if name in changed else load(name))
    rules.rules.cache_clear()
    rules.sources.cache_clear()
    yield
    rules.rules.cache_clear()
    rules.sources.cache_clear()


@pytest.mark.usefixtures("coming_row")
def test_a_coming_row_changes_results_from_its_first_day_on():
    """The change that README.md shows, as it stands there: nothing before its day, 13% of 11/12 from it."""
    days = [COMING - timedelta(days=1), COMING, COMING + timedelta(days=90)]
    found = [ask("pajak", {**PLAIN, "jalur": "pib", "tanggal": day.isoformat()}) for day in days]
    impor = 1_760_000
    assert [reply["hasil"]["ppn"] for reply in found] == [193_600, impor * 13 * 11 // 1200, impor * 13 * 11 // 1200]
    assert [row["mulai"] for reply in found for row in reply["aturan"] if row["kunci"] == "ppn.tarif"] == [
        "2025-01-01",
        "2027-03-01",
        "2027-03-01",
    ]


@pytest.mark.usefixtures("coming_row")
def test_the_page_of_the_law_announces_a_coming_row():
    """In the line of the rule, in its details and among the changes; its sources stand in the list."""
    page = unescape(law_page.page(FENCE))
    assert "<summary>Tarif PPN: <b>12%</b>; mulai 1 Mar 2027: 13%</summary>" in page
    assert "Akan berlaku mulai 1 Mar 2027: 13%. PMK 9/2027 tentang PPN, Pasal 3." in page
    changes = page.partition("<h3>Mulai 1 Maret 2027</h3>")[2].partition("<h3>")[0]
    assert "Tarif PPN: 12% menjadi <b>13%</b>" in changes
    assert "DDTCNews tentang PMK 9/2027 (news.ddtc.co.id/berita/nasional/1900000), 1 baris aturan" in page
