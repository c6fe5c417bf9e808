"""What the command prints on: streams that may be closed, full or gone."""

import os
import sys
from contextlib import suppress
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


def release(stream: TextIO) -> None:
    """Flush *stream*, or discard what it cannot write, of which Python would complain at exit."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
