"""Hostile texts, a thousand from a seed: pieces that parsers, templates, spreadsheets and browsers stumble over."""

import json
import random

PIECES = (
    *"0123456789", "1.000", "2,5", "1.2.3", "1,2,3", "1e9", "1e999999999", "-0", "+", "−5", "%", "12 %", "½", "²", "٣٤",
    "１２", "Ⅻ", "NaN", "Infinity", "-inf", "0x1F", "1_000", "9" * 70, "9" * 1200, "0," + "0" * 300 + "1",
    "Rp", "USD 5", "CNY", "US$", "ribu", "juta", "kg", "CBM", "m³", "cm x", "10x20x30", "10×20", "/", "//", "\\",
    "2026-02-30", "31 Februari 2026", "29/02/2100", "0000-00-00", "9999-12-31", "2026-01-01..2026-01-31", "..", ";;",
    "24 November 2026", "pernah", "ya", "tidak", "kurir", "kontrak", "true", "null", "[]", "{}", "None",
    "<script>alert(1)</script>", "</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<!--", "]]>",
    '" onfocus="alert(1)" x="', "' onclick='x", "javascript:alert(1)", "&lt;b&gt;", "&#60;b&#62;", "<iframe srcdoc=x>",
    "{{ 7613 * 8629 }}", "{% for x in y %}", "${7*7}", "%s%n", "{0.__class__}", "=1+1", "@SUM(A1)", "-2+3|cmd", "\t=1",
    "\x00", "\x1b[2J", "\r\n", "\u00a0", "\u200b", "\u202e", "\ufeff", "\u2028", "\ud800", "\U0010ffff", "é", "e\u0301",
    "𝟙𝟚", "👩‍👩‍👧", "ﷺ", "ß", "İ", "a" * 500, "__proto__", "constructor",
    "toString", "0.fob", "barang.0.fob", "barang.9.x",
    "../../etc/passwd", "';--", " ", "  ", "\n", "",
)  # fmt: skip


def texts(seed: int, count: int) -> list[str]:
    """This many texts of one to six pieces, some cut or turned round."""
    chance = random.Random(seed)  # noqa: S311 - the same texts in every run
    return [_one(chance) for _ in range(count)]


def _one(chance: random.Random) -> str:
    text = "".join(chance.choices(PIECES, k=chance.randint(1, 6)))
    turn = chance.random()
    if turn < 0.1:
        return text[: chance.randint(0, len(text))]
    return text[::-1] if turn < 0.15 else text


def values(seed: int, count: int) -> list[object]:
    """This many JSON values, texts for the most part; in the rest numbers, truth values, and what holds others."""
    chance = random.Random(seed)  # noqa: S311 - the same values in every run
    return [_value(chance, 3) for _ in range(count)]


def _value(chance: random.Random, depth: int) -> object:
    turn = chance.random()
    if turn < 0.7 or depth == 0:
        return _one(chance)
    if turn < 0.8:
        return chance.choice((None, True, False, 0, -1, 10**40, 0.5))
    inside = [_value(chance, depth - 1) for _ in range(chance.randint(0, 3))]
    return inside if turn < 0.9 else {_one(chance): value for value in inside}


def broken_json(seed: int, value: object) -> str:
    """The JSON of a value, often with a wound: cut off, a part said twice, a sign in the wrong place."""
    chance = random.Random(seed)  # noqa: S311 - the same wounds in every run
    text = json.dumps(value)
    if chance.random() < 0.5:
        return text
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(("", text[at // 2 : at], '"', "}", "NaN", "1e99999", "\\ud800")) + text[at + 1 :]
