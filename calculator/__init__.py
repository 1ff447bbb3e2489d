"""The calculators of the site as one pure-Python package; respond() is the whole application."""

from calculator.respond import respond, respond_json

__all__ = ["respond", "respond_json"]
