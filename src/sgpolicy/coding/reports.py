"""The audit as text for a terminal."""

from collections.abc import Iterable

from sgpolicy.coding.audit import DocumentAudit
from sgpolicy.sources.numbers import Standing
from sgpolicy.sources.text import in_line

_RECOGNISED = tuple(s for s in Standing if s not in {Standing.CODED, Standing.UNCODED, Standing.UNEXPLAINED})


def audit_text_of(audits: Iterable[DocumentAudit]) -> str:
    """Return *audits* as text: a paragraph a document, every unexplained number with its place.

    Where no source was at hand the text says so, for nothing was audited.
    """
    found = list(audits)
    if not found:
        return "nothing audited: no source text of these documents is in the folder"
    return "\n\n".join("\n".join(_lines(audit)) for audit in found)


def _lines(audit: DocumentAudit) -> Iterable[str]:
    total = len(audit.numbers)
    yield f"{audit.document.id} ({audit.document.source.file})"
    parts = {
        "coded": audit.count(Standing.CODED),
        "uncoded with a reason": audit.count(Standing.UNCODED),
        "recognised": audit.count(*_RECOGNISED),
        "unexplained": audit.count(Standing.UNEXPLAINED),
    }
    shares = ", ".join(f"{count} {what} ({_percent(count, total)})" for what, count in parts.items())
    yield f"  numbers: {total}: {shares}"
    for number in audit.unexplained:
        yield f"    [{number.start}, {number.end}] {number.section or '-'}: {in_line(number.context)}"
    yield f"  text inside a measure: {_percent(audit.covered, audit.characters)} of {audit.characters} characters"
    gaps = ", ".join(f"[{start}, {end}] ({end - start})" for start, end in audit.gaps)
    yield f"  longest stretches in none: {gaps or 'none'}"
    outside = ", ".join(name.rpartition("/")[2] for name in audit.outside)
    yield f"  figures in no measure: {len(audit.outside)}{': ' if outside else ''}{outside}"


def _percent(part: int, whole: int) -> str:
    """Return a share as text, rounded down, so that 100 % means all."""
    return f"{1000 * part // whole / 10:.1f} %" if whole else "- %"
