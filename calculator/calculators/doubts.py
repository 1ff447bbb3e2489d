"""Which rules that were used may be other ones: not checked for long, watched, or to be followed by another row."""

from collections.abc import Iterable
from datetime import date

from calculator.rules import CHECK_AGE, Row, Rule, rule, stale
from calculator.steps import Notice


def notices(used: Iterable[Row], day: date, today: date | None, last: date) -> list[Notice]:
    """What to doubt in an answer by the law of `day`, read on `today`, whose goods arrive until `last`."""
    rows = {row.key: row for row in used}
    watched: dict[date, list[Rule]] = {}
    coming: dict[date, str] = {}
    for key, row in rows.items():
        one = rule(key)
        if row.start < one.rows[-1].start:
            coming |= {later.start: f"{later.source.title}." for later in one.rows if later.start > day}
        elif one.watch and row.checked < one.watch:
            watched.setdefault(one.watch, []).append(one)
    now = max(day, today or day)
    past = [_passed(watched[watch], watch, rows) for watch in sorted(watched) if watch <= now]
    ahead = {watch: rules[0].watch_reason for watch, rules in watched.items() if watch > now}
    soon = [*sorted(ahead.items()), *sorted(coming.items())]
    return [*_old(rows.values(), today), *past, *(_soon(start, why, day) for start, why in soon if start <= last)]


def _old(rows: Iterable[Row], today: date | None) -> list[Notice]:
    """Whether rules were not checked for long, by the reader's day."""
    old = [] if today is None else stale(rows, today)
    if not old:
        return []
    checked = min(row.checked for row in old)
    return [Notice(code="aturan_lama", values={"jumlah": len(old), "tanggal": checked, "umur": CHECK_AGE.days})]


def _passed(rules: list[Rule], watch: date, rows: dict[str, Row]) -> Notice:
    """A day to watch that has come, and what of the answer nobody checked since."""
    values = {
        "tanggal": watch,
        "aturan": "; ".join(one.label for one in rules),
        "alasan": rules[0].watch_reason,
        "dicek": max(rows[one.key].checked for one in rules),
    }
    return Notice(code="aturan_dipantau", values=values)


def _soon(start: date, why: str, day: date) -> Notice:
    """A day on which the law may be another one before the goods arrive."""
    return Notice(code="hukum_berubah", values={"tanggal": start, "alasan": why, "hari": day})
