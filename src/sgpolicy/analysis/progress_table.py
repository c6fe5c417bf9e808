"""Progress of several targets, as a table."""

from collections.abc import Iterator
from typing import Any

from sgpolicy.analysis.listed import Listed
from sgpolicy.analysis.progress import Progress
from sgpolicy.analysis.ratios import ends


class ProgressTable(Listed[Progress]):
    """The progress of targets, one row per target: a tuple that is displayed as a table.

    `to_dicts()` gives one flat dict per target: ids of the target and of the
    observations, both wordings, the verdict and its reason. Share, growth and
    pace have a lower and an upper end, as ratios (0.2 is 20 %) in Decimal,
    rounded outward to four places; None where the end is open or not known.
    """

    __slots__ = ()

    def _rows(self) -> Iterator[dict[str, Any]]:
        for item in self:
            target, seen = item.target, item.observation
            yield {
                "target": target.id,
                "region": target.region.code if target.region else None,
                "indicator": target.indicator.id,
                "promised": target.quantity.as_stated,
                "due": str(target.due) if target.due else None,
                "observation": seen.id if seen else None,
                "reported": seen.quantity.as_stated if seen else None,
                "as_of": str(seen.as_of) if seen and seen.as_of else None,
                "earlier": item.earlier.id if item.earlier else None,
                **ends("share", item.share),
                **ends("growth", item.growth),
                **ends("pace", item.pace),
                "verdict": str(item.verdict),
                "reason": str(item.reason),
            }
