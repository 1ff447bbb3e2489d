"""The calendar and the table: other programs read in them what the engine answered, whatever a product is called."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import catalog
from calculator.downloads import KINDS
from calculator.respond import respond

TODAY = {"hari_ini": "2026-11-24"}
LINK = "https://contoh.test/kalkulator/#v=1&jumlah_unit=1.000"
PLANNED = [one.id for one in catalog.presets().values() if "ics" in KINDS[one.calculator]]
TABLED = [one.id for one in catalog.presets().values() if "csv" in KINDS[one.calculator]]


def reply_to(example, bentuk, **more):
    """What the engine replies about an example, some answers another way."""
    preset = catalog.presets()[example]
    otherwise = more.pop("otherwise", {})
    request = {"kalkulator": preset.calculator, "masukan": preset.values | TODAY | otherwise, "taksir": True}
    return respond(request | {"bentuk": bentuk, **more})


def file_of(example, kind, **more):
    """The file of an example."""
    return reply_to(example, "berkas", berkas=kind, **more)["berkas"]


def events_of(text):
    """The events of a calendar, by the last part of their names."""
    book = icalendar.Calendar.from_ical(text)
    return {str(event["UID"]).split("@")[0].split("-", 2)[2]: event for event in book.walk("VEVENT")}


@pytest.mark.parametrize("example", PLANNED)
def test_the_calendar_holds_the_plan(example):
    """Stages from their first day until before the next can begin, the arrival, the deadline, the last days."""
    made = file_of(example, "ics", situs={"tautan": LINK})
    hasil = reply_to(example, "data")["hasil"]
    best = hasil["keputusan"]["jalur_terbaik"] if "keputusan" in hasil else ""
    plan = hasil["jadwal"][best] if best else hasil
    events = events_of(made["isi"])
    assert made["nama"].startswith("jadwal-")
    assert made["nama"].endswith(".ics")
    for stage in plan["rencana"]:
        if stage["mulai"] != stage["selesai"]:
            event = events[stage["tahap"].replace("_", "-")]
            assert event.start.isoformat() == stage["mulai"]
            assert event.end.isoformat() == stage["selesai"]
    assert events["tiba"].start.isoformat() == plan["tiba"]
    assert events["tiba"].end - events["tiba"].start == timedelta(1)
    assert events["tiba-8-dari-10"].start.isoformat() == plan["tiba_p80"]
    start = plan["rencana"][0]["mulai"]
    for milestone in plan["paling_lambat"]:
        key = f"paling-lambat-{milestone['tahap'].replace('_', '-')}"
        day = milestone["p80"]
        assert (key in events) is (day is not None and day >= start)
        if key in events:
            assert events[key].start.isoformat() == day
            assert str(events[key]["SUMMARY"]).startswith("Paling lambat: ")


def test_the_calendar_follows_the_headline_where_costs_are_too_close_and_one_path_is_in_time():
    """Casings at 15 in 100: sample is a little cheaper, only the direct order is in time, so its plan it is."""
    otherwise = {"peluang_salah_spek": "15%"}
    keputusan = reply_to("casing", "data", otherwise=otherwise)["hasil"]["keputusan"]
    assert (keputusan["saran"], keputusan["jalur_terbaik"]) == ("imbang", "sample")
    assert "kurir-sample" not in events_of(file_of("casing", "ics", otherwise=otherwise)["isi"])
    assert "kurir-sample" in events_of(file_of("tumbler", "ics")["isi"])


def test_a_calendar_s_events_say_what_they_are():
    """An estimate, by which code and link; stamped with the reader's day, the same bytes again."""
    made = file_of("jadwal-tumbler", "ics", situs={"tautan": LINK})
    assert made == file_of("jadwal-tumbler", "ics", situs={"tautan": LINK})
    code = made["nama"].removeprefix("jadwal-").removesuffix(".ics")
    for event in events_of(made["isi"]).values():
        said = str(event["DESCRIPTION"])
        assert "Perkiraan, bukan janji." in said
        assert code in said
        assert LINK in said
        assert event["DTSTAMP"].dt.date() == date(2026, 11, 24)
        assert type(event.start) is date


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["", "\\n;,", "BEGIN:VEVENT", "é" * 40, "😀" * 25, "a\r\nEND:VCALENDAR"]))
def test_a_calendar_survives_any_product(text, more):
    """Lines of at most 75 octets ending in CRLF; the name comes back as it was read; no event is lost or forged."""
    name = (text + more)[:60]
    made = file_of("tumbler", "ics", otherwise={"nama_produk": name})["isi"]
    lines = made.encode().split(b"\r\n")
    assert lines[-1] == b""
    assert max(len(line) for line in lines) <= 75
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    for line in lines:
        line.decode()
    events = events_of(made)
    plain = events_of(file_of("tumbler", "ics", otherwise={"nama_produk": ""})["isi"])
    assert events.keys() == plain.keys()
    read = " ".join("".join(sign for sign in " ".join(name.split()) if sign.isprintable()).split())
    title = str(plain["tiba"]["SUMMARY"])
    assert str(events["tiba"]["SUMMARY"]) == (f"{title} ({read})" if read else title)


