"""The verbs that print a table: `panel`, `coverage` and `tools`."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from sgpolicy.cli.verbs import catalog_of, refuse, wrong_day
from sgpolicy.display import collection_text
from sgpolicy.export.delimited import csv_lines
from sgpolicy.export.jsonlines import json_line

FORMATS = ("text", "csv", "json")
_LEGEND = """\
w/p/f: documents coded whole, in passages, and for figures alone
span/page: records that rest on a text at hand, and on a web page alone
none: documents that were searched for words of the field, and hold none
none found: nothing is said in the documents that were searched; never a no"""


def panel(asked: Namespace) -> int:
    """Print one indicator by region and year; exit 1 if there is no figure."""
    if wrong := wrong_day("--known-by", asked.known_by):
        return refuse(wrong)
    if asked.wide and asked.format == "text":
        return refuse("--wide is for csv and json; the text has a row for each region as it is")
    found = catalog_of(asked).panel(asked.indicator, kind=asked.kind, known_by=asked.known_by)
    if asked.format == "text":
        print(found)
    else:
        print_rows(found.wide() if asked.wide else found.to_dicts(), asked.format)
    return 0 if found else 1


def coverage(asked: Namespace) -> int:
    """Print what is known of each region."""
    if wrong := wrong_day("--as-of", asked.as_of):
        return refuse(wrong)
    found = catalog_of(asked).coverage(as_of=asked.as_of)
    if asked.format == "text":
        print(f"{collection_text(found)}\n\n{_LEGEND}")
    else:
        print_rows(found.to_dicts(), asked.format)
    return 0


def tools(asked: Namespace) -> int:
    """Print measures by two facets; exit 1 if there are none."""
    if asked.wide and asked.format == "text":
        return refuse("--wide is for csv and json; the text has a row for each value as it is")
    if asked.rows == asked.columns:
        return refuse("--rows and --columns name the same facet; take two")
    found = catalog_of(asked).tools(
        asked.rows, asked.columns, within=asked.within, year=asked.year, count=asked.count, depth=asked.depth
    )
    if asked.format == "text":
        print(found)
    else:
        print_rows(found.wide() if asked.wide else found.to_dicts(), asked.format)
    return 0 if found else 1


def print_rows(rows: Sequence[dict[str, Any]], how: str) -> None:
    """Print rows as CSV or as a JSON array."""
    if how == "json":
        print("[" + ",\n ".join(map(json_line, rows)) + "]")
    elif rows:
        sys.stdout.writelines(csv_lines(list(rows[0]), iter(rows)))
