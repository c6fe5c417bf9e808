"""Mistakes of syntax in our words, whatever the parser says."""

import pytest
import yaml

from sgpolicy.files.reader import read_tree
from sgpolicy.files.syntax import GAVE_UP


class Mumbling(yaml.Loader):
    """A parser that gives up with words that nobody has heard before, and does not say where."""

    said: dict[str, object] = {}  # noqa: RUF012 - of each test

    def get_event(self) -> object:
        """Come to no more than the third event."""
        event = super().get_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.ScalarEvent):
            raise yaml.MarkedYAMLError(**self.said)  # type: ignore[arg-type] # no types
        return event


@pytest.mark.parametrize("line", [None, 0, 2])
def test_what_is_said_does_not_hang_on_the_words_of_the_parser(
    line: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They change from one version to the next: ours alone are shown, whatever they are."""
    mark = None if line is None else yaml.Mark("x", 0, line, 0, None, 0)
    said = {"context": "grumble", "context_mark": mark, "problem": "Zqxj %s [bold]", "problem_mark": mark, "note": "no"}
    monkeypatch.setattr(Mumbling, "said", said)

    tree, (problem,) = read_tree("a: 1\nb: 2\nc: 3\n", "x.yaml", Mumbling)

    assert tree is None
    assert ((line or 0) + 1, 1) == (problem.line, problem.column)
    assert f"{GAVE_UP}: the line cannot be read together with what stands before it" == problem.message
    assert "check indentation, quotes and brackets on this line and the one before" == problem.remedy


def test_a_parser_that_says_nothing_at_all_is_explained_too() -> None:
    """An error without marks or words, as the C library raises for its own reasons."""

    class Silent(Mumbling):
        """Raises the bare error."""

        def get_event(self) -> object:
            """Give up at once."""
            raise yaml.YAMLError

    _, (problem,) = read_tree("a: 1\n", "x.yaml", Silent)

    assert (1, 1, GAVE_UP) == (problem.line, problem.column, problem.message.partition(":")[0])


@pytest.mark.parametrize("parser", [yaml.CLoader, yaml.Loader], ids=["libyaml", "pure"])
@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ('a: 1\nb: "x\nc: 2\n', (2, 4), "a quote is opened here and never closed"),
        ("a: 1\nb\nc: 2\n", (2, 1), "a line is neither `key: value` nor `- item`"),
        ("a: x: y\n", (1, 5), "a colon stands where there can be no key"),
        ("a: [1, 2\nb: 3\n", (1, 4), "a list [ ... ] or mapping { ... } is opened here and not closed"),
        ("a: @x\n", (1, 4), "a value starts with a character that has a meaning of its own"),
        ('a: "\\q"\n', (1, 5), "an unknown \\ sequence stands in double quotes"),
        ("- a\nb: 1\n", (2, 1), "the line does not continue the one before"),
        ("a: |x\n", (1, 5), "a | or > begins a text on several lines here"),
        ("a: * b\n", (1, 5), "a value starts with * or &"),
        ("a:\n    b: 1\n  - c: 2\n  - d: 3\n", (2, 5), "the first item of a list has no hyphen"),
    ],
)
def test_both_parsers_are_put_into_the_same_words(text: str, place: tuple[int, int], what: str, parser: object) -> None:
    """Place and words are ours, though each has its own."""
    _, problems = read_tree(text, "x.yaml", parser)

    assert problems[-1].message.startswith(f"{GAVE_UP}: {what}"), problems[-1]
    assert place == (problems[-1].line, problems[-1].column)
