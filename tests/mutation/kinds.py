"""The kinds of error that are seeded: each changes one thing in one record, as a tired coder would."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from random import Random

from attrs import field, frozen
from tests.mutation.pages import FIGURES, Page

from sgpolicy.errors import NotAQuantityError
from sgpolicy.files.spelling import Plain
from sgpolicy.files.tree import Map, Seq
from sgpolicy.model.unit import UNITS
from sgpolicy.model.words import Basis, Kind, Qualifier, Role, Status
from sgpolicy.problem import PathKey
from sgpolicy.reading import read_quantity

Path = tuple[PathKey, ...]
Edits = list[tuple[Path, str]]
Change = Callable[["Kit", Page, Path, Random], Edits | None]

_BOUNDS = ("lower", "upper", "value")
_FLAGS = (*_BOUNDS, "lower_open", "upper_open")
_TIMES = ("time", "due", "as_of")
_DATES = ("issued", "published", "reference")
_NUMERALS = "一二三四五六七八九"
_OTHERS = ("programmes", "organisations", "citations", "measures")


@frozen(kw_only=True)
class Kit:
    """What can be put in the place of something else.

    Attributes:
        regions: Codes of all regions.
        indicators: Ids of all indicators.
        instruments: Ids of all instruments.
    """

    regions: tuple[str, ...]
    indicators: tuple[str, ...]
    instruments: tuple[str, ...]


@frozen(kw_only=True)
class ErrorKind:
    """A kind of error.

    Attributes:
        name: What is changed, in a few words.
        sites: Yields the paths in a page at which it can be made.
        change: Makes it; None where it cannot be made there after all.
        must: True if it must be caught when the sources are at hand.
        why: Why some of them cannot be caught; "" if all should be.
    """

    name: str
    sites: Callable[[Page], Iterator[Path]]
    change: Change
    must: bool = field(default=False)
    why: str = field(default="")


# -- sites ---------------------------------------------------------------------------------------------


def _under(lists: Sequence[str], *keys: str) -> Callable[[Page], Iterator[Path]]:
    """Return the sites that are scalars under *keys* of the records of *lists*."""

    def sites(page: Page) -> Iterator[Path]:
        for record in page.records(*lists):
            if isinstance(page.at((*record, *keys)), str):
                yield (*record, *keys)

    return sites


def _quantities(page: Page) -> Iterator[Path]:
    for record in page.records(*FIGURES):
        yield (*record, "quantity")


def _wordings(page: Page) -> Iterator[Path]:
    yield from _under(FIGURES, "quantity", "as_stated")(page)
    for record in page.records(*FIGURES):
        more = page.at((*record, "also"))
        for index in range(len(more) if isinstance(more, Seq) else 0):
            if page.at((*record, "also", index, "as_stated")):
                yield (*record, "also", index, "as_stated")


def _spans(lists: Sequence[str]) -> Callable[[Page], Iterator[Path]]:
    def sites(page: Page) -> Iterator[Path]:
        for record in page.records(*lists):
            more = page.at((*record, "also"))
            places = [record, *((*record, "also", index) for index in range(len(more) if isinstance(more, Seq) else 0))]
            # What rests on a page has no span.
            yield from ((*place, "at") for place in places if isinstance(page.at((*place, "at")), Seq))

    return sites


def _years(*, worded: bool) -> Callable[[Page], Iterator[Path]]:
    def sites(page: Page) -> Iterator[Path]:
        whole: list[Path] = [("dates", name) for name in _DATES]
        whole += [(*record, name) for record in page.records() for name in _TIMES]
        for path in whole:
            entry = page.at(path)
            if isinstance(entry, Map) and "period" in entry and ("as_stated" in entry) is worded:
                yield (*path, "period")

    return sites


def _bases(page: Page) -> Iterator[Path]:
    for worded in (True, False):
        for *above, _ in _years(worded=worded)(page):
            yield (*above, "basis")


def _regions(page: Page) -> Iterator[Path]:
    if page.at(("region",)):
        yield ("region",)
    yield from _under((), "region")(page)


def _instruments(page: Page) -> Iterator[Path]:
    for record in page.records("measures"):
        chosen = page.at((*record, "instruments"))
        for index in range(len(chosen) if isinstance(chosen, Seq) else 0):
            yield (*record, "instruments", index)


def _words(page: Page) -> Iterator[Path]:
    yield from _instruments(page)
    for keys in (
        ("id",),
        ("role",),
        ("status",),
        ("indicator",),
        ("kind",),
        ("quantity", "unit"),
        ("quantity", "qualifier"),
        ("region",),
    ):
        yield from _under((), *keys)(page)


# -- changes -------------------------------------------------------------------------------------------


def _other(words: Callable[[Kit], Sequence[str]]) -> Change:
    """Return the change to another word of a vocabulary."""

    def change(kit: Kit, page: Page, path: Path, rng: Random) -> Edits:
        now = page.at(path)
        new = rng.choice([word for word in words(kit) if word != now])
        quoted = f'"{new}"' if page.raw(path).startswith('"') else new
        return [(path, quoted)]

    return change


def _another_digit(text: str, rng: Random, digits: str = "0123456789") -> str | None:
    """Return *text* with one digit changed and no new leading zero; None if it has none."""
    places = [place for place, char in enumerate(text) if char in digits]
    if not places:
        return None
    place = rng.choice(places)
    leading = place == 0 or not text[place - 1].isdecimal()
    choices = [d for d in digits if d != text[place] and not (d == "0" and leading)]
    return text[:place] + rng.choice(choices) + text[place + 1 :]


def _one_number(_: Kit, page: Page, path: Path, rng: Random) -> Edits | None:
    name = rng.choice([bound for bound in _BOUNDS if page.at((*path, bound)) is not None])
    new = _another_digit(page.raw((*path, name)), rng)
    return [((*path, name), new)] if new else None


def _all_numbers(_: Kit, page: Page, path: Path, rng: Random) -> Edits | None:
    """Move all numbers of a quantity by the same amount, so that they still agree."""
    names = [bound for bound in _BOUNDS if page.at((*path, bound)) is not None]
    old = page.raw((*path, names[0]))
    new = _another_digit(old, rng)
    if new is None:
        return None
    by = Decimal(new) - Decimal(old)
    moved = [Decimal(page.raw((*path, name))) + by for name in names]
    if min(moved) < 0:
        return None
    return [((*path, name), f"{number:f}") for name, number in zip(names, moved, strict=True)]


def _number_and_wording(_: Kit, page: Page, path: Path, rng: Random) -> Edits | None:
    """Misread the text, then code faithfully what was misread: number and wording agree."""
    stated = page.at((*path, "as_stated"))
    digits = "0123456789" if re.search("[0-9]", str(stated)) else _NUMERALS
    misread = _another_digit(str(stated), rng, digits)
    try:
        old, new = read_quantity(str(stated)), read_quantity(misread or "")
    except NotAQuantityError:
        return None
    if new == old or (new.qualifier, new.unit) != (old.qualifier, old.unit):
        return None
    edits: Edits = [((*path, "as_stated"), f'"{misread}"')]
    for name in _BOUNDS:
        if page.at((*path, name)) is not None:
            edits.append(((*path, name), str(getattr(new, name))))
    return edits


def _wording(_: Kit, page: Page, path: Path, rng: Random) -> Edits:
    """Change, drop or add one character of a wording."""
    stated = str(page.at(path))
    place = rng.randrange(len(stated))
    way = rng.choice(("other", "less", "more")) if len(stated) > 1 else rng.choice(("other", "more"))
    other = rng.choice([c for c in f"{_NUMERALS}0123456789个人名次余多近约" if c != stated[place]])
    rest = place + (way != "more")
    return [(path, f'"{stated[:place]}{"" if way == "less" else other}{stated[rest:]}"')]


def _year(_: Kit, page: Page, path: Path, rng: Random) -> Edits:
    """Change one of the last two digits of one year of a period."""
    raw = page.raw(path)
    place = rng.choice([hit.start() for hit in re.finditer("(?:19|20)[0-9]{2}", raw)]) + rng.choice((2, 3))
    digit = rng.choice([d for d in "0123456789" if d != raw[place]])
    return [(path, raw[:place] + digit + raw[place + 1 :])]


def _region_digit(_: Kit, page: Page, path: Path, rng: Random) -> Edits | None:
    new = _another_digit(page.raw(path), rng)
    return [(path, new)] if new else None


def _span(page: Page, path: Path) -> tuple[int, int]:
    first, last = re.findall("[0-9]+", page.raw(path))
    return int(first), int(last)


def _shifted(_: Kit, page: Page, path: Path, rng: Random) -> Edits | None:
    start, end = _span(page, path)
    by = rng.choice((-1, 1))
    return [(path, f"[{start + by}, {end + by}]")]


def _longer(_: Kit, page: Page, path: Path, rng: Random) -> Edits | None:
    start, end = _span(page, path)
    first, last = rng.choice(((-1, 0), (1, 0), (0, -1), (0, 1)))
    if end + last - start - first < 1:
        return None
    return [(path, f"[{start + first}, {end + last}]")]


def _swapped(lists: Sequence[str]) -> Change:
    """Return the change to the span of another record; if it can be, of one with the same wording."""

    def change(_: Kit, page: Page, path: Path, rng: Random) -> Edits | None:
        own = _span(page, path)
        others = [other for other in _spans(lists)(page) if _span(page, other) != own]
        alike = [other for other in others if _stated(page, other) and _stated(page, other) == _stated(page, path)]
        if alike and rng.random() < 0.5:
            others = alike
        return [(path, page.raw(rng.choice(others)))] if others else None

    return change


def _stated(page: Page, path: Path) -> object:
    """Return the wording that the span at *path* belongs to."""
    above = path[:-1]
    return page.at((*above, "quantity", "as_stated")) or page.at((*above, "as_stated"))


def _renamed(_: Kit, page: Page, path: Path, rng: Random) -> Edits:
    return [(path, f"{page.at(path)}-{rng.randrange(2, 10)}")]


def _taken(_: Kit, page: Page, path: Path, rng: Random) -> Edits | None:
    others = [str(page.at((*record, "id"))) for record in page.records() if (*record, "id") != path]
    return [(path, rng.choice(others))] if others else None


def _misspelt(_: Kit, page: Page, path: Path, rng: Random) -> Edits | None:
    word = str(page.at(path))
    if len(word) < 3 or (path[-1] == "id" and not isinstance(page.at(path), Plain)):
        return None
    place = rng.randrange(1, len(word) - 1)
    new = rng.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
    )
    quoted = f'"{new}"' if page.raw(path).startswith('"') else new
    return [(path, quoted)] if new != word else None


_INVISIBLE = "the number and the wording stay right, and another valid {0} is a judgement on the text"

KINDS = (
    ErrorKind(name="a number: one of its fields", sites=_quantities, change=_one_number, must=True),
    ErrorKind(name="a number: all its fields alike", sites=_quantities, change=_all_numbers, must=True),
    ErrorKind(name="a number together with its wording", sites=_quantities, change=_number_and_wording, must=True),
    ErrorKind(name="wording: a character", sites=_wordings, change=_wording, must=True),
    ErrorKind(name="span of a figure: shifted by 1", sites=_spans(FIGURES), change=_shifted, must=True),
    ErrorKind(name="span of a figure: length by 1", sites=_spans(FIGURES), change=_longer, must=True),
    ErrorKind(name="span of a figure: that of another", sites=_spans(FIGURES), change=_swapped(FIGURES), must=True),
    ErrorKind(
        name="qualifier",
        sites=_under(FIGURES, "quantity", "qualifier"),
        change=_other(lambda _: tuple(Qualifier)),
        must=True,
    ),
    ErrorKind(
        name="unit",
        sites=_under(FIGURES, "quantity", "unit"),
        change=_other(lambda _: [unit.id for unit in UNITS]),
        why="the wording has no unit, and the new one measures the same",
    ),
    ErrorKind(
        name="indicator",
        sites=_under(FIGURES, "indicator"),
        change=_other(lambda kit: kit.indicators),
        why="another indicator that counts the same sort of thing is a judgement on the text",
    ),
    ErrorKind(
        name="kind of a figure",
        sites=_under(FIGURES, "kind"),
        change=_other(lambda _: tuple(Kind)),
        why=_INVISIBLE.format("kind"),
    ),
    ErrorKind(
        name="year, where its wording is stored",
        sites=_years(worded=True),
        change=_year,
        why="words such as 目前 and 近年来 name no year",
    ),
    ErrorKind(
        name="year, inferred without a wording",
        sites=_years(worded=False),
        change=_year,
        why="nothing in the text says the year; only years that cannot be are seen",
    ),
    ErrorKind(
        name="basis",
        sites=_bases,
        change=_other(lambda _: tuple(Basis)),
        why="whether a time is stated or inferred is a judgement on the text",
    ),
    ErrorKind(
        name="region: another",
        sites=_regions,
        change=_other(lambda kit: kit.regions),
        why="a code that exists says nothing against itself; another place is a judgement on the text",
    ),
    ErrorKind(
        name="region: a digit of its code",
        sites=_regions,
        change=_region_digit,
        why="the new code happens to be that of another region",
    ),
    ErrorKind(
        name="span of another record: shifted by 1",
        sites=_spans(_OTHERS),
        change=_shifted,
        why="a passage has no wording to compare it with: it is never stored",
    ),
    ErrorKind(
        name="span of another record: length by 1",
        sites=_spans(_OTHERS),
        change=_longer,
        why="a passage has no wording to compare it with: it is never stored",
    ),
    ErrorKind(
        name="span of another record: that of another",
        sites=_spans(_OTHERS),
        change=_swapped(_OTHERS),
        why="a passage in the same section, none of which holds a name to look for",
    ),
    ErrorKind(
        name="role",
        sites=_under(("organisations",), "role"),
        change=_other(lambda _: tuple(Role)),
        why="another valid role is a judgement on the text",
    ),
    ErrorKind(
        name="status",
        sites=_under(("measures",), "status"),
        change=_other(lambda _: tuple(Status)),
        why="another valid status is a judgement on the text",
    ),
    ErrorKind(
        name="instrument",
        sites=_instruments,
        change=_other(lambda kit: kit.instruments),
        why="another valid instrument is a judgement on the text",
    ),
    ErrorKind(
        name="id: a new one",
        sites=_under((), "id"),
        change=_renamed,
        why="nothing refers to the record, and a new id is as good as the old",
    ),
    ErrorKind(name="id: that of another record", sites=_under((), "id"), change=_taken),
    ErrorKind(
        name="any id or word: one letter off",
        sites=_words,
        change=_misspelt,
        why="a record's own id to which nothing refers",
    ),
)
"""Every kind of error, the ones that must be caught with the sources at hand first."""
