"""Hypothesis strategies for every class of the model, and for whole catalogs.

Whatever they draw passes the checks of rings 1 and 2: it is valid by
construction, not because the checks filter it. Examples shrink to few, short
and plain records.

    from hypothesis import given
    from sgpolicy.testing.strategies import catalogs

    @given(catalogs())
    def test_my_report_takes_any_catalog(catalog): ...

Values: `texts`, `names`, `numbers`, `intervals`, `units`, `quantities`,
`chinese_quantities` (wording and meaning), `periods`, `document_numbers`.
Terms: `codebooks` and one strategy per class. Documents and records: `documents`
and one strategy per class. All together: `catalogs`.
"""

try:
    import hypothesis as hypothesis
except ImportError as exc:  # pragma: no cover - tested in a process of its own
    message = (
        "sgpolicy.testing.strategies needs hypothesis, which is not installed; "
        "run: pip install 'sgpolicy[test]' (the other parts of sgpolicy.testing work without it)"
    )
    raise ImportError(message) from exc

from sgpolicy.testing.strategies import records
from sgpolicy.testing.strategies.documents import (
    codings,
    documents,
    faults,
    inferences,
    pages,
    reliabilities,
    sources,
    uncoded,
)
from sgpolicy.testing.strategies.records import *  # noqa: F403 - what it offers, we offer
from sgpolicy.testing.strategies.terms import (
    Codebook,
    bodies,
    codebooks,
    domains,
    errata,
    indicators,
    instruments,
    regions,
    settings,
    works,
)
from sgpolicy.testing.strategies.values import (
    chinese_quantities,
    document_numbers,
    ids,
    intervals,
    names,
    numbers,
    periods,
    quantities,
    texts,
    units,
)
from sgpolicy.testing.strategies.whole import catalogs

__all__ = [
    "Codebook",
    "bodies",
    "catalogs",
    "chinese_quantities",
    "codebooks",
    "codings",
    "document_numbers",
    "documents",
    "domains",
    "errata",
    "faults",
    "ids",
    "indicators",
    "inferences",
    "instruments",
    "intervals",
    "names",
    "numbers",
    "pages",
    "periods",
    "quantities",
    "regions",
    "reliabilities",
    "settings",
    "sources",
    "texts",
    "uncoded",
    "units",
    "works",
]
__all__ += records.__all__
