"""Shipments to test with: any goods, any importer, and a plain one of each."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from calculator.shipment import Series, Shipment
from calculator.steps import Leaf
from calculator.tariffs import Goods, Importer

DAY = date(2026, 11, 24)
GROUPS = ("umum", "buku", "kosmetik", "besi_baja", "jam_tangan", "tas", "tekstil", "alas_kaki", "sepeda")

CENTS = st.decimals(Decimal("0.01"), 10**6, places=2)
SMALL = st.decimals(Decimal("0.01"), 1500, places=2)
COSTS = st.decimals(0, 10**5, places=2)
RATES = st.decimals(0, 1, places=3)

GOODS = st.builds(
    Goods,
    kelompok_kiriman=st.sampled_from(GROUPS),
    kelompok_pph22=st.sampled_from(("umum", "daftar_7_5", "daftar_10")),
    tarif_bm=RATES,
    form_e=st.booleans(),
    tarif_bm_fta=RATES,
    bmt=st.integers(0, 10**8).map(Decimal),
)
IMPORTERS = st.builds(
    Importer,
    importir=st.sampled_from(("badan_usaha", "perorangan")),
    memiliki_api=st.booleans(),
    memiliki_npwp=st.booleans(),
    suket_umkm=st.booleans(),
    pkp=st.booleans(),
    rezim_pph=st.sampled_from(("umum", "final_umkm")),
)


def shipment(*fobs, goods, importer, jalur="otomatis", freight=0, asuransi=None, ndpbm=16800):
    """A shipment in USD, one series for each FOB."""
    return Shipment(
        tanggal=DAY,
        jalur=jalur,
        series=tuple(Series(fob=Leaf(fob, "USD"), goods=goods) for fob in fobs),
        freight=Leaf(freight, "USD"),
        asuransi=None if asuransi is None else Leaf(asuransi, "USD"),
        mata_uang="USD",
        ndpbm=Leaf(ndpbm, "kurs"),
        ndpbm_usd=Leaf(ndpbm, "kurs"),
        importer=importer,
    )


PLAIN = Goods(
    kelompok_kiriman="umum",
    kelompok_pph22="umum",
    tarif_bm=Decimal("0.2"),
    form_e=False,
    tarif_bm_fta=Decimal(0),
    bmt=Decimal(0),
)
OWNER = Importer(
    importir="badan_usaha",
    memiliki_api=True,
    memiliki_npwp=True,
    suket_umkm=False,
    pkp=False,
    rezim_pph="umum",
)
