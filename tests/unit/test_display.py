"""Display: columns line up, and nothing that is shown is obeyed."""

import pickle
import re
from pathlib import Path
from typing import Literal

import pytest

import sgpolicy
from sgpolicy import Catalog, Status, Verdict
from sgpolicy.analysis.listed import Rows
from sgpolicy.display import card, collection_text, cut, item_html, pad, progress_text, table, width
from sgpolicy.display.layout import lay
from sgpolicy.display.say import SIGNS
from sgpolicy.display.tables import cells_of
from sgpolicy.display.width import wrapped
from sgpolicy.model.record import Record
from sgpolicy.model.shown import one_line
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES
from sgpolicy.testing.catalogs import make_catalog

Language = Literal["en", "zh"]
COLLECTIONS = ("documents", *RECORD_TYPES, *TERM_TYPES)


@pytest.fixture(scope="module")
def many() -> Catalog:
    """Return a catalog with many records of every type, though no shipped document may have one of some type."""
    return make_catalog(1000, seed=1)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("社工", 4),
        ("ａ１", 4),
        ("社a工", 5),
        ("e\u0301", 1),
        ("“社”", 4),
        ("", 0),
        ("a\u200bb", 2),
        ("、。", 4),
    ],
)
def test_a_chinese_character_takes_two_columns(text: str, columns: int) -> None:
    """Wide and full-width characters take two, marks none."""
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("社会工作", 8, "社会工作"),
        ("社会工作", 7, "社会工…"),
        ("社会工作", 6, "社会…"),
        ("abcdef", 3, "ab…"),
        ("社", 1, "…"),
    ],
)
def test_a_text_is_cut_between_characters(text: str, columns: int, shown: str) -> None:
    """Never through the middle of a wide one, and never wider than asked."""
    assert cut(text, columns) == shown
    assert width(cut(text, columns)) <= columns


def test_padding_counts_columns() -> None:
    """Left by default, right on demand, cut where too long."""
    assert pad("社工", 6) == "社工  "
    assert pad("社工", 6, right=True) == "  社工"
    assert width(pad("社会工作者", 7)) == 7


def test_columns_line_up_under_chinese() -> None:
    """The second column of each line starts at the same display column."""
    lines = table(("名", "x"), [("社会工作", "1"), ("abc", "2"), ("、“", "3")]).splitlines()

    assert [10] * 4 == [width(line[:-1]) for line in lines]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\u001b[31mred"),
        ("a\rb\nc\td", "a\\u000db\\u000ac\\u0009d"),
        ("\u202eevil", "\\u202eevil"),
        ("a\u200bb", "a\\u200bb"),
        ("\x9b2J", "\\u009b2J"),
        ("社工 “站”", "社工 “站”"),
    ],
)
def test_what_a_terminal_would_obey_is_made_visible(text: str, shown: str) -> None:
    """Escape codes, line breaks, bidirectional and zero-width characters."""
    assert one_line(text) == shown


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_collection_shows_count_rows_and_the_rest(name: str, many: Catalog) -> None:
    """At most twelve rows, then how many of how many, and what there was no room for."""
    collection = getattr(many, name)
    lines = repr(collection).splitlines()
    shown = min(len(collection), 12)
    count = f"... 12 of {len(collection)} shown; all: .show(all=True)"

    assert lines[0] == f"<{type(collection).__name__}: {len(collection)}>"
    assert lines[2 + shown : 3 + shown] == ([count] if len(collection) > 12 else lines[2 + shown :])
    assert all(line.startswith("... ") for line in lines[2 + shown :])
    assert repr(collection[:0]) == f"<{type(collection).__name__}: empty>"


def test_every_record_row_ends_with_its_place(shipped: Catalog) -> None:
    """The offsets, and the id, which names the document, stand in each row if there is room."""
    with sgpolicy.options(width=140):
        text = collection_text(shipped.targets.where(due=2025, region="黑龙江"))

    assert "  1292:1295  hl-2022-talent-plan/certified-2025\n" in text
    assert "三万人" in text


