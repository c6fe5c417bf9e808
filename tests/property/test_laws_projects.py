"""Laws of projects: what was written as a project comes back with the same passages, codes and ids."""

import hashlib
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.coding.projects.importing import import_project
from sgpolicy.files.reader import read_tree
from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Document, Source
from sgpolicy.model.record import Record
from sgpolicy.qda.facets import FACETS, PLURALS, facts_of
from sgpolicy.qda.project import write_project
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES
from sgpolicy.testing.catalogs import make_catalog

_ROOM = 130  # characters between the beginnings of two records of a made-up document
_HEAD = 200
Passage = tuple[str, str, str, frozenset[tuple[str, str]]]
"""The list of a record, its id, what one of its passages says, and what it is coded as."""


def text_for(document: Document, drawn: Random, ending: str) -> str:
    """Return a text of the length of a made-up document, with line ends between its records."""
    assert document.text is not None
    chars = [drawn.choice("社会工作人才队伍建设𠮷甲乙丙丁") for _ in range(document.text.characters)]
    for place in range(_HEAD - len(ending), len(chars), _ROOM):
        chars[place : place + len(ending)] = ending
    if ending == "\r\n":
        chars[0] = "\ufeff"
    return "".join(chars)


def with_texts(catalog: Catalog, texts: dict[str, str]) -> Catalog:
    """Return *catalog* with documents coded from *texts*, by id."""
    documents = {
        one.id: evolve(
            one,
            source=Source(
                file=f"{one.id}.txt",
                characters=len(texts[one.id]),
                sha256=hashlib.sha256(texts[one.id].encode()).hexdigest(),
                extent=(0, len(texts[one.id])),
            ),
        )
        for one in catalog.documents
    }
    records = [
        evolve(one, evidence=tuple(evolve(e, document=documents[e.document.id]) for e in one.evidence))
        for one in catalog.records()
    ]
    terms = {cls: getattr(catalog, name) for name, cls in TERM_TYPES.items()}
    return Catalog(terms=terms, documents=documents.values(), records=records)


def written(catalog: Catalog, texts: dict[str, str]) -> Counter[Passage]:
    """Return the passages of a catalog, each as often as it occurs."""
    return Counter(
        (PLURALS[record.record_type], record.id, _plain(texts[one.document.id][slice(*one.span)]), _coded(record))
        for record in catalog.records()
        if not isinstance(record, Absence)
        for one in record.evidence
        if one.span
    )


def _coded(record: Record) -> frozenset[tuple[str, str]]:
    return frozenset(fact for fact in facts_of(record) if fact[0] != "record")


def _plain(text: str) -> str:
    return text.replace("\ufeff", "").replace("\r\n", "\n")


def brought(folder: Path) -> Iterator[Passage]:
    """Yield the passages of the document files in *folder*."""
    for path in folder.rglob("*.yaml"):
        tree, problems = read_tree(path.read_text(encoding="utf-8"), path.name)
        assert tree is not None
        assert not problems
        text = (folder / "sources" / tree["source"]["file"]).read_text(encoding="utf-8")
        assert hashlib.sha256(text.encode()).hexdigest() == tree["source"]["sha256"]
        for name in PLURALS.values():
            for record in tree.get(name, ()):
                for place in (record, *record.get("also", ())):
                    yield name, f"{tree['id']}/{record['id']}", text[slice(*place["at"])], _facts(name, record)


def _facts(name: str, record: Any) -> frozenset[tuple[str, str]]:  # noqa: ANN401 - a tree
    found = set()
    for facet in FACETS.values():
        field = facet.field_of(RECORD_TYPES[name])
        values = record.get(field, []) if field else []
        found |= {(facet.name, str(value)) for value in (values if isinstance(values, list) else [values])}
    return frozenset(found)


@given(
    size=st.integers(0, 40),
    seed=st.integers(0, 10_000),
    ending=st.sampled_from(["\n", "\r\n"]),
    part=st.integers(0, 10_000),
)
def test_a_project_comes_back_with_the_same_passages(size: int, seed: int, ending: str, part: int) -> None:
    """Texts with or without CR LF, a mark and rare characters: spans, codes and ids are those of the catalog."""
    catalog = make_catalog(size, seed)
    texts = {one.id: text_for(one, Random(part), ending) for one in catalog.documents}  # noqa: S311 - no secrets
    catalog = with_texts(catalog, texts)
    with TemporaryDirectory() as name, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of the rare characters
        folder = Path(name)
        for key, text in texts.items():
            (folder / f"{key}.txt").write_bytes(text.encode())
        write_project(catalog, folder, folder / "a.qdpx")
        found = import_project(folder / "a.qdpx", folder / "out", sgpolicy.load())

        assert written(catalog, texts) == Counter(brought(folder / "out"))
        assert found.unmapped == {}
