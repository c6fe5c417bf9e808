"""The verbs `cite` and `diff`: references, and what became of data."""

from argparse import Namespace
from collections.abc import Iterable

from sgpolicy.asked import shown
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.diff import ChangeKind
from sgpolicy.catalog.diff import diff as compared
from sgpolicy.catalog.used import documents_of
from sgpolicy.citing.bibliography import STYLES, Bibliography, bibliography
from sgpolicy.cli.output import Answer, Sheet, put
from sgpolicy.cli.showing import sheets
from sgpolicy.cli.verbs import catalog_of, refuse
from sgpolicy.display.options import width as columns_of_display
from sgpolicy.display.say import said, say
from sgpolicy.display.tables import cells_of
from sgpolicy.display.width import wrapped
from sgpolicy.model.record import Record
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line
from sgpolicy.schema import RECORD_TYPES

STYLE_NAMES = tuple(STYLES)


def cite(asked: Namespace) -> int:
    """Print the references of documents or records, or of all records with some facts; exit 1 if there are none."""
    if bool(asked.ids) == bool(asked.where):
        return refuse(
            "give the ids of documents or records, or --where with facts such as region=黑龙江; one of the two"
        )
    facts = dict(pair.partition("=")[::2] for pair in asked.where or ())
    if empty := [pair for pair in asked.where or () if not all(pair.partition("="))]:
        return refuse(f"--where takes facts such as region=黑龙江 or year=2011, not {shown(empty[0])}")
    catalog = catalog_of(asked)
    could = _askable(catalog)
    if facts and not any(facts.keys() <= known for known in could.values()):
        keywords = ", ".join(sorted(set().union(*could.values())))
        return refuse(f"no type of record can be asked for all of {', '.join(facts)}; the keywords are {keywords}")
    items = [catalog[key] for key in asked.ids] or _having(catalog, facts)
    found = bibliography(documents_of(items), asked.style, catalog)
    if asked.format == "html":
        print(found._repr_html_())
    else:
        put(asked, Answer(lambda: str(found), found.to_dicts, lambda: [_sheet(found)]))
    return 0 if found.documents else 1


def _sheet(found: Bibliography) -> Sheet:
    return Sheet("", ("key", "reference"), [(one.key, str(one)) for one in found.references])


def _askable(catalog: Catalog) -> dict[str, set[str]]:
    """Return the keywords by which the records of each type can be asked for."""
    return {name: {*getattr(catalog, name)._FACTS, "known_by"} for name in RECORD_TYPES}  # noqa: SLF001 - our own


def _having(catalog: Catalog, facts: dict[str, str]) -> Iterable[Record]:
    """Return the records, of every type that can be asked for all *facts*, that have them."""
    for name, known in _askable(catalog).items():
        if facts.keys() <= known:
            yield from getattr(catalog, name).where(**facts)


def diff(asked: Namespace) -> int:
    """Print what became of data; exit 0 if both say the same, 1 if they differ."""
    found = compared(asked.old, asked.new)

    def text() -> str:
        if not found:
            return said("no difference")
        counts = tuple(Said("{n} {things}", n=n, things=ChangeKind(kind)) for kind, n in found.counts.items())
        lines = (one_line("  ".join(cells_of(change)[1])) for change in found)
        return "\n".join([say(counts), *(wrapped(line, columns_of_display(), "    ") for line in lines)])

    put(asked, Answer(text, found.to_dicts, lambda: sheets(found)))
    return 1 if found else 0
