"""The command line: one JSON document on standard output and nothing else, exit status 0 or 2."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from calculator import catalog
from calculator.respond import read_json, respond

ROOT = Path(__file__).resolve().parent.parent

PAJAK = {"tanggal": "24 November 2026", "ndpbm": "16.800", "fob": "300", "freight": "40"}

TOML = """
tanggal = 2026-11-24
ndpbm = 16800
fob = 300.0
freight = 40
memiliki_api = true
"""


def run(*arguments, stdin="", env=None):
    """Run one command; its status and its document, which must be alone on standard output."""
    done = subprocess.run(
        [sys.executable, "-m", "calculator", *arguments],
        cwd=ROOT,
        input=stdin if isinstance(stdin, bytes) else stdin.encode(),
        capture_output=True,
        env=os.environ | (env or {}),
        check=False,
        timeout=60,
    )
    assert done.stderr.decode() == ""
    return done.returncode, json.loads(done.stdout.decode("utf-8"))


def answer(masukan):
    """What respond() says to the same values."""
    return json.loads(json.dumps(respond({"kalkulator": "pajak", "masukan": masukan})))


def test_json_from_a_file_is_answered(tmp_path):
    """Exit status 0 and the contract's four keys."""
    path = tmp_path / "values.json"
    path.write_text(json.dumps(PAJAK), encoding="utf-8")
    assert run("pajak", str(path)) == (0, answer(PAJAK))
    assert list(answer(PAJAK)) == ["ok", "hasil", "langkah", "peringatan", "aturan"]


def test_toml_with_its_own_dates_and_decimals_is_answered(tmp_path):
    """A date, a decimal and a truth value of TOML are read as what they are."""
    path = tmp_path / "values.toml"
    path.write_text(TOML, encoding="utf-8")
    assert run("pajak", str(path)) == (0, answer(PAJAK))


def test_toml_dates_inside_a_list_are_dates_too(tmp_path):
    """The factory's closures in TOML need no quotes."""
    path = tmp_path / "values.toml"
    path.write_text(
        'tanggal_mulai = 2026-11-24\njalur = "langsung"\ntutup_pabrik = [[2026-12-01, 2026-12-31]]\n', encoding="utf-8"
    )
    status, reply = run("jadwal", str(path))
    assert (status, reply.get("galat")) == (0, None)


@pytest.mark.parametrize("arguments", [("pajak", "-"), ("pajak",)])
def test_values_from_standard_input_are_answered(arguments):
    """A dash, or no file at all, reads standard input."""
    assert run(*arguments, stdin=json.dumps(PAJAK)) == (0, answer(PAJAK))


def test_json_numbers_are_read_exactly():
    """0.1 is a tenth, not the binary float nearest to it: the insurance of 0.1 USD at 10^6 is 100.000 rupiah."""
    masukan = '{"tanggal":"2026-11-24","ndpbm":1000000,"fob":100.1,"freight":0.2,"asuransi":0.1}'
    assert run("pajak", "-", stdin=masukan)[1]["hasil"]["nilai_pabean"] == 100_400_000


def test_the_readers_day_is_accepted():
    """`hari_ini` may come with any calculator."""
    assert run("pajak", "-", stdin=json.dumps(PAJAK | {"hari_ini": "2026-12-01"})) == (0, answer(PAJAK))


def test_refused_values_give_status_two_and_every_message():
    """The messages by field, nothing on standard error."""
    status, reply = run("pajak", "-", stdin=json.dumps(PAJAK | {"fob": "-5", "ndpbm": "16,800"}))
    assert (status, reply["ok"], sorted(reply["galat"])) == (2, False, ["fob", "ndpbm"])


UNREADABLE = {
    "nothing": b"",
    "no json": b"fob = 300",
    "no object": b"[1, 2]",
    "not a number": b'{"fob": NaN}',
    "not text": b"\xff\xfe\x00",
    "too deep": b"[" * 100_000,
}


