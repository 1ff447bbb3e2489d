"""The deciding sentence: what to do, whether there is time, and what would make time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from calculator import words
from calculator.calculators import estimates
from calculator.calculators.ways import OF_ONE_WAY
from calculator.decision.verdict import CLEAR, EXPERIENCE
from calculator.inputs import time
from calculator.outcome import Values

IN_TIME = 0.2
"""Up to this chance of being late we say that there is time (8 of 10, asumsi kami)."""

EVEN = 0.5
"""From this chance of being late on we say that it will more likely be late (asumsi kami)."""

TOO_LATE = 0.8
"""From this chance of being late on we say that there is no time (asumsi kami)."""


SURE = Fraction(8, 10)
"""The chance from which we call an answer clear, and not only leaning to one side (asumsi kami)."""


PASSED = ("hanya_langsung", "telat", "tidak")
"""The levels at which the sample path more likely misses the date, while the date is not lost on both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """One path against the deadline: how likely it is in time, and the date it holds 8 of 10 times."""

    sempat: float
    aman: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Both paths against the deadline; `cukup` says whether the advised one has time; `udara` is how to try the air.

    `perlu_berat` where that needs the weight first.
    """

    tenggat: date
    cukup: bool
    sample: Chance
    langsung: Chance
    udara: Mapping[str, str] | None
    perlu_berat: bool


def headline(saran: str, jadwal: Mapping[str, Any], *, dihargai: bool) -> str:
    """The deciding sentence: the advice, and whether there is time for it; `dihargai` says that lateness has a price.

    A sample advised against that price stays advised; without it, whether the date can move decides.
    """
    if saran == "tidak_beli":
        return words.term("putusan", saran)
    found = level(saran, jadwal)
    if saran == "sample" and dihargai and found in PASSED:
        found = "dihargai"
    return words.term("putusan", f"{saran}.{found}")


def level(saran: str, jadwal: Mapping[str, Any]) -> str:
    """Whether there is time, for the path advised.

    One of bebas, sempat, mepet, telat, hanya_langsung, keduanya_tidak, tidak.
    """
    sample, langsung = (jadwal[name]["peluang_telat"] for name in ("sample", "langsung"))
    if langsung is None:
        return "bebas"
    late = langsung if saran == "langsung" or sample is None else sample
    if late >= EVEN and saran != "langsung" and langsung <= IN_TIME:
        return "hanya_langsung"
    if saran != "langsung" and min(late, langsung) >= TOO_LATE:
        return "keduanya_tidak"
    return in_time(late)


def path(saran: str, jadwal: Mapping[str, Any]) -> str:
    """The path the headline leads to: where costs are too close, the one there is time for."""
    only = saran == "imbang" and level(saran, jadwal) == "hanya_langsung"
    return "langsung" if saran == "langsung" or only else "sample"


def in_time(late: float) -> str:
    """How a chance of being late is called: sempat, mepet, telat, tidak."""
    if late <= IN_TIME:
        return "sempat"
    if late < EVEN:
        return "mepet"
    return "telat" if late < TOO_LATE else "tidak"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """How surely the cheaper path is: its name, the chance that it is, and the word for that.

    `pengalaman` is how many orders of experience the estimate is taken to be worth.
    """

    jalur: str
    peluang: Fraction
    kata: str
    pengalaman: int


def sureness(verdict: Mapping[str, Any]) -> Sureness | None:
    """How surely the cheaper path is the cheaper one, when the estimate of p is not sure; None without a break-even."""
    if verdict["p_impas"] is None:
        return None
    chance = verdict["peluang_sample_lebih_baik"].value
    better = max(chance, 1 - chance)
    band = "jelas" if better >= SURE else "condong" if better > CLEAR else "dekat"
    jalur = words.term("jalur", "sample" if chance == better else "langsung")
    return Sureness(jalur=jalur, peluang=better, kata=words.term("yakin", band), pengalaman=EXPERIENCE)


def timing(saran: str, values: Values, jadwal: Mapping[str, Any]) -> Timing | None:
    """Both paths against the deadline; None without one, or where approval is never reached."""
    found = {name: jadwal[name] for name in ("sample", "langsung")}
    if values["tenggat"] is None or any(plan["peluang_telat"] is None for plan in found.values()):
        return None
    chances = {name: Chance(sempat=1 - plan["peluang_telat"], aman=plan["tiba_p80"]) for name, plan in found.items()}
    cukup = level(saran, jadwal) == "sempat"
    weighed = values["berat_kg"] is not None
    by_sea = not estimates.billed_by_weight(values)
    return Timing(
        tenggat=values["tenggat"],
        cukup=cukup,
        sample=chances["sample"],
        langsung=chances["langsung"],
        udara=by_way("udara", values["skema_impor"]) if by_sea and not cukup and weighed else None,
        perlu_berat=by_sea and not cukup and not weighed,
    )


def by_way(moda: str, skema_impor: str) -> dict[str, str]:
    """What the form takes to try another way: what was quoted for the present one is estimated anew."""
    durations = {field.name for field in time.DURATIONS} & OF_ONE_WAY
    ends = {f"{name}.{end}" for name in durations for end in ("min", "modus", "maks")}
    return dict.fromkeys(sorted(OF_ONE_WAY - durations | ends), "") | {"moda": moda, "skema_impor": skema_impor}
