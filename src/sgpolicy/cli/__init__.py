"""The `sgpolicy` command: thin, every verb one call into the library."""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from sgpolicy.cli.streams import prepare, release, tell

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with *arguments* (default: the process's own) and return its exit code.

    The rest of the command is imported in here, so that a signal during the import ends it like any other.
    """
    prepare()
    try:
        with _ended_in_order():
            from sgpolicy.cli.command import run  # noqa: PLC0415 - see above

            return run(arguments)
    except KeyboardInterrupt as stop:
        number = stop.args[0] if stop.args else signal.SIGINT
        tell(f"sgpolicy: stopped by {signal.Signals(number).name}")
        return 128 + int(number)
    finally:
        release(sys.stdout)
        release(sys.stderr)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Let a request to end go through every `finally`, as Ctrl-C does, so that nothing half written stays behind."""
    before = {}
    with suppress(ValueError):  # outside the main thread, Python does not let signals be handled
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number and signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(number: int, _: object) -> None:
    raise KeyboardInterrupt(number)
