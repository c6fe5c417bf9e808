"""Projects that other programs wrote, and some that nobody should open."""

from pathlib import Path

import pytest
from tests.unit.refi import CODE, OTHER, SOURCE, USER, packed, qde, selection

from sgpolicy.problem import DataError
from sgpolicy.qda.reading import ReadProject, read_project

INSTRUMENT, STATUS = CODE["instrument"], CODE["status"]


def read(tmp_path: Path, xml: str, files: dict[str, bytes] | None = None) -> ReadProject:
    """Return what is read of a project."""
    return read_project(packed(tmp_path / "a.qdpx", xml, files))


def test_passages_have_text_codes_coders_and_notes(tmp_path: Path) -> None:
    """All that a program says of a passage is read, codes by their paths."""
    note = "55555555-5555-5555-5555-555555555555"
    more = f'<NoteRef targetGUID="{note}"/>'
    rest = f'<Notes><Note guid="{note}" name="n"><PlainTextContent> 存疑 </PlainTextContent></Note></Notes>'
    found = read(tmp_path, qde(selection(2, 4, INSTRUMENT, STATUS, more=more, name="q"), rest=rest))
    (source,) = found.sources
    (passage,) = source.passages

    assert source.text[passage.start : passage.end] == "社工"
    assert [str(found.codes[code]) for code, _ in passage.codes] == ["培训", "培训/已经做了"]
    assert {found.users[coder] for _, coder in passage.codes} == {"王 编码"}
    assert (passage.name, passage.notes, found.left) == ("q", ("存疑",), [])


def test_identifiers_may_have_braces_and_capitals(tmp_path: Path) -> None:
    """The standard allows both ways of writing them; they are the same."""
    xml = qde(selection(0, 2, INSTRUMENT)).replace(
        f'targetGUID="{INSTRUMENT}"', f'targetGUID="{{{INSTRUMENT.upper()}}}"'
    )

    assert read(tmp_path, xml).sources[0].passages[0].codes == ((INSTRUMENT, USER),)


def test_a_coding_without_a_coder_has_that_of_its_passage(tmp_path: Path) -> None:
    """NVivo names the coder of a passage, MAXQDA that of each coding; the nearer one counts."""
    xml = qde(
        selection(0, 2, INSTRUMENT)
        .replace(f' creatingUser="{USER}"', "")
        .replace(" name=", f' creatingUser="{OTHER}" name=')
    )

    assert read(tmp_path, xml).sources[0].passages[0].codes == ((INSTRUMENT, OTHER),)


@pytest.mark.parametrize(
    ("origin", "start", "end"), [("NVivo 14", 6, 8), ("MAXQDA 2022", 6, 8), ("ATLAS.ti Win 23", 4, 6)]
)
def test_spans_are_moved_where_cr_lf_is_counted_as_two(tmp_path: Path, origin: str, start: int, end: int) -> None:
    """ATLAS.ti counts CR LF as one character, the standard as the two that it is; a mark at the head counts nothing."""
    text = "\ufeff一、\r\n\r\n甲乙"
    found = read(
        tmp_path, qde(selection(start, end, INSTRUMENT), origin=origin), {f"sources/{SOURCE}.txt": text.encode()}
    )
    (source,) = found.sources

    assert source.text == "一、\n\n甲乙"
    assert [source.text[one.start : one.end] for one in source.passages] == ["甲乙"]
    assert "lines end in CR LF" in found.left[0]


def test_characters_that_some_programs_count_twice_are_told(tmp_path: Path) -> None:
    """Nobody can see from the file how they were counted."""
    found = read(tmp_path, qde(selection(1, 2, INSTRUMENT)), {f"sources/{SOURCE}.txt": "𠮷甲".encode()})

    assert found.left == [
        (
            "通知: holds characters outside the first plane of Unicode, which some programs count twice; "
            "look whether passages are where they should be"
        )
    ]


@pytest.mark.parametrize("span", [(-1, 2), (2, 2), (3, 1), (0, 99), ("", 2), ("x", 2), ("9" * 5000, 2), (0, "1e3")])
def test_spans_that_are_none_are_told(tmp_path: Path, span: tuple[int | str, int | str]) -> None:
    """Empty, turned round, beyond the text or no numbers at all."""
    found = read(tmp_path, qde(selection(*span, INSTRUMENT)))

    assert found.sources[0].passages == ()
    assert "is no passage of its text; not taken" in found.left[0]


def test_text_within_the_project_is_read(tmp_path: Path) -> None:
    """The standard lets a text stand in the XML instead of a file."""
    xml = qde("<PlainTextContent>培训社工</PlainTextContent>" + selection(0, 2, INSTRUMENT), path="")

    assert [(one.text, len(one.passages)) for one in read(tmp_path, xml).sources] == [("培训社工", 1)]


