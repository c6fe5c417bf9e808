"""The page of a province: what it promised and reported, what it does, from whom it learned, what is missing."""

from collections.abc import Iterator, Sequence

from attrs import evolve

from sgpolicy.analysis.coverage import Answer, Coverage
from sgpolicy.analysis.learning import learning
from sgpolicy.analysis.progress import URGENT, Progress
from sgpolicy.analysis.progress_table import ProgressTable
from sgpolicy.analysis.tools import ToolsTable, tools
from sgpolicy.model.measure import Measure
from sgpolicy.model.record import Record
from sgpolicy.site import rows
from sgpolicy.site.addresses import address, page_of
from sgpolicy.site.both import Both, both, label
from sgpolicy.site.held import Held
from sgpolicy.site.page import Citing, Page, only
from sgpolicy.site.pictures import picture
from sgpolicy.site.tables import Cell, Row, Table, cell, table, wording


def region_pages(held: Held, citing: Citing) -> Iterator[Page]:
    """Yield the page of the nation, of each province and of the Corps."""
    lessons = learning(held.catalog.measures, by="province")
    for one in held.coverage:
        region = one.region
        found = sorted(held.catalog.progress(region), key=lambda item: (URGENT.index(item.verdict), item.target.id))
        if region.parent is None:
            found = [item for item in found if item.target.region == region]
        measures = one.measures
        compared = sum(item.share is not None for item in found)
        own = tuple(row for row in lessons if region.code in (row.learner.id, row.taught.id))
        documents = list(only([*one.documents, *(record.document for record in one.records)]))
        table_of_tools = tools(measures, documents, depth="any")
        yield Page(
            file=page_of(region),
            template="region.html",
            title=Both(region.name.en, region.name.zh),
            section="regions",
            cites=citing(documents),
            context={
                "region": region,
                "known": one,
                "answer": both(one.answer),
                "promises": rows.promises(
                    found, label("Promises against reports"), place=several([item.target for item in found])
                ),
                "progress": picture(ProgressTable(found), wide=True, most=compared) if compared else None,
                "measures": rows.measures(measures, label("What it does"), place=several(measures)),
                "tools": picture(table_of_tools, subtools=True),
                "stages": crosstab(table_of_tools) if measures else None,
                "observations": rows.figures(
                    "reports", one.observations, label("Figures reported"), place=several(one.observations)
                ),
                "learned": [(lesson, gists(lesson.measures)) for lesson in own if lesson.learner.id == region.code],
                "taught": [(lesson, gists(lesson.measures)) for lesson in own if lesson.taught.id == region.code],
                "network": picture(evolve(lessons, rows=own), wide=True),
                "programmes": held.programmes_in.get(region.code, []),
                "documents": rows.documents(documents, held.sizes, label("Documents")),
                "absences": absences(one),
                "missing": list(missing(held, one, found)),
            },
        )


def several(records: Sequence[Record]) -> bool:
    """Return whether records are of more than one region, so that a table must say of which."""
    return len({record.region for record in records}) > 1


def gists(measures: tuple[Measure, ...]) -> list[Cell]:
    """Return the measures of a lesson, each leading to its record."""
    return [cell(one.summary, address(one)) for one in measures]


def absences(known: Coverage) -> Table:
    """Return where was looked in vain, and for which words."""
    return table(
        "absences",
        label("Searched without a find"),
        ["document", "searched for"],
        (Row((cell(one.document), wording("、".join(one.terms), address(one)))) for one in known.absences),
    )


def missing(held: Held, known: Coverage, promised: list[Progress]) -> Iterator[Both]:
    """Yield what is not known of a region: never a statement that there is none."""
    if known.answer is Answer.NEVER_LOOKED:
        yield label("No document from there was searched yet.")
    if known.answer is Answer.NONE_FOUND:
        yield label("The documents that were searched say nothing of social work; that is not a no.")
    if unseen := sum(item.observation is None for item in promised):
        yield label("Targets without a comparable report: {n} of {of}.", n=unseen, of=len(promised))
    if known.latest:
        yield label("No figure is later than {year}.", year=known.latest)
    have = known.groups
    if gaps := [group for group in held.groups if group.id not in have]:
        some = Both(", ".join(g.name.en for g in gaps[:5]), "、".join(g.name.zh for g in gaps[:5]))
        yield label(
            "No figures of {n} of {of} groups of indicators, such as {some}.",
            n=len(gaps),
            of=len(held.groups),
            some=some,
        )


def crosstab(found: ToolsTable) -> Table:
    """Return measures by side of the market and stage of the talent cycle, with totals."""
    lines = []
    for row in found.rows:
        numbers = [found.number(row, column) for column in found.columns]
        lines.append(Row((cell(row), *(cell(n or "·", sort=str(n)) for n in numbers), cell(sum(numbers)))))
    columns: list[str | Both] = [*map(both, found.columns), "total"]
    return table("stages", label("Measures by tool and stage"), ["tool", *columns], lines, numeric=columns)


def region_table(held: Held) -> Table:
    """Return what is known of each region, one a row."""
    lines = []
    for one in held.coverage:
        answer = both(one.answer)
        cells = [
            cell(one.region, sort=one.region.code),
            Cell(answer, mark=f"answer-{str(one.answer).replace(' ', '-')}"),
            *(cell(len(some)) for some in (one.documents, one.measures, one.targets, one.observations)),
            cell(one.latest),
            cell(one.grade),
        ]
        lines.append(Row(tuple(cells), {"answer": answer}))
    columns = ["region", "answer", "documents", "measures", "targets", "observations", "latest", "best grade"]
    return table(
        "regions", label("What is known of each region"), columns, lines, numeric=columns[2:7], filters=["answer"]
    )
