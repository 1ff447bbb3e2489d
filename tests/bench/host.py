"""A good host, over a link as slow as one asks: answers compressed with brotli 11, and 304 for what is known."""

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from tests.serving import TYPES, Handler, headers_for, served

SQUEEZE = Path(__file__).with_name("squeeze.mjs")
PACKED = {".woff2", ".png", ".ico", ".whl", ".map"}
"""What is compressed in itself, and the maps that no reader's browser asks for."""

PIECE = 4096


def squeezed(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder that brotli makes smaller, as it is sent; each content is compressed once."""
    paths = [path for path in folder.rglob("*") if path.is_file() and path.suffix in TYPES.keys() - PACKED]
    digests = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    once = {digest: path for path, digest in digests.items()}
    with TemporaryDirectory() as aside:
        pairs = [[str(path), f"{aside}/{digest}"] for digest, path in once.items()]
        node = Path(sys.prefix) / "bin" / "node"
        subprocess.run([node, SQUEEZE], input=json.dumps(pairs), text=True, check=True)
        small = {digest: (Path(aside) / digest).read_bytes() for digest in once}
    return {path: small[digest] for path, digest in digests.items() if len(small[digest]) < path.stat().st_size}


@dataclass(kw_only=True)
class Link:
    """One link that all connections share, each piece waiting for its turn."""

    bits_per_second: float
    round_trip: float
    """In seconds."""

    _free_at: float = 0.0
    _lock: Lock = field(default_factory=Lock)

    def pass_through(self, size: int) -> None:
        """Wait until so many bytes have come out at the far end."""
        with self._lock:
            self._free_at = max(self._free_at, time.monotonic()) + 8 * size / self.bits_per_second
            arrives = self._free_at
        time.sleep(max(0.0, arrives - time.monotonic()))


def _handler(bodies: dict[Path, bytes], link: Link | None) -> type[Handler]:
    class Host(Handler):
        greeted = False  # one object a connection: its first answer waits for TCP and TLS too

        def send(self, status: HTTPStatus, path: str, file: Path) -> None:
            body = bodies.get(file) or file.read_bytes()
            tag = f'"{file.stat().st_mtime_ns:x}"'
            known = self.headers["If-None-Match"] == tag
            if link:
                time.sleep(link.round_trip * (1 if self.greeted else 3))
            self.greeted = True
            self.send_response(HTTPStatus.NOT_MODIFIED if known else status)
            self.send_header("Content-Type", TYPES[file.suffix])
            self.send_header("ETag", tag)
            if file in bodies:
                self.send_header("Content-Encoding", "br")
            if not known:
                self.send_header("Content-Length", str(len(body)))
            for name, value in headers_for(path, self.server.rules):
                self.send_header(name, value)
            self.end_headers()
            if self.command == "HEAD" or known:
                return
            if link:
                for start in range(0, len(body), PIECE):
                    link.pass_through(len(body[start : start + PIECE]))
                    self.wfile.write(body[start : start + PIECE])
            else:
                self.wfile.write(body)

    return Host


@contextmanager
def hosted(folder: Path, bodies: dict[Path, bytes], link: Link | None = None) -> Iterator[str]:
    """Serve a folder so; yields its address, which ends in a slash."""
    with served(folder, handler=_handler(bodies, link)) as address:
        yield address
