"""The reader of data files: what it takes, and what it says of a table that is not as it must be."""

from datetime import date
from decimal import Decimal

import pytest

from calculator import tables
from calculator.tables import DataError

TAKEN = [
    (tables.take, 5, int, 5),
    (tables.take, "lima", str, "lima"),
    (tables.take, False, bool, False),
    (tables.take, date(2026, 11, 24), date, date(2026, 11, 24)),
    (tables.take_list, [1, 2], int, (1, 2)),
    (tables.take_list, [], str, ()),
]

REFUSED = [
    (tables.take, True, int),
    (tables.take, 5, str),
    (tables.take, None, str),
    (tables.take, "2026-11-24", date),
    (tables.take_list, 5, int),
    (tables.take_list, [1, "2"], int),
]


@pytest.mark.parametrize(("take", "value", "kind", "expected"), TAKEN)
def test_a_value_of_the_right_kind_is_taken(take, value, kind, expected):
    """As it is; a list becomes a tuple."""
    assert expected == take({"kunci": value}, "kunci", kind, "berkas")


@pytest.mark.parametrize(("take", "value", "kind"), REFUSED)
def test_a_value_of_another_kind_is_refused_with_place_and_kind(take, value, kind):
    """A truth value is no number, although Python thinks so."""
    with pytest.raises(DataError, match=r"berkas: kunci .* type \w+") as caught:
        take({"kunci": value}, "kunci", kind, "berkas")
    assert "kunci" in str(caught.value)


@pytest.mark.parametrize(("value", "expected"), [(7, Decimal(7)), (Decimal("7.5"), Decimal("7.5"))])
def test_a_number_is_taken_exactly(value, expected):
    """Whole numbers and decimals alike."""
    assert expected == tables.take_number({"kunci": value}, "kunci", "berkas")


@pytest.mark.parametrize("value", [True, "7", None, 7.5])
def test_what_is_no_exact_number_is_refused(value):
    """Nor a float, which no file is read as."""
    with pytest.raises(DataError, match=r"berkas: kunci is .* must be a number"):
        tables.take_number({"kunci": value}, "kunci", "berkas")


def test_missing_and_unknown_keys_are_named_together_with_the_known_ones():
    """One message holds all that is wrong with the keys of a table."""
    with pytest.raises(DataError, match=r"berkas: missing \['b'\], unknown \['d'\]; the keys are: a, b, c"):
        tables.check_keys({"a": 1, "d": 2}, "berkas", required=("a", "b"), optional=("c",))
    tables.check_keys({"a": 1, "b": 2}, "berkas", required=("a", "b"), optional=("c",))


def test_days_must_rise_strictly():
    """The same day twice is a slip too."""
    days = [date(2026, 1, 1), date(2026, 1, 2)]
    assert tuple(days) == tables.sorted_days(days, "berkas")
    for wrong in (days[::-1], [days[0], days[0]]):
        with pytest.raises(DataError, match=r"berkas: .* days must rise"):
            tables.sorted_days(wrong, "berkas")


def test_decimals_of_a_file_stay_exact():
    """7.5 percent is read as the decimal that is written."""
    row = tables.load("aturan/kiriman")["kiriman.tarif_bm.umum"]
    assert isinstance(row, dict)
    assert row["baris"][0]["nilai"] == Decimal("7.5")
    assert isinstance(row["baris"][0]["nilai"], Decimal)


def test_the_files_of_a_folder_are_listed_in_order():
    """As names that load() takes."""
    assert tables.names("aturan") == tuple(
        f"aturan/{name}" for name in ("bawaan", "denda", "kiriman", "pabean", "pph22", "ppn", "preferensi", "umkm")
    )
