"""The rows of a text: the keys of `sgpolicy read`, with the place, and no sentence."""

import hashlib
import json
from typing import Any

import pytest

from sgpolicy import Period
from sgpolicy.cli import main
from sgpolicy.corpus.rows import FIGURES, rows_of, sentence_hash

TEXT = "二、目标\n到2025年达到六万人，近300人；今年5月 1日至7日培训3天。三分之二以上。"


def rows(text: str = TEXT, **asked: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - whatever is asked
    """Return the rows of *text*."""
    return list(rows_of(text, **{"file": "a.txt", "sha256": "0", "reference": None, "targets": False, **asked}))


def test_a_row_has_all_keys_in_order() -> None:
    """Also where they are None."""
    assert {tuple(FIGURES)} == {tuple(row) for row in rows()}


def test_rows_are_those_of_the_verb_read(capsys: pytest.CaptureFixture[str]) -> None:
    """The same keys mean the same."""
    main(["read", TEXT, "--format", "jsonl", "--reference", "2012-10-20"])
    read = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found = rows(reference=Period.parse("2012-10-20"))

    assert read == [
        {key: float(row[key]) if key in NUMBERS and row[key] else row[key] for key in read[0]} for row in found
    ]


NUMBERS = {"value", "lower", "upper"}


def test_place_exactness_and_sentence_are_told() -> None:
    """A section by its path, a fraction as text, and the hash of the sentence without blanks."""
    found = rows()

    assert {"二"} == {row["section"] for row in found}
    assert ("200/3", False) == (found[-1]["lower_exact"], found[-1]["vague"])
    assert sentence_hash("三分之二以上。") == found[-1]["sentence"]
    assert found[0]["sentence"] == found[1]["sentence"] != found[-1]["sentence"]
    assert hashlib.sha256("甲乙".encode()).hexdigest()[:32] == sentence_hash(" 甲\n乙")


def test_a_long_wording_is_cut() -> None:
    """At 24 characters, as everywhere: we pass on no source text."""
    long = rows("自二〇一二年十一月十二日至二〇一五年十二月三十一日止。")

    assert all(len(row["as_stated"]) <= 24 for row in long)
    assert long[0]["as_stated"].endswith("…")


@pytest.mark.parametrize(
    ("file", "time"),
    [
        ("reports/2016-shi.txt", "2016"),
        ("2016年报告.txt", "2016"),
        ("x_20160304.txt", "2016"),
        ("gwr-2016-110000.txt", "2016"),
        ("2015-2016.txt", None),
        ("110000.txt", None),
        ("2016/plan.txt", None),
    ],
)
def test_the_name_of_a_file_tells_when_it_speaks(file: str, time: str | None) -> None:
    """If it holds one year, month or day; folders are not looked at."""
    assert time == rows("今年培训3人。", file=file, reference="name")[0]["time"]
