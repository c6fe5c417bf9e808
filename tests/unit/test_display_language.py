"""The language of display: complete in Chinese and in English, and nowhere but where something is displayed."""

import ast
import json
import pickle
import re
import string
from collections.abc import Iterator
from enum import StrEnum
from html import escape
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import sgpolicy
from sgpolicy import Catalog, Kind, Receipt, Replay, UnknownRegionError, diff, pmc, replay
from sgpolicy.analysis.adoptions import adoptions as adoptions_of
from sgpolicy.analysis.choice import MARK
from sgpolicy.analysis.facets import FACETS
from sgpolicy.analysis.noted import Noted
from sgpolicy.analysis.tools import ToolsTable
from sgpolicy.catalog.rows import FIELDS
from sgpolicy.catalog.why import _WIDER
from sgpolicy.display import card, story
from sgpolicy.display.analyses import CELLS, PROGRESS_HEADER
from sgpolicy.display.cards import facts
from sgpolicy.display.chinese import CHINESE
from sgpolicy.display.say import say
from sgpolicy.display.summaries import _ATTRIBUTES
from sgpolicy.display.tables import cells_of, definition
from sgpolicy.model.document import Document
from sgpolicy.model.said import Said
from sgpolicy.model.tabular import Tabular
from sgpolicy.model.unit import unit
from sgpolicy.model.words import Bilingual, Commitment, DocumentForm
from sgpolicy.schema import CLASSES, IN_CHINESE
from sgpolicy.testing.catalogs import make_catalog

SOURCES = Path(sgpolicy.__file__).parent
CHARACTER = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile("[a-z]{2,} [a-z]{2,}")
_WORKBENCH = ("sgpolicy.coding.", "sgpolicy.sources.")
RUN = re.compile(r"(?<![\w/-])[A-Za-z]{2,}(?:[,;:]? [A-Za-z]{2,}){2,}(?![\w/-])")
"""Three English words or more, none of which is part of an id."""
SAME = {"?", "", "SHA-256", "{region}?", "{when}: {quantity}"}
"""What needs no Chinese."""


@pytest.fixture(scope="module")
def many() -> Catalog:
    """Return a catalog with records of every type."""
    return make_catalog(1000, seed=1)


def every(cls: type) -> Iterator[type]:
    """Yield all subclasses of *cls* in the package."""
    one: type
    for one in cls.__subclasses__():
        if one.__module__.startswith("sgpolicy."):
            yield one
        yield from every(one)


def load_all() -> None:
    """Import every module without optional dependencies, so that its classes are known."""
    for module in walk_packages([str(SOURCES)], "sgpolicy."):
        if not module.name.startswith(("sgpolicy.testing", "sgpolicy.pyinstaller", "sgpolicy.__main__")):
            try:
                import_module(module.name)
            except ImportError:  # an extra that is not installed
                continue


def templates() -> Iterator[tuple[str, str]]:
    """Yield every sentence and label that the code displays, with its file; pages have a table of their own."""
    for file in sorted(set(SOURCES.rglob("*.py")) - set((SOURCES / "site").rglob("*.py"))):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            first = node.args[0]
            if node.func.id in ("Said", "said", "label") and isinstance(first, ast.Constant):
                yield str(first.value), file.name
            if node.func.id == "counting":
                one, *many = [str(noun.value) for noun in node.args[1:] if isinstance(noun, ast.Constant)]
                yield from ((f"{{n}} {noun}", file.name) for noun in (one, *(many or [f"{one}s"])))


def missing(names: Iterator[str] | set[str]) -> list[str]:
    """Return the names that have no Chinese."""
    return sorted(name for name in names if name not in CHINESE and name not in SAME)


def fields(template: str) -> set[str]:
    """Return the names of the parts of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_vocabulary_has_chinese_words() -> None:
    """Each closed set of words is bilingual, but for the coder's workbench, and each word has a Chinese name."""
    load_all()
    found = [cls for cls in every(StrEnum) if not cls.__module__.startswith(_WORKBENCH)]

    assert [cls.__name__ for cls in found if not issubclass(cls, Bilingual)] == []
    for cls in every(Bilingual):
        assert [word for word in cls if not CHARACTER.search(word.zh)] == []  # type: ignore[attr-defined]