def test_ranges_may_nest_and_overlap(tmp_path: Path) -> None:
    """Each is a passage of its own, outer ones first."""
    spans = [(2, 4), (0, 4), (3, 6)]
    found = read(tmp_path, qde("".join(selection(*one, INSTRUMENT) for one in spans)))

    assert [(one.start, one.end) for one in found.sources[0].passages] == [(0, 4), (2, 4), (3, 6)]


def test_variables_come_from_cases_and_texts(tmp_path: Path) -> None:
    """What is said of the text itself goes before what its case says."""
    key = "66666666-6666-6666-6666-666666666666"
    value = f'<VariableValue><VariableRef targetGUID="{key}"/><TextValue>{{}}</TextValue></VariableValue>'
    cases = (
        f'<Variables><Variable guid="{key}" name="region" typeOfVariable="Text"/></Variables>'
        f'<Cases><Case guid="{key}" name="c">{value.format("黑龙江")}<SourceRef targetGUID="{SOURCE}"/></Case></Cases>'
    )

    assert read(tmp_path, qde("", cases=cases)).sources[0].variables == {"region": "黑龙江"}
    assert read(tmp_path, qde(value.format("吉林"), cases=cases)).sources[0].variables == {"region": "吉林"}


def test_what_is_not_read_is_told_in_a_line_each(tmp_path: Path) -> None:
    """Films, pictures, PDF files, links, graphs, codings of whole texts and notes of nothing."""
    coding = f'<Coding guid="{SOURCE}"><CodeRef targetGUID="{INSTRUMENT}"/></Coding>'
    kinds = ("PictureSource", "PDFSource", "AudioSource", "VideoSource", "NewSource")
    others = "".join(f'<{kind} guid="{SOURCE}" name="{kind}">{coding}</{kind}>' for kind in kinds)
    rest = (
        f'<Notes><Note guid="{OTHER}" name="n"><PlainTextContent>一\n二</PlainTextContent></Note></Notes>'
        "<Links><Link/><Link/></Links><Graphs><Graph/></Graphs>"
    )
    found = read(tmp_path, qde(f"{selection(0, 2)}{coding}", sources=others, rest=rest))

    assert found.left == [
        "通知: [0, 2] has no code; not taken",
        "通知: coded as a whole with 培训; only passages are taken",
        "PictureSource: a picture, which is not read; codings not taken: 1",
        "PDFSource: a PDF file, which is not read; codings not taken: 1",
        "AudioSource: a recording, which is not read; codings not taken: 1",
        "VideoSource: a film, which is not read; codings not taken: 1",
        "NewSource: a NewSource, which is not read; codings not taken: 1",
        "links not taken: 2",
        "graphs not taken: 1",
        "note not taken, as it is of no text and no coded passage: 一 二",
    ]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("absolute:///etc/passwd", "lies outside of the project"),
        ("relative:///../x.txt", "lies outside of the project"),
        ("internal://../../../etc/passwd", "not in the archive"),
        ("", "has no plain text"),
        ("internal://none.txt", "not in the archive"),
    ],
)
def test_no_other_file_is_ever_read(tmp_path: Path, path: str, said: str) -> None:
    """A project that points out of itself gets nothing; the rest of it is read."""
    found = read(tmp_path, qde(selection(0, 2, INSTRUMENT), path=path))

    assert found.sources == []
    assert said in found.left[0]


@pytest.mark.parametrize("text", ["培训".encode("gbk"), b"", b"x" * (1024 * 1024 + 1)])
def test_texts_that_cannot_be_sources_are_told(tmp_path: Path, text: bytes) -> None:
    """Not UTF-8, empty or too large for the rest of the library."""
    found = read(tmp_path, qde(selection(0, 2, INSTRUMENT)), {f"sources/{SOURCE}.txt": text})

    assert found.sources == []
    assert "codings not taken: 1" in found.left[0]


@pytest.mark.parametrize(
    ("xml", "said"),
    [
        (qde("", doctype='<!DOCTYPE p [<!ENTITY x "xx">]>'), "document type"),
        ("<CodeBook/>", "begins with CodeBook, not with Project"),
        ("<a>" * 500, "more than 100 elements within one another"),
        ("no xml", "not well-formed"),
    ],
)
def test_projects_that_nobody_writes_are_refused(tmp_path: Path, xml: str, said: str) -> None:
    """The error names the file, what is wrong, and what to give instead."""
    with pytest.raises(DataError, match=rf"a\.qdpx.*{said}.*give a REFI-QDA project"):
        read(tmp_path, xml)
