"""What all pages take from a catalog, found once: records by document, by region and by term."""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeVar

from sgpolicy.analysis.coverage import CoverageTable
from sgpolicy.analysis.places import unit_of
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.model.figure import Observation, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Programme
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Indicator
from sgpolicy.sources.spans import by_document, spans_of

R = TypeVar("R", bound=Record)


class Held:
    """A catalog, and what pages ask of it again and again."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    @cached_property
    def coverage(self) -> CoverageTable:
        """What is known of the nation, each province and the Corps."""
        return self.catalog.coverage()

    @cached_property
    def by_document(self) -> dict[str, list[Record]]:
        """The records of each document, in the order of its text."""
        held = by_document(self.catalog.records())
        documents = self.catalog.documents
        return {
            name: sorted(records, key=lambda one: (spans_of(one, documents[name]) or [(0, 0)])[0])
            for name, records in held.items()
        }

    @cached_property
    def sizes(self) -> dict[str, int]:
        """How many records rest on each document, by its id."""
        return {name: len(records) for name, records in self.by_document.items()}

    @cached_property
    def by_indicator(self) -> dict[str, list[Observation]]:
        """The observations of each indicator."""
        return _grouped(self.catalog.observations, lambda one: (one.indicator.id,))

    @cached_property
    def groups(self) -> list[Indicator]:
        """The broadest indicators of which there are observations, those with most first."""
        return [group for group, _ in Counter(one.indicator.path[0] for one in self.catalog.observations).most_common()]

    @cached_property
    def targets_of(self) -> dict[str, list[Target]]:
        """The targets of each indicator."""
        return _grouped(self.catalog.targets, lambda one: (one.indicator.id,))

    @cached_property
    def by_instrument(self) -> dict[str, list[Measure]]:
        """The measures with each instrument, or with a narrower one."""
        return _grouped(self.catalog.measures, lambda one: {term.id for held in one.instruments for term in held.path})

    @cached_property
    def by_programme(self) -> dict[str, list[Measure]]:
        """The measures of each programme."""
        return _grouped(self.catalog.measures, lambda one: (one.programme.id,) if one.programme else ())

    @cached_property
    def programmes_in(self) -> dict[str, list[Programme]]:
        """The programmes of each unit, by code."""
        return _grouped(self.catalog.programmes, lambda one: (unit.code,) if (unit := unit_of(one.region)) else ())

    def by_unit(self, records: Iterable[Record]) -> dict[Region, int]:
        """Return how many of *records* each unit of the country has, those with none included."""
        counts = {one.region: 0 for one in self.coverage}
        for record in records:
            if (unit := unit_of(record.region)) is not None:
                counts[unit] = counts.get(unit, 0) + 1
        return counts


def _grouped(records: Iterable[R], keys: Callable[[R], Iterable[str]]) -> dict[str, list[R]]:
    held: dict[str, list[R]] = {}
    for record in records:
        for key in keys(record):
            held.setdefault(key, []).append(record)
    return held
