"""A calculation as an address: what is written is read back, and nothing that comes in another way breaks it."""

import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.building import ROOT

SCRIPT = """
import { readFileSync } from "node:fs";
import { isLinked, read, write } from "%s";
const cases = JSON.parse(readFileSync(0, "utf-8"));
const knows = (name) => !name.startsWith("x");
console.log(JSON.stringify(cases.map(({ calculation, hash }) => {
  const address = hash ?? write("https://situs.example/kalkulator/", calculation);
  const at = address.slice(address.indexOf("#"));
  return { address, linked: isLinked(at), read: read(at, knows) };
})));
"""

NAMES = st.from_regex(r"[a-w][a-z_]{2,12}(\.[0-9]\.[a-z]{2,6})?", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
OWN = {"hari_ini", "aturan", "kedalaman", "contoh"}


def _through_node(cases):
    """What the module makes of each case: the address it writes, or what it reads of a given one."""
    node = str(Path(sys.prefix) / "bin" / "node")
    module = (ROOT / "docs/javascripts/tautan.mjs").as_uri()
    command = [node, "--input-type=module", "--eval", SCRIPT % module]
    done = subprocess.run(command, input=json.dumps(cases), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@settings(max_examples=15)
@given(st.lists(st.dictionaries(NAMES, TEXTS, max_size=12), min_size=20, max_size=60))
def test_what_is_written_is_read_back(forms):
    """Any text of any field comes back as it was typed, empty ones left out, names in order."""
    forms = [{name: text for name, text in form.items() if name not in OWN} for form in forms]
    cases = [
        {"calculation": {"isi": form, "hari": "2026-11-24", "aturan": "2026-11-24-abc", "kedalaman": "lengkap"}}
        for form in forms
    ]
    for form, found in zip(forms, _through_node(cases), strict=True):
        if len(found["address"]) > 7000:
            continue
        assert found["read"]["isi"] == {name: text for name, text in form.items() if text}
        assert found["read"]["hari"] == "2026-11-24"
        assert found["read"]["kedalaman"] == "lengkap"
        assert found["read"]["utuh"] is True
        assert found["linked"] is True
        names = [part.split("=")[0] for part in found["address"].partition("#")[2].split("&")][4:]
        assert names == sorted(names)


@settings(max_examples=15)
@given(st.lists(st.text(max_size=400), min_size=50, max_size=100))
def test_whatever_stands_behind_the_sign_is_read_or_passed_over(texts):
    """No text after # breaks the reading; only fields that the form has, and short values, come of it."""
    for found in _through_node([{"hash": f"#{text}"} for text in texts]):
        isi = found["read"]["isi"]
        assert all(not name.startswith("x") and len(value) <= 200 for name, value in isi.items())


HOSTILE = {
    "another version": "#v=2&harga_unit=5",
    "an unknown field": "#v=1&xfield=5",
    "a value of a thousand signs": f"#v=1&harga_unit={'9' * 1000}",
    "longer than is read": f"#v=1&harga_unit=5&nama={'a' * 20}&" + "b=1&" * 4000,
}


def test_what_is_not_understood_is_said():
    """A link of another version, with foreign or overlong parts, is read as far as it goes and marked."""
    for name, found in zip(HOSTILE, _through_node([{"hash": text} for text in HOSTILE.values()]), strict=True):
        assert found["read"]["utuh"] is False, name


def test_a_day_that_is_none_is_dropped():
    """Only a day of the calendar is taken as one."""
    days = {"2026-11-24": "2026-11-24", "2026-02-30": "", "24 November 2026": "", "<b>": "", "2026-1-1": ""}
    found = _through_node([{"hash": f"#v=1&hari_ini={day}"} for day in days])
    assert [one["read"]["hari"] for one in found] == list(days.values())


def test_an_anchor_of_the_page_is_no_calculation():
    """A link into the page, as examples have, opens no form."""
    texts = ["#contoh-tumbler", "#isian-freight", "#", "#nv=1"]
    assert [one["linked"] for one in _through_node([{"hash": text} for text in texts])] == [False] * len(texts)
