"""An SQLite database: tables with their keys, views with names, and a full-text index that finds Chinese words."""

import sqlite3
import unicodedata
from contextlib import closing
from errno import EIO, ENOSPC
from os import strerror
from pathlib import Path
from typing import Any

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.columns import Column, Missing, columns
from sgpolicy.catalog.search import grams, plain, texts
from sgpolicy.export.along import DICTIONARY, dictionary, readme
from sgpolicy.export.delimited import joined
from sgpolicy.export.registry import Options
from sgpolicy.export.tables import rows
from sgpolicy.model.columns import SPANS, TEXTS
from sgpolicy.schema import NAMED, TABLE_CLASSES, TABLES

NAME = "sgpolicy.sqlite"
_TYPES = {str: "TEXT", int: "INTEGER", float: "", bool: "INTEGER"}
"""The types of columns; numbers have none, as SQLite would round those that are kept as text."""
_NAMES = {
    "documents": "title",
    "works": "title",
    "programmes": "name",
    "observations": "as_stated",
    "provisions": "as_stated",
}
"""What a row is called by, in tables where that is not `name_zh`."""
_SETTINGS = ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF")  # a new file, flushed when it is complete


def write_sqlite(catalog: Catalog, folder: Path, options: Options) -> list[str]:
    """Write the database, row by row.

    Each list of a table is a table of its own, such as `measure_instrument`. Numbers of more than 15 digits are text.

    Raises:
        OSError: The disk is full, or fails.
    """
    with closing(sqlite3.connect(folder / NAME, isolation_level=None)) as base:
        try:
            for setting in _SETTINGS:
                base.execute(setting)
            base.execute("BEGIN")
            for name in TABLES:
                _create(base, name)
                _fill(base, catalog, name)
            for name in TABLES:
                base.execute(_view(name))
            _index(base, catalog)
            _describe(base, catalog, options)
            base.execute("COMMIT")
        except sqlite3.OperationalError as exc:
            code = ENOSPC if exc.sqlite_errorcode == sqlite3.SQLITE_FULL else EIO
            if exc.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
                raise OSError(code, strerror(code), str(folder / NAME)) from None
            raise
    return [NAME]


def link_table(table: str, column: str) -> str:
    """Return the name of the table that holds a list of another: `measure_instrument`."""
    return f"{TABLES[table]}_{column}"


def _plain_columns(name: str) -> list[Column]:
    return [one for one in columns(name) if one.holds in _TYPES]


def _lists(name: str) -> list[Column]:
    return [one for one in columns(name) if one.holds not in _TYPES]


def _create(base: sqlite3.Connection, name: str) -> None:
    base.execute(f'CREATE TABLE "{name}" ({", ".join(map(_definition, _plain_columns(name)))})')
    for one in _lists(name):
        held = '"start" INTEGER NOT NULL, "end" INTEGER NOT NULL'
        if one.holds == TEXTS:
            held = f'"{one.name}" TEXT NOT NULL{_reference(one)}'
        owner = f'"{TABLES[name]}" TEXT NOT NULL REFERENCES "{name}" ("id") DEFERRABLE INITIALLY DEFERRED'
        key = f'PRIMARY KEY ("{TABLES[name]}", "place")'
        base.execute(
            f'CREATE TABLE "{link_table(name, one.name)}" ({owner}, "place" INTEGER NOT NULL, {held}, {key})'
            " WITHOUT ROWID"
        )


def _definition(one: Column) -> str:
    key = " PRIMARY KEY NOT NULL" if one.name == "id" else ""
    words = f" CHECK ({_quoted(one.name)} IN ({', '.join(map(_literal, one.words))}))" if one.words else ""
    return f"{_quoted(one.name)} {_TYPES[one.holds]}{key}{words}{_reference(one)}"


def _reference(one: Column) -> str:
    return f' REFERENCES "{one.refers}" ("id") DEFERRABLE INITIALLY DEFERRED' if one.refers else ""


def _quoted(name: str) -> str:
    return f'"{name}"'


def _literal(word: str) -> str:
    return "'{}'".format(word.replace("'", "''"))


