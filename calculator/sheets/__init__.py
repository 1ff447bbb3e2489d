"""An answer as a spreadsheet that computes; the only part of the engine that a reader's browser loads on a tap."""

import encodings
from pathlib import Path

COMPLETED = ("encodings",)
"""The packages of Python's library of which the browser has a part already, the rest beside our own package."""

encodings.__path__.append(str(Path(__file__).parents[2] / encodings.__name__))
