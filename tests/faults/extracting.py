"""Kill runs of `extract` in their midst, again and again, and let one get through.

`python extracting.py CORPUS OUT KILLS SEED JOBS FORMAT [STEPS]` kills KILLS runs at a step
into the file system, or just before or after a line of the ledger, drawn by SEED from the
first STEPS; each goes on where the one before stopped, and then one runs to the end. Prints
as JSON how many were killed, and how many files were done after each.
"""

import json
import os
import random
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from sgpolicy.corpus import work
from sgpolicy.corpus.ledger import Done, Ledger
from sgpolicy.corpus.run import WORKSHOP, extract_to
from sgpolicy.corpus.texts import text_of

STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "sqlite3.connect"}


def run(corpus: Path, out: Path, jobs: int, format: str) -> None:  # noqa: A002 - the word the user writes
    """Extract *corpus*."""
    settings = work.Settings(reference="name", targets=True)
    extract_to(
        [corpus],
        out,
        settings=settings,
        format=format,
        jobs=jobs,
        progress=lambda *_: None,
        problem=lambda _: None,
    )


def killed(step: int, corpus: Path, out: Path, jobs: int, format: str) -> bool:  # noqa: A002
    """Return whether a run in a child was killed at its *step* before it came to its end."""
    child = os.fork()
    if not child:
        left = [step]
        finish = Ledger.finish

        def count(event: str, _: tuple[object, ...]) -> None:
            if event in STEPS:
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        def counted(ledger: Ledger, part: str, done: Sequence[Done]) -> None:
            count("open", ())
            finish(ledger, part, done)
            count("open", ())

        sys.addaudithook(count)
        # Where other processes read the files, this one opens none.
        Ledger.finish = counted  # type: ignore[method-assign, assignment]
        run(corpus, out, jobs, format)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main() -> None:
    """Do what the module's text says."""
    corpus, out = Path(sys.argv[1]), Path(sys.argv[2])
    kills, seed, jobs = map(int, sys.argv[3:6])
    work.of_text(
        "2020.txt", lambda: text_of("到2025年达到3人。".encode(), "2020.txt", "txt"), work.Settings()
    )  # imports
    longest = int(sys.argv[7]) if len(sys.argv) > 7 else 40
    if longest <= 40:
        work._FILES = 3  # so that there are many portions
    chance = random.Random(seed)  # noqa: S311 - no secret
    deaths, done = 0, []
    for _ in range(kills):
        deaths += killed(chance.randint(5, longest), corpus, out, jobs, sys.argv[6])
        if (out / WORKSHOP / "ledger.sqlite").exists():
            with Ledger(out / WORKSHOP / "ledger.sqlite") as ledger:
                done.append(ledger.totals().done_files)
    run(corpus, out, jobs, sys.argv[6])
    print(json.dumps({"killed": deaths, "done": done}))  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
