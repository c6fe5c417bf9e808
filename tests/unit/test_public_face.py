"""The public face: which names there are, what importing costs, and no float anywhere."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import sgpolicy

PACKAGE = Path(sgpolicy.__file__).parent
NAMES = [
    "AmbiguousNameError",
    "Basis",
    "Body",
    "BodyKind",
    "Catalog",
    "Citation",
    "Collection",
    "Commitment",
    "Confidence",
    "DataError",
    "Direction",
    "Document",
    "DocumentKind",
    "DocumentNumber",
    "Domain",
    "Evidence",
    "Fault",
    "FaultKind",
    "FieldError",
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
    "McDonnellElmore",
    "Measure",
    "Name",
    "NotADocumentNumberError",
    "NotAPeriodError",
    "NotAQuantityError",
    "NotComparableError",
    "NotOnlyOneError",
    "Observation",
    "Organisation",
    "Period",
    "Problem",
    "Programme",
    "Progress",
    "Provision",
    "Qualifier",
    "Quantity",
    "Record",
    "Region",
    "RegionLevel",
    "Relation",
    "Reliability",
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
    "Uncoded",
    "UncodedReason",
    "Unit",
    "UnknownNameError",
    "UnknownRecordError",
    "UnknownRegionError",
    "UnknownTermError",
    "Verdict",
    "Work",
    "__version__",
    "export",
    "find_quantities",
    "load",
    "read_document_number",
    "read_period",
    "read_quantity",
    "required_growth",
    "validate",
    "write_quantity",
]
# JSON has one sort of number; this module decides which Decimals it carries exactly.
FLOATS_ALLOWED = {PACKAGE / "export" / "jsonlines.py"}
MODULES = sorted(set(PACKAGE.rglob("*.py")) - FLOATS_ALLOWED)


def test_the_names_are_these() -> None:
    """`dir(sgpolicy)` is a promise: a name added or lost must be meant."""
    assert dir(sgpolicy) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_name_resolves_and_has_a_docstring(name: str) -> None:
    """Each public name exists, the same object each time, and says what it is."""
    found = getattr(sgpolicy, name)

    assert found is getattr(sgpolicy, name)
    assert name == "__version__" or found.__doc__


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


def _floats(module: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            found.append(f"{node.lineno}: {node.value}")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float":
            found.append(f"{node.lineno}: float()")
        if isinstance(node, ast.Import) and "math" in {alias.name for alias in node.names}:
            found.append(f"{node.lineno}: import math")
    return found


# Similarity of two texts and seconds to wait are no figures of a document.
NO_FIGURES = {
    ("errors.py", "0.6"),
    ("near.py", "0.6"),
    ("near.py", "0.5"),
    ("bar.py", "1.0"),
    ("bar.py", "0.1"),
    ("dividing.py", "0.001"),
}
# make_catalog draws by weights; the records it makes are checked in its own tests.
RECKONING = [module for module in MODULES if module != PACKAGE / "testing" / "catalogs.py"]


@pytest.mark.parametrize("module", RECKONING, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_reckons_with_floats(module: Path) -> None:
    """No float literal, no `float()`, no `math`, outside the one module that writes JSON numbers."""
    allowed = {value for name, value in NO_FIGURES if module.name == name}

    assert [] == [found for found in _floats(module) if found.partition(": ")[2] not in allowed]
