"""Copy the examples of each English page into its Chinese one: python docs/make_translations.py.

A translator writes the prose and leaves the fences empty; whoever changes an example runs this again.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
FENCE = re.compile(r"^```(?P<info>[^\n`{]+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
"""A block of code; directives of Sphinx, whose names are in braces, are none."""


def pairs() -> Iterator[tuple[Path, Path]]:
    """Yield each English page that has a Chinese one, with that one."""
    if (ROOT / "README.zh.md").exists():
        yield ROOT / "README.md", ROOT / "README.zh.md"
    for chinese in sorted((DOCS / "zh").rglob("*.md")):
        english = DOCS / chinese.relative_to(DOCS / "zh")
        if english.exists():
            yield english, chinese


def blocks(text: str) -> list[tuple[str, str]]:
    """Return the blocks of code of a page in their order: the word after the fence, and the code."""
    return [(found["info"], found["body"]) for found in FENCE.finditer(text)]


def bare(info: str, body: str) -> str:
    """Return a block without what a translator may change: the comments of YAML."""
    return re.sub(r"\s+#\s.*$", "", body, flags=re.MULTILINE) if info == "yaml" else body


def with_examples(chinese: str, english: str) -> str:
    """Return a Chinese page with the code of the English one; YAML that differs in comments alone stays.

    The two have as many blocks, with the same words after the fence.
    """
    left = iter(blocks(english))

    def copied(found: re.Match[str]) -> str:
        info, body = next(left)
        if found["body"] and bare(info, found["body"]) == bare(info, body):
            body = found["body"]
        return f"```{info}\n{body}```"

    return FENCE.sub(copied, chinese)


if __name__ == "__main__":
    for source, page in pairs():
        old, english = page.read_text(encoding="utf-8"), source.read_text(encoding="utf-8")
        if [info for info, _ in blocks(old)] != [info for info, _ in blocks(english)]:
            sys.exit(f"{page}: its blocks are not those of {source}; write or remove the empty fences first")
        page.write_text(with_examples(old, english), encoding="utf-8", newline="\n")
