"""Showing records: as text whose columns line up, and as escaped HTML."""

from sgpolicy.display.cards import card, progress_text
from sgpolicy.display.crosstab import crosstab_html, crosstab_sheet, crosstab_text, noted_html, noted_text
from sgpolicy.display.html import collection_html, item_html, lines_html, mapping_html
from sgpolicy.display.layout import table
from sgpolicy.display.panels import panel_html, panel_text
from sgpolicy.display.story import story
from sgpolicy.display.summaries import summary_text
from sgpolicy.display.tables import collection_text, mapping_text, whole_text
from sgpolicy.display.width import cut, pad, width

__all__ = [
    "card",
    "collection_html",
    "collection_text",
    "crosstab_html",
    "crosstab_sheet",
    "crosstab_text",
    "cut",
    "item_html",
    "lines_html",
    "mapping_html",
    "mapping_text",
    "noted_html",
    "noted_text",
    "pad",
    "panel_html",
    "panel_text",
    "progress_text",
    "story",
    "summary_text",
    "table",
    "whole_text",
    "width",
]
