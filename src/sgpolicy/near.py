"""Near matches for mistyped words, with a bound on the work.

Reading is over when a hint is sought, so it must not cost more than reading
did: a file of a thousand unknown words gets hints for the first of them, and
general advice for the rest.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from unicodedata import normalize

from attrs import define

_LONGEST = 60
_COMPARISONS = 60_000
_CUTOFF = 0.6
_CUTOFF_MISSING = 0.5
_MOST = 3
_BEGINNING = 2  # characters that a beginning of a name has at least


def close(asked: str, known: Iterable[str]) -> list[str]:
    """Return at most three of *known* that look like *asked*, best first.

    One slip of the finger (a letter too many, too few, wrong, or two swapped)
    comes before all else; difflib finds the rest. Capitals, full-width
    letters, and blanks or underscores for hyphens, make no difference.
    """
    if len(asked) > _LONGEST:
        return []
    folded = {_fold(word): word for word in known if len(word) <= _LONGEST}
    wanted = _fold(asked)
    if wanted in folded:
        return [folded[wanted]]
    slips = [word for word in folded if one_slip(wanted, word)]
    if slips:
        return [folded[word] for word in slips][:_MOST]
    alike = get_close_matches(wanted, folded, n=_MOST, cutoff=_CUTOFF)
    # A stem, such as talent for talent-programme, is too short for difflib.
    longer = [word for word in folded if len(wanted) > _MOST and (word.startswith(wanted) or wanted.startswith(word))]
    return [folded[word] for word in dict.fromkeys([*alike, *longer])][:_MOST]


def hint(asked: str, known: Iterable[str], otherwise: str) -> str:
    """Return "did you mean ...?" with names that begin with *asked* or look like it, or *otherwise*."""
    matches = _begun_or_alike(asked, known)
    return f"did you mean {' or '.join(matches)}?" if matches else otherwise


def _begun_or_alike(asked: str, known: Iterable[str], *, count: int = 3) -> list[str]:
    """Return up to *count* of *known* that begin with *asked*, the shortest first, else that look like it."""
    folded = {word.casefold(): word for word in known}
    start = asked.casefold()
    longer = [word for word in folded if word.startswith(start)] if len(start) >= _BEGINNING else []
    alike = get_close_matches(start, folded, n=count, cutoff=0.6)
    return [folded[hit] for hit in dict.fromkeys([*sorted(longer, key=len), *alike])][:count]


def nearest(asked: str, missing: Iterable[str]) -> str | None:
    """Return the one of *missing* that *asked* was meant for; None if it looks like none of them.

    That a word is missing is evidence too, so less likeness will do than in `close`.
    """
    words = list(missing)
    if (best := close(asked, words)) or len(asked) > _LONGEST:
        return best[0] if best else None
    alike = get_close_matches(_fold(asked), words, n=1, cutoff=_CUTOFF_MISSING)
    return alike[0] if alike else None


def one_slip(one: str, other: str) -> bool:
    """Return whether one inserted, left out, changed or swapped letter tells the two apart."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) == 0:
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[same:], other[same:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    # In a word of two letters, one wrong letter says nothing.
    changed = left[1:] == right[1:] and max(len(one), len(other)) > 2  # noqa: PLR2004
    return swapped or changed or left[1:] == right or left == right[1:]


def _fold(word: str) -> str:
    return normalize("NFKC", word).casefold().strip().replace("_", "-").replace(" ", "-")


@define
class Hints:
    """Near matches for one load, until the work allowed is used up.

    Attributes:
        left: Comparisons of words that may still be made.
    """

    left: int = _COMPARISONS

    def hint(self, asked: str, known: Iterable[str], otherwise: str) -> str:
        """Return "did you mean ...?" with near matches, or *otherwise*."""
        words = list(islice(known, max(self.left, 0)))
        self.left -= len(words) + 1 if words else 0
        matches = close(asked, words)
        return f"did you mean {' or '.join(matches)}?" if matches else otherwise
