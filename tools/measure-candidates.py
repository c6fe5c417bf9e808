"""How often `extract --targets` is right: its marks held against the targets and observations that people coded.

    python tools/measure-candidates.py SOURCES [--show]

SOURCES is the folder with the texts of the documents of the catalog. Each figure of
a coded passage counts once; a target that the reader finds no figure for counts as missed.
"""

# ruff: noqa: T201, S101, INP001 - a program of ours
import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import sgpolicy
from sgpolicy.coding.reliability import wilson
from sgpolicy.corpus.rows import rows_of
from sgpolicy.model.document import Document
from sgpolicy.sources.spans import Span, spans_of
from sgpolicy.sources.text import read_source


class Judged(NamedTuple):
    """A figure: whether it is marked, whether it is a coded target, whether an observation, and its sentence."""

    marked: bool
    target: bool
    observation: bool
    shown: str


def main() -> int:
    """Print precision and recall with their intervals."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was marked wrongly, and what was missed")
    asked = parser.parse_args()
    catalog = sgpolicy.load()
    documents = [one for one in catalog.documents if one.text and (asked.sources / one.text.file).is_file()]
    judged = [one for document in documents for one in _judged(catalog, document, asked.sources)]
    coded = [one for one in judged if one.target or one.observation]
    print(f"{len(documents)} documents, {len(judged)} figures in coded passages")
    _print("targets against observations", coded)
    _print("targets against all other figures", judged)
    if asked.show:
        for one in judged:
            if one.marked != one.target:
                print("missed " if one.target else "obs    " if one.observation else "other  ", one.shown)
    return 0


def _judged(catalog: sgpolicy.Catalog, document: Document, sources: Path) -> Iterator[Judged]:
    assert document.text is not None
    text = read_source(sources / document.text.file).text
    targets = [span for one in catalog.targets for span in spans_of(one, document)]
    observed = [span for one in catalog.observations for span in spans_of(one, document)]
    rows = rows_of(text, file="", sha256="", reference=document.reference, targets=True)
    found = [row for row in rows if row["type"] == "quantity" and _meets((row["start"], row["end"]), document.coded)]
    for row in found:
        span = row["start"], row["end"]
        around = text[max(0, span[0] - 40) : span[0]] + "⟦" + text[slice(*span)] + "⟧" + text[span[1] : span[1] + 10]
        yield Judged(bool(row["candidate"]), _meets(span, targets), _meets(span, observed), " ".join(around.split()))
    places = [(row["start"], row["end"]) for row in found]
    for span in targets:
        if not _meets(span, places):
            yield Judged(marked=False, target=True, observation=False, shown=text[slice(*span)])


def _meets(span: Span, spans: list[Span] | tuple[Span, ...]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def _print(what: str, judged: list[Judged]) -> None:
    right = sum(one.marked and one.target for one in judged)
    print(f"{what}: precision {_share(right, sum(one.marked for one in judged))}", end=", ")
    print(f"recall {_share(right, sum(one.target for one in judged))}")


def _share(part: int, whole: int) -> str:
    """Return a share with the Wilson interval of 95 %."""
    interval = wilson(part, whole)
    if interval is None:
        return "undefined (0 of 0)"
    return f"{part / whole:.2f} ({part} of {whole}; 95 % interval {interval[0]:.2f} to {interval[1]:.2f})"


if __name__ == "__main__":
    sys.exit(main())
