"""The compiled catalog: how fast it is read, and how much memory its records take."""

import tracemalloc
from typing import Any

from benchmarks.clock import race
from benchmarks.floor import Builder, decoder, encode, key
from benchmarks.rows import Row, exactly, us
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.schema import CLASSES, RECORD_CLASSES
from sgpolicy.shipped.compiled import Compiled
from sgpolicy.shipped.compiling import compile_catalog
from sgpolicy.testing.catalogs import make_catalog


def compile_bytes(catalog: Catalog) -> bytes:
    """Return the compiled form of a catalog."""
    return compile_catalog(lambda name: tuple(getattr(catalog, name))).encode()


def compiled(n: int, rounds: int) -> list[Row]:
    """From a compiled catalog in memory to all records, against msgspec's Structs."""
    catalog = make_catalog(n, 1)
    text = compile_bytes(catalog)
    floor = [(encode(tuple(getattr(catalog, name))), decoder(name)) for name in RECORD_CLASSES]
    del catalog
    sources = []
    for _ in range(rounds):
        sources.append(Compiled(text))
        sources[-1].items("documents")

    def ours() -> object:
        source = sources.pop()
        return [source.items(name) for name in RECORD_CLASSES]

    best = race({"floor": lambda: [read.decode(data) for data, read in floor], "ours": ours}, rounds)
    detail = f"{us(best['ours'] / n)} a record; msgspec JSON to Struct {us(best['floor'] / n)}"
    return [Row(f"compiled -> typed records, {n:,}", "2.5x the floor", 2.5, best.ratio("ours", "floor"), detail)]


def memory(n: int) -> list[Row]:
    """Bytes a record kept, against the same objects from their constructors with strings and periods shared."""
    catalog = make_catalog(n, 4)
    source = Compiled(compile_bytes(catalog))
    data = {name: encode(tuple(getattr(catalog, name))) for name in RECORD_CLASSES}
    terms_and_documents = {name: source.items(name) for name in CLASSES if name not in RECORD_CLASSES}
    known = {CLASSES[name]: {key(item): item for item in items} for name, items in terms_and_documents.items()}
    tracemalloc.start()
    ours = [source.items(name) for name in RECORD_CLASSES]
    kept = tracemalloc.get_traced_memory()[0]
    del ours, source
    tracemalloc.stop()
    tracemalloc.start()
    theirs = _constructed(data, known)
    usual = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del theirs
    detail = f"{kept // n:,} B a record; attrs slots, shared strings and periods {usual // n:,} B"
    return [Row(f"memory, a record kept, {n:,}", "1.15x attrs slots, all shared", 1.15, exactly(kept / usual), detail)]


def _constructed(data: dict[str, bytes], known: dict[type, dict[str, Any]]) -> list[list[Any]]:
    """Return the records made by their constructors; *known* gains them."""
    builder = Builder(known)
    made = []
    for name, cls in RECORD_CLASSES.items():
        made.append([builder.make(cls, raw) for raw in decoder(name).decode(data[name])])
        known[cls] = {item.id: item for item in made[-1]}
    return made