def _fill(base: sqlite3.Connection, catalog: Catalog, name: str) -> None:
    own, lists = _plain_columns(name), _lists(name)
    insert = f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(own))})'  # noqa: S608 - our own names
    for row in rows(catalog, name):
        base.execute(insert, [_value(row[one.name]) for one in own])
        for one in lists:
            marks = "?, ?, ?, ?" if one.holds == SPANS else "?, ?, ?"
            items = ([*item] if isinstance(item, list) else [item] for item in row[one.name])
            base.executemany(
                f'INSERT INTO "{link_table(name, one.name)}" VALUES ({marks})',  # noqa: S608 - our own names
                ([row["id"], place, *item] for place, item in enumerate(items)),
            )


def _value(value: object) -> object:
    """Return a value as SQLite keeps it whole: an integer of more than 64 bits as text."""
    return str(value) if isinstance(value, int) and abs(value) >= 1 << 63 else value


def _view(name: str) -> str:
    """Return what makes the view of a table in which what is referred to has its name, and lists are text."""
    taken = {one.name for one in columns(name)}
    shown = [f"t.{_quoted(one.name)}" for one in _plain_columns(name)]
    joins = []
    for one in columns(name):
        called = f"{one.name}_name"
        if one.holds == TEXTS:
            shown.append(f"{_list_of(name, one)} AS {_quoted(one.name)}")
        elif one.refers and one.refers != name and called not in taken:
            shown.append(f'"r_{one.name}".{_quoted(_NAMES.get(one.refers, "name_zh"))} AS {_quoted(called)}')
            joins.append(f'LEFT JOIN "{one.refers}" AS "r_{one.name}" ON "r_{one.name}"."id" = t.{_quoted(one.name)}')
    return f'CREATE VIEW "{name}_named" AS SELECT {", ".join(shown)} FROM "{name}" AS t {" ".join(joins)}'  # noqa: S608


def _list_of(name: str, one: Column) -> str:
    item, join = f"l.{_quoted(one.name)}", ""
    if one.refers:
        item = f"r.{_quoted(_NAMES.get(one.refers, 'name_zh'))}"
        join = f' JOIN "{one.refers}" AS r ON r."id" = l.{_quoted(one.name)}'
    inner = (
        f'SELECT {item} AS item FROM "{link_table(name, one.name)}" AS l{join}'  # noqa: S608 - our own names
        f' WHERE l."{TABLES[name]}" = t."id" ORDER BY l."place"'
    )
    return f"(SELECT group_concat(item, '；') FROM ({inner}))"  # noqa: S608 - our own names


def _index(base: sqlite3.Connection, catalog: Catalog) -> None:
    """Index what search looks at, in pairs of characters: as it stands, and folded as search folds it."""
    base.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "record_type UNINDEXED, id UNINDEXED, text UNINDEXED, pairs, folded,"
        " tokenize = 'unicode61 remove_diacritics 0')"
    )
    for name, record_type in TABLES.items():
        if name != "documents" and TABLE_CLASSES[name] not in NAMED and not hasattr(TABLE_CLASSES[name], "evidence"):
            continue
        for item in getattr(catalog, name):
            text = "\n".join(dict.fromkeys(texts(item)))
            key = getattr(item, "id", None) or item.code
            lower = unicodedata.normalize("NFKC", text).casefold()
            tokens = (" ".join(grams(lower, stemmed=False)), " ".join(grams(plain(text))))
            base.execute("INSERT INTO search VALUES (?, ?, ?, ?, ?)", (record_type, key, text, *tokens))


def _describe(base: sqlite3.Connection, catalog: Catalog, options: Options) -> None:
    """Write the dictionary, the closed vocabularies, why values are missing, and the readme."""
    base.execute(f'CREATE TABLE "dictionary" ({", ".join(f"{_quoted(key)} TEXT" for key in DICTIONARY)})')
    marks = ", ".join("?" * len(DICTIONARY))
    for row in dictionary():
        told = [None if value is None else joined(value) for value in row.values()]
        base.execute(f"INSERT INTO dictionary VALUES ({marks})", told)  # noqa: S608 - our own names
    base.execute('CREATE TABLE "words" ("vocabulary" TEXT, "word" TEXT, "zh" TEXT, "place" INTEGER)')
    used: dict[str, Any] = {one.words.__name__: one.words for t in TABLES for one in columns(t) if one.words}
    for name, vocabulary in {**used, "Missing": Missing}.items():
        for place, word in enumerate(vocabulary):
            base.execute("INSERT INTO words VALUES (?, ?, ?, ?)", (name, word.value, word.zh, place))
    base.execute('CREATE TABLE "readme" ("line" TEXT)')
    base.executemany("INSERT INTO readme VALUES (?)", ([line] for line in readme(catalog, options)))
