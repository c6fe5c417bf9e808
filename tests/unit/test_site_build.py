"""A site: what is written, that it holds together, and what is refused."""

import re
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

pytest.importorskip("jinja2", reason="the extra `site` is not installed: pip install 'sgpolicy[site]'")
pytest.importorskip("vl_convert", reason="the extra `site` is not installed: pip install 'sgpolicy[site]'")

from tests.unit.coded import SOUND, filled
from tests.unit.sited import HOSTILE, Read, catalog_of, folder_of

import sgpolicy
from sgpolicy import Catalog, extras
from sgpolicy.cli import main
from sgpolicy.errors import FieldError, MissingExtraError
from sgpolicy.site import build
from sgpolicy.site.both import Both
from sgpolicy.site.build import LIST
from sgpolicy.site.page import Page
from sgpolicy.site.render import environment, written
from sgpolicy.site.tables import MOST, Row, cell, table


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up catalog with hostile titles, as a site with its text."""
    where = tmp_path_factory.mktemp("hostile")
    build(catalog_of(where, hostile=True), where / "site", sources=where)
    return where / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Read]:
    """Its pages as they are read."""
    return {path.name: Read(path) for path in site.glob("*.html")}


def test_every_link_inside_resolves(site: Path, pages: dict[str, Read]) -> None:
    """Each leads to a file of the site, and to an id on its page; none but those of a source leaves it."""
    held = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for name, page in pages.items():
        for link in page.links:
            file, _, place = unquote(link).partition("#")
            assert (file or name) in held, (name, link)
            assert not place or place in pages[file or name].ids, (name, link)


def test_a_place_without_a_page_is_named_without_a_link(tmp_path: Path) -> None:
    """Hong Kong taught others, but has no page among those of the mainland."""
    learned = SOUND.replace("kind: report", 'kind: report\nregion: "440000"', 1).replace(
        "    instruments: [training]\n", '    instruments: [training]\n    learned_from: ["810000"]\n', 1
    )
    folder_of(tmp_path)
    (tmp_path / "jia-2020-report.yaml").write_text(filled(yaml=learned), encoding="utf-8")
    build(sgpolicy.load(tmp_path), tmp_path / "site")
    learner = Read(tmp_path / "site" / "region-440000.html")

    assert "Hong Kong" in learner.text
    assert [link for path in (tmp_path / "site").glob("*.html") for link in Read(path).links if "810000" in link] == []


def test_the_rows_of_a_long_table_are_all_there() -> None:
    """The first on the page, the rest in a script beside it, as they would be on the page; none is left out."""
    found = table(
        "long",
        Both("long", "长"),
        ["region"],
        [Row((cell(f"<{n}>"),), {"kind": Both("a", "a")}) for n in range(MOST + 5)],
    )
    page = Page(
        file="x.html",
        template="list.html",
        title=found.title,
        section="x",
        cites={},
        context={"table": found, "map": None},
    )
    made = dict(written(page, environment(), "1"))
    (start, rest) = made["x.html"], made["rows-x-long.js"]

    assert start.count("<tr") == MOST + 1
    assert start.count("&lt;0&gt;") == 1
    assert 'data-rest="rows-x-long.js"' in start
    assert rest.startswith('sgpolicy("rows","rows-x-long.js","')
    assert rest.count("\\u003ctr") == 5
    assert f"&lt;{MOST + 4}&gt;" in rest


def test_ids_are_unique(pages: dict[str, Read]) -> None:
    """An address means one place."""
    for page in pages.values():
        assert len(page.ids) == len(set(page.ids))


def test_there_is_a_page_of_every_kind(pages: dict[str, Read]) -> None:
    """Start, lists, province, indicator, instrument, programme, document, text, search, downloads."""
    kinds = {re.split("[-.]", name)[0] for name in pages}

    assert {"index", "region", "indicator", "instrument", "programme", "document", "text", "search", "data"} <= kinds
    assert {"regions", "indicators", "instruments", "programmes", "documents"} <= kinds


def test_titles_cannot_break_out(site: Path, pages: dict[str, Read]) -> None:
    """A title that holds tags is text on every page, in attributes and in the index of the search."""
    document = pages["document-jia-2020-report.html"]

    assert document.text.count(HOSTILE) > 3
    for page in pages.values():
        assert not [tag for tag, attributes in page.elements if any(name.startswith("on") for name in attributes)]
        scripts = [attributes for tag, attributes in page.elements if tag == "script"]
        assert {one.get("src", "") for one in scripts} <= {"site.js", "search.js", "coder.js"}
        assert not [link for link in page.links if link.startswith("javascript")]
        assert not [tag for tag, _ in page.elements if tag in ("img", "style", "iframe")]
    for script in site.glob("search-*.js"):
        assert "<" not in script.read_text("utf-8")


def test_the_policy_lets_nothing_in(pages: dict[str, Read]) -> None:
    """Only scripts, styles and pictures of the site itself; nothing inline needs an exception."""
    for page in pages.values():
        (policy,) = (a["content"] for t, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert not [tag for tag, attributes in page.elements if "style" in attributes]


def test_every_text_is_in_both_languages(pages: dict[str, Read]) -> None:
    """English and Chinese stand side by side, as many of one as of the other."""
    for name, page in pages.items():
        said = [
            attributes["lang"] for tag, attributes in page.elements if tag in ("bdi", "text") and "lang" in attributes
        ]
        assert said.count("en") == said.count("zh"), name
        for _, attributes in page.elements:
            assert ("data-en" in attributes) == ("data-zh" in attributes)


def test_every_record_has_an_address(site: Path, pages: dict[str, Read], tmp_path: Path) -> None:
    """The page of its document, and its own id there."""
    for record in catalog_of(tmp_path).records():
        assert record.id.partition("/")[2] in pages[f"document-{record.document.id}.html"].ids
    assert (site / "programme-jia-2020-report.spring-rain.html").is_file()


def test_the_text_is_in_the_local_copy_alone(tmp_path: Path) -> None:
    """Without the very text there is no page with it, and no piece of it anywhere."""
    catalog = catalog_of(tmp_path)
    (tmp_path / "jia.txt").write_text("another text", encoding="utf-8")
    build(catalog, tmp_path / "other", sources=tmp_path)

    files = list((tmp_path / "other").rglob("*"))
    assert not [path for path in files if path.name.startswith("text-")]
    assert not [path for path in files if path.is_file() and "二是进一步宣传".encode() in path.read_bytes()]


def test_the_same_catalog_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """To the last file, the workbook too."""
    again = build(catalog_of(tmp_path, hostile=True), tmp_path / "two", sources=tmp_path)

    assert len(again) == len([path for path in site.rglob("*") if path.is_file()])
    for path in again:
        assert path.read_bytes() == (site / path.relative_to(tmp_path / "two")).read_bytes()


def test_a_later_build_removes_what_is_gone(site: Path, tmp_path: Path) -> None:
    """Pages of its own, by the list of an earlier build; a file of the user's stays."""
    out = tmp_path / "site"
    shutil.copytree(site, out)
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    build(Catalog(), out)

    assert not (out / "document-jia-2020-report.html").exists()
    assert (out / "mine.txt").read_text("utf-8") == "mine"
    assert "mine.txt" not in (out / LIST).read_text("utf-8")


