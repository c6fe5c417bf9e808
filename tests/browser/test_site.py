"""The site in a real browser: the distribution's Chromium, headless, on pages that are opened as files."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("jinja2", reason="the extra `site` is not installed: pip install 'sgpolicy[site]'")

from tests.unit.sited import folder_of

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.site import build
from sgpolicy.testing.catalogs import make_catalog

WIDTHS = (1280, 390)
pytestmark = pytest.mark.slow


class Tab:
    """A page of the browser, with what it said in its console and what it asked for."""

    def __init__(self, browser: Any, folder: Path, width: int = 1280, locale: str = "en-US") -> None:  # noqa: ANN401
        self.folder = folder
        self.context = browser.new_context(viewport={"width": width, "height": 900}, locale=locale)
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.asked: list[str] = []
        self.page.on(
            "console", lambda said: self.errors.append(said.text) if said.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def open(self, name: str) -> Any:  # noqa: ANN401
        """Open a page of the site and return the browser's page."""
        file, mark, place = name.partition("#")
        self.page.goto("about:blank")  # else a new part after # would not load the page anew
        self.page.goto(f"{(self.folder / file).as_uri()}{mark}{place}")
        return self.page

    def until(self, true: str) -> None:
        """Wait until a JavaScript expression is true; the policy of the page lets Playwright's own way not run."""
        for _ in range(200):
            if self.page.evaluate(true):
                return
            self.page.wait_for_timeout(50)
        pytest.fail(f"never true: {true}")

    def clean(self) -> bool:
        """Return whether nothing went wrong, and nothing was asked for beyond the folder."""
        home = self.folder.as_uri()
        return not self.errors and all(url.startswith((home, "about:", "data:", "blob:")) for url in self.asked)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a made-up folder, laid on the shipped data, with its text."""
    where = tmp_path_factory.mktemp("own")
    catalog = sgpolicy.load(folder_of(where, hostile=True), base=sgpolicy.load())
    build(catalog, where / "site", sources=where)
    return where / "site"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a made-up catalog of 1,000 documents."""
    where = tmp_path_factory.mktemp("large")
    catalog: Catalog = make_catalog(14_300)
    assert len(catalog.documents) >= 1000
    build(catalog, where)
    return where


def one_of_each(site: Path, most: int = 500_000) -> list[str]:
    """Return a page of every kind: the largest of at most so many bytes, which has the most on it."""
    kinds: dict[str, Path] = {}
    pages = ((path.stat().st_size, path) for path in site.glob("*.html"))
    for _, path in sorted(pair for pair in pages if pair[0] <= most):
        kinds[path.name.partition("-")[0]] = path
    return sorted(path.name for path in kinds.values())


@pytest.mark.parametrize("width", WIDTHS)
def test_every_kind_of_page_opens(browser: Any, own: Path, width: int) -> None:  # noqa: ANN401
    """Without an error in the console, without a request beyond the folder, and no wider than the screen."""
    tab = Tab(browser, own, width)
    names = [*one_of_each(own), "text-jia-2020-report.html", "document-jia-2020-report.html"]

    assert len(names) > 10
    for name in names:
        page = tab.open(name)
        page.wait_for_load_state()
        assert tab.clean(), (name, tab.errors, tab.asked)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.mark.long
def test_a_large_site_opens(browser: Any, large: Path) -> None:  # noqa: ANN401
    """Each kind of page of 1,000 documents is there within seconds, and its search finds."""
    tab = Tab(browser, large)
    for name in one_of_each(large):
        tab.open(name).wait_for_load_state()
        assert tab.clean(), (name, tab.errors)
    page = tab.open("search.html#q=社工")
    page.wait_for_selector("#_hits li", timeout=10_000)

    assert int(page.inner_text("#_found").split()[0]) > 100


def test_search_finds(browser: Any, own: Path) -> None:  # noqa: ANN401
    """社工 also as 社会工作, English words in any form, and only the type asked for; the words are in the address."""
    tab = Tab(browser, own)
    page = tab.open("index.html")
    page.fill(".find input", "社工")
    page.press(".find input", "Enter")
    page.wait_for_selector("#_hits li")
    found = page.inner_text("#_found")
    assert int(found.split()[0]) > 100
    assert "社工" in page.evaluate("decodeURIComponent(location.hash)")
    page.fill("#_search input", "社会工作")
    tab.until("location.hash.includes(encodeURIComponent('社会工作'))")
    tab.until(f"document.getElementById('_found').textContent === {found!r}")

    page.select_option("#_search select", "target")
    kinds = "[...document.querySelectorAll('#_hits .kind')]"
    tab.until(f"{kinds}.length > 0 && {kinds}.every((one) => one.textContent === 'target')")
    assert 0 < int(page.inner_text("#_found").split()[0]) < int(found.split()[0])
    page.locator("#_hits a").first.click()
    page.wait_for_load_state()
    assert page.locator("article:target").count() == 1
    assert tab.clean(), tab.errors


