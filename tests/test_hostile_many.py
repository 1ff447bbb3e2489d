"""A hundred thousand hostile inputs: fields, requests, shared links, files of kept calculations.

Nothing raises, nothing that was typed becomes markup. The seeds are hypothesis's, so that a failing one is found
again; a seed makes hundreds of texts, so that a hundred thousand take a minute.
"""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calculator import catalog, rendering
from calculator.fields import RefusedError
from calculator.respond import respond_json
from tests.building import ROOT
from tests.hostile_texts import broken_json, texts, values
from tests.test_hostile import Markup

FIELDS = [field for calculator in catalog.CALCULATORS.values() for field in calculator.fields]
NAMES = sorted({field.name for field in FIELDS})
QUICK = ("pajak", "jadwal", "aql")
"""Calculators that answer within milliseconds."""

SLOW = ("keputusan", "penawaran")
"""Calculators that take a tenth of a second for an answer."""

READ, REQUESTS, ANSWERED, DECIDED, LINKS, FILES = 60_000, 6_000, 1_500, 600, 22_000, 11_000
"""How many of each kind; more than a hundred thousand together."""

FORMS = {"keputusan": ("html", "html", "kertas", "banding"), "penawaran": ("html", "html", "banding")}
"""The forms of an answer that hold markup."""

SEEDS = st.integers(0, 2**32 - 1)
FORBIDDEN = {"script", "img", "svg", "iframe", "object", "embed", "style", "base", "meta"}
COMPUTED = str(7613 * 8629)
"""What a template would make of a hostile text that it ran."""

DRAWN = {"svg"}
"""What an answer holds of its own: its charts."""


def many(rounds):
    """Settings for a test that is run this many times."""
    return settings(max_examples=rounds, suppress_health_check=list(HealthCheck))


def _harmless(html, allowed=frozenset()):
    found = Markup(html)
    assert found.tags & FORBIDDEN <= allowed, html
    assert not [name for name in found.attributes if name.startswith("on") or name == "srcdoc"], html
    assert COMPUTED not in html, html


def test_the_numbers_add_up_to_a_hundred_thousand():
    """What is said of these tests is what they do."""
    assert READ + REQUESTS + ANSWERED + DECIDED + LINKS + FILES >= 100_000


