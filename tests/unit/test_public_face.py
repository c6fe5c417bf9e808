"""The public face: which names there are, what importing costs, and no float anywhere."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import sgpolicy
from sgpolicy import errors

PACKAGE = Path(sgpolicy.__file__).parent
NAMES = [
    "Absence",
    "AmbiguousNameError",
    "Basis",
    "Body",
    "BodyKind",
    "Catalog",
    "Change",
    "ChangeKind",
    "Citation",
    "CoderKind",
    "Coding",
    "Collection",
    "Commitment",
    "Confidence",
    "DataError",
    "Depth",
    "Diff",
    "Direction",
    "Document",
    "DocumentForm",
    "DocumentKind",
    "DocumentNumber",
    "Domain",
    "Erratum",
    "ErratumKind",
    "Evidence",
    "EvidenceKind",
    "Fault",
    "FaultKind",
    "FieldError",
    "FieldTypeError",
    "Figure",
    "Finding",
    "Grade",
    "Hood",
    "IndeterminateOrderError",
    "Indicator",
    "Inference",
    "Instrument",
    "Interval",
    "Kind",
    "LossWarning",
    "McDonnellElmore",
    "Measure",
    "MissingExtraError",
    "MissingFontError",
    "Name",
    "NoPictureError",
    "NotADocumentNumberError",
    "NotAPeriodError",
    "NotAQuantityError",
    "NotComparableError",
    "NotOnlyOneError",
    "NotReplayableError",
    "Observation",
    "Organisation",
    "Page",
    "PartialNameError",
    "Passage",
    "Period",
    "Picture",
    "Problem",
    "Programme",
    "Progress",
    "Provision",
    "Qualifier",
    "Quantity",
    "QuantityShapeError",
    "Receipt",
    "Record",
    "Region",
    "RegionBasis",
    "RegionLevel",
    "Relation",
    "Reliability",
    "Replay",
    "Role",
    "RothwellZegveld",
    "Series",
    "Setting",
    "SgPolicyError",
    "Source",
    "Status",
    "TalentCycle",
    "Target",
    "Term",
    "TextNotAtHandError",
    "Uncoded",
    "UncodedReason",
    "Unit",
    "UnknownNameError",
    "UnknownRecordError",
    "UnknownRegionError",
    "UnknownTermError",
    "Verdict",
    "View",
    "Work",
    "__version__",
    "diff",
    "export",
    "find_periods",
    "find_quantities",
    "load",
    "options",
    "pmc",
    "read_document_number",
    "read_period",
    "read_quantity",
    "replay",
    "required_growth",
    "validate",
    "write_quantity",
]
DRAWN = ("plot", "site")
"""Packages that draw, in pixels."""
FLOATS = {
    "analysis/ratios.py": {"float()"},  # rows have one sort of number; this module says which digits it keeps
    "coding/reliability.py": {"0.0", "0.025", "0.975", "1.0", "1.959964", "float()"},  # coefficients, no figures
    "corpus/arrow.py": {"float()"},  # the numbers of Parquet; exact ones stand beside as text
    "near.py": {"0.5", "0.6"},  # how alike two words are
    "testing/catalogs.py": {"0.7", "1.1"},  # weights that records are drawn by
}


def test_the_names_are_these() -> None:
    """`dir(sgpolicy)` is a promise: a name added or lost must be meant."""
    assert dir(sgpolicy) == NAMES


def test_whatever_is_raised_can_be_caught_by_name() -> None:
    """Every error and warning of the library is public."""
    raised = {name for name, one in vars(errors).items() if isinstance(one, type) and one.__module__ == errors.__name__}

    assert {name for name in raised if not name.startswith("_")} <= {*NAMES}


def test_every_name_resolves_and_has_a_docstring() -> None:
    """Each public name exists, the same object each time, and says what it is."""
    found = {name: getattr(sgpolicy, name) for name in NAMES}

    assert all(one is getattr(sgpolicy, name) for name, one in found.items())
    assert ["__version__"] == [name for name, one in found.items() if name == "__version__" or not one.__doc__]


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that is not there is refused as by any module."""
    with pytest.raises(AttributeError, match="module 'sgpolicy' has no attribute 'laod'"):
        sgpolicy.laod  # type: ignore[attr-defined]  # noqa: B018 - it raises


def test_importing_reads_nothing_and_loads_no_library() -> None:
    """`import sgpolicy` imports none of attrs, cattrs and yaml, and of ours only what a process shares."""
    code = (
        "import sys, sgpolicy\n"
        "heavy = {'attr', 'attrs', 'cattrs', 'yaml', 'importlib_resources', 'click', 'rich', 'hypothesis'}\n"
        "ours = {m for m in sys.modules if m.startswith('sgpolicy.')}\n"
        "print(sorted(heavy & set(sys.modules)), sorted(ours))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)  # noqa: S603 - our own code

    assert done.stdout.strip() == "[] ['sgpolicy._runtime']"


def _floats(module: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            found.add(str(node.value))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float":
            found.add("float()")
        if isinstance(node, ast.Import) and "math" in {alias.name for alias in node.names}:
            found.add("math")
    return found


@pytest.mark.slow
def test_no_figure_is_a_float() -> None:
    """Floats stand where they are not figures of a document, and nowhere else."""
    modules = [module for module in sorted(PACKAGE.rglob("*.py")) if module.parent.name not in DRAWN]
    found = {module.relative_to(PACKAGE).as_posix(): _floats(module) for module in modules}

    assert {name: floats for name, floats in found.items() if floats} == FLOATS
