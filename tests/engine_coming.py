"""The change of a rate that README.md shows, carried out on the text of the data files."""

import re
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HUNK = re.compile(r"^@@ .*$", re.MULTILINE)

COMING = date(2027, 3, 1)
"""The first day of the change."""


def changed_data() -> dict[str, str]:
    """The changed files by their path in the tree. The diff must fit the data as they are."""
    (diff,) = re.findall(r"```diff\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    found = {}
    for part in diff.split("--- a/")[1:]:
        path, (_, hunk) = part.partition("\n")[0], HUNK.split(part)
        lines = hunk.splitlines()[1:]
        before = "\n".join(line[1:] for line in lines if line[:1] != "+")
        after = "\n".join(line[1:] for line in lines)
        data = (ROOT / path).read_text("utf-8")
        assert data.count(before) == 1
        found[path] = data.replace(before, after)
    return found
