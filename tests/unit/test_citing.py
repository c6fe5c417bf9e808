"""References: the documents really used, what is known of them, and nothing else."""

import json
import warnings
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy import Basis, Catalog, DocumentForm, Name, Page, Period, UnknownTermError
from sgpolicy.citing import STYLES, Bibliography, cite
from sgpolicy.citing.apa import apa
from sgpolicy.citing.bibtex import bibtex, escaped
from sgpolicy.citing.csl import csl_item, csl_json
from sgpolicy.citing.gb import gb_2015, gb_2025
from sgpolicy.citing.work import LIBRARY, Work, library, work_of
from sgpolicy.model.document import Document, Inference

ROOT = Path(__file__).resolve().parents[2]
NOTICE = "jl-2010-pilot-plan"
PAGE = "hl-2019-talent"
CSL = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>ours</title><id>ours</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout delimiter="; "><group delimiter=" | ">
    <names variable="author"/><text variable="title"/><text variable="container-title"/>
    <date variable="issued" form="numeric"/><date variable="accessed" form="numeric"/>
    <text variable="URL"/><text variable="note"/>
  </group></layout></bibliography>
</style>
"""


def _page(**more: Any) -> Page:  # noqa: ANN401 - any field
    return Page(**{"address": "https://a.cn/b", "title": "某省社工", "seen": Period.parse("2026-11-29"), **more})


def _document(shipped: Catalog, **more: Any) -> Document:  # noqa: ANN401 - any field
    """Return a page like a shipped one, of which nothing is known, with some fields."""
    bare = {"issued": None, "published": None, "reference": None, "issuer": None, "issuers": (), "inferred": ()}
    return evolve(shipped.documents[PAGE], **{"source": _page(), **bare, **more})


def test_a_page_by_gb_has_its_address_and_the_day_on_which_it_was_read(shipped: Catalog) -> None:
    """The code of web pages, the date of the page in brackets, and 佚名 where nobody is named."""
    document = _document(shipped, published=Period.parse("2019-03-19"))

    assert "佚名. 某省社工[EB/OL]. （2019-03-19）[2026-11-29]. https://a.cn/b." == gb_2025(work_of(document))
    assert "佚名. 某省社工[EB/OL]. (2019-03-19)[2026-11-29]. https://a.cn/b." == gb_2015(work_of(document))


def test_a_notice_by_gb_has_its_number_and_says_that_place_and_publisher_are_not_known(shipped: Catalog) -> None:
    """[Z] is the code for what has no code of its own; the number stands as other title information."""
    work = work_of(shipped.documents[NOTICE])
    title = "关于印发《全省民政系统社会工作人才队伍建设试点工作实施方案》的通知"

    assert f"吉林省民政厅. {title}：吉民发〔2010〕31号[Z]. [出版地不详]：[出版者不详]，2010-04-27." == gb_2025(work)
    assert f"吉林省民政厅. {title}: 吉民发〔2010〕31号[Z]. [出版地不详]: [出版者不详], 2010-04-27." == gb_2015(work)


@pytest.mark.parametrize(
    ("kind", "code"),
    [("report", "R"), ("article", "N"), ("page", "N"), ("notice", "Z"), ("plan", "Z"), ("regulation", "Z")],
)
def test_texts_have_the_code_of_their_kind(kind: str, code: str, shipped: Catalog) -> None:
    """Reports, newspaper pieces, and everything else; an address adds /OL."""
    text = shipped.documents[NOTICE].text
    assert text is not None
    document = evolve(shipped.documents[NOTICE], kind=sgpolicy.DocumentKind(kind))
    online = evolve(document, source=evolve(text, url="https://a.cn/b"))

    assert code == work_of(document).code
    assert f"[{code}/OL]. " in gb_2025(work_of(online))


@pytest.mark.parametrize(("site", "code"), [("湖北日报", "N"), ("清流社工网(转光明日报)", "EB"), (None, "EB")])
def test_the_site_of_a_newspaper_makes_a_newspaper_piece(site: str | None, code: str, shipped: Catalog) -> None:
    """A site that reprints a paper is no paper."""
    work = work_of(_document(shipped, source=_page(site=site)))

    assert code == work.code
    if code == "N":
        assert "佚名. 某省社工[N/OL]. 湖北日报，[出版日期不详][2026-11-29]. https://a.cn/b." == gb_2025(work)


def test_what_is_not_known_is_said_in_every_style(shipped: Catalog) -> None:
    """No date, no issuer, no place: each style says so, and none makes one up."""
    work = work_of(_document(shipped))
    text = evolve(work, url=None, seen=None, code="Z")

    assert ("author", "date") == work.missing
    assert ("author", "date", "publisher") == text.missing
    assert "佚名. 某省社工[EB/OL]. [出版日期不详][2026-11-29]. https://a.cn/b." == gb_2025(work)
    assert "[出版地不详]：[出版者不详]，[出版日期不详]." in gb_2025(text)
    assert "(n.d.). Retrieved November 29, 2026, from https://a.cn/b" in apa(work)
    assert "year = {n.d.}" in bibtex(work)
    assert "author = " not in bibtex(work)
    assert {"issued", "author"}.isdisjoint(csl_item(work))
    for note in (bibtex(text), csl_item(text)["note"]):
        assert "出版日期不详" in note
        assert "责任者不详" in note
        assert "出版地、出版者不详" in note


def test_what_a_coder_inferred_is_in_brackets(shipped: Catalog) -> None:
    """An inferred date, an inferred issuer, and a title of ours."""
    body = shipped.documents[NOTICE].issuer
    guess = evolve(Period.parse("2019-03-19"), basis=Basis.INFERRED, because="the address")
    document = _document(
        shipped,
        published=guess,
        issuer=body,
        inferred=(Inference(field="issuer", because="made up"),),
        source=_page(title="［题名未见］某报报道"),
    )
    work = work_of(document)

    assert "[吉林省民政厅]. [某报报道][EB/OL]. （[2019-03-19]）[2026-11-29]. https://a.cn/b." == gb_2025(work)
    assert apa(work).startswith("[Jilin Provincial Department of Civil Affairs]. (ca. 2019, March 19). [某报报道] [")
    assert {"circa": True, "date-parts": [[2019, 3, 19]]} == csl_item(work)["issued"]
    assert "date inferred or not exact: 2019-03-19" in bibtex(work)


@pytest.mark.parametrize(
    ("period", "gb", "american"),
    [
        ("2019", "2019", "2019"),
        ("2019-03", "2019-03", "2019, March"),
        ("2014-08/2014-09", "[2014-08—2014-09]", "ca. 2014, August–2014, September"),
        ("../2016-04-01", "[2016-04-01以前]", "ca. before 2016, April 1"),
        ("2016-04/..", "[2016-04以后]", "ca. after 2016, April"),
    ],
)
def test_dates_are_as_exact_as_the_document_is(period: str, gb: str, american: str, shipped: Catalog) -> None:
    """A month or a year stays one; a span of time is in brackets, since the day in it is not known."""
    work = work_of(evolve(shipped.documents[NOTICE], issued=Period.parse(period)))

    assert gb_2025(work).endswith(f"，{gb}.")
    assert f" ({american}). " in apa(work)


def test_a_title_is_the_printed_one_with_our_translation_beside_it(shipped: Catalog) -> None:
    """Of an English page the English title; our Chinese one is not a title of it."""
    english = _document(
        shipped, language="en", source=_page(title="Social workers"), title=Name(zh="社工", en="Workers")
    )

    assert "佚名. Social workers[EB/OL]" in gb_2025(work_of(english))
    assert apa(work_of(english)).startswith("<i>Social workers</i>. (n.d.).")
    assert "[Heilongjiang has more than 30,000" in apa(work_of(shipped.documents[PAGE]))


def test_many_authors_are_shortened_as_the_styles_shorten_them() -> None:
    """Three and 等 in GB/T 7714; nineteen, dots and the last in APA."""
    names = tuple(Name(zh=f"第{n}局", en=f"Bureau {n}") for n in range(1, 23))
    work = Work(key="x", code="Z", title="题", english="T", authors=names)

    assert gb_2025(work).startswith("第1局，第2局，第3局，等. 题")
    assert gb_2015(work).startswith("第1局, 第2局, 第3局, 等. 题")
    assert "Bureau 19, & . . . Bureau 22. (n.d.)" in apa(work)


def test_a_result_cites_the_documents_it_rests_on_pages_and_further_evidence_among_them(shipped: Catalog) -> None:
    """Each document once, by id, the library with its data version last."""
    record = next(r for r in shipped.observations if len({e.document.id for e in r.evidence}) > 1)
    found = shipped.observations.where(lambda o: o is record).cite()
    expected = sorted({piece.document.id for piece in record.evidence})

    assert [*expected, "sgpolicy"] == [one.key for one in found]
    assert tuple(expected) == tuple(d.id for d in found.documents)
    assert f"data {shipped.version}, SHA-256 {shipped.digest[:12]}" in str(found.references[-1])
    assert [*expected, "sgpolicy"] == [row["key"] for row in found.to_dicts()]


def test_a_table_does_not_cite_what_it_left_out(shipped: Catalog) -> None:
    """A panel cites the documents of its cells and their alternatives."""
    panel = shipped.panel("certified-social-workers")
    used = {e.document.id for c in panel for o in (c.observation, *c.alternatives) for e in o.evidence}

    assert used == {document.id for document in panel.cite().documents}


def test_a_table_of_counts_cites_what_the_table_rests_on_that_it_was_made_of(shipped: Catalog) -> None:
    """A curve has regions alone; an empty part of a table rests on nothing."""
    adoptions = shipped.adoptions("training")

    assert adoptions.curve().cite().documents == adoptions.cite().documents != ()
    assert () == shipped.progress()[:0].cite().documents


def test_records_documents_rows_and_the_catalog_can_be_cited(shipped: Catalog) -> None:
    """A record of the shipped catalog tells its data version; of a stranger it is not known, and that is said."""
    target = shipped.targets["hl-2022-talent-plan/certified-2025"]
    row = shipped.coverage()[1]

    assert target.document.cite() == target.cite()
    assert shipped.version in str(target.cite().references[-1])
    assert "version of the data not known" in str(evolve(target, note="mine").cite().references[-1])
    records = (*row.measures, *row.targets, *row.observations, *row.provisions, *row.absences)
    assert set(row.cite().documents) == {*row.documents, *(e.document for r in records for e in r.evidence)}
    assert shipped.documents.ids == tuple(d.id for d in shipped.cite("bibtex").documents)
    assert ["sgpolicy"] == [one.key for one in shipped.indicators.cite()]


@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_text_html_and_rows(style: str, shipped: Catalog) -> None:
    """HTML escapes what is not ours, and keeps the italics of APA alone."""
    document = _document(shipped, source=_page(title="<b>&A"))
    made = cite(document, style)
    html = made._repr_html_()

    assert isinstance(made, Bibliography)
    assert (2, 2) == (len(made), len(made.to_dicts()))
    assert "<b>" not in html
    assert ("<i>&lt;b&gt;&amp;A</i>" in html) == (style == "apa")
    assert "<i>" not in str(made)
    assert ('<a href="https://a.cn/b">' in html) == (style not in {"bibtex", "csl-json"})


@pytest.mark.parametrize(
    ("asked", "style"),
    [
        ("GB/T 7714", "gb"),
        ("GB/T 7714—2015", "gb-2015"),
        ("gb/t7714-2025", "gb-2025"),
        ("BibTeX", "bibtex"),
        ("ＡＰＡ", "apa"),
        ("APA 7", "apa"),
        ("CSL JSON", "csl-json"),
    ],
)
def test_a_style_goes_by_what_people_call_it(asked: str, style: str, shipped: Catalog) -> None:
    """In any spelling, and by the name of its standard."""
    assert str(shipped.documents[0].cite(asked)) == str(shipped.documents[0].cite(style))


def test_wrong_calls_are_refused(shipped: Catalog) -> None:
    """The styles there are, and what can be cited."""
    with pytest.raises(UnknownTermError, match="unknown style 'mla'"):
        shipped.targets.cite("mla")
    with pytest.raises(TypeError, match="the name of a style"):
        shipped.targets.cite(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a result, a record, a document or a catalog"):
        cite("hl-2022-talent-plan")  # type: ignore[arg-type]


def test_tex_gets_no_live_signs() -> None:
    """Each sign that TeX would act on is escaped; Chinese stays."""
    assert r"\textbackslash{}\{\}\#\$\%\&\_\textasciitilde{}\textasciicircum{}中" == escaped("\\{}#$%&_~^中")
    assert r"a\textbackslash{}u001b[31m\textbackslash{}u000ab" == escaped("a\x1b[31m\nb")


def test_bibtexparser_reads_every_entry(shipped: Catalog) -> None:
    """Of the whole catalog, each entry once, under the id of its document, with its title and address whole."""
    parser = pytest.importorskip("bibtexparser", reason="bibtexparser, a test oracle, is not installed")
    made = shipped.cite("bibtex")
    read = parser.parse_string(str(made))

    assert not read.failed_blocks
    assert {one.key for one in made} == set(read.entries_dict)
    for document in made.documents:
        fields = {key: field.value for key, field in read.entries_dict[document.id].fields_dict.items()}
        assert f"{{{escaped(work_of(document).title)}}}" == fields["title"]
        assert fields.get("url") == (document.page.address if document.page else document.text and document.text.url)


def test_citeproc_reads_every_item(shipped: Catalog, tmp_path: Path) -> None:
    """With a small style of our own, title, address and note come out as they went in."""
    pytest.importorskip("citeproc", reason="citeproc-py, a test oracle, is not installed")
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter  # noqa: PLC0415
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    (tmp_path / "ours.csl").write_text(CSL, encoding="utf-8")
    made = shipped.cite("csl-json")
    items = json.loads(str(made))
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # it warns of types and fields that it does not know
        source = CiteProcJSON(items)
    style = CitationStylesStyle(str(tmp_path / "ours.csl"), validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"]) for item in items]))
    texts = [str(text) for text in bibliography.bibliography()]

    assert len(items) == len(texts) == len(made)
    for item, text in zip(items, texts, strict=True):
        assert all(item[key] in text for key in ("URL", "container-title") if key in item)
        assert str(item["issued"]["date-parts"][0][0]) in text if "issued" in item else True


def test_the_citation_file_is_right() -> None:
    """CITATION.cff has the title, the authors and the version that the library gives itself."""
    said = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    own = library(sgpolicy.__version__, None, None)

    assert f'title: "{LIBRARY}"\n' in said
    assert f'  - name: "{own.authors[0].en}"\n' in said
    assert f"\nversion: {sgpolicy.__version__}\n" in said


def test_forms_are_no_codes(shipped: Catalog) -> None:
    """A plan that a notice carries is a notice to GB/T 7714."""
    assert "Z" == work_of(evolve(shipped.documents[NOTICE], form=DocumentForm.REPORT)).code


def test_a_part_of_a_bibliography_is_one(shipped: Catalog) -> None:
    """In the same style, with its references alone."""
    whole = shipped.documents[:5].cite("apa")
    part = whole.head(2)

    assert [str(one) for one in part] == [str(one) for one in whole][:2]
    assert str(part) == "\n".join(str(whole).splitlines()[:2])
    assert repr(part) != "" != part._repr_html_()


def test_json_has_escapes_for_what_a_terminal_obeys(shipped: Catalog) -> None:
    """And means the same; such characters come from catalogs made by a program, as files are refused with them."""
    title = "甲\u202e\x9b\u2028\U000e0041乙"
    shown = csl_json(evolve(work_of(_document(shipped)), title=title))

    assert "甲\\u202e\\u009b\\u2028" in shown
    assert json.loads(shown)["title"] == title
