"""Warnings of an answer: said where they hold, with the reader's own numbers, and not where they do not."""

import pytest

from calculator import catalog
from calculator.numbers import tanggal
from calculator.rules import rule
from tests.engine_cases import ask

TUMBLER = dict(catalog.presets()["tumbler"].values)
JADWAL = {"tanggal_mulai": "24 November 2026", "jalur": "langsung"}


def warned(kalkulator, masukan):
    """The warnings of an answer by code."""
    reply = ask(kalkulator, masukan)
    assert reply.get("galat") is None
    return {warning["kode"]: warning["pesan"] for warning in reply["peringatan"]}


@pytest.mark.parametrize(
    ("today", "said"), [("23 November 2026", False), ("24 November 2026", False), ("25 November 2026", True)]
)
def test_a_start_in_the_past_is_said_from_the_day_after(today, said):
    """Today itself is no past."""
    assert said == ("mulai_di_masa_lalu" in warned("jadwal", JADWAL | {"hari_ini": today}))


def test_a_deadline_on_the_first_day_is_allowed():
    """Not before the start; the same day is hopeless but no contradiction."""
    assert warned("jadwal", JADWAL | {"tenggat": "24 November 2026"}) == {}


def test_the_value_of_a_sample_is_explained_with_both_numbers():
    """The fee, and what the same pieces cost at the mass price, in the order's currency."""
    message = warned("keputusan", TUMBLER | {"jumlah_sample": "40"})["nilai_sample"]
    assert "USD 35 berbeda" in message
    assert "memakai USD 104." in message
    assert "USD 35,75" in warned("keputusan", TUMBLER | {"biaya_sample": "35,75"})["nilai_sample"]


def test_a_sample_worth_its_fee_is_no_matter():
    """Two pieces at 2,60 for 5,20."""
    assert "nilai_sample" not in warned("keputusan", TUMBLER | {"biaya_sample": "5,20"})


def test_what_serves_the_mass_order_alone_is_not_warned_of_for_the_sample():
    """Form E and extra duties are the mass order's; the parcel of the sample does not ask for them."""
    codes = warned("keputusan", TUMBLER | {"bmt": "2.000.000"})
    assert "form_e_syarat" in codes
    assert {"form_e_kiriman", "bmt_kiriman"} & set(codes) == set()


def test_proof_of_origin_names_both_schemes_and_what_must_be_there():
    """Form E or RCEP: the reader says that one is used, not which; both rules stand in the answer."""
    message = warned("keputusan", TUMBLER)["form_e_syarat"]
    begun = tanggal(rule("preferensi.rcep").rows[-1].start)
    needed = (
        "Form E",
        f"RCEP (sejak {begun})",
        "sah",
        "ketentuan asal",
        "dikirim langsung",
        "dikecualikan",
        "batas waktu",
    )
    assert [words for words in needed if words not in message] == []
    used = {row["kunci"]: row["nilai"] for row in ask("keputusan", TUMBLER)["aturan"]}
    assert {used["preferensi.form_e"], used["preferensi.rcep"]} == {"preferensi"}
    assert "preferensi.form_e" not in {
        row["kunci"] for row in ask("keputusan", TUMBLER | {"form_e": "tidak"})["aturan"]
    }


def test_a_loss_from_the_selling_price_is_no_upper_bound():
    """Only without a selling price the loss is a bound, and that is said with its amount."""
    assert "Rp50 juta" in warned("keputusan", TUMBLER)["rugi_batas_atas"]
    assert "rugi_batas_atas" not in warned("keputusan", TUMBLER | {"harga_jual": "95.000"})
    assert "rugi_batas_atas" not in warned("keputusan", TUMBLER | {"rugi_salah_spek": "30.000.000"})


@pytest.mark.parametrize(("days", "said"), [("5", False), ("40", True)])
def test_a_rule_that_may_change_on_the_way_is_said(days, said):
    """The review of PPN is watched from 1 January 2027: only a plan that reaches it is told."""
    quick = {"tanggal_mulai": "1 November 2026", "tenggat": "", "moda": "udara", "maks_revisi": "0"}
    assert said == ("hukum_berubah" in warned("keputusan", TUMBLER | quick | {"produksi": days}))


@pytest.mark.parametrize(("skema", "named"), [("pib", True), ("kiriman", False), ("borongan", False)])
def test_the_mfn_rate_of_a_kind_is_named_only_where_it_is_charged(skema, named):
    """A parcel has rates of its own, and an all-in offer holds them."""
    order = {name: text for name, text in TUMBLER.items() if name != "tarif_bm"}
    typed = order | {"skema_impor": skema, "jumlah_unit": "300"}
    assert ("jenis_barang" in warned("keputusan", typed)) == named
