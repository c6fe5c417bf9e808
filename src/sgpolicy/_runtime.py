"""What a process shares: the lock of first use, and the switch of the garbage collector.

Every `import sgpolicy` imports this module, so it imports nothing that Python has not loaded before.
"""

import gc
import os
from _thread import RLock, allocate_lock  # those of threading, without the rest of that module

LOADING = RLock()
"""Held while anything is imported or read for the first time; one for all, so that a fork can wait for it."""


class _CollectionOff:
    """The cyclic collector's switch, with a count of those that want it off."""

    def __init__(self) -> None:
        self._lock = allocate_lock()
        self._users = 0
        self._was_on = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._users:
                self._was_on = gc.isenabled()
                gc.disable()
            self._users += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._users -= 1
            if not self._users and self._was_on:
                gc.enable()

    def forget(self) -> None:
        """Turn the collector back on in a forked child, which does not have the threads that wanted it off."""
        if self._users and self._was_on:
            gc.enable()
        self._users, self._lock = 0, allocate_lock()


_OFF = _CollectionOff()


def collection_off() -> _CollectionOff:
    """Keep the cyclic collector off inside a `with`; the last of several to leave turns it back on.

    Every collection would walk all that has been loaded so far, which makes
    loading a large catalog quadratic. What is loaded holds no cycles.
    """
    return _OFF


if hasattr(os, "register_at_fork"):
    # A child forked in the middle of a load would wait forever for a thread that it does not have.
    os.register_at_fork(before=LOADING.acquire, after_in_parent=LOADING.release, after_in_child=LOADING.release)
    os.register_at_fork(after_in_child=_OFF.forget)
