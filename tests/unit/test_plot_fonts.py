"""Fonts: found by the names in their files, and an error that says how to get one."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from sgpolicy import MissingFontError
from sgpolicy.plot import fonts


def font(*names: tuple[int, int, str]) -> bytes:
    """Return a font file with nothing but names: platform, kind and text of each."""
    texts = [text.encode("utf-16-be") for _, _, text in names]
    records, at = b"", 0
    for (platform, kind, _), text in zip(names, texts, strict=True):
        records += struct.pack(">6H", platform, 1, 0x409, kind, len(text), at)
        at += len(text)
    table = struct.pack(">3H", 0, len(names), 6 + 12 * len(names)) + records + b"".join(texts)
    return b"\0\1\0\0" + struct.pack(">4H", 1, 0, 0, 0) + struct.pack(">4s3I", b"name", 0, 28, len(table)) + table


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the only folder in which fonts are looked for."""
    monkeypatch.setattr(fonts, "folders", lambda: [tmp_path])
    monkeypatch.delenv(fonts.VARIABLE, raising=False)
    fonts.installed_here.cache_clear()
    yield tmp_path
    fonts.installed_here.cache_clear()


def test_families_are_those_that_the_file_names(tmp_path: Path) -> None:
    """First the family for choosing, then that for old programs, each once; names for other uses are not."""
    path = tmp_path / "a.ttf"
    path.write_bytes(
        font((3, 1, "Song Light"), (3, 16, "Song"), (3, 4, "Song Light Regular"), (1, 1, "x"), (3, 16, "宋"))
    )

    assert fonts.families(path) == ["Song", "宋", "Song Light"]


@pytest.mark.parametrize("content", [b"", b"ttcf", b"OTTO\0\1", b"\0\1\0\0" + b"\xff" * 40, b"not a font at all"])
def test_what_is_no_font_has_no_family(tmp_path: Path, content: bytes) -> None:
    """It is passed over: a folder of fonts may hold anything."""
    path = tmp_path / "a.ttf"
    path.write_bytes(content)

    assert fonts.families(path) == []


def test_a_font_is_found_by_its_names_in_any_folder_below(folder: Path) -> None:
    """Whatever its file is called."""
    (folder / "deep").mkdir()
    (folder / "deep" / "x.otf").write_bytes(font((3, 1, "Noto Sans CJK SC")))
    (folder / "readme.txt").write_bytes(font((3, 1, "SimSun")))

    fonts.check(fonts.FAMILIES)

    assert fonts.installed_here() == {"Noto Sans CJK SC": folder / "deep" / "x.otf"}


@pytest.mark.parametrize(("system", "how"), [("linux", "apt install"), ("darwin", "brew"), ("win32", "Supplemental")])
def test_without_a_chinese_font_the_error_says_how_to_get_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, system: str, how: str
) -> None:
    """On this system, or by a file."""
    (folder / "latin.ttf").write_bytes(font((3, 1, "Arial")))
    monkeypatch.setattr("sys.platform", system)

    with pytest.raises(MissingFontError, match="no font with Chinese characters was found; ") as caught:
        fonts.check(fonts.FAMILIES)

    assert how in str(caught.value)
    assert "SGPOLICY_FONT" in str(caught.value)


def test_a_font_may_be_asked_for_by_file_or_family(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or by the environment variable, which the argument overrules."""
    path = folder / "song.ttf"
    path.write_bytes(font((3, 1, "My Song")))

    assert fonts.chosen(None) == (None, None)
    assert fonts.chosen(path) == ("My Song", path)
    assert fonts.chosen("My Song") == ("My Song", None)
    monkeypatch.setenv(fonts.VARIABLE, str(path))
    assert fonts.chosen(None) == ("My Song", path)
    assert fonts.chosen("My Song") == ("My Song", None)


def test_a_font_that_is_not_there_is_refused(folder: Path) -> None:
    """With near names, or what a font file is."""
    (folder / "song.ttf").write_bytes(font((3, 1, "My Song")))
    (folder / "text.ttf").write_bytes(b"text")

    with pytest.raises(MissingFontError, match=r"no font 'My Sung'; did you mean My Song\?"):
        fonts.chosen("My Sung")
    with pytest.raises(MissingFontError, match="the file is not a font"):
        fonts.chosen(folder / "text.ttf")


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_only_folders_that_are_there_are_searched(system: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Those of the user are among them."""
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    own = {"linux": ".fonts", "darwin": "Library/Fonts", "win32": "AppData/Local/Microsoft/Windows/Fonts"}[system]
    (tmp_path / own).mkdir(parents=True)

    assert tmp_path / own in fonts.folders()
    assert all(path.is_dir() for path in fonts.folders())
