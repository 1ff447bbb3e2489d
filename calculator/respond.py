"""respond(request) is the whole application; the build and the browser call the same function.

A request is {"kalkulator", "masukan", "bentuk", "situs", "taksir": true or absent}; the reply is {"ok", "hasil",
"langkah", "peringatan", "aturan"} or {"ok": false, "galat"}. "bentuk" is "data"; "html", which adds the pieces of the
page; "kertas", the papers for the factory filled in: {"ok", "html"}; "baca", which only reads: {"ok", "baca",
"galat"}, each field in the reader's words; "banding", which puts the cases in "kasus", each {"nama", "masukan"}, side
by side: {"ok", "html"}; or "berkas", which makes the file of the kind in "berkas": {"ok", "berkas": {"nama", "tipe",
"isi"}}, with "sandi": "base64" where "isi" is no text. With "taksir" what a reader has no quote for is estimated, and
said so in "peringatan".
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from itertools import chain

from calculator import catalog, downloads, echo, form, rendering, words
from calculator.fields import Raw
from calculator.form import InputError
from calculator.numbers import bulat
from calculator.outcome import Calculator, Line, Outcome, Values
from calculator.rules import OutsideRulesError, Row
from calculator.steps import Step

type Json = dict[str, object]

LARGEST_DECIMAL = 10**15
"""From here on a number is given whole: its decimals would not be exact."""

MAX_NAME = 60
"""Characters of a case's name."""

MAX_DIGITS = 30
"""An integer with more digits is kept as a decimal: comparing it is cheap, converting it is not."""

SHOWN_FOR: Mapping[str, Mapping[str, object]] = {
    "html": rendering.PAGES,
    "banding": rendering.PAGES,
    "kertas": rendering.PAPERS,
}
"""The calculators that can be asked for a form, where that is not all."""


def respond(request: Mapping[str, object]) -> Json:
    """Answer one request; bad input is answered too, never raised."""
    try:
        calculator = _calculator(request)
        if request.get("bentuk") == "banding":
            return _compare(calculator, request.get("kasus"))
        masukan = _input(request)
        if request.get("bentuk") == "baca":
            return _read_back(calculator, masukan)
        values, outcome = _calculate(calculator, masukan, taksir=request.get("taksir") is True)
        if request.get("bentuk") == "berkas":
            return _file(calculator, values, outcome, request)
    except InputError as error:
        reply: Json = {"ok": False, "galat": error.errors}
        if request.get("bentuk") in ("html", "kertas"):
            reply["html"] = rendering.errors(error.errors)
        return reply
    if request.get("bentuk") == "kertas":
        return {"ok": True, "html": rendering.papers(calculator, values, outcome, masukan)}
    used = {row.key: row for row in chain(outcome.rows, *(line.rows for line in outcome.lines))}
    reply = {
        "ok": True,
        "hasil": plain(outcome.hasil),
        "langkah": [_step(line) for line in outcome.lines],
        "peringatan": [{"kode": n.code, "pesan": words.notice(n)} for n in outcome.notices],
        "aturan": [_row(row) for row in used.values()],
    }
    if request.get("bentuk") == "html":
        site = request.get("situs")
        reply["html"] = rendering.result(calculator, values, outcome, site, masukan, alat=True)
    return reply


def _file(calculator: Calculator, values: Values, outcome: Outcome, request: Mapping[str, object]) -> Json:
    """The answer as a file of the kind asked for."""
    kinds, kind = downloads.KINDS.get(calculator.id, ()), request.get("berkas")
    if not isinstance(kind, str) or kind not in kinds:
        raise InputError({"berkas": words.term("berkas", "tidak_ada").format(daftar=", ".join(kinds))})
    jawaban, masukan = rendering.summary(calculator, values, outcome), _input(request)
    site = request.get("situs")
    made = downloads.file(kind, calculator, values, outcome, masukan=masukan, site=site, jawaban=jawaban)
    return {"ok": True, "berkas": made}


def _read_back(calculator: Calculator, masukan: Mapping[str, Raw]) -> Json:
    """What each field given is read as, or why it is not; nothing is computed."""
    read, errors = form.peek(calculator, masukan)
    said: Json = {name: echo.echo(*found) for name, found in read.items()}
    return {"ok": True, "baca": said, "galat": errors}


MOST_CASES = 3
"""How many cases stand side by side: more do not fit on a phone."""


def _compare(calculator: Calculator, cases: object) -> Json:
    """Some cases side by side, each estimated where it says nothing; one that cannot be computed says why."""
    given = [case for case in cases if isinstance(case, dict)] if isinstance(cases, list) else []
    columns = [(str(case.get("nama", ""))[:MAX_NAME], _summary(calculator, case)) for case in given[:MOST_CASES]]
    return {"ok": True, "html": rendering.comparison(calculator, columns)}


