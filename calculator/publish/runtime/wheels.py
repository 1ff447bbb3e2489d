"""The three wheels that the browser installs; the same input gives the same bytes.

(The same zlib, too: another build of it may compress to other bytes of the same files.)
"""

import base64
import hashlib
import importlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

#: The earliest moment that a zip file can express.
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)

_WHEEL = b"Wheel-Version: 1.0\nGenerator: po-sample\nRoot-Is-Purelib: true\nTag: py3-none-any\n"

#: Parts of `calculator/` that a reader's browser has no use for; templates travel compiled, examples in the page, and
#: `hukum` is told on a page of the site alone.
_STAYS_HOME = {"publish", "__main__.py", "templates", "templates_compiled", "contoh", "hukum", "__pycache__"}


SHEETS = "lembar.zip"
"""What only a spreadsheet takes, loaded when a reader asks for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """A pure-Python wheel: what it is called, what it needs, and its files by their path inside."""

    name: str
    version: str
    metadata: bytes
    files: Mapping[str, bytes]

    @property
    def file_name(self) -> str:
        """Name by which installers read version and compatibility."""
        return f"{self.name}-{self.version}-py3-none-any.whl"

    def to_bytes(self) -> bytes:
        """Pack with the hash of each file in RECORD."""
        info = f"{self.name}-{self.version}.dist-info"
        files = {
            **self.files,
            f"{info}/METADATA": self.metadata,
            f"{info}/WHEEL": _WHEEL,
        }
        record = "".join(f"{name},{_record_hash(files[name])}\n" for name in sorted(files))
        files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
        return archive(files, deflated=True)


def archive(files: Mapping[str, bytes], *, deflated: bool) -> bytes:
    """Files as a zip, in the order of their names, at a fixed time; deflated, or stored for a host to compress."""
    method = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in sorted(files):
            made.writestr(_entry(name), files[name], method, compresslevel=9 if deflated else None)
    return buffer.getvalue()


def own(root: Path, version: str) -> Wheel:
    """Our package as the browser needs it: the engine, its data, and its templates as Python modules."""
    files = engine_files(root) | compiled_templates()
    lines = (
        "Metadata-Version: 2.1",
        "Name: calculator",
        f"Version: {version}",
        "Requires-Python: >=3.12",
        f"Requires-Dist: jinja2=={metadata.version('jinja2')}",
    )
    return Wheel(name="calculator", version=version, metadata="\n".join((*lines, "")).encode(), files=files)


def engine_files(root: Path) -> dict[str, bytes]:
    """Modules and data of `calculator/`, without what stays at home."""
    package = root / "calculator"
    found = [*package.rglob("*.py"), *(package / "data").rglob("*.toml")]
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in found
        if _STAYS_HOME.isdisjoint(path.relative_to(package).parts)
    }


def compiled_templates() -> dict[str, bytes]:
    """Every template as a Python module, so that the browser neither parses nor compiles Jinja."""
    rendering = importlib.import_module("calculator.rendering")
    with TemporaryDirectory() as folder:
        rendering.compile_templates(Path(folder))
        modules = sorted(Path(folder).rglob("*.py"))
        if not modules:
            raise RuntimeError("calculator.rendering.compile_templates wrote no module (*.py) into its target")
        return {
            f"calculator/templates_compiled/{path.relative_to(folder).as_posix()}": path.read_bytes()
            for path in modules
        }


def repacked(name: str) -> Wheel:
    """An installed package as a pure wheel: its modules and licences, without compiled code and stubs.

    MarkupSafe publishes no pure wheel, but does without its compiled part: it falls
    back to markupsafe/_native.py.
    """
    distribution = metadata.distribution(name)
    version = distribution.version
    info = f"{name}-{version}.dist-info"
    files: dict[str, bytes] = {}
    for path in distribution.files or ():
        is_module = path.parts[0] == name and path.suffix == ".py"
        is_licence = path.parts[0].endswith(".dist-info") and "licenses" in path.parts
        if is_module and "tests" not in path.parts[:-1]:
            files[path.as_posix()] = Path(path.locate()).read_bytes()
        elif is_licence:
            files["/".join((info, *path.parts[1:]))] = Path(path.locate()).read_bytes()
    if f"{name}/__init__.py" not in files:
        raise RuntimeError(f"{name} {version} is installed without {name}/__init__.py: run `make serve` again")
    text = distribution.read_text("METADATA") or ""
    return Wheel(name=name, version=version, metadata=text.encode(), files=files)


def _record_hash(content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"sha256={digest},{len(content)}"


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIXED_TIME)
    entry.create_system = 3  # Unix, on every system: the default is the system of the builder
    entry.external_attr = 0o644 << 16
    return entry
