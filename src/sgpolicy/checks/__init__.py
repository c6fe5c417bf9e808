"""The checks of rings 2 and 3; importing this package registers them in the order in which they run."""

# isort: off
from sgpolicy.checks import comparisons, consistency, figures, judgements, records, summaries, times  # noqa: F401 - ring 2
from sgpolicy.checks import quoting, evidence, passages, sayings  # noqa: F401 - ring 3

# isort: on
from sgpolicy.checks.registry import CHECKS, Case, Check, Corpus, ring
from sgpolicy.problem import Finding

SENSE = ring(2)
"""The checks of ring 2 by name, in the order in which they run."""
EVIDENCE = ring(3)
"""The checks of ring 3 by name, in the order in which they run."""

__all__ = ["CHECKS", "EVIDENCE", "SENSE", "Case", "Check", "Corpus", "Finding"]
