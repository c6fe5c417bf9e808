"""The quick reader: the same tree as the strict one, or none at all."""

import pytest
import yaml

from sgpolicy.catalog.shipped import shipped_files
from sgpolicy.files import events
from sgpolicy.files.events import read_tree
from sgpolicy.files.folder import DataFile
from sgpolicy.files.quick import read_quickly
from sgpolicy.files.tree import MappingNode, SequenceNode

SHIPPED = shipped_files()


def kinds(node: object) -> object:
    """Return *node* with the class of every part."""
    if isinstance(node, MappingNode):
        return {key: kinds(value) for key, value in node.items()}
    if isinstance(node, SequenceNode):
        return [kinds(value) for value in node]
    return (type(node).__name__, node)


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.name)
def test_shipped_files_give_the_tree_of_the_strict_reader(file: DataFile) -> None:
    """Keys, values, order and quoting are the same."""
    tree, problems = read_tree(file.text, file.name)

    assert [] == problems
    assert kinds(tree) == kinds(read_quickly(file.text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "just text",
        "- a list",
        "a: 1\na: 2",
        "a: &x 1\nb: *x",
        "a: !!str 1",
        "a: &x [1]",
        "<<: {b: 1}",
        "[a]: 1",
        "{a: 1}: 2",
        "a: 1\n---\nb: 2",
        "%YAML 1.1\n---\na: 1",
        "a: [1",
        'a: "\\u202e"',
        'a: "open',
        "a: " + "x" * (events.MAX_SCALAR + 1),
        "a: " + "[" * (events.MAX_DEPTH + 1) + "]" * (events.MAX_DEPTH + 1),
        "a: " + "[" * 30_000,
    ],
    ids=range(18),
)
def test_what_is_out_of_the_ordinary_is_left_to_the_strict_reader(text: str) -> None:
    """Whatever the strict reader reports, the quick one takes no part in."""
    _, problems = read_tree(text, "x.yaml")

    assert problems
    assert read_quickly(text) is None


def test_without_libyaml_it_stands_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML has no fast parser there is nothing quick to do."""
    monkeypatch.setattr(events, "PARSER", yaml.Loader)

    assert read_quickly("a: 1") is None
