"""What a picture says of how a table counts: of what it is, how much of what there is, and what counts otherwise."""

from sgpolicy.analysis.counted import Counted
from sgpolicy.analysis.panel import Cell
from sgpolicy.model.terms import Indicator
from sgpolicy.plot.saying import Saying


def measures_counted(counted: Counted, say: Saying) -> str:
    """Return how many measures of how many were counted, of how many documents."""
    documents = len(counted.documents) + len(counted.left_out)
    depth = say(" coded whole", "全文编码的") if counted.depth == "whole" else ""
    return say(
        f"{len(counted.measures)} of {counted.of} measures, {len(counted.documents)} of {documents} documents{depth}",
        f"{counted.of}项措施中的{len(counted.measures)}项，{documents}份文件中{depth}{len(counted.documents)}份",
    )


def counted(indicator: Indicator, say: Saying) -> str:
    """Return the name of an indicator and its unit, as a title has them."""
    name, unit = say.name(indicator), say.unit(indicator.unit)
    return say.head(say(f"{name} ({unit})", f"{name}（{unit}）"))


def starred(cell: Cell) -> bool:
    """Return whether the figure of a panel has a star."""
    return bool(cell.definition or cell.part)


def star(say: Saying) -> str:
    """Return what a star means."""
    return say("* counts otherwise, or only part of the year", "* 口径不同，或非全年")
