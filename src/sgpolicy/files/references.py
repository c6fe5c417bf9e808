"""What data files refer to by id: terms of the codebook, and records of the same file or of others."""

from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

from sgpolicy.files.fields import Misfit, Passed, text, unknown
from sgpolicy.model.document import Document
from sgpolicy.model.region import Region
from sgpolicy.problem import visible
from sgpolicy.schema import LINKED, PLURALS, TERMS

Known = Mapping[type, Mapping[str, Any]]
"""What can be referred to: for each class a mapping from id to object."""
Hook = Callable[[Any, Any], Any]

_MAX_CHAIN = 20


_PLURALS = {kind: PLURALS[cls] for cls, kind in TERMS.items()}


def plural(kind: str) -> str:
    """Return the key of the list of a kind of term."""
    return _PLURALS[kind]


class References:
    """Turns ids into the objects that they name.

    Attributes:
        known: What can be referred to: a mapping from id to object for each
            class of term and for documents, and from full id for each class of record.
        pending: Entries of the codebook that are not made yet, by class and id.
        lost: Ids that were declared but could not be made: a reference to one
            of them is not a second mistake.
        lost_kinds: Classes of record whose whole list in the file at hand
            could not be read.
        lost_terms: Classes of term of which a list could not be read.
        document: The document whose records are being made.
        prefix: What the full ids of its records begin with.
    """

    def __init__(self) -> None:
        # The readers below keep these mappings, so a load fills them and never makes others.
        self.known: dict[type, dict[str, Any]] = {cls: {} for cls in (*TERMS, Document, *LINKED)}
        self.start({})

    def start(self, known: Known) -> None:
        """Begin a load that is laid on what is *known*; forget the one before."""
        for cls, held in self.known.items():
            held.clear()
            held.update(known.get(cls, {}))
        self.pending: dict[type, dict[str, Callable[[], object]]] = {cls: {} for cls in TERMS}
        self.lost: dict[type, set[str]] = {cls: set() for cls in self.known}
        self.lost_kinds: set[type] = set()
        self.lost_terms: set[type] = set()
        self.document: Document | None = None
        self.prefix = ""
        self._chain = 0
        self._depths: dict[int, int] = {}  # by identity: the terms live as long as the load
        self._names: dict[str, str] | None = None

    def begin(self, document: Document, lost_kinds: set[type]) -> None:
        """Take references from now on as those of *document*."""
        self.document, self.lost_kinds = document, lost_kinds
        self.prefix = f"{document.id}/"

    def term(self, cls: type) -> Hook:
        """Return what reads a reference to a term of *cls*."""
        known = self.known[cls]

        def read(raw: object, _: object) -> object:
            found = known.get(raw) if type(raw) is str else None
            if found is not None:
                return found
            return raw if isinstance(raw, cls) else self._missing_term(cls, text(raw))

        return read

    def another(self, asked: str) -> Document:
        """Return the document with the id *asked*, under the key `document`."""
        found: Document | None = self.known[Document].get(asked)
        if found is None:
            if asked in self.lost[Document]:
                raise Passed
            otherwise = "use the id of a document that is loaded with this"
            raise unknown(Document.record_type, asked, self.known[Document], otherwise).below(Document.record_type)
        return found

    def linked(self, cls: type) -> Hook:
        """Return what reads a reference to a record of *cls*."""
        known = self.known[cls]

        def read(raw: object, _: object) -> object:
            asked = text(raw)
            full = asked if "/" in asked else self.prefix + asked
            if found := known.get(full):
                return found
            if full in self.lost[cls] or cls in self.lost_kinds:
                raise Passed
            kind = LINKED[cls]
            local = (i.removeprefix(self.prefix) for i in known if i.startswith(self.prefix))
            raise unknown(kind, asked, local, f"use the id of a {kind} of this file")

        return read

    def measure_chain(self, term: object) -> None:
        """Refuse a chain of broader terms that is too long: walking it must never exhaust the stack."""
        above = [getattr(term, name, None) for name in ("broader", "part_of", "parent", "formerly")]
        depth = 1 + max((self._depths.get(id(other), 1) for other in above if other is not None), default=0)
        if depth > _MAX_CHAIN:
            message = f"a chain of more than {_MAX_CHAIN} terms"
            raise Misfit(message, "a broader term or parent of fewer levels", check="reference")
        self._depths[id(term)] = depth

    def _missing_term(self, cls: type, asked: str) -> object:
        """Make the term now, if it is yet to be made; say what is wrong if it is nowhere."""
        make = self.pending[cls].get(asked)
        if asked in self.lost[cls] or (cls in self.lost_terms and make is None):
            raise Passed
        if make is None:
            raise self._unknown_term(cls, asked)
        if self._chain >= _MAX_CHAIN:
            kinds = plural(TERMS[cls])
            message = f"{kinds} refer to each other in a circle or a chain of more than {_MAX_CHAIN}"
            raise Misfit(message, "a broader term or parent must not lead back", check="reference")
        self._chain += 1
        try:
            made = make()
        finally:
            self._chain -= 1
        if made is None:
            raise Passed
        return made

    def _unknown_term(self, cls: type, asked: str) -> Misfit:
        kind = TERMS[cls]
        ids = chain(self.known[cls], self.pending[cls])
        if cls is Region:
            if (named := self._region_names().get(asked)) is not None:
                return Misfit(f"region {visible(asked)} is a name", f'write its code: "{named}"', check="reference")
            return unknown(kind, asked, ids, 'write a GB/T 2260 code of six digits, such as "230000"')
        return unknown(kind, asked, ids, f"use an id of the codebook, or define it under {plural(kind)}:")

    def _region_names(self) -> dict[str, str]:
        if self._names is None:
            regions = self.known[Region].items()
            self._names = {r.short: code for code, r in regions} | {r.name.zh: code for code, r in regions}
        return self._names
