"""The checks of ring 2 as a list."""

import re

import pytest

from sgpolicy.checks import SENSE, Check, Corpus, Finding, registry


@pytest.mark.parametrize("check", SENSE.values(), ids=lambda check: check.name)
def test_check_has_a_name_and_a_reason_of_one_line(check: Check) -> None:
    """Messages and docs show both."""
    assert re.fullmatch("[a-z]+(-[a-z]+)*", check.name)
    assert 2 == check.ring
    assert 10 < len(check.reason) < 120
    assert "\n" not in check.reason
    assert SENSE[check.name] is check


def test_a_registered_function_stays_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check is listed under its name and can be called as before."""
    monkeypatch.setattr(registry, "SENSE", {})

    def find(_: Corpus) -> list[Finding]:
        return []

    assert registry.sense("made-up", "a made-up reason")(find) is find
    assert {"made-up": Check(name="made-up", ring=2, reason="a made-up reason", find=find)} == registry.SENSE
