"""The one reader: what a text means, what is refused, and up to which bounds."""

from decimal import Decimal
from typing import Any

import pytest
import yaml
from tests.trees import everything

from sgpolicy.catalog.load import shipped_files
from sgpolicy.files.reader import (
    MAX_DEPTH,
    MAX_NODES,
    MAX_PROBLEMS,
    MAX_SCALAR,
    read_tree,
)
from sgpolicy.files.spelling import Plain, Spellings
from sgpolicy.files.tree import Map, Seq

PARSERS = pytest.mark.parametrize("parser", [yaml.CLoader, yaml.Loader], ids=["libyaml", "pure"])


def tree_of(text: str, parser: object = None) -> Map:
    """Return the tree of a sound text."""
    tree, problems = read_tree(text, "x.yaml", parser)
    assert [] == problems
    assert tree is not None
    return tree


def told(text: str, parser: object = None) -> list[tuple[int, int, str, str]]:
    """Return line, column, path and message of every problem."""
    return [(p.line, p.column, p.path, p.message) for p in read_tree(text, "x.yaml", parser)[1]]


def plain(node: Any) -> Any:  # noqa: ANN401 - any tree
    """Return *node* with lists and mappings of Python, so that its text says what it is."""
    if isinstance(node, Map):
        return {key: plain(value) for key, value in node.items()}
    return [plain(item) for item in node] if isinstance(node, Seq) else node


def test_shipped_files_are_read_without_a_problem() -> None:
    """Each of them, to a mapping."""
    assert all(tree_of(file.text) for file in shipped_files())


@PARSERS
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a: 12\nb: [-3]", {"a": 12, "b": [-3]}, id="number"),
        pytest.param("a: -1.50", {"a": Decimal("-1.50")}, id="decimal"),
        pytest.param("a: true\nb: false", {"a": True, "b": False}, id="true and false"),
        pytest.param('a: "12"\nb: "true"', {"a": "12", "b": "true"}, id="in quotes"),
        pytest.param('a: " "', {"a": " "}, id="blank in quotes"),
        pytest.param('a: "x: #\\"\\\\\\n"', {"a": 'x: #"\\\n'}, id="escapes"),
        pytest.param("a: x#y, [z] http://b/ 中文", {"a": "x#y, [z] http://b/ 中文"}, id="plain text"),
        pytest.param("a: [x, 1]\nb: []", {"a": ["x", 1], "b": []}, id="lists in a line"),
        pytest.param('a: {b: [x y, "]"], c: {}}', {"a": {"b": ["x y", "]"], "c": {}}}, id="mappings in a line"),
        pytest.param("a:\n- 1\n- 2\nb: 3", {"a": [1, 2], "b": 3}, id="hyphens right below their key"),
        pytest.param("a:\n  - b:\n    - 1\n    c: 2\n  - d: 3", {"a": [{"b": [1], "c": 2}, {"d": 3}]}, id="nested"),
        pytest.param("# x\n\na:\n  # y: z\n   \n   b: 1\n\n", {"a": {"b": 1}}, id="comments and empty lines"),
        pytest.param("a:\n  - {b: 1}\n  - [2]\n  - c", {"a": [{"b": 1}, [2], "c"]}, id="items in a line"),
        pytest.param("---\n'a': 'x'\nA:  [1,2, ]\n...", {"a": "x", "A": [1, 2]}, id="other marks and quotes"),
        pytest.param('a: |\n  x\nb: x\n  y\nc: "x\n  y" # z', {"a": "x\n", "b": "x y", "c": "x y"}, id="folded"),
        pytest.param("1: x\ntrue: y", {"1": "x", "true": "y"}, id="a key is text"),
    ],
)
def test_a_sound_text_is_read(text: str, expected: object, parser: object) -> None:
    """Each value is what its spelling can only be: 1, True and Decimal(1) are told apart."""
    assert repr(expected) == repr(plain(tree_of(text, parser)))


def test_spellings_stay_for_who_asks() -> None:
    """What has no quotes is as it is written, so that it can be written again."""
    tree, _ = read_tree('a: 1.50\nb: true\nc: "x"\nd: x', "x.yaml", scalars=Spellings())

    assert tree == {"a": "1.50", "b": "true", "c": "x", "d": "x"}
    assert [Plain, Plain, str, Plain] == list(map(type, tree.values()))


