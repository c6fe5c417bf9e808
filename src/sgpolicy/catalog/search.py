"""Search: an index of character pairs and stems, made once, and the items that hold every word, the best first."""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import chain, pairwise
from operator import and_
from typing import Any

from sgpolicy.asked import not_a
from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Figure
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.record import Record
from sgpolicy.names import all_names
from sgpolicy.near import close
from sgpolicy.script import simplified

NAMES, STATED, LINKED, NOTED = 4, 3, 2, 1
"""What a hit is worth: in the names of a term, in what a record states, in names that it refers to, in a note or id."""
_LEVELS = (NAMES, STATED, LINKED, NOTED)
_SAME = (("社会工作", "社工"),)
"""Wordings that count as one: the longer is read as the shorter."""
_RUN = re.compile("[a-z0-9]+|[㐀-鿿々〇]+")
_BEFORE = 12  # characters of a line that are shown before what was found
_ENDINGS = re.compile("(?<=[a-z]{3})(?:ies|ings?|ed|es|[sey])$")
_STEMMED = 4  # letters of a word that is stemmed at least


def plain(text: str) -> str:
    """Return *text* in one width, case and script, with one wording for what has two."""
    if text.isascii():
        return text.casefold()
    folded = simplified(unicodedata.normalize("NFKC", text).casefold())
    for long, short in _SAME:
        folded = folded.replace(long, short)
    return folded


@lru_cache(65536)
def stem(word: str) -> str:
    """Return an English word without its commonest ending: volunteers and volunteering become volunteer."""
    if len(word) < _STEMMED or not word.isalpha() or word.endswith("ss"):
        return word
    return _ENDINGS.sub("", word)


def grams(text: str, *, stemmed: bool = True) -> Iterator[str]:
    """Yield the Latin words and numbers of a text, in lower case, and the character pairs of the Chinese ones.

    Words are *stemmed*, or left as they are.
    """
    for run in _RUN.findall(text):
        if run.isascii():
            yield stem(run) if stemmed else run
        elif len(run) == 1:
            yield run
        else:
            yield from map("".join, pairwise(run))


def words_of(asked: str) -> list[str]:
    """Return the words asked for, plain.

    Raises:
        TypeError: *asked* is not text.
        ValueError: There is no word in it.
    """
    if not isinstance(asked, str):
        raise TypeError(not_a("search()", "words in one text, separated by blanks", asked))
    if not (words := plain(asked).split()):
        msg = "there is no word to search for; give one, or take catalog.records() for everything"
        raise ValueError(msg)
    return words


