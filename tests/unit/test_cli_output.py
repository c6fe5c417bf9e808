"""What the verbs print: formats, languages, colours, the pager, and a folder laid on the shipped data."""

import csv
import fcntl
import io
import json
import os
import pty
import struct
import sys
import termios
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout, suppress
from pathlib import Path
from unittest.mock import patch

import pytest

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.cli import main
from sgpolicy.cli.output import FORMATS
from sgpolicy.display import story, width

VERBS = (
    ["show", "黑龙江"],
    ["show"],
    ["show", "hl-2022-talent-plan/certified-2025"],
    ["show", "training"],
    ["search", "社工站"],
    ["progress", "黑龙江"],
    ["panel", "certified-social-workers"],
    ["coverage"],
    ["tools", "--within", "黑龙江"],
)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return exit code, stdout and stderr."""
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def on_terminal(*arguments: str, rows: int = 100, **around: str) -> str:
    """Return what the command, called in this process, prints on a terminal of 80 columns."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, 80, 0, 0))
    before = os.dup(1)
    with ThreadPoolExecutor(1) as reading, patch.dict(os.environ, {"TERM": "xterm", **around}):
        said = reading.submit(_all_of, leader)
        os.dup2(follower, 1)  # a pager writes there
        os.close(follower)
        try:
            with (
                open(1, "w", encoding="utf-8", closefd=False) as terminal,
                redirect_stdout(terminal),
                patch.object(sys, "__stdout__", terminal),  # it is asked how large it is
            ):
                main(arguments)
        finally:
            os.dup2(before, 1)
            os.close(before)
    os.close(leader)
    return said.result().decode("utf-8").replace("\r\n", "\n")


def _all_of(leader: int) -> bytes:
    said = b""
    with suppress(OSError):  # Linux says so when the last writer has gone
        while piece := os.read(leader, 65536):
            said += piece
    return said