@many(READ // 1000)
@given(SEEDS)
def test_a_field_takes_or_refuses_whatever_is_typed(seed):
    """A value or a message for the reader, which stays text in the page."""
    chance = random.Random(seed)  # noqa: S311 - the same fields in every run
    messages: dict[str, str] = {}
    for value in values(seed, 1000):
        field = chance.choice(FIELDS)
        try:
            field.parse(value)  # type: ignore[arg-type]
        except RefusedError as refusal:
            messages[f"{field.name}.{len(messages)}"] = str(refusal)
    assert messages
    assert all(messages.values())
    for piece in rendering.errors(messages).values():
        _harmless(piece)


@many(REQUESTS // 200)
@given(SEEDS)
def test_whatever_text_arrives_one_json_object_comes_back(seed):
    """A request that is whole, cut off or strange gets an answer or messages, never a traceback."""
    chance = random.Random(seed)  # noqa: S311 - the same requests in every run
    typed = iter(values(seed, 2000))
    for place in range(200):
        names = chance.sample(NAMES, 8)
        request = {
            "kalkulator": chance.choice([*catalog.CALCULATORS, next(typed)]),
            "bentuk": chance.choice(["baca", "data", "html", "kertas", "banding", "berkas", next(typed)]),
            "masukan": {name: next(typed) for name in names} if place % 10 else next(typed),
            "situs": next(typed) if place % 7 == 0 else None,
            "taksir": place % 5 == 0,
        }
        reply = json.loads(respond_json(broken_json(seed + place, request)))
        assert reply["ok"] is True or reply["galat"]
        for piece in (reply.get("html") or {}).values():
            _harmless(piece, DRAWN)


@many(ANSWERED // 100)
@given(SEEDS)
def test_hostile_words_in_an_order_that_is_answered_stay_words(seed):
    """A good order with some fields spoilt, asked for its page: the answer holds no markup but its own."""
    for text, preset, chance in _orders(seed, QUICK):
        spoilt = {chance.choice(list(preset.values)): text} if chance.random() < 0.75 else {}
        _ask(preset, spoilt, text, "html")


@many(DECIDED // 60)
@given(SEEDS)
def test_hostile_words_in_a_decision_stay_words(seed):
    """Whole decisions and quotes in every form that holds markup, estimated where a spoilt field was left out."""
    answered = 0
    for text, preset, chance in _orders(seed, SLOW):
        name = chance.choice(list(preset.values))
        spoilt = {name: text} if chance.random() < 0.4 else {name: ""}
        answered += _ask(preset, spoilt, text, chance.choice(FORMS[preset.calculator]))
    assert answered > 10


def _orders(seed, calculators):
    """A hostile text and an example to spoil with it, by the seed; the texts are as many as one seed is worth."""
    chance = random.Random(seed)  # noqa: S311 - the same orders in every run
    presets = [preset for preset in catalog.presets().values() if preset.calculator in calculators]
    for text in texts(seed, 100 if calculators is QUICK else 60):
        yield text, chance.choice(presets), chance


def _ask(preset, spoilt, text, form):
    """Whether the example, spoilt, was answered; in any case without markup that was typed."""
    known = {field.name for field in catalog.CALCULATORS[preset.calculator].fields}
    named = {"nama_produk": text} if "nama_produk" in known else {}
    masukan = {**preset.values, **named, **spoilt}
    site = {"merek": text, "nomor": text}
    request = {
        "kalkulator": preset.calculator,
        "masukan": masukan,
        "bentuk": form,
        "situs": site,
        "taksir": not all(spoilt.values()),
    }
    request |= {"kasus": [{"nama": text, "masukan": masukan}, {"nama": "lain", "masukan": preset.values}]}
    reply = json.loads(respond_json(json.dumps(request, default=str)))
    assert reply["ok"] is True or reply["galat"]
    for piece in reply["html"].values() if isinstance(reply["html"], dict) else [reply["html"]]:
        _harmless(piece, DRAWN)
    return reply["ok"]


SCRIPT = """
import { readFileSync } from "node:fs";
import { isLinked, read } from "%(links)s";
import { readFile } from "%(kept)s";
const { links, files } = JSON.parse(readFileSync(0, "utf-8"));
const short = (value) => typeof value === "string" && value.length <= 500;
for (const hash of links) {
  const found = read(hash, (name) => /^[a-z_.0-9]+$/.test(name));
  isLinked(hash);
  if (!Object.values(found.isi).every(short) || Object.hasOwn(found.isi, "__proto__")) throw new Error(hash);
  if (found.hari && !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(found.hari)) throw new Error(hash);
}
let taken = 0;
for (const text of files) {
  const found = readFile(text, "keputusan");
  if (!Array.isArray(found) || found.length > 30) throw new Error(text);
  for (const { nama, hari, jawaban, kedalaman, isi, masukan } of found) {
    const all = [nama, hari, jawaban, kedalaman, ...Object.values(isi), ...Object.values(masukan)];
    if (!all.every(short)) throw new Error(text);
    taken += 1;
  }
}
if (Object.prototype.polluted !== undefined) throw new Error("the prototype of all objects was changed");
console.log(JSON.stringify({ links: links.length, files: files.length, taken }));
"""


def _file(chance, typed):
    kept = {name: next(typed) for name in ("nama", "hari", "jawaban", "kedalaman")} | {
        "isi": {next(typed): next(typed)},
        "masukan": {"__proto__": {"polluted": 1}} if chance.random() < 0.1 else {next(typed): next(typed)},
    }
    simpanan = [kept] * chance.choice([1, 2, 40]) if chance.random() < 0.8 else next(typed)
    kind = "sample-atau-massal" if chance.random() < 0.9 else next(typed)
    return {"jenis": kind, "kalkulator": "keputusan", "simpanan": simpanan}


@pytest.fixture(scope="module")
def node():
    """Run the modules that read what comes from outside over links and files; the counts."""

    def run(links, files):
        modules = {"links": "tautan", "kept": "simpanan"}
        named = {key: (ROOT / f"docs/javascripts/{name}.mjs").as_uri() for key, name in modules.items()}
        command = [str(Path(sys.prefix) / "bin/node"), "--input-type=module", "--eval", SCRIPT % named]
        given_text = json.dumps({"links": links, "files": files})
        done = subprocess.run(command, input=given_text, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    return run


@many(11)
@given(SEEDS)
def test_links_and_files_from_outside_only_ever_become_short_texts(node, seed):
    """Whatever stands behind # or in a file: known names, short values, days of the calendar, no prototype touched."""
    chance = random.Random(seed)  # noqa: S311 - the same links and files in every run
    pieces = texts(seed, LINKS // 11 * 2)
    links = [
        f"#v={chance.choice('12')}&{chance.choice(NAMES)}={one}&{other}"
        for one, other in zip(pieces[::2], pieces[1::2], strict=True)
    ]
    typed = iter(texts(seed + 1, FILES // 11 * 12))
    files = [broken_json(seed + place, _file(chance, typed)) for place in range(FILES // 11)]
    counted = node(links, files)
    assert (counted["links"], counted["files"]) == (LINKS // 11, FILES // 11)
    assert counted["taken"] > 100
