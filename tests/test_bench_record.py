"""The bench's record stands where it is linked from, in the form that the bench writes; its numbers are not judged."""

from tests.bench.record import BESIDE_HEAD, FILE, OF_STOCK, OWN, OWN_HEAD
from tests.building import ROOT


def _rows(head):
    """The rows of the table with this header, as lists of cells."""
    lines = FILE.read_text("utf-8").splitlines()
    start = lines.index(f"| {' | '.join(head)} |")
    rows = [line.strip("| ").split(" | ") for line in lines[start + 2 :]]
    return rows[: next(place for place, row in enumerate(rows) if len(row) == 1)]


def test_the_record_is_linked():
    """A maintainer finds it from the README."""
    assert f"({FILE.relative_to(ROOT).as_posix()})" in (ROOT / "README.md").read_text("utf-8")


def test_every_budget_is_in_the_record():
    """Each has a line with every column, in the table of its kind."""
    for head, budgets in ((BESIDE_HEAD, OF_STOCK), (OWN_HEAD, OWN)):
        rows = _rows(head)
        assert {len(row) for row in rows} == {len(head)}
        assert {row[0].split(" (")[0] for row in rows} == set(budgets)
