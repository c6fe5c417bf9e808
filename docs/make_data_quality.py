"""Write the tables of docs/data-quality.md that come from the shipped data.

Run `python docs/make_data_quality.py`; it replaces what is between its marks
and leaves the rest. A test fails if the page is not up to date.
"""

import re
from pathlib import Path

import sgpolicy
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.model.words import Confidence
from sgpolicy.schema import RECORD_TYPES

PAGE = Path(__file__).parent / "data-quality.md"


def counts(catalog: Catalog) -> str:
    """Return the table of records by document and type."""
    names = list(RECORD_TYPES)
    lines = [
        f"| document | grade | {' | '.join(names)} | faults | uncoded |",
        f"| --- | --- |{' ---: |' * (len(names) + 2)}",
    ]
    for document in catalog.documents:
        held = [str(len(getattr(catalog, name).where(document=document))) for name in names]
        held += [str(len(document.faults)), str(len(document.uncoded))]
        lines.append(f"| {document.id} | {document.reliability.grade} | {' | '.join(held)} |")
    total = [str(len(getattr(catalog, name))) for name in names]
    total += [str(sum(len(getattr(d, name)) for d in catalog.documents)) for name in ("faults", "uncoded")]
    lines.append(f"| all | | {' | '.join(total)} |")
    return "\n".join(lines)


def doubts(catalog: Catalog) -> str:
    """Return the records of low or medium confidence whose note gives the doubt, low ones first."""
    lines = []
    for level in (Confidence.LOW, Confidence.MEDIUM):
        for record in catalog.records():
            if record.confidence is level and record.note:
                note = " ".join(record.note.split())
                lines.append(f"- `{record.id}` ({record.record_type}, {level}): {note}")
    return "\n".join(lines)


def page(text: str) -> str:
    """Return *text* with the generated parts made anew from the data."""
    catalog = sgpolicy.load()
    for name, made in (("counts", counts(catalog)), ("doubts", doubts(catalog))):
        text = re.sub(
            rf"(<!-- made: {name} -->\n).*?(<!-- end {name} -->)",
            lambda m, made=made: m[1] + made + "\n" + m[2],
            text,
            flags=re.DOTALL,
        )
    return text


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
