"""The bench's lines, their budgets, and the page they become (tests/BENCH.md)."""

import os
import platform
import statistics
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

FILE = Path(__file__).parent.parent / "BENCH.md"


@dataclass(frozen=True, slots=True)
class Budget:
    """What is allowed: so much of a unit and no more, or `least` so much."""

    limit: float
    unit: str
    least: bool = False

    @property
    def text(self) -> str:
        """The limit as the record shows it."""
        return f"{'>=' if self.least else '<='} {self.limit:,} {self.unit}".strip()


OF_STOCK = {
    "runtime, brotli 11": Budget(0.50, ""),
    "runtime, gzip 9": Budget(0.60, ""),
    "unthrottled, first visit": Budget(0.27, ""),
    "unthrottled, second visit": Budget(0.50, ""),
    "slow, first visit": Budget(0.48, ""),
    "slow, second visit": Budget(0.28, ""),
}
"""What is allowed of stock Pyodide, measured in the same run."""

OWN = {
    "recalculation of keputusan, unthrottled": Budget(600, "ms"),
    "recalculation of keputusan, slow": Budget(600, "ms"),
    "longest task of the page while Python starts, unthrottled": Budget(50, "ms"),
    "longest task of the page while Python starts, slow": Budget(50, "ms"),
    "longest task of the page while an answer is shown, unthrottled": Budget(50, "ms"),
    "longest task of the page while an answer is shown, slow": Budget(200, "ms"),
    "every option at once, in the browser": Budget(600, "ms"),
    "largest guide page, HTML, brotli 11": Budget(12_000, "B"),
    "guide page, CSS, brotli 11": Budget(25_000, "B"),
    "guide page, JavaScript, brotli 11": Budget(45_000, "B"),
    "guide page, fonts": Budget(28_000, "B"),
    "runtime, raw": Budget(18_000_000, "B"),
    "what a spreadsheet takes, brotli 11": Budget(200_000, "B"),
    "Lighthouse performance, guide page": Budget(95, "", least=True),
    "Lighthouse performance, calculator page": Budget(90, "", least=True),
    "example answered in CPython": Budget(150, "ms"),
    "every option at once in CPython": Budget(200, "ms"),
    "every option at once, two seasons, in CPython": Budget(400, "ms"),
    "pajak read and computed, 10,000 times": Budget(5000, "ms"),
    "pajak answered and explained, 10,000 times": Budget(5000, "ms"),
}
"""What is allowed of ours alone."""

AIMS = "Aims beyond the budgets: recalculation 200 ms."

BESIDE_HEAD = (
    "measured",
    "ours, median",
    "ours, minimum",
    "stock, median",
    "stock, minimum",
    "plain JavaScript, median",
    "ratio of medians",
    "ratio of minima",
    "allowed",
    "kept",
)
OWN_HEAD = ("measured", "median", "minimum", "maximum", "rounds", "budget", "share of budget", "kept")

METHOD = """\
- Stock is Pyodide as npm publishes it, started as tutorials do, in a worker, with our package, Jinja2 and MarkupSafe as
  wheels. It is spared micropip and the whole lock file, which tutorials load too. Its page holds nothing else, while
  ours is the site's calculator page with everything it loads. Plain JavaScript is the limit: a page of a kilobyte
  that computes a landed cost in floating point.
- Clock: from the start of the navigation to the whole answer in the page, by the page's own clock. Ours is asked by
  pressing the form's button as soon as the page's scripts have run and the form, filled in, is laid out.
- First visit: a new browser process with a new profile. Second visit: in that profile, two seconds after the first.
  The contenders take turns, in the other order in every second round.
- Host: all answers compressed with brotli 11, the site's own caching headers, 304 where the browser has it already.
- Slow: 1.6 Mbit/s shared by all connections and 150 ms for each answer (450 ms for a connection's first, for TCP and
  TLS), shaped in the server; every process of the browser, workers included, is stopped three quarters of the time
  (5 ms on, 15 ms off). No TCP slow start, HTTP/1.1, a desktop's processor: a phone differs.
- Recalculation: from pressing the button to the answer in the page, Python running.
- Longest task: of a first visit whose button is pressed two seconds after the form was filled in; Python starts until
  the engine replies, from there the answer is shown. A task of less than 50 ms is none that the browser reports, and
  counts as 0.
- Lighthouse: its mobile preset, simulated throttling, before Python starts. CPython: processor time.
"""


class Record:
    """Every line, printed as it is measured and kept for the page."""

    def __init__(self) -> None:
        self.facts: list[str] = []
        self._beside: list[str] = []
        self._own: list[str] = []
        self._over: list[str] = []

    def fact(self, text: str) -> None:
        """Something that was found out and is no number."""
        print(text, flush=True)
        self.facts.append(text)

    def beside(self, name: str, ours: list[float], stock: list[float], plain: list[float] | None, unit: str) -> None:
        """Ours beside stock, round by round."""
        budget = OF_STOCK[name]
        medians = statistics.median(ours) / statistics.median(stock)
        minima = min(ours) / min(stock)
        amounts = [
            f"{amount:,.0f} {unit}" for values in (ours, stock) for amount in (statistics.median(values), min(values))
        ]
        limit = f"{statistics.median(plain):,.0f} {unit}" if plain else "-"
        ratios = [f"{medians:.2f}", f"{minima:.2f}"]
        self._line(self._beside, name, [*amounts, limit, *ratios], budget, medians)

    def own(self, name: str, values: list[float], note: str = "") -> None:
        """A measurement of ours against its budget; `note` says of what."""
        budget = OWN[name]
        middle = statistics.median(values)
        amounts = [f"{amount:,.0f} {budget.unit}".strip() for amount in (middle, min(values), max(values))]
        share = f"{middle / budget.limit:.2f}"
        said = f"{name} ({note})" if note else name
        self._line(self._own, said, [*amounts, str(len(values))], budget, middle, share)

    def _line(self, lines: list[str], name: str, cells: list[str], budget: Budget, found: float, *more: str) -> None:
        """Print a line as it stands in the page too."""
        kept = found >= budget.limit if budget.least else found <= budget.limit
        line = _row((name, *cells, budget.text, *more, "yes" if kept else "**no**"))
        print(line, flush=True)
        lines.append(line)
        if not kept:
            amount = f"{found:,.0f} {budget.unit}" if budget.unit or budget.least else f"{found:.2f} of stock"
            self._over.append(f"- {name}: {amount.strip()}, allowed {budget.text}")

    def write(self, versions: dict[str, str]) -> None:
        """Make the page anew."""
        named = ", ".join(f"{name} {version}" for name, version in versions.items())
        over = "\n".join(self._over) or "Nothing."
        FILE.write_text(
            f"# Speed and size\n\nWritten by `make bench`; not to be edited. Measured {datetime.now(UTC):%d %B %Y} on"
            f" {os.cpu_count()} cores ({platform.system()}, {platform.machine()}), {named}.\n\n"
            f"## Over its budget\n\n{over}\n\n{AIMS}\n\n"
            f"## Beside stock Pyodide and plain JavaScript\n\n{_table(BESIDE_HEAD, self._beside)}\n\n"
            f"## Against budgets of our own\n\n{_table(OWN_HEAD, self._own)}\n\n"
            f"## How it is measured\n\n{METHOD}{''.join(f'- {fact}\n' for fact in self.facts)}",
            "utf-8",
        )


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(head: tuple[str, ...], lines: list[str]) -> str:
    return "\n".join([_row(head), _row(("---",) * len(head)), *lines])
