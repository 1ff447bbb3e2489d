"""In place of pyodide/webloop.py: no event loop, so that asyncio and all that it imports stay at home.

The engine is asked and answers within one call; nothing in it waits.
"""


def _initialize_event_loop() -> None:
    """Do nothing: pyodide/__init__.py calls this to make asyncio's loop that of the browser."""
