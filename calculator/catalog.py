"""The calculators there are, and the example scenarios their presets and pages use."""

from dataclasses import dataclass
from functools import cache

from calculator import form, tables
from calculator.calculators import aql, jadwal, keputusan, pajak, penawaran

CALCULATORS = {
    one.id: one
    for one in (
        pajak.CALCULATOR,
        aql.CALCULATOR,
        jadwal.CALCULATOR,
        keputusan.CALCULATOR,
        penawaran.CALCULATOR,
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """An example scenario of data/contoh/: its name, what it shows, and its values as typed."""

    id: str
    name: str
    about: str
    calculator: str
    values: dict[str, str]


@cache
def presets() -> dict[str, Preset]:
    """All example scenarios, by id."""
    found = {}
    for name in tables.names("contoh"):
        where, table = f"data/{name}.toml", tables.load(name)
        tables.check_keys(table, where, required=("nama", "tentang", "kalkulator", "masukan"))
        calculator = tables.take(table, "kalkulator", str, where)
        if calculator not in CALCULATORS:
            message = f"{where}: kalkulator is {calculator!r}; valid are: {', '.join(CALCULATORS)}"
            raise tables.DataError(message)
        values = tables.take(table, "masukan", dict, where)
        fields = CALCULATORS[calculator].fields
        known = [*(field.name for field in fields), *form.parts_given(fields, values)]
        tables.check_keys(values, f"{where} [masukan]", required=(), optional=known)
        preset = name.removeprefix("contoh/")
        found[preset] = Preset(
            id=preset,
            name=tables.take(table, "nama", str, where),
            about=tables.take(table, "tentang", str, where),
            calculator=calculator,
            values={key: tables.take(values, key, str, where) for key in values},
        )
    return found
