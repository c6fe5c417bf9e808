"""Ring 3: does a passage begin and end where a coder would cut it, and is its place told in the text?"""

from collections.abc import Iterator

from sgpolicy.checks.registry import Case, evidence, places
from sgpolicy.problem import Finding, visible

_NO_START = frozenset(",，。；;、:：”’）)》〉!！?？")
_NO_END = frozenset("（(“‘《〈,，、;；:：")


@evidence("passage-edge", "a span that begins with a stop or ends in half a number was moved by mistake")
def passage_edge(case: Case) -> Iterator[Finding]:
    """No passage begins or ends with a blank, with punctuation of its neighbour, or inside a number."""
    for record, place, way in places(case.records):
        passage = case.text[place.start : place.end]
        if passage and _is_cut(case.text, place.start, place.end):
            yield Finding(
                id=record.id,
                path=(*way, "at"),
                message=f"the passage {visible(passage)} is cut in the wrong place",
                remedy="begin and end with a word; leave out blanks and the commas around it",
            )


def _is_cut(text: str, start: int, end: int) -> bool:
    """Return whether text[start:end] begins or ends with what belongs to its neighbour."""
    first, last = text[start], text[end - 1]
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return (
        first.isspace()
        or last.isspace()
        or first in _NO_START
        or last in _NO_END
        or (first.isdecimal() and before.isdecimal())
        or (last.isdecimal() and after.isdecimal())
    )


@evidence("region-in-text", "a place comes from the text, or the coder says how it was inferred")
def region_in_text(case: Case) -> Iterator[Finding]:
    """A region of a record's own is named somewhere in its document."""
    start, end = case.document.source.extent
    text = case.text[start:end]
    for record in case.records:
        region = record.region
        if region is None or region == case.document.region or record.why_inferred("region"):
            continue
        if not any(name in text for name in (region.name.zh, region.short, *region.aliases)):
            yield Finding(
                id=record.id,
                path=("region",),
                message=f"{region.name.zh} ({region.code}) is not named in the document",
                remedy="check the code, or say under `inferred: region:` what led to it",
            )
