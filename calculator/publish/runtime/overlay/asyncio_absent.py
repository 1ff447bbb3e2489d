"""In place of the whole of asyncio: the name that Pyodide's C code looks up when it starts, and nothing behind them."""


def get_event_loop() -> None:
    """Refuse: there is no loop. Pyodide would ask for it if Python waited for a promise."""
    raise RuntimeError("asyncio is not in this runtime: the engine waits for nothing")
