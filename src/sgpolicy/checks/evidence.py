"""Ring 3: do the records say what the source text says, where they say it does?"""

import re
from collections.abc import Iterator
from itertools import islice

from sgpolicy.checks.registry import Case, Way, evidence, fragments, periods
from sgpolicy.model.absence import Absence
from sgpolicy.model.figure import Figure
from sgpolicy.problem import Finding, visible
from sgpolicy.sources import recognise
from sgpolicy.sources.numbers import Standing, classify
from sgpolicy.sources.sections import section_of
from sgpolicy.sources.text import plain


@evidence("digest", "spans hold for one text only; another file of the same name proves nothing")
def digest(case: Case) -> Iterator[Finding]:
    """Compare the source file with the digest of the one that was coded."""
    text = case.document.text
    if text is not None and text.sha256 != case.source.sha256:
        yield Finding(
            id=case.document.id,
            path=("source", "sha256"),
            message=f"{case.source.file} is a different text: its SHA-256 is {case.source.sha256}",
            remedy="use the file that was coded, or code this one again; nothing else in it is verified",
        )


@evidence("length", "a span is checked against the stored length before the text is at hand")
def length(case: Case) -> Iterator[Finding]:
    """Compare the stored length with that of the text."""
    text = case.document.text
    if text is not None and text.characters != len(case.text):
        yield Finding(
            id=case.document.id,
            path=("source", "characters"),
            message=f"the text has {len(case.text)} characters",
            remedy=f"write {len(case.text)}",
        )


@evidence("as-stated", "a figure is what the text says, to the character")
def as_stated(case: Case) -> Iterator[Finding]:
    """Look for the wording of each piece of evidence at its span."""
    for record, place, span, way in case.places:
        if place.as_stated is not None:
            yield from _differs(case, record.id, (*way, "at"), span, place.as_stated)


@evidence("period-wording", "a stated time is what the text says, to the character")
def period_wording(case: Case) -> Iterator[Finding]:
    """Look for the wording of each period at its span, if it has one."""
    for owner, way, period, _ in periods((case.document,), case.own):
        if period.at and period.as_stated is not None:
            yield from _differs(case, owner, (*way, "at"), period.at, period.as_stated)


@evidence("printed", "damage and uncoded numbers are quoted as printed")
def printed(case: Case) -> Iterator[Finding]:
    """Look for what faults and uncoded entries quote at their spans."""
    for entry, way in fragments(case.document):
        yield from _differs(case, case.document.id, (*way, "at"), (entry.start, entry.end), entry.printed)


def _differs(case: Case, owner: str, path: Way, span: tuple[int, int], wording: str) -> Iterator[Finding]:
    """Yield a finding if *wording* is not the text at *span*, and say where else it is."""
    found = case.text[slice(*span)]
    if found == wording:
        return
    places = [hit.start() for hit in re.finditer(re.escape(wording), case.text)]
    nearest = min(places, key=lambda place: abs(place - span[0]), default=None)
    remedy = "quote the text to the character"
    if nearest is not None:
        remedy = f"it is at [{nearest}, {nearest + len(wording)}]"
    yield Finding(
        id=owner,
        path=path,
        message=f"the text at {list(span)} is {visible(found)}, not {visible(wording)}",
        remedy=remedy,
    )


@evidence("section", "the section tells a reader without the offsets where to look")
def section(case: Case) -> Iterator[Finding]:
    """Report spans outside the stored section, which must be the innermost one or one around it."""
    for record, place, span, way in case.places:
        real = section_of(case.tree, *span)
        stored = place.section
        if stored == real or (stored and real and f"{real}/".startswith(f"{stored}/")):
            continue
        yield Finding(
            id=record.id,
            path=(*way, "section" if stored else "at"),
            message=f"the section is {stored or 'not given'}, but the span lies in {real or 'none'}",
            remedy=f'write section: "{real}"' if real else "leave section out",
        )