def test_a_card_shows_every_field_and_why_it_was_inferred(shipped: Catalog) -> None:
    """One line a field; empty ones are left out."""
    text = card(shipped["hl-2011-workforce-report/high-level-2012"])

    assert text.splitlines()[0] == "Target hl-2011-workforce-report/high-level-2012"
    for part in ("50多名", "(", "over", "000_53a7abc3febd3720.txt[3590:3594]", "inferred", "黑龙江省", "grade B"):
        assert part in text
    assert "None" not in text


def test_a_card_fits_the_display(shipped: Catalog) -> None:
    """Long texts go on under their beginning; beside their keys they have 40 columns at least."""
    term = shipped.indicators["certified-social-workers"]
    with sgpolicy.options(width=80):
        lines = card(term).splitlines()
    with sgpolicy.options(width=40):
        narrow = card(term).splitlines()

    assert max(map(width, lines)) <= 80
    assert lines[3:5] == [
        "  definition  People who hold the national social worker certificate (assistant,",
        "              social worker, senior social worker), counted as all who passed",
    ]
    assert 40 < max(map(width, narrow)) <= 54


def test_html_is_escaped(made_up: Path) -> None:
    """Tags, quotes and ampersands of data are text in a notebook."""
    catalog = sgpolicy.load(made_up)
    with sgpolicy.options(language="zh"):
        chinese = catalog.measures._repr_html_()
    html = catalog.measures._repr_html_()

    assert "<script" not in html + chinese
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in chinese
    assert '<table class="sgpolicy" lang="en"><caption>Measures: 1</caption>' in html
    assert catalog.measures[:0]._repr_html_() == "<p>Measures: empty</p>"


def test_html_of_one_item_is_escaped(made_up: Path) -> None:
    """So it is for a single record, document, term or verdict."""
    catalog = sgpolicy.load(made_up)
    items = [*catalog.documents, *catalog.records(), catalog.regions[0], catalog.indicators[0], *catalog.progress()]

    for item in items:
        html = item._repr_html_()
        assert "<script" not in html
        assert html.startswith("<style>")
        assert html.count("<tr>") == html.count("</tr>") > 2
    assert "&lt;script&gt;" in catalog.measures[0]._repr_html_()


def test_progress_shows_both_pieces_of_evidence(shipped: Catalog) -> None:
    """Below the table stand what was promised and what was reported, each with its place."""
    text = progress_text(shipped.progress("黑龙江"))

    assert "promised  hl-2022-talent-plan/certified-2025 「三万人」 1292:1295\n" in text
    assert "reported  hl-2022-talent-plan/certified-2022 「9690人」 550:555\n" in text
    assert progress_text(()) == "no targets"
    assert max(map(width, text.splitlines())) <= 80


def test_control_characters_never_reach_a_terminal(shipped: Catalog) -> None:
    """Whatever is shown of the shipped data is printable."""
    for item in (*shipped.documents, *shipped.records()):
        assert all(c.isprintable() or c == "\n" for c in card(item))
        assert repr(item).isprintable()


def test_a_type_without_columns_of_its_own_shows_its_gist(shipped: Catalog) -> None:
    """As in its representation; so a new type needs no columns."""

    class Remark(Record):
        def _gist(self) -> str:
            return "what it says"

    remark = Remark(id="x/remark", evidence=shipped.measures[0].evidence)

    assert cells_of(remark)[0] == ("region", "about", "evidence", "id")
    assert cells_of(remark)[1][1::2] == ("what it says", "x/remark")


def test_ids_are_whole_or_not_there(shipped: Catalog) -> None:
    """What is shown can be pasted; where there is no room for ids, the last line says so."""
    for name in (*COLLECTIONS, "units"):
        collection = getattr(shipped, name)
        shown = repr(collection)
        there = [one in shown.replace("\n", " ").split(" ") for one in collection.ids[:12]]
        assert all(there) or (not any(there) and "no room for: " in shown)
        with sgpolicy.options(width=400):
            assert all(one in repr(collection) for one in collection.ids[:12])


