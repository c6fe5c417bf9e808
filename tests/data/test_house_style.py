"""The conventions of the shipped data: how its summaries are worded, and what every record of it says."""

import re

import pytest
from attrs import frozen

import sgpolicy
from sgpolicy.model.words import Basis, Confidence, Depth, Role, Status

CATALOG = sgpolicy.load()
SUMMARIES = [(measure, measure.summary) for measure in CATALOG.measures]
SUMMARIES += [(p, p.summary) for p in CATALOG.programmes if p.summary]  # type: ignore[misc]
HAN = "[\u3400-\u9fff]"


@frozen
class Habit:
    """What no summary or name may have: a pattern, and what to write instead."""

    name: str
    pattern: str
    instead: str


CHINESE = (
    Habit("a half-width mark between Chinese characters", f"(?<={HAN})[,;:](?={HAN})", "full-width marks"),
    Habit("a final full stop", "[。.]$", "none"),
    Habit(
        "padding at the end",
        "属[^，]*(?:措施|内容|服务|举措|之一|性质)$|(?<!工)作为[^，]*(?:措施|内容|依据|方式)$",
        "the act alone",
    ),
)
ENGLISH = (
    Habit("a final full stop", r"\.$", "none"),
    Habit("a pronoun as its subject", r"^(?:They|It|These|Those|This|Such)\b", "who or what it is"),
    Habit("a verb without its subject", r"^(?:Will|Was|Were|Is|Are|Has|Have)\b", "who does it"),
    Habit("street for 街道", r"\b[Ss]treets?\b(?! vendors| children)", "sub-district"),
    Habit("person-times", r"\bperson-times?\b", "attendances"),
    Habit("practitioners for 从业人员", r"\bpractitioners?\b", "social-work staff"),
    Habit("social-work talent", r"\bsocial[- ]work talent\b", "professional social workers"),
    Habit("a thousand without its comma", r"(?<![0-9,.])(?!(?:19|20)[0-9]{2}\b)[0-9]{4,}|\b[0-9]{4} [0-9]", "1,000"),
    Habit("1 time", r"\b[12] times?\b", "once, twice"),
    Habit("party in lower case", r"\bparty (?:committee|building|members?|organisations?|secretar)", "Party"),
    Habit("disabled as a noun", r"\bthe disabled\b(?! people| persons)", "people with disabilities"),
)


def _broken(habits: tuple[Habit, ...], language: str) -> list[tuple[str, str, str]]:
    """Return id, habit and text of each summary that breaks a habit."""
    return [
        (record.id, f"{habit.name}: write {habit.instead}", text)
        for record, summary in SUMMARIES
        for habit in habits
        if re.search(habit.pattern, text := getattr(summary, language))
    ]


def test_chinese_summaries_keep_the_house_style() -> None:
    """Full-width marks, no full stop, no padding."""
    assert [] == _broken(CHINESE, "zh")


def test_english_summaries_keep_the_house_style() -> None:
    """One sentence that stands alone, in the words of the glossary."""
    assert [] == _broken(ENGLISH, "en")


MOODS = {
    Status.IMPLEMENTED: r"^(?!.*\b(?:is to|are to|will)\b)",
    Status.PLANNED: r"\b(?:will|is to|are (?:[a-z ]+ )?to|must|shall|plans? to|has to)\b",
    Status.REQUIRED: r"\b(?:must|is to|are to|shall|may not|has to|have to|no one may)\b",
}


@pytest.mark.parametrize("status", MOODS)
def test_the_mood_of_a_summary_is_that_of_its_status(status: Status) -> None:
    """What is done is told as done, what is planned or ordered as such."""
    told = [m for m in CATALOG.measures.where(status=status) if not re.search(MOODS[status], m.summary.en)]

    assert [] == [(m.id, m.summary.en) for m in told]


def test_an_unsure_coding_says_why() -> None:
    """In a note."""
    assert [] == [r.id for r in CATALOG.records() if r.confidence is not Confidence.HIGH and not r.note]


def test_a_planned_measure_is_bound_by_a_word() -> None:
    """By plan, if the text has none."""
    assert [] == [measure.id for measure in CATALOG.measures.where(status="planned") if measure.commitment is None]


def test_an_actor_acts() -> None:
    """In a measure of the same document, where its measures are coded."""
    acting = {(measure.document.id, body.id) for measure in CATALOG.measures for body in measure.actors}
    coded = {document for document, _ in acting}
    idle = [o for o in CATALOG.organisations if o.role is Role.ACTOR and (o.document.id, o.body.id) not in acting]

    assert [] == [organisation.id for organisation in idle if organisation.document.id in coded]


def test_whoever_acts_has_a_record() -> None:
    """Each actor stands among the organisations, or issued what is coded in passages without its name."""
    known = {(o.document.id, o.body.id) for o in CATALOG.organisations}
    known |= {(d.id, d.issuer.id) for d in CATALOG.documents if d.issuer and d.depth is Depth.PASSAGES}

    assert set() == {(m.document.id, b.id) for m in CATALOG.measures for b in m.actors} - known


def test_a_national_programme_has_the_region_of_the_nation() -> None:
    """Wherever it is told of."""
    national = [p for p in CATALOG.programmes if re.match("[“]?(?:全国|国家|中央|民政部)", p.name.zh)]

    assert [] == [p.id for p in national if p.region is None or p.region.code != "100000"]


def test_an_open_time_is_inferred() -> None:
    """近年来 has no date of its own."""
    times = [
        (r.id, r.when) for r in CATALOG.records() if r.when and re.match("近年来|近几年|多年来", r.when.as_stated or "")
    ]

    assert [] == [name for name, when in times if when.start or when.basis is not Basis.INFERRED]


def test_an_indicator_says_where_the_official_return_counts_it() -> None:
    """Or that it does not."""
    assert [] == [one.id for one in CATALOG.indicators if not (one.note or "").startswith("Official return: ")]


@pytest.mark.parametrize("kind", ["indicators", "instruments", "domains", "settings"])
def test_every_definition_is_there_in_both_languages(kind: str) -> None:
    """And so is what a term is not."""
    lacking = [term.id for term in getattr(CATALOG, kind) if not (term.definition_zh and term.is_not_zh)]

    assert [] == lacking
