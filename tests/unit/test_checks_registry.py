"""The checks of ring 2 as a list."""

import re

import pytest

from sgpolicy.files.checks import SENSE, Check


@pytest.mark.parametrize("check", SENSE.values(), ids=lambda check: check.name)
def test_check_has_a_name_and_a_reason_of_one_line(check: Check) -> None:
    """Messages and docs show both."""
    assert re.fullmatch("[a-z]+(-[a-z]+)*", check.name)
    assert 2 == check.ring
    assert 10 < len(check.reason) < 120
    assert "\n" not in check.reason
    assert SENSE[check.name] is check
