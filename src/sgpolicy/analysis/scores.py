"""Scores of forms, levels and commitments: always the user's own, as no two studies share them."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from sgpolicy.asked import not_a, shown
from sgpolicy.errors import FieldError, UnknownTermError
from sgpolicy.model.words import Bilingual, Commitment, DocumentForm, RegionLevel

_TABLES: Mapping[str, type[Bilingual]] = {
    "form": DocumentForm,
    "level": RegionLevel,
    "commitment": Commitment,
}
NONE = "none"
"""What a clause without a commitment is scored by, if the user scores it."""
_MOST = 10**9
Score = int | Fraction


def _table(name: str, given: Any) -> Mapping[str, Score]:  # noqa: ANN401 - whatever a user gives
    """Return a table of scores by word, each a known word and a number of 0 or more."""
    if not isinstance(given, Mapping):
        raise TypeError(not_a(f"scores of {name}", "words with numbers, such as {'must': 5}", given))
    names = {alias: str(word) for word in _TABLES[name] for alias in (str(word), word.zh)}
    if name == "commitment":
        names[NONE] = NONE
    found: dict[str, Score] = {}
    for word, score in given.items():
        key = names.get(str(word))
        if key is None:
            raise UnknownTermError(str(word), tuple(names), f"{name} to score")
        if isinstance(score, bool) or not isinstance(score, (int, float, Fraction)) or not 0 <= score <= _MOST:
            msg = f"the score of {name} {key} is {shown(score)}, not a number of 0 or more"
            raise FieldError(name, msg)
        found[key] = Fraction(str(score)) if isinstance(score, float) else score
    return found


def _forms(given: Any) -> Mapping[str, Score]:  # noqa: ANN401 - whatever a user gives
    return _table("form", given)


def _levels(given: Any) -> Mapping[str, Score]:  # noqa: ANN401
    return _table("level", given)


def _commitments(given: Any) -> Mapping[str, Score]:  # noqa: ANN401
    return _table("commitment", given)


@frozen(kw_only=True)
class Scores:
    """A table of scores, which no study shares with another: so there is none by default.

    Each is a mapping from words of ours, or their Chinese names, to numbers of 0 or more. A table left
    out does not count: it multiplies by 1.

    Attributes:
        form: Score of each form of document, such as opinions (意见).
        level: Score of each level of issuer, such as province.
        commitment: Score of each degree of commitment of a clause, such as must; `none` is for a
            clause without a word of commitment, which counts for nothing unless it is scored.
    """

    form: Mapping[str, Score] = field(factory=dict, converter=_forms, hash=False)
    level: Mapping[str, Score] = field(factory=dict, converter=_levels, hash=False)
    commitment: Mapping[str, Score] = field(factory=dict, converter=_commitments, hash=False)

    def __attrs_post_init__(self) -> None:
        if not (self.form or self.level or self.commitment):
            raise FieldError(None, "no score is given", "give form=, level= or commitment=, such as {'must': 5}")

    @classmethod
    def of(cls, given: Any) -> "Scores":  # noqa: ANN401 - whatever a user gives
        """Return the scores that *given* is, or that a mapping with the keys form, level and commitment has.

        Raises:
            UnknownTermError: A key or a word is not known.
            FieldError: A score is not a number of 0 or more.
            TypeError: It is no mapping.
        """
        if isinstance(given, cls):
            return given
        if not isinstance(given, Mapping):
            raise TypeError(not_a("scores", "a mapping such as {'form': {'opinions': 3}, 'commitment': ...}", given))
        for name in given:
            if name not in _TABLES:
                raise UnknownTermError(str(name), tuple(_TABLES), "table of scores")
        return cls(**given)

    def __str__(self) -> str:
        tables = ((name, getattr(self, name)) for name in _TABLES)
        return "; ".join(f"{name} {', '.join(f'{w}={s}' for w, s in held.items())}" for name, held in tables if held)
