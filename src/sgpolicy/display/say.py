"""Values in the language of display: words, names, quantities, sentences."""

from typing import Any

from sgpolicy.analysis.facets import Value
from sgpolicy.analysis.progress import Verdict
from sgpolicy.display.chinese import CHINESE
from sgpolicy.display.options import language
from sgpolicy.model.document import Document
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.name import Name
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.region import Region
from sgpolicy.model.said import Said
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Bilingual, Grade, Qualifier

SIGNS = {
    Verdict.MET: "✓",
    Verdict.ON_COURSE: "+",
    Verdict.BEHIND: "!",
    Verdict.MISSED: "✗",
    Verdict.NOT_ASSESSABLE: "?",
}
"""What marks each verdict where there is no colour."""


def in_chinese() -> bool:
    """Return whether the language of display is Chinese."""
    return language() == "zh"


def headed(name: str, text: str) -> str:
    """Return *text* behind what it is about, with the colon of the language of display."""
    return f"{name}{'：' if in_chinese() else ': '}{text}"


def say(value: object) -> str:  # noqa: C901, PLR0911 - one line for each sort of value
    """Return *value* as it is displayed; - for None. Plain text stays as it is."""
    if value is None:
        return "-"
    if isinstance(value, Said):
        return _sentence(value)
    if isinstance(value, Verdict):
        return f"{SIGNS[value]} {_word(value)}"
    if isinstance(value, Bilingual):
        return _word(value)
    if isinstance(value, Region):
        return value.short if in_chinese() else value.name.en
    if isinstance(value, Value):
        return _facet(value)
    if isinstance(value, Quantity):
        return f"{number(value)} {say(value.unit)}"
    if isinstance(value, Unit):
        return _rate(value) if in_chinese() else value.id
    if isinstance(value, Evidence):
        return place(value)
    if isinstance(value, tuple | list):
        return ("、" if in_chinese() else ", ").join(map(say, value))
    name = (
        value if isinstance(value, Name) else getattr(value, "title" if isinstance(value, Document) else "name", None)
    )
    if isinstance(name, Name):
        return name.zh if in_chinese() else name.en
    return str(value)


def said(template: str, /, **parts: object) -> str:
    """Return a sentence in the language of display."""
    return say(Said(template, **parts))


def label(english: str, of: object = None) -> str:
    """Return the name of a column, a type, or a key *of* something in the language of display."""
    own = f"{type(of).__name__}.{english}"
    return CHINESE.get(own, CHINESE.get(english, english)) if in_chinese() else english


def _word(value: Bilingual) -> str:
    return value.zh if in_chinese() and not isinstance(value, Grade) else str(value)


def _sentence(value: Said) -> str:
    if not in_chinese():
        return str(value)
    template = CHINESE.get(value.template, value.template)
    return template.format_map({name: say(part) for name, part in value.parts.items()})


def number(quantity: Quantity) -> str:
    """Return a quantity without its unit: 30000, ≥ 400, (270, 300)."""
    text = str(quantity).removesuffix(f" {quantity.unit}")
    if in_chinese() and quantity.qualifier is Qualifier.ABOUT:
        return f"约 {quantity.value}"
    return text


def _facet(value: Value) -> str:
    if not in_chinese():
        return value.en
    return value.zh if value.key else label("no value")


def _rate(unit: Unit) -> str:
    """Return a unit in Chinese as it is written beside a number: 元/月; % for percent."""
    if unit.id == "percent":
        return "%"
    return unit.name.zh.replace("每", "/")


def place(evidence: Evidence) -> str:
    """Return where a statement stands: the document's id, with the span if its text is at hand."""
    offsets = f"[{evidence.start}:{evidence.end}]" if evidence.span else ""
    section = f" {evidence.section}" if evidence.section else ""
    return f"{evidence.document.id}{offsets}{section}"


def within(evidence: Evidence) -> str:
    """Return where in its document a statement stands, for a row that names the document: a span, or page."""
    return f"{evidence.start}:{evidence.end}" if evidence.span else say(evidence.kind)


def plural(thing: Any) -> str:  # noqa: ANN401 - a collection or the table of an analysis
    """Return what a collection is called in headings."""
    return label(type(thing).__name__)
