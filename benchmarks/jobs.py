"""What this version and version 0.1 both do, for `benchmarks.versions`: each function returns seconds or bytes.

Only what both versions have may be used here.
"""

import json
import random
import sys
import tracemalloc
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import sgpolicy
from benchmarks.clock import many, timed
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.testing import dump_catalog
from sgpolicy.testing.catalogs import make_catalog

try:
    from sgpolicy.shipped.compiled import Compiled
    from sgpolicy.shipped.compiling import compile_catalog
except ImportError:  # version 0.1
    from sgpolicy.files.compiled import Compiled, compile_catalog  # type: ignore[import-not-found,no-redef]

CLASSES = ("regions", "indicators", "instruments", "domains", "settings", "bodies", "works", "documents")
RECORDS = ("programmes", "provisions", "observations", "organisations", "citations", "targets", "measures")
_ALONE: dict[str, Any] = (
    {"jobs": 1} if sys.argv[1:] == ["old"] else {}
)  # version 0.1 reads large folders on several cores
_TIMES = 3_000
_LOOKUPS = 200_000


def write(n: int, seed: int, folder: str) -> float:
    """Write a made-up catalog as data files."""
    return timed(lambda: dump_catalog(make_catalog(n, seed), folder))


def load(folder: str) -> float:
    """Load sound files."""
    return timed(lambda: sgpolicy.load(folder, **_ALONE))


def load_faulty(folder: str) -> float:
    """Load files with one mistake."""

    def fail() -> object:
        try:
            return sgpolicy.load(folder, **_ALONE)
        except sgpolicy.DataError as exc:
            return exc

    found: list[Any] = []
    taken = timed(lambda: found.append(fail()))
    assert len(found[0].problems) == 1
    return taken


def parse(folder: str) -> float:
    """Only parse the files."""
    files = sorted(Path(folder).rglob("*.yaml"))
    return timed(lambda: [yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) for file in files])


def peak(folder: str) -> float:
    """Return the most bytes that were in use at one time while files were loaded."""
    sgpolicy.load().known()
    tracemalloc.start()
    sgpolicy.load(folder, **_ALONE)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@cache
def _text(n: int) -> bytes:
    catalog = make_catalog(n, 1)
    return compile_catalog(lambda name: tuple(getattr(catalog, name))).encode()


def _all(text: bytes) -> list[object]:
    source = Compiled(text)
    return [source.items(name) for name in (*CLASSES, *RECORDS)]


def compiled(n: int) -> float:
    """Read a compiled catalog."""
    text = _text(n)
    return timed(lambda: _all(text))


def kept(n: int) -> float:
    """Return the bytes that a compiled catalog takes once it is read."""
    text = _text(n)
    tracemalloc.start()
    held = _all(text)
    bytes_kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del held
    return bytes_kept


@cache
def _catalog(n: int) -> Catalog:
    return make_catalog(n, 3)


def by_id(n: int) -> float:
    """Look up observations by id."""
    them = _catalog(n).observations
    ids = random.Random(1).choices(them.ids, k=_LOOKUPS)

    def look() -> None:
        for key in ids:
            them[key]

    return timed(look)


def _asked(ask: Callable[[], object]) -> float:
    ask()  # the indexes are made
    return timed(many(ask, _TIMES))


def one_fact(n: int) -> float:
    """Ask for the observations of a region."""
    them = _catalog(n).observations
    return _asked(lambda: them.where(region="110000"))


def three_facts(n: int) -> float:
    """Ask for the measures of a region, an instrument and a status."""
    them = _catalog(n).measures
    return _asked(lambda: them.where(region="110000", instrument="training", status="planned"))


def scan(n: int) -> float:
    """Ask each measure whether it is planned."""
    them = _catalog(n).measures
    return timed(many(lambda: them.where(lambda measure: measure.status == "planned"), 30))


def index(n: int) -> float:
    """Ask the first question, which makes the indexes."""
    them = _catalog(n).measures
    return timed(lambda: them[:].where(region="110000", instrument="training"))


def _serve() -> None:
    print(json.dumps(sgpolicy.__file__), flush=True)
    for line in sys.stdin:
        job, *arguments = json.loads(line)
        print(json.dumps(globals()[job](*arguments)), flush=True)


if __name__ == "__main__":
    _serve()
