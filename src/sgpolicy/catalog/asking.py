"""What `where` is asked for: its keywords, the keys that they mean, and where else a name would be known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import wraps
from inspect import CO_ASYNC_GENERATOR, CO_COROUTINE, CO_GENERATOR
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sgpolicy.asked import misuse, shown
from sgpolicy.errors import SgPolicyError

if TYPE_CHECKING:
    from sgpolicy.catalog.postings import Fact
    from sgpolicy.catalog.vocabulary import Vocabulary

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])
Predicate = Callable[[T], object]
_LATER = CO_COROUTINE | CO_GENERATOR | CO_ASYNC_GENERATOR
"""Marks of functions that return at once, whatever they find."""
_ANYTHING = ("year", "since", "until", "due", "as_of", "missing", "term", "type", "record", "version")
"""Keywords that take no name, or any text."""


def asking(declared: F) -> F:
    """Return the `where` of a collection from its declaration, which has the keywords, their types and what they mean.

    `Collection._where` answers them all, so a declaration has no body of its own: to hand on twenty
    keywords, most of which are None, took longer than to find what one of them asks for.
    """
    keywords = (declared.__kwdefaults__ or {}).keys()

    @wraps(declared)
    def where(self: Any, predicate: Any = None, /, *more: object, **asked: Any) -> Any:  # noqa: ANN401 - see *declared*
        for name in asked:
            if name not in keywords:
                raise TypeError(misuse(declared, 2, asked))
        if more:
            raise TypeError(misuse(declared, len(more) + 2, asked))
        return self._where(predicate, asked)

    return cast("F", where)


def keywords(collection: Any) -> tuple[str, ...]:  # noqa: ANN401 - each has its own `where`
    """Return what the `where` of *collection* can be asked by keyword, in the order of its declaration."""
    return tuple(collection.where.__wrapped__.__kwdefaults__)


def each(asked: Any) -> Iterable[Any]:  # noqa: ANN401 - whatever is asked for
    """Return what is asked for: the items of a list, or the one thing that is no list."""
    return asked if isinstance(asked, Iterable) and not isinstance(asked, str | bytes) else (asked,)


def any_of(name: str, fact: Fact, vocabulary: Vocabulary, asked: Iterable[Any]) -> frozenset[object]:
    """Return the keys that any of several things *asked* for under *name* mean.

    Raises:
        ValueError: There are none.
        TypeError: One of them is nothing to ask for.
    """
    found: set[object] = set()
    for one in asked:
        if one is None:
            msg = f"None is no {name}; for what has none, ask where(missing={name!r})"
            raise TypeError(msg)
        means = fact.key(vocabulary, one)
        found |= means if isinstance(means, frozenset) else {means}
    if not found:
        msg = f"{name}= holds nothing; give one or more, leave it out, or ask where(missing={name!r})"
        raise ValueError(msg)
    return frozenset(found)


def elsewhere(asked: str, facts: Mapping[str, Fact], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the keywords under which the name *asked* means something, as a call has them: form='意见'."""
    for name, fact in facts.items():
        if name not in _ANYTHING:
            with suppress(SgPolicyError):
                fact.key(vocabulary, asked)
                yield f"{name}={asked!r}"


def checked(predicate: Predicate[T]) -> Predicate[T]:
    """Return *predicate*, which must be a function.

    Raises:
        TypeError: It is not a function but, say, the name of a region; or it is a coroutine or a generator.
    """
    code = getattr(predicate, "__code__", None)
    if getattr(code, "co_flags", 0) & _LATER:
        msg = f"where() takes a function that answers at once, not {shown(predicate)}: what it returns is always true"
        raise TypeError(msg)
    if callable(predicate):
        return predicate
    msg = (
        f"where() takes a function, and filters by keyword, as in where(region='黑龙江'), not {shown(predicate)} alone"
    )
    raise TypeError(msg)
