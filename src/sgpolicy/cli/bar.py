"""A progress line on the terminal for anything that takes more than a second."""

import time
from typing import Self, TextIO

_PATIENCE = 1_000_000_000  # nanoseconds before anything is shown, and between two showings
_BLANK = "\r" + " " * 60 + "\r"


class Bar:
    """A line that is rewritten in place and removed at the end; nothing is shown unless the stream is a terminal."""

    def __init__(self, stream: TextIO | None) -> None:
        """Show progress on *stream*, if it is a terminal."""
        self._stream = stream if stream is not None and stream.isatty() else None
        self._next = time.monotonic_ns() + _PATIENCE
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._write(_BLANK)

    def __call__(self, what: str, done: int, total: int, left: float | None = None) -> None:
        """Show that *what* is done for so many files of a total, and about how many seconds are left."""
        now = time.monotonic_ns()
        if now >= self._next:
            self._next = now + _PATIENCE
            self._write(f"{_BLANK}{what} {done:,} of {total:,} files{'' if left is None else _about(left)}")

    def _write(self, text: str) -> None:
        if self._stream is None:
            return
        try:
            self._stream.write(text)
            self._stream.flush()
            self._shown = True
        except (OSError, ValueError):  # the terminal is gone: not a reason to stop
            self._stream = None


def _about(seconds: float) -> str:
    """Return so many seconds as people say them, in the largest unit of which there are two."""
    for size, unit in ((86_400, "days"), (3_600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f", about {round(seconds / size)} {unit} left"
    return f", about {max(1, round(seconds))} s left"