def test_running_text_is_cut_before_anything_is_left_out() -> None:
    """Down to 12 columns, the widest first; then the lesser columns go, and are named."""
    rows = [("字" * 30, "i" * 40, "1" * 20, "x"), ("字", "i", "2", "y")]
    header = ("summary", "id", "value", "evidence")

    assert lay(header, rows, 140) == lay(header, rows, 150)
    assert lay(header, rows, 100).left_out == ()
    assert lay(header, rows, 80).text.splitlines()[1] == f"{'字' * 7}…   {'i' * 40}  {'1' * 20}"
    assert lay(header, rows, 80).left_out == ("evidence",)
    assert lay(header, rows, 40).left_out == ("id", "evidence")
    assert lay(header, rows, 60, ids=True).left_out == ("value", "evidence")
    assert table(header, rows, 80).splitlines()[-1] == "no room for: evidence"


def test_what_matters_most_is_not_left_out_for_running_text() -> None:
    """The first five columns stay while running text can be cut to 8 columns; numbers are never cut."""
    header = ("region", "indicator", "promised", "reported", "share")
    rows = [("Beijing", "w" * 30, "p" * 20, "r" * 20, "1" * 10), ("China", "w", "p", "r", "2")]

    assert lay(header, rows, 73).text.splitlines()[1] == f"Beijing  {'w' * 7}…  {'p' * 20}  {'r' * 20}  {'1' * 10}"
    assert lay(header, rows, 72).left_out == ("share",)
    assert lay(header, rows, 72).text.splitlines()[1] == f"Beijing  {'w' * 18}…  {'p' * 20}  {'r' * 20}"


def test_groups_are_cut_before_their_counts_are_left_out(shipped: Catalog) -> None:
    """However long the values are."""
    with sgpolicy.options(width=40):
        header, first, *_ = repr(shipped.measures.group_by("domains")).splitlines()[1:]

    assert header.split() == ["value", "count"]
    assert re.fullmatch(r"mental health\s+\d+", first.strip())


def test_what_all_rows_share_goes_first_and_is_told() -> None:
    """Where all are of one region, the ids are worth more; a table without a name says first which it is."""
    rows = [("Heilongjiang", "a" * 30, "x" * 60)] * 2
    rows[1] = (rows[1][0], "b" * 30, "y" * 60)

    assert lay(("region", "summary", "id"), rows, 80).left_out == ("region (Heilongjiang)",)
    assert table(("region", "summary", "id"), rows, 80).splitlines()[0] == "region: Heilongjiang"
    assert "no room" not in table(("region", "summary", "id"), rows, 80)


@pytest.mark.parametrize("columns", [60, 80, 100, 200])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_wider_than_the_display(language: Language, columns: int, many: Catalog, shipped: Catalog) -> None:
    """Collections, results, groups and counts, in either language."""
    with sgpolicy.options(language=language, width=columns):
        shown = [repr(getattr(many, name)) for name in COLLECTIONS]
        shown += [repr(shipped.progress()), repr(shipped.coverage()), repr(shipped.panel("certified-social-workers"))]
        shown += [repr(shipped.escalation()), repr(shipped.lineage()), repr(shipped.observations.series())]
        shown += [repr(shipped.measures.group_by("status")), repr(shipped.measures.count("instruments"))]
        shown += [progress_text(shipped.progress()), str(shipped.measures.summary())]
    wide = [line for text in shown for line in text.splitlines() if width(line) > columns]

    assert [line for line in wide if " " in line.strip()] == [], "only an id alone on its line may be wider"


