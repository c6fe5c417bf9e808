"""Write the tables of docs/data-quality.md that come from the shipped data.

Run `python docs/make_data_quality.py`; it replaces what is between its marks
and leaves the rest. A test fails if the page is not up to date.
"""

import re
from collections import Counter
from pathlib import Path

import sgpolicy
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.display.panels import figure
from sgpolicy.model.words import Confidence, Depth, EvidenceKind, Grade
from sgpolicy.schema import RECORD_TYPES

PAGE = Path(__file__).parent / "data-quality.md"


def counts(catalog: Catalog) -> str:
    """Return the table of documents and records by province and type."""
    names = list(RECORD_TYPES)
    columns = ("documents", "of these pages", *names, "faults", "uncoded")
    places = catalog.documents.group_by(
        lambda d: next((r for r in (d.region.path if d.region else ()) if r.parent), d.region)
    )
    lines = []
    for place, documents in places.items():
        held = [len(documents), sum(d.page is not None for d in documents)]
        held += [sum(len(getattr(catalog, name).where(document=d)) for d in documents) for name in names]
        held += [sum(len(getattr(d, name)) for d in documents) for name in ("faults", "uncoded")]
        lines.append((place.code if place else "?", place.short if place else "anonymised", held))
    lines = [(name, held) for _, name, held in sorted(lines)]
    lines.append(("all", [sum(column) for column in zip(*(held for _, held in lines), strict=True)]))
    return "\n".join(
        [
            f"| about | {' | '.join(columns)} |",
            f"| --- |{' ---: |' * len(columns)}",
            *(f"| {name} | {' | '.join(map(str, held))} |" for name, held in lines),
        ]
    )


def grades(catalog: Catalog) -> str:
    """Return the table of documents by depth of coding and grade."""
    lines = [f"| coded | {' | '.join(Grade)} | records |", f"| --- |{' ---: |' * (len(Grade) + 1)}"]
    for depth in Depth:
        documents = [d for d in catalog.documents if d.depth is depth]
        held = [sum(d.reliability.grade is grade for d in documents) for grade in Grade]
        held.append(sum(r.document.depth is depth for r in catalog.records()))
        lines.append(f"| {depth} | {' | '.join(map(str, held))} |")
    return "\n".join(lines)


def known(catalog: Catalog) -> str:
    """Return what is known of each province, the nation and the Corps, how sure it is, and where was looked in vain."""
    lines = [
        "| of | known | targets | observations | of what | latest | grade | text / page | sure | searched in vain |",
        "| --- | --- | ---: | ---: | --- | ---: | --- | ---: | --- | --- |",
    ]
    for row in catalog.coverage():
        levels = Counter(record.confidence for record in row.records)
        sure = ", ".join(f"{levels[level]} {level}" for level in Confidence if levels[level])
        groups = ", ".join(f"{name} {count}" for name, count in list(row.groups.items())[:3])
        grounds = " / ".join(str(row.resting_on(kind)) for kind in EvidenceKind)
        cells = (
            row.region.short,
            str(row.answer),
            len(row.targets),
            len(row.observations),
            groups or "-",
            row.latest or "-",
            row.grade or "-",
            grounds,
            sure or "-",
            ", ".join(row.looked) or "-",
        )
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def panel(catalog: Catalog) -> str:
    """Return the panel of certified social workers, gaps included."""
    found = catalog.panel("certified-social-workers")
    years = [year for year in found.years if any(found.cell(region, year) for region in found.regions)]
    lines = [f"| | {' | '.join(map(str, years))} |", f"| --- |{' ---: |' * len(years)}"]
    for region in found.regions:
        cells = (figure(found.cell(region, year)) for year in years)
        lines.append(f"| {region.short} | {' | '.join(cells)} |".replace("~", "\\~").replace("*", "\\*"))
    return "\n".join(lines)


def doubts(catalog: Catalog) -> str:
    """Return how many records are of each confidence, and the notes of those of low confidence."""
    levels = Counter(record.confidence for record in catalog.records())
    lines = [
        f"Confidence: {', '.join(f'{level} {levels[level]}' for level in Confidence)}. Those of low confidence:",
        "",
    ]
    for record in catalog.records():
        if record.confidence is Confidence.LOW:
            note = " ".join((record.note or "").split())
            lines.append(f"- `{record.id}` ({record.record_type}): {note}")
    return "\n".join(lines)


def page(text: str) -> str:
    """Return *text* with the generated parts made anew from the data."""
    catalog = sgpolicy.load()
    for make in (counts, known, panel, grades, doubts):
        name, made = make.__name__, make(catalog)
        text = re.sub(
            rf"(<!-- made: {name} -->\n).*?(<!-- end {name} -->)",
            lambda m, made=made: m[1] + made + "\n" + m[2],
            text,
            flags=re.DOTALL,
        )
    return text


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
