"""The rates of each regime: which income tax, and which doubts are said aloud."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from calculator import charges
from tests.engine_shipments import OWNER, PLAIN, shipment

WARNED = {
    "a plain parcel": ({}, {}, "kiriman", 300, []),
    "general goods without npwp": ({}, {"memiliki_npwp": False}, "kiriman", 300, []),
    "taxed goods without npwp": (
        {"kelompok_kiriman": "tas"},
        {"memiliki_npwp": False},
        "kiriman",
        300,
        ["npwp_kiriman"],
    ),
    "taxed goods up to three dollars": ({"kelompok_kiriman": "tas"}, {"memiliki_npwp": False}, "kiriman", 3, []),
    "general goods with suket": ({}, {"suket_umkm": True}, "kiriman", 300, []),
    "taxed goods with suket": ({"kelompok_kiriman": "tas"}, {"suket_umkm": True}, "kiriman", 300, ["suket_kiriman"]),
    "form e in a parcel": ({"form_e": True}, {}, "kiriman", 300, ["form_e_kiriman"]),
    "extra duty in a parcel": ({"bmt": Decimal(5)}, {}, "kiriman", 300, ["bmt_kiriman"]),
    "books": ({"kelompok_kiriman": "buku"}, {}, "kiriman", 300, ["ppn_buku"]),
    "form e in a declaration": ({"form_e": True}, {}, "pib", 300, ["form_e_syarat"]),
    "suket of a badan usaha": ({}, {"suket_umkm": True}, "pib", 300, []),
    "suket of a person": ({}, {"suket_umkm": True, "importir": "perorangan"}, "pibk", 300, ["suket_pibk"]),
    "trade goods of a passenger": ({}, {}, "bawaan", 300, ["bawaan_syarat"]),
    "everything a passenger's trade goods cannot use": (
        {"form_e": True, "bmt": Decimal(5)},
        {"suket_umkm": True, "memiliki_npwp": False},
        "bawaan",
        300,
        ["bawaan_syarat", "form_e_bawaan", "bmt_bawaan", "suket_bawaan", "npwp_bawaan"],
    ),
    "personal goods of a passenger": ({}, {"memiliki_npwp": False}, "bawaan_pribadi", 900, []),
    "a person's declaration in the name of a badan usaha": (
        {},
        {"importir": "perorangan"},
        "pib",
        300,
        ["pib_perorangan"],
    ),
    "a badan usaha that declares by PIBK": ({}, {}, "pibk", 300, ["pibk_badan_usaha"]),
    "a badan usaha that pays the final tax": ({}, {"rezim_pph": "final_umkm"}, "pib", 300, ["umkm_badan_usaha"]),
    "a person who pays the final tax": ({}, {"rezim_pph": "final_umkm", "importir": "perorangan"}, "pibk", 300, []),
    "a plain declaration": ({"bmt": Decimal(5)}, {"memiliki_npwp": False}, "pib", 300, []),
}


@pytest.mark.parametrize(("goods", "importer", "jalur", "fob", "codes"), WARNED.values(), ids=WARNED)
def test_it_warns_of_what_is_unclear_and_of_nothing_else(goods, importer, jalur, fob, codes):
    """A warning stands where the law leaves a doubt or an answer is not used, and only there."""
    asked = shipment(fob, goods=replace(PLAIN, **goods), importer=replace(OWNER, **importer), jalur=jalur)
    assert codes == [notice.code for notice in charges.compute(asked).notices]


TAXED = {
    "pib with api": ("pib", {}, {}, "2.5"),
    "pib without api": ("pib", {}, {"memiliki_api": False}, "7.5"),
    "pib with suket": ("pib", {}, {"suket_umkm": True}, "0"),
    "pib of a listed good with suket": ("pib", {"kelompok_pph22": "daftar_10"}, {"suket_umkm": True}, "0"),
    "pib without npwp": ("pib", {}, {"memiliki_npwp": False}, "5"),
    "pibk with an api that a person has not": ("pibk", {}, {}, "7.5"),
    "pibk of a listed good": ("pibk", {"kelompok_pph22": "daftar_10"}, {}, "10"),
    "pibk with a suket that does not serve": ("pibk", {}, {"suket_umkm": True}, "7.5"),
    "trade goods of a passenger": ("bawaan", {}, {}, "5"),
    "trade goods of a passenger without npwp": ("bawaan", {}, {"memiliki_npwp": False}, "5"),
    "personal goods of a passenger": ("bawaan_pribadi", {"kelompok_pph22": "daftar_10"}, {}, "0"),
    "pibk without npwp": ("pibk", {}, {"memiliki_npwp": False}, "15"),
}


@pytest.mark.parametrize(("jalur", "goods", "importer", "rate"), TAXED.values(), ids=TAXED)
def test_the_rate_of_pph22_follows_from_list_api_npwp_and_suket(jalur, goods, importer, rate):
    """The tax is the rate times nilai impor, which here is whole thousands."""
    free = replace(PLAIN, tarif_bm=Decimal(0), **goods)
    asked = shipment(100_000, goods=free, importer=replace(OWNER, **importer), jalur=jalur, asuransi=0, ndpbm=1000)
    levied = charges.compute(asked)
    assert Fraction(rate) / 100 * levied.nilai_impor.value == levied.pph22.value
