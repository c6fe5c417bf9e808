"""Measure how much of a finished coding the unedited scaffold already has."""

from pathlib import Path

from attrs import evolve, frozen

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.coding.audit import percent
from sgpolicy.coding.drafts import FigureDraft, draft_figures
from sgpolicy.model.figure import Figure
from sgpolicy.model.quantity import Quantity
from sgpolicy.sources.text import read_source
from sgpolicy.textfile import FileRefusedError


@frozen(kw_only=True)
class Recall:
    """The scaffold of one source file, compared with the finished coding.

    Attributes:
        source: Name of the source file.
        figures: How many pieces of evidence for figures the finished coding has
            that differ in span or quantity.
        spans: How many of their spans the scaffold has.
        quantities: How many of them it has with the right quantity: bounds, value,
            hedge and unit; it may begin earlier, with the rate.
        missed: What it lacks: span, wording, and what it has there instead.
        extra: How many figures of the scaffold the finished coding lacks; most
            of them are listed there as uncoded.
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
        One row per file, sorted by file name; files that cannot be read are left out.
    """
    coded: dict[str, dict[tuple[int, int, str], Quantity]] = {}
    for figure in catalog.records():
        if not isinstance(figure, Figure):
            continue
        for place in figure.evidence:
            if place.as_stated is not None and place.span is not None:
                of_file = coded.setdefault(place.document.origin, {})
                of_file[*place.span, _facts(figure.quantity)] = figure.quantity
    rows = []
    for name in sorted({document.text.file for document in catalog.documents if document.text}):
        try:
            text = read_source(folder / name).text
        except FileRefusedError:
            continue
        rows.append(_row(name, coded.get(name, {}), draft_figures(text, catalog)))
    return tuple(rows)


def _row(name: str, coded: dict[tuple[int, int, str], Quantity], drafts: tuple[FigureDraft, ...]) -> Recall:
    found = {(draft.start, draft.end): draft for draft in drafts}
    missed = []
    spans = right = 0
    for (start, end, _), quantity in sorted(coded.items(), key=lambda item: item[0]):
        near = [d for d in drafts if d.start < end and d.end > start]
        # A rate may be coded without the words of its denominator, which the finder takes in.
        around = [d for d in near if d.start <= start and end <= d.end and _facts(d.quantity) == _facts(quantity)]
        draft = found.get((start, end)) or next(iter(around), None)
        spans += draft is not None
        if draft is not None and _facts(draft.quantity) == _facts(quantity):
            right += 1
            continue
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
    """Return everything about a quantity but its wording, for comparison."""
    return repr(evolve(quantity, as_stated=""))


def recall_text(rows: tuple[Recall, ...]) -> str:
    """Return a table of *rows* as text, with what each scaffold missed below it."""
    lines = ["source                       figures  spans  right  share   extra"]
    lines += [f"{r.source:28} {r.figures:7} {r.spans:6} {r.quantities:6} {r.share:>5}% {r.extra:6}" for r in rows]
    lines += [f"{row.source}: missed {what}" for row in rows for what in row.missed]
    return "\n".join(lines)
