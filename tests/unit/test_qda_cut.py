"""The text of one document, cut from its file, with offsets of its own."""

import hashlib
from pathlib import Path

import pytest
from attrs import evolve
from tests.unit import coded

import sgpolicy
from sgpolicy.problem import DataError
from sgpolicy.qda.cut import cut, cut_all
from sgpolicy.sources.text import SourceText


def text_of(text: str) -> SourceText:
    """Return *text* as a source."""
    return SourceText(file="a.txt", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())


@pytest.mark.parametrize(
    ("raw", "extent", "wanted"),
    [
        ("甲乙丙\n", (0, 4), "甲乙丙\n"),
        ("\ufeff甲\r\n乙\r\n丙", (0, 8), "甲\n乙\n丙"),
        ("首\r\n甲\r\n乙\r丙尾", (3, 9), "甲\n乙\n丙"),
        ("甲\ufeff乙", (0, 3), "甲\ufeff乙"),
        ("甲\r\r\n乙", (0, 5), "甲\n\n乙"),
    ],
)
def test_a_text_has_line_feeds_alone_and_no_mark(raw: str, extent: tuple[int, int], wanted: str) -> None:
    """A byte order mark at the head of the file and the CR of CR LF are dropped, nothing else."""
    assert cut(text_of(raw), extent).text == wanted


def test_every_span_holds_the_same_characters() -> None:
    """Whatever lies before it, a passage says in the cut what it says in the file."""
    raw = "\ufeff一、\r\n(一)𠮷甲\r\n\r\n乙丙\r\n丁"
    made = cut(text_of(raw), (4, len(raw)))

    for start in range(4, len(raw)):
        for end in range(start + 1, len(raw) + 1):
            wanted = raw[start:end].replace("\r", "")
            span = made.span(start, end)
            assert (made.text[slice(*span)] if span else "") == wanted, (start, end)


def test_spans_outside_of_the_document_are_none() -> None:
    """What a neighbour in the same file says is not cut to fit."""
    made = cut(text_of("甲乙丙丁"), (1, 3))

    assert [made.span(*one) for one in ((0, 2), (1, 3), (2, 4), (2, 2))] == [None, (0, 2), None, None]


def test_characters_that_utf16_counts_twice_are_counted() -> None:
    """𠮷 lies outside the first plane; 吉 does not."""
    assert cut(text_of("𠮷吉😀"), (0, 3)).astral == 2


def test_sources_are_found_by_their_names(tmp_path: Path) -> None:
    """The folder holds the file that the document names."""
    (tmp_path / "jia.txt").write_bytes(coded.TEXT.encode())

    assert {key: one.text for key, one in cut_all(coded.catalog(), tmp_path).items()} == {"jia-2020-report": coded.TEXT}


def test_another_text_is_refused(tmp_path: Path) -> None:
    """One changed character, and offsets mean nothing: the error names file, document and both digests."""
    (tmp_path / "jia.txt").write_bytes(coded.TEXT.replace("甲省", "乙省").encode())

    with pytest.raises(DataError, match=r"jia\.txt.*not the text that jia-2020-report was coded from: SHA-256"):
        cut_all(coded.catalog(), tmp_path)


def test_all_missing_sources_are_named_at_once(tmp_path: Path) -> None:
    """Whoever lacks two texts is told of both."""
    document = coded.document()
    other = evolve(document, id="other", source=coded.source(file="other.txt"))
    catalog = sgpolicy.Catalog(documents=[document, other])

    with pytest.raises(DataError) as caught:
        cut_all(catalog, tmp_path)

    assert [problem.message for problem in caught.value.problems] == ["does not exist", "does not exist"]
    assert "leave out other" in caught.value.problems[1].remedy
