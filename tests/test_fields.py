"""Every field of every calculator reads what it writes, and gives its default where nothing is given."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import calendars, catalog
from calculator.compound_fields import DurationField, SeriesField, SpansField
from calculator.durations import Duration
from calculator.fields import (
    EARLIEST,
    LATEST,
    ChoiceField,
    DateField,
    NumberField,
    RateField,
    RefusedError,
    TextField,
    YesNoField,
)
from calculator.numbers import tanggal
from tests.engine_cases import answered, refused

FIELDS: dict[str, Any] = {
    f"{calculator.id}.{field.name}": field
    for calculator in catalog.CALCULATORS.values()
    for field in calculator.fields
    if not isinstance(field, SeriesField)
}
PARTS: dict[str, Any] = {
    f"{calculator.id}.{field.name}.0.{part.name}": part
    for calculator in catalog.CALCULATORS.values()
    for field in calculator.fields
    if isinstance(field, SeriesField)
    for part in field.parts
}


def values_of(field):
    """Any value that a field may hold."""
    if isinstance(field, NumberField):
        whole = st.integers(int(_least(field, 1)), int(field.maximum))
        return whole if field.whole else _numbers(field, places=6 if isinstance(field, RateField) else 4)
    return OTHERS[type(field)](field)


def _durations(field):
    days = st.integers(0, field.maximum)
    rising = st.tuples(days, days, days).map(sorted)
    return rising.map(lambda three: Duration(min=three[0], modus=three[1], maks=three[2]))


def _spans(_):
    span = st.tuples(st.dates(date(2026, 1, 1), date(2029, 1, 1)), st.integers(0, 60))
    return st.lists(span.map(lambda one: (one[0], one[0] + timedelta(one[1]))), max_size=8).map(tuple)


OTHERS: dict[type, Any] = {
    DateField: lambda _: st.dates(EARLIEST, LATEST),
    ChoiceField: lambda field: st.sampled_from([word for word, _ in field.options]),
    YesNoField: lambda _: st.booleans(),
    DurationField: _durations,
    SpansField: _spans,
    TextField: lambda _: st.from_regex(r"[A-Za-z0-9&,.%/()-]{1,12}( [A-Za-z0-9]{1,12}){0,3}", fullmatch=True),
}


def _least(field, step):
    return field.minimum if field.above is None else max(field.minimum, field.above + Decimal(step))


def _numbers(field, places):
    return st.decimals(_least(field, Decimal(1).scaleb(-places)), field.maximum, places=places)


@pytest.mark.parametrize("name", FIELDS | PARTS)
@given(data=st.data())
def test_a_field_reads_back_what_it_writes(name, data):
    """parse(typed(value)) is the value: numbers, percent, dates, ya or tidak, choices, durations, lists of days."""
    field = (FIELDS | PARTS)[name]
    value = data.draw(values_of(field))
    assert value == field.parse(field.typed(value))


@pytest.mark.parametrize("name", FIELDS | PARTS)
def test_an_empty_field_is_not_given(name):
    """Blanks and null give the default, or the message that says what to fill in."""
    field = (FIELDS | PARTS)[name]
    for nothing in (None, "", "  ", "\u00a0"):
        if field.required:
            with pytest.raises(ValueError, match="Isi"):
                field.parse(nothing)
        else:
            assert field.default == field.parse(nothing)


@pytest.mark.parametrize("name", [name for name, field in (FIELDS | PARTS).items() if isinstance(field, ChoiceField)])
def test_an_unknown_choice_is_refused_with_the_labels_of_the_form(name):
    """What a reader can choose, as it stands there, each in quotes since some hold a comma; not our words for it."""
    field = (FIELDS | PARTS)[name]
    with pytest.raises(RefusedError) as caught:
        field.parse("entah")
    assert str(caught.value) == f"Pilih salah satu: {', '.join(f'“{label}”' for _, label in field.options)}."


CALENDAR = f"dari {tanggal(calendars.first_day())} sampai {tanggal(calendars.last_day())}"
STARTS = f"dari {tanggal(calendars.first_day())} sampai {tanggal(calendars.last_start())}"
YEARS = {
    "pajak.tanggal": ("1990-01-01", f"dari {tanggal(EARLIEST)} sampai {tanggal(LATEST)}"),
    "jadwal.tanggal_mulai": ("1990-01-01", STARTS),
    "jadwal.tenggat": ("2206-11-24", CALENDAR),
    "jadwal.tutup_pabrik": ("1990-01-27..1990-02-20", CALENDAR),
    "keputusan.tutup_pabrik": ("2027-01-27..2207-02-20", CALENDAR),
}
"""A slip in a year by field, and the days that the reader is told."""


@pytest.mark.parametrize("name", YEARS)
def test_a_year_that_cannot_be_meant_is_refused_with_the_days_that_can(name):
    """The calendar's own where a plan is made, else what any field reads."""
    text, days = YEARS[name]
    field = FIELDS[name]
    with pytest.raises(RefusedError) as caught:
        field.parse(text)
    assert str(caught.value) == f"Tahunnya di luar jangkauan. Isi tanggal {days}. Contoh: {field.example}."


@pytest.mark.parametrize("name", ["jadwal.tanggal_mulai", "jadwal.tenggat"])
def test_the_days_that_are_told_can_be_planned_with(name):
    """Both ends are taken, and one day further is not."""
    first, last = FIELDS[name].known
    day = timedelta(1)
    start = {"tanggal_mulai": first.isoformat(), "jalur": "langsung"}
    key = name.partition(".")[2]
    for one in (first, last):
        answered("jadwal", start | {key: one.isoformat()})
    assert key in refused("jadwal", start | {key: (last + day).isoformat()})
    assert key in refused("jadwal", start | {key: (first - day).isoformat()})


def test_closed_days_the_wrong_way_round_are_told_as_that():
    """One day is a span of its own."""
    field = FIELDS["jadwal.tutup_pabrik"]
    with pytest.raises(RefusedError, match="tidak boleh mendahului hari pertama"):
        field.parse("2027-02-20..2027-02-19")
    assert field.parse("2027-02-20..2027-02-20") == ((date(2027, 2, 20), date(2027, 2, 20)),)


@pytest.mark.parametrize("text", ["tidak ada", "Tidak ada ", ";"])
def test_a_factory_that_never_closes_can_be_typed(text):
    """Since an empty box means our guess of its closures."""
    assert FIELDS["jadwal.tutup_pabrik"].parse(text) == ()
