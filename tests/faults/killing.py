"""Kill exports in their midst and look at what they leave.

`python killing.py FORMAT FOLDER random COUNT SEED` kills each at a random
moment; `python killing.py FORMAT FOLDER steps` at its first step into the file
system, its second, and so on to the last. With `careless` at the end a naive
writer is killed instead, to show that a torn file would be seen. Prints JSON.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import sgpolicy
from sgpolicy.export import FORMATS, export, formats
from sgpolicy.schema import TERM_TYPES

STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "fcntl.flock"}


def careless(folder: Path, write: Callable[[Path], list[str]]) -> list[Path]:
    """Write the files where they go, as one should not."""
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    return [folder / name for name in write(folder)]


def of_pages(catalog: sgpolicy.Catalog) -> sgpolicy.Catalog:
    """Return the documents of *catalog* that are web pages, with the codebook and without records."""
    terms = {cls: getattr(catalog, name) for name, cls in TERM_TYPES.items()}
    return sgpolicy.Catalog(terms=terms, documents=[one for one in catalog.documents if one.page])


class Killer:
    """One format: what is there before and after, and what a killed export leaves."""

    def __init__(self, format: str, home: Path) -> None:  # noqa: A002 - the word the user writes
        self.catalog = sgpolicy.load()
        self.sources: Path | None = None
        if "sources" in FORMATS[format].options:  # which are not at hand: web pages need none
            self.catalog, self.sources = of_pages(self.catalog), home
        else:  # fewer records, as many files: each is written hundreds of times
            documents = self.catalog.documents[:20]
            records = [one for one in self.catalog.records() if one.document in documents]
            self.catalog = sgpolicy.Catalog(documents=documents, records=records)
        self.format, self.out = format, home / "out"
        export(self.catalog, home / "new", format=format, sources=self.sources)
        self.new = {path.name: path.read_bytes() for path in (home / "new").iterdir()}
        self.old = {name: f"what was in {name} before\n".encode() * 2000 for name in self.new}
        self.found = {"runs": 0, "killed": 0, "old": 0, "new": 0, "mixed": 0, "torn": 0, "litter": 0}

    def export(self) -> None:
        """Export the catalog over what is there."""
        export(self.catalog, self.out, format=self.format, sources=self.sources)

    def trial(self, in_child: Callable[[], None], in_parent: Callable[[int], None]) -> bool:
        """Run one export in a child, tally what it left, and return whether it was killed."""
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir()
        for name, content in self.old.items():
            (self.out / name).write_bytes(content)
        child = os.fork()
        if not child:
            in_child()
            self.export()
            os._exit(0)
        in_parent(child)
        status = os.waitpid(child, 0)[1]
        self.found["runs"] += 1
        self.found["killed"] += os.WIFSIGNALED(status)
        states = set()
        for name, old in self.old.items():
            content = (self.out / name).read_bytes() if (self.out / name).exists() else b""
            states.add("old" if content == old else "new" if content == self.new[name] else "torn")
        self.found["torn" if "torn" in states else "mixed" if len(states) > 1 else states.pop()] += 1
        self.found["litter"] += {path.name for path in self.out.iterdir()} != set(self.new)
        return os.WIFSIGNALED(status)

    def next_run(self) -> dict[str, int | bool]:
        """Export once more, undisturbed, and return the tally and whether all is well again."""
        self.export()
        whole = self.new == {path.name: path.read_bytes() for path in self.out.iterdir()}
        return {**self.found, "healed": whole, "files": len(self.new)}


def at_random(killer: Killer, count: int, seed: int) -> list[bool]:
    """Kill *count* exports, each at a moment drawn from the time that one takes."""
    started = time.perf_counter()
    for _ in range(5):
        killer.trial(lambda: None, lambda _: None)
    longest = (time.perf_counter() - started) / 5
    killer.found.update(dict.fromkeys(killer.found, 0))
    chance = random.Random(seed)  # noqa: S311 - no secret
    healed = []

    def kill(child: int) -> None:
        time.sleep(chance.random() * longest)
        os.kill(child, signal.SIGKILL)

    for _ in range(count):
        killer.trial(lambda: None, kill)
        litter = any(path.is_dir() for path in killer.out.iterdir())
        killer.export()
        healed.append(not litter or not any(path.is_dir() for path in killer.out.iterdir()))
    return healed


def at_each_step(killer: Killer) -> None:
    """Kill one export at its first step, one at its second, until one gets through."""

    def dies_at(step: int) -> None:
        left = [step]

        def count(event: str, _: tuple[object, ...]) -> None:
            if event in STEPS:
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)

    step = 0
    while killer.trial(lambda: dies_at(step), lambda _: None):  # noqa: B023 - called at once
        step += 1


def main(format: str, home: Path, how: str, *rest: str) -> None:  # noqa: A002 - the word the user writes
    """Do what the module's text says."""
    if "careless" in rest:
        formats.replace_folder = careless  # type: ignore[attr-defined]
    killer = Killer(format, home)
    if how == "steps":
        at_each_step(killer)
        result = killer.next_run()
    else:
        healed = at_random(killer, int(rest[0]), int(rest[1]))
        result = killer.next_run()
        result["healed"] = all(healed) and result["healed"]
    print(json.dumps(result))  # noqa: T201 - its answer


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