@pytest.mark.parametrize(
    ("typed", "same"), [("社會工作", "社会工作"), ("補貼", "补贴"), ("ＳＵＢＳＩＤＹ", "subsidy"), ("２０２５", "2025")]
)
def test_search_folds_script_and_width(browser: Any, own: Path, typed: str, same: str) -> None:  # noqa: ANN401
    """Traditional characters and full-width letters find what the usual ones find, and it is marked."""
    tab = Tab(browser, own, locale="en-US" if same.isascii() else "zh-CN")
    counts = []
    for words in (same, typed):
        page = tab.open(f"search.html#q={words}")
        page.wait_for_selector("#_hits mark")
        counts.append(int("".join(filter(str.isdigit, page.inner_text("#_found")))))

    assert counts[0] == counts[1] > 10
    assert tab.clean(), tab.errors


def test_hostile_titles_are_shown_as_they_are(browser: Any, own: Path) -> None:  # noqa: ANN401
    """In what a search finds, too, where scripts write the page."""
    tab = Tab(browser, own)
    page = tab.open("search.html#q=alert")
    page.wait_for_selector("#_hits li")

    assert "<script>alert(window)</script>" in page.inner_text("#_hits")
    assert page.locator("#_hits script, #_hits img").count() == 0
    assert tab.clean(), tab.errors


def test_filters_are_part_of_the_address(browser: Any, own: Path) -> None:  # noqa: ANN401
    """A choice is in the address; who opens that sees the same rows."""
    tab = Tab(browser, own)
    page = tab.open("documents.html")
    rows = page.locator("#_t-documents tbody tr:visible")
    every = rows.count()
    page.select_option("select[name=grade]", "A")
    fewer = rows.count()
    assert 0 < fewer < every
    assert "documents.grade=A" in page.url
    assert page.inner_text("form.filters output") == f"{fewer} / {every}"

    again = Tab(browser, own)
    assert (
        again.open(f"documents.html#{page.url.partition('#')[2]}").locator("#_t-documents tbody tr:visible").count()
        == fewer
    )
    assert tab.clean()


def test_tables_sort_and_copy(browser: Any, own: Path) -> None:  # noqa: ANN401
    """By number down and up; as tab-separated values, the rows that are shown; as CSV and pictures."""
    tab = Tab(browser, own)
    page = tab.open("indicators.html")
    button = page.locator("#_t-indicators thead button", has_text="regions")
    column = "[...document.querySelectorAll('#_t-indicators tbody tr')].map((row) => Number(row.cells[4].innerText))"
    button.click()
    down = page.evaluate(column)
    button.click()
    up = page.evaluate(column)
    assert sorted(down, reverse=True) == down
    assert sorted(up) == up
    assert page.locator("th[aria-sort=ascending]").count() == 1

    page.locator("button[data-do=tsv]").first.click()
    page.wait_for_selector("button[data-copied]")
    copied = page.get_attribute("button[data-copied]", "data-copied").splitlines()
    assert copied[0].startswith("indicator\tindicator group\tunit")
    assert len(copied) == len(down) + 1
    with page.expect_download() as saved:
        page.locator("button[data-do=csv]").first.click()
    assert saved.value.suggested_filename == "indicators-indicators.csv"

    page = tab.open("index.html")
    with page.expect_download() as saved:
        page.click("button[data-do=svg]")
    drawing = Path(saved.value.path()).read_text("utf-8")
    assert drawing.startswith("<svg ")
    assert 'xmlns="http://www.w3.org/2000/svg"' in drawing
    assert 'lang="zh"' not in drawing
    assert "href" not in drawing
    with page.expect_download() as saved:
        page.click("button[data-do=png]")
    assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")
    assert tab.clean(), tab.errors


def test_the_rows_of_a_long_table_come_when_they_are_asked_for(browser: Any, own: Path) -> None:  # noqa: ANN401
    """By the button, and before they are sorted; then the note is gone."""
    tab = Tab(browser, own)
    rows = "document.querySelectorAll('#_t-errata tbody tr').length"
    page = tab.open("data.html")
    every = int(page.inner_text("#_errata h2 .count").replace(",", ""))
    assert page.evaluate(rows) < every
    page.click("#_errata button[data-do=all]")
    tab.until(f"{rows} === {every}")
    assert page.locator("#_errata [data-rest]").count() == 0

    page = tab.open("data.html")
    page.locator("#_t-errata thead button", has_text="record").click()
    tab.until(f"{rows} === {every}")
    ids = page.evaluate("[...document.querySelectorAll('#_t-errata tbody tr')].map((row) => row.cells[1].textContent)")
    assert len(ids) == every
    assert ids[0] <= ids[-1]
    assert tab.clean(), tab.errors


