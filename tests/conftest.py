"""What tests of several folders share."""

from __future__ import annotations

import pytest
from hypothesis import settings

from truceline.annotations import Annotator

# The machines that run these tests are shared: how long one example takes there says nothing about the code.
settings.register_profile("truceline", deadline=None)
settings.load_profile("truceline")


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    """The default pipeline, loaded once for all tests."""
    return Annotator()
