"""Traditional characters as simplified ones, for comparing names."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sgpolicy import script
from sgpolicy.script import simplified

ROOT = Path(__file__).resolve().parents[2]
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=20)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("補貼", "补贴"),
        ("養老服務", "养老服务"),
        ("社會工作者", "社会工作者"),
        ("內蒙古", "内蒙古"),
        ("臺灣", "台湾"),
        ("培训", "培训"),
        ("著作", "著作"),
        ("training", "training"),
        ("", ""),
    ],
)
def test_a_traditional_character_becomes_its_simplified_one(written: str, expected: str) -> None:
    """What is simplified already, or in use in both scripts, stays."""
    assert expected == simplified(written)


@given(HAN)
def test_length_stays(text: str) -> None:
    """So a place in the one is the same place in the other."""
    assert len(text) == len(simplified(text))


@given(HAN)
def test_it_goes_character_by_character(text: str) -> None:
    """The whole is its parts."""
    assert simplified(text) == "".join(map(simplified, text))


@pytest.mark.filterwarnings("ignore::EncodingWarning")  # of opencc itself
def test_opencc_agrees() -> None:
    """On every character that its older table knows, up to those that either of the two leaves as they are."""
    opencc = pytest.importorskip("opencc", reason="opencc-python-reimplemented is not installed: no oracle for script")
    converter = opencc.OpenCC("t2s")
    others = {
        char: (simplified(char), converter.convert(char))
        for char in map(chr, range(0x4E00, 0xA000))
        if simplified(char) != char and converter.convert(char) not in (char, simplified(char))
    }
    changed = sum(simplified(char) != char for char in map(chr, range(0x4E00, 0xA000)))

    assert changed > 2_500
    assert len(others) <= changed // 200


def test_the_table_says_where_it_comes_from() -> None:
    """Its head names the origin and the licence; NOTICE has the licence's text."""
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")

    assert "OpenCC" in script._lines()[1]
    assert "src/sgpolicy/traditional.txt" in notice
    assert "Apache License" in notice
    assert "END OF TERMS AND CONDITIONS" in notice or "Limitation of Liability" in notice


def test_a_release_carries_the_notice() -> None:
    """The build takes it along as a licence file."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    assert 'license-files = ["LICENSE", "LICENSE-DATA", "NOTICE"]' in project
    assert project.count('"NOTICE"') == 2  # in wheels and in source archives
