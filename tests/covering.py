"""What the engine's suite calls of Python: `make called` writes it down for the runtime called snapshot.

The suite is asked of an engine under Node, each time of a memory that is loaded ready. In the first, Python itself
notes which of its functions are called. From the second, whose functions of Python are cut to those, V8 tells which of
WebAssembly it had to compile: it does so at a function's first call. Then it is asked again of a WebAssembly that notes
what it runs of the loop that runs Python (arms.mjs), once all of one memory and once each request of its own, for what
was run before changes how the loop goes on. Part of it is asked of one that notes what it reads of its own data
(reads.mjs).
"""

import hashlib
import json
import random
import re
import shutil
import subprocess
import sys
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from calculator import catalog, downloads, form_view
from calculator.fields import ChoiceField, Field, RateField
from calculator.publish import runtime
from calculator.publish.runtime import plus, snapshot, wheels
from tests import engine_cases, hostile_texts
from tests.bench.engine import TWO_SEASONS, fullest

ROOT = Path(__file__).resolve().parent.parent
NODE = Path(sys.prefix) / "bin" / "node"
HARNESS = Path(__file__).with_name("runtime_node.mjs")
ARMS, READS = (Path(__file__).with_name(name) for name in ("arms.mjs", "reads.mjs"))
TELL = ("--wasm-lazy-compilation", "--trace-wasm-compilation-times")

EACH = 8
"""One of so many requests is asked while reads are noted, which makes it ten times slower."""

BATCH = 250
"""So many memories of their own one process takes; of 2,341 in one, Node stood still."""

HOSTILE, TURNED = 60, 15
"""So many requests for each example with answers that nobody should type, and with others that one might."""

SITE = {
    "merek": "RTS",
    "nomor": "",
    "aturan": "2026-11-24-abc",
    "tautan": f"https://situs.id/kalkulator/#{'a=1&' * 99}",
}
"""What a page adds to every request."""


def files(kinds: tuple[str, ...]) -> list[str]:
    """Requests for every example's files of these kinds."""
    return [
        json.dumps(
            {
                "kalkulator": preset.calculator,
                "masukan": preset.values | {"hari_ini": "2026-11-24"},
                "bentuk": "berkas",
                "berkas": kind,
                "taksir": True,
            }
        )
        for preset in catalog.presets().values()
        for kind in downloads.KINDS[preset.calculator]
        if kind in kinds
    ]


def hostile(seed: int, count: int) -> list[str]:
    """Every example so many times, some of its answers replaced by hostile texts; for a page."""
    chance = random.Random(seed)  # noqa: S311 - the same requests in every run
    asked = []
    for number, preset in enumerate(catalog.presets().values()):
        names = [field.name for field in catalog.CALCULATORS[preset.calculator].fields]
        for text in hostile_texts.texts(seed + number, count):
            typed: dict[str, Any] = preset.values | dict.fromkeys(chance.sample(names, chance.randint(1, 2)), text)
            asked.append(
                json.dumps({"kalkulator": preset.calculator, "masukan": typed, "bentuk": "html"}, default=float)
            )
    return asked


def characters() -> list[str]:
    """A decision with characters of every script, in a name and in numbers."""
    preset = next(preset for preset in catalog.presets().values() if preset.calculator == "keputusan")
    every = [chr(code) for code in range(0x20, 0x30000, 83) if unicodedata.category(chr(code)) not in {"Cs", "Cn"}]
    asked = []
    for at in range(0, len(every), 30):
        text = "".join(every[at : at + 30])
        typed = preset.values | {"nama_produk": text, "jumlah_unit": text[:9], "harga_unit": text[9:18]}
        asked += [page(preset.calculator, typed, bentuk) for bentuk in ("html", "baca")]
        asked.append(page(preset.calculator, preset.values | {"nama_produk": text}))
    return asked


def page(kalkulator: str, typed: dict[str, Any], bentuk: str = "html", day: str = "2026-11-29") -> str:
    """A request as a page makes it."""
    masukan = typed | {"hari_ini": day}
    asked = {"kalkulator": kalkulator, "masukan": masukan, "bentuk": bentuk, "situs": SITE, "taksir": True}
    return json.dumps(asked, default=float)


def turned(seed: int, count: int) -> list[str]:
    """Every example as a page asks for it, then so many times with some other answers that one might give."""
    chance = random.Random(seed)  # noqa: S311 - the same requests in every run
    asked = []
    for preset in catalog.presets().values():
        calculator = catalog.CALCULATORS[preset.calculator]
        shown = form_view.inputs_of(calculator, list(calculator.fields), preset)
        rates = [field.name for field in calculator.fields if isinstance(field, RateField)]
        shown |= {name: f"{shown[name]}%" for name in rates if shown.get(name)}  # the page writes it beside the input
        asked += [page(preset.calculator, shown, bentuk) for bentuk in ("html", "baca", "kertas")]
        for _ in range(count):
            fields = chance.sample(list(calculator.fields), chance.randint(1, 4))
            other = {field.name: _turned(chance, field, shown.get(field.name, "")) for field in fields}
            day = chance.choice(("2026-11-24", "2026-12-31", "2027-02-06", "2027-07-01"))
            asked.append(page(preset.calculator, shown | other, chance.choice(("html", "html", "html", "kertas")), day))
    return asked


