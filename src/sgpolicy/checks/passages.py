"""Ring 3: does a passage begin and end where a coder would cut it, and does the text name its region?"""

from collections.abc import Iterator

from sgpolicy.checks.registry import Case, evidence
from sgpolicy.model.words import RegionBasis
from sgpolicy.problem import Finding, visible

_NO_START = frozenset(",，。；;、:：”’）)》〉!！?？")
_NO_END = frozenset("（(“‘《〈,，、;；:：")


@evidence("passage-edge", "a span that begins with a stop or ends in half a number was moved by mistake")
def passage_edge(case: Case) -> Iterator[Finding]:
    """Report passages that begin or end with a blank, with a neighbour's punctuation, or inside a number."""
    for record, _, (start, end), way in case.places:
        passage = case.text[start:end]
        if passage and not record.of_whole and _is_cut(case.text, start, end):
            yield Finding(
                id=record.id,
                path=(*way, "at"),
                message=f"the passage {visible(passage)} is cut in the wrong place",
                remedy="begin and end with a word; leave out blanks and the commas around it",
            )


def _is_cut(text: str, start: int, end: int) -> bool:
    """Return whether *text* from *start* to *end* begins or ends with something that belongs to its neighbour."""
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


@evidence("region-in-text", "a place comes from the text or the codebook, or the coder says how it was inferred")
def region_in_text(case: Case) -> Iterator[Finding]:
    """Report regions of records, other than the document's own, that the document does not name."""
    text = case.text[slice(*case.extent)]
    for record in case.own:
        region = record.region
        if region is None or region == case.document.region or record.region_basis is not RegionBasis.STATED:
            continue
        if not any(name in text for name in (region.name.zh, region.short, *region.aliases)):
            yield Finding(
                id=record.id,
                path=("region",),
                message=f"{region.name.zh} ({region.code}) is not named in the document",
                remedy="check the code, or say under `inferred: region:` what led to it",
            )
