"""Laws of the one reader: both parsers give the same of any text, and an object holds what stands in its file."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.trees import everything

from sgpolicy import Catalog
from sgpolicy.catalog.load import shipped_files
from sgpolicy.files import reader
from sgpolicy.files.folder import DataFile
from sgpolicy.files.load import Base, Loader
from sgpolicy.files.reader import read_tree
from sgpolicy.files.syntax import GAVE_UP
from sgpolicy.files.text import mend_text
from sgpolicy.files.tree import Map, Seq, offset_of
from sgpolicy.problem import DataError, PathKey
from sgpolicy.schema import CODEBOOK_KEYS, TERMS
from sgpolicy.testing import differences
from sgpolicy.testing.dumping import dump_codebook, dump_document
from sgpolicy.testing.strategies import catalogs
from sgpolicy.textfile import FileRefusedError

BASE = Path(__file__).parents[1] / "broken" / "base"
FILES = {str(file.relative_to(BASE)): file.read_text(encoding="utf-8") for file in sorted(BASE.rglob("*.yaml"))}
SOUND = {name: text for name, text in FILES.items() if not text.endswith(": []\n")}  # an empty list says nothing
PIECES = st.sampled_from(
    """1 -2 1.5 010 true no ~ x y-z a.b 中文，。 2011-12-21 12:30 a:b a# # : , - -- --- ... ? ! & * | > % @ ` = <<
    [ ] { } [] {} "q" "q "q\\" "\\n" "\\u202e" 's' 's [a] [a,b] ["a"] {a:1} [[a]] &x *x !t |- >- id: a: "a": zh
    """.split()  # noqa: SIM905 - one can read it
)
VALUES = st.one_of(
    PIECES,
    st.lists(PIECES, max_size=4).map(" ".join),
    st.lists(PIECES, max_size=3).map(lambda words: f"[{', '.join(words)}]"),
    st.lists(PIECES, max_size=3).map(lambda words: f"{{{', '.join(f'a{n}: {w}' for n, w in enumerate(words))}}}"),
)
KEYS = st.sampled_from(
    ["", "a: ", "b: ", "c: ", "a:", "b:", "id: ", "A: ", '"a": ', '"a\\n0": ', "<<: ", "# ", "a : ", ": ", "a:  ", "? "]
)
LINES = st.builds(
    lambda indent, hyphen, key, value: f"{' ' * indent}{hyphen}{key}{value}",
    st.integers(0, 3).map(lambda n: 2 * n) | st.integers(0, 5),
    st.sampled_from(["", "", "- ", "-", "-  ", "- - "]),
    KEYS,
    VALUES | st.just(""),
)
TEXTS = st.lists(LINES, max_size=7).map("\n".join)
SPOILT = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 6), PIECES | st.just("") | st.just("\n  ")), max_size=2
)
TOUCHING = re.compile(r"\S\?|:[,\[\]{}]|!\S*[,\[\]{}]")
"""A mark that touches others, of which inside brackets one parser makes something and the other does not."""


def check_tree(text: str) -> None:
    """Compare what both parsers lead to: the tree, its places, and all that is reported but where the text ends."""
    try:
        clean, _ = mend_text(text.encode(), "x.yaml")
    except FileRefusedError:
        return
    (fast, told), (pure, told_too) = (read_tree(clean, "x.yaml", parser) for parser in (yaml.CLoader, yaml.Loader))
    if told != told_too and TOUCHING.search(clean):
        return  # one of them gives up there, or both refuse it, each where it likes
    assert everything(fast) == everything(pure)
    if GAVE_UP in f"{told}{told_too}":  # where it is lost differs by a line now and then, that it is lost does not
        assert told[-1].message.startswith(GAVE_UP)
        assert told_too[-1].message.startswith(GAVE_UP)
        assert told[:-1] == told_too[:-1]
    else:
        assert told == told_too
    if fast is not None:
        check_places(fast, clean)


def check_places(tree: Map, text: str) -> None:
    """Hold every place in *tree* against the text: it is inside, and each key begins at its own."""
    nodes: list[tuple[tuple[PathKey, ...], Any]] = [((), tree)]
    while nodes:
        path, node = nodes.pop()
        assert 0 <= offset_of(tree, path) <= len(text)
        if isinstance(node, Map):
            assert len(node.marks) == 2 * len(node)
            for key, at in zip(node, node.marks[::2], strict=True):
                assert text.startswith((key[:1], '"', "'", "?", "&", "!", "|", ">"), at)
            nodes += [((*path, key), value) for key, value in node.items()]
        elif isinstance(node, Seq):
            assert len(node.marks) == len(node)
            nodes += [((*path, index), item) for index, item in enumerate(node)]


def spoil(text: str, edits: list[tuple[int, int, str]]) -> str:
    """Return *text* with some characters replaced."""
    for at, length, new in edits:
        start = at % (len(text) + 1)
        text = text[:start] + new + text[start + length :]
    return text


def catalog_of(texts: dict[str, str], base: Base = Base()) -> Catalog:  # noqa: B008 - never changed
    """Return what a folder of files holds."""
    files = []
    for name, text in texts.items():
        clean, mended = mend_text(text.encode(), name)
        files.append(DataFile(name, clean, tuple(mended)))
    loaded = Loader(base).run(files)
    return Catalog(terms=loaded.terms, documents=loaded.documents, records=loaded.records)


def said(texts: Iterable[str]) -> object:
    """Return what PyYAML itself reads in files: no types, no order of keys or records, no short form of a period."""
    whole: dict[str, Any] = {}
    for text in texts:
        whole |= yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes nothing but texts, lists and mappings
    for entries in (entries for entries in whole.values() if isinstance(entries, list)):
        entries.sort(key=lambda entry: str(entry.get("id") or entry.get("code") or entry["at"]))
    for entry in (
        whole.get("dates", {}),
        *whole.get("measures", ()),
        *whole.get("targets", ()),
        *whole["observations"],
    ):
        for key in ("issued", "published", "reference", "time", "due", "as_of"):
            if isinstance(entry.get(key), str):
                entry[key] = {"period": entry[key], "basis": "stated"}
    return whole


@settings(max_examples=500)
@given(TEXTS)
@example("a:\n- b:\n  - 1\n  c: 2\n- d: 3\ne: 4")
@example("a:\n  b: 1\n- 2")
@example("- a: 1\n  b: 2")
@example("a: x\n  # y\n  z")
@example("a: x\n: y")
@example('"a\\n0": 1\na: 2\na: 3')
@example("? a\n? b\n? a")
def test_both_parsers_give_the_same_of_any_text(text: str) -> None:
    """The same values of the same types at the same places, and the same refusals."""
    check_tree(text)


@given(st.sampled_from(sorted(SOUND)), SPOILT)
def test_both_parsers_give_the_same_of_a_spoilt_file(name: str, edits: list[tuple[int, int, str]]) -> None:
    """However it is cut."""
    check_tree(spoil(SOUND[name], edits))


@settings(max_examples=200)
@given(TEXTS)
@example("a: {b, c, d, e, f, g, h, i, j, k}")
@example("a: [? b, ? c, ? d, ? e, ? f, ? g, ? h]")
@example("? a\n? b\n? c\n? d\n? e\n? f")
def test_the_values_of_a_file_are_counted_however_they_are_laid_out(text: str) -> None:
    """A file of one value too many is refused, though few files are counted value by value."""
    try:
        clean, _ = mend_text(text.encode(), "x.yaml")
        values = sum(isinstance(e, (yaml.ScalarEvent, yaml.CollectionStartEvent)) for e in yaml.parse(clean))
    except (FileRefusedError, yaml.YAMLError):
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "MAX_NODES", values - 1)
        tree, problems = read_tree(clean, "x.yaml")

    assert tree is None
    assert problems


@given(st.sampled_from(sorted(SOUND)), SPOILT)
def test_a_spoilt_file_never_gives_a_wrong_object(name: str, edits: list[tuple[int, int, str]]) -> None:
    """What loads in spite of an edit holds just what PyYAML itself reads there."""
    texts = SOUND | {name: spoil(SOUND[name], edits)}
    try:
        catalog = catalog_of(texts)
    except FileRefusedError:
        return
    except DataError:
        return
    written = [dump_codebook(catalog, key) for key in CODEBOOK_KEYS if len(getattr(catalog, key))]
    written += [dump_document(catalog, document.id) for document in catalog.documents]

    assert said(texts.values()) == said(written)


@given(catalogs())
def test_any_catalog_that_is_written_is_read_as_it_was(catalog: Catalog) -> None:
    """Equal in every field, file by file on the terms that it stands on."""
    texts = {document.id: dump_document(catalog, document.id) for document in catalog.documents}
    terms = {cls: tuple(named.values()) for cls, named in catalog.known().items() if cls in TERMS}
    again = catalog_of(texts, Base(catalog.known()))
    laid = Catalog(terms=terms, documents=again.documents, records=tuple(again.records()))

    assert [] == list(differences(catalog, laid))


@pytest.mark.slow
def test_both_parsers_give_the_same_of_every_shipped_file() -> None:
    """No file of real size is read otherwise where PyYAML comes without libyaml."""
    for file in shipped_files():
        check_tree(file.text)
