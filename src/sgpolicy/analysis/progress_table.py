"""Progress of several targets, as a table."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from sgpolicy.analysis.growth import end_year
from sgpolicy.analysis.listed import Listed
from sgpolicy.analysis.progress import Progress, Verdict
from sgpolicy.analysis.ratios import ends, numbers
from sgpolicy.model.columns import Type

_TEXTS = ("target", "region", "indicator", "promised", "due", "observation", "reported", "as_of", "earlier")
_REPORTED = ("reported_value", "reported_lower", "reported_upper")


class ProgressTable(Listed[Progress]):
    """The progress of targets, one row per target: a tuple that is displayed as a table.

    `to_dicts()` gives one flat dict per target: ids of the target and of the
    observations, both wordings, the verdict and its reason. Share, growth and
    pace have a lower and an upper end, as ratios (0.2 is 20 %), rounded outward
    to four places; None where the end is open or not known. Both wordings stand
    there as numbers too, in `unit`: the value and the bounds of what was promised
    and of what was reported. `possible` lists the verdicts that hedges leave open,
    `required` is where the path stands, in `unit`.
    """

    _TYPES: ClassVar[Mapping[str, Type]] = {
        **dict.fromkeys(_TEXTS, str),
        **{f"{ratio}_{end}": float for ratio in ("share", "growth", "pace") for end in ("lower", "upper")},
        "verdict": Verdict,
        "reason": str,
        **{f"{said}_{number}": float for said in ("promised", "reported") for number in ("value", "lower", "upper")},
        "unit": str,
        "due_year": int,
        "as_of_year": int,
        "region_name": str,
        "indicator_name": str,
        "possible": list[str],
        "path": str,
        "required_lower": float,
        "required_upper": float,
    }
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
                **numbers(target.quantity, "promised_"),
                **(numbers(seen.quantity, "reported_") if seen else dict.fromkeys(_REPORTED)),
                "unit": target.quantity.unit.id,
                "due_year": end_year(target.due),
                "as_of_year": end_year(seen.as_of) if seen else None,
                "region_name": target.region.name.zh if target.region else None,
                "indicator_name": target.indicator.name.zh,
                "possible": [str(one) for one in item.possible],
                "path": str(item.path.form) if item.path else None,
                **ends("required", item.required),
            }
