"""The charges of a shipment, good by good: whole rupiah whose sums are the shipment's own amounts.

PPN and PPh 22 are rounded good by good already. Customs value and duty are rounded on the whole, so each good has its
own down to the rupiah, and the one with the most of it the rest.
"""

from collections.abc import Mapping, Sequence
from itertools import chain

from calculator.charges import Charges
from calculator.conditions import Condition, largest_first
from calculator.numbers import TURUN_KE_RUPIAH
from calculator.rules import Row
from calculator.steps import Rounded, Step, Term, total
from calculator.tariffs import credit

NAMES = ("nilai_pabean", "bea_masuk", "bmt", "ppn", "pph22", "total_pungutan", "dapat_dikreditkan", "biaya_akhir")


def by_goods(levied: Charges) -> tuple[Mapping[str, Step], ...]:
    """What each good of a shipment is charged, by the names of the shipment's own amounts."""
    each = dict(levied.each)
    count = len(each["ppn"])
    if count == 1:
        return ({name: getattr(levied, name) for name in NAMES},)
    value = Rounded(levied.nilai_pabean, TURUN_KE_RUPIAH)
    each["nilai_pabean"] = _shared("bagian_nilai_pabean", value, each["nilai_pabean"])
    each["bea_masuk"] = _shared("bea_masuk", levied.bea_masuk, each["bea_masuk"])
    return tuple(_good(place, {key: each[key][place] for key in NAMES[:5]}, levied.credits) for place in range(count))


def conditions_of(levied: Charges) -> tuple[Condition, ...]:
    """That the good which takes what the others leave stays the one with the most of it."""
    kept = [largest_first("sisa", levied.each[key]) for key in ("nilai_pabean", "bea_masuk")]
    return tuple(chain.from_iterable(kept)) if len(levied.each["ppn"]) > 1 else ()


def _good(place: int, found: dict[str, Step], credits_of: Sequence[Row]) -> Mapping[str, Step]:
    levied = _step(place, "total_pungutan", total(*(found[key] for key in NAMES[1:5])))
    back = _step(place, "dapat_dikreditkan", credit(credits_of, found["ppn"], found["pph22"]))
    final = _step(place, "biaya_akhir", levied - back)
    return found | {"total_pungutan": levied, "dapat_dikreditkan": back, "biaya_akhir": final}


def _shared(key: str, whole: Term, parts: Sequence[Step]) -> list[Step]:
    """The parts down to the rupiah, but the largest: it takes what the others leave of the whole."""
    largest = max(range(len(parts)), key=lambda place: parts[place].value)
    shared = [_step(place, key, Rounded(part, TURUN_KE_RUPIAH)) for place, part in enumerate(parts)]
    others = shared[:largest] + shared[largest + 1 :]
    shared[largest] = _step(largest, key, whole - total(*others))
    return shared


def _step(place: int, key: str, formula: Term) -> Step:
    return Step(f"barang.{place}.{key}", "rupiah", formula)
