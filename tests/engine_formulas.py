"""Reads printed formulas with nothing but the text, as a reader with a pocket calculator would."""

import re
from fractions import Fraction

from calculator import numbers

WORDS = sorted(((rounding.words, rounding) for rounding in numbers.ROUNDINGS.values()), key=lambda pair: -len(pair[0]))

TOKEN = re.compile(
    r", (?P<words>" + "|".join(re.escape(words) for words, _ in WORDS) + r")"
    r"|(?P<choice>terbesar|terkecil) dari \("
    r"|(?P<share>\d+/\d+)"
    r"|(?P<number>\u2212?(?:Rp|USD |CNY )?\d[\d.]*(?:,\d+)?%?)"
    r"|(?P<sign> [+\u2212\u00d7\u00f7] )"
    r"|(?P<mark>[()]|; )"
)


class Reader:
    """Evaluates a printed formula as a reader would, without knowing how it came about."""

    def __init__(self, text: str) -> None:
        """Split the text into tokens; anything else in it is an error."""
        self.tokens = list(TOKEN.finditer(text))
        assert text == "".join(token[0] for token in self.tokens)

    def value(self) -> Fraction:
        """The value of the whole text."""
        result = self._rounded()
        assert self.tokens == []
        return result

    def _next(self, kind: str) -> str | None:
        if self.tokens and self.tokens[0][kind] is not None:
            return self.tokens.pop(0)[kind]
        return None

    def _rounded(self) -> Fraction:
        value = self._sum()
        while words := self._next("words"):
            value = Fraction(dict(WORDS)[words].apply(value))
        return value

    def _signed(self, signs: str) -> str | None:
        if self.tokens and self.tokens[0]["sign"] and self.tokens[0]["sign"].strip() in signs:
            return (self._next("sign") or "").strip()
        return None

    def _sum(self) -> Fraction:
        value = self._product()
        while sign := self._signed("+\u2212"):
            value = value + self._product() if sign == "+" else value - self._product()
        return value

    def _product(self) -> Fraction:
        value = self._atom()
        while sign := self._signed("\u00d7\u00f7"):
            value = value * self._atom() if sign == "\u00d7" else value / self._atom()
        return value

    def _atom(self) -> Fraction:
        if choice := self._next("choice"):
            return {"terbesar": max, "terkecil": min}[choice](self._list())
        if share := self._next("share"):
            return Fraction(share)
        if number := self._next("number"):
            return _number(number)
        assert self._next("mark") == "("
        value = self._rounded()
        assert self._next("mark") == ")"
        return value

    def _list(self) -> list[Fraction]:
        values = [self._rounded()]
        while (mark := self._next("mark")) == "; ":
            values.append(self._rounded())
        assert mark == ")"
        return values


def _number(text: str) -> Fraction:
    digits = re.sub(r"[^\d,]", "", text).replace(",", ".")
    value = Fraction(digits) / (100 if text.endswith("%") else 1)
    return -value if text.startswith("\u2212") else value
