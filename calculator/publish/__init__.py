"""Build-time adapters between the engine and the published site; never shipped to the browser."""
