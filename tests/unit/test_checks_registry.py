"""The checks of rings 2 and 3 as a list."""

import pkgutil
import re

import pytest

from sgpolicy import checks
from sgpolicy.checks import CHECKS, EVIDENCE, SENSE, Case, Check, Corpus, Finding, registry
from sgpolicy.coding.verify import IDENTITY


def test_check_has_a_name_and_a_reason_of_one_line() -> None:
    """Messages and docs show both."""
    for name, check in CHECKS.items():
        assert name == check.name
        assert re.fullmatch("[a-z]+(-[a-z]+)*", name)
        assert check.ring in (2, 3), name
        assert 10 < len(check.reason) < 120, name
        assert "\n" not in check.reason, name


def test_a_ring_is_a_part_of_the_list_in_its_order() -> None:
    """Every check belongs to one ring, and those that identify the text are of ring 3."""
    assert set(CHECKS) == {*SENSE, *EVIDENCE}
    assert {2} == {check.ring for check in SENSE.values()}
    assert {3} == {check.ring for check in EVIDENCE.values()}
    assert set(IDENTITY) <= set(EVIDENCE)


def test_every_module_of_checks_is_registered() -> None:
    """A module that `sgpolicy.checks` forgot to import would never run."""
    modules = {module.name for module in pkgutil.iter_modules(checks.__path__)} - {
        "registry",
        "wording",
        "overlay",
        "rules",
        "counting",
    }

    assert {check.find.__module__.rpartition(".")[2] for check in CHECKS.values()} == modules


def test_a_registered_function_stays_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check is listed under its name and can be called as before."""
    monkeypatch.setattr(registry, "CHECKS", {})

    def find(_: Corpus) -> list[Finding]:
        return []

    def prove(_: Case) -> list[Finding]:
        return []

    assert registry.sense("made-up", "a made-up reason")(find) is find
    assert registry.evidence("proved", "another made-up reason")(prove) is prove
    assert registry.CHECKS == {
        "made-up": Check(name="made-up", ring=2, reason="a made-up reason", find=find),
        "proved": Check(name="proved", ring=3, reason="another made-up reason", find=prove),
    }


def test_a_name_is_given_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check must not silently take the place of another, of its own or the other ring."""
    monkeypatch.setattr(registry, "CHECKS", dict(CHECKS))

    with pytest.raises(ValueError, match="a check named wording already exists"):
        registry.evidence("wording", "the same name again")(lambda _: [])


def test_a_finding_carries_the_name_of_its_check() -> None:
    """Whoever runs a check need not put it there."""
    check = Check(name="made-up", ring=2, reason="a made-up reason", find=lambda _: [Finding(message="wrong")])

    assert list(check.run(Corpus(documents=(), records=()))) == [Finding(message="wrong", check="made-up")]
