"""A browser whose every process runs one part in four of the time: its workers too, which its own throttle spares."""

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

RUNS, CYCLE = 0.005, 0.020
"""Seconds that a process runs, of each so many: a fourth."""

LOOKS_AGAIN = 0.1
"""Seconds after which new processes are looked for."""


@contextmanager
def slowed(profile: Path) -> Iterator[None]:
    """Slow down the browser that has this profile, which must have started, until the block ends."""
    if not Path("/proc/self").exists():
        raise RuntimeError("the slow condition needs Linux: it finds the browser's processes in /proc")
    root, done = _root(profile), Event()
    thread = Thread(target=_cycle, args=(root, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _cycle(root: int, done: Event) -> None:
    looked, pids = 0.0, list[int]()
    try:
        while not done.is_set():
            if time.monotonic() - looked > LOOKS_AGAIN:
                looked, pids = time.monotonic(), list(_family(root))
            _signal(pids, signal.SIGCONT)
            time.sleep(RUNS)
            _signal(pids, signal.SIGSTOP)
            time.sleep(CYCLE - RUNS)
    finally:
        _signal(list(_family(root)), signal.SIGCONT)


def _signal(pids: list[int], what: signal.Signals) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, what)


def _root(profile: Path) -> int:
    """The process of the browser itself: the one with this profile that is not of a type."""
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            words = (process / "cmdline").read_text("utf-8", "replace").split("\0")
            if f"--user-data-dir={profile}" in words and not any(word.startswith("--type=") for word in words):
                return int(process.name)
    raise RuntimeError("the browser's process is not to be found")


def _family(pid: int) -> Iterator[int]:
    """A process and all that it started."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in children.read_text("ascii").split():
                yield from _family(int(child))
