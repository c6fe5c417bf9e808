"""Pictures of results, as PNG, as SVG and as Vega-Lite; all that is imported for them is imported when one is drawn."""

from sgpolicy.plot.drawing import draw
from sgpolicy.plot.picture import Picture

__all__ = ["Picture", "draw"]
