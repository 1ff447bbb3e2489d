"""Every case of tests/cases/ through respond(), as the page and the command line call it."""

import json

import pytest

from calculator import rendering
from calculator.respond import respond_json, write_json
from tests.engine_cases import ANSWERED, CASES, KEYS, REFUSED, alike, reply


def _ids(cases):
    return [case.id for case in cases]


@pytest.mark.parametrize("case", CASES, ids=_ids(CASES))
def test_case_file_is_named_sourced_and_checks_something(case):
    """A case without name, source or a single expectation would pass by saying nothing."""
    checks = [case.table.get(key) for key in ("keluaran", "galat")]
    assert case.table["nama"]
    assert case.table["sumber"]
    assert set(case.table) <= KEYS
    assert [bool(check) for check in checks].count(True) == 1


def test_case_names_are_distinct():
    """Two cases with one name would be read as one."""
    names = [case.table["nama"] for case in CASES]
    assert sorted(set(names)) == sorted(names)


PUBLISHED = [case for case in ANSWERED if "contoh_terbit" in case.table]

MET, NOT_MET = 9, 7
"""How many published examples are reproduced to the rupiah, and how many are wrong or contradict themselves."""


def test_every_published_example_stands_on_its_own_date():
    """Each of them is a case; one that others got wrong stays, with the reason."""
    named = {case.table["contoh_terbit"] for case in PUBLISHED}
    wrong = {case.table["contoh_terbit"] for case in PUBLISHED if "alasan" in case.table}
    assert (len(named - wrong), len(wrong)) == (MET, NOT_MET)


@pytest.mark.parametrize("case", PUBLISHED, ids=_ids(PUBLISHED))
def test_a_published_figure_is_met_or_the_reason_is_given(case):
    """Without a reason every figure is as it was published; with one at least one figure is not."""
    printed = case.table["terbit"]
    ours = reply(case)["hasil"]
    differing = [key for key, value in printed.items() if ours[key] != value]
    assert ("alasan" in case.table) == bool(differing), differing


@pytest.mark.parametrize("case", ANSWERED, ids=_ids(ANSWERED))
def test_answer_is_exactly_the_expected_one(case):
    """The keys that a case names have exactly the values it gives, to the rupiah and the last decimal."""
    answer = reply(case)
    assert answer.get("galat") is None
    assert case.table["keluaran"] == alike(case.table["keluaran"], answer["hasil"])


@pytest.mark.parametrize(
    ("case", "path"),
    [(case, path) for case in ANSWERED for path in case.table.get("kosong", [])],
    ids=lambda part: part if isinstance(part, str) else part.id,
)
def test_what_does_not_apply_is_null(case, path):
    """A key that does not apply is there and null, not absent."""
    value = reply(case)["hasil"]
    for key in path.split("."):
        value = value[key]
    assert value is None


@pytest.mark.parametrize("case", ANSWERED, ids=_ids(ANSWERED))
def test_answer_warns_as_expected(case):
    """The warnings a case names are there, once each."""
    codes = [warning["kode"] for warning in reply(case)["peringatan"]]
    expected = case.table.get("peringatan", [])
    assert expected == [code for code in expected if codes.count(code) == 1]


@pytest.mark.parametrize("case", REFUSED, ids=_ids(REFUSED))
def test_refusal_names_exactly_the_wrong_fields(case):
    """Every wrong field is named at once and no other, each with words that say what to do."""
    answer = reply(case)
    assert answer["ok"] is False
    assert set(answer) == {"ok", "galat"}
    assert sorted(case.table["galat"]) == sorted(answer["galat"])
    lacking = [key for key, words in case.table["galat"].items() if words not in answer["galat"][key]]
    assert lacking == []


@pytest.mark.parametrize("case", CASES, ids=_ids(CASES))
def test_reply_is_json_and_the_text_form_answers_the_same(case):
    """The JSON text in and out holds what the call holds, without floats that JSON lacks."""
    answer = reply(case)
    text = json.dumps(case.request(), default=float)
    assert answer == json.loads(write_json(answer))
    assert answer == json.loads(respond_json(text))


@pytest.mark.parametrize("case", CASES, ids=_ids(CASES))
def test_page_shows_each_case(case):
    """A page gets the same numbers with its pieces of HTML, or the summary of what to mend."""
    if case.kalkulator not in rendering.PAGES:
        assert list(reply(case, "html")["galat"]) == ["kalkulator"]
        return
    plain, page = reply(case), reply(case, "html")
    pieces = page.pop("html")
    assert plain == page
    assert set(pieces) == ({"galat", "status"} if case.refused else {"hasil", "status"})
    assert "" not in pieces.values()
    assert "None" not in "".join(pieces.values())
