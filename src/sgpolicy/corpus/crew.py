"""Processes that share nothing: each takes a portion of files, writes a part, and says what is in it.

The parent alone writes the ledger. A process whose parent is gone finds its pipe
closed, and ends.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Self

from sgpolicy.corpus.ledger import Done
from sgpolicy.corpus.listing import Entry
from sgpolicy.corpus.work import Made, Settings, passed_over, work
from sgpolicy.problem import Problem

Portion = tuple[Entry, ...]
_SPAWN = multiprocessing.get_context("spawn")  # a fork would share what the parent has open


def _serve(pipe: Connection, settings: Settings, folder: Path) -> None:
    """Do portions until there are no more; the main function of a process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the parent says when to end
    while True:
        try:
            portion = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: Made | Exception = work(portion, settings, folder)
        except Exception as exc:  # noqa: BLE001 - the parent raises it
            answer = exc
        try:
            pipe.send(answer)
        except OSError:  # the parent is gone
            return


class Crew:
    """So many processes, each with a pipe of its own."""

    def __init__(self, jobs: int, settings: Settings, folder: Path) -> None:
        self._settings, self._folder = settings, folder
        self._hands: dict[Connection, multiprocessing.process.BaseProcess] = {}
        self._busy: dict[Connection, Portion] = {}
        for _ in range(jobs):
            self._hire()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pipe, hand in self._hands.items():
            pipe.close()
            hand.terminate()
            hand.join()

    def _hire(self) -> None:
        ours, theirs = _SPAWN.Pipe()
        hand = _SPAWN.Process(target=_serve, args=(theirs, self._settings, self._folder), daemon=True)
        hand.start()
        theirs.close()
        self._hands[ours] = hand

    def do(self, portions: Iterator[Portion]) -> Iterator[Made]:
        """Yield the parts as they are made, in any order.

        Files that end the process which reads them, such as by the memory that they
        take, are tried again one by one, and the one at fault is passed over.
        """
        again: deque[Portion] = deque()
        while True:
            for pipe in [pipe for pipe in self._hands if pipe not in self._busy]:
                portion = again.popleft() if again else next(portions, None)
                if portion is None:
                    break
                self._busy[pipe] = portion
                try:
                    pipe.send(portion)
                except OSError:  # found by wait() below
                    continue
            if not self._busy:
                return
            ready = wait(list(self._busy))
            for pipe in [pipe for pipe in self._hands if pipe in ready]:
                portion = self._busy.pop(pipe)
                try:
                    answer = pipe.recv()
                except (EOFError, OSError):
                    self._replace(pipe)
                    if len(portion) > 1:
                        again.extend((entry,) for entry in portion)
                        continue
                    answer = self._lost(portion[0])
                if isinstance(answer, Exception):
                    raise answer
                yield answer

    def _replace(self, pipe: Connection) -> None:
        self._hands.pop(pipe).join()
        pipe.close()
        self._hire()

    def _lost(self, entry: Entry) -> Made:
        """Return the part of a file that nobody survives."""
        remedy = "it may take too much memory: look at it"
        problem = Problem(file=entry.name, message="ended the process that read it", remedy=remedy, check="file")
        empty = work((), self._settings, self._folder)
        return Made(part=empty.part, done=(Done(entry.name, 0, 0, passed_over(entry.name, problem)),))
