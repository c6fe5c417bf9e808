"""docs/tasks.md keeps what it says, and the pages on asking name whatever can be asked."""

import doctest
import re
from pathlib import Path

import pytest

from sgpolicy import Catalog, Collection
from sgpolicy.catalog.figures import Observations
from sgpolicy.catalog.hits import Hits
from sgpolicy.schema import CLASSES

DOCS = Path(__file__).resolve().parents[2] / "docs"
TASKS = re.findall(r"^```pycon\n(.*?)^```$", (DOCS / "tasks.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
NAMES = ("asking.md", "tasks.md", "display.md", "analyses.md", "citing.md")
PAGES = "".join((DOCS / name).read_text(encoding="utf-8") for name in NAMES)
INSIDE = {"known", "lazily", "with_more"}
"""Methods of a catalog by which the library makes one."""


@pytest.mark.parametrize("task", TASKS[1:])
def test_a_task_takes_two_statements_at_most(task: str) -> None:
    """As the page says; the first session only loads the catalog."""
    assert len(doctest.DocTestParser().get_examples(task)) <= 2


@pytest.mark.parametrize("cls", [Catalog, Collection, Hits, Observations])
def test_the_pages_name_every_method(cls: type) -> None:
    """What a user can call stands in a page on asking, tables, display or citing, and has a docstring."""
    public = [name for name in dir(cls) if not name.startswith("_") and name not in INSIDE and name not in CLASSES]

    assert [name for name in public if not re.search(rf"\b{name}\b", PAGES)] == []
    assert [name for name in public if callable(getattr(cls, name)) and not getattr(cls, name).__doc__] == []
