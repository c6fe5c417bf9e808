"""Seeded errors: what share of one-place changes to the shipped records each ring catches.

`python -m tests.mutation.seeded --seed 1 --count 1000 [--sources DIR]`, from the
root of the project. The same seed over the same data gives the same changes.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from attrs import frozen
from tests.mutation.kinds import KINDS, ErrorKind, Kit
from tests.mutation.kinds import Path as Way
from tests.mutation.pages import Page, pages
from tests.mutation.rings import Rings

from sgpolicy.catalog.load import load, shipped_files
from sgpolicy.files.folder import DataFile, data_files
from sgpolicy.problem import DataError

_TRIES = 200


@frozen(kw_only=True)
class Mutant:
    """One seeded error.

    Attributes:
        kind: Its kind.
        page: The file that it is made in.
        path: Where in the file.
        before: What stood there.
        after: What is there now.
        text: The changed file.
        renamed: Old and new full id, if a record was renamed.
    """

    kind: ErrorKind
    page: Page
    path: Way
    before: str
    after: str
    text: str
    renamed: tuple[str, str] | None

    def __str__(self) -> str:
        """Return where it is and what it does."""
        way = ".".join(map(str, self.path))
        owner = self.page.at((*self.path[:2], "id")) if len(self.path) > 2 else ""
        return f"{self.kind.name}: {self.page.document}/{owner or ''} {way}: {self.before} -> {self.after}"


@frozen(kw_only=True)
class Outcome:
    """What became of a seeded error.

    Attributes:
        mutant: The error.
        ring: The ring that saw it first; 0 if none did.
        check: The check that saw it; "" if none did.
    """

    mutant: Mutant
    ring: int
    check: str


def mutants(
    files: Sequence[DataFile], kit: Kit, seed: int, count: int, chosen: Sequence[ErrorKind] = KINDS
) -> Iterator[Mutant]:
    """Yield *count* different errors, the kinds in turn."""
    rng = Random(seed)  # noqa: S311 - the same errors each time are the point
    found = pages(files)
    sites = {kind.name: [(page, path) for page in found for path in kind.sites(page)] for kind in chosen}
    kinds = [kind for kind in chosen if sites[kind.name]]
    seen: set[tuple[str, str]] = set()
    for number in range(count):
        made = _one(kinds[number % len(kinds)], sites, kit, rng, seen)
        if made is not None:
            yield made


def _one(
    kind: ErrorKind, sites: dict[str, list[tuple[Page, Way]]], kit: Kit, rng: Random, seen: set[tuple[str, str]]
) -> Mutant | None:
    """Return an error of *kind* that was not made before; None if hardly one is left."""
    for _ in range(_TRIES):
        page, path = rng.choice(sites[kind.name])
        edits = kind.change(kit, page, path, rng)
        text = page.changed(edits) if edits else page.text
        if not edits or text == page.text or (page.name, text) in seen:
            continue
        seen.add((page.name, text))
        before = ", ".join(page.raw(way) for way, _ in edits)
        after = ", ".join(new for _, new in edits)
        renamed = None
        if path[-1] == "id":
            renamed = f"{page.document}/{before}", f"{page.document}/{after}"
        return Mutant(kind=kind, page=page, path=path, before=before, after=after, text=text, renamed=renamed)
    return None


def kit_of() -> Kit:
    """Return what the shipped codebook offers in the place of something else."""
    catalog = load()
    return Kit(
        regions=tuple(sorted(region.code for region in catalog.regions)),
        indicators=tuple(sorted(indicator.id for indicator in catalog.indicators)),
        instruments=tuple(sorted(instrument.id for instrument in catalog.instruments)),
    )


def run(  # noqa: PLR0913 - each is one choice
    files: Sequence[DataFile],
    seed: int,
    count: int,
    sources: Path | None,
    chosen: Sequence[ErrorKind] = KINDS,
    *,
    spoilt: Sequence[DataFile] | None = None,
) -> list[Outcome]:
    """Make *count* errors, one at a time, in any of *files*, or of *spoilt* alone, and hold the rings against each."""
    rings = Rings(files, sources)
    if rings.standing:
        sys.stderr.write(f"the unchanged files have {rings.standing} findings; only new ones count as caught\n")
    outcomes = []
    for mutant in mutants(files if spoilt is None else spoilt, kit_of(), seed, count, chosen):
        seen = rings.first(mutant.page.document, mutant.text, mutant.renamed)
        ring, check = seen or (0, "")
        outcomes.append(Outcome(mutant=mutant, ring=ring, check=check))
    return outcomes


def missed(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return the errors that must be caught with the sources at hand, and were not."""
    return [outcome for outcome in outcomes if outcome.mutant.kind.must and not outcome.ring]


def table(outcomes: Sequence[Outcome], *, sources: bool) -> str:
    """Return the outcomes by kind as a markdown table, and why some escape."""
    lines = [
        "| what is changed | errors | ring 1 | ring 2 | ring 3 | not caught | caught |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for kind in KINDS:
        rings = Counter(outcome.ring for outcome in outcomes if outcome.mutant.kind is kind)
        if rings:
            lines.append(_row(kind.name, rings, sources=sources))
    lines += [_row("**all**", Counter(outcome.ring for outcome in outcomes), sources=sources), ""]
    figures = Counter(outcome.ring for outcome in outcomes if outcome.mutant.kind.must)
    total = figures.total()
    lines.append(f"Number, wording, hedge or span of a figure: {total - figures[0]} of {total} caught.")
    escaped = {outcome.mutant.kind for outcome in outcomes if not outcome.ring}
    if reasons := [f"- {kind.name}: {kind.why}" for kind in KINDS if kind in escaped and kind.why]:
        lines += ["", "What is not caught, and why:", "", *reasons]
    return "\n".join(lines)


def _row(name: str, rings: Counter[int], *, sources: bool) -> str:
    total = rings.total()
    third = str(rings[3]) if sources else "-"
    share = f"{100 * (total - rings[0]) / total:.0f} %"
    return f"| {name} | {total} | {rings[1]} | {rings[2]} | {third} | {rings[0]} | {share} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; return 1 if the sources are at hand and an error that must be caught was not."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation.seeded", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--sources", type=Path, help="folder of source texts; SGPOLICY_SOURCES by default")
    parser.add_argument("--data", type=Path, help="folder of data files with a codebook; the shipped data by default")
    parser.add_argument("--show", action="store_true", help="list every error that no ring caught")
    chosen = parser.parse_args(arguments)
    variable = os.environ.get("SGPOLICY_SOURCES")
    sources: Path | None = chosen.sources or (Path(variable) if variable else None)
    if sources is None:
        sys.stderr.write("NO RING 3: give the folder of source texts as --sources or in SGPOLICY_SOURCES\n")
    try:
        files = data_files(chosen.data)[0] if chosen.data else shipped_files()
        outcomes = run(files, chosen.seed, chosen.count, sources)
    except DataError as exc:
        sys.stderr.write(f"the unchanged files do not load:\n{exc}\n")
        return 2
    sys.stdout.write(table(outcomes, sources=sources is not None) + "\n")
    failed = missed(outcomes) if sources is not None else []
    for outcome in outcomes if chosen.show else failed:
        if not outcome.ring:
            sys.stdout.write(f"NOT CAUGHT {outcome.mutant}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
