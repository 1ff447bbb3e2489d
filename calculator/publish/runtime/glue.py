"""Cuts Pyodide's JavaScript (pyodide.asm.mjs) down to what one worker with one program needs.

Pyodide can load libraries of C code at any moment, so the published file holds bindings for SDL, OpenGL and whatever a
library might call, and names each of the 8,560 exports of its WebAssembly. We load none. Every place that is cut is
found by a text that must stand there exactly once: another Pyodide, whose text differs, ends the build.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

NAME = "pyodide.asm.mjs"


@dataclass(frozen=True, slots=True)
class Cut:
    """From a text up to, but not with, the next one after it; what stands there is replaced."""

    start: str
    end: str
    by: str = ""


PUBLISHED_NAMES = Cut('Module["ERRNO_CODES"]=ERRNO_CODES;Module["DNS"]=DNS;', "var ASM_CONSTS={")
"""`Module["a"]=a;` for every function, for libraries to find."""

DECLARED = Cut("var _set_method_docstring,", "function assignWasmExports(wasmExports){")
ASSIGNED = Cut("function assignWasmExports(wasmExports){", "var wasmImports={")
IMPORTED = Cut("var wasmImports={", "function applySignatureConversions(wasmExports){")
CONVERTED = Cut("function applySignatureConversions(wasmExports){", "function callMain(")
"""What the WebAssembly gives, what it is given, and the exports whose results are made unsigned."""

LIBRARIES = (
    Cut("var loadWebAssemblyModule=", "var mergeLibSymbols=", 'var loadWebAssemblyModule=()=>abort("no libraries");'),
    Cut('mergeLibSymbols(wasmExports,"main");var metadata=', "wasmExports=applySignatureConversions(wasmExports);"),
    Cut("updateGOT(origExports);LDSO.init();loadDylibs();", "updateMemoryViews();return wasmExports}"),
    Cut('resolveGlobalSymbol("main").sym', ";if(!entryFunction)return;", 'wasmExports["__main_argc_argv"]'),
)
"""Loading libraries: the loader, the table of symbols that it fills at each start, the lookup of `main` in it."""

READY = (
    Cut(
        'wasmExports["__wasm_call_ctors"]();',
        "callRuntimeCallbacks(onPostCtors)",
        'var memory=Module["API"].config._loadSnapshot;if(memory){var[,at,,count]=new Uint32Array(memory.buffer,0,4);'
        "var pieces=new Uint32Array(memory.slice(at,at+=8*count).buffer);"
        "for(var i=0;i<pieces.length;i+=2)HEAPU8.set(memory.subarray(at,at+=pieces[i+1]),pieces[i]);"
        'wasmExports["_hiwire_immortal_add"](null);wasmExports["_hiwire_immortal_add"](new Map);'
        'wasmExports["_hiwire_set"](0,null)}else wasmExports["__wasm_call_ctors"]();',
    ),
    Cut("return Module.HEAP8.set(t),l};", "function Wr(){", "return l};"),
    Cut(
        'let[r,n]=API.rawRun("import _pyodide_core");',
        "r&&API.fatal_loading_error(",
        "if(t){let u=Mo();Hr(API.config.jsglobals,t,e);API.pyodide_base=API._pyodide._base;"
        "API.sys={path:{insert(){}}};API.package_loader={init_loaded_packages(){}};Yr();return u}"
        'let[r,n]=API.rawRun("import _pyodide_core");',
    ),
)
"""The start of the C program, where a memory is given that is ready (snapshot.py): that is put in its place before
anything runs, piece by piece, the rest being zero (memory.mjs); and the two tables that are not part of it, of what
Python holds of JavaScript, get their first entries. Of the start of Pyodide's Python side only what `pyimport` takes is
left: for the rest text would be compiled."""

EVALS = (
    Cut("function _emscripten_run_script(ptr){", "var _emscripten_random="),
    Cut("eval(data);", "loadDone()}catch(e){err(e)"),
)
"""The rest of what evaluates text: while it stands there no name may be shortened. Nothing that stays calls it."""


class Glue:
    """The text while it is cut. Raises RuntimeError where a cut does not fit."""

    def __init__(self, text: str, loader: str) -> None:
        """Take the published text, and pyodide.mjs, which uses some of its names."""
        self.text = text
        self._loader = loader

    def exports(self) -> list[str]:
        """Names of the exports that anything here uses, after what is never needed was cut."""
        for cut in (*LIBRARIES, *READY, *EVALS):
            self.text = self.text.replace(self._found(cut), cut.by)
        self._replace(PUBLISHED_NAMES, self._published)
        rest = self.text
        for cut in (DECLARED, ASSIGNED, IMPORTED, CONVERTED):
            rest = rest.replace(self._found(cut), "")
        words = set(_WORD.findall(rest + self._loader))
        given = {name: words.isdisjoint(variables) for variables, name in map(_assignment, self._assignments())}
        return sorted({name for name, unused in given.items() if not unused} | set(_EXPORT.findall(rest)))

    def keep(self, exports: Collection[str], imports: Collection[str]) -> str:
        """The text with these exports and imports of the WebAssembly alone."""
        kept = [line for line in self._assignments() if _assignment(line)[1] in exports]
        self._replace(ASSIGNED, lambda _: f"{ASSIGNED.start}{';'.join(kept)}}}")
        self._replace(IMPORTED, lambda found: _imports(found, imports))
        self._replace(CONVERTED, lambda found: _CONVERSION.sub(lambda one: one[0] if one[1] in exports else "", found))
        self.text, signatures = _SIGNATURE.subn("", self.text)
        if signatures < 1000:
            raise RuntimeError(f"{NAME}: only {signatures} signatures of functions were found, of more than a thousand")
        return self.text

    def _published(self, found: str) -> str:
        """What of this list is read somewhere, of whatever object: code may hold `Module` by another name."""
        rest = self.text.replace(found, "")
        used = {one or other for one, other in _READ.findall(rest)} | set(_WORD.findall(self._loader))
        return _PUBLISHED.sub(lambda one: one[0] if one[1] in used else "", found)

    def _assignments(self) -> list[str]:
        return self._found(ASSIGNED).removeprefix(ASSIGNED.start).removesuffix("}").split(";")

    def _found(self, cut: Cut) -> str:
        count = self.text.count(cut.start)
        start = self.text.find(cut.start)
        end = self.text.find(cut.end, start)
        if count != 1 or end < 0:
            reason = f"stands there {count} times" if count != 1 else f"is not followed by {cut.end!r}"
            raise RuntimeError(
                f"{NAME}: the text {cut.start!r} {reason}; it must be there once. RUNTIME=default builds without it"
            )
        return self.text[start:end]

    def _replace(self, cut: Cut, by: Callable[[str], str]) -> None:
        found = self._found(cut)
        self.text = self.text.replace(found, by(found))


_WORD = re.compile(r"[\w$]+")
_PUBLISHED = re.compile(r'Module\["([\w$]+)"\]=[\w$]+;')
_READ = re.compile(r'\.([\w$]+)|\["([\w$]+)"\]')
_EXPORT = re.compile(r'wasmExports(?:\.|\[")([\w$]+)')
_CONVERSION = re.compile(r'wasmExports\["([^"]+)"\]=makeWrapper_\w+\(wasmExports\["\1"\]\);')
_SIGNATURE = re.compile(r'(?<![\w$.])[\w$]+\.sig="\w*";')
"""What a function takes, for libraries that call it."""


def _assignment(line: str) -> tuple[set[str], str]:
    """The variables that get an export, and its name."""
    found = _EXPORT.search(line)
    if found is None:
        raise RuntimeError(f"{NAME}: an assignment of no export among those of all exports: {line[:80]!r}")
    return set(_WORD.findall(line[: found.start()])) - {"Module"}, found[1]


def _imports(found: str, kept: Collection[str]) -> str:
    """The object of imports with these alone; each must be in it."""
    entries = {entry.partition(":")[0]: entry for entry in found.removeprefix(IMPORTED.start)[: -len("};")].split(",")}
    if missing := sorted(set(kept) - set(entries)):
        raise RuntimeError(f"{NAME}: the WebAssembly imports {', '.join(missing)}, which the glue does not have")
    return f"{IMPORTED.start}{','.join(entries[name] for name in sorted(kept))}}};"
