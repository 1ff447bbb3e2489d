"""Fields made of several parts: durations, lists of closed spans, and series of goods."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from calculator import calendars
from calculator.calendars import Span
from calculator.durations import Duration
from calculator.fields import EARLIEST, LATEST, Field, Raw, RefusedError
from calculator.reading import out_of_reach, parse_date, parse_number

NEVER = "tidak ada"
"""How a reader writes an empty list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationField(Field):
    """Whole days: least/most likely/most, or one number where it is certain."""

    unit: str = "hari"
    example: str = "10/25/45"
    maximum: int = 365

    @property
    def kind(self) -> str:
        """The kind of input the form shows."""
        return "durasi"

    def _read(self, raw: Raw) -> Duration:
        if isinstance(raw, str):
            parts = [parse_number(part) for part in raw.split("/")]
        elif isinstance(raw, (int, Decimal)) and not isinstance(raw, bool):
            parts = [Decimal(raw)]
        else:
            raise RefusedError(self._advice("Isi jumlah hari"))
        if len(parts) == 1:
            parts *= 3
        if len(parts) != 3:
            raise RefusedError(self._advice("Isi tercepat/tersering/terlama, atau satu angka"))
        if any(not part.is_finite() or not 0 <= part <= self.maximum or part % 1 for part in parts):
            raise RefusedError(self._advice(f"Isi hari bulat dari 0 sampai {self.maximum}"))
        low, mode, high = (int(part) for part in parts)
        if not low <= mode <= high:
            raise RefusedError(self._advice("Urutkan dari yang tercepat ke yang terlama"))
        return Duration(min=low, modus=mode, maks=high)

    def typed(self, value: object) -> str:
        """Write the three numbers, or the one where all are equal."""
        if not isinstance(value, Duration):
            return ""
        if value.min == value.maks:
            return str(value.modus)
        return f"{value.min}/{value.modus}/{value.maks}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpansField(Field):
    """A list of closed spans, first and last day; text `2027-01-27..2027-02-20; 2027-10-01..2027-10-07`.

    An empty list means never closed; as text it is NEVER, since a field left empty takes its default.
    """

    example: str = "2027-01-27..2027-02-20; 2027-10-01..2027-10-07"
    maximum: int = 40

    @property
    def kind(self) -> str:
        """The kind of input the form shows."""
        return "teks"

    def parse(self, raw: Raw) -> object:
        """Read the spans; an empty list means never closed."""
        if raw == []:
            return ()
        return Field.parse(self, raw)

    def _read(self, raw: Raw) -> tuple[Span, ...]:
        if isinstance(raw, str):
            if raw.strip().lower() == NEVER:
                return ()
            pairs: list[object] = [part.split("..") for part in raw.split(";") if part.strip()]
        elif isinstance(raw, list):
            pairs = raw
        else:
            raise RefusedError(self._advice("Isi daftar tanggal tutup"))
        if len(pairs) > self.maximum:
            raise RefusedError(self._advice(f"Paling banyak {self.maximum} rentang"))
        return tuple(self._span(pair) for pair in pairs)

    def _span(self, pair: object) -> Span:
        if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(day, str) for day in pair)):
            raise RefusedError(self._advice("Isi rentang tanggal, hari pertama dan hari terakhir tutup"))
        first, last = (parse_date(day) for day in pair)
        if not all(EARLIEST <= day <= LATEST for day in (first, last)):
            raise RefusedError(self._advice(out_of_reach(calendars.first_day(), calendars.last_day())))
        if last < first:
            raise RefusedError(self._advice("Hari terakhir tutup tidak boleh mendahului hari pertama"))
        return first, last

    def typed(self, value: object) -> str:
        """Write the spans as text."""
        if not isinstance(value, tuple):
            return ""
        return "; ".join(f"{first}..{last}" for first, last in value) or NEVER


class RefusedPartsError(RefusedError):
    """Parts of a field are refused; the messages are complete, by the rest of their key (`0.fob`)."""

    def __init__(self, errors: dict[str, str]) -> None:
        """Keep the messages."""
        super().__init__("; ".join(errors.values()))
        self.errors = errors


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesField(Field):
    """A list of rows, each with its own few fields; a field left out is None.

    `noun` names one row; parts of another group than the rows' stand folded in the form, under `folded`.
    """

    parts: tuple[Field, ...]
    noun: str
    folded: str
    minimum: int = 1
    maximum: int = 50

    @property
    def kind(self) -> str:
        """The kind of input the form shows."""
        return "seri"

    def called(self, place: int) -> str:
        """What a row is called: Barang ke-1."""
        return f"{self.noun.capitalize()} ke-{place + 1}"

    def at(self, place: int) -> dict[str, Field]:
        """The fields of one row, by their own names; they bear keys like `barang.0.fob`."""
        where = self.called(place)
        return {
            part.name: replace(part, name=f"{self.name}.{place}.{part.name}", label=f"{where}, {part.label}")
            for part in self.parts
        }

    def _read(self, raw: Raw) -> tuple[dict[str, object], ...]:
        if not isinstance(raw, list) or not all(isinstance(one, dict) for one in raw):
            raise RefusedError(self._advice(f"Isi daftar {self.noun}, satu objek untuk tiap baris"))
        if not self.minimum <= len(raw) <= self.maximum:
            raise RefusedError(self._advice(f"Isi {self.minimum} sampai {self.maximum} {self.noun}"))
        errors: dict[str, str] = {}
        series = [self._one(place, dict(one), errors) for place, one in enumerate(raw) if isinstance(one, dict)]
        if errors:
            raise RefusedPartsError(errors)
        return tuple(series)

    def _one(self, place: int, given: dict[str, Any], errors: dict[str, str]) -> dict[str, object]:
        known = self.at(place)
        for name in given:
            if name not in known:
                errors[f"{place}.{name[:40]}"] = (
                    f"{self.called(place)}: kolom itu tidak dikenal. Yang dikenal: {', '.join(known)}."
                )
        values = {}
        for name, part in known.items():
            try:
                values[name] = part.parse(given.get(name))
            except RefusedError as error:
                errors[f"{place}.{name}"] = f"{part.label}: {error}"
        return values
