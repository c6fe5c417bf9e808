"""The lines for R run as they stand, where R and the packages that they load are installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import sgpolicy

PAGE = Path(__file__).resolve().parents[2] / "docs" / "r-and-stata.md"
BLOCKS = re.findall(r"^```(r|stata)\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(
    ("package", "ending", "needs"), [("haven", "dta", "pyreadstat"), ("arrow", "parquet", "pyarrow")]
)
def test_the_lines_of_r_make_their_table(package: str, ending: str, needs: str, tmp_path: Path) -> None:
    """From our files of Stata, and from Parquet: how many measures each kind of instrument has, by status."""
    pytest.importorskip(needs, reason=f"NO {ending} WRITTEN: {needs} is not installed")
    [lines] = [block for language, block in BLOCKS if language == "r" and f"library({package})" in block]
    if not (r := shutil.which("Rscript")):
        pytest.skip("THE LINES OF R WERE NOT RUN: R is not installed")
    has = f"quit(status = !all(c('{package}', 'dplyr') %in% rownames(installed.packages())))"
    if subprocess.run([r, "-e", has], check=False, capture_output=True).returncode:  # noqa: S603 - our own line
        pytest.skip(f"THE LINES OF R WERE NOT RUN: {package} or dplyr is not installed")
    catalog = sgpolicy.load()
    sgpolicy.export(catalog, tmp_path / "data", format=ending)
    (tmp_path / "table.R").write_text(lines, encoding="utf-8")
    done = subprocess.run([r, "table.R"], cwd=tmp_path, check=False, capture_output=True, encoding="utf-8")  # noqa: S603
    counted = [
        int(line.split()[-1]) for line in done.stdout.splitlines() if re.match(r" *\d+ +(supply|demand|env)", line)
    ]

    assert 0 == done.returncode, done.stderr
    assert sum(counted) == sum(one.instruments[0].rothwell_zegveld is not None for one in catalog.measures)


def test_there_are_ten_lines_each() -> None:
    """No more: a page that is read while typing."""
    assert ["r", "r", "stata"] == [language for language, _ in BLOCKS]
    assert all(len(block.strip().splitlines()) <= 11 for _, block in BLOCKS)
