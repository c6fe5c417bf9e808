"""First loads that race: `python loading.py threads ROUNDS` or `python loading.py METHOD WHEN`.

METHOD is fork, spawn or forkserver; WHEN is before (nothing is loaded when the
processes start), during (a thread is in the middle of the first load), after,
or anywhere (forks at twenty moments, from the first import on). Prints JSON.
"""

import json
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import sgpolicy

LIMIT = 60
THREADS = 32


def summary() -> list[object]:
    """Load, touch every collection, and return what can be compared between processes."""
    catalog = sgpolicy.load()
    figures = (*catalog.targets, *catalog.observations, *catalog.provisions)
    return [len(catalog.measures), len(catalog.regions), [str(figure.quantity) for figure in figures]]


def slowed(delay: float, seen: Callable[[], None]) -> None:
    """Make each reading of the shipped data take *delay* seconds longer, and tell *seen* when it begins."""
    from sgpolicy.catalog import load as loading  # noqa: PLC0415 - only now: some trials begin before it is imported

    for name in ("read_compiled", "read_shipped"):
        whole = getattr(loading, name)

        def read(whole: Callable[[], object] = whole) -> object:
            seen()
            time.sleep(delay)
            return whole()

        setattr(loading, name, read)


def threads(rounds: int) -> dict[str, object]:
    """Let 32 threads load at once, again and again, from nothing; count the readings and the catalogs."""
    from sgpolicy.catalog import load as loading  # noqa: PLC0415 - see above

    readings: list[int] = []
    slowed(0.001, lambda: readings.append(1))
    once = len(_race()) and len(readings)
    most_readings = most_catalogs = most_records = 0
    for _ in range(rounds):
        loading._shipped.clear()
        readings.clear()
        got = _race()
        most_readings = max(most_readings, len(readings))
        most_catalogs = max(most_catalogs, len({id(catalog) for catalog, _ in got}))
        most_records = max(most_records, len({tuple(map(id, records)) for _, records in got}))
    return {"first": once, "readings": most_readings, "catalogs": most_catalogs, "records": most_records}


def _race() -> list[tuple[object, tuple[object, ...]]]:
    gate = threading.Barrier(THREADS)
    got: list[tuple[object, tuple[object, ...]]] = []

    def load() -> None:
        gate.wait()
        catalog = sgpolicy.load()
        got.append((catalog, (catalog.targets[0], catalog.measures[0], catalog.regions["230000"])))

    workers = [threading.Thread(target=load) for _ in range(THREADS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(LIMIT)
    if len(got) != THREADS:
        msg = f"{len(got)} of {THREADS} threads came back"
        raise RuntimeError(msg)
    return got


def _answer(queue: Any) -> None:  # noqa: ANN401 - a queue of any start method
    queue.put(summary())


def processes(method: str, when: str) -> dict[str, object]:
    """Start four processes that load, before, during or after our own first load."""
    loading = threading.Thread(target=summary)
    if when == "during":
        begun = threading.Event()
        slowed(1.0, begun.set)
        loading.start()
        begun.wait(LIMIT)
    elif when == "after":
        summary()
    context: Any = multiprocessing.get_context(method)
    queue = context.Queue()
    workers = [context.Process(target=_answer, args=(queue,), daemon=True) for _ in range(4)]
    for worker in workers:
        worker.start()
    got: list[object] = []
    deadline = time.monotonic() + (LIMIT if method != "fork" else 20)
    while len(got) < len(workers) and time.monotonic() < deadline:
        if not queue.empty():
            got.append(queue.get())
        time.sleep(0.01)
    for worker in workers:
        worker.kill()
    return {"came back": len(got), "equal": all(one == summary() for one in got)}


def anywhere() -> dict[str, object]:
    """Fork at twenty moments while a thread imports and loads; each child loads too."""
    loading = threading.Thread(target=summary)
    loading.start()
    children: list[int] = []
    while loading.is_alive() and len(children) < 20:
        child = os.fork()
        if not child:
            signal.alarm(20)
            summary()
            os._exit(0)
        children.append(child)
        time.sleep(0.01)
    codes = [os.waitpid(child, 0)[1] for child in children]
    loading.join(LIMIT)
    return {
        "forks": len(codes),
        "stuck": sum(code == signal.SIGALRM for code in codes),
        "failed": sum(map(bool, codes)),
    }


if __name__ == "__main__":
    if sys.argv[1] == "threads":
        answer = threads(int(sys.argv[2]))
    elif sys.argv[2] == "anywhere":
        answer = anywhere()
    else:
        answer = processes(sys.argv[1], sys.argv[2])
    print(json.dumps(answer), flush=True)  # noqa: T201 - its answer
    os._exit(0)
