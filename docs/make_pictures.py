"""Make the pictures of the pages: `python docs/make_pictures.py FOLDER [png]` writes those of docs/pictures.md.

Sphinx calls `illustrated` for each page, so that a picture stands below the session that makes it.
"""

import doctest
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import sgpolicy
from sgpolicy import Picture

PAGE = Path(__file__).with_name("pictures.md")
FOLDER = Path(__file__).with_name("_pictures")
"""Where Sphinx finds the pictures of the pages."""
_SESSION = re.compile(r"^```pycon(?: plot)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def made(text: str) -> Iterator[tuple[re.Match[str], dict[str, Picture]]]:
    """Yield each session of a page, with the pictures that it makes, by the names that it gives them."""
    names: dict[str, Any] = {}
    for session in _SESSION.finditer(text):
        before = dict(names)
        for example in doctest.DocTestParser().get_examples(session[1]):
            if example.exc_msg is None:
                with redirect_stdout(StringIO()):
                    exec(compile(example.source, "page", "single"), names)  # noqa: S102 - our own page
        found = {name: one for name, one in names.items() if isinstance(one, Picture) and before.get(name) is not one}
        yield session, found


def pictures() -> dict[str, Picture]:
    """Return the pictures of docs/pictures.md."""
    return {name: one for _, found in made(PAGE.read_text(encoding="utf-8")) for name, one in found.items()}


def illustrated(page: str, text: str) -> str:
    """Return a page with its pictures, which are written into a folder beside; in Chinese if it is a Chinese page.

    Args:
        page: Its name, such as zh/tour.
        text: What is in it.
    """
    if "```pycon plot\n" not in text:
        return text
    parts, end = [], 0
    with sgpolicy.options(language="zh" if page.startswith("zh/") else "en"):
        for session, found in made(text):
            parts.append(text[end : session.end()])
            end = session.end()
            for name, one in found.items():
                file = f"{page.replace('/', '-')}-{name}.svg"
                one.save(FOLDER / file)
                parts.append(f"\n\n```{{image}} /{FOLDER.name}/{file}\n:alt: {one.alt}\n```")
    return "".join(parts) + text[end:]


def main(folder: str, ending: str = "svg") -> None:
    """Write them."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, picture in pictures().items():
        picture.save(Path(folder) / f"{name}.{ending}")


if __name__ == "__main__":
    main(*sys.argv[1:])
