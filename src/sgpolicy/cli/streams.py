"""What the command prints on: streams that may be closed, full or gone."""

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO


def prepare() -> None:
    """Make stdout and stderr take any text, in whatever state the process was given them."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the parent process: there is nobody to print to
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - stays open
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            # Data are Chinese whatever the locale; what a terminal cannot show is escaped.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def tell(text: str) -> None:
    """Print *text* on stderr, if that takes it: the exit code says the same."""
    with suppress(OSError):
        print(text, file=sys.stderr)
    release(sys.stderr)


@contextmanager
def warnings_told() -> Iterator[None]:
    """Tell each warning in a line, once, without the place in our code."""
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        try:
            yield
        finally:
            for text in dict.fromkeys(str(one.message) for one in found):
                tell(f"sgpolicy: {text}")


def release(stream: TextIO) -> None:
    """Flush *stream*, or discard what it cannot write, of which Python would complain at exit."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
