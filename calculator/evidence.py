"""Who says so: the sources, the article, the last check and the confidence of what is told in words, not in a rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from calculator import tables
from calculator.rules import CHECK_AGE, CONFIDENCE, SEEN, Source, one_of, take_sources

KEYS = ("sumber", "pasal", "diperiksa", "keyakinan", "dilihat")
"""What a table holds of it; its `sumber` are the regulations and what was read of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """On what a statement rests: `sources` as many as the confidence needs, `seen` how they were read."""

    sources: tuple[Source, ...]
    article: str
    checked: date
    confidence: str
    seen: str

    def stale(self, today: date) -> bool:
        """Whether it was not checked for longer than CHECK_AGE."""
        return today - self.checked > CHECK_AGE


def take_evidence(table: Mapping[str, object], where: str) -> Evidence:
    """Take the evidence out of a table. Raises DataError naming the place and what would be valid."""
    confidence = tables.take(table, "keyakinan", str, where)
    seen = tables.take(table, "dilihat", str, where)
    one_of(confidence, tuple(CONFIDENCE), f"{where}: keyakinan")
    one_of(seen, SEEN, f"{where}: dilihat")
    return Evidence(
        sources=take_sources(table, "sumber", confidence, where),
        article=tables.take(table, "pasal", str, where),
        checked=tables.take(table, "diperiksa", date, where),
        confidence=confidence,
        seen=seen,
    )
