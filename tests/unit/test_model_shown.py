"""How values show themselves: one short line, whatever they hold."""

import copy
import pickle
from typing import Any

import attrs
import pytest

from sgpolicy import Catalog, Interval, Period, read_document_number, read_quantity
from sgpolicy.analysis.series import series
from sgpolicy.model.document import Fault, Inference, Reliability, Source, Uncoded
from sgpolicy.model.name import Name
from sgpolicy.model.shown import one_line
from sgpolicy.model.unit import unit
from sgpolicy.model.words import Basis, FaultKind, Grade, UncodedReason

SOURCE = Source(file="a.txt", characters=9, sha256="0" * 64, extent=(1, 9))
SHOWN: list[tuple[Any, str]] = [
    (Name(zh="社工", en="social worker"), "<Name 社工 (social worker)>"),
    (unit("CNY/month"), "<Unit CNY/month 元每月 (yuan a month)>"),
    (Interval(lower=400), "<Interval [400, ∞)>"),
    (read_quantity("近300人"), "<Quantity (270, 300) person 「近300人」>"),
    (Period.parse("2021/2025"), "<Period 2021/2025>"),
    (
        Period.parse("2012", basis=Basis.INFERRED, because="b", as_stated="明年"),
        "<Period 2012? 「明年」>",
    ),
    (read_document_number("吉民发〔2010〕31号"), "<DocumentNumber 吉民发〔2010〕31号>"),
    (read_document_number("吉民发[2010]31号"), "<DocumentNumber 吉民发〔2010〕31号 printed 「吉民发[2010]31号」>"),
    (SOURCE, "<Source a.txt[1:9] of 9 characters>"),
    (Reliability(grade=Grade.B, because="faithful"), "<Reliability B: faithful>"),
    (Inference(field="region", because="of the title"), "<Inference region: of the title>"),
    (
        Fault(start=1, end=3, printed="〞x", repaired="”x", kind=FaultKind.CHARACTER),
        "<Fault [1:3] 「〞x」 for 「”x」 (character)>",
    ),
    (
        Uncoded(start=1, end=3, printed="第一", reason=UncodedReason.ORDINAL),
        "<Uncoded [1:3] 「第一」 (ordinal)>",
    ),
]


@pytest.mark.parametrize(("value", "shown"), SHOWN, ids=lambda v: type(v).__name__)
def test_a_value_shows_what_it_is(value: Any, shown: str) -> None:  # noqa: ANN401 - any value class
    """Class and gist in one line."""
    assert repr(value) == shown


@pytest.mark.parametrize("value", [value for value, _ in SHOWN], ids=lambda v: type(v).__name__)
def test_a_value_is_frozen_and_travels(value: Any) -> None:  # noqa: ANN401 - any value class
    """It cannot be assigned to, is equal to its copies and hashes alike."""
    pickled = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes
    for twin in (pickled, copy.copy(value), copy.deepcopy(value)):
        assert value == twin
        assert hash(value) == hash(twin)
    for attribute in attrs.fields(type(value)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, attribute.name, None)
    with pytest.raises(AttributeError):
        value.anything = 1


def test_every_class_of_the_shipped_data_shows_itself_on_one_line(shipped: Catalog) -> None:
    """Records, documents, terms, evidence, verdicts, series and breaks."""
    found = series(shipped.observations)
    things = [
        *shipped.documents,
        *shipped.records(),
        *shipped.regions,
        *shipped.works,
        *(place for record in shipped.records() for place in record.evidence),
        *shipped.progress(),
        *found,
        *(mark for one in found for mark in one.breaks),
    ]

    for thing in things:
        assert repr(thing).startswith(f"<{type(thing).__name__} ")
        assert repr(thing).isprintable()


def test_evidence_shows_its_wording(shipped: Catalog) -> None:
    """File, offsets, section and what stands there."""
    assert repr(shipped["hl-2011-workforce-report/high-level-2012"].evidence[0]) == (  # type: ignore[union-attr]
        "<Evidence 000_53a7abc3febd3720.txt[3590:3594] 二/(四)/一是 「50多名」>"
    )


def test_line_breaks_and_escapes_are_written_out() -> None:
    """A representation never moves the cursor."""
    assert one_line("a\nb\x1b[0m\u202e") == "a\\u000ab\\u001b[0m\\u202e"
    assert repr(Name(zh="两\n行", en="two lines")) == "<Name 两\\u000a行 (two lines)>"
