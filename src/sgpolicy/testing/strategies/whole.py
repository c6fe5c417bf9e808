"""Strategies for whole catalogs."""

from hypothesis import strategies as st

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.model.record import Record
from sgpolicy.schema import RECORD_CLASSES
from sgpolicy.testing.strategies.records import Scene
from sgpolicy.testing.strategies.terms import codebooks

_ADD = tuple(getattr(Scene, cls.record_type) for cls in RECORD_CLASSES.values())


@st.composite
def catalogs(draw: st.DrawFn, *, documents: int = 2, records: int = 6) -> Catalog:
    """Catalogs that pass rings 1 and 2: small, with every type of record.

    Args:
        draw: Given by hypothesis.
        documents: Most documents in one.
        records: Most records in one document.
    """
    book = draw(codebooks())
    coded: list[Record] = []
    heads = []
    for number in range(draw(st.integers(1, documents))):
        scene = Scene.of(draw, book, f"doc-{number + 1}", coded)
        heads.append(scene.document)
        for add in draw(st.lists(st.sampled_from(_ADD), min_size=1, max_size=records)):
            add(scene, draw)
    return Catalog(terms=book.terms(), documents=heads, records=coded)
