"""The verbs `cite` and `diff`: references, and what became of data."""

from argparse import Namespace

from sgpolicy.catalog.asking import keywords
from sgpolicy.catalog.diff import ChangeKind
from sgpolicy.catalog.diff import diff as compared
from sgpolicy.catalog.used import documents_of
from sgpolicy.citing.bibliography import STYLES, Bibliography, bibliography
from sgpolicy.cli.output import Answer, Sheet, put
from sgpolicy.cli.showing import sheets
from sgpolicy.cli.streams import tell
from sgpolicy.cli.typed import facts
from sgpolicy.cli.verbs import catalog_of, refuse
from sgpolicy.display.layout import folded
from sgpolicy.display.say import said, say
from sgpolicy.display.tables import cells_of
from sgpolicy.model.said import Said
from sgpolicy.problem import DataError
from sgpolicy.schema import RECORD_TYPES

STYLE_NAMES = tuple(STYLES)


def cite(asked: Namespace) -> int:
    """Print the references of documents or records, or of all records with some facts; exit 1 if there are none."""
    if bool(asked.ids) == bool(asked.where):
        return refuse(
            "give the ids of documents or records, or --where with facts such as region=黑龙江; one of the two"
        )
    catalog, wanted = catalog_of(asked), facts(asked.where)
    could = {name: {*keywords(getattr(catalog, name))} for name in RECORD_TYPES}
    askable = [getattr(catalog, name) for name, known in could.items() if wanted.keys() <= known]
    if not askable:
        every = ", ".join(sorted(set().union(*could.values())))
        return refuse(f"no type of record can be asked for all of {', '.join(wanted)}; the keywords are {every}")
    items = [catalog[key] for key in asked.ids] or [record for held in askable for record in held.where(**wanted)]
    found = bibliography(documents_of(items), asked.style, catalog)
    if asked.format == "html":
        print(found._repr_html_())
    else:
        put(asked, Answer(lambda: str(found), found.to_dicts, lambda: [_sheet(found)]))
    return 0 if found.documents else 1


def _sheet(found: Bibliography) -> Sheet:
    return Sheet("", ("key", "reference"), [(one.key, str(one)) for one in found.references])


def diff(asked: Namespace) -> int:
    """Print what became of data; exit 0 if both say the same, 1 if they differ, 2 if one of them has mistakes."""
    try:
        found = compared(asked.old, asked.new)
    except DataError as exc:  # it would exit with 1, which is an answer here
        tell(str(exc))
        return 2

    def text() -> str:
        if not found:
            return said("no difference")
        counts = tuple(Said("{n} {things}", n=n, things=ChangeKind(kind)) for kind, n in found.counts.items())
        lines = ("  ".join(cells_of(change)[1]) for change in found)
        return "\n".join([say(counts), *(part for line in lines for part in folded(line, "    "))])

    put(asked, Answer(text, found.to_dicts, lambda: sheets(found)))
    return 1 if found else 0
