"""How a result was made: the step that led to it, and from what; receipts are written from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any, NamedTuple, TypeVar, cast

from sgpolicy.asked import explained

F = TypeVar("F", bound=Callable[..., Any])


class Origin(NamedTuple):
    """One step of a query.

    Attributes:
        of: What was asked: a catalog, its vocabulary, or a result.
        name: The method, attribute or operator, such as where, measures or |.
        args: Its positional arguments.
        keywords: Its keyword arguments.
        item: Of the several results of a step, the key of this one, in a tuple; empty if there is but one.
    """

    of: Any
    name: str
    args: tuple[Any, ...] = ()
    keywords: Mapping[str, Any] = {}
    item: tuple[Any, ...] = ()


def remember(made: Any, origin: Origin) -> None:  # noqa: ANN401 - any result
    """Let *made*, which may be frozen, tell how it was made."""
    object.__setattr__(made, "_origin", origin)


def remembered(method: F) -> F:
    """Let what *method* returns tell how it was made; wrong calls are explained, and only such methods are replayed."""
    answer = explained(method)

    @wraps(method)
    def call(self: Any, /, *args: Any, **asked: Any) -> Any:  # noqa: ANN401 - whatever the method takes
        args = tuple(map(_kept, args))
        asked = {name: _kept(value) for name, value in asked.items()}
        made = answer(self, *args, **asked)
        if made is not self:
            remember(made, Origin(self, method.__name__, args, asked))
        return made

    call.remembered = True  # type: ignore[attr-defined]
    return cast(F, call)


def _kept(value: Any) -> Any:  # noqa: ANN401 - any argument
    """Return an argument that can be read again, and that nobody changes later."""
    return list(value) if isinstance(value, (Iterator, list)) else value
