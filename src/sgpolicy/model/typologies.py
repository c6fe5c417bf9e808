"""The typologies of instruments: the field of an instrument that holds each, its words, and who made it."""

from collections.abc import Mapping

from attrs import frozen

from sgpolicy.model.words import Bilingual, Hood, McDonnellElmore, RothwellZegveld, TalentCycle


@frozen
class Typology:
    """One way to class instruments.

    Attributes:
        name: The field of an instrument that holds its place.
        words: The places.
        source: Who made it, as a label has it.
    """

    name: str
    words: type[Bilingual]
    source: str


TYPOLOGIES: Mapping[str, Typology] = {
    one.name: one
    for one in (
        Typology("rothwell_zegveld", RothwellZegveld, "Rothwell & Zegveld 1981"),
        Typology("hood", Hood, "Hood 1983"),
        Typology("mcdonnell_elmore", McDonnellElmore, "McDonnell & Elmore 1987"),
        Typology("talent_cycle", TalentCycle, "talent cycle 人才链条"),
    )
}
"""The typologies, by their names."""
