"""In place of pyodide/webloop.py: no event loop, so that asyncio and all that it imports stay at home.

The engine is asked and answers within one call; nothing in it waits. What is imported here is not used: a snapshot of
the memory lists the JavaScript objects that Python holds, and these are among those that Pyodide expects to find.
"""

try:  # noqa: SIM105 - contextlib would have to be imported
    from pyodide_js._api import scheduleCallback  # type: ignore[import-not-found]  # noqa: F401 - held, not used
except ImportError:
    pass


def _initialize_event_loop() -> None:
    """Start nothing: pyodide/__init__.py calls this to make asyncio's loop that of the browser."""
