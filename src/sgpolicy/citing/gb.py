"""References by GB/T 7714, numeric: of 2025, in force since July 2026, and of 2015.

The two differ here in the width of their marks: 2025 writes ：，（） in full width, 2015 as in English; and in
the date of an online report, which 2025 writes without brackets.
"""

from collections.abc import Callable

from sgpolicy.citing.work import Work
from sgpolicy.model.period import Period

Mark = Callable[[str], str]
"""Function from a sign of punctuation to the same as an edition writes it."""
_WIDE = str.maketrans({":": "：", ",": "，", "(": "（", ")": "）"})
_NO_AUTHOR, _NO_DATE = "佚名", "[出版日期不详]"
_NO_PLACE = "[出版地不详]"
_NO_PUBLISHER = "[出版者不详]"
_MOST = 3
"""Authors that are named; 等 stands for the others."""


def gb_2025(work: Work) -> str:
    """Return a reference by GB/T 7714-2025."""
    return _reference(work, lambda sign: sign.translate(_WIDE))


def gb_2015(work: Work) -> str:
    """Return a reference by GB/T 7714-2015."""
    return _reference(work, lambda sign: f"{sign} " if sign in ":," else sign)


def _reference(work: Work, mark: Mark) -> str:
    title = f"[{work.title}]" if work.title_ours else work.title
    number = f"{mark(':')}{work.number}" if work.number else ""
    code = f"[{work.code}{'/OL' if work.online else ''}]"
    parts = [f"{_authors(work, mark(','))}. {title}{number}{code}"]
    if work.version:
        parts.append(f"V{work.version}")
    parts.append(_published(work, mark))
    if work.url:
        parts.append(work.url)
    return ". ".join(parts) + "."


def _authors(work: Work, comma: str) -> str:
    names = [name.zh for name in work.authors]
    said = comma.join([*names[:_MOST], *(["等"] if len(names) > _MOST else [])]) or _NO_AUTHOR
    return f"[{said}]" if work.authors_inferred and names else said


def _published(work: Work, mark: Mark) -> str:
    date = dated(work)
    seen = f"[{day(work.seen)}]" if work.seen else ""
    if work.code == "N":
        return f"{work.site or '[报纸名不详]'}{mark(',')}{date}{seen}"
    if work.online and (work.date is None or (work.code != "EB" and mark(":") == "：")):
        return f"{date}{seen}"  # of 2025: only web pages have their date in brackets
    if work.online:
        return f"{mark('(')}{date}{mark(')')}{seen}"
    return f"{_NO_PLACE}{mark(':')}{_NO_PUBLISHER}{mark(',')}{date}"


def dated(work: Work) -> str:
    """Return when it was published, in brackets where that was inferred or is not known."""
    if work.date is None:
        return _NO_DATE
    return f"[{day(work.date)}]" if work.guessed else day(work.date)


def day(period: Period) -> str:
    """Return a period in ISO 8601, with a dash between its ends."""
    first, slash, last = str(period).partition("/")
    if first == "..":
        return f"{last}以前"
    if last == "..":
        return f"{first}以后"
    return f"{first}{'—' if slash else ''}{last}"
