"""The types of what queries and analyses give, and of what they take, for the annotations of your own programs.

Nobody makes them by hand: `catalog.measures` gives `Measures`, `catalog.panel(...)` a `Panel` of `Cell`. Records, terms
and what else a program names often, such as `Measure`, `Progress` or `Diff`, stand in `sgpolicy` itself. Importing this
module loads the whole library; `if TYPE_CHECKING:` leaves that to type checkers.
"""

from sgpolicy.analysis.adoptions import Adoption, Adoptions
from sgpolicy.analysis.coding_units import CodingUnit, CodingUnits
from sgpolicy.analysis.coverage import Coverage, CoverageTable
from sgpolicy.analysis.curve import Curve, CurvePoint
from sgpolicy.analysis.escalation import EscalationTable, Pair
from sgpolicy.analysis.learning import Learning, Lesson, Node, Nodes
from sgpolicy.analysis.lineage import Lineage, Step
from sgpolicy.analysis.listed import Rows
from sgpolicy.analysis.panel import Cell, Panel
from sgpolicy.analysis.pmc import Pmc, PmcScore
from sgpolicy.analysis.pmc_sheet import PmcDraft, PmcSheet
from sgpolicy.analysis.portfolio import Portfolio, Portfolios
from sgpolicy.analysis.progress_table import ProgressTable
from sgpolicy.analysis.risk_set import RiskSet, RiskYear
from sgpolicy.analysis.series import SeriesList
from sgpolicy.analysis.similarity import Likeness, Similarity
from sgpolicy.analysis.strength import Strength, StrengthByYear, StrengthOfYear, StrengthTable
from sgpolicy.analysis.summary import Mean, Rank, Ranking
from sgpolicy.analysis.tools import ToolsTable
from sgpolicy.analysis.tools_cells import ToolsCell, ToolsCells
from sgpolicy.catalog.documents import Documents
from sgpolicy.catalog.facts import RegionLike, Some
from sgpolicy.catalog.figures import Observations, Provisions, Targets
from sgpolicy.catalog.hits import Hits
from sgpolicy.catalog.records import Absences, Citations, Measures, Organisations, Programmes
from sgpolicy.catalog.terms import Bodies, Domains, Errata, Indicators, Instruments, Regions, Settings, Units, Works
from sgpolicy.catalog.times import DayLike, YearLike
from sgpolicy.citing.bibliography import Bibliography, Reference
from sgpolicy.model.tabular import Counts, Groups, Summary

__all__ = [
    "Absences",
    "Adoption",
    "Adoptions",
    "Bibliography",
    "Bodies",
    "Cell",
    "Citations",
    "CodingUnit",
    "CodingUnits",
    "Counts",
    "Coverage",
    "CoverageTable",
    "Curve",
    "CurvePoint",
    "DayLike",
    "Documents",
    "Domains",
    "Errata",
    "EscalationTable",
    "Groups",
    "Hits",
    "Indicators",
    "Instruments",
    "Learning",
    "Lesson",
    "Likeness",
    "Lineage",
    "Mean",
    "Measures",
    "Node",
    "Nodes",
    "Observations",
    "Organisations",
    "Pair",
    "Panel",
    "Pmc",
    "PmcDraft",
    "PmcScore",
    "PmcSheet",
    "Portfolio",
    "Portfolios",
    "Programmes",
    "ProgressTable",
    "Provisions",
    "Rank",
    "Ranking",
    "Reference",
    "RegionLike",
    "Regions",
    "RiskSet",
    "RiskYear",
    "Rows",
    "SeriesList",
    "Settings",
    "Similarity",
    "Some",
    "Step",
    "Strength",
    "StrengthByYear",
    "StrengthOfYear",
    "StrengthTable",
    "Summary",
    "Targets",
    "ToolsCell",
    "ToolsCells",
    "ToolsTable",
    "Units",
    "Works",
    "YearLike",
]
