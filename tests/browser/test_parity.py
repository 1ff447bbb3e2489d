"""CPython and the reader's browser give the same JSON text, to the last digit, for every case."""

import json
import shutil
from datetime import timedelta

from calculator.publish import runtime
from calculator.respond import respond_json
from tests.browser.conftest import ASK
from tests.building import module
from tests.engine_cases import every_text
from tests.engine_coming import COMING, changed_data
from tests.test_runtime_build import copy_tree


def test_every_case_has_the_same_text_in_both(opening, address, site):
    """Refusals and answers, numbers and HTML: the text is equal, byte for byte."""
    page = opening()
    folder = page.evaluate("JSON.parse(document.querySelector('kalkulator-impor').dataset.mesin).folder")
    texts = list(every_text())
    replies = page.evaluate(ASK, [f"{address}/{module(site, 'worker')}", f"{address}/{folder}/", texts])
    different = [text for text, reply in zip(texts, replies, strict=True) if reply != respond_json(text)]
    assert len(texts) > 450
    assert different == []


def test_a_coming_row_changes_results_in_the_browser_too(opening, address, site, tmp_path):
    """The change that README.md shows, built into a runtime of its own: 13 percent of 11/12 from its day on."""
    root = copy_tree(tmp_path)
    for path, text in changed_data().items():
        (root / path).write_text(text, "utf-8")
    built = runtime.build(root)
    shutil.copytree(built.folder, site / "mesin-uji" / built.name)
    typed = {"ndpbm": 16000, "fob": 100, "freight": 0, "asuransi": 0, "tarif_bm": "10%", "jalur": "pib"}
    days = [COMING - timedelta(days=1), COMING]
    texts = [
        json.dumps({"kalkulator": "pajak", "masukan": typed | {"tanggal": day.isoformat()}, "bentuk": "data"})
        for day in days
    ]
    page = opening()
    try:
        replies = page.evaluate(
            ASK, [f"{address}/{module(site, 'worker')}", f"{address}/mesin-uji/{built.name}/", texts]
        )
    finally:
        shutil.rmtree(site / "mesin-uji")
    assert [json.loads(reply)["hasil"]["ppn"] for reply in replies] == [193_600, 209_733]
