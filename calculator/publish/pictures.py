"""The fence ```gambar: a drawing of the guide, its numbers the engine's own and its days the calendar's.

```gambar
nama = "biaya"
contoh = "tumbler"
hari_ini = 2026-11-24
```

`alur` and `golden` need no more than their name, `tahun` a `tahun`, `biaya` and `beda` an example of the decision and a
day. What is measured is laid out here; `gambar.html` draws it, and says in words what is drawn.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from calculator import calendars, catalog, durations, form, rendering, targets
from calculator.charts import units
from calculator.numbers import BULAN, angka, rupiah, rupiah_kira
from calculator.outcome import Outcome, Values
from calculator.publish import amounts
from calculator.steps import Operation, Step
from calculator.tables import Table, check_keys, take

NOON = Fraction(1, 2)
WIDTH, BAR, DAY = 320, 170, Fraction(11, 2)
"""The width of a drawing, of the longest bar beside its words, and of a day in the year."""

POSTS = (("barang", "Harga barang", "pabrik"), ("freight", "Ongkos kirim", "forwarder"), ("asuransi", "Asuransi", ""))
LEVIES = (("bea_masuk", "Bea masuk"), ("bmt", "Bea masuk tambahan"), ("ppn", "PPN"), ("pph22", "PPh 22"))
LOCAL = (
    ("borongan", "Borongan", "forwarder"),
    ("biaya_lokal", "Biaya lokal", "gudang, PPJK, truk"),
    ("inspeksi", "Inspeksi", ""),
    ("cetakan", "Cetakan", "pabrik"),
)
ALWAYS = ("bea_masuk",)
"""What is drawn though it is nothing: that a duty is nil is worth seeing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar: what it is, who is paid, the amount as written; where it begins, its length, where words go on."""

    nama: str
    siapa: str
    jumlah: str
    x: str
    lebar: str
    ujung: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month: where it stands and ends, what is closed, feasts, days to work towards; in words what to know of it."""

    nama: str
    y: int
    ujung: str
    tutup: list[tuple[str, str]]
    libur: list[str]
    sasaran: list[str]
    baris: list[str]


def page(source: str) -> str:
    """The drawing that the fence names. Raises ValueError for one that there is not."""
    fence = tomllib.loads(source)
    nama = take(fence, "nama", str, "the fence")
    if nama not in PICTURES:
        message = f"no picture is called {nama!r}; they are: {', '.join(PICTURES)}"
        raise ValueError(message)
    keys, drawn = PICTURES[nama]
    check_keys(fence, "the fence", required=("nama", *keys))
    return rendering.environment().get_template("gambar.html").render(nama=nama, **drawn(fence))


def _nothing(_: Table) -> dict[str, object]:
    return {}


def _computed(fence: Table) -> tuple[str, Values, Outcome]:
    preset = catalog.presets()[take(fence, "contoh", str, "the fence")]
    today = take(fence, "hari_ini", date, "the fence")
    calculator = catalog.CALCULATORS[preset.calculator]
    values = form.read(calculator, preset.values | {"hari_ini": today.isoformat()})
    return preset.name, values, calculator.compute(values)


def _cost(fence: Table) -> dict[str, object]:
    name, values, outcome = _computed(fence)
    whole = _amount(outcome, "massal.total")
    found, paid = [], Fraction(0)
    for key, nama, siapa, amount in _posts(outcome):
        if amount or key in ALWAYS:
            found.append(_bar(nama, siapa, rupiah(amount), paid / whole * WIDTH, amount / whole * WIDTH))
        paid += amount
    if paid != whole:
        message = f"the posts add up to {paid}, the order costs {whole}"
        raise ValueError(message)
    return {
        "contoh": name,
        "hari": values["hari_ini"],
        "batang": found,
        "seluruhnya": rupiah(whole),
        "form_e": values["form_e"],
    }


def _posts(outcome: Outcome) -> Iterator[tuple[str, str, str, Fraction]]:
    whole = amounts.found(outcome.hasil, "massal.pungutan")
    levied = whole.term if isinstance(whole, Step) else None
    found = [term for term in levied.terms if isinstance(term, Step)] if isinstance(levied, Operation) else []
    names = dict(LEVIES)
    yield from ((key, nama, siapa, _amount(outcome, f"massal.{key}")) for key, nama, siapa in POSTS)
    for step in found:
        key = step.key.rpartition(".")[2]
        yield key, names[key], "negara", step.amount
    yield from ((key, nama, siapa, _amount(outcome, f"massal.{key}")) for key, nama, siapa in LOCAL)


