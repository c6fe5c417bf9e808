"""What is said of wrong input: short, printable, and with the way to put it right."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgpolicy.asked import Explained, explained, instead, not_a, shown

HUGE = 10**5000


class Mute:
    """An object that cannot be shown."""

    def __repr__(self) -> str:
        """Fail."""
        raise RuntimeError


class Loud:
    """An object that shows itself as much, and as what a terminal obeys."""

    def __repr__(self) -> str:
        """Return a million characters."""
        return "\x1b[31m\u202e\n" * 200_000


class Odd:
    """An object whose text is none."""

    def __repr__(self) -> str:
        """Return a number."""
        return 5  # type: ignore[return-value]


OBJECTS = (
    HUGE, -HUGE, Fraction(HUGE, 3), [HUGE], {HUGE: [HUGE]}, Mute(), Loud(), Odd(), [Mute()] * 9, "a" * 10**6, "\ud800",
    "\x1b[31m", b"\xff" * 10**6, Decimal("1e1000000"), Decimal("sNaN"), range(10**9), object(), float("nan"),
)  # fmt: skip


@pytest.mark.parametrize("thing", OBJECTS, ids=[type(thing).__name__ for thing in OBJECTS])
def test_any_object_is_shown_on_one_short_line(thing: object) -> None:
    """Whatever it is, and whatever it says of itself."""
    for text in (shown(thing), not_a("load()", "a path", thing), instead(thing)):
        assert text.isprintable()
        assert len(text) < 160


@given(st.text(max_size=50))
def test_a_short_text_is_shown_as_python_shows_it(text: str) -> None:
    """Quotes and escapes included, unless these make it long."""
    assert shown(text) == repr(text) or len(repr(text)) > 60


def test_several_are_asked_for_one_at_a_time() -> None:
    """A list, a range or a generator is answered by what to write."""
    for several in (["a"], range(3), (x for x in "a"), {"a"}, ("a",)):
        assert "one at a time" in instead(several)
    for one in ("a", b"a", 5, None):
        assert "one at a time" not in instead(one)


@explained
def where(predicate: object = None, /, *, region: str = "", within: str = "") -> str:
    """Return what was asked, or fail inside."""
    return region + within if predicate is None else predicate["region"]  # type: ignore[index]


class Place(Explained):
    """A class with a constructor."""

    def __init__(self, *, code: str) -> None:
        self.code = code


@explained
def rank(year: int, /, *, region: str = "", require: int, of: int) -> object:
    """Return nothing.

    Args:
        year: The year.
        region: Region, which may be left out.
        require: How many regions must have
            a figure; at least 1.
        of: `region.code` and more.
    """
    return year, region, require, of


ANY: Any = where
RANK: Any = rank


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: ANY(regoin="x"), r"^where\(\) has no keyword 'regoin'; did you mean region\? it has region, within$"),
        (lambda: ANY(zzz="x"), r"^where\(\) has no keyword 'zzz'; it has region, within$"),
        (lambda: ANY(None, "x"), r"^where\(\) takes 1 positional argument, not 2; by name it has region, within$"),
        (lambda: Place(cod="x"), r"^Place\(\) has no keyword 'cod'; did you mean code\? it has code$"),  # type: ignore[call-arg]
        (lambda: Place("x"), r"^Place\(\) takes no positional arguments, not 1; by name it has code$"),  # type: ignore[call-arg]
        (lambda: Place(), r"missing 1 required keyword-only argument: 'code'"),  # type: ignore[call-arg]  # noqa: PLW0108
        (lambda: ANY(5), "is not subscriptable"),
        (
            lambda: RANK(2020),
            r"^rank\(\) needs require= \(how many regions must have a figure\), of= \(`region.code` and more\)$",
        ),
        (lambda: RANK(2020, of=3), r"^rank\(\) needs require= \(how many regions must have a figure\)$"),
        (lambda: RANK(require=1, of=3), r"^rank\(\) needs year= \(the year\)$"),
    ],
)
def test_a_wrong_call_is_answered_by_the_keywords(call: Any, words: str) -> None:  # noqa: ANN401
    """What was asked, what there is, and the near one; what fails inside the function is left as it is."""
    with pytest.raises(TypeError, match=words):
        call()


def test_a_right_call_is_as_it_was() -> None:
    """Arguments, result, name and signature."""
    assert where(region="a", within="b") == "ab"
    assert where.__name__ == "where"
    assert Place(code="x").code == "x"
