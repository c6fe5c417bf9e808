"""Which files give a text, in which encoding, and which are refused."""

import hashlib
from pathlib import Path

import pytest

from sgpolicy.corpus.texts import MOST_CHARACTERS, kind_of, read_text, text_of
from sgpolicy.textfile import FileRefusedError

TEXT = "到2025年，社会工作专业人才达到三万人，其中持证的八千人，服务覆盖全部乡镇。"


@pytest.mark.parametrize(
    ("name", "raw", "kind", "encoding"),
    [
        ("a.txt", TEXT.encode(), "txt", "utf-8"),
        ("a.TXT", TEXT.encode("utf-8-sig"), "txt", "utf-8"),
        ("a.markdown", TEXT.encode("gb18030"), "md", "gb18030"),
        ("a.htm", f"<p>{TEXT}</p>".encode("gb18030"), "html", "gb18030"),
    ],
)
def test_the_encoding_is_found_and_told(name: str, raw: bytes, kind: str, encoding: str, tmp_path: Path) -> None:
    """UTF-8 with or without its mark, or GB18030; the digest is that of the bytes."""
    path = tmp_path / name
    path.write_bytes(raw)
    found = read_text(path, name)

    assert (TEXT, kind, encoding, hashlib.sha256(raw).hexdigest()) == (
        found.text,
        found.kind,
        found.encoding,
        found.sha256,
    )


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n", "holds no text"),
        ("a.txt", TEXT.encode("utf-16"), "is UTF-16"),
        ("a.txt", "社會工作專業人才培訓計畫".encode("big5"), "is not UTF-8"),
        ("a.txt", b"%PDF-1.4", "is no text: it looks like a PDF file"),
        ("a.txt", b"\0\1\2" * 50, "is no text"),
        ("a.txt", b"1 " * 10_001, "holds 10001 numbers and marks; 10000 at most"),
        ("a.txt", b"a" * (MOST_CHARACTERS + 1), "characters; 1,048,576 at most"),
    ],
)
def test_what_holds_no_text_is_refused(name: str, raw: bytes, message: str) -> None:
    """With what would be right."""
    with pytest.raises(FileRefusedError, match=message) as caught:
        text_of(raw, name, kind_of(name))

    assert caught.value.problem.file == name
    assert caught.value.problem.remedy


def test_other_endings_and_other_things_are_refused(tmp_path: Path) -> None:
    """An ending that is not read, and a folder that is called like a text."""
    (tmp_path / "folder.txt").mkdir()

    with pytest.raises(FileRefusedError, match="has an ending that is not read; these are: txt"):
        kind_of("table.xlsx")
    with pytest.raises(FileRefusedError, match="is not a regular file; give a file"):
        read_text(tmp_path / "folder.txt", "folder.txt")
