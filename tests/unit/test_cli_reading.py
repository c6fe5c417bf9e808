"""The verb `read`: where the text comes from, and what is printed of it."""

import io
import json
from pathlib import Path

import pytest

from sgpolicy.cli import main
from sgpolicy.display.width import width

TEXT = "到2025年达到六万人，近300人。今年5月1日至7日培训3天。"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return exit code, stdout and stderr."""
    code = main(["read", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_figures_and_periods_come_in_the_order_of_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with its place, wording, value and hedge; a period says whether the text states it."""
    code, out, err = run(capsys, TEXT, "--reference", "2012-10-20")
    lines = [line.split(maxsplit=3) for line in out.splitlines()]

    assert (code, err) == (0, "")
    assert [line[:2] for line in lines] == [
        ["place", "wording"],
        ["1-6", "2025年"],
        ["8-11", "六万人"],
        ["12-17", "近300人"],
        ["18-27", "今年5月1日至7日"],
        ["29-31", "3天"],
    ]
    assert [line.split()[-1] for line in out.splitlines()] == [
        "hedge",
        "stated",
        "exact",
        "nearly",
        "inferred",
        "exact",
    ]
    assert all(width(line) <= 80 for line in out.splitlines())


def test_a_period_that_needs_a_reference_has_none(capsys: pytest.CaptureFixture[str]) -> None:
    """The place is told all the same."""
    _, out, _ = run(capsys, "今年")

    assert out.splitlines()[1].split() == ["0-2", "今年", "?", "-"]


def test_json_lines_have_the_keys_of_exports(capsys: pytest.CaptureFixture[str]) -> None:
    """One flat object a line, the same keys for figures and periods, and spans that hold the wording."""
    _, out, _ = run(capsys, TEXT, "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]

    assert [row["type"] for row in rows] == ["period", "quantity", "quantity", "period", "quantity"]
    assert len({tuple(row) for row in rows}) == 1
    assert all(row["as_stated"] == TEXT[row["start"] : row["end"]] for row in rows)
    assert [rows[1][key] for key in ("lower", "upper", "qualifier", "unit")] == [60000, 60000, "exact", "person"]
    assert (rows[0]["time"], rows[0]["time_basis"], rows[0]["value"]) == ("2025", "stated", None)
    assert (rows[3]["time"], rows[3]["time_basis"]) == (None, None)


def test_a_share_that_no_decimal_is_has_digits_in_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    """Fifteen, as in exports: the value to the nearest, bounds outward."""
    code, out, _ = run(capsys, "约三分之二，超过三分之一", "--format", "jsonl")
    about, over = map(json.loads, out.splitlines())

    assert code == 0
    assert (about["value"], about["lower"], about["upper"]) == (66.6666666666667, None, None)
    assert (over["value"], over["lower"], over["upper"]) == (None, 33.3333333333333, None)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_and_the_standard_input_are_read(
    encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In UTF-8, with or without a byte order mark, or in GB18030 when told so."""
    path = tmp_path / "text.txt"
    path.write_bytes(TEXT.encode(encoding))
    raw = TEXT.encode("utf-8-sig" if encoding == "utf-8" else encoding)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))

    plain = run(capsys, TEXT)

    assert plain == run(capsys, str(path), "--encoding", encoding) == run(capsys, "-", "--encoding", encoding)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["没有"], 1, "sgpolicy: there is no figure and no period in it"),
        (["nothing.txt"], 2, "sgpolicy: nothing.txt: does not exist; give a file, or Chinese text"),
        (["2025年报告.txt"], 2, "sgpolicy: 2025年报告.txt: does not exist; give a file, or Chinese text"),
        (["reports"], 2, "sgpolicy: reports: does not exist; give a file, or Chinese text"),
        ([""], 2, "sgpolicy: a path is empty; give a file or a folder, such as . for the current one"),
        (["今年", "--reference", "去年"], 2, "sgpolicy: --reference: not a period: '去年'"),
        (["今年", "--encoding", "big5"], 2, "invalid choice: 'big5'"),
        (["今年", "--format", "csv"], 2, "invalid choice: 'csv'"),
    ],
)
def test_what_cannot_be_read_is_told(
    arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """1 where the text has nothing, 2 where the call is wrong."""
    found, out, err = run(capsys, *arguments)

    assert (found, out) == (code, "")
    assert message in err


def test_a_file_of_another_kind_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what would be right: the other encoding, or a text file."""
    path = tmp_path / "text.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    damaged = tmp_path / "damaged.txt"
    damaged.write_bytes(b"\xff\x00")

    assert "looks like GB18030); save it as UTF-8, or give --encoding gb18030" in run(capsys, str(path))[2]
    assert "byte 0 is not GB18030; leave --encoding out" in run(capsys, str(damaged), "--encoding", "gb18030")[2]
    assert "is not a regular file; give a text file" in run(capsys, str(tmp_path))[2]


def test_terminal_escapes_are_not_echoed(capsys: pytest.CaptureFixture[str]) -> None:
    """What a text or an argument holds cannot command the terminal."""
    for text in ("3\x1b[31m人，2012年", "\x1b[31mx.txt"):
        _, out, err = run(capsys, text)

        assert "\x1b" not in out + err


def test_a_figure_within_a_period_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    """五年 in 未来五年 is no figure: what is printed never overlaps."""
    text = "未来五年和今后三年，前10个月，培训3天，不低于上年度城镇职均工资上浮20%，今年以来。"
    _, out, _ = run(capsys, text, "--format", "jsonl")

    assert [json.loads(line)["as_stated"] for line in out.splitlines()] == [
        "未来五年",
        "今后三年",
        "前10个月",
        "3天",
        "不低于上年度城镇职均工资上浮20%",
        "今年以来",
    ]
