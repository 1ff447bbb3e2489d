"""What the whole suite shares: the hypothesis profile (the same examples in every run), one built site."""

import pytest
from hypothesis import HealthCheck, settings

from tests.building import built_site

settings.register_profile(
    "po_sample",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("po_sample")


@pytest.fixture(scope="session")
def site():
    """The folder of a freshly built site."""
    return built_site()
