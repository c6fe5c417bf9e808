"""Trees: places and paths."""

from sgpolicy.files.reader import read_tree
from sgpolicy.files.tree import Map, Parsed, offset_of, path_at, written_path
from sgpolicy.problem import Finding, PathKey, line_column, path_text

TEXT = "id: x\nsource:\n  file: a\n  extent: [0, 9]\nitems:\n  - id: one\n    note: n\n  - id: two\n"
TREE = read_tree(TEXT, "x.yaml")[0] or Map()


def place_of(*path: PathKey, on_key: bool = False) -> tuple[int, int]:
    """Return line and column of what *path* leads to."""
    return line_column(TEXT, offset_of(TREE, path, on_key=on_key))


def test_places_are_those_of_the_text() -> None:
    """Line and column count from 1, of keys or of values."""
    assert (3, 9) == place_of("source", "file")
    assert (3, 3) == place_of("source", "file", on_key=True)
    assert (4, 15) == place_of("source", "extent", 1)
    assert (8, 5) == place_of("items", 1)
    assert (1, 1) == place_of()


def test_place_of_what_is_missing_is_that_of_what_is_above() -> None:
    """A key that is not there is reported at its mapping, a position past the end at its list."""
    assert (3, 3) == place_of("source", "sha256")
    assert (3, 3) == place_of("source", "sha256", on_key=True)
    assert (1, 1) == place_of("nothing")
    assert (6, 3) == place_of("items", 2)
    assert (3, 9) == place_of("source", "file", "period")


def test_every_character_has_its_line_and_column() -> None:
    """Also a line break, the end, and a text without either."""
    assert [(1, 1), (1, 2), (2, 1), (3, 1)] == [line_column("a\n\n", at) for at in range(4)]
    assert (1, 1) == line_column("", 0)


def test_path_at_a_place() -> None:
    """A place leads back to the key or item that holds it."""
    assert ("items", 0, "note") == path_at(TREE, TEXT, (7, 11))
    assert ("source", "file") == path_at(TREE, TEXT, (3, 9))
    assert ("items", 1, "id") == path_at(TREE, TEXT, (8, 5))
    assert () == path_at(None, TEXT, (1, 1))


def test_paths_end_at_scalars() -> None:
    """A path into a scalar is cut at the scalar."""
    assert ("source", "file") == written_path(TREE, ("source", "file", "period"))
    assert ("source", "sha256") == written_path(TREE, ("source", "sha256"))


def test_path_text_cuts_long_keys() -> None:
    """Keys are content of a file: no more than forty characters are shown."""
    assert "a[0].b" == path_text(("a", 0, "b"))
    assert 40 == len(path_text(("k" * 500,)))


def test_a_finding_becomes_a_problem_with_its_place() -> None:
    """What is said stays; the path ends where the file does."""
    finding = Finding(path=("source", "file", "period"), message="m", remedy="r", check="c")
    problem = Parsed("x.yaml", TEXT, TREE).problem(finding)

    assert "x.yaml:3:9: source.file: m; r" == str(problem)
    assert "c" == problem.check
