"""Find the places of a phrase in a text, with YAML to paste."""

import re

from attrs import evolve, frozen

from sgpolicy.coding.layout.writer import place_yaml, quantity_yaml
from sgpolicy.errors import NotAQuantityError
from sgpolicy.files.fields import MAX_STATED
from sgpolicy.model.quantity import Quantity
from sgpolicy.reading.quantities import read_quantity
from sgpolicy.sources.sections import section_of, sections
from sgpolicy.sources.text import context, in_line

AROUND = 20
"""Characters shown on either side of a hit."""


@frozen(kw_only=True)
class Hit:
    """A place of a phrase.

    Attributes:
        start: Offset of its first character.
        end: Offset just past its last.
        text: Its characters; their blanks may differ from the phrase's.
        section: Path of the section that it is in; None if that has no heading.
        context: The phrase in ⟦⟧ with 20 characters on either side, on one line.
        quantity: What it states, if all of it is a quantity; otherwise None.
    """

    start: int
    end: int
    text: str
    section: str | None
    context: str
    quantity: Quantity | None

    @property
    def snippet(self) -> str:
        """The YAML lines to paste into a record."""
        head = [f"quantity: {quantity_yaml(self.quantity)}"] if self.quantity else []
        return "\n".join([*head, *place_yaml(self.start, self.end, self.section)])


def locate(text: str, phrase: str, start: int = 0, end: int | None = None) -> tuple[Hit, ...]:
    """Return every place of *phrase* in *text*, in text order.

    Blanks and line ends in the text or the phrase make no difference.

    Args:
        text: A source text.
        phrase: What to look for, such as 近300人; must hold more than blanks.
        start: Where the document begins, if the text holds several.
        end: Where it ends; the end of the text by default.

    Raises:
        ValueError: *phrase* is blank.
    """
    wanted = "".join(phrase.split())
    if not wanted:
        message = "the phrase is blank; give the characters to look for"
        raise ValueError(message)
    tree = sections(text, start, end)
    stop = len(text) if end is None else end
    pattern = re.compile(r"\s*".join(map(re.escape, wanted)))
    return tuple(
        Hit(
            start=found.start(),
            end=found.end(),
            text=found[0],
            section=section_of(tree, *found.span()),
            context=context(text, *found.span(), AROUND),
            quantity=quantity_of(found[0]),
        )
        for found in pattern.finditer(text, start, stop)
    )


def locate_text(text: str, phrase: str, start: int = 0, end: int | None = None) -> str:
    """Return the hits of *phrase* as text for a terminal."""
    hits = locate(text, phrase, start, end)
    if not hits:
        return f"{in_line(phrase)}: not in the text"
    blocks = []
    for hit in hits:
        where = f"[{hit.start}, {hit.end}]  {hit.section or 'under no heading'}"
        blocks.append(f"{where}\n  {in_line(hit.context)}\n{_indented(hit.snippet)}")
    return "\n\n".join(blocks)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def quantity_of(text: str) -> Quantity | None:
    """Return the quantity that all of *text* states, blanks and line ends aside; None if it states none."""
    for wording in (text, "".join(text.split())):
        try:
            return evolve(read_quantity(wording), as_stated=text[:MAX_STATED])
        except NotAQuantityError:
            continue
    return None