def rows_of(text):
    """The lines of a table, without its heading."""
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))[1:]


@pytest.mark.parametrize("example", TABLED)
def test_the_table_holds_the_answer(example):
    """The steps in order with decimal commas and no thousands, their formulas and sources; then the warnings."""
    text = file_of(example, "csv")["isi"]
    reply = reply_to(example, "data")
    rows = rows_of(text)
    assert {len(row) for row in rows} == {6}
    assert text.replace("\r\n", "").count("\n") == 0
    steps = [row for row in rows if row[0] == "Hitungan"]
    for row, step in zip(steps, reply["langkah"], strict=True):
        amount = float(row[2].replace(",", "."))
        assert amount / (100 if row[3] == "%" else 1) == pytest.approx(step["jumlah"], rel=1e-8, abs=1e-8)
        assert row[1] == step["label"]
        assert row[4] == step["rumus"]
    warned = [row[1].removeprefix("'") for row in rows if row[0] == "Peringatan"]
    assert warned == [one["pesan"] for one in reply["peringatan"]]
    assert [row[0] for row in rows] == sorted(
        (row[0] for row in rows), key=["Keterangan", "Isian", "Hitungan", "Peringatan"].index
    )


def test_the_table_does_not_say_that_the_reader_gave_our_defaults():
    """A form sends them along; what differs from them was given."""
    typed = catalog.presets()["tumbler"].values | {"hari_ini": "2026-11-24", "jumlah_supplier": "1", "porsi_dp": "40%"}
    reply: Any = respond({"kalkulator": "keputusan", "masukan": typed, "bentuk": "berkas", "berkas": "csv"})
    said = {row[1]: row[4] for row in rows_of(reply["berkas"]["isi"]) if row[0] == "Isian"}
    assert said["Supplier yang dimintai sample sekaligus"] == "bawaan kami"
    assert said["DP"] == "Anda isi"


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=50), st.sampled_from(["=1+1", "+1", "-1", "@A1", '";\n=1', " =1", ""]))
def test_no_cell_of_the_table_is_a_formula(text, beginning):
    """What a spreadsheet would compute begins with an apostrophe; only our own numbers may begin with a sign."""
    name = (beginning + text)[:60]
    rows = rows_of(file_of("tumbler", "csv", otherwise={"nama_produk": name})["isi"])
    for row in rows:
        for place, cell in enumerate(row):
            if place != 2 or row[1] == "Nama barang":
                assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_file_that_there_is_not_is_refused_in_words():
    """Another kind, or none: the reader's message names those that there are; bad input is answered as ever."""
    for kind in ("pdf", None, 3, ["csv"]):
        reply = reply_to("jadwal-tumbler", "berkas", berkas=kind)
        assert reply == {
            "ok": False,
            "galat": {"berkas": "Berkas itu tidak ada untuk kalkulator ini. Yang ada: ics."},
        }
    reply = reply_to("tumbler", "berkas", berkas="csv", otherwise={"jumlah_unit": "banyak"})
    assert not reply["ok"]
    assert "jumlah_unit" in reply["galat"]
