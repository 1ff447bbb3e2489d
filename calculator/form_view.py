"""The form of a calculator as its template shows it: groups, inputs, what stands behind them, its examples."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from calculator import calendars, words
from calculator.catalog import Preset
from calculator.compound_fields import DurationField, SeriesField, SpansField
from calculator.fields import ChoiceField, Field, RateField
from calculator.form import parts_given
from calculator.inputs.time import TENGGAT
from calculator.outcome import Calculator
from calculator.targets import Target, targets

FOLDED = ("rincian", "pajak_lain", "jadwal", "risiko", "mutu")
"""The groups of fields that start closed, unless one of their fields must be filled: defaults serve most readers."""

PARTS = (("min", "tercepat"), ("modus", "biasanya"), ("maks", "terlama"))
"""The inputs of a duration: the end of their names, and their labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input: its name, its own label where a field has several, and its value as the input holds it."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One field of the form; `quick` says whether the short form asks for it, `note` what an empty one means.

    `defining` says whether a change of it makes the order another one, `single` whether the rows of a list ask for it
    themselves; `targets` are days to choose from.
    """

    field: Field
    inputs: tuple[Input, ...]
    suffix: str
    quick: bool
    defining: bool
    note: str
    targets: tuple[Target, ...] = ()
    single: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsView:
    """A list that the reader lengthens row by row, and its first row: what is asked, what stands folded.

    `least` rows always stand in the form.
    """

    field: SeriesField
    asked: tuple[FieldView, ...]
    folded: tuple[FieldView, ...]
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """One fieldset of the form; `rows` come after its fields."""

    id: str
    title: str
    folded: bool
    fields: tuple[FieldView, ...]
    rows: RowsView | None

    @property
    def quick(self) -> bool:
        """Whether the short form shows any of it."""
        return any(view.quick for view in self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """The whole form, with its examples as the strings their inputs take."""

    calculator: Calculator
    groups: tuple[GroupView, ...]
    presets: tuple[tuple[Preset, dict[str, str]], ...]


def form(calculator: Calculator, presets: Mapping[str, Preset], first: Preset) -> FormView:
    """Arrange a calculator's fields for its form: defaults filled in, everything else left to the reader.

    The example that the page answers stands `first` among the examples.
    """
    series = [field for field in calculator.fields if isinstance(field, SeriesField)]
    shown = [field for field in calculator.fields if field.name != "hari_ini" and field not in series]
    single = {part.name for rows in series for part in rows.parts}
    views = [_view(calculator, field, single=field.name in single) for field in shown]
    groups = [
        GroupView(
            id=name,
            title=words.term("kelompok", name),
            folded=name in FOLDED and not any(view.field.required for view in fields),
            fields=fields,
            rows=next((_rows(calculator, rows) for rows in series if rows.group == name), None),
        )
        for name in words.texts("kelompok")
        if (fields := tuple(view for view in views if view.field.group == name))
    ]
    own = [preset for preset in presets.values() if preset.calculator == calculator.id]
    own.sort(key=lambda preset: preset.id != first.id)
    return FormView(
        calculator=calculator,
        groups=tuple(groups),
        presets=tuple((preset, inputs_of(calculator, shown, preset)) for preset in own),
    )


def inputs_of(calculator: Calculator, shown: list[Field], preset: Preset) -> dict[str, str]:
    """Every input of a form as an example fills it."""
    filled = [
        entry for field in shown for entry in _inputs(field, _typed(calculator, field, preset.values.get(field.name)))
    ]
    parts = parts_given(calculator.fields, preset.values).items()
    filled += [entry for name, part in parts for entry in _inputs(part, _typed(calculator, part, preset.values[name]))]
    return {entry.name: entry.value for entry in filled}


def _rows(calculator: Calculator, series: SeriesField) -> RowsView:
    """The first row; parts of another group than the rows' are folded away, and begin as the whole shipment's do."""
    whole = {field.name: field.default for field in calculator.fields}
    views = [
        replace(
            _view(calculator, replace(part, label=own.label, default=whole.get(own.name, own.default))),
            quick=True,
            defining=own.name in calculator.defining,
        )
        for own, part in zip(series.parts, series.at(0).values(), strict=True)
    ]
    return RowsView(
        field=series,
        asked=tuple(view for view in views if view.field.group == series.group),
        folded=tuple(view for view in views if view.field.group != series.group),
        least=series.minimum if series.required else 0,
    )


def _view(calculator: Calculator, field: Field, *, single: bool = False) -> FieldView:
    suffix = "%" if isinstance(field, RateField) else field.unit
    return FieldView(
        field=field,
        inputs=_inputs(field, _typed(calculator, field, None)),
        suffix=suffix,
        quick=not calculator.quick or field.name in calculator.quick,
        defining=field.name in calculator.defining,
        note=words.term("formulir", "ditaksir") if field.name in calculator.estimated else "",
        targets=targets() if field.name == TENGGAT.name else (),
        single=single,
    )


def _typed(calculator: Calculator, field: Field, raw: str | None) -> str:
    """What an input holds: an example's value, else the default, unless an empty one is estimated or derived."""
    if raw is not None:
        return field.typed(field.parse(raw))
    if isinstance(field, SpansField):
        return field.typed(calendars.default_closures())
    derived = isinstance(field, ChoiceField) and field.derived
    return "" if derived or field.name in calculator.estimated else field.typed(field.default)


def _inputs(field: Field, typed: str) -> tuple[Input, ...]:
    if isinstance(field, DurationField):
        parts = typed.split("/") if typed else [""]
        parts = parts * 3 if len(parts) == 1 else parts
        return tuple(
            Input(name=f"{field.name}.{end}", label=label, value=part)
            for (end, label), part in zip(PARTS, parts, strict=True)
        )
    value = typed.removesuffix("%") if isinstance(field, RateField) else typed
    return (Input(name=field.name, label="", value=value),)