@pytest.mark.parametrize("arguments", VERBS, ids=" ".join)
def test_every_verb_prints_every_format(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """CSV and JSON hold the same rows, in the same order of keys; Markdown is a table."""
    said = {}
    for how in FORMATS:
        code, said[how], err = run(capsys, *arguments, "--format", how)
        assert (code, err) == (0, "")
    rows = json.loads(said["json"])
    [keys, *cells] = csv.reader(io.StringIO(said["csv"]))

    assert len(rows) == len(cells) > 0
    assert {key for row in rows for key in row} == set(keys)
    assert "\n| --- " in said["md"]
    assert {line.count(" | ") for line in said["md"].splitlines() if line.startswith("| ")} != {0}


@pytest.mark.parametrize("arguments", VERBS, ids=" ".join)
def test_the_language_changes_text_and_no_rows(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Before the verb or after it; it ends with the command."""
    english, chinese, before = (
        run(capsys, *options)[1] for options in (arguments, [*arguments, "--lang", "zh"], ["--lang", "zh", *arguments])
    )

    assert english != chinese == before
    assert sgpolicy.options().language == "en"
    for how in ("csv", "json"):
        rows = [run(capsys, *arguments, "--format", how, "--lang", lang)[1] for lang in ("en", "zh")]
        assert rows[0] == rows[1]


@pytest.mark.parametrize("arguments", VERBS, ids=" ".join)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_text_fits_a_pipe_without_colours(arguments: list[str], lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In 80 columns, but for records in full, and an id alone on its line."""
    out = run(capsys, *arguments, "--lang", lang)[1]

    assert "\x1b" not in out
    if "/" not in arguments[-1]:
        assert [line for line in out.splitlines() if width(line) > 80] == []


def test_a_region_is_one_screen(shipped: Catalog) -> None:
    """Of 40 lines and 80 columns at most, whatever is known of it, in either language."""
    for language in ("en", "zh"):
        with sgpolicy.options(language=language):
            for region in shipped.regions:
                lines = story(shipped, region).splitlines()
                assert (len(lines) <= 40, max(map(width, lines)) <= 80) == (True, True), region


def test_a_story_says_what_there_is_and_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    """Promises with verdicts, deeds, documents, gaps, and how to see more."""
    text = run(capsys, "show", "黑龙江")[1]
    parts = ["Promised, and reported since: ", "What it does: ", "From 5 documents", "What is missing here", "More"]

    assert [part for part in parts if f"\n\n{part}" not in text] == []
    assert "! behind" in text
    assert "searched without a find: 1 document, such as hl-2026-work-report" in text
    assert "no document from there is coded yet" in run(capsys, "show", "澳门")[1]


def test_a_story_tells_what_a_region_was_a_part_of(shipped: Catalog, capsys: pytest.CaptureFixture[str]) -> None:
    """And what was a part of it, in either direction, since when."""
    assert run(capsys, "show", "重庆")[1].splitlines()[1] == "  since 1997; before that a part of Sichuan"
    assert run(capsys, "show", "广东")[1].splitlines()[1] == "  once a part of it: Hainan (1988)"
    assert run(capsys, "--lang", "zh", "show", "四川")[1].splitlines()[1] == "  曾属于此地：重庆（1997）"
    assert [one.at(1980) for one in shipped.regions.where(formerly="四川")] == [shipped.regions["四川"]]


def test_a_folder_can_be_laid_on_the_shipped_data(
    made_up: Path, shipped: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--base` adds, `--catalog` replaces; both together lay one on the other."""
    more = len(shipped.documents.where(within="陕西")) + 1
    laid = run(capsys, "show", "陕西", "--base", str(made_up))
    alone = run(capsys, "show", "陕西", "--catalog", str(made_up))

    assert (laid[0], laid[2]) == (0, "")
    assert f"{more} documents" in laid[1]
    assert "1 document, " in alone[1]
    assert run(capsys, "show", "--base", "nowhere")[::2] == (
        2,
        "sgpolicy: nowhere: does not exist; give a file or a folder\n",
    )
    assert run(capsys, "show", "--base", "")[0] == 2
    assert (
        "is already defined in the base catalog"
        in run(capsys, "show", "--base", str(made_up), "--catalog", str(made_up))[2]
    )


def test_verdicts_have_colours_on_a_terminal_alone() -> None:
    """Beside their sign and word; NO_COLOR and a dumb terminal have none."""
    coloured = on_terminal("progress", "黑龙江")

    assert "\x1b[33m! behind\x1b[0m" in coloured
    assert "! behind" in (plain := on_terminal("progress", "黑龙江", NO_COLOR="1"))
    assert "\x1b" not in plain + on_terminal("progress", "黑龙江", TERM="dumb")
    assert "\x1b" not in on_terminal("progress", "黑龙江", "--format", "csv")


def test_what_is_longer_than_the_terminal_goes_to_the_pager(tmp_path: Path) -> None:
    """And nothing else: not what fits, not what is for programs, not with --no-pager."""
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho paged\ncat\n", encoding="utf-8")
    pager.chmod(0o755)
    around = {"PAGER": str(pager), "NO_COLOR": "1"}
    paged = on_terminal("progress", "黑龙江", rows=10, **around)
    bare = on_terminal("progress", "黑龙江", "--no-pager", rows=10, **around)

    assert paged == f"paged\n{bare}"
    assert bare.startswith("region: Heilongjiang\n   verdict")
    assert on_terminal("progress", "黑龙江", rows=200, **around) == bare
    assert on_terminal("--no-pager", "progress", "黑龙江", rows=10, **around) == bare
    assert on_terminal("progress", "黑龙江", rows=10, NO_COLOR="1", PAGER="") == bare
    assert on_terminal("progress", "黑龙江", rows=10, NO_COLOR="1", PAGER="/no/such/pager") == bare
    assert on_terminal("progress", "黑龙江", rows=10, NO_COLOR="1", PAGER="true") == ""


def test_cells_of_markdown_are_escaped(made_up: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What would begin a tag, a link or a cell."""
    out = run(capsys, "show", "陕西", "--catalog", str(made_up), "--format", "md", "--lang", "zh")[1]

    assert "培训社工 \\<script>" in out
    assert "\n**措施: 1**\n" in f"\n{out}"


def test_nothing_found_is_an_empty_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """With the exit code of the verb, in every format."""
    assert run(capsys, "search", "没有这个词", "--format", "json") == (1, "[]\n", "")
    assert run(capsys, "search", "没有这个词", "--format", "csv") == (1, "", "")
    assert run(capsys, "progress", "澳门", "--format", "json")[:2] == (0, "[]\n")
    assert run(capsys, "progress", "澳门", "--format", "md")[1].startswith("**ProgressTable: empty")
