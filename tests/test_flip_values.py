"""Every value named as turning the answer does turn it: one unit to this side and one to that."""

from decimal import Decimal
from typing import Any

import pytest

from calculator import catalog, form
from calculator.calculators import flips, keputusan, roots
from calculator.durations import Duration
from tests.engine_cases import ANSWERED

ORDERS = [(preset.id, preset.values) for preset in catalog.presets().values() if preset.calculator == "keputusan"]
ORDERS += [(case.id, case.masukan) for case in ANSWERED if case.kalkulator == "keputusan"]

DAY = Decimal(1)


def _unit(field, value):
    """The last digit a flip is known to: a day, a rupiah, or the sixth significant one."""
    if field == "produksi":
        return DAY
    last = Decimal(1).scaleb(value.adjusted() - roots.DIGITS + 1) if value else Decimal("1e-9")
    return max(last, DAY) if field in flips.IN_RUPIAH else last


def _put(values, field, value):
    """The order with this value; of a production the usual length is changed."""
    if field != "produksi":
        return values | {field: value}
    old = values["produksi"]
    return values | {"produksi": Duration(min=old.min, modus=int(value), maks=old.maks)}


@pytest.mark.parametrize("masukan", [masukan for _, masukan in ORDERS], ids=[name for name, _ in ORDERS])
def test_a_flip_value_lies_between_the_two_answers(masukan):
    """On the near side the answer is today's or a tie, on the far side the other one or a tie, never the reverse."""
    values = form.read(keputusan.CALCULATOR, masukan | {"hari_ini": "2026-11-24"})
    now = flips.difference(values)
    found: Any = keputusan.CALCULATOR.compute(values).hasil["pengubah"]
    for entry in found:
        if entry["nilai_balik"] is None:
            continue
        flip = Decimal(entry["nilai_balik"].numerator) / Decimal(entry["nilai_balik"].denominator)
        today = Decimal(entry["nilai"].numerator) / Decimal(entry["nilai"].denominator)
        unit = _unit(entry["field"], flip)
        outward = 1 if flip >= today else -1
        near, far = (flips.difference(_put(values, entry["field"], flip + side * outward * unit)) for side in (-1, 1))
        if abs(flip - today) > unit:
            assert near * now >= 0, entry["field"]
        assert far * now <= 0, entry["field"]
