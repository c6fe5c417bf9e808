"""SQLite, read back by sqlite3 and served by datasette: keys hold, views have names, and 社工 is found."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.catalog.columns import columns
from sgpolicy.catalog.search import plain, texts
from sgpolicy.export.database import _value, link_table
from sgpolicy.model.columns import SPANS, TEXTS
from sgpolicy.schema import TABLES


@pytest.fixture(scope="module")
def path(shipped: Catalog, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the shipped catalog as a database."""
    [made] = sgpolicy.export(shipped, tmp_path_factory.mktemp("sqlite"), format="sqlite")
    return made


@pytest.fixture
def base(path: Path) -> Iterator[sqlite3.Connection]:
    """Return an open connection to it."""
    held = sqlite3.connect(path)
    held.row_factory = sqlite3.Row
    yield held
    held.close()


@pytest.mark.parametrize("name", TABLES)
def test_rows_read_back_equal(name: str, base: sqlite3.Connection, shipped: Catalog) -> None:
    """Lists from their own tables, in order."""
    lists = {one.name: one.holds for one in columns(name) if one.holds in (TEXTS, SPANS)}
    rows: list[dict[str, Any]] = []
    for row in base.execute(f"SELECT * FROM {name} ORDER BY rowid"):  # noqa: S608 - our own name
        made = dict(row)
        for key, holds in lists.items():
            wanted = '"start", "end"' if holds == SPANS else f'"{key}"'
            owner = TABLES[name]
            query = f'SELECT {wanted} FROM {link_table(name, key)} WHERE "{owner}" = ? ORDER BY place'  # noqa: S608
            found = [list(item) for item in base.execute(query, [made["id"]])]
            made[key] = found if holds == SPANS else [item for [item] in found]
        rows.append(made)

    assert getattr(shipped, name).to_dicts() == [{key: row[key] for key in _keys(name)} for row in rows]


def _keys(name: str) -> list[str]:
    return [one.name for one in columns(name)]


def test_no_key_leads_nowhere(base: sqlite3.Connection) -> None:
    """Neither of a table nor of a list; and the file is sound."""
    assert [] == base.execute("PRAGMA foreign_key_check").fetchall()
    assert "ok" == base.execute("PRAGMA integrity_check").fetchone()[0]
    keys = {row["table"] for row in base.execute("PRAGMA foreign_key_list(measure_instrument)")}
    assert {"measures", "instruments"} == keys


def test_a_view_has_names(base: sqlite3.Connection, shipped: Catalog) -> None:
    """Of what is referred to, and of all that a list holds."""
    [row] = base.execute("SELECT * FROM measures_named WHERE id = ?", [shipped.measures[0].id])

    assert "；".join(one.name.zh for one in shipped.measures[0].actors) == (row["actors"] or "")
    assert shipped.measures[0].document.title.zh == row["document_name"]
    names = [shipped.instruments[key].name.zh for key in shipped.measures[:1].to_dicts()[0]["instrument"]]
    assert "；".join(names) == row["instrument"]
    views = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert [f"{name}_named" for name in TABLES] == views
    for view in views:
        base.execute(f"SELECT * FROM {view}").fetchall()  # noqa: S608 - our own name


@pytest.mark.parametrize("word", ["社工", "培训", "社工站", "志愿者", "volunteer"])
def test_full_text_finds_what_search_finds(word: str, base: sqlite3.Connection, shipped: Catalog) -> None:
    """A word of two characters is a pair; a longer one is its pairs in a row."""
    pairs = " ".join(word[at : at + 2] for at in range(len(word) - 1))
    asked = word if word.isascii() else f'"{pairs}"'
    found = {row["id"] for row in base.execute("SELECT id FROM search WHERE search MATCH ?", [asked])}

    assert found
    itself = [one for one in shipped.search(word) if any(plain(word) in plain(text) for text in texts(one))]
    assert {getattr(one, "id", None) or one.code for one in itself} <= found


def test_the_dictionary_and_the_words_are_in_it(base: sqlite3.Connection) -> None:
    """With the names in Chinese, and why a value is missing."""
    [row] = base.execute("SELECT * FROM dictionary WHERE \"table\" = 'targets' AND \"column\" = 'commitment'")
    assert ("How strongly it binds", "约束力度", "not applicable") == (row[3], row[4], row[7])
    assert ("必须",) == tuple(base.execute("SELECT zh FROM words WHERE vocabulary = 'Commitment'").fetchone())
    assert "CC BY 4.0" in " ".join(row["line"] for row in base.execute("SELECT line FROM readme"))


def test_numbers_that_a_double_would_round_are_text(base: sqlite3.Connection) -> None:
    """And are kept as that."""
    assert (2**62, str(2**63)) == (_value(2**62), _value(2**63))
    assert {"integer", "real"} >= {
        row[0] for row in base.execute("SELECT DISTINCT typeof(value) FROM targets WHERE value IS NOT NULL")
    }


def test_datasette_serves_it(path: Path, shipped: Catalog) -> None:
    """A table, a view, and a search over pairs of characters."""
    app = pytest.importorskip("datasette.app", reason="NOT SERVED BY DATASETTE: it is not installed")

    async def ask() -> tuple[Any, Any]:
        served = app.Datasette([str(path)])
        table = await served.client.get("/sgpolicy/measures_named.json?_shape=array&_size=1")
        query = "select count(*) as n from search where search match '社工'"
        found = await served.client.get("/sgpolicy.json", params={"sql": query, "_shape": "array"})
        return table.json(), found.json()

    table, found = asyncio.run(ask())

    assert shipped.measures[0].id == table[0]["id"]
    assert len(shipped.search("社工")) <= found[0]["n"]