def _amount(outcome: Outcome, key: str) -> Fraction:
    found = amounts.found(outcome.hasil, key)
    if isinstance(found, Step):
        return found.amount
    if isinstance(found, int):
        return Fraction(found)
    message = f"{key} is {found!r}, which is no amount"
    raise ValueError(message)


def _bar(nama: str, siapa: str, jumlah: str, x: Fraction, lebar: Fraction) -> Bar:
    seen = max(lebar, Fraction(2)) if lebar else lebar
    return Bar(nama=nama, siapa=siapa, jumlah=jumlah, x=units(x), lebar=units(seen), ujung=units(x + seen + 6))


def _difference(fence: Table) -> dict[str, object]:
    name, values, outcome = _computed(fence)
    kind = durations.kinds_of_order()[values["jenis_pesanan"]]
    pieces = Fraction(values["jumlah_sample"]), Fraction(values["jumlah_unit"])
    paid = _amount(outcome, "biaya_ronde"), _amount(outcome, "massal.total")
    each = paid[0] / pieces[0], _amount(outcome, "massal.per_unit")
    days = [Fraction(durations.defaults()[key].duration.modus) for key in (kind.sample, kind.produksi)]
    pairs = (
        _pair("Jumlah", lambda one: f"{angka(one)} unit", *pieces),
        _pair("Uang keluar seluruhnya", rupiah_kira, *paid),
        _pair("Biaya per unit", rupiah_kira, *each),
        _pair("Lama membuat, hari kerja pabrik", lambda one: f"{angka(one)} hari", *days),
    )
    return {"contoh": name, "hari": values["hari_ini"], "banding": pairs}


def _pair(title: str, written: Callable[[Fraction], str], *both: Fraction) -> tuple[str, list[Bar]]:
    named = zip(("sample", "massal"), both, strict=True)
    return title, [_bar(nama, "", written(one), Fraction(54), one / max(both) * BAR) for nama, one in named]


def _year(fence: Table) -> dict[str, object]:
    number = take(fence, "tahun", int, "the fence")
    year = calendars.years()[number]
    aims = sorted((one.hari, one.nama) for one in targets.targets() if one.hari.year == number)
    months: list[Month] = []
    y = 0
    for month in range(1, 13):
        months.append(_month(year, month, aims, y))
        y += 22 if len(months[-1].baris) < 2 else 36
    return {"tahun": number, "bulan": months, "tinggi": y + 28}


def _month(year: calendars.Year, month: int, aims: list[tuple[date, str]], y: int) -> Month:
    first = date(year.year, month, 1)
    last = date(year.year + month // 12, month % 12 + 1, 1) - timedelta(1)
    spans = [(max(a, first), min(b, last), a, b) for a, b in year.factory_closures if a <= last and b >= first]
    own = [(day, nama) for day, nama in aims if first <= day <= last]
    lines = [_closed(a, b, first, last) for _, _, a, b in spans]
    if own:
        lines.append(", ".join(nama if nama[0].isdigit() else f"{nama} {day.day}" for day, nama in own))
    return Month(
        nama=BULAN[month - 1][:3],
        y=y,
        ujung=_place(last + timedelta(1), first),
        tutup=[(_place(a, first), units(((b - a).days + 1) * DAY)) for a, b, _, _ in spans],
        libur=[_place(day, first, NOON) for day in year.holidays if first <= day <= last],
        sasaran=[_place(day, first, NOON) for day, _ in own],
        baris=lines,
    )


def _closed(start: date, end: date, first: date, last: date) -> str:
    if start < first:
        return f"tutup sampai {end.day}"
    return f"tutup mulai {start.day}" if end > last else f"tutup {start.day}–{end.day}"


def _place(day: date, first: date, more: Fraction = Fraction(0)) -> str:
    return units(30 + ((day - first).days + more) * DAY)


PICTURES: Mapping[str, tuple[tuple[str, ...], Callable[[Table], dict[str, object]]]] = {
    "alur": ((), _nothing),
    "beda": (("contoh", "hari_ini"), _difference),
    "biaya": (("contoh", "hari_ini"), _cost),
    "golden": ((), _nothing),
    "tahun": (("tahun",), _year),
}
"""The drawings: what else their fence says, and what measures them."""
