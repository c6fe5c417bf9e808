"""Problems, their texts, and the error that carries them."""

import pickle

from sgpolicy.model.shown import one_line
from sgpolicy.problem import DataError, Problem, visible


def test_problem_reads_as_one_line() -> None:
    """File, line, column, path, message and remedy stand in this order."""
    problem = Problem(file="x.yaml", line=3, column=5, path="a[0].b", message="is empty", remedy="write it")

    assert "x.yaml:3:5: a[0].b: is empty; write it" == str(problem)


def test_nothing_that_a_terminal_obeys_is_printed() -> None:
    """Control, escape and bidirectional characters are written out, in every part."""
    bad = "\x1b[31m\u202e\n\x00\udcff"
    problem = Problem(file=bad, path=bad, message=bad, remedy=bad)

    assert str(problem).isprintable()
    assert r"\u001b[31m\u202e\u000a\u0000\xff" == one_line(bad)


def test_values_are_cut_at_forty_characters() -> None:
    """No more of a file is shown."""
    assert 42 == len(visible("x" * 300))
    assert visible("x" * 300).endswith("…'")
    assert "'" + "x" * 40 + "'" == visible("x" * 40)


def test_error_prints_fifty_lines_and_a_count() -> None:
    """However many problems there are, the text stays readable; the objects are all there."""
    error = DataError([Problem(file="x", line=n, message="m") for n in range(1, 61)])

    assert 51 == len(str(error).splitlines())
    assert str(error).endswith("... and 10 more problems")
    assert 60 == len(error.problems)
    assert error.problems == pickle.loads(pickle.dumps(error)).problems  # noqa: S301 - our own


def test_problems_that_follow_from_one_do_not_crowd_it_out() -> None:
    """Of too many, references and repetitions give way; the order stays."""
    dangling = [
        Problem(file="a", line=n, message=f"unknown region '{n}'", check="reference", remedy="r") for n in range(1, 90)
    ]
    repeated = [Problem(file="b", line=n, message="is empty") for n in range(1, 90)]
    text = str(DataError([*dangling, *repeated, Problem(file="c", line=7, message="unknown key 'region'")]))

    assert "c:7:0: unknown key 'region'" == text.splitlines()[-2]
    assert "... and 129 more problems" == text.splitlines()[-1]
    assert ["a:1:0: unknown region '1'; r", "a:2:0: unknown region '2'; r"] == text.splitlines()[:2]
    assert 1 == text.count("is empty")
