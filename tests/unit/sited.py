"""A made-up folder with its text, written as a site, and pages as a test reads them."""

from html.parser import HTMLParser
from pathlib import Path

from tests.unit.coded import SOUND, TEXT, filled

import sgpolicy
from sgpolicy import Catalog

HOSTILE = "</title></script><script>alert(window)</script><img src=x onerror=alert(window)>\"'>{{config}}"
"""A title that would break out of any place where it is not escaped."""


def folder_of(where: Path, *, hostile: bool = False) -> Path:
    """Return a folder in *where* with a made-up text and the document coded from it."""
    yaml = SOUND
    if hostile:
        quoted = HOSTILE.replace("'", "''")
        yaml = yaml.replace("en: Social workers of province Jia", f"en: '{quoted}'")
        for title in ("Hold classes", "Spring Rain Plan"):
            yaml = yaml.replace(f"en: {title}", f"en: '{quoted}'")
        yaml = yaml.replace('because: "made up"', f"because: '{quoted}'")
        yaml = yaml.replace("extent:", "url: 'javascript:alert(1)'\n  extent:")
    (where / "jia.txt").write_bytes(TEXT.encode())
    (where / "jia-2020-report.yaml").write_text(filled(yaml=yaml), encoding="utf-8")
    return where


def catalog_of(where: Path, *, hostile: bool = False) -> Catalog:
    """Return the catalog of such a folder."""
    return sgpolicy.load(folder_of(where, hostile=hostile))


class Read(HTMLParser):
    """What a page holds: its elements, ids, addresses and text."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element with its attributes."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data

    @property
    def ids(self) -> list[str]:
        """The ids on the page."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    @property
    def links(self) -> list[str]:
        """Where links, scripts and styles lead."""
        return [attributes[name] for _, attributes in self.elements for name in ("href", "src") if name in attributes]
