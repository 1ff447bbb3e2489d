"""Typed form fields: each knows its name, label, unit, bounds, help and example, and reads what was typed.

Messages are Indonesian, for the reader: what is wrong and what to do, with an example.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculator.numbers import angka, ketikan, persen, with_cents
from calculator.reading import MAX_LENGTH, UnreadableError, out_of_reach, parse_date, parse_number, parse_rate

MAX_RUPIAH = Decimal(10**15)
MOST_PERCENT = Decimal(10**4)
"""A rate above this was not meant as percent either."""

UNIT_WORDS = {
    "unit": ("unit", "pcs", "pc", "buah", "biji"),
    "kg": ("kg", "kilogram", "kilo"),
    "CBM": ("cbm", "m3", "m³", "kubik"),
}
"""What a reader may write after a number, by the unit of the field."""

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)

type Raw = str | bool | Decimal | int | list[object] | dict[str, object] | None
"""What a request may hold for a field: text as typed, or a JSON value with exact numbers."""


class RefusedError(ValueError):
    """A field's value is refused; the message is for the reader and complete."""


def blank(raw: Raw) -> bool:
    """Whether nothing was given: null, or an empty input."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(ABC):
    """What all fields have; `default` serves where nothing is given, `required` refuses that; look it up at `link`.

    An answer that `follows` another field's holds only as long as that one stays.
    """

    name: str
    label: str
    group: str
    help: str = ""
    example: str = ""
    unit: str = ""
    required: bool = False
    default: object = None
    basis: str = ""
    absent: str = ""
    link: str = ""
    follows: str = ""

    @property
    def kind(self) -> str:
        """The kind of input the form shows."""
        return "angka"

    def parse(self, raw: Raw) -> object:
        """Read what was given. Raises RefusedError with the reader's message."""
        if blank(raw):
            if self.required:
                raise RefusedError(self.missing())
            return self.default
        if isinstance(raw, str) and len(raw) > MAX_LENGTH:
            raise RefusedError(self._advice(f"Terlalu panjang: paling banyak {MAX_LENGTH} huruf"))
        try:
            return self._read(raw)
        except UnreadableError as error:
            raise RefusedError(self._advice(str(error).rstrip("."))) from error

    def missing(self) -> str:
        """What is said where nothing is given and something must be."""
        return self.absent or self._advice("Isi kolom ini")

    def typed(self, value: object) -> str:
        """Write a value as the reader would type it, so that parse() reads the same value back."""
        return "" if value is None else str(value)

    @abstractmethod
    def _read(self, raw: Raw) -> object:
        """Read what is there. Raises RefusedError or UnreadableError."""

    def _advice(self, problem: str) -> str:
        return f"{problem}. Contoh: {self.example}." if self.example else f"{problem}."


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberField(Field):
    """A number within bounds, both included unless `above` is set: then the value must lie above it."""

    minimum: Decimal = Decimal(0)
    maximum: Decimal = MAX_RUPIAH
    above: Decimal | None = None
    whole: bool = False

    def _read(self, raw: Raw) -> object:
        value = self._bounded(self._number(raw))
        if self.whole:
            if value != value.to_integral_value():
                raise RefusedError(self._advice(f"{angka(value)} bukan bilangan bulat"))
            return int(value)
        return value

    def _number(self, raw: Raw) -> Decimal:
        return parse_number(raw, UNIT_WORDS.get(self.unit, ())) if isinstance(raw, str) else self._exact(raw)

    def _exact(self, raw: Raw) -> Decimal:
        """Take a JSON number as it is."""
        if isinstance(raw, (int, Decimal)) and not isinstance(raw, bool):
            value = Decimal(raw)
            if value and value.is_finite() and value.adjusted() < -MAX_LENGTH:
                raise RefusedError(self._advice("Angkanya terlalu kecil"))
            return value
        raise RefusedError(self._advice("Isi dengan angka"))

    def _bounded(self, value: Decimal) -> Decimal:
        if not value.is_finite():
            raise RefusedError(self._advice("Isi dengan angka"))
        if self.above is not None and value <= self.above:
            raise RefusedError(self._advice(f"Isi angka di atas {self._shown(self.above)}"))
        if value < self.minimum:
            raise RefusedError(self._advice(f"Paling kecil {self._shown(self.minimum)}"))
        if value > self.maximum:
            raise RefusedError(self._advice(f"Terlalu besar: paling besar {self._shown(self.maximum)}"))
        return value

    def _shown(self, bound: Decimal) -> str:
        return angka(bound)

    def typed(self, value: object) -> str:
        """Write the number with a decimal comma; foreign money with its cents."""
        text = "" if value is None else ketikan(Decimal(str(value)))
        return with_cents(text) if self.unit.startswith("USD") else text


