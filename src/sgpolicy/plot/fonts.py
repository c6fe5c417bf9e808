"""Fonts with Chinese characters: which there are on this machine, and how to get one."""

import os
import struct
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO

from sgpolicy.errors import MissingFontError
from sgpolicy.near import hint

FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "Heiti SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "SimHei",
    "DengXian",
    "SimSun",
    "Noto Serif CJK SC",
    "Arial Unicode MS",
    "sans-serif",
)
"""Fonts with simplified characters, the best first; what shows an SVG takes the first that it has."""
VARIABLE = "SGPOLICY_FONT"
_ENDINGS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_FAMILY, _TYPOGRAPHIC_FAMILY = 1, 16
_UNICODE, _WINDOWS = 0, 3
_MOST_FACES = 64
_GET = {
    "linux": "install one: apt install fonts-noto-cjk (Debian, Ubuntu), "
    "dnf install google-noto-sans-cjk-fonts (Fedora), apk add font-noto-cjk (Alpine)",
    "darwin": "PingFang SC comes with macOS; otherwise install one: brew install --cask font-noto-sans-cjk-sc",
    "win32": "install one: Settings > Time & language > Language > Add optional features > Chinese (Simplified) "
    "Supplemental Fonts",
}
_OR = f"or name the file of one: font='NotoSansSC-Regular.otf', or the environment variable {VARIABLE}"


def folders() -> list[Path]:
    """Return the folders in which this system keeps fonts, as far as they are there."""
    home = Path.home()
    found = {
        "darwin": [
            Path("/System/Library/Fonts"),
            Path("/System/Library/AssetsV2"),
            Path("/Library/Fonts"),
            home / "Library/Fonts",
        ],
        "win32": [
            Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
            Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local")) / "Microsoft/Windows/Fonts",
        ],
    }.get(
        sys.platform,
        [
            Path("/usr/share/fonts"),
            Path("/usr/local/share/fonts"),
            Path(os.environ.get("XDG_DATA_HOME", home / ".local/share")) / "fonts",
            home / ".fonts",
        ],
    )
    return [folder for folder in found if folder.is_dir()]


def installed(places: list[Path]) -> dict[str, Path]:
    """Return the families of the fonts in some folders, each with a file that has it."""
    found: dict[str, Path] = {}
    for folder in places:
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() in _ENDINGS:
                for family in families(path):
                    found.setdefault(family, path)
    return found


@cache
def installed_here() -> dict[str, Path]:
    """Return the families of the fonts of this system, each with a file; it is looked for once."""
    return installed(folders())


def families(path: Path) -> list[str]:
    """Return the names of the families in a font file, in every language; none if it cannot be read as one."""
    try:
        with path.open("rb") as file:
            return list(dict.fromkeys(_names(file)))
    except (OSError, struct.error, UnicodeDecodeError):
        return []


def chosen(asked: str | os.PathLike[str] | None) -> tuple[str | None, Path | None]:
    """Return the family that was asked for, and its file if it is not installed.

    Args:
        asked: A font file, or the name of a family that is installed; None for what the environment variable
            `SGPOLICY_FONT` says.

    Returns:
        None and None if nothing was asked for.

    Raises:
        MissingFontError: It is neither.
    """
    name = os.fspath(asked) if asked is not None else os.environ.get(VARIABLE) or None
    if name is None:
        return None, None
    path = Path(name).expanduser()
    if path.is_file():
        held = families(path)
        if not held:
            raise MissingFontError(name, "the file is not a font: give one that ends in .ttf, .otf or .ttc")
        return held[0], path
    if name not in installed_here():
        near = hint(name, list(installed_here()), "give a font file, or the name of a family that is installed")
        raise MissingFontError(name, near)
    return name, None


def check(fonts: tuple[str, ...]) -> None:
    """Raise `MissingFontError` unless one of *fonts* is installed; it says how to get one."""
    if not any(family in installed_here() for family in fonts):
        how = _GET.get(sys.platform, _GET["linux"])
        raise MissingFontError(None, f"{how}; {_OR}")


def _names(file: BinaryIO) -> Iterator[str]:
    """Yield the family names of a TrueType or OpenType file, or of each face of a collection."""
    tag = file.read(4)
    starts = [0]
    if tag == b"ttcf":
        _, count = struct.unpack(">II", file.read(8))
        faces = min(count, _MOST_FACES)
        starts = list(struct.unpack(f">{faces}I", file.read(4 * faces)))
    elif tag not in (b"\0\1\0\0", b"OTTO", b"true"):
        return
    for start in starts:
        file.seek(start + 4)
        (tables,) = struct.unpack(">H6x", file.read(8))
        records = [struct.unpack(">4s4xII", file.read(16)) for _ in range(tables)]
        for name, offset, size in records:
            if name == b"name":
                file.seek(offset)
                yield from _family_names(file.read(size))


def _family_names(table: bytes) -> Iterator[str]:
    """Yield the family names in a table of names, those that are meant for choosing first."""
    _, count, strings = struct.unpack_from(">HHH", table)
    found: dict[int, list[str]] = {_TYPOGRAPHIC_FAMILY: [], _FAMILY: []}
    for number in range(count):
        platform, _, _, kind, size, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        if kind in found and platform in (_UNICODE, _WINDOWS):
            raw = table[strings + offset : strings + offset + size]
            found[kind].append(raw.decode("utf-16-be"))
    yield from found[_TYPOGRAPHIC_FAMILY]
    yield from found[_FAMILY]
