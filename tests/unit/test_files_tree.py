"""Bare trees: places and paths."""

from sgpolicy.files.events import read_tree
from sgpolicy.files.tree import path_at, path_text, place_of, written_path

TEXT = "id: x\nsource:\n  file: a\n  extent: [0, 9]\nitems:\n  - id: one\n    note: n\n  - id: two\n"
TREE = read_tree(TEXT, "x.yaml")[0]


def test_places_are_those_of_the_text() -> None:
    """Line and column count from 1, of keys or of values."""
    assert (3, 9) == place_of(TREE, ("source", "file"))
    assert (3, 3) == place_of(TREE, ("source", "file"), key=True)
    assert (4, 15) == place_of(TREE, ("source", "extent", 1))
    assert (8, 5) == place_of(TREE, ("items", 1))


def test_place_of_what_is_missing_is_that_of_what_is_above() -> None:
    """A key that is not there is told at its mapping."""
    assert (3, 3) == place_of(TREE, ("source", "sha256"))
    assert (1, 1) == place_of(TREE, ("nothing",))


def test_path_at_a_place() -> None:
    """A place leads back to the key or item that holds it."""
    assert ("items", 0, "note") == path_at(TREE, (7, 11))
    assert ("source", "file") == path_at(TREE, (3, 9))
    assert () == path_at(None, (1, 1))


def test_paths_end_at_scalars() -> None:
    """A path into a scalar is cut at the scalar."""
    assert ("source", "file") == written_path(TREE, ("source", "file", "period"))
    assert ("source", "sha256") == written_path(TREE, ("source", "sha256"))


def test_path_text_cuts_long_keys() -> None:
    """Keys are content of a file: no more than forty characters are shown."""
    assert "a[0].b" == path_text(("a", 0, "b"))
    assert 40 == len(path_text(("k" * 500,)))
