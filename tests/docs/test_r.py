"""The lines for R run as they stand, where R is installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import sgpolicy

PAGE = Path(__file__).resolve().parents[2] / "docs" / "r-and-stata.md"


def test_the_lines_of_r_make_their_table(tmp_path: Path) -> None:
    """From our Parquet, with arrow and dplyr."""
    pytest.importorskip("pyarrow", reason="NO PARQUET WRITTEN: pip install 'sgpolicy[frames]'")
    if not (r := shutil.which("Rscript")):
        pytest.skip("THE LINES OF R WERE NOT RUN: R is not installed")
    has = "quit(status = !all(c('arrow', 'dplyr') %in% rownames(installed.packages())))"
    if subprocess.run([r, "-e", has], check=False, capture_output=True).returncode:  # noqa: S603 - our own line
        pytest.skip("THE LINES OF R WERE NOT RUN: arrow or dplyr is not installed")
    [lines] = re.findall(r"^```r\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    sgpolicy.export(sgpolicy.load(), tmp_path / "data", format="parquet")
    (tmp_path / "table.R").write_text(lines, encoding="utf-8")
    done = subprocess.run([r, "table.R"], cwd=tmp_path, check=False, capture_output=True, encoding="utf-8")  # noqa: S603

    assert 0 == done.returncode, done.stderr
    assert "supply" in done.stdout


def test_there_are_ten_lines_each() -> None:
    """No more: a page that is read while typing."""
    text = PAGE.read_text(encoding="utf-8")
    blocks = re.findall(r"^```(r|stata)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)

    assert {"r", "stata"} == {language for language, _ in blocks}
    assert all(len(block.strip().splitlines()) <= 11 for _, block in blocks)
