"""Extents: the documents of one source file share it out among them."""

import hashlib
from pathlib import Path

import pytest

import sgpolicy
from sgpolicy.coding.verify import verify

HEAD = """\
title: {zh: 甲, en: A}
kind: report
reliability: {grade: B, because: "made up"}
"""


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ((0, 60), (50, 100), "inside the document before it"),
        ((0, 20), (30, 100), "where the number '2020'"),
        ((10, 20), (20, 30), "where the number '一'"),
    ],
)
def test_extents_neither_overlap_nor_leave_a_number_out(
    tmp_path: Path, first: tuple[int, int], second: tuple[int, int], words: str
) -> None:
    """The documents of one file share it out among them."""
    text = "甲省情况" + "文" * 16 + "在2020年" + "文" * 20 + "乙省情况" + "文" * 60 + "第一"
    (tmp_path / "jia.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    for name, (start, end) in (("jia-one", first), ("jia-two", second)):
        source = f'{{file: jia.txt, characters: {len(text)}, sha256: "{digest}", extent: [{start}, {end}]}}'
        yaml = f"{HEAD}id: {name}\nsource: {source}\n"
        (tmp_path / f"{name}.yaml").write_text(yaml, encoding="utf-8")
    found = [str(one) for one in verify(sgpolicy.load(tmp_path), tmp_path) if one.check == "extent"]

    assert any(words in line for line in found)
