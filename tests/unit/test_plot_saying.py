"""The words of pictures in two languages."""

import pytest
from tests.unit.table_records import CERTIFIED, CORPS, HEILONGJIANG

import sgpolicy
from sgpolicy import FieldError, Kind
from sgpolicy.model.said import Said
from sgpolicy.plot.saying import saying


def test_what_is_said_is_in_one_language() -> None:
    """Names of regions, terms, units and words."""
    en, zh = saying(None), saying("zh")

    assert (en("a", "甲"), zh("a", "甲")) == ("a", "甲")
    assert (en.name(CERTIFIED), zh.name(CERTIFIED)) == ("certified", "持证")
    assert (en.unit(CERTIFIED.unit), zh.unit(CERTIFIED.unit)) == ("person", "人")
    assert (en.word(Kind.STOCK), zh.word(Kind.STOCK)) == ("stock", Kind.STOCK.zh)
    assert (en.region(CORPS), zh.region(CORPS), zh.region(HEILONGJIANG)) == ("The Corps", "兵团", "黑龙江")
    assert (en.region(None), zh.region(None)) == ("unnamed place", "未具名地区")


def test_of_many_things_the_first_are_named() -> None:
    """With how many there are."""
    assert saying("en").listed(["a", "b", "c"]) == "a, b, c"
    assert saying("en").listed(["a", "b", "c"], 2) == "a, b and 1 more"
    assert saying("zh").listed(["a", "b", "c"], 2) == "a、b等3项"


def test_a_line_stays_one_line() -> None:
    """Whatever a name holds."""
    assert saying("en")("a\nb\x00", "") == "a\\u000ab\\u0000"


def test_by_default_it_is_the_language_of_display() -> None:
    """As it is set, and as it is again afterwards."""
    with sgpolicy.options(language="zh"):
        assert saying(None).language == "zh"
        assert saying("en").language == "en"


def test_a_sentence_of_parts_is_translated() -> None:
    """Plain text stays as it is; the language of display does, too."""
    sentence = Said("{before} before, {now} now", before=Kind.STOCK, now=Kind.CUMULATIVE)

    assert saying("en").sentence(sentence) == "stock before, cumulative now"
    assert Kind.CUMULATIVE.zh in saying("zh").sentence(sentence)
    assert saying("zh").sentence("plain") == "plain"
    assert saying("en").sentence(sentence) == "stock before, cumulative now"


def test_another_language_is_refused() -> None:
    """With those there are."""
    with pytest.raises(FieldError, match="lang is 'de'; it is 'en' or 'zh'"):
        saying("de")
