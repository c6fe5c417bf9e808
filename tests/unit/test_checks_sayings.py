"""The checks of `sgpolicy.checks.sayings`: what each says, and what it passes over."""

import re
from typing import Any

import pytest
from attrs import evolve
from tests.unit.coded import catalog, document, place, record, said, source

from sgpolicy.model.document import Inference, Uncoded
from sgpolicy.model.period import Period
from sgpolicy.model.words import Commitment, Status, UncodedReason


def measure(text: str, passage: str, **changes: Any) -> Any:  # noqa: ANN401 - a measure
    """Return the measure, whose passage is *passage* of *text*, with terms by their ids."""
    for name in ("domains", "settings"):
        changes[name] = tuple(getattr(catalog(), name)[one] for one in changes.get(name, "").split())
    return record("training", evidence=(place(passage, text),), **changes)


def found(check: str, text: str, *records: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 - records
    """Return path and message of what *check* says of records coded from *text*."""
    given = document(source=source(extent=(0, len(text)), characters=len(text)))
    return [(path, message) for _, path, message, _ in said(check, *records, given=given, text=text)]


@pytest.mark.parametrize(
    ("domain", "text", "stands"),
    [
        ("elderly", "前文。在养老机构【设岗】", True),
        ("elderly", "养老。【设岗】", False),
        ("elderly", "1.养老服务\n文。【设岗】。\n2.乙\n文。", True),
        ("talent-work", "把社会工作人才【纳入规划】", False),
        ("talent-work", "把社会工作专业人才【纳入各类人才规划】", True),
        ("talent-work", "推动社工人才【融入全省人才队伍建设】", True),
        ("talent-work", "加强人才队伍建设,【设社工岗】", False),
        ("talent-work", "【引才聚才】", True),
        ("rural", "在农村【培训养殖】", False),
        ("rural", "在农村【设社工站】", True),
        ("rural", "【设社工站】", False),
    ],
)
def test_a_domain_has_a_word_in_its_sentence(domain: str, text: str, *, stands: bool) -> None:
    """Or in the heading of its innermost item; the talent of social work is none of its own."""
    before, passage, after = re.split("[【】]", text)
    text = before + passage + after
    one = measure(text, passage, domains=domain)

    paths = [path for path, _ in found("domain-words", text, one)]

    assert paths == ([] if stands else [("domains", 0)])
    assert found("domain-words", text, evolve(one, inferred=(Inference(field="domains", because="x"),))) == []


def test_each_domain_without_a_word_is_told_once() -> None:
    """With words that would do."""
    text = "为残疾人设岗"

    assert found("domain-words", text, measure(text, "设岗", domains="disability elderly children")) == [
        (("domains", 1), "elderly, but its sentence says nothing of it, such as 养老、为老、老年"),
        (("domains", 2), "children, but its sentence says nothing of it, such as 儿童、未成年、孤儿"),
    ]


@pytest.mark.parametrize(
    ("setting", "text", "stands"),
    [
        ("village", "在行政村设岗", True),
        ("village", "在社区设岗", False),
        ("street-township", "在街道设岗", True),
        ("university", "依托高等学校设岗", True),
        ("trade-union", "在企业设岗", False),
        ("civil-affairs-institution", "在福利院设岗", True),
        ("community", "村(社)设岗", True),
    ],
)
def test_a_setting_has_a_word_in_its_sentence(setting: str, text: str, *, stands: bool) -> None:
    """The seat of whoever acts, or what the document is about, is no setting."""
    assert [path for path, _ in found("setting-words", text, measure(text, "设岗", settings=setting))] == (
        [] if stands else [("settings", 0)]
    )


def test_words_of_other_languages_are_not_looked_for() -> None:
    """The tables are Chinese."""
    given = document(language="en")

    assert said("domain-words", measure("设岗", "设岗", domains="elderly"), given=given, text="设岗") == []


OFFERED = "五、甲\n各单位要设站。\n附:流程(参照)\n(一)乙\n各单位要建室。\n(二)丙\n(一)丁\n各单位要聘人。\n"


@pytest.mark.parametrize(
    ("passage", "commitment", "words"),
    [
        ("设站", Commitment.MUST, None),
        ("设站", Commitment.REFERENCE, "no heading offers it as a model"),
        ("建室", Commitment.REFERENCE, None),
        ("建室", Commitment.MUST, "stands under a heading that offers a model"),
        ("聘人", Commitment.REFERENCE, None),
        ("聘人", Commitment.MUST, "stands under a heading that offers a model"),
    ],
)
def test_a_model_is_offered_by_its_heading(passage: str, commitment: Commitment, words: str | None) -> None:
    """By any heading above, and by that of an annex for its parts that have lost theirs."""
    status = Status.ENCOURAGED if commitment is Commitment.REFERENCE else Status.REQUIRED
    one = measure(OFFERED, passage, status=status, commitment=commitment)

    assert found("model-offered", OFFERED, one) == ([] if words is None else [(("commitment",), words)])


def test_a_sentence_may_offer_a_model_itself() -> None:
    """Where it has the word, the coder judges whether it offers or orders."""
    text = "以下合同供参考。参照执行。"
    binding, offering = (
        measure(text, "参照执行", status=status, commitment=commitment)
        for status, commitment in ((Status.REQUIRED, None), (Status.ENCOURAGED, Commitment.REFERENCE))
    )

    assert found("model-offered", text, binding, offering) == []


@pytest.mark.parametrize(
    ("text", "commitment", "stands"),
    [
        ("社工不得泄密", Commitment.PROHIBIT, True),
        ("社工应泄密", Commitment.PROHIBIT, False),
        ("社工可以泄密", Commitment.PERMIT, True),
        ("社工要泄密", Commitment.PERMIT, False),
        ("社工泄密", Commitment.MUST, True),
        ("社工泄密", None, True),
    ],
)
def test_a_ban_and_a_permission_have_their_word(text: str, commitment: Commitment | None, *, stands: bool) -> None:
    """Other commitments may come from the sentence before."""
    one = measure(text, "泄密", status=Status.REQUIRED, commitment=commitment)

    assert [path for path, _ in found("modal-words", text, one)] == ([] if stands else [("commitment",)])


@pytest.mark.parametrize(
    ("text", "time", "words"),
    [
        ("近年来,甲省培训社工", None, "its sentence says 近年来, but no time is given"),
        ("近年来,甲省培训社工", Period.parse("../2020", as_stated="近年来"), None),
        ("近年来,甲省培训社工", Period.parse("2018/2020", as_stated="近年来"), "2018/2020 has a beginning"),
        ("近年来情况很好,2019年甲省培训社工", Period.parse("2019", as_stated="2019年"), None),
        ("近年来很好。甲省培训社工", None, None),
    ],
)
def test_an_open_time_is_stored_as_open(text: str, time: Period | None, words: str | None) -> None:
    """A time of its own in the clause goes before it."""
    one = measure(text, "培训社工", time=time)
    (message,) = [message for _, message in found("open-time", text, one)] or [None]

    assert (message is None) == (words is None)
    assert not words or words in str(message)


@pytest.mark.parametrize(
    ("text", "acts", "path"),
    [
        ("乙市依托甲省民政厅培训社工", True, ("actors", 0)),
        ("乙市通过甲省民政厅培训社工", True, ("actors", 0)),
        ("乙市依托学校,由甲省民政厅培训社工", True, None),
        ("甲省民政厅培训社工", True, None),
        ("乙市依托甲省民政厅培训社工", False, None),
        ("委托甲省民政厅培训社工", False, ("id",)),
        ("委托甲省民政厅培训社工", True, None),
        ("甲省民政厅委托学校培训社工", False, None),
    ],
)
def test_who_is_made_use_of_does_not_act(text: str, path: tuple[Any, ...] | None, *, acts: bool) -> None:
    """And whoever is commissioned does."""
    department = record("department", evidence=(place("甲省民政厅", text),))
    one = measure(text, text, actors=(department.body,) if acts else ())

    assert [path for path, _ in found("means-or-actor", text, department, one)] == ([] if path is None else [path])


@pytest.mark.parametrize(
    ("printed", "reason", "needless"),
    [
        ("一", UncodedReason.ENUMERATOR, True),
        ("二是", UncodedReason.HEADING, True),
        ("三", UncodedReason.ENUMERATOR, False),
        ("一", UncodedReason.ORDINAL, False),
    ],
)
def test_what_the_audit_knows_need_not_be_listed(printed: str, reason: UncodedReason, *, needless: bool) -> None:
    """Only where it stands as a label."""
    text = "甲。一是乙。二是丙。有三种。"
    start = text.index(printed)
    entry = Uncoded(start=start, end=start + len(printed), printed=printed, reason=reason)
    given = document(uncoded=(entry,), source=source(extent=(0, len(text)), characters=len(text)))

    assert [path for _, path, _, _ in said("needless-uncoded", given=given, text=text)] == (
        [("uncoded", 0)] if needless else []
    )
