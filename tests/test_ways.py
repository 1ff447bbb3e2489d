"""The same order by other ways: each row is what the form answers when that way is tried."""

import pytest

from calculator import advice, catalog
from calculator.respond import respond
from tests.engine_cases import answered

DECISIONS = {name: preset.values for name, preset in catalog.presets().items() if preset.calculator == "keputusan"}


def asked(masukan, *, taksir=True):
    """A decision on a fixed day."""
    reply = respond({"kalkulator": "keputusan", "masukan": masukan | {"hari_ini": "2026-11-24"}, "taksir": taksir})
    assert reply.get("galat") is None
    return reply["hasil"]


@pytest.mark.parametrize("name", DECISIONS)
def test_trying_a_way_gives_what_its_row_says(name):
    """The tap that tries it fills the form so that cost, date and chance are those of the row."""
    for way in asked(DECISIONS[name])["cara"]:
        tap = {} if way["dipilih"] else advice.by_way(way["moda"], way["skema_impor"])
        hasil = asked(DECISIONS[name] | tap)
        assert hasil["massal"]["per_unit"] == way["per_unit"]
        for path in ("sample", "langsung"):
            plan = hasil["jadwal"][path]
            assert plan["tiba_p80"] == way[path]["tiba_p80"]
            assert plan["peluang_telat"] == pytest.approx(way[path]["peluang_telat"], abs=1e-9)


@pytest.mark.parametrize("name", DECISIONS)
def test_the_ways_rise_in_cost_and_one_is_the_readers(name):
    """Comparing adds nothing dearer at the top: the first is never dearer than the reader's own."""
    ways = answered("keputusan", DECISIONS[name] | {"hari_ini": "2026-11-24"})["cara"]
    costs = [way["per_unit"] for way in ways]
    assert costs == sorted(costs)
    assert [way["dipilih"] for way in ways].count(True) == 1
    assert len({(way["moda"], way["skema_impor"]) for way in ways}) == len(ways)


BARE = DECISIONS["tumbler"] | {"volume_cbm": "", "berat_kg": ""}
BY_SEA = [("laut_lcl", "borongan"), ("laut_lcl", "pib")]
BY_AIR = [("udara", "borongan"), ("udara", "pib")]


@pytest.mark.parametrize(
    ("masukan", "expected"),
    [
        (BARE, [("laut_lcl", "pib")]),
        (BARE | {"volume_cbm": "2,3"}, [*BY_SEA, ("udara", "borongan")]),
        (BARE | {"berat_kg": "360"}, [("laut_lcl", "pib"), *BY_AIR]),
        (DECISIONS["tumbler"], [*BY_SEA, *BY_AIR]),
        (DECISIONS["casing"], [*BY_SEA, *BY_AIR, ("udara", "kiriman")]),
        (DECISIONS["tumbler"] | {"moda": "laut_fcl"}, [("laut_fcl", "pib"), ("laut_lcl", "borongan"), *BY_AIR]),
    ],
    ids=["no measure", "volume", "weight", "both", "below the limit of parcels", "a whole container"],
)
def test_only_ways_that_are_open_and_can_be_estimated_are_compared(masukan, expected):
    """By volume at sea, by weight in the air and by courier; a parcel only below its limit."""
    assert sorted((way["moda"], way["skema_impor"]) for way in asked(masukan, taksir=False)["cara"]) == sorted(expected)


def test_what_was_quoted_for_one_way_is_not_used_on_another():
    """A quote of the sea says nothing of the air: doubling it moves the own row alone."""
    costs = [
        {(way["moda"], way["skema_impor"]): way["per_unit"] for way in asked(DECISIONS["tumbler"] | more)["cara"]}
        for more in ({}, {"freight": "162"})
    ]
    assert {way for way in costs[0] if costs[0][way] != costs[1][way]} == {("laut_lcl", "pib")}
