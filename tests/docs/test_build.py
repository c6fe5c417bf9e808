"""Sphinx builds docs/ without a warning, and its reference tells of everything that is public."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.docs.examples import DOCS, ROOT

import sgpolicy
from sgpolicy.schema import CLASSES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the pages by the command that CONTRIBUTING.md names, into a folder of their own."""
    for needed in ("sphinx", "furo", "myst_parser", "jieba", "vl_convert"):
        pytest.importorskip(needed, reason=f"NOT BUILT: {needed} is missing; pip install 'sgpolicy[docs]'")
    out = tmp_path_factory.mktemp("docs")
    options = ["-q", "-W", "--keep-going", "-b", "html", "-d", str(out / "doctrees")]
    command = [sys.executable, "-m", "sphinx", *options, str(DOCS), str(out / "html")]
    quiet = {**os.environ, "PYTHONWARNINGS": "ignore"}  # those of Sphinx count, not those of what it imports
    done = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, encoding="utf-8", check=False)  # noqa: S603

    assert (done.returncode, done.stderr) == (0, "")
    return out / "html"


def test_every_public_name_is_in_the_reference(built: Path) -> None:
    """The reference has an entry with a docstring for each name of `sgpolicy.__all__`."""
    pages = "".join(page.read_text(encoding="utf-8") for page in (built / "reference/api").glob("*.html"))
    entries = set(re.findall(r'<dt class="sig[^>]*id="sgpolicy\.(\w+)"', pages))

    assert set(dir(sgpolicy)) - {"__version__"} == entries & set(dir(sgpolicy))


def test_methods_are_told_with_their_arguments(built: Path) -> None:
    """What a question can be asked with is there, for the lazy names too."""
    collections = (built / "reference/api/collections.html").read_text(encoding="utf-8")
    catalog = (built / "reference/api/catalog.html").read_text(encoding="utf-8")

    for name in CLASSES:
        assert f'.{type(getattr(sgpolicy.load(), name)).__name__}.where"' in collections
    assert "learned_from" in collections
    assert 'id="sgpolicy.Catalog.panel"' in catalog


def test_links_of_built_pages_lead_somewhere(built: Path) -> None:
    """Every link inside, of text, contents and navigation, goes to a page and an anchor that are there."""
    texts = {page.resolve(): page.read_text(encoding="utf-8") for page in built.rglob("*.html")}
    ids = {page: set(re.findall(r'\bid="([^"]+)"', text)) for page, text in texts.items()}
    lost = []
    for page, text in texts.items():
        for link in re.findall(r'<a\b[^>]*\bhref="(?!https?:|mailto:)([^"]*)"', text):
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            if not target.exists() or (anchor and anchor not in ids.get(target, {anchor})):
                lost.append((page.name, link))

    assert not lost


def test_nothing_is_fetched_from_elsewhere(built: Path) -> None:
    """A page loads no script, style, font or picture from another place."""
    elsewhere = r"(?:https?:)?//"
    loads = re.compile(
        rf'<(?:script|img|iframe)\b[^>]*\bsrc="{elsewhere}|<link\b[^>]*rel="stylesheet"[^>]*href="{elsewhere}'
    )

    assert [] == [page.name for page in built.rglob("*.html") if loads.search(page.read_text(encoding="utf-8"))]


def test_words_of_the_field_can_be_searched(built: Path) -> None:
    """The index of the search holds Chinese terms as they are typed, and English words."""
    text = (built / "searchindex.js").read_text(encoding="utf-8")
    terms = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))["terms"]

    assert {"社工站", "持证社会工作者", "薪酬补贴", "panel"} <= set(terms)


def test_search_finds_in_a_browser(built: Path, browser: Any) -> None:  # noqa: ANN401
    """Without a server, Chinese words and what is made of them are found, and English ones; nothing fails."""
    wrong: list[str] = []
    found = {}
    page = browser.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    for words in ("社工站", "黑龙江社工站", "limits", "珠穆朗玛峰"):
        page.goto(f"{(built / 'search.html').as_uri()}?q={words}")
        page.wait_for_selector("#search-results p.search-summary:not(:empty)")
        page.wait_for_function(
            "document.querySelector('.search-summary').innerText.includes('finished') ||"
            " document.querySelector('.search-summary').innerText.includes('did not match')"
        )
        found[words] = page.locator("#search-results li").count()

    assert wrong == []
    assert all(found[words] for words in ("社工站", "黑龙江社工站", "limits"))
    assert found["珠穆朗玛峰"] == 0


def test_the_command_is_the_one_that_is_named() -> None:
    """CONTRIBUTING.md and nox name the command by which this builds."""
    assert "sphinx-build -W -b html docs docs/_build" in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sessions = ast.parse((ROOT / "noxfile.py").read_text(encoding="utf-8"))
    assert "docs" in {node.name for node in sessions.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(
    ("page", "count", "words"), [("pictures", 13, "What is known"), ("tour", 1, "Certified"), ("zh/tour", 1, "持证")]
)
def test_pictures_are_made_by_the_build(built: Path, page: str, count: int, words: str) -> None:
    """Below the examples that draw them, in the language of the page, with their words for those who cannot see."""
    text = (built / f"{page}.html").read_text(encoding="utf-8")
    images = re.findall(r'<img alt="([^"]*)"[^>]*src="([^"]*\.svg)"', text)

    assert len(images) == count
    assert any(words in alt for alt, _ in images)
    for alt, source in images:
        assert alt
        assert "<svg " in ((built / page).parent / source).read_text(encoding="utf-8")