def _turned(chance: random.Random, field: Field, shown: str) -> str:
    """Another answer to a field: a number many times larger or smaller, another choice, another day, none."""
    if isinstance(field, ChoiceField):
        return chance.choice([word for word, _ in field.options])
    if re.fullmatch(r"[\d.]+(,\d+)?%?", shown):
        number = Decimal(shown.rstrip("%").replace(".", "").replace(",", ".")) * chance.choice(
            (0, Decimal("0.3"), 2, 7, 100)
        )
        return f"{number:f}".replace(".", ",") + "%" * shown.endswith("%")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", shown):
        return (date.fromisoformat(shown) + timedelta(days=chance.randint(-60, 200))).isoformat()
    return chance.choice(("", "ya", "tidak", "12", "1,5", "2027-01-20", shown))


def comparison() -> str:
    """Two cases of a decision side by side, and one that cannot be read."""
    presets = [preset for preset in catalog.presets().values() if preset.calculator == "keputusan"]
    cases = [{"nama": preset.name, "masukan": preset.values | {"hari_ini": "2026-11-24"}} for preset in presets[:2]]
    broken = {"nama": "<b>Rusak</b>", "masukan": {"jumlah_unit": "seribu"}}
    return json.dumps({"kalkulator": "keputusan", "bentuk": "banding", "kasus": [*cases, broken]}, default=float)


def workload() -> list[str]:
    """Every text of the suite, every file in text, what a page asks, and what nobody should type."""
    suite = [*engine_cases.every_text(), *files(("csv", "ics")), comparison()]
    suite += [json.dumps(request, default=float) for request in fullest("html", **TWO_SEASONS)]
    return [*suite, *turned(2026, TURNED), *hostile(2026, HOSTILE)]


def stand_up(folder: Path, built: Path, program: bytes, memory: bytes) -> Path:
    """A folder that Pyodide under Node starts from a memory; it looks for its files by their usual names."""
    folder.mkdir()
    for shared in ("pyodide.mjs", "pyodide.asm.mjs", "manifest.json"):
        shutil.copyfile(built / shared, folder / shared)
    (folder / plus.WASM).write_bytes(program)
    (folder / snapshot.MEMORY).write_bytes(memory)
    (folder / "python_stdlib.zip").write_bytes(wheels.archive({}, deflated=False))
    return folder


def ask(folder: Path, work: Path, texts: list[str], *flags: str, apart: bool = False) -> tuple[dict[str, Any], str]:
    """What the harness writes, and what Node says beside; where `apart`, each request has a memory of its own."""
    asked, answered = work / "asked.json", work / "answered.json"
    asked.write_text(json.dumps({"texts": texts, "apart": apart}), "utf-8")
    command: list[str | Path] = [NODE, *flags, HARNESS, folder, asked, answered]
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(answered.read_text("utf-8")), said.stdout


def find(root: Path, work: Path) -> snapshot.Called:
    """What the workload calls."""
    built = runtime.build(root, "plus").folder
    whole = snapshot.program(root, built, None)

    def ready(name: str, called: list[str] | None) -> Path:
        return stand_up(work / name, built, whole, snapshot.memory(root, built, called, None))

    texts = workload()
    answered, _ = ask(ready("watched", None), work, texts)
    python = sorted(name for name in answered["called"] if not name.startswith(("/", "<")))
    cut = ready("cut", python)
    same, said = ask(cut, work, texts, *TELL)
    if same["replies"] != answered["replies"]:
        raise RuntimeError("the engine answers otherwise when its library is cut to what was called")
    digest = hashlib.sha256((built / plus.WASM).read_bytes()).hexdigest()
    functions = compiled(said)
    largest = max(functions, key=functions.__getitem__)
    arms = run(cut, work, texts, largest)
    _, read = ask(cut, work, texts[::EACH], "--import", READS.as_uri())
    return snapshot.Called(
        wasm=digest,
        functions=tuple(sorted(functions)),
        loop=snapshot.Loop(function=largest, arms=arms),
        python=tuple(python),
        pages=_numbers("Read page", read),
    )


def run(folder: Path, work: Path, texts: list[str], function: int) -> tuple[int, ...]:
    """The arms of a function that these requests take, and starting."""
    flags = ("--import", f"{ARMS.as_uri()}?{function}")
    said = ask(folder, work, texts, *flags)[1]
    for at in range(0, len(texts), BATCH):
        said += ask(folder, work, texts[at : at + BATCH], *flags, apart=True)[1]
    return tuple(sorted(set(_numbers("Ran arm", said))))


def _numbers(words: str, said: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(rf"{words} (\d+)", said)))


def compiled(said: str) -> dict[int, int]:
    """The functions that V8 had to compile, when it was asked with TELL, and how large each is."""
    told = re.findall(r"Compiled function \S+#(\d+) .*?bodysize (\d+)", said)
    return {int(number): int(size) for number, size in told}


def main() -> None:
    """Write the list into the tree."""
    with TemporaryDirectory() as name:
        called = find(ROOT, Path(name))
    snapshot.write_called(called)
    sys.stdout.write(
        f"{snapshot.CALLED.name}: {len(called.functions)} functions, {len(called.python)} of the library\n"
    )


if __name__ == "__main__":
    main()
