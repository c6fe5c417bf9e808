"""The strategies themselves: every class is drawn, and what is drawn is sound."""

import subprocess
import sys
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import sgpolicy.testing
from sgpolicy import Catalog
from sgpolicy.schema import RECORD_TYPES
from sgpolicy.testing import strategies

FEW = settings(max_examples=settings().max_examples // 2)
"""What a value is does not depend on which it is, and there are many strategies."""
NAMES = [name for name in strategies.__all__ if name != "Codebook"]


@pytest.mark.parametrize("name", NAMES)
@settings(FEW, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_drawn_is_frozen_and_shows_itself(name: str, data: st.DataObject) -> None:
    """Every strategy draws hashable values whose representation is one printable line."""
    strategy: Any = getattr(strategies, name)
    drawn = data.draw(strategy())

    if attrs.has(type(drawn)):
        assert hash(drawn) == hash(drawn)
        assert repr(drawn).isprintable() or name == "codebooks"
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(drawn, attrs.fields(type(drawn))[0].name, None)


@pytest.mark.slow
def test_catalogs_hold_every_type_of_record() -> None:
    """Among a few hundred examples each type of record occurs, and catalogs without records are the exception."""
    seen: dict[str, int] = dict.fromkeys(RECORD_TYPES, 0)
    empty = [0, 0]

    @settings(max_examples=60, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None)
    @given(strategies.catalogs())
    def count(catalog: Catalog) -> None:
        empty[0] += 1
        empty[1] += not any(True for _ in catalog.records())
        for name in RECORD_TYPES:
            seen[name] += len(getattr(catalog, name))

    count()

    assert all(seen.values()), seen
    assert empty[1] < empty[0] * 2 // 3, empty


def test_the_kit_without_hypothesis_says_what_to_install() -> None:
    """The strategies ask for hypothesis in plain words; the other parts work without it."""
    code = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import sgpolicy.testing as kit\n"
        "kit.dump_catalog, kit.check_invariants, kit.INVARIANTS\n"
        "try:\n    from sgpolicy.testing import strategies\n"
        "except ImportError as exc:\n    print(exc)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)  # noqa: S603 - our own code

    assert "needs hypothesis" in done.stdout
    assert "pip install 'sgpolicy[test]'" in done.stdout


def test_the_kit_names_its_parts() -> None:
    """`dir` lists what there is; anything else is an attribute error."""
    assert dir(sgpolicy.testing) == [
        "INVARIANTS",
        "Invariant",
        "check_invariants",
        "differences",
        "dump_catalog",
        "dump_document",
    ]
    for name in dir(sgpolicy.testing):
        assert getattr(sgpolicy.testing, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        sgpolicy.testing.nothing  # noqa: B018 - it raises
