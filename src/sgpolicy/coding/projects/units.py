"""Passages of a project as units: what one coder said of one passage."""

import re
from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from sgpolicy.coding.projects.meanings import Meanings
from sgpolicy.model.terms import SLUG
from sgpolicy.qda.codes import Fact
from sgpolicy.qda.facets import FACETS
from sgpolicy.qda.reading import Passage, ProjectSource

_RECORD = re.compile(f"{SLUG}/{SLUG}")
_ORDER = list(FACETS)


@frozen(kw_only=True)
class Unit:
    """What one coder said of one passage.

    Attributes:
        start: Offset of its first character.
        end: Offset just past its last.
        name: The id of a record, if the passage is named by one; else empty.
        about: Its description.
        notes: Its notes.
        facts: What it is coded as, in the order of the facets.
        elsewhere: The document in whose text it is, and its characters, where that is not the record's own; else None.
    """

    start: int
    end: int
    name: str
    about: str
    notes: tuple[str, ...]
    facts: tuple[Fact, ...]
    elsewhere: tuple[str, str] | None = None

    @property
    def document(self) -> str:
        """The id of the document of the record that names it; empty if none does."""
        return self.name.partition("/")[0]


def units(source: ProjectSource, known: Meanings) -> dict[str, list[Unit]]:
    """Return the units of a text by the identifier of the coder, in text order; `""` is a coder without a name.

    Programs differ: in some a passage carries all its codes, in others every code has a passage of its own. So
    passages with one code each are one unit if coder, span and name are the same; a passage with several is a
    unit of its own. A passage of which no code means anything is none.
    """
    found: dict[str, list[Unit]] = {}
    single: dict[tuple[str, int, int, str], int] = {}
    for passage in source.passages:
        for coder, codes in _by_coder(passage).items():
            facts = [fact for key in codes for fact in known.facts.get(key, ())]
            unit = _unit(passage, facts)
            if not unit.facts:
                continue
            them = found.setdefault(coder, [])
            place = (coder, unit.start, unit.end, unit.name)
            if len(codes) > 1:
                them.append(unit)
            elif place in single:
                them[single[place]] = _joined(them[single[place]], unit)
            else:
                single[place] = len(them)
                them.append(unit)
    return found


def _by_coder(passage: Passage) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, coder in passage.codes:
        if code not in found.setdefault(coder, []):
            found[coder].append(code)
    return found


def _unit(passage: Passage, facts: Iterable[Fact]) -> Unit:
    name = passage.name if _RECORD.fullmatch(passage.name) else ""
    return Unit(
        start=passage.start,
        end=passage.end,
        name=name,
        about=passage.about,
        notes=passage.notes,
        facts=_sorted(facts),
    )


def _joined(one: Unit, two: Unit) -> Unit:
    notes = tuple(dict.fromkeys((*one.notes, *two.notes)))
    return evolve(one, about=one.about or two.about, notes=notes, facts=_sorted((*one.facts, *two.facts)))


def _sorted(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return facts by facet, those of one facet in the order in which they were given."""
    return tuple(sorted(dict.fromkeys(facts), key=lambda fact: _ORDER.index(fact[0])))