@pytest.mark.parametrize("given", UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_input_is_named_masukan(given):
    """Whatever comes in, one refusal comes out."""
    status, reply = run("pajak", "-", stdin=given)
    assert (status, reply["ok"], list(reply["galat"])) == (2, False, ["masukan"])


@pytest.mark.parametrize("name", ["tidak-ada.json", "tidak-ada.toml", "."])
def test_a_file_that_cannot_be_read_is_named_masukan(tmp_path, name):
    """No file, or a folder."""
    status, reply = run("pajak", str(tmp_path / name))
    assert (status, list(reply["galat"])) == (2, ["masukan"])


def test_broken_toml_is_named_masukan(tmp_path):
    """The same for TOML."""
    path = tmp_path / "values.toml"
    path.write_text("fob = ", encoding="utf-8")
    status, reply = run("pajak", str(path))
    assert (status, list(reply["galat"])) == (2, ["masukan"])


@pytest.mark.parametrize("value", ["nan", "inf", "-inf"])
def test_a_toml_number_that_is_none_is_refused_at_its_field(tmp_path, value):
    """TOML has NaN and infinities; they are refused like in JSON, under the field."""
    path = tmp_path / "values.toml"
    path.write_text(TOML + f"tarif_bm = {value}\n", encoding="utf-8")
    status, reply = run("pajak", str(path))
    assert (status, list(reply["galat"])) == (2, ["tarif_bm"])


def test_half_a_character_in_the_input_is_no_traceback():
    """JSON can spell a lone surrogate, which UTF-8 cannot: the refusal still prints."""
    status, reply = run("pajak", "-", stdin=json.dumps(PAJAK)[:-1] + ', "\\ud800": "1", "bmt": "\\udfff"}')
    assert (status, reply["ok"], "bmt" in reply["galat"]) == (2, False, True)


@pytest.mark.parametrize("env", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}])
def test_the_document_is_utf_8_whatever_the_locale(env):
    """Quotation marks and minus signs arrive on any machine."""
    status, reply = run("pajak", "-", stdin=json.dumps(PAJAK | {"fob": "abc"}), env=env)
    assert (status, "“abc”" in reply["galat"]["fob"]) == (2, True)


def test_an_unknown_calculator_is_told_the_known_ones():
    """Under its own key."""
    status, reply = run("pajek", "-", stdin="{}")
    assert (status, list(reply["galat"])) == (2, ["kalkulator"])
    assert all(name in reply["galat"]["kalkulator"] for name in catalog.CALCULATORS)


def test_the_list_holds_every_field_of_every_calculator():
    """Name, label, unit, default, bounds and help, as a form or a spreadsheet needs them."""
    status, reply = run("--daftar")
    listed = {entry["id"]: [field["nama"] for field in entry["kolom"]] for entry in reply["kalkulator"]}
    assert (status, reply["ok"]) == (0, True)
    assert {name: [field.name for field in entry.fields] for name, entry in catalog.CALCULATORS.items()} == listed
    fields = {field["nama"]: field for entry in reply["kalkulator"] for field in entry["kolom"]}
    assert fields["jumlah_unit"] == {
        "nama": "jumlah_unit",
        "label": "Jumlah pesanan massal",
        "satuan": "unit",
        "wajib": True,
        "bawaan": None,
        "bantuan": "",
        "dasar": "",
        "contoh": "1.000",
        "paling_kecil": 1,
        "paling_besar": 10**9,
        "paling_kecil_termasuk": True,
    }


@pytest.mark.parametrize("preset", sorted(catalog.presets()))
def test_an_example_printed_is_an_example_answered(preset):
    """What --contoh prints goes back in as it is."""
    calculator = catalog.presets()[preset].calculator
    status, values = run(calculator, "--contoh", preset)
    assert (status, values) == (0, catalog.presets()[preset].values)
    assert run(calculator, "-", stdin=json.dumps(values))[0] == 0


@pytest.mark.parametrize("arguments", [("keputusan", "--contoh", "tembler"), ("pajak", "--contoh", "tumbler")])
def test_an_example_there_is_none_of_is_refused(arguments):
    """The known ones of that calculator are named."""
    status, reply = run(*arguments)
    assert (status, reply["ok"], list(reply["galat"])) == (2, False, ["contoh"])


def test_a_document_reads_back_as_it_was_written():
    """The printed text is what read_json reads, digit by digit."""
    status, reply = run("keputusan", "-", stdin=json.dumps(catalog.presets()["tumbler"].values))
    again = read_json(json.dumps(reply))
    assert (status, again["ok"]) == (0, True)
