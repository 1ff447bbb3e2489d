"""The site's search: Indonesian for the theme's search worker, and the worker itself only for whoever searches."""

import json
import re
import tomllib
from pathlib import Path

from calculator.publish.assets import rename

HERE = Path(__file__).parent / "pencarian"
WORKER_FOLDER = "assets/javascripts/lunr"
LANGUAGE = f"{WORKER_FOLDER}/min/lunr.id.min.js"
SUPPORT = f"{WORKER_FOLDER}/min/lunr.stemmer.support.min.js"
"""What the worker loads before any language: ours is empty, it would be a part of lunr-languages that we do not use."""

KEPT = tuple(path.rpartition("/")[2] for path in (LANGUAGE, SUPPORT))
"""What the search worker loads for one language that is not English; the theme brings thirty others."""

PLACE = 'const WORDS = { akar: "", sama: [], henti: "" };'
"""The line of lunr.id.js that is filled in."""

_COMMENT = re.compile(r"^ *(?:/\*\*.*?\*/|// .*?$)\n", re.DOTALL | re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)

CUTS = {
    '$(location.protocol!=="file:"),': "",
    "t=new Worker(e)": (
        "t=((e,o=[],w)=>({addEventListener(...a){o.push(a)},removeEventListener(){},"
        "postMessage(m){if(!w){w=new Worker(e);for(let a of o)w.addEventListener(...a)}w.postMessage(m)}}))(e)"
    ),
    'if(document.body.setAttribute("data-md-color-switching",""),': "if(",
    "for(let[a,c]of Object.entries(s.color))": (
        'document.body.getAttribute("data-md-color-scheme")!==s.color.scheme&&'
        'document.body.setAttribute("data-md-color-switching","");for(let[a,c]of Object.entries(s.color))'
    ),
    'let o=x("meta",{name:"color-scheme"});document.head.appendChild(o);': 'let o=x("meta",{name:"color-scheme"});',
    "return o.content=a.colorScheme,a.backgroundColor.match(": (
        'let c=a.backgroundColor;return(o.isConnected||a.colorScheme=="dark")&&'
        "(o.content=a.colorScheme,document.head.appendChild(o)),c.match("
    ),
}
"""What the theme's script is told to do otherwise: it would start the search's worker and load the whole index on
every page; and find the style of every element anew four times while a page starts, for a switch of colours that does
not happen. Each text must stand in it exactly once."""


class SearchError(ValueError):
    """The theme's search is not what this module takes it to be."""


def indonesian() -> str:
    """The script that teaches lunr Indonesian, with its words."""
    words = tomllib.loads((HERE / "akar.toml").read_text("utf-8"))
    filled = {
        "akar": " ".join(" ".join(words["akar"].values()).split()),
        "sama": words["sama"]["kelompok"],
        "henti": " ".join(words["henti"].split()),
    }
    code = (HERE / "lunr.id.js").read_text("utf-8")
    if code.count(PLACE) != 1:
        raise SearchError(f"lunr.id.js: the line {PLACE!r} must stand in it once")
    code = _INDENT.sub("", _COMMENT.sub("", code))
    return code.replace(PLACE, f"const WORDS = {json.dumps(filled, separators=(',', ':'))};")


def settle(folder: Path) -> dict[str, str]:
    """Let a finished folder load the search on demand, and hold no other language; the new name of the theme's script.

    Raises SearchError if the theme's script has another shape.
    """
    for path in sorted((folder / WORKER_FOLDER).rglob("*.js")):
        if path.name not in KEPT:
            path.unlink()
    bundles = sorted((folder / "assets/javascripts").glob("bundle.*.min.js"))
    return {path.relative_to(folder).as_posix(): _on_demand(folder, path) for path in bundles}


def _on_demand(folder: Path, bundle: Path) -> str:
    code = re.sub(r"\n//# sourceMappingURL=.*\n*$", "\n", bundle.read_text("utf-8"))
    for old, new in CUTS.items():
        if code.count(old) != 1:
            raise SearchError(f"{bundle.name}: {old!r} must stand in it once, but does {code.count(old)} times")
        code = code.replace(old, new)
    bundle.with_name(f"{bundle.name}.map").unlink(missing_ok=True)
    bundle.unlink()
    (folder / "javascripts").mkdir(exist_ok=True)
    settled = folder / "javascripts" / "tema.js"
    settled.write_text(code, "utf-8")
    return rename(folder, settled)
