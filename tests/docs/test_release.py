"""The version is the same wherever it stands, and the pages of a release say what is so."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from tests.unit.test_export import FILES, KEYS

import sgpolicy

ROOT = Path(__file__).resolve().parents[2]
NOTES = ROOT / "docs" / "releases" / f"{sgpolicy.__version__}.md"
WORKS = (ROOT / "docs" / "what-works.md").read_text(encoding="utf-8")
SUMS = {
    "tasks": ("First steps", "Asking as a researcher", "Importing it into a program", "Coding a document"),
    "demands": ("What users of comparable packages ask for",),
    "features": ("What comparable packages have",),
}


def test_the_version_is_the_same_everywhere() -> None:
    """In the package, pyproject.toml, the citation file and the newest heading of the changelog."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cited = re.search(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert cited is not None
    assert newest is not None
    assert [sgpolicy.__version__] * 3 == [project["version"], cited[1], newest[1]]


@pytest.mark.parametrize("name", FILES)
def test_release_notes_list_the_keys_in_order(name: str) -> None:
    """What they promise of a table is what is exported."""
    notes = NOTES.read_text(encoding="utf-8")
    found = re.search(rf"^- \*\*{name}\*\*(.*?)(?=^- |^$)", notes, re.DOTALL | re.MULTILINE)

    assert found is not None
    assert KEYS[name] == " ".join(re.findall(r"`([^`]+)`", found[1])).split()


@pytest.mark.parametrize("what", SUMS)
def test_sums_of_what_works_are_those_of_its_tables(what: str) -> None:
    """Works, partly and no, counted."""
    parts = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", WORKS, re.DOTALL | re.MULTILINE))
    counted = Counter(re.findall(r"\| (works|partly|no) \|", "".join(parts[name] for name in SUMS[what])))
    total = re.search(rf"^\| \d+ {what} \|.*\| (\d+) \| (\d+) \| (\d+) \|$", WORKS, re.MULTILINE)

    assert total is not None
    assert [int(number) for number in total.groups()] == [counted[word] for word in ("works", "partly", "no")]
