"""Reaching a layer above the value classes: for what Python, or a user, asks of an object itself."""

from typing import Any


def above(layer: str, how: str, *given: object) -> Any:  # noqa: ANN401 - whatever the function makes
    """Return what the function *how* of `sgpolicy.<layer>` makes of what is *given*.

    Such as the display of an object, its frame, or the text that it rests on: the class is asked,
    but what answers is a layer above the classes. So it is imported by name, here alone, when it is
    first asked for.
    """
    return getattr(__import__(f"sgpolicy.{layer}", fromlist=(how,)), how)(*given)
