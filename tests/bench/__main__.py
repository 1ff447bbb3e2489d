"""Speed and size beside stock Pyodide and against our budgets (`make bench`): it measures, and asserts nothing.

The rounds of each condition are FAST_ROUNDS and SLOW_ROUNDS in the environment; what is found goes to tests/BENCH.md.
"""

import os
import platform
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from calculator.publish import runtime
from tests.bench import contenders, engine, sizes, waits
from tests.bench.host import Link, hosted, squeezed
from tests.bench.record import Record
from tests.building import ROOT, built_site
from tests.test_runtime_build import copy_tree

FAST_ROUNDS = int(os.environ.get("FAST_ROUNDS", "5"))
SLOW_ROUNDS = int(os.environ.get("SLOW_ROUNDS", "2"))
BITS_PER_SECOND, ROUND_TRIP = 1_600_000, 0.150


def main() -> None:
    """Measure everything and write the record."""
    record, site = Record(), built_site()
    before = os.getloadavg()[0]
    engine.measure(record)
    ours = runtime.build(ROOT)
    with TemporaryDirectory() as name:
        stock = runtime.build(copy_tree(Path(name)), "stock")
        record.fact(contenders.add(site, stock))
    bodies = squeezed(site)
    sizes.runtimes(record, site, bodies, ours, stock)
    with hosted(site, bodies) as address:
        sizes.guide(record, site, bodies, address)
        waits.measure(record, address, "unthrottled", FAST_ROUNDS)
        waits.fullest_there(record, site, address, ours.name)
        sizes.lighthouse(record, address)
    with hosted(site, bodies, Link(bits_per_second=BITS_PER_SECOND, round_trip=ROUND_TRIP)) as address:
        waits.measure(record, address, "slow", SLOW_ROUNDS)
    record.fact(f"Rounds: {FAST_ROUNDS} unthrottled, {SLOW_ROUNDS} slow.")
    record.fact(
        f"Load of the machine before and after: {before:.1f} and {os.getloadavg()[0]:.1f}. Where others work on it"
        " too, trust ratios more than times, and minima more than medians."
    )
    record.write(
        {
            "Chromium": _version(os.environ["CHROMIUM"]),
            "Node": _version(f"{sys.prefix}/bin/node"),
            "Python": platform.python_version(),
        }
    )


def _version(program: str) -> str:
    """The first word with a number that a program says of itself."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return next(word.lstrip("v") for word in said.split() if any(letter.isdigit() for letter in word))


if __name__ == "__main__":
    main()
