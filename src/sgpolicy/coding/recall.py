"""How much of a finished coding the untouched scaffold has already: measured, not claimed."""

from pathlib import Path

from attrs import evolve, frozen

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.coding.audit import percent
from sgpolicy.coding.drafts import FigureDraft, draft_figures
from sgpolicy.model.figure import Figure
from sgpolicy.model.quantity import Quantity
from sgpolicy.sources.text import SourceRefusedError, read_source


@frozen(kw_only=True)
class Recall:
    """One source file's scaffold held against its finished coding.

    Attributes:
        source: Name of the source file.
        figures: Different pieces of figure evidence in the finished coding, by
            span and quantity.
        spans: Those whose span the scaffold has.
        quantities: Those whose span and quantity it has: bounds, value, hedge
            and unit.
        missed: What it lacks: span, wording, and what it has there instead.
        extra: Figures of the scaffold that the finished coding has not: listed
            by a coder as uncoded, mostly.
    """

    source: str
    figures: int
    spans: int
    quantities: int
    missed: tuple[str, ...]
    extra: int

    @property
    def share(self) -> str:
        """The share of figures that the scaffold has right, in percent with one decimal."""
        return percent(self.quantities, self.figures or 1)


def scaffold_recall(catalog: Catalog, folder: Path) -> tuple[Recall, ...]:
    """Return, for each source file in *folder*, the share of coded figures that its scaffold has.

    Args:
        catalog: The finished coding.
        folder: Folder of source files.

    Returns:
        One row a file, sorted by file name; files that are not there are left out.
    """
    coded: dict[str, dict[tuple[int, int, str], Quantity]] = {}
    for figure in catalog.records():
        if not isinstance(figure, Figure):
            continue
        for place in figure.evidence:
            if place.as_stated is not None:
                of_file = coded.setdefault(place.document.source.file, {})
                of_file[place.start, place.end, _facts(figure.quantity)] = figure.quantity
    rows = []
    for name in sorted({document.source.file for document in catalog.documents}):
        try:
            text = read_source(folder / name).text
        except SourceRefusedError:
            continue
        rows.append(_row(name, coded.get(name, {}), draft_figures(text, catalog)))
    return tuple(rows)


def _row(name: str, coded: dict[tuple[int, int, str], Quantity], drafts: tuple[FigureDraft, ...]) -> Recall:
    found = {(draft.start, draft.end): draft for draft in drafts}
    missed = []
    spans = right = 0
    for (start, end, _), quantity in sorted(coded.items(), key=lambda item: item[0]):
        draft = found.get((start, end))
        spans += draft is not None
        if draft is not None and _facts(draft.quantity) == _facts(quantity):
            right += 1
            continue
        near = [d for d in drafts if d.start < end and d.end > start]
        instead = "; ".join(f"{d.wording} {d.quantity}" for d in near) or "nothing"
        missed.append(f"[{start}, {end}] {quantity.as_stated} = {quantity}; the scaffold has {instead}")
    spans_coded = {(start, end) for start, end, _ in coded}
    return Recall(
        source=name,
        figures=len(coded),
        spans=spans,
        quantities=right,
        missed=tuple(missed),
        extra=sum(span not in spans_coded for span in found),
    )


def _facts(quantity: Quantity) -> str:
    """Return all of a quantity but its wording, to compare by."""
    return repr(evolve(quantity, as_stated=""))


def recall_text(rows: tuple[Recall, ...]) -> str:
    """Return the table of *rows* as text, with what is missed below it."""
    lines = ["source                       figures  spans  right  share   extra"]
    lines += [f"{r.source:28} {r.figures:7} {r.spans:6} {r.quantities:6} {r.share:>5}% {r.extra:6}" for r in rows]
    lines += [f"{row.source}: missed {what}" for row in rows for what in row.missed]
    return "\n".join(lines)
