"""A Frictionless Data Package, version 2: CSV files, and `datapackage.json` that describes every column of them."""

import json
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from typing import Any

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.columns import Column, columns
from sgpolicy.citing.work import LIBRARY, LIBRARY_AUTHOR
from sgpolicy.export.along import readme
from sgpolicy.export.atomic import pieces
from sgpolicy.export.delimited import csv_line, joined
from sgpolicy.export.linked import CC_BY, KEYWORDS
from sgpolicy.export.registry import Options
from sgpolicy.export.tables import keys, rows
from sgpolicy.model.columns import SPANS, TEXTS
from sgpolicy.schema import TABLES

NAME = "datapackage.json"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    TEXTS: {"type": "array"},
    SPANS: {"type": "array"},
}


def write_datapackage(catalog: Catalog, folder: Path, options: Options) -> list[str]:
    """Write a CSV file for each table, and the description of all.

    Text stands as it is, also where a spreadsheet would take it for a formula; lists are arrays of JSON.
    """
    files = pieces({f"{name}.csv": _lines(catalog, name) for name in TABLES})(folder)
    package = {
        "$schema": _PROFILE,
        "name": "sgpolicy",
        "title": LIBRARY,
        "description": "\n".join(readme(catalog, options)),
        "version": (options.whole or catalog).version,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 International",
                "path": CC_BY,
            }
        ],
        "contributors": [{"title": LIBRARY_AUTHOR, "roles": ["creator"]}],
        "keywords": KEYWORDS,
        "resources": [_resource(folder, name) for name in TABLES],
    }
    return [*files, *pieces({NAME: [json.dumps(package, ensure_ascii=False, indent=2), "\n"]})(folder)]


def _lines(catalog: Catalog, name: str) -> Iterator[str]:
    yield csv_line(keys(name))
    for row in rows(catalog, name):
        yield csv_line(map(_cell, row.values()))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | list):
        return json.dumps(value, ensure_ascii=False)
    return joined(value)


def _resource(folder: Path, name: str) -> dict[str, Any]:
    path = folder / f"{name}.csv"
    with path.open("rb") as file:
        digest = file_digest(file, "sha256")
    return {
        "name": name,
        "type": "table",
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest.hexdigest()}",
        "schema": _schema(name),
    }


def _schema(name: str) -> dict[str, Any]:
    keyed = [one for one in columns(name) if one.refers and one.holds is str]
    return {
        "fields": [_field(one) for one in columns(name)],
        "primaryKey": ["id"],
        "foreignKeys": [
            {
                "fields": [one.name],
                "reference": {"resource": "" if one.refers == name else one.refers, "fields": ["id"]},
            }
            for one in keyed
        ],
    }


def _field(one: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True, "unique": True} if one.name == "id" else {}
    field: dict[str, Any] = {"name": one.name, **_TYPES[one.holds], "title": one.zh, "description": one.en}
    if one.words:
        constraints["enum"] = [word.value for word in one.words]
        field["categories"] = [{"value": word.value, "label": word.zh} for word in one.words]
    if constraints:
        field["constraints"] = constraints
    if one.holds not in (TEXTS, SPANS):
        field["missingValues"] = [{"value": "", "label": one.missing.value}]
    return field
