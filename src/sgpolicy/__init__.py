"""Chinese provincial social-work policy as data that a program can trust.

`sgpolicy.load()` returns the shipped catalog of measures, targets,
observations and provisions, each tied to the characters of the official
document that says so. Names below resolve when first used, so importing the
package costs next to nothing.

Public are the names of `sgpolicy.__all__`, `sgpolicy.reading.extract`, and the
packages `sgpolicy.export`, `sgpolicy.site`, `sgpolicy.testing`, `sgpolicy.duckdb` and
`sgpolicy.spark`, and the types of `sgpolicy.typing`. All other modules are private:
what is in them may move or change in any release.
"""

import sys

from sgpolicy import _runtime

__version__ = "0.2.0"

# The stub beside this file says the same to type checkers and editors; a test holds the two together.
_NAMES = {
    "analysis.progress": "Progress Verdict required_growth",
    "analysis.series": "Series",
    "catalog.catalog": "Catalog View",
    "catalog.collection": "Collection",
    "catalog.diff": "Change ChangeKind Diff diff",
    "catalog.load": "load validate",
    "catalog.receipt": "Receipt",
    "catalog.replay": "Replay replay",
    "catalog.sheets": "pmc",
    "display.options": "options",
    "errors": (
        "AmbiguousNameError FieldError FieldTypeError IndeterminateOrderError LossWarning MissingExtraError "
        "MissingFontError NoPictureError NotADocumentNumberError NotAPeriodError NotAQuantityError NotComparableError "
        "NotOnlyOneError NotReplayableError PartialNameError QuantityShapeError SgPolicyError TextNotAtHandError "
        "UnknownNameError UnknownRecordError UnknownRegionError UnknownTermError"
    ),
    "export": "export",
    "model.absence": "Absence",
    "model.coding": "Coding",
    "model.document": "Document Fault Inference Reliability Source Uncoded",
    "model.document_number": "DocumentNumber",
    "model.erratum": "Erratum",
    "model.evidence": "Evidence",
    "model.figure": "Figure Observation Provision Target",
    "model.interval": "Interval",
    "model.measure": "Measure",
    "model.name": "Name",
    "model.named": "Citation Organisation Programme",
    "model.page": "Page",
    "model.period": "Period",
    "model.quantity": "Quantity",
    "model.record": "Record",
    "model.region": "Region",
    "model.terms": "Body Domain Indicator Instrument Setting Term Work",
    "model.unit": "Unit",
    "model.words": (
        "Basis BodyKind CoderKind Commitment Confidence Depth Direction DocumentForm DocumentKind "
        "ErratumKind EvidenceKind FaultKind Grade Hood Kind McDonnellElmore Qualifier RegionBasis RegionLevel Relation "
        "Role RothwellZegveld Status TalentCycle UncodedReason"
    ),
    "plot.picture": "Picture",
    "problem": "DataError Finding Problem",
    "reading": "find_periods find_quantities read_document_number read_period read_quantity write_quantity",
    "sources.passages": "Passage",
}
_HOMES = {name: home for home, names in _NAMES.items() for name in names.split()}

__all__ = [*_HOMES, "__version__"]  # noqa: PLE0604 - the names that resolve lazily


def __getattr__(name: str) -> object:
    """Import the home of a public name when it is first asked for."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg, name=name, obj=sys.modules[__name__])
    # The collector would walk what every new module brings, and find nothing.
    with _runtime.LOADING, _runtime.collection_off():
        home = __import__(f"{__name__}.{_HOMES[name]}", fromlist=(name,))
    # The import itself puts `export` there: the package, which can be called.
    return globals().setdefault(name, getattr(home, name))


def __dir__() -> list[str]:
    return sorted(__all__)
