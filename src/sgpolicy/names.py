"""Names as people write them: from a name, code or id to the one thing it means."""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sgpolicy.asked import instead, shown
from sgpolicy.errors import (
    AmbiguousNameError,
    PartialNameError,
    UnknownNameError,
    UnknownRecordError,
    UnknownRegionError,
    UnknownTermError,
)
from sgpolicy.model.document import Document
from sgpolicy.model.erratum import Erratum
from sgpolicy.model.named import Programme
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Term, Work
from sgpolicy.model.unit import Unit, unit
from sgpolicy.schema import NAMED, PLURALS
from sgpolicy.script import simplified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence


_SHORTEST_PART = 2
_COLLECTIONS = {kind: PLURALS[cls] for cls, kind in NAMED.items() if cls in PLURALS}
_ASKED_BY_ID = {"programme": "id or name", "document": "id", "unit": "id, name or wording"}
"""What is asked for by its id first of all, and by what else."""
_BY_ID_ALONE = ("programme", "document", "erratum")
"""What must be spelled as it is: nobody knows it by another name than its id or title."""
_CLASSES = {kind: cls for cls, kind in NAMED.items()}
_BY_PATH = 3
_SCALES = "十百千万亿"
"""Numerals before a unit: 万元 is no unit but 10,000 of one."""
_DEFINITIONS = ("definition", "definition_zh")
_FEW = 4  # terms that a word of their definitions still tells apart
_LISTED = 10  # names written in a row that are told apart
_LONGEST_PATH = 40  # characters; no region is written with more
_JOINTS = re.compile(r"[\s_'’·-]+")
_LATIN = re.compile("[a-z]+")
_PLURAL = re.compile("(?<=[a-z]{2})(?:(?<=ss|ch|sh)es|(?<=x)es|(?<![siu])s)$")
_WRITTEN_OTHERWISE = {
    "people": "person", "children": "child", "women": "woman", "men": "man",
    "program": "programme", "programs": "programme", "center": "centre", "centers": "centre",
    "labor": "labour", "ageing": "aging", "rmb": "cny", "renminbi": "cny",
}  # fmt: skip
"""Plurals without an s, American spelling where it is no z for an s, and yuan under another name."""
_WORDINGS = (("社会工作者", "社工"), ("社会工作", "社工"))
"""Chinese wordings that make no difference in a name; the longest first."""


Named = Region | Term | Body | Work | Programme | Document | Unit | Erratum
EntryT = TypeVar("EntryT", bound=Named)


def fold(text: str) -> str:
    """Return *text* without the differences that do not distinguish names.

    Those are case, full and half width (NFKC), and blanks. Tones, traditional
    characters and punctuation stay.
    """
    if text.isascii():  # NFKC leaves it as it is
        return "".join(text.split()).casefold()
    # NFKC turns some signs into a blank and more, and casefold can undo NFKC: hence this order.
    bare = "".join(unicodedata.normalize("NFKC", text).split())
    return unicodedata.normalize("NFKC", bare.casefold())


def alike(text: str) -> str:
    """Return *text* folded further, without differences of spelling: what two spellings of one name share.

    Besides what `fold` takes away, these are hyphens and apostrophes, the number of English nouns, British and
    American spelling, traditional characters, and 社会工作 for 社工.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not plain.isascii():
        plain = simplified(fold(plain))
        for long, short in _WORDINGS:
            plain = plain.replace(long, short)
    return _JOINTS.sub("", _LATIN.sub(lambda word: _singular(word[0]), plain))


def _singular(word: str) -> str:
    """Return an English noun in the singular and in British spelling, as far as a rule can tell."""
    word = _WRITTEN_OTHERWISE.get(word, word)
    word = f"{word[:-3]}y" if word.endswith("ies") else _PLURAL.sub("", word)
    return word.replace("iza", "isa").replace("ize", "ise")


def full_names(entry: Named) -> tuple[str, ...]:
    """Return the names that mean this entry first: id, official codes and numbers, full names."""
    if isinstance(entry, (Programme, Document, Unit, Erratum)):
        return (entry.id,)
    official = [entry.id, entry.name.zh, entry.name.en]
    if isinstance(entry, Region):
        official += [entry.traditional, *([entry.iso] if entry.iso else [])]
    if isinstance(entry, Work) and entry.number:
        official.append(entry.number)
    return tuple(official)


def short_names(entry: Named) -> tuple[str, ...]:
    """Return the names that mean this entry unless they are another one's full name."""
    if isinstance(entry, (Document, Erratum)):
        return ()
    if isinstance(entry, Unit):
        return (entry.name.zh, entry.name.en, *entry.words, *_rates(entry))
    if isinstance(entry, Programme):
        return (entry.id.partition("/")[2], entry.name.zh, entry.name.en, *entry.aliases)
    if not isinstance(entry, Region):
        return entry.aliases
    chars = (*([entry.char] if entry.char else []), *entry.other_chars)
    traditional = (entry.traditional_short,) if entry.traditional_short else ()
    letters = (entry.iso.removeprefix("CN-"),) if entry.iso and entry.iso != "CN" else ()
    return (entry.short, *traditional, *chars, *letters, *entry.aliases)


