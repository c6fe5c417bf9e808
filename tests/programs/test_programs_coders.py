"""Units x coders in R's irr and in PSPP: the agreement that they find is the one that we find."""

import random
import re
from pathlib import Path

import pytest
from attrs import evolve
from tests.programs.run import program, r, run

import sgpolicy
from sgpolicy.coding.agreement import FieldAgreement, agreement
from sgpolicy.coding.recal import recal_files
from sgpolicy.model.measure import Measure
from sgpolicy.model.words import Status

pytestmark = pytest.mark.slow
CODERS = ("one", "two", "three")
_SCALE = [*Status][:4]
_IRR = """\
suppressMessages(library(irr))
status <- as.matrix(read.csv("measures-status.csv", header = FALSE))
main <- as.matrix(read.csv("measures-main-instrument.csv", header = FALSE))
two <- function(a, b) kappa2(main[, c(a, b)])$value
cat(format(c(
  kripp.alpha(cbind(t(status), NA), "ordinal")$value,
  kripp.alpha(cbind(t(main), NA), "nominal")$value,
  kripp.alpha(t(main[, 1:2]), "nominal")$value,
  mean(c(two(1, 2), two(1, 3), two(2, 3)))
), digits = 15))
"""
_PSPP = """\
GET DATA /TYPE=TXT /FILE='measures-status.csv' /DELIMITERS=',' /VARIABLES=one F8.0 two F8.0 three F8.0.
CROSSTABS /TABLES=one BY two /STATISTICS=KAPPA.
"""


def _codings() -> dict[str, list[Measure]]:
    """Return measures as three made-up coders have them, who often disagree; drawn by lot, always the same."""
    lot = random.Random(7)  # noqa: S311 - no secret
    measures = sgpolicy.load().measures.where(document="hl-2022-talent-plan")[:40]
    statuses = {one.id: lot.choice(_SCALE) for one in measures}
    instruments = sorted({one.instruments[0] for one in measures}, key=lambda term: term.id)

    def coded(one: Measure) -> Measure:
        main = one.instruments[0] if lot.random() < 0.7 else lot.choice(instruments)
        status = statuses[one.id] if lot.random() < 0.6 else lot.choice(_SCALE)
        return evolve(one, status=status, commitment=None, instruments=(main,))

    return {coder: [coded(one) for one in measures] for coder in CODERS}


def _written(folder: Path, codings: dict[str, list[Measure]]) -> dict[str, FieldAgreement]:
    for name, lines in recal_files(agreement(codings), [*codings]).items():
        (folder / name).write_text("".join(lines), encoding="utf-8", newline="")
    return _fields(codings)


def _fields(codings: dict[str, list[Measure]]) -> dict[str, FieldAgreement]:
    [group] = agreement(codings)
    return {field.name: field for field in group.fields}


def test_irr_finds_the_same(tmp_path: Path) -> None:
    """Alpha of an ordinal and of a nominal field, and the mean of Cohen's kappa over pairs of coders.

    Version 0.84 takes three coders for two where no cell is missing, hence the unit that has none.
    """
    codings = _codings()
    ours = _written(tmp_path, codings)
    found = [float(one) for one in r(_IRR, tmp_path, "irr").split()]
    main, two = ours["main instrument"], _fields({key: codings[key] for key in CODERS[:2]})

    assert main.kappa is not None
    assert found == pytest.approx(
        [ours["status"].alpha, main.alpha, two["main instrument"].alpha, float(main.kappa)], abs=1e-9
    )
    assert all(0 < one < 1 for one in found)


def test_pspp_finds_the_same(tmp_path: Path) -> None:
    """Cohen's kappa of two coders, to the two digits that it shows; it takes a field in which both use every value."""
    pspp, codings = program("pspp"), _codings()
    _written(tmp_path, codings)
    (tmp_path / "kappa.sps").write_text(_PSPP, encoding="utf-8")
    shown = run([pspp, "kappa.sps"], tmp_path)
    ours = _fields({key: codings[key] for key in CODERS[:2]})["status"].kappa
    [found] = re.findall(r"Kappa *\| *(\.\d+)", shown)

    assert ours is not None
    assert float(found) == pytest.approx(float(ours), abs=0.006)
