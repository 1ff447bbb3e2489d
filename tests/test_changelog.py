"""The rule section of CHANGELOG.md and the rows of the data tell the same changes: day, file, sources."""

import re
from datetime import date, datetime
from itertools import pairwise

from calculator import rules, tables
from tests.building import ROOT

SECTION = (ROOT / "CHANGELOG.md").read_text("utf-8").partition("## Rules\n")[2].partition("\n## ")[0]
ENTRY = re.compile(
    r"From (?P<day>\d+ \w+ \d{4}): .+ "
    r"\(`(?P<file>aturan/\w+)\.toml`; (?P<sources>`[^;]+`); checked (?P<checked>\d+ \w+ \d{4}); [ABC]\b.*\)"
)
"""How an entry is written."""


def a_day(text: str) -> date:
    """A day in English."""
    return datetime.strptime(f"{text} +0000", "%d %B %Y %z").date()


ENTRIES = [ENTRY.fullmatch(" ".join(text.split())) for text in re.split(r"\n- ", SECTION)[1:]]
TOLD = {
    (a_day(entry["day"]), entry["file"]): (set(re.findall(r"`([^`]+)`", entry["sources"])), a_day(entry["checked"]))
    for entry in ENTRIES
    if entry
}


def kept():
    """The rows of the data by their first day and their file."""
    found: dict[tuple[date, str], list[rules.Row]] = {}
    for name in tables.names("aturan"):
        for key in tables.load(name):
            for row in rules.rule(key).rows:
                found.setdefault((row.start, name), []).append(row)
    return found


def test_every_entry_is_written_alike_latest_first_and_once():
    """So that a change can be found, by a reader and by the other tests here."""
    assert None not in ENTRIES
    assert len(TOLD) == len(ENTRIES)
    days = [day for day, _ in TOLD]
    assert [(one, other) for one, other in pairwise(days) if one < other] == []


def test_every_change_of_the_data_is_told_and_every_change_told_is_in_the_data():
    """A row with this first day in this file, for each entry, and the other way round."""
    assert sorted(kept()) == sorted(TOLD)


def test_an_entry_names_the_sources_of_its_rows_and_when_they_were_checked():
    """The same regulations; a later check of the rows is no change of a rule."""
    for place, rows in kept().items():
        sources, checked = TOLD[place]
        assert sources == {row.source.id for row in rows}, place
        assert checked <= min(row.checked for row in rows), place