def test_every_sentence_has_its_chinese() -> None:
    """Reasons, headings, hints and notes: whatever the code says."""
    found = {text for text, _ in templates()} | {template for _, template in _WIDER.values()}

    assert len(found) > 80
    assert missing(found) == [], "add it to display/chinese.py, keys.py or sentences.py"


def test_a_sentence_has_the_same_parts_in_chinese() -> None:
    """None is lost, none is invented."""
    assert [] == [text for text in CHINESE if "{" in text and fields(CHINESE[text]) != fields(text)]


def test_all_chinese_is_chinese() -> None:
    """But for names that are the same."""
    assert [k for k, v in CHINESE.items() if not CHARACTER.search(v) and k not in SAME and ENGLISH.search(k)] == []


def test_every_column_key_and_type_has_a_label(many: Catalog) -> None:
    """Of collections, results of analyses, records in full, rows, and summaries."""
    load_all()
    headers = {name for names, _ in CELLS.values() for name in names} | {*PROGRESS_HEADER, "reason"}
    for name in (*CLASSES, "units"):
        headers.update(cells_of(getattr(many, name)[0])[0])
    keys = {key for own in FIELDS.values() for key in own}
    types = {cls.__name__ for cls in every(Tabular)} | {cls.__name__ for cls in CELLS}
    types |= {cls.__name__.lower() for cls in CLASSES.values()} | {*CLASSES, "units"}

    assert missing(headers | keys | types | set(_ATTRIBUTES)) == [], (
        "add it to display/chinese.py, keys.py or sentences.py"
    )


def test_rows_of_results_have_labels(shipped: Catalog) -> None:
    """A result in full has the keys of its row."""
    of = shipped.panel("certified-social-workers")
    results = [shipped.coverage(), of, shipped.escalation(), shipped.lineage(), of.rank(2011, require=1)]
    keys = {key for some in results for row in some.to_dicts() for key in row}
    receipt = of.receipt()
    alone: list[object] = [receipt, replay(receipt), shipped.at(known="2015-12-31")]
    named = {key for one in alone for key, _ in facts(one)} | {type(one).__name__ for one in alone}

    assert missing(keys | named | {*FACETS} | {*of.mean(2011, require=1).to_dict()}) == []


def analyses(catalog: Catalog) -> dict[str, Any]:
    """Return what every analysis, in several forms, makes of a catalog, and what tells how results were made."""
    adoptions = max((catalog.adoptions(one) for one in catalog.instruments), key=len)
    portfolios, sheet = catalog.portfolio(), catalog.pmc_sheet()
    filled = [{key: value or 0 if key != "policy" else value for key, value in row.items()} for row in sheet.to_dicts()]
    scores = {"commitment": {str(word): 1 for word in Commitment}, "form": {str(word): 1 for word in DocumentForm}}
    strength = catalog.strength(scores=scores)
    learning = catalog.learning()
    panel = catalog.panel("certified-social-workers")
    before = catalog.at(known="2015-12-31", valid="2013")
    receipt = catalog.tools().receipt()
    other = {**receipt.to_dict(), "library": "0", "data_digest": "", "rows": 0, "rows_digest": "", "ids": ["x"]}
    return {
        "progress": catalog.progress(),
        "progress by a line": catalog.progress(path="linear"),
        "series": catalog.observations.series(),
        "coverage": catalog.coverage(),
        "panel": panel,
        "ranking": panel.rank(2011, require=1),
        "escalation": catalog.escalation(),
        "lineage": catalog.lineage(),
        "tools": catalog.tools(),
        "tools by instruments": catalog.tools("rothwell_zegveld", "talent_cycle", depth="any", count="all"),
        "tools of nothing": catalog.tools(within="澳门"),
        "tools by domains": catalog.tools("domain", "status", count="all"),
        "units": catalog.tools().cells,
        "portfolio": portfolios,
        "portfolio by status": catalog.portfolio(by="status", depth="any", count="all"),
        "similarity": portfolios.similarity(),
        "adoptions": adoptions,
        "curve": adoptions.curve(),
        "curve of nothing": adoptions_of("absent", (), catalog.regions).curve(),
        "risk set": adoptions.risk_set(start=2010, end=2015, require=1),
        "risk set with zeros": adoptions.risk_set(start=2012, end=2014, require=1, unknown="keep", before="zero"),
        "learning": learning,
        "learning by province": catalog.learning(by="province"),
        "nodes": learning.nodes,
        "strength": strength,
        "strength by year": strength.by_year(),
        "pmc sheet": sheet,
        "pmc": pmc(filled, bands={"good": 6, "poor": 0}),
        "diff": diff(before, catalog),
        "view": before,
        "receipt": receipt,
        "receipt of a function": catalog.measures.where(lambda _: True).receipt(),
        "replay": replay(receipt),
        "replay of another": replay(other),
        "groups": catalog.measures.group_by("status"),
        "counts": catalog.measures.count("region.code"),
        "summary": catalog.measures.summary(),
    }


