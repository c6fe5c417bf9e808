"""The terms that data files define: made on demand, since they refer to each other."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any

from sgpolicy.checks.overlay import capture, redefinition
from sgpolicy.files.explain import not_a_list, unknown_key
from sgpolicy.files.structure import Structurer
from sgpolicy.files.tree import Hole, Map, Parsed, Seq
from sgpolicy.model.document import Document
from sgpolicy.names import NameIndex
from sgpolicy.near import close
from sgpolicy.problem import Finding, PathKey, visible
from sgpolicy.schema import CODEBOOK_KEYS, TERMS, file_keys

Report = Callable[[Parsed, Finding], None]

_MOST_STRANGE = 30


def is_codebook(tree: Map) -> bool:
    """Return whether a file defines terms, and is not a document."""
    if "id" in tree or any(key in CODEBOOK_KEYS for key in tree):
        return "id" not in tree
    # A document has one region; a list of them is one of the codebook.
    known = [key for key in file_keys(Document) if key != "region" or not isinstance(tree.get(key), Seq)]
    return not any(key in known for key in tree) and any(close(key, CODEBOOK_KEYS) for key in list(tree)[:9])


def lost_classes(tree: Map, classes: Mapping[str, type], known: list[str]) -> set[type]:
    """Return those of *classes*, by key, whose list in *tree* cannot be read: no reference into it is a mistake.

    A key that is not *known* may be the mistyped key of such a list.
    """
    strange = islice((key for key in tree if key not in known), _MOST_STRANGE)
    meant = {near for key in strange for near in close(key, known)}
    return {cls for key, cls in classes.items() if key in meant or (key in tree and not isinstance(tree[key], Seq))}


class Codebook:
    """Makes the terms of one load.

    Attributes:
        terms: The terms made, by class, in file order.
        repeated: How many terms are defined just as in the base catalog; they
            are not among `terms`.
    """

    def __init__(self, structurer: Structurer, report: Report) -> None:
        self.terms: dict[type, list[Any]] = {cls: [] for cls in TERMS}
        self.repeated = 0
        self._structurer, self._references, self._report = structurer, structurer.references, report
        self._base_ids = {cls: dict.fromkeys(self._references.known[cls]) for cls in TERMS}
        self._base_names: dict[type, NameIndex[Any]] = {}

    def define(self, files: list[Parsed]) -> None:
        """Make the terms that *files* define, and report what is wrong with them."""
        keys = list(CODEBOOK_KEYS)
        self._references.lost_terms = {cls for file in files for cls in lost_classes(file.tree, CODEBOOK_KEYS, keys)}
        for file in files:
            for key, entries in file.tree.items():
                cls = CODEBOOK_KEYS.get(key)
                if cls is None:
                    self._report(file, unknown_key((), key, keys))
                elif isinstance(entries, Seq):
                    for index, entry in enumerate(entries):
                        self._declare(file, cls, (key, index), entry)
                elif not isinstance(entries, Hole):
                    self._report(file, not_a_list(key, entries))
        for pending in self._references.pending.values():
            for make in list(pending.values()):
                make()

    def _declare(self, file: Parsed, cls: type, path: tuple[PathKey, ...], entry: object) -> None:
        """Note an entry; it is made when something refers to it, or else in its turn."""
        key = "code" if TERMS[cls] == "region" else "id"
        term_id = str(entry.get(key, "")) if isinstance(entry, Map) else ""
        pending = self._references.pending[cls]
        if term_id in pending:
            message = f"{TERMS[cls]} {visible(term_id)} is already defined elsewhere"
            remedy = "one definition is enough: delete one"
            self._report(file, Finding(path=(*path, key), message=message, remedy=remedy))
            return
        done: list[object] = []

        def make() -> object:
            if not done:
                done.append(self._make(file, cls, path, entry, term_id))
            return done[0]

        pending[term_id or f"?{len(pending)}"] = make

    def _make(self, file: Parsed, cls: type, path: tuple[PathKey, ...], entry: object, term_id: str) -> object:
        made, findings = self._structurer.make(cls, entry, path)
        for finding in findings:
            self._report(file, finding)
        known = self._references.known[cls]
        if made is None:
            self._references.lost[cls].add(term_id)
        elif term_id in self._base_ids[cls]:
            self.repeated += 1
            if differs := redefinition(TERMS[cls], made, known[term_id], path):
                self._report(file, differs)
        else:
            if captured := capture(TERMS[cls], made, self._names(cls), path):
                self._report(file, captured)
            known[term_id] = made
            self.terms[cls].append(made)
        return made

    def _names(self, cls: type) -> NameIndex[Any]:
        """Return the names of the terms of the base catalog."""
        if cls not in self._base_names:
            known = self._references.known[cls]
            self._base_names[cls] = NameIndex(TERMS[cls], [known[key] for key in self._base_ids[cls]])
        return self._base_names[cls]
