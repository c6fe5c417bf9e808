"""What pages say: there is Chinese for all of it, and nothing is said that no page needs."""

import re
from pathlib import Path

import pytest

pytest.importorskip("jinja2", reason="the extra `site` is not installed: pip install 'sgpolicy[site]'")
pytest.importorskip("vl_convert", reason="the extra `site` is not installed: pip install 'sgpolicy[site]'")

import sgpolicy.site
from sgpolicy import Quantity, read_quantity
from sgpolicy.display.chinese import CHINESE as DISPLAYED
from sgpolicy.model.interval import Interval
from sgpolicy.site.both import Both, both, label, percent
from sgpolicy.site.labels import CHINESE, OWN

_HERE = Path(sgpolicy.site.__file__).parent
_SAID = re.compile(r"""\b(?:_|label)\(\s*"([^"]+)\"""")


def said() -> set[str]:
    """Return every text that templates and modules ask for as it is written."""
    files = [*_HERE.glob("*.py"), *_HERE.glob("templates/*.html")]
    return {text for path in files for text in _SAID.findall(path.read_text("utf-8"))}


def test_all_that_is_said_has_chinese() -> None:
    """Nothing would be said in English alone."""
    assert said()
    assert said() <= set(CHINESE)


def test_nothing_is_said_in_two_tables() -> None:
    """What the display says is said in its words: the own table has the rest."""
    assert set() == set(OWN) & set(DISPLAYED)


def test_sentences_keep_their_parts() -> None:
    """The Chinese has the same names in braces."""
    for english, chinese in OWN.items():
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", chinese)), english


def test_a_label_is_in_both_languages() -> None:
    """With its parts put in, each in its language."""
    assert Both("No figure is later than 2022.", "没有 2022 年以后的数据。") == label(
        "No figure is later than {year}.", year=2022
    )


def test_both_is_escaped() -> None:
    """As HTML it is two elements, or none where both are the same."""
    assert Both("a<b", "甲<乙").__html__() == '<bdi lang="en">a&lt;b</bdi><bdi lang="zh">甲&lt;乙</bdi>'
    assert Both("<2>", "<2>").__html__() == "&lt;2&gt;"


@pytest.mark.parametrize(
    ("wording", "en", "zh"),
    [
        ("三万人", "30,000 person", "30,000 人"),
        ("约3000人", "about 3000 person", "约 3000 人"),
        ("400家以上", "≥ 400 item", "≥ 400 个"),
        ("85%", "85 percent", "85 %"),
        ("近2万人", "(18,000, 20,000) person", "(18,000, 20,000) 人"),
    ],
)
def test_quantities_are_said(wording: str, en: str, zh: str) -> None:
    """With their thousands set apart, and the unit as each language writes it."""
    quantity: Quantity = read_quantity(wording)

    assert Both(en, zh) == both(quantity)


def test_ratios_are_percentages() -> None:
    """With bounds where they are not known exactly."""
    half, one = Interval(lower=1, upper=1), Interval(lower=1)

    assert percent(half) == "100 %"
    assert percent(one) == "≥ 100 %"
    assert percent(Interval(upper=1)) == "≤ 100 %"
    assert percent(Interval(lower=1, upper=2)) == "100–200 %"
    assert percent(None) == ""
