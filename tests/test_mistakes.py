"""Mistakes that are often made: what stands beside each is the calculator's, and right."""

import tomllib
from html import unescape

import pytest

from calculator import words
from calculator.publish import mistakes
from tests.building import ROOT
from tests.engine_cases import answered

PAGE = (ROOT / "docs/panduan/pajak-sample-dan-massal.md").read_text("utf-8")

FENCE = PAGE.partition("```keliru\n")[2].partition("```")[0]
"""The fence of the page itself."""


MISTAKES = {
    "PPN of a parcel of USD 3": (0, 0, {"bea_masuk": 0, "ppn": 24_144, "pph22": 0}),
    "a listed group as a parcel": (0, 1, {"bea_masuk": 507_000, "ppn": 278_586, "pph22": 126_600}),
    "rounding": (1, 0, {"bea_masuk": 507_000, "ppn": 278_586, "pph22": 126_600}),
    "PPN is 11 percent": (2, 0, {"bea_masuk": 3_546_000, "ppn": 4_290_224, "pph22": 975_050, "biaya_akhir": 7_836_224}),
    "PPN of a PKP is no cost": (2, 1, {"total_pungutan": 8_811_274, "biaya_akhir": 3_546_000}),
    "a list of PPh 22": (2, 2, {"bea_masuk": 7_092_000, "ppn": 4_680_244, "pph22": 3_191_025}),
}
"""The place of a mistake and of its example, and the right amounts, computed apart from the engine."""


@pytest.mark.parametrize(("mistake", "example", "right"), MISTAKES.values(), ids=MISTAKES)
def test_the_right_figure_beside_a_mistake_is_the_calculators(mistake, example, right):
    """Three mistakes that are made most often, each with what the law asks for instead."""
    case = tomllib.loads(FENCE)["keliru"][mistake]["hitungan"][example]
    hasil = answered("pajak", case["masukan"] | {"tanggal": "2026-11-24"})
    assert {key: hasil[key] for key in right} == right
    shown = unescape(mistakes.page(FENCE)).partition(f"Yang benar, {case['contoh']}: ")[2].partition("</p>")[0]
    for key, amount in right.items():
        assert f"{words.label(key)} <b>Rp{amount:,}</b>".replace(",", ".") in shown


def test_an_example_that_is_refused_fails_the_build():
    """With the calculator's words."""
    with pytest.raises(ValueError, match=r"FOB USD 3.*is refused.*fob"):
        mistakes.page(FENCE.replace('fob = "3"', 'fob = "-3"'))
