"""Stands in the memory that readers load (inside_memory.py puts it there): asks the engine, and owns what is gone."""

from collections.abc import Callable

CALLED: set[str] = set()
"""What was called, if that is watched (tests/covering.py)."""

touched: list[str] = []
respond: Callable[[str], str]


class GoneError(BaseException):
    """Something was called that is not in this memory; the page starts the whole engine instead."""


def gone(*_: object, **__: object) -> None:
    """Stand in for a function that was never called when the whole suite ran; its code runs among another's names."""
    import ready  # type: ignore[import-not-found]  # noqa: PLC0415 - what this module is called there

    ready.touched.append("")
    raise ready.GoneError


class Absent:
    """Stands in for a module, class or function that is gone: whatever is done with it stops the call."""

    __call__ = __getattribute__ = __instancecheck__ = __subclasscheck__ = gone
    __eq__ = __hash__ = __bool__ = __iter__ = __contains__ = __getitem__ = gone  # type: ignore[assignment]


ABSENT = Absent()


def answer(request: str) -> str:
    """What the engine replies. Raises GoneError if it stepped on anything that is gone, whoever hid it."""
    reply = respond(request)  # noqa: F821 - inside_memory.py sets it
    if touched:
        raise GoneError
    return reply
