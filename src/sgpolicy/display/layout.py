"""Columns of text that fit a width: running text is cut first, then what matters least is left out, and named."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from sgpolicy.display.options import width as columns_of_display
from sgpolicy.display.say import headed, label, said, say
from sgpolicy.display.width import pad, width, wrapped
from sgpolicy.model.shown import one_line

_GAP = 2
_LEAST = 12
"""Columns down to which running text is cut before anything is left out."""
_FIRST, _TIGHT = 5, 8
"""How many columns, the first, matter most, and down to what running text is cut before one of them is left out."""
IDS = frozenset({"id", "code", "record"})
"""Columns of ids, which are shown whole, so that they can be pasted, or not at all."""
_WORDY = frozenset(
    {
        "about",
        "body",
        "document",
        "empty",
        "English",
        "indicator",
        "instruments",
        "name",
        "region",
        "summary",
        "title",
        "value",
        "work",
    }
)
"""Columns of running text."""
_LESSER = ("evidence", "English", "as stated", "unit", "in", "others", "instruments", "level", "grade", "depth")
"""Columns that are left out first, in this order; then what all rows share, then ids, then from right to left."""
_NUMBER = re.compile(r"-|[\d.,]+ ?%?")


class Laid(NamedTuple):
    """A table as text.

    Attributes:
        text: Its lines.
        left_out: The columns for which there was no room; in brackets what all rows have in one.
        shared: The last of these: what stands in `left_out`, and what says it in a line of its own.
    """

    text: str
    left_out: tuple[str, ...]
    shared: Mapping[str, str]


def lay(header: Sequence[str], rows: Iterable[Sequence[str]], columns: int | None = None, *, ids: bool = False) -> Laid:
    """Return rows of text under a header, as a table of at most so many *columns*.

    Columns of running text are cut, the widest first; where that is not enough, columns are left
    out. Numbers stand to the right.

    Args:
        header: The English names of the columns, which say what may be cut.
        rows: Their cells, as they are displayed.
        columns: Columns of the display; as set, or as the terminal has, by default.
        ids: Whether ids stay, whatever else must go.
    """
    limit = columns_of_display() if columns is None else columns
    names = [label(name) for name in header]
    cells = [[one_line(cell) for cell in row] for row in rows]
    needed = [max(map(width, column)) for column in zip(names, *cells, strict=True)]
    columns_of_cells = enumerate(zip(*cells, strict=True))
    same = {place: column[0] for place, column in columns_of_cells if len(cells) > 1 and len({*column}) == 1}
    right = {place for place in range(len(header)) if numeric([row[place] for row in cells])}
    wordy = {place for place, name in enumerate(header) if name in _WORDY and place not in right}
    kept, floors = _kept(wordy, needed, limit, lambda place: _rank(header[place], place, same=place in same, ids=ids))
    sizes = _sizes(needed, kept, floors, limit)
    lines = [
        (" " * _GAP).join(pad(line[place], sizes[place], right=place in right) for place in kept).rstrip()
        for line in (names, *cells)
    ]
    left_out = [place for place in range(len(header)) if place not in kept]
    shared = [place for place in left_out if place in same and header[place] not in _LESSER]
    told = {place: f"{names[place]} ({same[place]})" for place in shared}
    return Laid(
        "\n".join(lines),
        tuple(told.get(place, names[place]) for place in left_out),
        {told[place]: headed(names[place], same[place]) for place in shared},
    )


def table(header: Sequence[str], rows: Iterable[Sequence[str]], columns: int | None = None) -> str:
    """Return a table as `lay` does, after what all rows share; a last line names what there was no room for."""
    laid = lay(header, rows, columns)
    missing = [name for name in laid.left_out if name not in laid.shared]
    limit = columns_of_display() if columns is None else columns
    shared = [wrapped(line, limit, "  ") for line in laid.shared.values()]
    return "\n".join([*shared, laid.text, *([no_room(missing)] if missing else [])])


def folded(text: str, indent: str = "", least: int = 0) -> list[str]:
    """Return *text* in lines as wide as the display, or *least* columns, all but the first indented."""
    return wrapped(one_line(text), max(columns_of_display(), least), indent).splitlines()


def no_room(left_out: Iterable[str]) -> str:
    """Return what names the columns for which there was no room, in as many lines as that takes."""
    named = said("no room for: {columns}", columns=say(tuple(left_out)))
    return wrapped(named, columns_of_display() - len("... "), "  ")


def numeric(column: Sequence[str]) -> bool:
    """Return whether a column holds numbers, and nothing else where there is one."""
    return any(cell != "-" for cell in column) and all(_NUMBER.fullmatch(cell) for cell in column)


def _kept(
    wordy: Collection[int], needed: Sequence[int], limit: int, rank: Callable[[int], tuple[int, int]]
) -> tuple[list[int], list[int]]:
    """Return the places of the columns for which there is room, and how far each column may be cut."""
    kept = list(range(len(needed)))
    floors, tighter = ([min(n, least) if i in wordy else n for i, n in enumerate(needed)] for least in (_LEAST, _TIGHT))
    while len(kept) > 1 and sum(floors[i] for i in kept) + _GAP * (len(kept) - 1) > limit:
        last = max(kept, key=rank)
        if last >= _FIRST or rank(last)[0] or floors == tighter:
            kept.remove(last)
        else:
            floors = tighter
    return kept, floors


def _rank(name: str, place: int, *, same: bool, ids: bool) -> tuple[int, int]:
    """Return how soon a column is left out, the *same* in all rows or not; the greatest goes first."""
    if name in _LESSER:
        return 3, -_LESSER.index(name)
    if name in IDS:
        return -1 if ids else 1, place
    return 2 if same else 0, place


def _sizes(needed: Sequence[int], kept: Sequence[int], floors: Sequence[int], limit: int) -> dict[int, int]:
    sizes = {place: needed[place] for place in kept}
    over = sum(sizes.values()) + _GAP * (len(kept) - 1) - limit
    while over > 0:
        place = max(kept, key=lambda one: (sizes[one] > floors[one], sizes[one]))
        sizes[place] -= 1
        over -= 1
    return sizes
