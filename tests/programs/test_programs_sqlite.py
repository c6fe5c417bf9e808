"""The command of SQLite opens the database: rows, keys, views and full text."""

import json
from pathlib import Path

import pytest
from tests.programs.run import program, run

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.catalog.columns import columns
from sgpolicy.model.columns import SPANS, TEXTS
from sgpolicy.schema import TABLES

pytestmark = pytest.mark.slow


def test_the_command_reads_rows_and_finds_words(shipped: Catalog, tmp_path: Path) -> None:
    """Of each table what is no list; 社工 by its pair of characters; and no key leads nowhere."""
    sqlite = program("sqlite3")
    [path] = sgpolicy.export(shipped, tmp_path, format="sqlite")

    def ask(query: str) -> list[dict[str, object]]:
        found = run([sqlite, "-json", str(path), query], tmp_path)
        return json.loads(found) if found else []

    for name in TABLES:
        plain = [one.name for one in columns(name) if one.holds not in (TEXTS, SPANS)]
        rows = [{key: row[key] for key in plain} for row in getattr(shipped, name).to_dicts()]
        assert rows == ask(f'SELECT * FROM "{name}" ORDER BY rowid'), name  # noqa: S608 - our own name
    assert [] == ask("PRAGMA foreign_key_check")
    assert [{"integrity_check": "ok"}] == ask("PRAGMA integrity_check")
    found = {one["id"] for one in ask("SELECT id FROM search WHERE search MATCH '社工'")}
    assert {one["id"] for one in ask("SELECT id FROM search WHERE text LIKE '%社工%'")} <= found
    assert len(found) > len(shipped.targets)
