"""The rows of a corpus: one for each figure and period, with its file and place, and no sentence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from sgpolicy.catalog.rows import FIELDS
from sgpolicy.corpus.found import find, row
from sgpolicy.corpus.promises import promise
from sgpolicy.corpus.sentences import Sentences
from sgpolicy.model.columns import Type
from sgpolicy.model.figure import Observation
from sgpolicy.model.period import Period
from sgpolicy.reading import Found, FoundPeriod
from sgpolicy.sources.sections import section_of, sections
from sgpolicy.sources.spans import Span

FIGURES: Mapping[str, Type] = {
    "file": str,
    "sha256": str,
    "section": str,
    "type": str,
    "start": int,
    "end": int,
    "as_stated": str,
    "value": float,
    "lower": float,
    "upper": float,
    "lower_open": bool,
    "upper_open": bool,
    "qualifier": str,
    "unit": str,
    "time": str,
    "time_basis": str,
    "time_because": str,
    "vague": bool,
    "value_exact": str,
    "lower_exact": str,
    "upper_exact": str,
    "sentence": str,
    "candidate": bool,
    "candidate_due": str,
    "candidate_signs": str,
}
"""The keys of a row, in order, each with what it holds; file, sha256, type, start, end and sentence are never None."""
FILES: Mapping[str, Type] = {
    "file": str,
    "sha256": str,
    "kind": str,
    "encoding": str,
    "characters": int,
    "quantities": int,
    "periods": int,
    "problem": str,
}
"""The keys of the row of a file, in order; `problem` says why it was passed over, and the others are then None."""

_LONGEST = 24  # characters of a wording that a row may hold: we pass on no source text
_HASH = 32  # hexadecimal digits of the hash of a sentence
_BLANKS = re.compile(r"\s+")
_OF_QUANTITY = FIELDS[Observation]
_EXACT = ("vague", "value_exact", "lower_exact", "upper_exact")
_NO_CANDIDATE = {"candidate": None, "candidate_due": None, "candidate_signs": None}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.年]?(0[1-9]|1[0-2])(?:[-_.月]?(0[1-9]|[12]\d|3[01]))?)?(?!\d)")
BY_NAME = "name"
"""The word for a reference that stands in the name of each file, such as 2016 in 2016-report.txt."""


def rows_of(
    text: str, *, file: str, sha256: str, reference: Period | str | None, targets: bool
) -> Iterator[dict[str, Any]]:
    """Yield a row for each figure and period of *text*, in order.

    Args:
        text: The text.
        file: How its file is called.
        sha256: The digest of the file.
        reference: The time at which it speaks; `BY_NAME` for that in its name; None if unknown.
        targets: Whether to mark what looks like a promise.
    """
    when = _named(file) if isinstance(reference, str) else reference
    found = find(text, when)
    periods = [one for one in found if isinstance(one, FoundPeriod)]
    tree = sections(text)
    sentences, hashed = Sentences(text), _Hashes(text)
    for one in found:
        made = {
            "file": file,
            "sha256": sha256,
            "section": section_of(tree, one.start, one.end),
            **row(one),
            "as_stated": one.text if len(one.text) <= _LONGEST else f"{one.text[: _LONGEST - 1]}…",
            **({key: _OF_QUANTITY[key](one) for key in _EXACT} if isinstance(one, Found) else dict.fromkeys(_EXACT)),
            "sentence": hashed.of(sentences.around(one.start, one.end)),
            **_NO_CANDIDATE,
        }
        if targets and isinstance(one, Found):
            said = promise(text, one, sentences, periods, when)
            made["candidate"] = said is not None
            if said:
                made |= {"candidate_due": said.due and str(said.due), "candidate_signs": " ".join(said.signs)}
        yield made


def sentence_hash(sentence: str) -> str:
    """Return the hash of a sentence: the first 32 digits of SHA-256 of its characters without blanks."""
    return hashlib.sha256(_BLANKS.sub("", sentence).encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


class _Hashes:
    """The hashes of the sentences of a text, each reckoned once for the figures that share it."""

    def __init__(self, text: str) -> None:
        self._text, self._last, self._hash = text, (0, 0), ""

    def of(self, span: Span) -> str:
        if span != self._last:
            self._last, self._hash = span, sentence_hash(self._text[slice(*span)])
        return self._hash


def _named(file: str) -> Period | None:
    """Return the day, month or year in the name of a file; None if there is none or several."""
    found = {hit.groups() for hit in _YEAR.finditer(file.rsplit("/", 1)[-1])}
    if len(found) != 1:
        return None
    try:
        return Period.parse("-".join(part for part in found.pop() if part))
    except ValueError:  # no day of the calendar
        return None
