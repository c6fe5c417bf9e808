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

_LONGEST = 60  # characters of a word that difflib is asked about
_COMPARISONS = 60_000
_CUTOFF = 0.6
_CUTOFF_MISSING = 0.5
_MOST = 3
_BEGINNING = 2  # characters that a beginning of a word has at least


def close(asked: str, known: Iterable[str]) -> list[str]:
    """Return at most three of *known* that look like *asked*, best first.

    One typing slip (a letter too many, too few, wrong, or two swapped)
    rules out all else; then come the words that begin with *asked*, the
    shortest first, and what difflib finds; failing these, words that hold it. Capitals, full-width letters, and
    blanks or underscores for hyphens, make no difference.
    """
    folded: dict[str, str] = {}
    for word in known:
        folded.setdefault(_fold(word), word)
    wanted = _fold(asked)
    if wanted in folded:
        return [folded[wanted]]
    if slips := [word for word in folded if one_slip(wanted, word)]:
        return [folded[word] for word in slips][:_MOST]
    begun = [word for word in folded if word.startswith(wanted)] if len(wanted) >= _BEGINNING else []
    short = [word for word in folded if len(word) <= _LONGEST] if len(wanted) <= _LONGEST else []
    alike = get_close_matches(wanted, short, n=_MOST, cutoff=_CUTOFF)
    # A stem, such as talent for talents-programme, is too short for difflib.
    stems = [word for word in short if len(wanted) > _MOST and wanted.startswith(word)]
    near = dict.fromkeys([*sorted(begun, key=len), *alike, *stems])
    if not near and len(wanted) >= _BEGINNING:
        near = dict.fromkeys(sorted((word for word in folded if wanted in word), key=len))
    return [folded[word] for word in near][:_MOST]


def hint(asked: str, known: Iterable[str], otherwise: str) -> str:
    """Return "did you mean ...?" with near matches, or *otherwise*."""
    matches = close(asked, known)
    return f"did you mean {' or '.join(matches)}?" if matches else otherwise


def meant(asked: str, known: str) -> bool:
    """Return whether *asked* is *known* but for a typing slip, or begins it; one Chinese character is no slip."""
    wanted, word = _fold(asked), _fold(known)
    return word.startswith(wanted) or (wanted.isascii() and one_slip(wanted, word))


def nearest(asked: str, missing: Iterable[str]) -> str | None:
    """Return the one of *missing* that *asked* was meant for; None if it looks like none of them.

    That a word is missing is evidence too, so less similarity is enough than in `close`.
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
        return hint(asked, words, otherwise)
