"""CPython and the reader's browser give the same JSON text, to the last digit, for every case."""

import json

from calculator import catalog
from calculator.respond import respond_json
from tests.engine_cases import CASES

ASK = """async ([address, runtime, texts]) => {
  const worker = new Worker(address + "/javascripts/worker.mjs", { type: "module" });
  worker.postMessage({ runtime });
  const ask = (text) => new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => (data.error ? reject(new Error(data.error.message)) : resolve(data.reply));
    worker.postMessage({ request: text }, [port2]);
  });
  const replies = [];
  for (const text of texts) replies.push(await ask(text));
  worker.terminate();
  return replies;
}"""


def _requests():
    """Every case and every preset, as data and as a page."""
    asked = [(case.kalkulator, case.masukan) for case in CASES]
    asked += [(preset.calculator, preset.values) for preset in catalog.presets().values()]
    for name, masukan in asked:
        for form in ("data", "html"):
            request = {"kalkulator": name, "masukan": masukan, "bentuk": form, "situs": {"merek": "RTS", "nomor": ""}}
            yield json.dumps(request, default=float)
    yield from ("", "[]", '{"kalkulator":"pajak"}', '{"kalkulator":"tidak ada","masukan":{}}', "1e999", '{"a":NaN}')


def test_every_case_has_the_same_text_in_both(opening, address):
    """Refusals and answers, numbers and HTML: the text is equal, byte for byte."""
    page = opening()
    runtime = f"{address}/{page.locator('kalkulator-impor').get_attribute('data-mesin')}/"
    texts = list(_requests())
    replies = page.evaluate(ASK, [address, runtime, texts])
    different = [text for text, reply in zip(texts, replies, strict=True) if reply != respond_json(text)]
    assert len(texts) > 300
    assert different == []
