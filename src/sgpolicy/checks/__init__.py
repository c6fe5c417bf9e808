"""The checks of ring 2, by name; importing this package registers them all."""

from sgpolicy.checks import comparisons, consistency, figures, records, times  # noqa: F401 - each registers its checks
from sgpolicy.checks.registry import SENSE, Check, Corpus, Finding

__all__ = ["SENSE", "Check", "Corpus", "Finding"]