class _Texts:
    """Texts by number, and for each gram the numbers of the texts that hold it, rising."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._grams: dict[str, array[int]] = {}

    def add(self, number: int, text: str) -> None:
        """Hold one more text; numbers rise."""
        self._texts[number] = known = plain(text)
        for gram in set(grams(known)):
            numbers = self._grams.get(gram)
            if numbers is None:
                numbers = self._grams[gram] = array("I")
            numbers.append(number)

    def words(self) -> Iterator[str]:
        """Yield the English words of the texts, of some length, as they are written."""
        for text in self._texts.values():
            yield from (
                word for word in _RUN.findall(text) if len(word) >= _STEMMED and word.isascii() and word.isalpha()
            )

    def holding(self, word: str) -> Sequence[int]:
        """Return the numbers of the texts that hold a plain *word* or wording, rising."""
        wanted = list(dict.fromkeys(grams(word)))
        if wanted in ([word], [stem(word)]):
            return self._grams.get(wanted[0]) or self._begun(word)
        kept = sorted((self._grams.get(g, ()) for g in wanted if g.isascii() or len(g) > 1), key=len)
        if not kept:
            return ()
        numbers: set[int] = reduce(and_, map(set, kept[1:]), set(kept[0]))
        return sorted(number for number in numbers if word in self._texts[number])

    def _begun(self, word: str) -> Sequence[int]:
        """Return the numbers of the texts with a gram that begins with *word*, or holds it if it is one character."""
        near = (g for g in self._grams if g.startswith(word) or (len(word) == 1 and word in g))
        return sorted(set(chain.from_iterable(self._grams[gram] for gram in near)))


class SearchIndex:
    """What is searched of a catalog, in layers: what an item says itself, by its place; its terms, each held once."""

    def __init__(self, items: Iterable[Any]) -> None:
        """Index documents, records and terms."""
        self.items: tuple[Any, ...] = tuple(items)
        self._layers = {level: _Texts() for level in _LEVELS}
        self._holders: list[array[int]] = []
        self._names: dict[str, tuple[str, ...]] | None = None
        self._words: frozenset[str] | None = None
        terms: dict[tuple[type, str], int] = {}
        for place, item in enumerate(self.items):
            for level, text in _own(item):
                self._layers[level].add(place, text)
            for term in dict.fromkeys(_linked(item)):
                number = terms.setdefault((type(term), term.id), len(terms))
                if number == len(self._holders):
                    self._holders.append(array("I"))
                    self._layers[LINKED].add(number, "\n".join(all_names(term)))
                self._holders[number].append(place)

    def find(self, words: Sequence[str]) -> list[int]:
        """Return the places of the items that hold every one of the plain *words*, the best first."""
        found = [self._holding(word) for word in words]
        if len(found) == 1:  # nearly all of a catalog may hold one word: no scores are needed to put it in order
            return list(dict.fromkeys(chain.from_iterable(map(sorted, found[0]))))
        levels = [[set(places) for places in word] for word in found]
        base: set[int] = reduce(and_, (set().union(*word) for word in levels))
        scores = dict.fromkeys(base, 0)
        for word in levels:
            left = base
            for level, places in zip(_LEVELS, word, strict=True):
                for place in left & places:
                    scores[place] += level
                left = left - places
        return sorted(sorted(scores), key=scores.__getitem__, reverse=True)

    def called(self, word: str) -> tuple[str, ...]:
        """Return the other names of the terms that are called by a plain *word*: 中组部 for 中央组织部."""
        if self._names is None:
            self._names = _synonyms(item for item in self.items if not isinstance(item, Document | Record))
        return self._names.get(word, ())

    def count(self, word: str) -> int:
        """Return how many items hold a plain *word*."""
        return len(set(chain.from_iterable(self._holding(word))))

    def near(self, word: str) -> tuple[str, ...]:
        """Return a few English words of the texts that look like one that none of them holds, best first."""
        if not word.isascii() or not word.isalpha():
            return ()
        if self._words is None:
            self._words = frozenset(chain.from_iterable(layer.words() for layer in self._layers.values()))
        return tuple(close(word, self._words))

    def _holding(self, word: str) -> list[Sequence[int]]:
        """Return the places of the items with *word*, for each level; another name of it counts as a link."""
        found = {level: layer.holding(word) for level, layer in self._layers.items()}
        linked: list[Sequence[int]] = [self._holders[number] for number in found[LINKED]]
        for name in self.called(word):
            linked += [self._layers[level].holding(name) for level in (NAMES, STATED)]
        found[LINKED] = list(chain.from_iterable(linked))
        return [found[level] for level in _LEVELS]


def _synonyms(terms: Iterable[Any]) -> dict[str, tuple[str, ...]]:
    """Return, for each plain name of a term, its other names; not those too short to mean it anywhere in a text."""
    known: dict[str, dict[str, None]] = {}
    for term in terms:
        names = dict.fromkeys(map(plain, all_names(term)))
        telling = [name for name in names if len(name) >= (_STEMMED if name.isascii() else 2) and not name.isdigit()]
        for name in telling:
            known.setdefault(name, {}).update(dict.fromkeys(other for other in telling if other != name))
    return {name: tuple(others) for name, others in known.items()}


def marked(lines: Sequence[str], words: Sequence[str], left: str, right: str) -> str:
    """Return the line that holds most of the plain *words*, each marked wherever it stands; "" if none holds any."""
    pattern = re.compile("|".join(map(_pattern, sorted(words, key=len, reverse=True))) or "(?!)", re.IGNORECASE)
    for known in (lines, [unicodedata.normalize("NFKC", line) for line in lines]):
        # Simplified characters stand where the traditional ones did: what is found in the one is marked in the other.
        best = max(known, key=lambda line: len({plain(hit) for hit in pattern.findall(simplified(line))}), default="")
        if hits := [hit.span() for hit in pattern.finditer(simplified(best))]:
            start = max(hits[0][0] - _BEFORE, 0)
            ends = [start, *chain.from_iterable(hits), len(best)]
            pieces = [best[a:b] for a, b in pairwise(ends)]
            pieces[1::2] = [f"{left}{piece}{right}" for piece in pieces[1::2]]
            return ("…" if start else "") + "".join(pieces)
    return ""


def _pattern(word: str) -> str:
    """Return a regular expression for *word* as texts write it: with its endings, or in its longer wording."""
    if word.isascii() and word.isalnum():
        return rf"\b{re.escape(stem(word))}[a-z]*" if word.isalpha() else rf"\b{re.escape(word)}"
    escaped = re.escape(word)
    for long, short in _SAME:
        escaped = escaped.replace(short, f"(?:{long}|{short})")
    return escaped


def texts(item: Any) -> list[str]:  # noqa: ANN401 - a document, a record or a term
    """Return what is searched of *item*, the best first."""
    own = [line for _, text in _own(item) for line in text.split("\n")]
    return [*own, *(name for term in _linked(item) for name in all_names(term))]


def _own(item: Any) -> Iterator[tuple[int, str]]:  # noqa: ANN401
    """Yield the levels and the texts that are the item's alone."""
    if not isinstance(item, Document | Record):
        yield NAMES, "\n".join(dict.fromkeys(all_names(item)))
        about = (getattr(item, name, None) for name in ("definition", "definition_zh", "note"))
        yield NOTED, "\n".join(text for text in about if text)
        return
    stated = [text for text in _stated(item) if text]
    if stated:
        yield STATED, "\n".join(stated)
    yield NOTED, "\n".join(text for text in (item.id, item.note) if text)


def _stated(item: Document | Record) -> Iterator[str | None]:
    if isinstance(item, Document):
        yield from (item.title.zh, item.title.en, item.origin)
        yield item.number.printed if item.number else None
    elif isinstance(item, Figure):
        yield item.quantity.as_stated
    elif isinstance(item, Measure):
        yield from (item.summary.zh, item.summary.en)
    elif isinstance(item, Programme):
        yield from (item.name.zh, item.name.en, *((item.summary.zh, item.summary.en) if item.summary else ()))
    elif isinstance(item, Organisation):
        yield item.name
    elif isinstance(item, Absence):
        yield from item.terms
    elif isinstance(item, Citation):
        yield item.title


def _linked(item: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the terms that a document or record refers to."""
    if not isinstance(item, Document | Record):
        return
    if item.region:
        yield item.region
    if isinstance(item, Figure):
        yield item.indicator
    elif isinstance(item, Measure):
        yield from (*item.instruments, *item.domains, *item.settings, *item.actors)
    elif isinstance(item, Organisation):
        yield item.body
    elif isinstance(item, Citation):
        yield item.work
