"""A small static server for a built site: the headers of its _headers file, right types, its 404 page."""

import fnmatch
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR, socket
from threading import Thread
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}

type Rules = list[tuple[str, list[tuple[str, str]]]]


def read_rules(text: str) -> Rules:
    """The rules of a _headers file: for each pattern of paths the headers that answers carry."""
    rules: Rules = []
    for line in text.splitlines():
        if not line.strip():
            continue
        if line[0].isspace():
            name, _, value = line.strip().partition(": ")
            rules[-1][1].append((name, value))
        else:
            rules.append((line.strip(), []))
    return rules


def headers_for(path: str, rules: Rules) -> list[tuple[str, str]]:
    """The headers of every rule whose pattern takes this path."""
    return [header for pattern, headers in rules if fnmatch.fnmatchcase(path, pattern) for header in headers]


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from the server's folder."""

    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_GET(self) -> None:
        """Send a file, the way to it, or the page that says it is not there."""
        path = unquote(urlsplit(self.path).path)
        self.server.asked.append(path)
        wanted = self.server.folder / path.lstrip("/")
        if ".." in path.split("/"):
            self.send(HTTPStatus.NOT_FOUND, path, self.server.folder / "404.html")
        elif wanted.is_dir() and not path.endswith("/"):
            self._redirect(f"{path}/")
        else:
            found = wanted / "index.html" if wanted.is_dir() else wanted
            status = HTTPStatus.OK if found.is_file() else HTTPStatus.NOT_FOUND
            self.send(status, path, found if found.is_file() else self.server.folder / "404.html")

    do_HEAD = do_GET  # noqa: N815 - the name it has in the base class

    def _redirect(self, target: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def send(self, status: HTTPStatus, path: str, file: Path) -> None:
        """Send a file as it is, with the headers of its path."""
        self.send_response(status)
        self.send_header("Content-Type", TYPES[file.suffix])
        self.send_header("Content-Length", str(file.stat().st_size))
        for name, value in headers_for(path, self.server.rules):
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            with file.open("rb") as source:
                shutil.copyfileobj(source, self.wfile)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has in the base class
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    """Knows the folder it serves; a reader who goes away in the middle is no error."""

    daemon_threads = True

    def __init__(self, folder: Path, asked: list[str], handler: type[Handler]) -> None:
        """Take any free port of this machine."""
        super().__init__(("127.0.0.1", 0), handler)
        self.folder = folder
        self.asked = asked
        self.rules = read_rules((folder / "_headers").read_text("utf-8"))
        self._connections: list[socket] = []

    def get_request(self) -> tuple[socket, object]:
        """Take a connection, and know it."""
        connection, client = super().get_request()
        self._connections.append(connection)
        return connection, client

    def stop(self) -> None:
        """Answer nobody any more, not even those who are connected already."""
        self.shutdown()
        self.server_close()
        for connection in self._connections:
            with suppress(OSError):
                connection.shutdown(SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: browsers close connections as they please."""


@contextmanager
def served(folder: Path, asked: list[str] | None = None, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve a folder; yields its address, which ends in a slash. Each path that is asked for is added to the list."""
    server = _Server(folder, [] if asked is None else asked, handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.stop()
        thread.join()
