"""Search: whatever holds all the words, the best first, in either language and however it is written."""

import pickle
import re
from typing import Any

import pytest

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.catalog.search import NAMES, STATED, _own, marked, plain, stem, texts
from sgpolicy.model.erratum import Erratum
from sgpolicy.names import all_names
from sgpolicy.schema import TERMS
from sgpolicy.testing.catalogs import make_catalog

STATIONS = "hl-2022-talent-plan/stations-2022"
FINDS: list[tuple[str, str]] = [
    ("社工站", STATIONS),
    ("社会工作站", STATIONS),
    ("社会工作服务站", STATIONS),
    ("社工站", "station-building"),
    ("三万人", "hl-2022-talent-plan/certified-2025"),
    ("certified 2025", "hl-2022-talent-plan/certified-2025"),
    ("ＣＥＲＴＩＦＩＥＤ ２０２５", "hl-2022-talent-plan/certified-2025"),
    (STATIONS, STATIONS),
    ("station-coverage", "station-coverage"),
    ("养老", "elderly"),
    ("省民政厅", "jilin-civil-affairs"),
    ("吉民发〔2010〕31号", "jl-2010-plan-text"),
    ("黑龍江省", "230000"),
    ("volunteers", "volunteer-team"),
    ("volunteering", "volunteer-team"),
    ("certif", "certified-social-workers"),
    ("社會工作站", STATIONS),
    ("補貼", "salary-subsidy"),
    ("中组部", "central-organisation-department"),
]


@pytest.mark.parametrize(("words", "id"), FINDS)
def test_it_is_found_however_it_is_called(words: str, id: str, shipped: Catalog) -> None:  # noqa: A002
    """By alias, part, number, id, in any width, with any ending."""
    assert id in shipped.search(words)


@pytest.mark.parametrize("words", ["社工", "志愿", "培训", "人才", "乡镇", "社工 培训", "民政厅 培训", "站"])
def test_short_chinese_words_find_what_a_plain_loop_finds(words: str, shipped: Catalog) -> None:
    """Also those of two characters, or one: every item with all of them in what is searched of it, and no other.

    What a term is called otherwise counts as the word itself, where an item states it.
    """
    terms: list[Any] = [
        term for cls in TERMS if cls is not Erratum for term in getattr(shipped, sgpolicy.schema.PLURALS[cls])
    ]
    everything = [*shipped.documents, *shipped.records(), *terms]
    wanted = [plain(word) for word in words.split()]
    called = {word: _called(word, terms) for word in wanted}
    held = [item for item in everything if all(_holds(item, word, called[word]) for word in wanted)]
    found = shipped.search(words)

    assert {(type(item), item.id) for item in held} == {(type(item), item.id) for item in found}


def _called(word: str, terms: list[Any]) -> set[str]:
    """Return what else the terms are called that have the plain *word* as a name."""
    named = [names for term in terms if word in (names := [plain(name) for name in all_names(term)])]
    others = {name for names in named if len(word) > 1 for name in names} - {word}
    return {name for name in others if len(name) >= (4 if name.isascii() else 2) and not name.isdigit()}


def _holds(item: Any, word: str, called: set[str]) -> bool:  # noqa: ANN401 - a document, a record or a term
    named_or_stated = [plain(text) for level, text in _own(item) if level in (NAMES, STATED)]
    grams_of = [{stem(run) for run in re.findall("[a-z0-9]+|[㐀-鿿々〇]+", text)} for text in named_or_stated]
    return word in plain("\n".join(texts(item))) or any(
        name in text if not name.isalpha() or not name.isascii() else stem(name) in stems
        for name in called
        for text, stems in zip(named_or_stated, grams_of, strict=True)
    )


def test_names_come_before_statements_before_what_is_referred_to(shipped: Catalog) -> None:
    """The term that is called so is first, the record that says so next."""
    found = list(shipped.search("社工站"))
    first = next(place for place, item in enumerate(found) if hasattr(item, "evidence"))

    assert not any(hasattr(item, "evidence") for item in found[:first])
    assert "社工站" in plain(found[first].summary.zh)
    assert shipped[STATIONS] in found[first:]


def test_hits_are_filtered_like_a_collection(shipped: Catalog) -> None:
    """By type, region, document, year, and the day on which they were known."""
    hits = shipped.search("培训")

    assert all(type(item).__name__ == "Measure" for item in hits.where(type="measure"))
    assert all(item.region.code == "230000" for item in hits.where(region="黑龙江"))
    assert hits.where(within="浙江", type="measure")
    early = hits.where(known_by="2012-01-01")
    known = shipped.documents.where(known_by="2012-01-01").ids
    assert {item.document.id for item in early.where(type="measure")} <= set(known)
    assert early
    assert [item for item in hits if item in early] == list(early)
    assert "none of" in hits.where(within="西藏").why()


