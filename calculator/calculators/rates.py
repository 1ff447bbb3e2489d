"""Whether an exchange rate looks like the rate of its currency: yuan and dollars are easily taken for each other."""

from decimal import Decimal

from calculator.numbers import angka
from calculator.outcome import Values
from calculator.steps import Notice

USUAL = {"USD": (Decimal(8_000), Decimal(30_000)), "CNY": (Decimal(1_000), Decimal(5_000))}
"""Between which rupiah a rate raises no question (asumsi kami)."""


def notices(values: Values) -> list[Notice]:
    """Whether the rate of the price's currency, or of the dollar that tests the limits, is an unusual one."""
    for unit, rate in ((values["mata_uang"], values["ndpbm"]), ("USD", values["ndpbm_usd"])):
        low, high = USUAL[unit]
        if rate is not None and not low <= rate <= high:
            return _questioned(unit, rate)
    return []


def _questioned(unit: str, rate: Decimal) -> list[Notice]:
    others = [name for name, (least, most) in USUAL.items() if name != unit and least <= rate <= most]
    alike = f" Itu mirip kurs {others[0]}." if others else ""
    return [Notice(code="kurs_janggal", values={"kurs": angka(rate), "mata_uang": unit, "mirip": alike})]
