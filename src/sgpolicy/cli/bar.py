"""How far it is, on a terminal, while something takes longer than a moment."""

import os
import time
from typing import Self, TextIO

_PATIENCE = 1000  # milliseconds before anything is shown
_PAUSE = 100  # milliseconds between two showings
_WIDTH = 24


class Bar:
    """A line that is written over and over and leaves nothing behind.

    It uses no colours and no other commands of a terminal than the carriage
    return; on anything but a terminal it stays silent.
    """

    def __init__(self, stream: TextIO | None) -> None:
        """Show progress on *stream*, if it is a terminal."""
        self._stream = stream if stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb" else None
        self._next = _now() + _PATIENCE
        self._shown = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._write("")

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show that *what* is done for so many files of a total."""
        now = _now()
        if self._stream is None or now < self._next:
            return
        self._next = now + _PAUSE
        full = _WIDTH * done // max(total, 1)
        self._write(f"{what} [{'#' * full}{'.' * (_WIDTH - full)}] {done:,} of {total:,} files")

    def _write(self, text: str) -> None:
        if self._stream is None or not (text or self._shown):
            return
        try:
            columns = os.get_terminal_size(self._stream.fileno()).columns or 80  # some terminals do not tell
            text = text[: columns - 1]
            blanks = " " * (self._shown - len(text))
            self._stream.write(f"\r{text}{blanks}" if text else f"\r{blanks}\r")
            self._stream.flush()
        except (OSError, ValueError):  # the terminal is gone: no reason to stop
            self._stream = None
        self._shown = len(text)


def _now() -> int:
    return time.monotonic_ns() // 1_000_000
