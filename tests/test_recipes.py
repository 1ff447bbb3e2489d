"""The changes that README.md shows as diffs, carried out on a copy of the tree as a maintainer would, and seen to work.

A rate (the diff in README.md itself), a page of the guide and a calculator (`tests/recipes/`): all three fit together.
One build of the copy shows the page and the law.
"""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from tests.building import ROOT
from tests.engine_coming import COMING

KEPT_AWAY = shutil.ignore_patterns("__pycache__", ".*", "node_modules", "site", "browser")
RECIPES = ("tambah-halaman", "tambah-kalkulator")
CARTONS = {"panjang": "60", "lebar": "40", "tinggi": "50", "karton": "10"}


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    """A copy of the tree with all three changes in it."""
    folder = tmp_path_factory.mktemp("resep") / "pohon"
    shutil.copytree(ROOT, folder, ignore=KEPT_AWAY)
    shutil.copytree(ROOT / "tests/site", folder / "tests/site", ignore=KEPT_AWAY)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    (rate,) = re.findall(r"```diff\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    for diff in (rate, *((ROOT / f"tests/recipes/{name}.diff").read_text("utf-8") for name in RECIPES)):
        ceiling = os.environ | {"GIT_CEILING_DIRECTORIES": str(folder.parent)}
        command = ["git", "apply", "-"]
        done = subprocess.run(command, cwd=folder, env=ceiling, input=diff, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    return folder


def run(folder, *arguments, typed=""):
    """Python in the changed copy; what it printed. It must end well."""
    command = [sys.executable, *arguments]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SITE_", "RUNTIME"))}
    kept |= {"RUNTIME": "default", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=kept, input=typed, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_readme_leads_to_each_recipe():
    """A diff that nobody finds helps nobody; one that README does not name is not tested above."""
    readme = (ROOT / "README.md").read_text("utf-8")
    assert sorted(path.stem for path in (ROOT / "tests/recipes").iterdir()) == sorted(RECIPES)
    for name in RECIPES:
        assert f"(tests/recipes/{name}.diff)" in readme


@pytest.mark.parametrize(("day", "ppn"), [("2027-02-28", 193_600), (COMING.isoformat(), 209_733)])
def test_a_changed_rate_is_in_force_from_its_day(changed, day, ppn):
    """12 percent of 11/12 of nilai impor on the day before, 13 percent from the first day on."""
    typed = {"fob": "100", "ndpbm": "16.000", "freight": "0", "asuransi": "0", "tarif_bm": "10%"}
    typed |= {"jalur": "pib", "tanggal": day}
    reply = json.loads(run(changed, "-m", "calculator", "pajak", typed=json.dumps(typed)))
    assert reply["hasil"]["nilai_impor"] == 1_760_000
    assert reply["hasil"]["ppn"] == ppn


def test_an_added_calculator_answers_and_refuses(changed):
    """Through the command line, which asks respond(): three steps with labels; a side left out is asked for."""
    reply = json.loads(run(changed, "-m", "calculator", "karton", typed=json.dumps(CARTONS)))
    assert reply["hasil"] == {"volume_karton": 1.2, "berat_volumetrik": 200, "berat_tagih": 200}
    assert all(step["label"] and step["rumus"] for step in reply["langkah"])
    asked = "import json, sys; from calculator.respond import respond; print(json.dumps(respond(json.load(sys.stdin))))"
    for form, masukan in (("data", CARTONS | {"panjang": ""}), ("html", CARTONS), ("berkas", CARTONS)):
        request = {"kalkulator": "karton", "masukan": masukan, "bentuk": form, "berkas": "csv"}
        refused = json.loads(run(changed, "-c", asked, typed=json.dumps(request)))
        assert refused["ok"] is False
        assert all(refused["galat"].values())


def test_an_added_calculator_s_case_and_the_rules_of_the_house_hold(changed):
    """Its case, its words, its form, and where its module may import from."""
    modules = [f"tests/test_{name}.py" for name in ("cases", "fields", "words", "form", "architecture")]
    run(changed, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "karton or label", *modules)
    assert "karton-sepuluh" in run(changed, "-m", "pytest", "--co", "-k", "karton", "tests/test_cases.py")


def test_an_added_page_is_built_linked_and_fit(changed, tmp_path):
    """Strictly built with its amounts; the overview and the navigation lead to it; the law announces the rate."""
    run(changed, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path))
    page = (tmp_path / "panduan/hitung-cbm/index.html").read_text("utf-8")
    assert "Bagaimana menghitung CBM karton?" in page
    assert re.search(r"Biaya seluruh pesanan di gudang.{1,80}Rp\d", page, re.DOTALL)
    overview = (tmp_path / "po-sample-vs-mass-production/index.html").read_text("utf-8")
    assert overview.count("panduan/hitung-cbm/") >= 2
    assert "mulai 1 Mar 2027: 13%" in (tmp_path / "aturan/index.html").read_text("utf-8")
    run(changed, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "hitung-cbm", "tests/site/test_guide.py")
