"""Links between pages lead somewhere, for readers of the files as for those of the built pages."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

from tests.docs.examples import DOCS, PAGES, ROOT

LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\((?!https?:|mailto:)([^)\s]+)\)")
FENCE = re.compile(r"^(```+|~~~+|:::+).*?^\1", re.DOTALL | re.MULTILINE)


def prose(page: Path) -> str:
    """Return the text of a page without what is in fences and in backticks."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", page.read_text(encoding="utf-8")))


@cache
def anchors(page: Path) -> set[str]:
    """Return the anchors of the headings of a page, as GitHub and MyST make them."""
    seen: Counter[str] = Counter()
    for heading in re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE):
        slug = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        seen[slug] += 1
        if seen[slug] > 1:
            seen[f"{slug}-{seen[slug] - 1}"] += 1
    return set(seen)


def test_links_lead_somewhere() -> None:
    """Every link inside goes to a file that is there, and to a heading that is in it."""
    lost = []
    for page in (*ROOT.glob("*.md"), *PAGES):
        for link in LINK.findall(prose(page)):
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            if not target.exists() or (anchor and anchor not in anchors(target)):
                lost.append(f"{page.relative_to(ROOT)}: {link}")

    assert not lost


def test_every_page_is_in_a_table_of_contents() -> None:
    """Whoever starts at docs/index.md reaches every page."""
    found, left = {DOCS / "index.md"}, [DOCS / "index.md"]
    while left:
        page = left.pop()
        text = page.read_text(encoding="utf-8")
        for tree in re.findall(r"^```\{toctree\}\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
            for name in re.findall(r"^(?!:)(?:.* <)?([^\s<>]+)>?$", tree, re.MULTILINE):
                below = (page.parent / f"{name}.md").resolve()
                if below not in found and below.exists():
                    left.append(below)
                found.add(below)

    assert [page.name for page in PAGES if page not in found] == []


def test_paths_that_pages_name_are_there() -> None:
    """`docs/...` in the prose of README and docs names a file or a folder that is there."""
    lost = [
        (page.name, path)
        for page in [*ROOT.glob("*.md"), *PAGES]
        for path in re.findall(r"`(docs/[\w/.-]+)`", FENCE.sub("", page.read_text(encoding="utf-8")))
        if not (ROOT / path).exists()
    ]

    assert not lost
