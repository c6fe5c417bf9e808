"""Display: columns line up, and nothing that is shown is obeyed."""

from pathlib import Path

import pytest
from attrs import evolve

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.display import card, collection_text, cut, item_html, pad, progress_text, table, width
from sgpolicy.display.tables import cells_of
from sgpolicy.model.record import Record
from sgpolicy.model.shown import one_line
from sgpolicy.schema import RECORD_TYPES, TERM_TYPES
from sgpolicy.testing.catalogs import make_catalog

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
    """At most twelve rows, then how many more."""
    collection = getattr(many, name)
    lines = repr(collection).splitlines()
    shown = min(len(collection), 12)

    assert lines[0] == f"<{type(collection).__name__}: {len(collection)}>"
    assert len(lines) == 2 + shown + (len(collection) > 12)
    assert len(collection) <= 12 or lines[-1] == f"... and {len(collection) - 12} more"
    assert repr(collection[:0]) == f"<{type(collection).__name__}: empty>"


def test_every_record_row_ends_with_its_place(shipped: Catalog) -> None:
    """Source file and offsets stand in each row."""
    text = collection_text(shipped.targets.where(due=2025, region="黑龙江"))

    assert "002_8b6afe519b15a7c7.txt[1292:1295]" in text
    assert "三万人" in text


def test_a_card_shows_every_field_and_why_it_was_inferred(shipped: Catalog) -> None:
    """One line a field; empty ones are left out."""
    text = card(shipped["hl-2011-workforce-report/high-level-2012"])

    assert text.splitlines()[0] == "Target hl-2011-workforce-report/high-level-2012"
    for part in ("50多名", "(", "over", "000_53a7abc3febd3720.txt[3590:3594]", "inferred", "黑龙江省", "grade B"):
        assert part in text
    assert "None" not in text


def test_html_is_escaped(made_up: Path) -> None:
    """Tags, quotes and ampersands of data are text in a notebook."""
    catalog = sgpolicy.load(made_up)
    html = catalog.measures._repr_html_()

    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert html.startswith("<table><caption>Measures: 1</caption>")
    assert catalog.measures[:0]._repr_html_() == "<p>Measures: empty</p>"


def test_html_of_one_item_is_escaped(made_up: Path) -> None:
    """So it is for a single record, document, term or verdict."""
    catalog = sgpolicy.load(made_up)
    items = [*catalog.documents, *catalog.records(), catalog.regions[0], catalog.indicators[0], *catalog.progress()]

    for item in items:
        html = item._repr_html_()
        assert "<script" not in html
        assert html.startswith("<table>")
        assert html.count("<tr>") == html.count("</tr>") > 2
    assert "&lt;script&gt;" in catalog.measures[0]._repr_html_()


def test_progress_shows_both_pieces_of_evidence(shipped: Catalog) -> None:
    """Below the table stand what was promised and what was reported, each with its place."""
    text = progress_text(shipped.progress("黑龙江"))

    assert "promised  hl-2022-talent-plan/certified-2025 「三万人」 002_8b6afe519b15a7c7.txt[1292:1295]" in text
    assert "reported  hl-2022-talent-plan/certified-2022 「9690人」 002_8b6afe519b15a7c7.txt[550:555]" in text
    assert progress_text(()) == "no targets"


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

    assert cells_of(remark)[0] == ("id", "region", "about", "evidence")
    assert cells_of(remark)[1][:3] == ("x/remark", "-", "what it says")


def test_ids_are_never_cut(shipped: Catalog) -> None:
    """However long: what is shown can be pasted; running text makes room."""
    for name in (*COLLECTIONS, "units"):
        collection = getattr(shipped, name)
        shown = repr(collection)
        assert all(one in shown for one in collection.ids[:12])
    organisations, targets = collection_text(shipped.organisations, most=None), collection_text(shipped.targets)
    assert all(o.body.id in organisations for o in shipped.organisations)
    assert all(f"  {t.indicator.id}  " in targets for t in shipped.targets)


def test_running_text_makes_room_for_a_long_id() -> None:
    """Down to 20 columns and no further; other columns keep their size."""
    rows = [("i" * 60, "字" * 30, "1" * 44)]
    [_, line] = table(("id", "summary", "x"), rows).splitlines()
    [_, longest] = table(("id", "summary", "x"), [("i" * 99, *rows[0][1:])]).splitlines()

    assert line == f"{'i' * 60}  {'字' * 13}…   {'1' * 44}"
    assert longest == f"{'i' * 99}  {'字' * 9}…   {'1' * 44}"


def test_instruments_are_cut_between_ids(shipped: Catalog) -> None:
    """Those that fit are whole; a … stands for the others."""
    measure = shipped.measures[0]
    ids = ["policy-document", "coordination-body", "degree-education"]
    some = evolve(measure, instruments=tuple(shipped.instruments[one] for one in ids))

    assert "  policy-document+coordination-body+…  " in collection_text([some])
    assert "  policy-document+coordination-body  " in collection_text([evolve(some, instruments=some.instruments[:2])])


def test_all_rows_can_be_shown(shipped: Catalog) -> None:
    """With no line about the rest; a hint goes to its end."""
    assert len(collection_text(shipped.measures, most=None).splitlines()) == len(shipped.measures) + 2
    assert collection_text(shipped.measures, hint="; so").endswith(f"... and {len(shipped.measures) - 12} more; so")


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
