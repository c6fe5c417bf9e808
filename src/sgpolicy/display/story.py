"""One region on one screen: what it promised and reported, what it does, from which documents, and what is missing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sgpolicy.analysis.coverage import latest_year
from sgpolicy.analysis.progress import URGENT, Progress
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.display.analyses import PROGRESS_HEADER, progress_cells
from sgpolicy.display.layout import folded, lay
from sgpolicy.display.options import width as columns_of_display
from sgpolicy.display.say import in_chinese, label, said, say
from sgpolicy.display.summaries import tally
from sgpolicy.display.width import pad, width
from sgpolicy.model.document import Document
from sgpolicy.model.measure import Measure
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.schema import RECORD_TYPES, TABLES

_ROWS = 4
"""Rows of each table, so that all fits a screen of 40 lines."""
_GROUPS = 3


def story(catalog: Catalog, region: Region) -> str:
    """Return what the catalog holds of *region* and of the places in it, in at most 40 lines of 80 columns."""
    held = {name: getattr(catalog, name).where(within=region) for name in ("documents", *RECORD_TYPES)}
    promised = catalog.progress(region)
    parts = [
        [str(region), *_history(catalog, region), *_item(_counts(held) or said("no records"))],
        list(_promises(promised)),
        list(_deeds(held["measures"])),
        list(_documents(held["documents"])),
        list(_missing(catalog, held, promised)),
        list(_more(region)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def contents(catalog: Catalog) -> str:
    """Return how many documents and records of each type a catalog has, in lines as wide as the display."""
    held = {name: getattr(catalog, name) for name in ("documents", *RECORD_TYPES)}
    return "\n".join(folded(_counts(held), "  "))


def _counts(held: Mapping[str, Sequence[Any]]) -> str:
    return ("，" if in_chinese() else ", ").join(counted(name, len(some)) for name, some in held.items() if some)


def _history(catalog: Catalog, region: Region) -> Iterator[str]:
    """Yield what the region was a part of, and what was a part of it."""
    if region.formerly:
        before = say(region.formerly)
        yield from _item(said("since {year}; before that a part of {region}", year=_since(region), region=before))
    later = catalog.regions.where(formerly=region)
    parted = tuple(Said("{region} ({year})", region=say(one), year=_since(one)) for one in later)
    if parted:
        yield from _item(said("once a part of it: {regions}", regions=parted))


def _since(region: Region) -> object:
    return region.valid.start.year if region.valid and region.valid.start else None


def counted(name: str, count: int) -> str:
    """Return so many documents, or records of a type, which is called *name* as in the catalog."""
    return said("{n} {things}", n=count, things=label(name if count != 1 else TABLES[name]))


def _item(text: str) -> list[str]:
    return folded(f"  {text}", "    ")


def _promises(found: Iterable[Progress]) -> Iterator[str]:
    """Yield the verdicts, those that can be given first."""
    ranked = sorted(found, key=lambda item: URGENT.index(item.verdict))
    if not ranked:
        return
    verdicts = tally(say(item.verdict) for item in ranked)
    yield from folded(said("Promised, and reported since: {verdicts}", verdicts=verdicts), "  ")
    header: tuple[str, ...] = PROGRESS_HEADER
    if len({item.target.region for item in ranked}) == 1:  # then it is the region asked for
        header = tuple(name for name in header if name != "region")
    rows = []
    for item in ranked[:_ROWS]:
        cells = dict(zip(PROGRESS_HEADER, map(say, progress_cells(item)), strict=True))
        rows.append([cells[name] for name in header])
    yield from (f"  {line}" for line in lay(header, rows, columns_of_display() - 2).text.splitlines())
    if len(ranked) > _ROWS:
        yield "  " + said("... {n} more", n=len(ranked) - _ROWS)


def _deeds(measures: Sequence[Measure]) -> Iterator[str]:
    if not measures:
        return
    yield said("What it does: {measures}", measures=counted("measures", len(measures)))
    yield from _item(said("by status: {counts}", counts=tally(say(one.status) for one in measures)))
    instruments = tally((say(i) for one in measures for i in one.instruments), 2 * _GROUPS)
    yield from _item(said("by instrument: {counts}", counts=instruments))


def _documents(held: Sequence[Document]) -> Iterator[str]:
    if not held:
        return
    documents = sorted(held, key=lambda one: str(one.known or ""), reverse=True)
    yield said("From {documents}, the latest first", documents=counted("documents", len(documents)))
    rows = [
        (say(one.known), say(one.title), say(one.depth), say(one.reliability.grade), one.id)
        for one in documents[:_ROWS]
    ]
    laid = lay(("date", "title", "depth", "grade", "id"), rows, columns_of_display() - 2)
    yield from (f"  {line}" for line in laid.text.splitlines())
    if len(documents) > _ROWS:
        yield "  " + said("... {n} more", n=len(documents) - _ROWS)


def _missing(catalog: Catalog, held: Mapping[str, Sequence[Any]], promised: Sequence[Progress]) -> Iterator[str]:
    """Yield what the catalog does not have: never a statement that there is none."""
    seen = held["observations"]
    yield said("What is missing here, which does not mean that there is none")
    if not held["documents"]:
        yield from _item(said("no document from there is coded yet"))
    if unseen := sum(item.observation is None for item in promised):
        yield from _item(said("targets without a comparable report: {n} of {of}", n=unseen, of=len(promised)))
    if latest := latest_year(seen):
        yield from _item(said("figures after {year}", year=latest))
    have = {o.indicator.path[0].id for o in seen}
    usual = Counter(o.indicator.path[0] for o in catalog.observations)
    gaps = [(say(one), count) for one, count in usual.most_common() if one.id not in have]
    if gaps:
        some = tuple(name for name, _ in gaps[:_GROUPS])
        yield from _item(
            said("figures of {n} of {of} groups of indicators, such as {some}", n=len(gaps), of=len(usual), some=some)
        )
    if absences := held["absences"]:
        first = absences[0]
        yield from _item(
            said(
                "searched without a find: {documents}, such as {document} for {terms}",
                documents=counted("documents", len({one.document.id for one in absences})),
                document=first.document.id,
                terms=say(first.terms),
            )
        )


def _more(region: Region) -> Iterator[str]:
    name = region.short
    hints = (
        (f"sgpolicy show {name} --all", said("every record")),
        (f"sgpolicy progress {name}", said("the reasons and the evidence of each verdict")),
        ("sgpolicy show ID", said("one document or record in full")),
    )
    size = max(width(command) for command, _ in hints)
    yield said("More")
    for command, what in hints:
        yield f"  {pad(command, size)}  {what}"
