"""The parts of a pack, read once."""

from datetime import date

import pytest

from roadmap.pack.loading import pack_parts
from roadmap.pack.making import PackParts


@pytest.fixture(scope="session")
def parts() -> PackParts:
    return pack_parts(date(2026, 11, 27))
