"""Fields made of several parts: durations (least, most likely, most) and lists of closed spans."""

from dataclasses import dataclass
from decimal import Decimal

from calculator.calendars import Span
from calculator.durations import Duration
from calculator.fields import EARLIEST, LATEST, Field, Raw, RefusedError
from calculator.numbers import parse_date, parse_number


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
            raise RefusedError(self._advice("Urutkan dari tercepat, tersering, ke terlama"))
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
    """A list of closed spans, first and last day; text `2027-01-27..2027-02-20; 2027-10-01..2027-10-07`."""

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
        if not EARLIEST <= first <= last <= LATEST:
            raise RefusedError(self._advice("Hari terakhir tutup harus sesudah hari pertama"))
        return first, last

    def typed(self, value: object) -> str:
        """Write the spans as text."""
        if not isinstance(value, tuple):
            return ""
        return "; ".join(f"{first}..{last}" for first, last in value)
