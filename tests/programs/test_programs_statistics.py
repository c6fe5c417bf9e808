"""PSPP reads the files of SPSS, and haven in R those of both programs: labels, missing values and Chinese intact."""

from pathlib import Path

import pytest
from tests.programs.run import cells, noted, number_or_text, odd, program, r, run

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.errors import LossWarning
from sgpolicy.export.statistics import LETTERS, variables
from sgpolicy.schema import TABLES

pytestmark = pytest.mark.slow
pytest.importorskip("pyreadstat", reason="NO DTA OR SAV WRITTEN: pip install 'sgpolicy[stats]'")
_PSPP = """\
GET FILE='{0}.sav'.
SAVE TRANSLATE /OUTFILE='{0}.csv' /TYPE=CSV /REPLACE /FIELDNAMES /CELLS=LABELS.
"""
_HAVEN = """\
library(haven)
cell <- function(x) {
  if (!is.numeric(x)) return(as.character(x))
  reason <- na_tag(x)
  code <- ifelse(is.na(reason), as.numeric(x), NA)
  labels <- attr(x, "labels")
  of_code <- match(code, as.numeric(labels))
  of_reason <- match(reason, na_tag(labels))
  found <- ifelse(is.na(reason), of_code, of_reason)
  ifelse(is.na(found), format(code, digits = 17, trim = TRUE, scientific = FALSE), names(labels)[found])
}
for (table in strsplit("TABLES", " ")[[1]]) {
  read <- READ
  write.csv(data.frame(lapply(read, cell), check.names = FALSE), paste0(table, ".csv"),
            row.names = FALSE, fileEncoding = "UTF-8")
  said <- vapply(read, function(x) attr(x, "label"), "")
  write.csv(data.frame(said), paste0(table, "-labels.csv"), fileEncoding = "UTF-8")
}
"""
_READ = {"dta": 'read_dta(paste0(table, ".dta"))', "sav": 'read_sav(paste0(table, ".sav"), user_na = TRUE)'}


def _by_pspp(catalog: Catalog, out: Path) -> Path:
    """Return a folder with what PSPP makes of each file of SPSS."""
    found = program("pspp")
    sgpolicy.export(catalog, out, format="sav", labels="zh")
    (out / "all.sps").write_text("".join(_PSPP.format(name) for name in TABLES), encoding="utf-8")
    run([found, "all.sps"], out)
    return out


def _by_haven(catalog: Catalog, out: Path, ending: str) -> Path:
    """Return a folder with what haven makes of each file of Stata, or of SPSS."""
    program("Rscript")
    sgpolicy.export(catalog, out, format=ending, labels="zh")
    r(_HAVEN.replace("TABLES", " ".join(TABLES)).replace("READ", _READ[ending]), out, "haven")
    return out


def _unequal(catalog: Catalog, folder: Path) -> list[str]:
    """Return the variables of which a program has not read what we wrote, words and missing values by their labels."""
    found = []
    for name in TABLES:
        made = variables(catalog, name, "zh", LETTERS)
        header, lines = cells(folder / f"{name}.csv")
        read = {one: number_or_text(line[at] for line in lines) for at, one in enumerate(header)}
        written = {one.name: number_or_text(str(one.words.get(value, value)) for value in one.values) for one in made}
        assert [*written] == [*read]
        found += [f"{name}.{one}" for one, values in written.items() if values != read[one]]
    return found


def test_pspp_reads_the_rows(shipped: Catalog, tmp_path: Path) -> None:
    """Words, and reasons why a value is missing, by their labels."""
    assert [] == _unequal(shipped, _by_pspp(shipped, tmp_path))


@pytest.mark.parametrize("ending", _READ)
def test_haven_reads_the_rows(ending: str, shipped: Catalog, tmp_path: Path) -> None:
    """Words, and reasons why a value is missing, by their labels, and what each variable means."""
    folder = _by_haven(shipped, tmp_path, ending)

    assert [] == _unequal(shipped, folder)
    for name in TABLES:
        told = dict(cells(folder / f"{name}-labels.csv")[1])
        assert {one.name: one.label for one in variables(shipped, name, "zh", LETTERS)} == told


def test_odd_texts_stand_as_they_are(tmp_path: Path) -> None:
    """Also those that are longer than the texts that older files had."""
    assert [] == _unequal(odd(), _by_pspp(odd(), tmp_path / "pspp"))
    for ending in _READ:
        assert [] == _unequal(odd(), _by_haven(odd(), tmp_path / ending, ending))


def test_pspp_reads_a_text_that_is_cut(tmp_path: Path) -> None:
    """At what a text of SPSS holds; one byte more, and no program would open the file."""
    with pytest.warns(LossWarning, match="measures.note is cut at 32767 bytes, as many as SPSS holds, in .*/long$"):
        folder = _by_pspp(noted({"long": "长" * 20_000, "short": "短"}), tmp_path)
    header, lines = cells(folder / "measures.csv")

    assert ["长" * 10_922, "短"] == [line[header.index("note")] for line in lines]