def _summary(calculator: Calculator, case: Mapping[str, object]) -> dict[str, str]:
    try:
        return dict(rendering.summary(calculator, *_calculate(calculator, _input(case), taksir=True)))
    except InputError as error:
        return {words.term("status", "tidak_terhitung"): next(iter(error.errors.values()))}


def respond_json(text: str) -> str:
    """Answer a request given as JSON text, with JSON text; numbers are read exactly."""
    try:
        request = read_json(text)
    except (ValueError, RecursionError):
        return write_json({"ok": False, "galat": {"masukan": words.UNREADABLE}})
    return write_json(respond(request))


def read_json(text: str) -> dict[str, object]:
    """Read a JSON object with exact decimals. Raises ValueError for anything else, NaN, and what no decimal holds."""
    value = _whole(json.loads(text, parse_float=_exact, parse_int=_exact_int, parse_constant=_refuse))
    if not isinstance(value, dict):
        raise ValueError("the request is not a JSON object")  # noqa: TRY004 - one kind of error for all unreadable input
    return value


def write_json(reply: Json) -> str:
    """Write a reply, the same text in every interpreter; half a character becomes a question mark."""
    text = json.dumps(reply, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _written(text)


def _written(text: str) -> str:
    return text.encode(errors="replace").decode()


def _whole(value: object) -> object:
    """A JSON value all of whose texts can be written anywhere."""
    match value:
        case str():
            return _written(value)
        case list():
            return [_whole(each) for each in value]
        case dict():
            return {_written(name): _whole(each) for name, each in value.items()}
    return value


def _exact(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation as error:
        raise ValueError(digits) from error


def _exact_int(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= MAX_DIGITS else Decimal(digits)


def _refuse(name: str) -> None:
    raise ValueError(name)


def _calculator(request: Mapping[str, object]) -> Calculator:
    name = request.get("kalkulator")
    if not isinstance(name, str) or name not in catalog.CALCULATORS:
        raise InputError({"kalkulator": words.unknown_calculator(catalog.CALCULATORS)})
    shown = SHOWN_FOR.get(str(request.get("bentuk")), catalog.CALCULATORS)
    if name not in shown:
        raise InputError({"kalkulator": words.unknown_calculator(shown)})
    return catalog.CALCULATORS[name]


def _input(request: Mapping[str, object]) -> Mapping[str, Raw]:
    masukan = request.get("masukan")
    if not isinstance(masukan, dict):
        raise InputError({"masukan": words.UNREADABLE})
    return masukan


def _calculate(calculator: Calculator, masukan: Mapping[str, Raw], *, taksir: bool) -> tuple[Values, Outcome]:
    """Read and compute; a day outside the rules becomes a message at its field."""
    fields = {field.name: field for field in calculator.fields}
    try:
        values = form.read(calculator, masukan, taksir=taksir)
        return values, calculator.compute(values)
    except OutsideRulesError as error:
        typed = masukan.get("tanggal") or "tanggal_mulai" not in fields
        name = "tanggal" if typed else "tanggal_mulai"
        raise InputError({name: form.named(fields[name], words.outside_rules(error))}) from error


def plain(value: object) -> object:
    """Turn a result into JSON: rupiah and counts to integers, dates to ISO, the rest to ten decimals."""
    match value:
        case str() | int() | None:
            pass
        case Step():
            return int(value.amount) if value.unit in ("rupiah", "unit") else _decimal_places(value.amount)
        case Fraction() | float():
            return _decimal_places(value)
        case date():
            return value.isoformat()
        case Mapping():
            return {key: plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [plain(inner) for inner in value]
    return value


def _decimal_places(value: Fraction | float) -> int | float:
    if isinstance(value, Fraction) and (value.denominator == 1 or abs(value) > LARGEST_DECIMAL):
        return bulat(value)
    rounded = round(float(value), 10)
    return int(rounded) if rounded.is_integer() else rounded


def _step(line: Line) -> Json:
    return {
        "kunci": line.step.key,
        "label": words.label(line.step.key),
        "rumus": line.formula,
        "jumlah": plain(line.step),
        "sumber": [row.source.id for row in line.rows],
    }


def _row(row: Row) -> Json:
    return {
        "kunci": row.key,
        "nilai": row.rounding.key if row.unit == "pembulatan" else row.elsewhere or _rule_number(row),
        "mulai": row.start.isoformat(),
        "sumber": row.source.id,
        "pasal": row.article,
        "diperiksa": row.checked.isoformat(),
        "keyakinan": row.confidence,
        "dilihat": row.seen,
        "saksi": [source.id for source in row.witnesses],
    }


def _rule_number(row: Row) -> str | int | float:
    if row.unit == "pecahan":
        return f"{row.number.numerator}/{row.number.denominator}"
    return _decimal_places(row.number)
