"""Names that a text mentions: cited titles, programmes and organisations, found by their form."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sgpolicy.catalog.catalog import Catalog

_TITLE = re.compile("《([^《》]{2,80})》")
_KINDS = "计划|工程|行动|项目|战略"
_PROGRAMME = re.compile(f"([“〝][^“”〝〞]{{2,20}}(?:[”〞]\\s*(?:{_KINDS}|活动)|(?:{_KINDS})[”〞]))")
_ENDS = "民政厅|民政局|人社厅|人社局|协会|联合会|大学|学院|研究院|事务所|基金会|总工会"
# Only behind a mark or a word that parts names; elsewhere the name's start cannot be told.
_BODY = re.compile(
    "(?:^|(?<=[,，。;；:：、(（“和与由在]))[ \t\u3000]*(?![由和与在对向从])"
    f"([\u4e00-\u9fff]{{2,12}}?(?:{_ENDS}))(?![\u4e00-\u9fff]*(?:{_ENDS}))",
    re.MULTILINE,
)


class Mention(NamedTuple):
    """A name and its place.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        text: The name as printed.
        guess: Id of the body that it seems to be; None if unknown.
    """

    start: int
    end: int
    text: str
    guess: str | None = None

    def overlaps(self, others: Iterable["Mention"]) -> bool:
        """Return whether it shares a character with one of *others*."""
        return any(self.start < other.end and other.start < self.end for other in others)


def find_titles(text: str) -> Iterator[Mention]:
    """Yield the first mention of each title in 《》, without the marks."""
    yield from _first_of(_TITLE, text)


def find_programmes(text: str) -> Iterator[Mention]:
    """Yield the first mention of each named programme: “…” with 计划, 工程, 行动 or the like."""
    yield from _first_of(_PROGRAMME, text)


def find_bodies(text: str, catalog: Catalog) -> list[Mention]:
    """Return the first mention of each body: those that *catalog* knows, and those that look like one."""
    names = {name: body.id for body in catalog.bodies for name in (body.name.zh, *body.aliases)}
    found: list[Mention] = []
    for name in sorted(names, key=len, reverse=True):
        # A longer name is looked for first, so that a piece of it is no name of its own.
        for hit in re.finditer(re.escape(name), text):
            if not (mention := Mention(*hit.span(), name, names[name])).overlaps(found):
                found.append(mention)
                break
    found += [mention for mention in _first_of(_BODY, text) if not mention.overlaps(found)]
    return sorted(found)


def _first_of(pattern: re.Pattern[str], text: str) -> Iterator[Mention]:
    seen = set()
    for hit in pattern.finditer(text):
        if hit[1] not in seen:
            seen.add(hit[1])
            yield Mention(*hit.span(1), hit[1])