_PER = {
    "year": "每年 /年 年均 全年 一年 年度 每一年 逐年",
    "month": "每月 每个月 /月 月均 月工资 按月 一月",
    "week": "每周 每星期 /周 一周",
    "day": "每天 每日 /天 /日",
    "person": "每人 人均 每名 每位 /人 每个人",
    "item": "每 一社区 一单位 一站 一村 一校 /个 /家 各",
}
_STOPS = "。;!?；！？"


@evidence("rate-in-context", "a rate's denominator must come from the sentence, not from the coder")
def rate_in_context(case: Case) -> Iterator[Finding]:
    """Report rates whose denominator is neither in their sentence nor marked as inferred."""
    for figure in case.own:
        if not isinstance(figure, Figure) or not figure.quantity.unit.per or figure.why_inferred("unit"):
            continue
        unit = figure.quantity.unit
        sentence = plain(case.text[slice(*_sentence(case.text, *(figure.evidence[0].span or (0, 0))))])
        for per in figure.quantity.unit.per.split("/"):
            words = _PER.get(per, "每 /").split()
            if any(word in sentence for word in words):
                continue
            yield Finding(
                id=figure.id,
                path=("quantity", "unit"),
                message=f"{unit.id} is a rate, but neither the wording nor its sentence says {' or '.join(words[:2])}",
                remedy=f"write the unit without /{per}, or say under `inferred: unit:` what led to it",
            )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence around a span; punctuation ends it, a line end does not."""
    first = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    ends = [place for stop in _STOPS if (place := text.find(stop, end)) != -1]
    return first, min(ends, default=len(text))


@evidence("extent", "the documents of one file share no text and leave no number out")
def extent(case: Case) -> Iterator[Finding]:
    """Report documents of a file whose extents overlap, and numbers between the extents."""
    for message in _extent(case):
        yield Finding(
            id=case.document.id,
            path=("source", "extent"),
            message=message,
            remedy="make the extents of the file's documents meet without overlapping",
        )


def _extent(case: Case) -> Iterator[str]:
    here = case.siblings.index(case.document)
    start, end = case.extent
    before = max((d.text.extent[1] for d in case.siblings[:here] if d.text), default=0)
    if before > start:
        yield f"it begins at {start}, inside the document before it, which ends at {before}"
    else:
        yield from _lost_number(case.text, before, start)
    if here == len(case.siblings) - 1:
        yield from _lost_number(case.text, max(end, before), len(case.text))


def _lost_number(text: str, start: int, end: int) -> Iterator[str]:
    for number in islice(recognise.numbers(text, start, end), 1):
        yield f"no document covers [{start}, {end}], where the number {visible(text[slice(*number)])} stands"


@evidence("audit", "no number in a text is left out")
def audit(case: Case) -> Iterator[Finding]:
    """Report numbers that are neither coded nor recognised nor listed as uncoded."""
    for number in classify(case.text, case.document, case.records):
        if number.standing is Standing.UNEXPLAINED:
            yield Finding(
                id=case.document.id,
                path=("uncoded",),
                message=f"the number {visible(number.text)} at [{number.start}, {number.end}] is neither coded nor "
                f"explained: {number.context}",
                remedy="code it as a figure, or list it under `uncoded` with a reason",
            )


@evidence("absence", "that a text does not hold a word is proven by the text")
def absence(case: Case) -> Iterator[Finding]:
    """Look for the terms of each absence in the whole document, whatever blanks and line ends are between."""
    start, end = case.extent
    for record in case.own:
        for index, term in enumerate(record.terms if isinstance(record, Absence) else ()):
            pattern = r"\s*".join(map(re.escape, "".join(term.split())))
            if hit := re.compile(pattern, re.IGNORECASE).search(case.text, start, end):
                yield Finding(
                    id=record.id,
                    path=("terms", index),
                    message=f"{visible(term)} occurs in the text, at {list(hit.span())}",
                    remedy="code what stands there, and leave the term out",
                )