def _rates(entry: Unit) -> Iterator[str]:
    """Yield how a rate is written: 元/月, yuan/month, yuan per month; nothing for what is none, or for so many."""
    base, *pers = entry.id.split("/")
    if pers and not any(per[0].isdigit() for per in pers):
        over, *unders = map(unit, (base, *pers))
        yield from map("/".join, product(over.words, *((under.name.zh, *under.words) for under in unders)))
        yield from (sign.join(one.name.en for one in (over, *unders)) for sign in ("/", " per "))


def all_names(entry: Named) -> tuple[str, ...]:
    """Return every name of an entry, full ones first."""
    return (*full_names(entry), *short_names(entry))


class NameIndex(Generic[EntryT]):
    """Find things of one kind by any name that people write for them.

    An id or code always means itself. A full name (ISO code, name.zh, name.en,
    traditional form, document number) beats a short one (short name, abbreviation, alias): so "Jilin" is the
    province, whose name it is, though the city has that name too. Where two entries
    claim a name with equal right, neither gets it. What is nobody's name is tried in
    another spelling (`alike`): trainings, person times, 補貼. Only whole names count; a name
    that is merely similar is offered in the error, never taken. A region also goes
    by a path: names of regions that it lies in and its own, written together in
    Chinese from the largest on (广东省深圳市), or with commas either way round
    (Harbin, Heilongjiang).

    The tables are built here, once, and never change: an index is safe to share
    between threads.
    """

    def __init__(self, kind: str, entries: Iterable[EntryT]) -> None:
        """Build the index.

        Args:
            kind: What the entries are, in the singular, for messages: region,
                indicator, instrument, body ...
            entries: What can be found; no two with the same code or id.

        Raises:
            ValueError: Two entries have the same code or id.
        """
        self.kind = kind
        self._entries = _by_key(kind, entries)
        self._ids = _table(self._entries, lambda entry: (entry.id,))
        self._full = _table(self._entries, full_names)
        self._short = _table(self._entries, short_names)
        self._alike: dict[str, tuple[str, ...]] | None = None

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        return f"<NameIndex of {len(self)} {self.kind} entries>"

    def resolve(self, asked: str | EntryT) -> EntryT:
        """Return the entry that *asked* means.

        Args:
            asked: A name, code or id in any case, width and spacing; or an
                entry, which is found by its code or id.

        Raises:
            AmbiguousNameError: Several entries have the name with equal right.
            UnknownRegionError: No region has the name.
            UnknownNameError: No entry of another kind has the name.
            TypeError: *asked* is neither a text nor such an entry.
        """
        if not isinstance(asked, str):
            return self._same(asked)
        keys = self.claims(asked)[1] or self._spelled(asked)
        if not keys:
            raise self._unknown(asked)
        if len(keys) > 1:
            raise AmbiguousNameError(self.kind, asked, self._listed(keys))
        return self._entries[keys[0]]

    def claims(self, asked: str) -> tuple[int, tuple[str, ...]]:
        """Return by what right *asked* is a name, and the keys of the entries whose it is.

        0 is the id of an entry, 1 a full name, 2 a short one, 3 a path, which a name that is none of these may be.
        """
        folded = fold(asked)
        for right, table in enumerate((self._ids, self._full, self._short)):
            if keys := table.get(folded):
                return right, keys
        return _BY_PATH, self._by_path(folded)

    def _spelled(self, asked: str) -> tuple[str, ...]:
        """Return the keys of the entries with a name that *asked* spells otherwise: in the plural, say."""
        if self.kind in _BY_ID_ALONE:
            return ()
        if self._alike is None:  # two threads may both make it; they make the same
            self._alike = _table(self._entries, all_names, alike)
        return self._alike.get(alike(asked), ()) or self._by_path(simplified(fold(asked)))

    def names(self) -> tuple[str, ...]:
        """Return every name of every entry, full ones first, as they are written; no name twice."""
        found = dict.fromkeys(name for entry in self._entries.values() for name in full_names(entry))
        found |= dict.fromkeys(name for entry in self._entries.values() for name in short_names(entry))
        return tuple(found)

    def _by_path(self, folded: str) -> tuple[str, ...]:
        """Return the keys of the regions that *folded* names with regions that they lie in."""
        if self.kind != "region":
            return ()
        if "," in folded:
            parts = folded.split(",")
            ways = (parts, parts[::-1])
            found = [k for *above, last in ways for k in self._named(last) if self._lies_in(k, above)]
        elif folded.isascii() or len(folded) > _LONGEST_PATH:
            return ()
        else:
            cuts = range(_SHORTEST_PART, len(folded) - _SHORTEST_PART + 1)
            found = [k for cut in cuts for k in self._named(folded[cut:]) if self._lies_below(k, folded[:cut])]
        return tuple(dict.fromkeys(found))

    def _lies_below(self, key: str, names: str) -> bool:
        """Return whether a region lies in regions of these *names*, written together, the largest first.

        A single character does not count as a name.
        """
        if not names:
            return True
        place: Any = self._entries[key]
        while (place := place.parent) is not None:
            for cut in range(len(names) - _SHORTEST_PART + 1):
                if place.code in self._named(names[cut:]) and self._lies_below(place.code, names[:cut]):
                    return True
        return False

    def _named(self, folded: str) -> tuple[str, ...]:
        return (*self._full.get(folded, ()), *self._short.get(folded, ()))

    def _lies_in(self, key: str, above: Sequence[str]) -> bool:
        """Return whether a region lies in regions of these names, the largest first."""
        place: Any = self._entries[key]
        for name in reversed(above):
            called = self._named(name)
            place = place.parent
            while place is not None and place.code not in called:
                place = place.parent
            if place is None:
                return False
        return True

    def _listed(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return ids with the names that tell them apart."""
        named: Mapping[str, Any] = self._entries
        return tuple(keys) if self.kind in _ASKED_BY_ID else tuple(f"{k} ({named[k].name.zh})" for k in keys)

    def _holding(self, asked: str) -> list[str]:
        """Return the keys of the entries with a name of which *asked* is the end, else of which it is a part.

        In Latin script a part is one or more whole words.
        """
        part = _apart(asked)
        if len(part.strip()) < _SHORTEST_PART:
            return []
        names = {k: [_apart(name) for name in all_names(entry)] for k, entry in self._entries.items()}
        ends = [k for k, known in names.items() if any(name.endswith(part) for name in known)]
        return ends if len(ends) > 1 else [k for k, known in names.items() if any(part in name for name in known)]

    def _defined(self, asked: str) -> list[str]:
        """Return the keys of the entries whose definitions hold *asked*, if they are few."""
        part = _apart(asked)
        if len(part.strip()) < _SHORTEST_PART:
            return []
        held: Mapping[str, Any] = self._entries
        texts = {k: [getattr(one, name, None) or "" for name in _DEFINITIONS] for k, one in held.items()}
        found = [key for key, told in texts.items() if any(part in _apart(text) for text in told)]
        return found if len(found) <= _FEW else []

    def _same(self, asked: EntryT) -> EntryT:
        given = type(asked)  # not what it says it is: a mock says anything
        if not issubclass(given, tuple(NAMED)):
            ways = _ASKED_BY_ID.get(self.kind, "name, code or id")
            msg = f"ask for a {self.kind} by its {ways}, or give the object itself, {instead(asked)}"
            raise TypeError(msg)
        if not issubclass(given, _CLASSES.get(self.kind, object)):
            msg = f"asked for a {self.kind}, but {shown(asked)} is a {given.__name__}"
            raise TypeError(msg)
        found = self._entries.get(asked.id)
        if found is None:
            raise self._unknown(asked.id)
        return found

    def _unknown(self, asked: str) -> UnknownNameError | AmbiguousNameError:
        several = re.split("[、;；]", asked)
        if 1 < len(several) < _LISTED and all(self.claims(one)[1] for one in several):
            return AmbiguousNameError(self.kind, asked, several)
        if self.kind == "region":
            return UnknownRegionError(asked, self.names())
        if self.kind in ("programme", "document"):
            return UnknownRecordError(asked, self.names(), self.kind)
        if len(parts := self._holding(asked)) > 1:
            return PartialNameError(self.kind, asked, self._listed(parts))
        return self._unknown_term(asked)

    def _unknown_term(self, asked: str) -> UnknownTermError:
        if self.kind in _COLLECTIONS:
            unknown = UnknownTermError(asked, self.names(), self.kind, f"catalog.{_COLLECTIONS[self.kind]}")
            unknown.defined = self._listed(self._defined(asked))
            return unknown
        if bare := self.claims(asked.lstrip(_SCALES))[1]:
            return UnknownTermError(asked, (), self.kind, f"unit={bare[0]!r}: figures are stored in whole units")
        # Units are few enough to be listed, but not under all their names.
        return UnknownTermError(asked, tuple(self._entries), self.kind)


def _apart(text: str) -> str:
    """Return *text* folded; if it is all in Latin script, its words with blanks around them."""
    return f" {' '.join(re.findall('[a-z0-9]+', text.casefold()))} " if text.isascii() else fold(text)


def _by_key(kind: str, entries: Iterable[EntryT]) -> dict[str, EntryT]:
    found: dict[str, EntryT] = {}
    for entry in entries:
        if entry.id in found:
            msg = f"two {kind} entries have the same key {entry.id!r}"
            raise ValueError(msg)
        found[entry.id] = entry
    return found


def _table(
    entries: Mapping[str, EntryT],
    names_of: Callable[[EntryT], tuple[str, ...]],
    folded: Callable[[str], str] = fold,
) -> dict[str, tuple[str, ...]]:
    """Return folded name -> keys of the entries that have it, in the order of the entries."""
    table: dict[str, tuple[str, ...]] = {}
    for k, entry in entries.items():
        for name in dict.fromkeys(map(folded, names_of(entry))):
            table[name] = (*table.get(name, ()), k)
    return table
