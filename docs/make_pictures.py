"""Write the pictures of docs/pictures.md into a folder: `python docs/make_pictures.py FOLDER [png]`."""

import doctest
import re
import sys
from pathlib import Path
from typing import Any

from sgpolicy import Picture

PAGE = Path(__file__).with_name("pictures.md")
_SESSION = re.compile(r"^```pycon plot\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def pictures() -> dict[str, Picture]:
    """Return the pictures that the examples of the page make, by the names that they give them."""
    names: dict[str, Any] = {}
    for session in _SESSION.findall(PAGE.read_text(encoding="utf-8")):
        for example in doctest.DocTestParser().get_examples(session):
            if example.exc_msg is None:
                exec(compile(example.source, PAGE.name, "single"), names)  # noqa: S102 - our own page
    return {name: value for name, value in names.items() if isinstance(value, Picture)}


def main(folder: str, ending: str = "svg") -> None:
    """Write them."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name, picture in pictures().items():
        picture.save(Path(folder) / f"{name}.{ending}")


if __name__ == "__main__":
    main(*sys.argv[1:])
