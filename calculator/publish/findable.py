"""What search engines are told of the pages: heads that differ, real days of change, robots.txt."""

import os
import subprocess
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

MOST_TITLE = 60
DESCRIPTION = range(120, 161)
"""How many characters a title and a description have: what search engines show of them."""


class FindableError(ValueError):
    """A page could not be told from others; the message says which and why."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a page says of itself: its source, its title and its description."""

    source: str
    title: str
    description: str


def refuse_bad(heads: Iterable[Head]) -> None:
    """Raise FindableError for a title or description that is missing, too long or short, or another page's too."""
    heads = list(heads)
    wrong = [f"{head.source}: {reason}" for head in heads for reason in _reasons(head)]
    for what in ("title", "description"):
        counted = Counter(getattr(head, what) for head in heads)
        wrong += [f"{head.source}: another page has its {what}" for head in heads if counted[getattr(head, what)] > 1]
    if wrong:
        raise FindableError("; ".join(wrong))


def _reasons(head: Head) -> Iterable[str]:
    if not 0 < len(head.title) <= MOST_TITLE:
        yield f"title has {len(head.title)} characters; 1 to {MOST_TITLE} are right"
    if len(head.description) not in DESCRIPTION:
        yield f"description has {len(head.description)} characters; 120 to 160 are right"


def days(root: Path) -> Mapping[str, tuple[str, str]]:
    """For each source in docs/ the day of its first and of its last commit, as ISO; nothing outside a git clone."""
    command = ["git", "log", "--format=%x00%cs", "--name-only", "--no-renames", "--relative=docs", "--", "docs"]
    kept = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(command, cwd=root, env=kept, capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return {}
    found: dict[str, tuple[str, str]] = {}
    for commit in done.stdout.split("\0")[1:]:
        day, *names = commit.split("\n")
        for name in filter(None, names):
            first, last = found.get(name, (day, day))
            found[name] = (min(first, day), max(last, day))
    return found


def robots(site_url: str) -> str:
    """robots.txt: everything may be read, and where the list of pages is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"