@PARSERS
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", (1, 1, "", "is empty"), id="nothing"),
        pytest.param("just text", (1, 1, "", "is not a mapping"), id="text"),
        pytest.param("- a list", (1, 1, "", "is not a mapping"), id="list"),
        pytest.param("a: 1\na: 2", (2, 1, "a", "repeats the key 'a'"), id="key twice"),
        pytest.param("a: {b: 1, b: 2}", (1, 11, "a.b", "repeats the key 'b'"), id="key twice in a line"),
        pytest.param("a: &x 1", (1, 4, "a", "holds an anchor &x"), id="anchor"),
        pytest.param("b: [*x]", (1, 5, "b[0]", "holds an alias"), id="alias"),
        pytest.param("*x : [y]", (1, 1, "", "holds an alias"), id="alias as a key"),
        pytest.param("a: !!str 1", (1, 4, "a", "holds a tag 'tag:yaml.org,2002:str'"), id="tag"),
        pytest.param("a: &x [1]", (1, 4, "a", "holds an anchor &x"), id="anchor of a list"),
        pytest.param("<<: {b: 1}", (1, 1, "<<", "holds a merge key <<"), id="merge key"),
        pytest.param("[a]: 1", (1, 1, "", "holds a list or mapping as a key"), id="list as a key"),
        pytest.param("x:\n- {a: 1}: 2", (2, 3, "x[0]", "holds a list or mapping as a key"), id="mapping as a key"),
        pytest.param("a: 1\n---\nb: 2", (2, 1, "", "holds a second YAML document"), id="second document"),
        pytest.param("%YAML 1.1\n---\na: 1", (1, 1, "", "holds a YAML directive"), id="directive"),
        pytest.param('a: "\\u202e"', (1, 4, "a", "holds an escape for the character U+202E"), id="escape"),
        pytest.param('a: "e\\u0301"', (1, 4, "a", "holds escapes for text that is not in Unicode form NFC"), id="NFD"),
    ],
)
def test_what_could_surprise_is_refused(text: str, expected: tuple[int, int, str, str], parser: object) -> None:
    """With its place and the way to it; nothing else is reported with it."""
    assert [expected] == told(text, parser)


@PARSERS
def test_what_is_refused_is_not_in_the_tree(parser: object) -> None:
    """Its content is looked at for more mistakes, and then forgotten, with its places."""
    tree, problems = read_tree("a: 1\na: {c: *x}\n<<: {d: 1}\n[e]: 2\nb: 3\n", "x.yaml", parser)

    assert ["a", "a.c", "<<", ""] == [problem.path for problem in problems]
    assert everything(tree) == everything(tree_of("a: 1\n#: {c: *x}\n#<: {d: 1}\n#e]: 2\nb: 3\n"))


@PARSERS
def test_nesting_is_bounded(parser: object) -> None:
    """The deepest there may be is read; what lies deeper is passed over."""
    deepest = "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)
    steps = "[0]" * (MAX_DEPTH - 1)

    assert [] == told(deepest, parser)
    assert [(1, 3 + MAX_DEPTH, f"a{steps}", f"holds nesting deeper than {MAX_DEPTH}")] == told(
        deepest.replace("[]", "[[1, {b: [*x]}]]"), parser
    )


@PARSERS
@pytest.mark.parametrize("depth", [130, 1_200])
@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("[", (2, 19, "a" + 15 * "[0]", f"holds nesting deeper than {MAX_DEPTH}")),
        ("[ ", (2, 34, "a" + 15 * "[0]", f"holds nesting deeper than {MAX_DEPTH}")),
        ("[{b: ", (2, 40, "a" + 7 * "[0].b" + "[0]", f"holds nesting deeper than {MAX_DEPTH}")),
        ("{", (2, 5, "a", "holds a list or mapping as a key")),
    ],
)
def test_brackets_are_given_up_at_the_same_depth(
    opening: str, expected: tuple[int, int, str, str], depth: int, parser: object
) -> None:
    """Wherever the parser itself gives up, or only looks ahead: the place and the words do not hang on it."""
    assert [expected] == told("b: 1\na: " + opening * depth, parser)


@pytest.mark.parametrize("size", [MAX_SCALAR, MAX_SCALAR + 1])
@pytest.mark.parametrize(
    "text", ["a: {}", 'a: "{}"', "a:\n- {}", "b: 1\na: |\n  {}", "a: [x, {}]", 'a: "x: {}"', "? {}\n: 1"], ids=repr
)
def test_the_length_of_a_scalar_is_bounded(text: str, size: int) -> None:
    """Plain or in quotes, as a value, an item or a key; the longest there may be is read."""
    found = told(text.replace("{}", "y" * (size - 3 * ("x: " in text))))

    assert [f"holds a text of {size} characters"][: size - MAX_SCALAR] == [message for *_, message in found]


@PARSERS
def test_the_number_of_values_is_bounded(parser: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as there may be are read; at one more the file is given up."""
    monkeypatch.setattr("sgpolicy.files.reader.MAX_NODES", 8)

    assert [] == told("a: [1, 2, 3, 4, 5]", parser)
    assert [(1, 20, "", "holds more than 8 values")] == told("a: [1, 2, 3, 4, 5, 6]", parser)


@pytest.mark.slow
def test_a_file_of_as_many_values_as_there_may_be_is_read() -> None:
    """The bound itself, in the size that it has."""
    within = "a: [" + "1, " * (MAX_NODES - 4) + "1]"

    assert MAX_NODES - 3 == len(tree_of(within)["a"])
    assert [f"holds more than {MAX_NODES} values"] == [m for *_, m in told(within.replace("a: [", "a: [1, "))]


def test_the_number_of_problems_is_bounded() -> None:
    """Whoever has more has another kind of file."""
    tree, problems = read_tree("a: [" + "*x, " * (2 * MAX_PROBLEMS) + "]", "x.yaml")

    assert tree is None
    assert MAX_PROBLEMS == len(problems)


def test_leading_directives_are_bounded_too() -> None:
    """Each is one problem, and the rest of the file is read after them."""
    assert [(1, 1), (3, 1)] == [place[:2] for place in told("%A\n# x\n%B\n---\na: 1")]
    assert 21 == len(told("%A\n" * (2 * MAX_PROBLEMS) + "---\na: 1"))
