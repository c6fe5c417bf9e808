"""Passages for whoever has the source texts, and what is said to whoever has not."""

import pickle
from pathlib import Path

import pytest
from tests.unit.coded import TEXT, filled

import sgpolicy
from sgpolicy import Catalog, Record
from sgpolicy.errors import TextNotAtHandError
from sgpolicy.sources import SOURCES
from sgpolicy.sources.passages import sources_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the source text, and the sound document beside it."""
    (tmp_path / "jia.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "jia-2020-report.yaml").write_text(filled(), encoding="utf-8")
    return tmp_path


@pytest.fixture
def catalog(folder: Path) -> Catalog:
    """What is coded of it."""
    return sgpolicy.load(folder)


@pytest.fixture
def record(catalog: Catalog) -> Record:
    """A target of 500人."""
    return catalog.targets["jia-2020-report/certified-2025"]


def test_evidence_has_its_text(catalog: Catalog, folder: Path) -> None:
    """To the character; of a figure it is the wording."""
    for record in catalog.records():
        for place in record.evidence:
            assert place.span is not None
            assert place.text(folder) == TEXT[slice(*place.span)]
            assert place.as_stated in (None, place.text(folder))


def test_a_passage_has_what_stands_around_it(record: Record, folder: Path) -> None:
    """As many characters as asked for, and never beyond the text."""
    found, whole = record.passage(folder, context=5), record.passage(str(folder), context=10_000)

    assert (found.before, found.text, found.after) == ("证社工达到", "500人", "。二是进一")
    assert str(found) == "…证社工达到⟦500人⟧。二是进一…"
    assert repr(found).startswith("<Passage jia.txt[")
    assert repr(found).endswith("⟦500人⟧。二是进一…>")
    assert whole.before + whole.text + whole.after == TEXT
    assert "\n" not in str(whole)
    assert record.passage(folder) == record.evidence[0].passage(folder, context=40)


def test_the_environment_names_the_folder(record: Record, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where none is given; one that is given comes first."""
    monkeypatch.setenv(SOURCES, str(folder))

    assert record.passage().text == "500人"
    assert sources_folder("elsewhere") == Path("elsewhere")


def test_a_folder_is_needed(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says how to give it."""
    monkeypatch.delenv(SOURCES, raising=False)

    with pytest.raises(ValueError, match=r"no folder with the source texts is given; give sources=, or set SGPOLICY_"):
        record.passage()
    with pytest.raises(TypeError, match="sources takes the folder with the source texts, not int: 3"):
        record.passage(3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "does not exist"),
        (TEXT + "。", "is another text, of 188 characters, not 187"),
        (TEXT.replace("500人", "600人"), "is another text: its SHA-256 is "),
    ],
)
def test_another_text_is_refused(text: str | None, reason: str, record: Record, tmp_path: Path) -> None:
    """A span means nothing in it."""
    reason = reason.replace("188", str(len(TEXT) + 1)).replace("187", str(len(TEXT)))
    (tmp_path / "jia.txt").unlink()
    if text is not None:
        (tmp_path / "jia.txt").write_text(text, encoding="utf-8")

    with pytest.raises(TextNotAtHandError, match="the text of jia-2020-report is not at hand: jia") as caught:
        record.passage(tmp_path)
    assert reason in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301 - our own bytes


def test_a_page_has_its_wording_only(shipped: Catalog, tmp_path: Path) -> None:
    """The error repeats it, and names the page."""
    page = next(r for r in shipped.observations if r.document.page and not any(e.span for e in r.evidence))

    with pytest.raises(TextNotAtHandError, match=r"read from https?://.*, of which only the wording 「.*」 is kept"):
        page.passage(tmp_path)


@pytest.mark.parametrize(("context", "error"), [(-1, ValueError), (True, TypeError), ("5", TypeError)])
def test_context_is_a_number_of_characters(context: int, error: type[Exception], record: Record, folder: Path) -> None:
    """0 or more."""
    with pytest.raises(error, match="context"):
        record.passage(folder, context=context)
