"""A catalog as a REFI-QDA project."""

import hashlib
import warnings
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from attrs import evolve
from tests.unit import coded, refi

import sgpolicy
from sgpolicy.errors import LossWarning
from sgpolicy.model.coding import Coding
from sgpolicy.model.words import CoderKind
from sgpolicy.qda.cases import VARIABLES
from sgpolicy.qda.codes import code_guid
from sgpolicy.qda.facets import facts_of
from sgpolicy.qda.guid import guid
from sgpolicy.qda.project import write_project
from sgpolicy.xmlfile import parse_xml

CODER = Coding(coder="王 编码", coder_kind=CoderKind.PERSON)


def catalog_of(text: str = coded.TEXT, **changes: object) -> sgpolicy.Catalog:
    """Return the made-up document with *changes*, coded from *text*, and its records."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = coded.source(characters=len(text), sha256=digest, extent=(0, len(text)))
    document = coded.document(source=source, coding=CODER, **changes)
    records = [
        evolve(record, evidence=tuple(evolve(one, document=document) for one in record.evidence))
        for record in coded.catalog().records()
    ]
    terms = {
        type(term): getattr(coded.catalog(), name) for name in ("instruments",) for term in coded.catalog().instruments
    }
    return sgpolicy.Catalog(terms=terms, documents=[document], records=records)


def written(folder: Path, text: str = coded.TEXT, **changes: object) -> Path:
    """Write the made-up project into *folder*, and return its path."""
    (folder / "jia.txt").write_bytes(text.encode())
    path = folder / "a.qdpx"
    path.unlink(missing_ok=True)
    write_project(catalog_of(text, **changes), folder, path)
    return path


def project(path: Path) -> ET.Element:
    """Return the root of a project."""
    with ZipFile(path) as archive:
        return parse_xml(archive.read("project.qde"))


def test_project_is_valid(tmp_path: Path) -> None:
    """The official schema accepts it, with users, cases, notes, sets and all."""
    etree = pytest.importorskip("lxml.etree", reason="lxml validates; pip install -r requirements/extras.txt")
    path = written(tmp_path, note="a note of the document")

    with ZipFile(path) as archive:
        refi.schema("Project.xsd").assertValid(etree.fromstring(archive.read("project.qde")))


def test_pyrefiqda_reads_the_same_spans(tmp_path: Path) -> None:
    """Another library finds every passage with its codes, and the text that it says."""
    pyrefiqda = pytest.importorskip("pyrefiqda", reason="pyrefiqda reads; pip install -r requirements/extras.txt")
    found = pyrefiqda.RefiProject.load(written(tmp_path), extract_dir=str(tmp_path / "out"))
    (source,) = found.sources.text_source
    path = pyrefiqda.RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "out")

    text = path.read_text(encoding="utf-8")
    codes = {
        (one.name, text[one.start_position : one.end_position]): {coding.code_ref.target_guid for coding in one.coding}
        for one in source.plain_text_selection
        if one.name
    }

    assert text == coded.TEXT
    assert codes == {
        (record.id, coded.TEXT[slice(*one.span)]): {code_guid(*fact) for fact in facts_of(record)}
        for record in coded.catalog().records()
        for one in record.evidence
        if one.span
    }


def test_a_second_export_is_the_same_bytes(tmp_path: Path) -> None:
    """Identifiers, order and the archive itself do not depend on the day or the run."""
    assert written(tmp_path).read_bytes() == written(tmp_path).read_bytes()


def test_archive_is_as_programs_want_it(tmp_path: Path) -> None:
    """The project comes first, texts lie in `sources` in lower case by identifier, without CR or a mark."""
    text = "\ufeff" + coded.TEXT.replace("\n", "\r\n")
    (tmp_path / "jia.txt").write_bytes(text.encode())
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = coded.source(characters=len(text), sha256=digest, extent=(0, len(text)))
    document = coded.document(source=source, faults=(), uncoded=())
    start = text.index("“春雨”计划")
    record = coded.record("spring-rain", evidence=(coded.place("“春雨”计划"),))
    record = evolve(record, evidence=(evolve(record.evidence[0], document=document, start=start, end=start + 6),))

    write_project(sgpolicy.Catalog(documents=[document], records=[record]), tmp_path, tmp_path / "b.qdpx")

    with ZipFile(tmp_path / "b.qdpx") as archive:
        names, texts = archive.namelist(), archive.read(archive.namelist()[1]).decode()
    one = project(tmp_path / "b.qdpx").find("Sources/TextSource/PlainTextSelection")
    assert names == ["project.qde", f"sources/{guid('source', 'jia-2020-report')}.txt"]
    assert texts == coded.TEXT
    assert one is not None
    assert texts[int(one.get("startPosition", "")) : int(one.get("endPosition", ""))] == "“春雨”计划"


def test_documents_are_cases_with_variables(tmp_path: Path) -> None:
    """What is known of a document is told by the variables of its case, which points to its text."""
    root = project(written(tmp_path))
    names = {one.get("guid"): one.get("name") for one in root.iterfind("Variables/Variable")}
    (case,) = root.iterfind("Cases/Case")
    values = {names[one[0].get("targetGUID")]: one[1].text for one in case.iterfind("VariableValue")}

    assert values == {
        name: str(value) for name, one in VARIABLES.items() if (value := one.read(coded.document())) is not None
    }
    assert [one.get("targetGUID") for one in case.iterfind("SourceRef")] == [guid("source", "jia-2020-report")]


def test_coders_are_users(tmp_path: Path) -> None:
    """Who coded a document is named by each of its codings."""
    root = project(written(tmp_path))
    (user,) = root.iterfind("Users/User")

    assert user.get("name") == "王 编码"
    assert {one.get("creatingUser") for one in root.iter("Coding")} == {user.get("guid")}


def test_faults_and_uncoded_numbers_are_coded_passages(tmp_path: Path) -> None:
    """A fault has its repair as its description; a number that is not coded has its reason as its code."""
    found = [
        (one.findtext("Description"), [ref.get("targetGUID") for ref in one.iter("CodeRef")])
        for one in project(written(tmp_path)).iter("PlainTextSelection")
        if not one.get("name")
    ]

    assert found == [
        ("备", [code_guid("fault", "character")]),
        (None, [code_guid("uncoded", "name")]),
        (None, [code_guid("uncoded", "ordinal")]),
    ]


def test_characters_outside_the_first_plane_are_warned_of(tmp_path: Path) -> None:
    """Programs that count UTF-16 show all that follows one place off."""
    text = coded.TEXT.replace("蓓", "𠮷")

    with pytest.warns(UserWarning, match="jia-2020-report: 1 characters outside the first plane"):
        written(tmp_path, text, faults=())


def test_records_on_pages_are_told(tmp_path: Path, shipped: sgpolicy.Catalog) -> None:
    """A passage of a page whose text is not at hand cannot be in a project, and is not left out in silence."""
    document = next(one for one in shipped.documents if one.page)
    records = [one for one in shipped.records() if one.document == document]
    catalog = sgpolicy.Catalog(documents=[document], records=records)

    with pytest.warns(LossWarning, match=f"{len(records)} records rest on web pages"):
        write_project(catalog, tmp_path, tmp_path / "a.qdpx")

    root = project(tmp_path / "a.qdpx")
    assert root.find("Sources") is None
    assert root.find("Cases/Case/VariableValue") is not None


def test_passages_outside_of_their_document_are_told(tmp_path: Path) -> None:
    """A span that leaves the extent is left out with a word, and the rest is written."""
    (tmp_path / "jia.txt").write_bytes(coded.TEXT.encode())
    document = coded.document(source=coded.source(extent=(0, 9)))
    record = coded.record("training")
    record = evolve(record, evidence=(evolve(record.evidence[0], document=document),))

    with pytest.warns(LossWarning, match=r"jia-2020-report/training: .* leaves its document; left out"):
        write_project(sgpolicy.Catalog(documents=[document], records=[record]), tmp_path, tmp_path / "a.qdpx")

    assert project(tmp_path / "a.qdpx").find("Sources/TextSource/PlainTextSelection") is None


def test_an_empty_catalog_is_a_valid_project(tmp_path: Path) -> None:
    """Nothing to write is no error, and warns of nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        write_project(sgpolicy.Catalog(), tmp_path, tmp_path / "a.qdpx")

    assert [one.tag for one in project(tmp_path / "a.qdpx")] == ["CodeBook", "Description"]