def test_a_list_that_was_tampered_with_removes_nothing_elsewhere(tmp_path: Path) -> None:
    """A name that leads out of the folder is none of ours."""
    out = tmp_path / "site"
    out.mkdir()
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    (out / LIST).write_text("../precious.txt\nindex.html\n", encoding="utf-8")
    build(Catalog(), out)

    assert (tmp_path / "precious.txt").exists()


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    """Unless it is forced; then they stay."""
    (tmp_path / "thesis.docx").write_text("mine", encoding="utf-8")

    with pytest.raises(FieldError, match=r"holds other files, such as 'thesis.docx'; give a new folder"):
        build(Catalog(), tmp_path)
    build(Catalog(), tmp_path, force=True)
    assert (tmp_path / "thesis.docx").read_text("utf-8") == "mine"


def test_wrong_arguments_are_told(tmp_path: Path) -> None:
    """What is no catalog, no path, or no folder."""
    wrong: Any = "catalog"
    with pytest.raises(TypeError, match="a catalog first"):
        build(wrong, tmp_path / "site")
    wrong = 7
    with pytest.raises(TypeError, match="a folder"):
        build(Catalog(), wrong)
    with pytest.raises(FieldError, match="is not a folder"):
        build(Catalog(), tmp_path / "site", sources=tmp_path / "none")


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Jinja2 the error says what to install."""
    monkeypatch.setattr(extras, "find_spec", lambda _: None)

    with pytest.raises(MissingExtraError, match=r"a site needs jinja2; run: pip install 'sgpolicy\[site\]'"):
        build(Catalog(), tmp_path / "site")


@pytest.mark.slow
def test_the_first_page_is_small(shipped: Catalog, tmp_path: Path) -> None:
    """With its scripts and styles it has at most 200 kB, of the shipped catalog."""
    build(shipped, tmp_path / "site")
    first = Read(tmp_path / "site" / "index.html")
    loaded = [a.get("src") or a["href"] for t, a in first.elements if t in ("script", "link")]

    assert ["site.css", "site.js"] == sorted(loaded)
    assert sum((tmp_path / "site" / name).stat().st_size for name in ("index.html", *loaded)) <= 200_000


def test_progress_is_told(tmp_path: Path) -> None:
    """So many of so many pages."""
    seen: list[tuple[str, int, int]] = []
    build(Catalog(), tmp_path / "site", progress=lambda *told: seen.append(told))

    assert [number for _, number, _ in seen] == list(range(1, len(seen) + 1))
    assert {what for what, _, _ in seen} == {"wrote"}


def test_the_command_writes_a_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says where to begin, and that texts are for one's own use."""
    where = tmp_path / "data"
    where.mkdir()
    catalog_of(where)
    out = tmp_path / "site"
    code = main(["site", "--out", str(out), "--catalog", str(where), "--sources", str(where)])
    said = capsys.readouterr().out

    assert 0 == code
    assert f"1 of them with a source text: for your own use alone; open {out / 'index.html'}\n" in said


def test_the_command_refuses_a_used_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a sentence that says what to give instead."""
    (tmp_path / "thesis.docx").touch()

    assert 1 == main(["site", "--out", str(tmp_path)])
    assert "thesis.docx" in capsys.readouterr().err
