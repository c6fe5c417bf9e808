"""References by the seventh edition of the APA manual; titles in italics as HTML has them."""

from datetime import date

from sgpolicy.citing.work import Work
from sgpolicy.model.period import Period

_MONTHS = (  # in any locale
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MOST = 20
"""Authors that are named; three dots stand for those before the last."""


def apa(work: Work) -> str:
    """Return a reference by APA 7, its title between <i> and </i>; other marks are not HTML."""
    title = f"[{work.title}]" if work.title_ours else f"<i>{work.title}</i>"
    details = f" ({'; '.join(filter(None, (_number(work), _version(work))))})" if work.number or work.version else ""
    meant = f" [{work.english}]" if work.english else ""
    kind = " [Data set]" if work.code == "DS" else ""
    title = f"{title}{meant}{details}{kind}"
    when = f"({_date(work)})"
    parts = [f"{_authors(work)} {when}", title] if work.authors else [f"{title}. {when}"]
    if work.site:
        parts.append(work.site)
    text = ". ".join(parts) + "."
    if not work.url:
        return text
    return f"{text} Retrieved {_day(work.seen)}, from {work.url}" if work.seen else f"{text} {work.url}"


def _number(work: Work) -> str:
    return f"No. {work.number}" if work.number else ""


def _version(work: Work) -> str:
    return f"Version {work.version}" if work.version else ""


def _authors(work: Work) -> str:
    names = [name.en for name in work.authors]
    if len(names) > _MOST:
        names = [*names[: _MOST - 1], f". . . {names[-1]}"]
    said = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"
    said = f"[{said}]" if work.authors_inferred else said
    return said if said.endswith(".") else f"{said}."


def _date(work: Work) -> str:
    if work.date is None:
        return "n.d."
    return f"ca. {_day(work.date, year_first=True)}" if work.guessed else _day(work.date, year_first=True)


def _day(period: Period | None, *, year_first: bool = False) -> str:
    """Return a period as APA writes it: 2011, December 21 of a publication, December 21, 2011 elsewhere."""
    first, _, last = str(period or "").partition("/")
    if first == "..":
        return f"before {_one(last, year_first=year_first)}"
    if last == "..":
        return f"after {_one(first, year_first=year_first)}"
    return "–".join(_one(end, year_first=year_first) for end in filter(None, (first, last)))


def _one(text: str, *, year_first: bool) -> str:
    year, *rest = text.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{year}, {month}" if year_first else f"{month} {year}"
    whole = date.fromisoformat(text)
    return f"{year}, {month} {whole.day}" if year_first else f"{month} {whole.day}, {year}"
