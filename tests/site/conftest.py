"""The pages of the built site, read once."""

import pytest

from tests.building import CALCULATORS, pages_of_nav
from tests.site.reading import read


@pytest.fixture(scope="session")
def pages(site):
    """Every built page by its path in the site's folder, 404.html included."""
    return read(site)


@pytest.fixture(scope="session")
def calculator_page(pages):
    """The page with the calculator."""
    return pages["kalkulator/index.html"]


@pytest.fixture(scope="session")
def guide_pages(pages):
    """Every page but the calculators'."""
    calculators = {f"{pages_of_nav()[name]}index.html" for name in CALCULATORS}
    return {name: page for name, page in pages.items() if name not in calculators}