def test_lines_are_broken_at_blanks_and_in_chinese() -> None:
    """Never before a mark that ends a clause; a word longer than the line stays whole."""
    assert wrapped("abc def", 5, " ") == "abc\n def"
    assert wrapped("社会工作，人才", 9) == "社会工\n作，人才"
    assert wrapped("x" * 20, 10) == "x" * 20
    assert wrapped("one 社会 two", 9, "  ") == "one 社会\n  two"


def test_all_rows_can_be_shown(shipped: Catalog, capsys: pytest.CaptureFixture[str]) -> None:
    """With no line about the rest; a hint says how."""
    rest = "shown; all: "
    whole = collection_text(shipped.measures, most=None)

    assert rest not in whole
    assert len(whole.splitlines()) >= len(shipped.measures) + 2
    assert f"... 12 of {len(shipped.measures)} {rest}so\n" in collection_text(shipped.measures, hint="so")
    shipped.measures.show(all=True)
    assert capsys.readouterr().out == whole + "\n"
    shipped.targets.show()
    assert capsys.readouterr().out == f"{shipped.targets!r}\n"


def test_verdicts_have_a_sign_a_word_a_hue_and_a_reason(shipped: Catalog) -> None:
    """So that a picture without colours tells as much."""
    html = shipped.progress("黑龙江")._repr_html_()

    assert '<b style="color:#b8860b">! behind</b>' in html
    assert "it takes 38.1 % a year, and grew 11.0 % a year from 2018-12-31 to 2022-06-07" in html
    assert len({*SIGNS.values()}) == len(Verdict)


def test_numbers_stand_to_the_right(shipped: Catalog) -> None:
    """In text and in HTML; text to the left."""
    counts = shipped.measures.count("status")
    [header, *rows] = repr(counts).splitlines()[1:]

    assert {len(row) for row in rows} == {len(header)}
    assert '<td>required</td><td class="number">' in counts._repr_html_()


def test_groups_and_hits_are_tables(shipped: Catalog) -> None:
    """With their counts; in HTML, too."""
    groups = shipped.measures.group_by("status")
    hits = shipped.search("社工站")

    assert repr(groups).startswith(f"<Groups: {len(groups)} of Measures>\nvalue ")
    assert groups == dict(groups)
    assert pickle.loads(pickle.dumps(groups)) == groups  # noqa: S301 - our own
    assert f'<td>ongoing</td><td class="number">{len(groups[Status.ONGOING])}</td>' in groups._repr_html_()
    assert "<mark>社工站</mark>" in hits._repr_html_()
    assert repr(shipped.measures[:0].group_by("status")) == "<Groups: 0>"


def test_results_of_analyses_are_grouped_too(shipped: Catalog) -> None:
    """In tables of the same type; those of what is more than its rows are rows."""
    by_verdict = shipped.progress().group_by("verdict")
    by_answer = shipped.coverage().group_by("answer")
    cells = shipped.panel("持证社工").group_by(lambda cell: cell.region.code)

    assert {verdict: len(part) for verdict, part in by_verdict.items()} == shipped.progress().count("verdict")
    assert all(part.to_dicts()[0]["verdict"] == verdict for verdict, part in by_verdict.items())
    assert repr(by_answer).splitlines()[0] == f"<Groups: {len(by_answer)} of CoverageTable>"
    assert {type(part) for part in cells.values()} == {Rows}


def test_html_of_values_and_of_a_catalog(made_up: Path) -> None:
    """Their facts, one a row."""
    catalog = sgpolicy.load(made_up)
    [seen] = catalog.observations
    assert seen.as_of is not None

    assert "<th>targets</th><td>1</td>" in catalog._repr_html_()
    assert "<th>lower</th><td>8100</td>" in item_html(seen.quantity)
    assert "<th>start</th><td>2014-01-01</td>" in item_html(seen.as_of)
    assert "<th>source_file</th><td>made-up.txt</td>" in item_html(seen.evidence[0])
    assert "None" not in item_html(seen.as_of) + item_html(seen.evidence[0]) + item_html(catalog.units[0])
