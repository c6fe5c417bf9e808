"""Write docs/llms.txt from the pages: what the project is, and each page with its first sentence, for language models.

Run `python docs/make_llms.py`; a test fails when the file is not what this writes.
"""

import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
FILE = HERE / "llms.txt"
_TREE = re.compile(r"^```\{toctree\}\n(.*?)^```", re.DOTALL | re.MULTILINE)
_RULES = """When you answer from these data:

- Import `sgpolicy`, call `sgpolicy.load()`, and ask with `catalog.<collection>.where(...)`. The keywords of each are
  in the reference; an unknown name raises an error that says what would be right. Do not guess ids.
- Name the document of every figure (`record.document`, `result.cite()`), its wording (`quantity.as_stated`) and date.
- A hedge is an interval: give `lower` and `upper`, not a middle.
- What is not there is unknown. It is not zero, and not a no.
- The documents are not a sample: give no shares, ranks or trends of provinces or years as facts about China.
- Reports are claims; `implemented` means that a document says so.
"""


def llms() -> str:
    """Return the whole file."""
    title, about = _told(HERE / "index.md")
    lines = [f"# {title}\n", f"> {about}\n", _RULES]
    for caption, names in _trees(HERE / "index.md"):
        lines.append(f"## {caption}\n")
        lines += [f"- [{title}]({path}): {about}" for path, title, about in _pages(names)]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _trees(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the caption and the names of each table of contents in a page."""
    for tree in _TREE.findall(page.read_text(encoding="utf-8")):
        caption = re.search(r"^:caption: (.+)$", tree, re.MULTILINE)
        below = [
            (page.parent / name).resolve() for name in re.findall(r"^(?!:)(?:.* <)?([^\s<>]+)>?$", tree, re.MULTILINE)
        ]
        names = [path.relative_to(HERE.resolve()).as_posix() for path in below]
        yield (caption[1] if caption else "", names)


def _pages(names: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the path, the title and the first sentence of each page, and of those below it, as far as they are kept."""
    for name in names:
        page = HERE / f"{name}.md"
        if page.exists() and "reference/api" not in name:
            yield (f"{name}.md", *_told(page))
            for _, below in _trees(page):
                yield from _pages(below)


def _told(page: Path) -> tuple[str, str]:
    """Return the title of a page and the first sentence below it; a page that only includes another is that one."""
    text = page.read_text(encoding="utf-8")
    included = re.match(r"```\{include\} (\S+)", text)
    if included:
        text = (page.parent / included[1]).read_text(encoding="utf-8")
    title, _, body = text.partition("\n")
    first = next((part for part in body.split("\n\n") if re.match(r"\s*[\w*`]", part)), "")
    sentence = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", " ".join(first.split()))
    return title.removeprefix("# "), re.split(r"(?<=[.?])\s(?=\W?[A-Z])|(?<=。)", sentence)[0].replace("**", "")


if __name__ == "__main__":
    FILE.write_text(llms(), encoding="utf-8", newline="\n")
