"""The command line: one JSON document out, exit status 0 or, for refused input, 2.

python -m calculator keputusan values.json      (or .toml, or - for standard input)
python -m calculator keputusan --contoh tumbler
python -m calculator --daftar
"""

import argparse
import sys
import tomllib
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from calculator import catalog, words
from calculator.compound_fields import DurationField, SeriesField
from calculator.fields import EARLIEST, LATEST, ChoiceField, DateField, Field, NumberField
from calculator.respond import Json, read_json, respond, write_json


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; print its document; return the exit status."""
    options = _parser().parse_args(arguments)
    if options.daftar:
        reply = listing()
    elif options.contoh:
        reply = example(options.kalkulator, options.contoh)
    else:
        reply = answer(options.kalkulator, options.berkas)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(write_json(reply))
    return 0 if reply.get("ok", True) else 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m calculator", description=__doc__.partition("\n")[0])
    parser.add_argument("kalkulator", nargs="?", help=f"one of: {', '.join(catalog.CALCULATORS)}")
    parser.add_argument("berkas", nargs="?", default="-", help="values as .json or .toml; - is standard input")
    parser.add_argument("--contoh", metavar="NAME", help="print the values of an example")
    parser.add_argument("--daftar", action="store_true", help="list the calculators and their fields")
    return parser


def answer(name: str | None, path: str) -> Json:
    """Answer the values of a file."""
    try:
        masukan = _toml(path) if path.endswith(".toml") else read_json(_text(path))
    except (OSError, ValueError, RecursionError):
        return {"ok": False, "galat": {"masukan": words.UNREADABLE}}
    return respond({"kalkulator": name, "masukan": masukan})


def _text(path: str) -> str:
    return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")


def _toml(path: str) -> Json:
    table = tomllib.loads(_text(path), parse_float=Decimal)
    return {key: _dates_as_text(value) for key, value in table.items()}


def _dates_as_text(value: object) -> object:
    """TOML has dates, JSON and forms have text."""
    if isinstance(value, date):
        return value.isoformat()
    return [_dates_as_text(one) for one in value] if isinstance(value, list) else value


def example(name: str | None, preset: str) -> Json:
    """The values of an example, as a values.json."""
    found = catalog.presets().get(preset)
    if found is None or found.calculator != name:
        known = ", ".join(p.id for p in catalog.presets().values() if p.calculator == name)
        return {"ok": False, "galat": {"contoh": f"Contoh itu tidak ada. Yang ada: {known or 'belum ada'}."}}
    return dict(found.values)


def listing() -> Json:
    """Every calculator with its fields."""
    calculators = [
        {"id": entry.id, "judul": entry.title, "kolom": [_field(field) for field in entry.fields]}
        for entry in catalog.CALCULATORS.values()
    ]
    return {"ok": True, "kalkulator": calculators}


def _field(field: Field) -> Json:
    about: Json = {
        "nama": field.name,
        "label": field.label,
        "satuan": field.unit,
        "wajib": field.required,
        "bawaan": None if field.default is None else field.typed(field.default),
        "bantuan": field.help,
        "dasar": field.basis,
        "contoh": field.example,
    }
    if isinstance(field, NumberField):
        low = field.minimum if field.above is None else field.above
        about |= {"paling_kecil": plain_number(low), "paling_besar": plain_number(field.maximum)}
        about["paling_kecil_termasuk"] = field.above is None
    if isinstance(field, DurationField):
        about |= {"paling_kecil": 0, "paling_besar": field.maximum}
    if isinstance(field, DateField):
        about |= {"paling_kecil": EARLIEST.isoformat(), "paling_besar": LATEST.isoformat()}
    if isinstance(field, ChoiceField):
        about["pilihan"] = [word for word, _ in field.options]
    if isinstance(field, SeriesField):
        about["bagian"] = [_field(part) for part in field.parts]
    return about


def plain_number(value: Decimal) -> object:
    """A bound as a JSON number."""
    return int(value) if value == value.to_integral_value() else float(value)


if __name__ == "__main__":
    sys.exit(main())
