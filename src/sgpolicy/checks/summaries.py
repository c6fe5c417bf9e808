"""Do summaries tell, in both languages and in our own words, what the passage says?"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from sgpolicy.checks.counting import in_chinese, in_english
from sgpolicy.checks.registry import Case, Corpus, evidence, sense
from sgpolicy.model.figure import Figure
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.record import Record
from sgpolicy.problem import Finding, PathKey, visible
from sgpolicy.reading.numbers import exact
from sgpolicy.reading.patterns import any_of
from sgpolicy.sources.text import plain

_LONGEST_QUOTE = 11
"""Most characters in a row that our own words may share with the source, apart from names and numbers."""


@sense("numbers-agree", "both languages tell the same numbers")
def numbers_agree(corpus: Corpus) -> Iterator[Finding]:
    """Compare the numbers of each Chinese summary with those of the English one."""
    for record in corpus.of(Measure, Programme):
        if record.summary is None:
            continue
        zh, en = in_chinese(record.summary.zh), in_english(record.summary.en)
        for missing, key, other in ((zh.missing(en), "en", "zh"), (en.missing(zh), "zh", "en")):
            if missing:
                yield Finding(
                    id=record.id,
                    path=("summary", key),
                    message=f"does not name {_listed(missing)}, which the one in {other} does",
                    remedy="tell the same numbers in both languages, those of the passage",
                )


def _listed(numbers: Iterable[Fraction]) -> str:
    return ", ".join(str(exact(number)) for number in numbers)


@evidence("numbers-in-passage", "a summary tells no number that its passage does not")
def numbers_in_passage(case: Case) -> Iterator[Finding]:
    """Look for the numbers of each Chinese summary in the sentence of its passage, and in the figures it fixes."""
    for measure in case.own:
        if not isinstance(measure, Measure):
            continue
        worded = [case.sentences(measure), *(provision.quantity.as_stated for provision in measure.provisions)]
        if missing := in_chinese(measure.summary.zh).missing(in_chinese("。".join(worded))):
            yield Finding(
                id=measure.id,
                path=("summary", "zh"),
                message=f"tells {_listed(missing)}, which does not stand in the passage",
                remedy="tell the numbers of the passage alone, or widen it",
            )


@evidence("own-words", "a summary or a note is in our own words; the texts are not ours to copy")
def own_words(case: Case) -> Iterator[Finding]:
    """Report twelve characters in a row of the source; names, titles and figures of the document's records are free."""
    free = re.compile(any_of(_free(case.records)) or r"(?!)")
    source = _runs(free.sub("\0", plain(case.text)))
    for record in case.own:
        for path, text in _ours(record):
            copied = next((run for run in _windows(free.sub("\0", plain(text))) if run in source), None)
            if copied:
                yield Finding(
                    id=record.id,
                    path=path,
                    message=f"copies the source: {visible(copied)}",
                    remedy=f"say it in other words; names aside, {_LONGEST_QUOTE} characters in a row at most",
                )


def _free(records: Iterable[Record]) -> Iterator[str]:
    """Yield the names, titles and wordings of figures that *records* quote, without blanks and marks."""
    for record in records:
        quoted: list[str | None] = []
        if isinstance(record, Organisation):
            quoted = [record.name, record.body.name.zh]
        elif isinstance(record, Programme):
            quoted = [record.name.zh]
        elif isinstance(record, Citation):
            quoted = [record.title, record.work.title.zh, record.number.printed if record.number else None]
        elif isinstance(record, Figure):
            quoted = [place.as_stated for place in record.evidence]
        yield from filter(None, (plain(text) for text in quoted if text))


def _ours(record: Record) -> Iterator[tuple[tuple[PathKey, ...], str]]:
    summary = getattr(record, "summary", None)
    if summary is not None:
        yield ("summary", "zh"), summary.zh
    if record.note:
        yield ("note",), record.note


def _windows(text: str) -> Iterator[str]:
    size = _LONGEST_QUOTE + 1
    return (run for start in range(len(text) - size + 1) if "\0" not in (run := text[start : start + size]))


def _runs(text: str) -> frozenset[str]:
    return frozenset(_windows(text))
