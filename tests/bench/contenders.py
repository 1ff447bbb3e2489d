"""Who is measured: our calculator page, a page that starts Pyodide as tutorials do, and one of plain JavaScript."""

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from string import Template

from calculator import catalog
from calculator.publish.runtime import Runtime
from tests.browser.conftest import EXAMPLE
from tests.building import ROOT

HERE = Path(__file__).parent
FROM_NPM = ("pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide.mjs", "python_stdlib.zip")

PRESS = f"""async ([units, rest]) => {{
  ({EXAMPLE})();
  document.querySelector("[name=jumlah_unit]").value = units;
  performance.clearMarks();
  const answered = () => performance.mark("answered");
  document.querySelector(".hasil").addEventListener("focusin", answered, {{ once: true }});
  const bar = document.querySelector(".mesin");
  const replied = () => bar.hidden && performance.mark("replied");
  new MutationObserver(replied).observe(bar, {{ attributeFilter: ["hidden"] }});
  document.querySelector(".utama").getBoundingClientRect();
  if (rest) await new Promise((done) => setTimeout(done, rest));
  await new Promise(requestAnimationFrame);
  performance.mark("pressed");
  document.querySelector(".utama").click();
}}"""
"""Fill in the first example with so many units, rest so many milliseconds, press the button, and mark what follows.

The engine has replied when its bar goes; the answer is there when all of it is: its heading gets the focus then.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A page of the bench's site."""

    name: str
    path: str
    press: str = ""
    """What asks it, where it does not start by itself: for so many units, after a rest."""


OURS = Contender(name="ours", path="kalkulator/", press=PRESS)
STOCK = Contender(name="stock", path="tutorial/")
PLAIN = Contender(name="plain", path="plain/")
ALL = (OURS, STOCK, PLAIN)


def add(site: Path, stock: Runtime) -> str:
    """Put the others' pages beside ours; says what stock is made of. Raises RuntimeError if that is not npm's."""
    for contender in (STOCK, PLAIN):
        shutil.copytree(HERE / contender.path, site / contender.path)
    shutil.copytree(stock.folder, site / "runtime" / stock.name)
    preset = next(each for each in catalog.presets().values() if each.calculator == "keputusan")
    request = {"kalkulator": preset.calculator, "masukan": preset.values, "bentuk": "html", "taksir": True}
    asked = json.dumps({"runtime": f"../runtime/{stock.name}/", "request": request}, default=float)
    page = site / STOCK.path / "index.html"
    page.write_text(Template(page.read_text("utf-8")).substitute(asked=asked), "utf-8")
    for name in FROM_NPM:
        shipped, published = site / "runtime" / stock.name / name, ROOT / "node_modules" / "pyodide" / name
        if _digest(shipped) != _digest(published):
            raise RuntimeError(f"{name} of the stock runtime is not npm's")
    return f"Stock's {', '.join(FROM_NPM)} have the same SHA-256 as npm's."


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