def test_hits_mark_what_was_found(shipped: Catalog) -> None:
    """In text by brackets, in HTML by an element; all else is escaped."""
    hits = shipped.search("社会工作站")

    assert "【社工站】" in repr(hits)
    assert "<mark>社工站</mark>" in hits._repr_html_()
    assert "\x02" not in hits._repr_html_()
    assert "【Volunteer" in repr(shipped.search("volunteers")) or "【volunteer" in repr(shipped.search("volunteers"))


def test_hits_are_rows(shipped: Catalog) -> None:
    """All of one shape, whatever was found."""
    [found] = shipped.search("三万人").to_dicts()

    assert found == {
        "type": "target",
        "id": "hl-2022-talent-plan/certified-2025",
        "region": "230000",
        "document": "hl-2022-talent-plan",
        "text": "三万人",
    }
    assert all(row.keys() == found.keys() for row in shipped.search("社工").to_dicts())


def test_a_miss_says_so(shipped: Catalog) -> None:
    """It is empty, equal to the empty tuple that 0.1 gave, and names the words, with how much each finds."""
    found = shipped.search("三万人 没有这个词")
    there = len(shipped.search("三万人"))

    assert found == ()
    assert there > 0
    assert f"nothing holds all of 三万人 ({there}), 没有这个词 (0)" in " ".join(repr(found).split())
    assert "nothing holds all of 三万人、没有这个词" in repr(pickle.loads(pickle.dumps(found)))  # noqa: S301 - our own


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("volunter", "nothing holds volunter; did you mean volunteer?"),
        ("trainning 社工", "did you mean training?"),
        ("zzzzzzzz", "nothing holds zzzzzzzz"),
        ("没有这个词", "nothing holds 没有这个词"),
    ],
)
def test_a_mistyped_word_is_answered_by_near_ones(asked: str, why: str, shipped: Catalog) -> None:
    """They are offered and never taken."""
    assert shipped.search(asked).why().endswith(why)


def test_filters_of_hits_say_what_they_leave(shipped: Catalog) -> None:
    """The words were found then."""
    assert "none of" in shipped.search("volunteer").where(region="澳门").why()


def test_hits_are_pickled_with_their_words(shipped: Catalog) -> None:
    """So that they are marked afterwards, too."""
    hits = shipped.search("社工站")
    again = pickle.loads(pickle.dumps(hits))  # noqa: S301 - our own bytes

    assert again == hits
    assert repr(again) == repr(hits)


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("volunteers", "volunteer"),
        ("training", "train"),
        ("trained", "train"),
        ("policies", "polic"),
        ("policy", "polic"),
        ("bus", "bus"),
        ("class", "class"),
        ("2012", "2012"),
    ],
)
def test_endings_of_english_words_make_no_difference(word: str, stemmed: str) -> None:
    """Only the commonest, and never of a short word."""
    assert stem(word) == stemmed


def test_the_index_is_made_once_and_grows_with_the_catalog() -> None:
    """Twice the records, about twice the entries."""
    small, large = make_catalog(500, seed=1), make_catalog(1000, seed=1)
    for catalog in (small, large):
        catalog.search("社工")
    index = small._searched
    small.search("培训")

    assert small._searched is index
    none = _entries(make_catalog(0, seed=1))
    assert _entries(large) - none < 3 * (_entries(small) - none)


def _entries(catalog: Catalog) -> int:
    catalog.search("社工")
    assert catalog._searched is not None
    return sum(len(places) for layer in catalog._searched._layers.values() for places in layer._grams.values())


def test_what_states_the_word_comes_before_what_is_called_so_otherwise(shipped: Catalog) -> None:
    """Other names of a term are looked for too; the line found is marked with them."""
    hits = shipped.search("津贴")
    stated = [place for place, item in enumerate(hits) if "津贴" in "".join(texts(item))]

    assert "补贴" in hits.others
    assert any("津贴" not in hits.excerpt(item) and "【" in hits.excerpt(item) for item in hits)
    assert stated[0] == 0


def test_traditional_words_are_marked_in_either_script() -> None:
    """What was found stands in the line as it is written there."""
    assert marked(["推进社会工作站建设"], ["社工站"], "[", "]") == "推进[社会工作站]建设"
    assert marked(["推進社會工作站建設"], ["社工站"], "[", "]") == "推進[社會工作站]建設"


def test_corrections_are_not_searched(shipped: Catalog) -> None:
    """They have a collection of their own."""
    assert not any(isinstance(item, Erratum) for item in shipped.search("training"))


def test_a_word_that_nothing_holds_is_shown_without_what_a_terminal_obeys(shipped: Catalog) -> None:
    """Why nothing was found holds what was asked for."""
    shown = repr(shipped.search("\x1b[31m\u202e"))

    assert "\\u001b[31m\\u202e" in shown
    assert "\x1b" not in shown
