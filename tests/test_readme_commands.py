"""The commands that README.md shows.

Run for real: `make`, `make periksa`, `make serve` (started, asked for its first page, ended), the lines of the command
line, `make site` for production that is not ready (refused), `git apply` of the recipe (in test_recipes.py).
Only looked at with `make -n`, because they take minutes, need the network, change the tree, or are what runs these
tests: `make test`, `check`, `mutants`, `bench`, `lock`; `make site` is run whole by tests/site.
"""

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.building import ROOT

README = (ROOT / "README.md").read_text("utf-8")
LINES = re.findall(r"^    ((?:make|SITE_\w+=|\.venv/bin/python) ?.*?)(?:  +#.*)?$", README, re.MULTILINE)
TARGETS = sorted(set(re.findall(r"(?:`|^    |=\S+ )make ([a-z]+)", README, re.MULTILINE)))
NOTICED = {"serve", "test", "site", "periksa", "mutants", "bench", "lock", "check"}
"""What a reader of README must be told of; more may be."""
HERE = {name: value for name, value in os.environ.items() if not name.startswith(("SITE_", "MAKE"))}


def make(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run make in this tree."""
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, env=HERE | environment, capture_output=True, text=True, check=False)


def test_the_commands_are_found_in_the_text():
    """What follows would pass by saying nothing."""
    assert set(TARGETS) >= NOTICED
    assert len(LINES) >= 6


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_exists_and_make_lists_it(target):
    """Looked at, not run."""
    done = make("-n", target)
    assert done.returncode == 0, done.stderr
    assert f"make {target}" in make().stdout


def test_the_lines_of_the_command_line_do_what_they_say(tmp_path):
    """As they stand there, one after the other, in a folder of their own."""
    commands = [line for line in LINES if line.startswith(".venv/bin/python -m calculator")]
    assert len(commands) == 3
    said = []
    for line in commands:
        words = shlex.split(line.removeprefix(".venv/bin/python"))
        into = words.index(">") if ">" in words else len(words)
        command, environment = [sys.executable, *words[:into]], HERE | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        said.append(json.loads(done.stdout))
        for name in words[into + 1 :]:
            (tmp_path / name).write_text(done.stdout, "utf-8")
    assert said[1]["ok"] is True
    assert "keputusan" in json.dumps(said[2])


def test_what_may_be_out_of_date_is_listed():
    """`make periksa` ends well; what it lists depends on the day."""
    done = make("periksa")
    assert done.returncode == 0, done.stderr


def test_publishing_what_is_not_ready_is_refused_in_one_line():
    """The line of README with an address that is not https: refused with a number in mkdocs.yml and without one."""
    (line,) = [line for line in LINES if line.startswith("SITE_ENV=")]
    *settings, command, target = shlex.split(line)
    assert command == "make"
    given = dict(setting.split("=", 1) for setting in settings)
    done = make(target, **given | {"SITE_URL": given["SITE_URL"].replace("https:", "http:")})
    assert done.returncode != 0
    refused = [text for text in done.stderr.splitlines() if not text.startswith("make")]
    assert len(refused) == 1
    assert "extra.whatsapp.nomor" in refused[0] or "SITE_URL" in refused[0]


def test_serve_answers(tmp_path: Path):
    """`make serve` on a free port: the first page comes, then it is ended."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["make", "serve", f"PORT={port}"]
    with (tmp_path / "said").open("wb") as said:
        server = subprocess.Popen(
            command, cwd=ROOT, env=HERE, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            page = _first_answer(server, port)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=20)
    assert "<title>" in page, (tmp_path / "said").read_text("utf-8", "replace")


def _first_answer(server: subprocess.Popen[bytes], port: int) -> str:
    """The home page, as soon as it is there; empty if the server ended or two minutes went by."""
    end = time.monotonic() + 120
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=60) as answer:
                return str(answer.read().decode("utf-8"))
        except URLError:
            time.sleep(0.2)
    return ""
