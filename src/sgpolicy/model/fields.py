"""Validators for the fields of value classes; each raises `FieldError`.

A field whose type does not say enough has `metadata={"wanted": ...}`, the
words for the remedy: "expected six digits ...".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import NoneType
from typing import Any

from attrs import Attribute

from sgpolicy.asked import shown
from sgpolicy.errors import FieldError, FieldTypeError

Check = Callable[[Any, "Attribute[Any]", Any], None]
"""A validator: gets the object, the attribute and the value."""

_IN_WORDS: dict[type, str] = {str: "text", int: "a whole number", bool: "True or False", tuple: "a tuple"}


def a(*classes: type) -> Check:
    """Return a validator that accepts objects of any of *classes*."""
    of_text = str in classes

    def check(_: object, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, classes):
            raise _wrong(FieldTypeError, attribute, value, " or ".join(map(_in_words, classes)))
        if of_text:
            _whole(attribute, value)

    return check


def maybe(cls: type) -> Check:
    """Return a validator that accepts objects of *cls*, and None."""
    either = (cls, NoneType)
    of_text = cls is str

    def check(_: object, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, either):
            raise _wrong(FieldTypeError, attribute, value, f"{_in_words(cls)} or None")
        if of_text and value is not None:
            _whole(attribute, value)

    return check


def text(_: object, attribute: Attribute[Any], value: object) -> None:
    """Accept text of at least one character."""
    if not isinstance(value, str):
        raise _wrong(FieldTypeError, attribute, value, "text")
    if not value:
        raise _wrong(FieldError, attribute, value, "text of at least one character")
    _whole(attribute, value)


def maybe_text(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Accept text of at least one character, and None."""
    if value is not None:
        text(instance, attribute, value)


def short(longest: int) -> Check:
    """Return a validator that accepts text of at most *longest* characters."""

    def check(_: object, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, str):
            raise _wrong(FieldTypeError, attribute, value, "text")
        if len(value) > longest:
            raise _wrong(FieldError, attribute, value, f"at most {longest} characters")
        _whole(attribute, value)

    return _saying(check, maxLength=longest)


def matches(pattern: str, *, optional: bool = False) -> Check:
    """Return a validator that accepts text that *pattern* matches as a whole; None too, if *optional*."""

    def check(_: object, attribute: Attribute[Any], value: object) -> None:
        if value is None and optional:
            return
        if not isinstance(value, str):
            raise _wrong(FieldTypeError, attribute, value, "text")
        # Compiled on first use and then cached by `re`: most processes make no such object.
        if not re.fullmatch(pattern, value):
            raise _wrong(FieldError, attribute, value, f"text of the form {pattern}")
        _whole(attribute, value)

    return _saying(check, pattern=f"^(?:{pattern})$")


def between(least: int, most: int | None = None, *, optional: bool = False) -> Check:
    """Return a validator that accepts whole numbers from *least* on, up to *most* if given; None too, if *optional*."""
    wanted = f"{least} or more" if most is None else f"a number from {least} to {most}"

    def check(_: object, attribute: Attribute[Any], value: object) -> None:
        if value is None and optional:
            return
        if not isinstance(value, int):
            raise _wrong(FieldTypeError, attribute, value, "a whole number")
        if value < least or (most is not None and value > most):
            raise _wrong(FieldError, attribute, value, wanted)

    return _saying(check, minimum=least, **({} if most is None else {"maximum": most}))


def one_of(options: tuple[str, ...]) -> Check:
    """Return a validator that accepts *options*."""

    def check(_: object, attribute: Attribute[Any], value: object) -> None:
        if value not in options:
            raise _wrong(FieldError, attribute, value, f"one of {', '.join(options)}")

    return _saying(check, enum=[str(option) for option in options])


def tuple_of(cls: type, least: int = 0) -> Check:
    """Return a validator that accepts tuples of *cls*, with at least *least* items."""

    def check(_: object, attribute: Attribute[Any], value: object) -> None:
        if not isinstance(value, tuple) or not all([isinstance(item, cls) for item in value]):  # noqa: C419 - quicker
            raise _wrong(FieldTypeError, attribute, value, f"a tuple; each item {_in_words(cls)}")
        if len(value) < least:
            raise _wrong(FieldError, attribute, value, f"a tuple of {least} or more")

    return _saying(check, **({"minItems": least} if least else {}))


def pair(_: object, attribute: Attribute[Any], value: object) -> None:
    """Accept a tuple of two whole numbers."""
    if not isinstance(value, tuple) or [type(item) for item in value] != [int, int]:
        raise _wrong(FieldTypeError, attribute, value, "a tuple of two whole numbers")


def texts(instance: object, attribute: Attribute[Any], value: object) -> None:
    """Accept tuples of texts of at least one character."""
    if not isinstance(value, tuple):
        raise _wrong(FieldTypeError, attribute, value, "a tuple of texts")
    for item in value:
        text(instance, attribute, item)


def _whole(attribute: Attribute[Any], value: Any) -> None:  # noqa: ANN401 - text
    """Refuse half a character, which no file can hold."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _wrong(FieldError, attribute, value, "whole characters, without surrogates") from None


def limits(validator: object) -> dict[str, Any]:
    """Return what JSON Schema says of the values that a validator accepts, beyond their type."""
    several = getattr(validator, "_validators", (validator,))
    return {key: value for one in several for key, value in getattr(one, "limits", {}).items()}


def _saying(check: Check, **said: object) -> Check:
    check.limits = said  # type: ignore[attr-defined] # functions hold what they are given
    return check


def _in_words(cls: type) -> str:
    return _IN_WORDS.get(cls) or f"{'an' if cls.__name__[0] in 'AEIOU' else 'a'} {cls.__name__}"


def _wrong(error: type[FieldError], attribute: Attribute[Any], value: object, otherwise: str) -> FieldError:
    """Return the *error* for a value that does not fit; *otherwise* says what would, if the field itself does not."""
    wanted = attribute.metadata.get("wanted", otherwise)
    return error(attribute.name, f"{attribute.name} cannot be {shown(value)}", f"expected {wanted}")
