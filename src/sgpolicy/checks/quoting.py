"""Ring 3: are names, titles and document numbers quoted from the text?"""

from collections.abc import Iterator

from sgpolicy.checks.registry import Case, Way, evidence
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.record import Record
from sgpolicy.problem import Finding, visible
from sgpolicy.sources.spans import spans_of
from sgpolicy.sources.text import plain


@evidence("name", "a name or title is quoted, not made up")
def name(case: Case) -> Iterator[Finding]:
    """Look for titles, names and document numbers in the passages that cite them, ignoring blanks and damage."""
    for record in case.own:
        spans = spans_of(record, case.document)
        for path, quoted in () if record.why_inferred("name") else _quoted(record):
            if not any(_holds(case, start, end, quoted) for start, end in spans):
                yield Finding(
                    id=record.id,
                    path=path,
                    message=f"{visible(quoted)} does not occur in {visible(case.text[slice(*spans[0])])}",
                    remedy="quote it as printed, correct the span, or say under `inferred: name:` where it comes from",
                )


def _quoted(record: Record) -> Iterator[tuple[Way, str]]:
    if isinstance(record, Organisation):
        yield ("name",), record.name
    if isinstance(record, Programme):
        yield ("name", "zh"), record.name.zh
    if isinstance(record, Citation):
        if record.title:
            yield ("title",), record.title
        if record.number:
            yield ("number", "printed"), record.number.printed


def _holds(case: Case, start: int, end: int, quoted: str) -> bool:
    """Return whether *quoted* is in the passage, as printed or with its faults repaired."""
    wanted, passage = plain(quoted), plain(case.text[start:end])
    if wanted in passage or _elided(wanted, passage):
        return True
    pieces, place = [], start
    for fault in sorted(case.document.faults, key=lambda fault: fault.start):
        if start <= fault.start and fault.end <= end and fault.repaired is not None and fault.start >= place:
            pieces += [case.text[place : fault.start], fault.repaired]
            place = fault.end
    return wanted in plain("".join([*pieces, case.text[place:end]]))


def _elided(wanted: str, passage: str) -> bool:
    """Return whether *wanted* is named in a list that shares words, as 甲市民政局 is in 甲市、乙市民政局."""
    if len(passage) > 3 * len(wanted) or not any(mark in passage for mark in "、等的"):
        return False
    rest = iter(passage)
    return all(char in rest for char in wanted)
