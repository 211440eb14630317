"""What tests of several folders share."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from truceline.annotations import Annotator

# The machines that run these tests are shared: how long one example takes there says nothing about the code.
# In CI every run tries the same examples, so that a change is judged by what it changes; elsewhere each run tries others.
settings.register_profile("truceline", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("truceline")


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    """The default pipeline, loaded once for all tests."""
    return Annotator()