@dataclass(frozen=True, slots=True, kw_only=True)
class RateField(NumberField):
    """A share between 0 and 1, typed as percent; the form shows the percent sign."""

    maximum: Decimal = Decimal(1)
    unit: str = "%"

    def _number(self, raw: Raw) -> Decimal:
        if isinstance(raw, str):
            return parse_rate(raw)
        value = self._exact(raw)
        if value.is_finite() and value > MOST_PERCENT:
            raise RefusedError(self._advice("Terlalu besar. Tulis sebagai persen, paling besar 100%"))
        if value.is_finite() and value > 1:
            raise RefusedError(self._advice(f"{angka(value)} atau {angka(value)}%? Tulis tanda persennya"))
        return value

    def _shown(self, bound: Decimal) -> str:
        return persen(bound)

    def typed(self, value: object) -> str:
        """Write the share as percent."""
        return "" if value is None else ketikan(Decimal(str(value)) * 100) + "%"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateField(Field):
    """A day; `known` are the first and the last that a reader is told of whose year is none of these."""

    example: str = "24 November 2026"
    known: tuple[date, date] = (EARLIEST, LATEST)

    @property
    def kind(self) -> str:
        """The kind of input the form shows."""
        return "tanggal"

    def _read(self, raw: Raw) -> date:
        if not isinstance(raw, str):
            raise RefusedError(self._advice("Isi dengan tanggal"))
        day = parse_date(raw)
        if not EARLIEST <= day <= LATEST:
            raise RefusedError(self._advice(out_of_reach(*self.known)))
        return day


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField(Field):
    """One of some words; `options` gives each word its label.

    `derived` says from what an empty choice follows, where it follows from another answer.
    """

    options: tuple[tuple[str, str], ...]
    derived: str = ""

    @property
    def kind(self) -> str:
        """The kind of input the form shows."""
        return "pilihan"

    def _read(self, raw: Raw) -> str:
        word = raw.strip() if isinstance(raw, str) else raw
        if word not in [known for known, _ in self.options]:
            message = f"Pilih salah satu: {', '.join(f'“{label}”' for _, label in self.options)}."
            raise RefusedError(message)
        return str(word)


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNoField(Field):
    """Yes or no."""

    @property
    def kind(self) -> str:
        """The kind of input the form shows."""
        return "ya_tidak"

    def _read(self, raw: Raw) -> bool:
        if isinstance(raw, bool):
            return raw
        word = raw.strip().lower() if isinstance(raw, str) else ""
        if word not in ("ya", "tidak"):
            message = "Jawab ya atau tidak."
            raise RefusedError(message)
        return word == "ya"

    def typed(self, value: object) -> str:
        """Write ya or tidak."""
        return "ya" if value else "tidak"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField(Field):
    """A short text."""

    default: object = ""

    @property
    def kind(self) -> str:
        """The kind of input the form shows."""
        return "teks"

    def _read(self, raw: Raw) -> str:
        if not isinstance(raw, str):
            raise RefusedError(self._advice("Isi dengan tulisan"))
        spaced = " ".join(raw.split())
        return " ".join("".join(letter for letter in spaced if letter.isprintable()).split())
