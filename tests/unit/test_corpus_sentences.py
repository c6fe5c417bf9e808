"""Where sentences begin and end."""

from sgpolicy.corpus.sentences import Sentences

TEXT = "甲一。乙二；丙三！\n丁四"


def test_a_sentence_has_its_stop() -> None:
    """A semicolon ends one, but not the unit of several that share a time."""
    found = Sentences(TEXT)
    place = TEXT.index("丙")

    assert "丙三！" == TEXT[slice(*found.around(place, place + 1))]
    assert "乙二；丙三！" == TEXT[slice(*found.unit(place, place + 1))]
    assert "甲一。" == TEXT[slice(*found.before(found.unit(place, place + 1)[0]))]


def test_the_ends_of_the_text_end_sentences() -> None:
    """The first has none before it; what crosses a stop lies in both."""
    found = Sentences(TEXT)

    assert (0, 0) == found.before(0)
    assert "丁四" == TEXT[slice(*found.around(len(TEXT) - 1, len(TEXT)))]
    assert "甲一。乙二；" == TEXT[slice(*found.around(1, 4))]
