"""Cyclic garbage collection, off while much is made that stays."""

import gc
import os
from _thread import allocate_lock  # threading's Lock, without the rest of that module
from collections.abc import Iterator
from contextlib import contextmanager

_lock = allocate_lock()
_bulk_loads = 0
_was_on = False


def _in_child() -> None:
    """Forget the loads of threads that a forked child does not have."""
    global _bulk_loads, _lock
    if _bulk_loads and _was_on:
        gc.enable()
    _bulk_loads, _lock = 0, allocate_lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_in_child)


@contextmanager
def collection_off() -> Iterator[None]:
    """Keep the cyclic collector off inside; the last of several to leave turns it back on.

    Every collection would walk all that has been loaded so far, which makes
    loading a large catalog quadratic. What is loaded holds no cycles.
    """
    global _bulk_loads, _was_on  # noqa: PLW0603 - the collector is one for the whole process, and so is this
    with _lock:
        if not _bulk_loads:
            _was_on = gc.isenabled()
            gc.disable()
        _bulk_loads += 1
    try:
        yield
    finally:
        with _lock:
            _bulk_loads -= 1
            if not _bulk_loads and _was_on:
                gc.enable()
