"""What the maintainer must look at: law and licences not checked for long, watch dates, calendars, ageing pins."""

import sys
from collections.abc import Iterator
from datetime import date, timedelta

from calculator import calendars
from calculator.permits import permits
from calculator.publish import gaps
from calculator.rules import CHECK_AGE, rules, stale

AHEAD = timedelta(days=60)
"""How long before a watch date or an end of life it is listed."""

ENDS_OF_LIFE = {
    "Material for MkDocs (critical fixes only until then; MkDocs 1.x is unmaintained)": date(2027, 5, 5),
    "Python 3.13 security fixes": date(2029, 10, 31),
}


def findings(today: date) -> Iterator[str]:
    """Everything to look at on a day, one line each."""
    yield from _law(today)
    if calendars.last_day() - today < timedelta(days=3 * 365):
        yield f"calendar data end {calendars.last_day()}; plans may start up to two years before"
    for year in calendars.years().values():
        if year.year <= today.year + 1 and not year.official:
            yield f"calendar {year.year}: Indonesian holidays are not official yet"
    for name, end in ENDS_OF_LIFE.items():
        if today >= end - timedelta(days=365):
            yield f"{name}: ends {end}"


def _law(today: date) -> Iterator[str]:
    """Rules, licences and what is left out, where not checked for long, and days to watch."""
    for rule in rules().values():
        row = rule.rows[-1]
        if stale([row], today):
            yield _old("rule", rule.key, row.checked, today)
        if rule.watch and today >= rule.watch - AHEAD:
            yield f"rule {rule.key}: watch {rule.watch}: {rule.watch_reason}"
    for permit in permits().values():
        if permit.bukti.stale(today):
            yield _old("licence", permit.id, permit.bukti.checked, today)
    for left in gaps.uncounted():
        if left.evidence.stale(today):
            yield _old("law not counted", left.id, left.evidence.checked, today)
    for unknown in gaps.unknowns():
        if today - unknown.checked > CHECK_AGE:
            yield f"not known, {unknown.id}: last looked for {unknown.checked}"


def _old(kind: str, key: str, checked: date, today: date) -> str:
    return f"{kind} {key}: last checked {checked}, {(today - checked).days} days ago"


def main() -> int:
    """Print the findings of today."""
    lines = list(findings(date.today()))  # noqa: DTZ011 - the maintainer's own day
    print("\n".join(lines) if lines else "nothing to look at")
    return 0


if __name__ == "__main__":
    sys.exit(main())