def test_analyses_hold_no_english_in_chinese(shipped: Catalog) -> None:
    """Titles, headers, cells and notes, as text and as HTML; but for what coders wrote."""
    found = analyses(shipped)
    notes = {one.note for one in shipped.records() if one.note}
    written = sorted(notes | {note.removeprefix(MARK).strip() for note in notes}, key=len, reverse=True)
    said: dict[str, list[str]] = {}
    with sgpolicy.options(language="zh", width=200):
        for name, result in found.items():
            text = card(result) if isinstance(result, (Catalog, Receipt, Replay)) else repr(result)
            if isinstance(result, Noted | ToolsTable):
                assert all(isinstance(note, Said) for note in result.notes), name
            html = re.sub("<[^>]*>", " | ", re.sub('<style>.*?</style>|title="[^"]*"', "", result._repr_html_()))
            for note in written:
                html = html.replace(escape(note.rstrip(".")), "")
            said[name] = [hit for shown in (text, html) for hit in RUN.findall(shown)]

    assert {name: hits for name, hits in said.items() if hits} == {}


def test_reasons_are_whole_sentences_in_chinese(shipped: Catalog) -> None:
    """No English is left in them but ids, and what coders wrote: breaks of definitions, and notes."""
    panels = [shipped.panel(indicator) for indicator in shipped.indicators]
    reasons: set[Any] = {item.reason for item in shipped.progress()} | {pair.reason for pair in shipped.escalation()}
    reasons |= {reason for panel in panels for _, reason in panel.left_out} - {None}
    with sgpolicy.options(language="zh"):
        chinese = {say(reason) for reason in reasons - {None}}

    assert all(isinstance(reason, Said) for reason in reasons - {None})
    assert all(CHARACTER.search(text) for text in chinese)
    assert [text for text in chinese if ENGLISH.search(re.sub("(口径有变|口径不同|备注（未译）)：.*", "", text))] == []


@pytest.mark.parametrize(
    ("sentence", "chinese"),
    [
        (Said("in {unit}, not in {other}", unit=unit("item"), other=unit("CNY/month")), "单位为 个，而非 元/月"),
        (
            Said("due {due}, but the nation's are due {years}", due=2015, years=(2020, 2025)),
            "期限为 2015，而全国目标的期限为 2020、2025",
        ),
        (Said("a {kind}, not a {other}", kind=Kind.FLOW, other=Kind.STOCK), "类别为流量，而非存量"),
        (Said("never {translated}", translated="x"), "never x"),
    ],
)
def test_parts_are_said_in_the_language(sentence: Said, chinese: str) -> None:
    """Units, words and lists; a sentence without Chinese stays as it is."""
    with sgpolicy.options(language="zh"):
        assert say(sentence) == chinese
    assert say(sentence) == str(sentence) == sentence


def test_a_sentence_is_text() -> None:
    """It is equal to its English, travels, and may hold braces."""
    sentence = Said("{a} reaches {b}", a="{x}", b=(1, 2))

    assert sentence == "{x} reaches 1, 2"
    assert pickle.loads(pickle.dumps(sentence)).parts == sentence.parts  # noqa: S301 - our own
    assert json.dumps(sentence) == '"{x} reaches 1, 2"'


def test_regions_in_sentences_go_by_their_names(shipped: Catalog) -> None:
    """In the language of display; the text itself is English, without codes."""
    places = (shipped.regions["天津"], shipped.regions["兵团"])
    sentence = Said("left out, {reason}: {names}", reason=Said("unknown"), names=places)

    assert sentence == "left out, unknown: Tianjin, Xinjiang Production and Construction Corps"
    with sgpolicy.options(language="zh"):
        assert say(sentence) == "未列入（不明）：天津、兵团"


