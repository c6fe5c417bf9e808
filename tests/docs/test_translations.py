"""The Chinese pages show the code of the English ones, have their headings, and are reached from them."""

import re
from pathlib import Path

import pytest
from tests.docs.test_pages import maker

translations = maker("make_translations")
PAIRS: list[tuple[Path, Path]] = list(translations.pairs())
DOCS = Path(translations.DOCS)
ROOT = DOCS.parent
NAMED = pytest.mark.parametrize(
    ("english", "chinese"), PAIRS, ids=[chinese.relative_to(ROOT).as_posix() for _, chinese in PAIRS]
)
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def prose(page: Path) -> str:
    """Return a page without its blocks of code."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def headings(page: Path) -> list[int]:
    """Return the levels of the headings of a page."""
    return [len(marks) for marks in re.findall(r"^(#+) ", prose(page), re.MULTILINE)]


def linked(page: Path) -> list[Path]:
    """Return where the first lines of a page link to."""
    top = "\n".join(page.read_text(encoding="utf-8").splitlines()[:5])
    return [(page.parent / link).resolve() for link in re.findall(r"\]\(([^)#:]+)\)", top)]


def test_what_is_promised_is_translated() -> None:
    """There are the README, the tour, every how-to page, the coding guide and the glossary in Chinese."""
    promised = {"README.zh.md", "docs/zh/tour.md", "docs/zh/coding-guide.md", "docs/zh/glossary.md"}
    promised |= {f"docs/zh/howto/{page.name}" for page in (DOCS / "howto").glob("*.md")}

    assert promised - {chinese.relative_to(ROOT).as_posix() for _, chinese in PAIRS} == set()


def test_no_chinese_page_is_left_alone() -> None:
    """Each page in docs/zh has an English one of its name."""
    assert set((DOCS / "zh").rglob("*.md")) - {chinese for _, chinese in PAIRS} == set()


@NAMED
def test_code_and_output_are_those_of_the_english_page(english: Path, chinese: Path) -> None:
    """Every block is there in order, to the byte; of YAML only comments may be in Chinese."""
    theirs, ours = (translations.blocks(page.read_text(encoding="utf-8")) for page in (english, chinese))

    assert [(info, translations.bare(info, body)) for info, body in ours] == [
        (info, translations.bare(info, body)) for info, body in theirs
    ], "run python docs/make_translations.py"


@NAMED
def test_headings_have_the_levels_of_the_english_page(english: Path, chinese: Path) -> None:
    """A section that was added or left out shows."""
    assert headings(chinese) == headings(english)


@NAMED
def test_the_two_link_to_each_other(english: Path, chinese: Path) -> None:
    """A reader who came to the wrong language sees it in the first lines."""
    assert chinese in linked(english)
    assert english in linked(chinese)


@NAMED
def test_links_of_a_chinese_page_lead_somewhere(english: Path, chinese: Path) -> None:
    """Every link inside goes to a page that is there, and to the Chinese one where there is one."""
    known = dict(PAIRS)
    wrong = []
    for link in re.findall(r"\]\((?!https?:|mailto:)([^)\s#]+)(?:#[^)]*)?\)", prose(chinese)):
        target = (chinese.parent / link).resolve()
        if not target.exists() or (target in known and target != english):
            wrong.append(link)

    assert wrong == []


@NAMED
def test_tables_have_the_rows_of_the_english_page(english: Path, chinese: Path) -> None:
    """No row of a table is left out."""
    rows = [[line.count(" | ") for line in prose(page).splitlines() if line[:1] == "|"] for page in (english, chinese)]

    assert rows[1] == rows[0]


@pytest.mark.parametrize(
    "chinese", [chinese for _, chinese in PAIRS], ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_punctuation_of_chinese_prose_is_chinese(chinese: Path) -> None:
    """No comma, colon, semicolon, bracket or stop of half width stands behind a Chinese character."""
    text = re.sub(r"`[^`\n]*`", "``", prose(chinese))

    assert re.findall(r"[\u4e00-\u9fff][,;:?!(](?!//).{0,10}", text) == []


def test_examples_are_copied_and_comments_kept() -> None:
    """An empty block takes the English code, changed code is replaced, and a translated comment of YAML stays."""
    english = "```pycon\n>>> 1\n1\n```\n```yaml\na: 1  # one\n```\n```yaml\nb: 2  # two\n```\n"
    chinese = "甲\n```pycon\n```\n```yaml\na: 1  # 一\n```\n```yaml\nb: 3  # 二\n```\n"

    assert translations.with_examples(chinese, english) == (
        "甲\n```pycon\n>>> 1\n1\n```\n```yaml\na: 1  # 一\n```\n```yaml\nb: 2  # two\n```\n"
    )
