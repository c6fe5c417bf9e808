"""Laws of the quick path: what it takes, the strict one takes, and makes the same of it."""

from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sgpolicy.files.events import read_tree
from sgpolicy.files.quick import QuickReader
from tests.bare import bare
from tests.broken.table import CASES, Case

from sgpolicy.catalog.load import shipped_files
from sgpolicy.files.folder import DataFile
from sgpolicy.files.load import Loader
from sgpolicy.files.text import FileRefusedError, mend_text
from sgpolicy.model.document import Document
from sgpolicy.problem import DataError
from sgpolicy.testing import dump_document
from sgpolicy.testing.strategies import catalogs

BASE = Path(__file__).parents[1] / "broken" / "base"
SOUND = {str(file.relative_to(BASE)): file.read_text(encoding="utf-8") for file in sorted(BASE.rglob("*.yaml"))}
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
    ["", "a: ", "b: ", "c: ", "a:", "b:", "id: ", "A: ", '"a": ', "<<: ", "# ", "a : ", ": ", "a:  "]
)
LINES = st.builds(
    lambda indent, hyphen, key, value: f"{' ' * indent}{hyphen}{key}{value}",
    st.integers(0, 3).map(lambda n: 2 * n) | st.integers(0, 5),
    st.sampled_from(["", "", "- ", "-", "-  ", "- - "]),
    KEYS,
    VALUES | st.just(""),
)
SPOILT = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 6), PIECES | st.just("") | st.just("\n  ")), max_size=2
)


def check_tree(text: str) -> None:
    """Compare the quick reader with the strict one on both parsers, where the text is clean."""
    try:
        clean, mended = mend_text(text.encode(), "x.yaml")
    except FileRefusedError:
        return
    quick = None if mended else QuickReader().read(clean)
    for parser in (yaml.CLoader, yaml.Loader) if quick is not None else ():
        tree, problems = read_tree(clean, "x.yaml", parser)

        assert [] == problems
        assert repr(bare(tree)) == repr(quick)  # 1, True and Decimal(1) are equal


def outcome(files: list[DataFile], known: Any, *, places: bool) -> object:  # noqa: ANN401 - see Loader
    """Return all fields of what *files* hold, or what is told of them."""
    try:
        loaded = Loader(known).run(files, places=places)
    except DataError as exc:
        return exc.problems
    return [
        (type(item), attrs.asdict(item, value_serializer=lambda _, __, v: v.id if isinstance(v, Document) else v))
        for item in (*loaded.documents, *loaded.records, *(term for terms in loaded.terms.values() for term in terms))
    ]


def check_files(texts: dict[str, str], known: Any = None) -> None:  # noqa: ANN401
    """Compare the two paths on a folder of files."""
    files = []
    for name, text in texts.items():
        clean, mended = mend_text(text.encode(), name)
        files.append(DataFile(name, clean, tuple(mended)))

    assert outcome(files, known, places=True) == outcome(files, known, places=False)


def spoil(text: str, edits: list[tuple[int, int, str]]) -> str:
    """Return *text* with some characters replaced."""
    for at, length, new in edits:
        start = at % (len(text) + 1)
        text = text[:start] + new + text[start + length :]
    return text


@settings(max_examples=500)
@given(st.lists(LINES, max_size=7).map("\n".join))
@example("a:\n- b:\n  - 1\n  c: 2\n- d: 3\ne: 4")
@example("a:\n  b: 1\n- 2")
@example("- a: 1\n  b: 2")
@example("a: x\n  # y\n  z")
@example("a: x\n: y")
def test_a_text_is_read_as_the_strict_reader_reads_it(text: str) -> None:
    """Or not at all; with either parser."""
    check_tree(text)


@settings(max_examples=300)
@given(st.sampled_from(sorted(SOUND)), SPOILT)
def test_a_spoilt_file_is_read_as_the_strict_reader_reads_it(name: str, edits: list[tuple[int, int, str]]) -> None:
    """However it is cut, or nothing is made of it."""
    check_tree(spoil(SOUND[name], edits))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(SOUND)), SPOILT)
def test_spoilt_files_give_the_same_objects_or_problems(name: str, edits: list[tuple[int, int, str]]) -> None:
    """Equal in every field, told in the same words."""
    check_files(SOUND | {name: spoil(SOUND[name], edits)})


@settings(max_examples=30, deadline=None)
@given(catalogs())
def test_any_catalog_is_the_same_by_both_paths(catalog: Any) -> None:  # noqa: ANN401
    """Equal in every field."""
    texts = {document.id: dump_document(catalog, document.id) for document in catalog.documents}

    check_files(texts, catalog.known())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}: {case.name}")
def test_bad_files_give_the_problems_of_the_strict_path(case: Case) -> None:
    """The quick path leaves every one of them to it."""
    text = SOUND[case.file].replace(case.old, case.new.replace("¦", ""))

    check_tree(text)
    check_files(SOUND | {case.file: text})


def test_shipped_files_are_the_same_by_both_paths() -> None:
    """Equal in every field."""
    check_files({file.name: file.text for file in shipped_files()})


def test_the_sound_files_take_the_quick_path() -> None:
    """What is spoilt here is read quickly before."""
    files = [DataFile(name, text) for name, text in SOUND.items()]

    assert Loader()._run_quickly(files, sense=True) is not None
