"""The hypothesis profile of the whole suite: the same examples in every run."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "po_sample",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("po_sample")
