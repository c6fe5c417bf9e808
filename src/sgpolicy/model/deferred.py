"""attrs classes whose methods attrs writes when one of them is first asked for.

To import attrs and have it write the methods of the value classes takes three
times as long as Python takes to start, and a compiled catalog needs none of
them: its objects are made empty and filled through their slots. So `frozen`
gives a class its slots and leaves the rest to `attrs.frozen` until somebody
constructs, compares, hashes, copies or inspects: then attrs writes the methods
of that class, all of them, and they take the place of the stand-ins.

To a type checker all names below are those of attrs.
"""

from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import repeat
from typing import TYPE_CHECKING, Any, TypeVar

from sgpolicy import WRITING

__all__ = [
    "and_",
    "blanks",
    "deep_iterable",
    "field",
    "fill",
    "frozen",
    "ge",
    "in_",
    "instance_of",
    "le",
    "matches_re",
    "max_len",
    "min_len",
    "optional",
]

T = TypeVar("T")

if TYPE_CHECKING:
    from attrs import field, frozen
    from attrs.validators import (
        and_,
        deep_iterable,
        ge,
        in_,
        instance_of,
        le,
        matches_re,
        max_len,
        min_len,
        optional,
    )
else:

    class _Call:
        """A call of a function of attrs, to be made later."""

        def __init__(self, name: str, args: tuple[Any, ...], options: dict[str, Any]) -> None:
            self.name, self.args, self.options = name, args, options
            self.more: list[Callable[..., None]] = []

        def validator(self, method: Callable[..., None]) -> Callable[..., None]:
            """Take a further validator of a field; a decorator, as that of attrs is."""
            self.more.append(method)
            return method

        def make(self) -> Any:  # noqa: ANN401 - whatever attrs returns
            """Make the call now."""
            import attrs  # noqa: PLC0415 - this is what is put off

            home = attrs if self.name == "field" else attrs.validators
            options = {name: _make(value) for name, value in self.options.items()}
            made = getattr(home, self.name)(*map(_make, self.args), **options)
            for method in self.more:
                made.validator(method)
            return made

    def _make(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, list):
            return [_make(item) for item in value]
        return value.make() if isinstance(value, _Call) else value

    def _later(name: str) -> Callable[..., _Call]:
        return lambda *args, **options: _Call(name, args, options)

    field = _later("field")
    and_, deep_iterable, optional = _later("and_"), _later("deep_iterable"), _later("optional")
    ge, in_, instance_of, le = _later("ge"), _later("in_"), _later("instance_of"), _later("le")
    matches_re, max_len, min_len = _later("matches_re"), _later("max_len"), _later("min_len")

    class _StandIn:
        """What stands under a name of a class until attrs has written what belongs there."""

        def __init__(self, name: str) -> None:
            self.name = name

        def __get__(self, instance: object, owner: type) -> object:
            for cls in reversed(owner.__mro__):
                _write(cls)
            return getattr(owner if instance is None else instance, self.name)

    # All that attrs writes into a frozen class with slots; what a class has itself stays. The signature is that of the
    # constructor: whoever asks for it has it written, and finds none of its own.
    _STAND_INS = {
        name: _StandIn(name)
        for name in (
            "__init__",
            "__eq__",
            "__ne__",
            "__hash__",
            "__repr__",
            "__setattr__",
            "__delattr__",
            "__getstate__",
            "__setstate__",
            "__replace__",
            "__match_args__",
            "__signature__",
            "__attrs_attrs__",
            "__attrs_props__",
        )
    }
    _unwritten: dict[type, tuple[dict[str, Any], dict[str, Any]]] = {}

    def frozen(**options: bool) -> Callable[[type], type]:
        """Return a decorator that makes a class with slots for its fields, its methods to be written by attrs."""

        def decorate(cls: type) -> type:
            body = {name: value for name, value in vars(cls).items() if name not in {"__dict__", "__weakref__"}}
            body["__qualname__"] = cls.__qualname__
            names = [name for name, value in body.items() if isinstance(value, _Call)]
            rest = {name: value for name, value in body.items() if name not in names}
            slots = names if any(hasattr(base, "__weakref__") for base in cls.__bases__) else [*names, "__weakref__"]
            own = body if options.get("repr", True) else {*body, "__repr__"}
            stand_ins = {name: made for name, made in _STAND_INS.items() if name not in own}
            bare = type(cls)(cls.__name__, cls.__bases__, {**rest, **stand_ins, "__slots__": tuple(slots)})
            _unwritten[bare] = body, options
            return bare

        return decorate

    def _write(cls: type) -> None:
        """Have attrs write the methods of *cls*, if it has not yet."""
        if cls not in _unwritten:
            return
        # A lock of its own: inside it only attrs is imported, so that no thread waits for it in vain; and a fork waits
        # for it, as the child would wait for ever for an import that a thread of its parent is in.
        with WRITING:
            recipe = _unwritten.get(cls)
            if recipe is not None:
                _write_now(cls, *recipe)

    def _write_now(cls: type, body: dict[str, Any], options: dict[str, Any]) -> None:
        """Have attrs write the methods of *cls*."""
        import attrs  # noqa: PLC0415 - this is what is put off

        # attrs makes a class with slots anew, but ours has objects already: it gets the methods of a twin.
        made = {name: _make(value) for name, value in body.items()}
        twin = vars(attrs.frozen(type(cls)(cls.__name__, cls.__bases__, made), **options))
        for name in [name for name, value in vars(cls).items() if isinstance(value, _StandIn)]:
            if name in twin:
                setattr(cls, name, twin[name])
            else:
                with suppress(AttributeError):
                    delattr(cls, name)
        _unwritten.pop(cls, None)


def blanks(cls: type[T], rows: int) -> list[T]:
    """Return new objects of *cls* whose fields `fill` must set before anybody sees them."""
    return list(map(object.__new__, repeat(cls, rows)))


def fill(cls: type[T], objects: Iterable[T], name: str, column: Iterable[Any]) -> None:
    """Set the field *name* of *objects*, unchecked, to the values of *column*, one each."""
    # What a frozen class forbids to anyone else its slots still do, and without a line of Python for each object.
    deque(map(getattr(cls, name).__set__, objects, column), maxlen=0)
