"""The verbs that print a table: `panel`, `coverage` and `tools`."""

from argparse import Namespace

from sgpolicy.analysis.panel import Panel
from sgpolicy.cli.output import Answer, Sheet, put
from sgpolicy.cli.showing import sheets
from sgpolicy.cli.verbs import catalog_of, refuse, wrong_day
from sgpolicy.display import collection_text, crosstab_sheet
from sgpolicy.display.panels import figure, with_figures
from sgpolicy.display.say import label, say

_LEGEND = (
    "w/p/f: documents coded whole, in passages, and for figures alone",
    "span/page: records that rest on a text at hand, and on a web page alone",
    "none: documents that were searched for words of the field, and hold none",
    "none found: nothing is said in the documents that were searched; never a no",
)


def panel(asked: Namespace) -> int:
    """Print one indicator by region and year; exit 1 if there is no figure."""
    if wrong := wrong_day("--known-by", asked.known_by):
        return refuse(wrong)
    if asked.wide and asked.format not in ("csv", "json"):
        return refuse("--wide is for csv and json; the text has a row for each region as it is")
    choice = {"by": asked.by, "over": asked.over, "kind": asked.kind, "known_by": asked.known_by}
    found = catalog_of(asked).panel(asked.indicator, **choice)
    rows = found.wide if asked.wide else found.to_dicts
    put(asked, Answer(lambda: repr(found), rows, lambda: [_sheet(found)]))
    return 0 if found else 1


def _sheet(found: Panel) -> Sheet:
    rows = [
        (say(region), *(figure(found.cell(region, year)) for year in found.years)) for region in with_figures(found)
    ]
    return Sheet(f"{say(found.indicator)} ({say(found.indicator.unit)})", ("region", *map(str, found.years)), rows)


def coverage(asked: Namespace) -> int:
    """Print what is known of each region, or of those within one."""
    if wrong := wrong_day("--as-of", asked.as_of):
        return refuse(wrong)
    found = catalog_of(asked).coverage(asked.region, as_of=asked.as_of)

    def text() -> str:
        return "\n\n".join([collection_text(found), "\n".join(map(label, _LEGEND))])

    put(asked, Answer(text, found.to_dicts, lambda: sheets(found)))
    return 0


def tools(asked: Namespace) -> int:
    """Print measures by two facets; exit 1 if there are none."""
    if asked.wide and asked.format not in ("csv", "json"):
        return refuse("--wide is for csv and json; the text has a row for each value as it is")
    if asked.rows == asked.columns:
        return refuse("--rows and --columns name the same facet; take two")
    found = catalog_of(asked).tools(
        asked.rows, asked.columns, within=asked.within, year=asked.year, count=asked.count, depth=asked.depth
    )
    rows = found.wide if asked.wide else found.to_dicts
    put(asked, Answer(lambda: repr(found), rows, lambda: [Sheet(*crosstab_sheet(found))]))
    return 0 if found else 1
