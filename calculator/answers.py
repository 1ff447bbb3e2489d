"""The reader's answers above a result, each one tap from being changed, and the numbers behind them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from calculator.fields import ChoiceField, Field


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: the field it is changed at, what it is, and in the reader's words; `ours` if we estimated it."""

    field: str
    label: str
    text: str
    ours: bool = False


def field_named(fields: Sequence[Field], name: str) -> Field:
    """A field of a calculator, by its name."""
    return next(field for field in fields if field.name == name)


def choice_label(fields: Sequence[Field], name: str, word: str) -> str:
    """The label of one choice of a field."""
    match field_named(fields, name):
        case ChoiceField(options=options):
            return dict(options)[word]
    message = f"{name} is no choice"
    raise TypeError(message)


def listed(fields: Sequence[Field], texts: Mapping[str, str], ours: Collection[str] = ()) -> tuple[Answer, ...]:
    """Answers in this order, from their texts by field name; those named in `ours` are our estimates."""
    return tuple(
        Answer(field=name, label=field_named(fields, name).label, text=text, ours=name in ours)
        for name, text in texts.items()
    )