def test_titles_of_adoptions_name_the_thing(shipped: Catalog) -> None:
    """In Chinese an instrument, an indicator or a work; in English, and where no record knows it, its id."""
    found = {
        what: shipped.adoptions(what) for what in ("service-purchase", "station-coverage", "national-talent-outline")
    }
    with sgpolicy.options(language="zh"):
        titles = [say(table.title).partition(" ")[0] for table in found.values()]
        curve = say(found["service-purchase"].curve().title)
        risk = say(found["service-purchase"].risk_set(start=2010, end=2011, require=2).title)

    assert titles == ["政府购买服务", "社工站覆盖率", "国家中长期人才发展规划纲要"]
    assert curve.startswith("政府购买服务 ")
    assert risk.startswith("政府购买服务 ")
    assert say(found["service-purchase"].title).startswith("Adoptions of service-purchase: ")
    assert adoptions_of("unheard-of", [], shipped.regions).title.startswith("Adoptions of unheard-of: 0 of ")


def test_an_absence_is_told_in_both_languages(shipped: Catalog) -> None:
    """What was searched for stays as it is."""
    terms = "、".join(shipped.absences[0].terms)

    assert cells_of(shipped.absences[0])[1][1] == f"none of {terms}"
    with sgpolicy.options(language="zh"):
        assert cells_of(shipped.absences[0])[1][1] == f"未提及{terms}"


def test_definitions_and_names_follow_the_language(shipped: Catalog) -> None:
    """Of indicators, instruments, domains and settings; a card does not say the same twice."""
    for name in ("indicators", "instruments", "domains", "settings"):
        for term in getattr(shipped, name):
            with sgpolicy.options(language="zh", width=2000):
                assert (say(term), definition(term)) == (term.name.zh, term.definition_zh)
                assert term.definition not in card(term)
                assert term.definition_zh in card(term)
            with sgpolicy.options(width=2000):
                assert (say(term), definition(term)) == (term.name.en, term.definition)
                assert term.definition_zh not in card(term)
                assert all(key not in card(term) for key in IN_CHINESE)


def test_a_card_in_chinese_names_things(shipped: Catalog) -> None:
    """Words and terms by their Chinese names, terms with their ids."""
    with sgpolicy.options(language="zh"):
        text = card(shipped["hl-2022-talent-plan/certified-2025"])

    for part in (
        "目标 hl-2022-talent-plan/certified-2025",
        "持证社会工作者（certified-social-workers）",
        "人（person）",
    ):
        assert part in text
    assert re.search("类别 +累计\n", text)
    assert re.search("限定 +确数\n", text)
    assert re.search("出处 +原文\n", text)


def test_a_story_in_chinese_holds_no_english_sentence(shipped: Catalog) -> None:
    """For every region."""
    with sgpolicy.options(language="zh"):
        for region in shipped.regions:
            text = story(shipped, region).partition("\n")[2]
            assert not ENGLISH.search(text.replace("sgpolicy show", "").replace("sgpolicy progress", ""))


def test_the_language_reaches_nothing_but_the_display(shipped: Catalog) -> None:
    """Rows, ids, `str` and `repr` of single objects, and errors are the same."""

    def told() -> list[object]:
        items = [next(iter(getattr(shipped, name)), None) for name in CLASSES]
        with pytest.raises(UnknownRegionError) as error:
            shipped.regions["Heilongjang"]
        results = (shipped.progress("黑龙江"), shipped.coverage(), shipped.escalation(), shipped.observations.series())
        rows: list[object] = [getattr(shipped, name).to_dicts()[:20] for name in CLASSES]
        return [
            *rows,
            *([type(value) for value in row.values()] for some in results for row in some.to_dicts()[:5]),
            *(some.to_dicts() for some in results),
            *map(repr, items),
            *map(str, items),
            str(error.value),
            repr(shipped),
            [repr(one) for one in shipped.progress("黑龙江")],
            [one.reason for one in shipped.progress("黑龙江")],
            shipped.targets.where(region="澳门").why(),
        ]

    english = told()
    with sgpolicy.options(language="zh"):
        assert told() == english
    assert Said not in {type(value) for row in shipped.progress().to_dicts() for value in row.values()}


def test_documents_are_called_by_their_titles(shipped: Catalog) -> None:
    """In the language of display."""
    document: Document = shipped.documents["hl-2022-talent-plan"]

    assert say(document) == document.title.en
    with sgpolicy.options(language="zh"):
        assert say(document) == document.title.zh
