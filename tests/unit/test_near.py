"""Near matches, and the bound on looking for them."""

import pytest

from sgpolicy.near import Hints, close, nearest, one_slip

KEYS = ["id", "indicator", "quantity", "at", "section", "due", "note", "kind"]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("indicater", "indicator"),
        ("idicator", "indicator"),
        ("inndicator", "indicator"),
        ("inidcator", "indicator"),
        ("ta", "at"),
        ("att", "at"),
        ("a", "at"),
        ("Kind", "kind"),
        ("ｋｉｎｄ", "kind"),
        ("quant", "quantity"),
    ],
)
def test_the_meant_word_comes_first(asked: str, meant: str) -> None:
    """A slip of the finger, capitals and stems are understood."""
    assert meant == close(asked, KEYS)[0]


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("yt", "at"), ("ats", "at"), ("knid", "kind"), ("zz", None), ("", None), ("x" * 100, None), ("说明", None)],
)
def test_what_a_missing_word_was_mistyped_as(asked: str, meant: str | None) -> None:
    """Less likeness is enough where a word is missing."""
    assert meant == nearest(asked, ["at", "kind"])


def test_the_word_itself_in_other_letters_is_the_only_match() -> None:
    """What differs in case or width alone is that word, whatever else is a slip away."""
    assert ["230000"] == close("２３００００", ["220000", "230000"])


@pytest.mark.parametrize("asked", ["", "zzzz", "x" * 10_000, "说明"])
def test_nothing_near_gives_nothing(asked: str) -> None:
    """What looks like no word gets no hint."""
    assert [] == close(asked, KEYS)


@pytest.mark.parametrize(("one", "other"), [("ab", "ad"), ("abc", "abcde"), ("abcd", "badc"), ("", "a")])
def test_more_than_one_slip(one: str, other: str) -> None:
    """Two wrong letters, or one of two, are more than a slip."""
    assert not one_slip(one, other)


def test_hints_end_when_the_work_is_used_up() -> None:
    """A file of unknown words gets hints for the first of them only."""
    hints = Hints(left=20)

    told = [hints.hint("indicater", KEYS, "see the list") for _ in range(5)]

    assert told[:2] == ["did you mean indicator?"] * 2
    assert told[-2:] == ["see the list"] * 2
