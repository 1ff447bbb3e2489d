"""A plan as a file for the reader's own calendar (RFC 5545): whole days, no alarms, the same bytes for the same plan.

What is done when, when the goods are there, and the last days from which the deadline is met 8 times in 10.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from calculator import advice, words
from calculator.brief import Origin
from calculator.numbers import tanggal
from calculator.outcome import Outcome, Values
from calculator.plan_view import PlanView, axis_of, plan_view

LEVEL = "p80"
"""How often the deadline holds from a last day that is told: 8 times in 10."""

WIDEST = 75
"""Octets of a line (RFC 5545, 3.1); a longer one goes on in the next, behind a space."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Some days with a title: `key` tells it from the other events of its plan, `selesai` is the day after its last."""

    key: str
    judul: str
    tentang: str
    mulai: date
    selesai: date


def calendar(values: Values, outcome: Outcome, origin: Origin, code: str) -> str:
    """The calendar of the plan shown: the path's own, or the one that the headline leads to."""
    hasil: Mapping[str, Any] = outcome.hasil
    name = _path(hasil) if "keputusan" in hasil else values["jalur"]
    plan = hasil["jadwal"][name] if "jadwal" in hasil else hasil
    view = plan_view(name, plan, values, axis_of([plan], values))
    product = values.get("nama_produk", "")
    today = values["hari_ini"] or values["tanggal_mulai"]
    about = _about(view, origin, code, today)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Sample atau Massal//Kalkulator//ID", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_text(f'{product or words.term("berkas", "kalender")}, {code}')}"]
    for event in _events(view, plan):
        lines += _lines(event, product, about, code, today)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _path(hasil: Mapping[str, Any]) -> str:
    """The path the headline leads to, with its inspection where that is the cheapest of all."""
    best: str = hasil["keputusan"]["jalur_terbaik"]
    told = advice.path(hasil["keputusan"]["saran"], hasil["jadwal"])
    return best if best.startswith(told) else told


def _events(view: PlanView, plan: Mapping[str, Any]) -> Iterator[Event]:
    said = words.texts("berkas")
    stages = [stage for stage in plan["rencana"] if stage["mulai"] != stage["selesai"]]
    for stage, shown in zip(stages, view.stages, strict=True):
        yield Event(
            key=stage["tahap"],
            judul=shown.label,
            tentang=said["bila_lancar"],
            mulai=shown.mulai,
            selesai=shown.selesai,
        )
    yield _on(view.tiba, "tiba", said["tiba"], said["bila_lancar"])
    if (likely := view.kuantil[LEVEL]) is not None:
        yield _on(likely, "tiba-8-dari-10", said["tiba_8"], said["hitungan_peluang"])
    if view.tenggat is not None:
        yield _on(view.tenggat, "tenggat", said["tenggat"], said["tenggat_anda"])
    for milestone in plan["paling_lambat"]:
        day = milestone[LEVEL]
        if day is not None and day >= view.mulai:
            label = words.term("tonggak", milestone["tahap"])
            title = said["paling_lambat"].format(tonggak=label)
            yield _on(day, f"paling-lambat-{milestone['tahap']}", title, said["arti_paling_lambat"])


def _on(day: date, key: str, judul: str, tentang: str) -> Event:
    return Event(key=key, judul=judul, tentang=tentang, mulai=day, selesai=day + DAY)


def _about(view: PlanView, origin: Origin, code: str, today: date) -> list[str]:
    """What every event says of where it comes from."""
    said = words.texts("berkas")
    link = [said["tautan"].format(tautan=origin.tautan)] if origin.tautan else []
    return [said["perkiraan"].format(jalur=view.title, kode=code, hari=tanggal(today)), *link]


def _lines(event: Event, product: str, about: list[str], code: str, today: date) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{code}-{event.key}@sample-atau-massal".replace("_", "-"),
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{event.mulai:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.selesai:%Y%m%d}",
        f"SUMMARY:{_text(f'{event.judul} ({product})' if product else event.judul)}",
        f"DESCRIPTION:{_text('\n'.join([event.tentang, *about]))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(said: str) -> str:
    """Text as a value of RFC 5545 (3.3.11)."""
    for sign in ("\\", ";", ","):
        said = said.replace(sign, f"\\{sign}")
    return said.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most WIDEST octets, none of which ends within a character."""
    pieces, left = [""], WIDEST
    for sign in line:
        size = len(sign.encode())
        if size > left:
            pieces.append("")
            left = WIDEST - 1
        pieces[-1] += sign
        left -= size
    return "\r\n ".join(pieces)
