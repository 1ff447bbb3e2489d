"""An answer as a spreadsheet that computes; the only part of the engine that a reader's browser loads on a tap."""