def test_pictures_lead_on(browser: Any, own: Path) -> None:  # noqa: ANN401
    """A tile opens its region; one of the pictures is shown, in the language and for the width of the screen."""
    tab = Tab(browser, own)
    page = tab.open("index.html")
    assert page.locator(".picture svg:visible").count() == 1
    assert page.get_attribute(".picture svg:visible", "lang") == "en"
    page.click(".picture svg:visible a[href='region-230000.html']")
    page.wait_for_load_state()
    assert page.inner_text("h1") == "Heilongjiang"

    small = Tab(browser, own, 390, "zh-CN")
    page = small.open("region-230000.html")
    shown = page.locator(".picture svg:visible")
    assert {shown.nth(n).get_attribute("lang") for n in range(shown.count())} == {"zh"}
    assert {shown.nth(n).get_attribute("class") for n in range(shown.count())} == {"narrow"}
    assert tab.clean(), tab.errors


def test_the_language_switches_and_is_remembered(browser: Any, own: Path) -> None:  # noqa: ANN401
    """As the browser prefers at first, then as chosen, on the next page, too."""
    tab = Tab(browser, own, locale="zh-CN")
    page = tab.open("index.html")
    assert "有什么" in page.inner_text("main")
    assert "What is there" not in page.inner_text("main")
    page.click("#_lang")
    assert "What is there" in page.inner_text("main")
    assert page.get_attribute("html", "lang") == "en"
    page = tab.open("documents.html")
    assert page.inner_text("h1").startswith("Documents")
    assert page.locator("option", has_text="all").count() > 0
    assert tab.clean()


def test_the_coders_page_goes_by_keys(browser: Any, own: Path) -> None:  # noqa: ANN401
    """Keys step through the records; the place in the text goes along; clicks lead both ways."""
    tab = Tab(browser, own)
    page = tab.open("text-jia-2020-report.html")
    ids = page.evaluate("[...document.querySelectorAll('.cards article')].map((card) => card.id)")
    current = "document.querySelector('.cards .current')?.id"
    page.keyboard.press("j")
    assert page.evaluate(current) == ids[0]
    page.keyboard.press("n")
    assert page.evaluate(current) == ids[1]
    page.keyboard.press("k")
    assert page.evaluate(current) == ids[0]
    page.keyboard.press("p")
    assert page.evaluate(current) == ids[-1]
    page.keyboard.press("g")
    assert page.locator(".text .gap.current").count() == 1

    piece = page.locator(".text .p", has_text="300人")
    piece.click()
    assert page.evaluate(current) == "trained"
    piece.click()
    assert page.evaluate(current) == "training"
    assert (
        page.evaluate("[...document.querySelectorAll('.text .current.p')].map((p) => p.textContent).join('')")
        == "培训社工300人"
    )
    page.click("#certified-2025 .number")
    assert page.inner_text(".text .p.current") == "500人"
    assert page.url.endswith("#certified-2025")
    assert tab.clean(), tab.errors


@pytest.mark.parametrize(("language", "width"), [("en-US", 1280), ("zh-CN", 390)])
def test_axe_finds_no_serious_fault(browser: Any, own: Path, language: str, width: int) -> None:  # noqa: ANN401
    """On a page of every kind, on a large screen in English and on a small one in Chinese."""
    axe = pytest.importorskip("axe_playwright_python", reason="axe is not installed: pip install axe-playwright-python")
    script = (Path(axe.__file__).parent / "axe.min.js").read_text("utf-8")
    tab = Tab(browser, own, width, language)
    found: list[tuple[str, str, str]] = []
    names = one_of_each(own, most=160_000)
    assert {"index.html", "regions.html", "documents.html", "search.html", "data.html"} <= set(names)
    for name in names:
        page = tab.open(name)
        page.evaluate(script)  # by the driver, to which the policy of the page does not apply
        result = page.evaluate("axe.run()")
        assert len(result["passes"]) > 10, name
        found += [
            (name, one["id"], one["nodes"][0]["html"][:120])
            for one in result["violations"]
            if one["impact"] in ("serious", "critical")
        ]

    assert found == []
