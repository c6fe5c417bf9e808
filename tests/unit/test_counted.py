"""What counts: measures of documents that are coded whole, unless passages are asked for."""

import pytest
from tests.unit.table_measures import FIGURES, PASSAGES, WHOLE, measure

from sgpolicy import FieldError
from sgpolicy.analysis.counted import counted


def test_documents_of_measures_count_without_being_named() -> None:
    """Each document once, in order of ids."""
    found = counted([measure("b"), measure("a"), measure("c", at=PASSAGES)], [WHOLE, FIGURES], "whole")

    assert [m.id for m in found.measures] == ["whole/a", "whole/b"]
    assert (found.documents, [one.id for one, _ in found.left_out], found.of) == ((WHOLE,), ["figures", "passages"], 3)


def test_other_depths_are_refused() -> None:
    """With the two that there are."""
    with pytest.raises(FieldError, match="depth is 'passages', not 'whole' or 'any'"):
        counted([], [], "passages")
