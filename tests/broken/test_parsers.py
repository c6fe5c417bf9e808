"""Both parsers give the same trees and the same refusals; harmless variants load equal."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from tests.broken.table import CASES, SYNTAX, TYPING, Case
from tests.trees import everything

from sgpolicy.files.load import Loaded, load_path
from sgpolicy.files.reader import read_tree
from sgpolicy.files.text import mend_text
from sgpolicy.textfile import FileRefusedError

BASE = Path(__file__).parent / "base"
MARK = "¦"
ODD = (
    "a: [1, 2\nb: 3\n",
    "- a\nb: 1\n",
    "a: 1\n b: 2\n",
    "a: !foo!bar x\n",
    "a: !<x y\n",
    "a: &\n",
    "a: |x\n  y\n",
    "a: >\n\ty\n",
    "a: [1,,2]\n",
    "a: 1\nb\nc: 2\n",
    '"a" b\n',
    'a: "\\ud800"\n',
    'a: "\\U00110000"\n',
    'a: "x\n---\ny"\n',
    "a: &x &y 1\n",
    "? [a]\n: b\n",
    "a: [}\n",
    "",
    "# nothing\n",
    "just text\n",
    "[1, 2]\n",
    "%FOO bar\n---\na: 1\n",
    "# c\n%YAML 1.1\n%TAG ! tag:x,2000:\n---\na: 1\n",
    "a:\n" + "b" * 1100 + ": 1\n",
    "a: |\n    x\n  y\n",
    "a: *\n",
    "--- a\n--- b\n",
)


def refusals(text: str, parser: object) -> tuple[object, list[tuple[int, str]]]:
    """Return the tree with its places, and line and check of every refusal."""
    tree, problems = read_tree(text, "x.yaml", parser)
    return everything(tree), [(problem.line, problem.check) for problem in problems]


@pytest.mark.parametrize("text", ODD, ids=repr)
def test_parsers_agree_on_odd_files(text: str) -> None:
    """Libyaml and the pure parser give the same tree, the same lines, the same checks."""
    assert refusals(text, yaml.Loader) == refusals(text, yaml.CLoader)


@pytest.mark.parametrize("case", [*SYNTAX, *TYPING], ids=lambda case: f"{case.group}: {case.name}")
def test_parsers_agree_on_bad_files(case: Case) -> None:
    """Libyaml and the pure parser refuse the same, at the same line, where a parser can tell."""
    raw = (BASE / case.file).read_text(encoding="utf-8").replace(case.old, case.new.replace(MARK, ""))
    try:
        text, _ = mend_text(raw.encode(), "x.yaml")
    except FileRefusedError:
        pytest.fail("a case of the table must be readable")

    assert refusals(text, yaml.Loader) == refusals(text, yaml.CLoader)


@pytest.mark.parametrize("file", sorted(BASE.rglob("*.yaml")), ids=lambda file: file.name)
def test_parsers_agree_on_sound_files(file: Path) -> None:
    """Trees are equal, places too."""
    text = file.read_text(encoding="utf-8")

    assert refusals(text, yaml.Loader) == refusals(text, yaml.CLoader)
    assert [] == read_tree(text, "x.yaml")[1]


def facts(loaded: Loaded) -> tuple[object, object]:
    """Return documents and records with all their fields."""
    return [repr(d) for d in loaded.documents], [(r, r.evidence, r.region, r.when, r.note) for r in loaded.records]


def _keys_turned_round(text: str) -> str:
    blocks = re.split(r"(?m)^(?=[a-z])", text)
    return "".join(reversed(blocks))


HARMLESS: dict[str, Callable[[str], str]] = {
    "byte order mark": lambda text: "\ufeff" + text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "byte order mark and CRLF": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "order of keys": _keys_turned_round,
    "single quotes": lambda text: re.sub(r'"([^"\n]*)"', r"'\1'", text),
    "keys in quotes": lambda text: re.sub(r"(?m)^( *)([a-z_]+):", r'\1"\2":', text),
    "comments": lambda text: "# head\n" + text.replace("\n", "  # tail\n") + "# end\n",
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "document start and end": lambda text: f"---\n{text}...\n",
    "blanks at line ends": lambda text: text.replace("\n", "   \n"),
    "no newline at the end": lambda text: text.rstrip("\n"),
    "deeper indentation": lambda text: re.sub(r"(?m)^( +)", r"\1\1", text).replace("  - ", "  -  "),
}


@pytest.mark.parametrize("name", [name for name in HARMLESS if name != "deeper indentation"])
def test_harmless_variants_load_equal(name: str, folder: Path, document: Path) -> None:
    """What only looks different is the same."""
    expected = facts(load_path(folder))
    document.write_text(HARMLESS[name](document.read_text(encoding="utf-8")), encoding="utf-8", newline="")

    assert expected == facts(load_path(folder))


def test_syntax_cases_are_many() -> None:
    """The corpus keeps its size."""
    assert len(CASES) >= 150
    assert len(SYNTAX) >= 40
