"""The checks of `sgpolicy.checks.judgements`: what each says, and what it passes over."""

from typing import Any

import pytest
from attrs import evolve
from tests.unit.sound import document, record, said

import sgpolicy
from sgpolicy.checks import rules
from sgpolicy.model.words import Commitment, Role, Status

BOOK = sgpolicy.load()


def measure(*instruments: str, domains: tuple[str, ...] = (), **changes: Any) -> Any:  # noqa: ANN401 - a measure
    """Return a measure with instruments and domains of the shipped codebook."""
    return record(
        "hold-exam",
        instruments=tuple(BOOK.instruments[one] for one in instruments),
        domains=tuple(BOOK.domains[one] for one in domains),
        **changes,
    )


def test_the_tables_name_terms_that_exist() -> None:
    """A rule for an id that the codebook lacks would never be kept."""
    pairs = {one for pair in rules.EXCLUSIVE for one in pair}

    assert pairs | rules.OF_WORKERS | {rules.ABOUT, rules.NAMED, rules.APART} <= set(BOOK.instruments.ids)
    assert rules.CLIENTS | {rules.JOBS} <= set(BOOK.domains.ids)
    assert set(rules.DOMAIN_WORDS) == set(BOOK.domains.ids)
    assert set(rules.SETTING_WORDS) <= set(BOOK.settings.ids)
    assert set(rules.COMMITMENTS) == set(Status)


@pytest.mark.parametrize("pair", sorted(map(sorted, rules.EXCLUSIVE)), ids="+".join)
def test_instruments_that_exclude_each_other_are_told_in_either_order(pair: list[str]) -> None:
    """Unless a document is issued about the other."""
    for main, other in (pair, pair[::-1]):
        found = [
            (path, message.partition(";")[0])
            for _, path, message, _ in said("instruments-exclude", measure(main, other))
        ]

        expected = (("instruments", 1), f"{main} and {other} exclude each other")
        assert found == ([] if main == rules.ABOUT else [expected])


@pytest.mark.parametrize(
    ("instruments", "second"),
    [
        (("training",), None),
        (("training", "funding"), None),
        (("policy-document", "research"), None),
        (("policy-document", "evaluation"), None),
        (("service-purchase", "funding"), None),
        (("training", "other"), 1),
        (("other", "training"), 1),
        (("policy-document", "other"), 1),
        (("funding", "salary-subsidy", "award"), 2),
    ],
)
def test_other_means_stand_beside_the_main_one(instruments: tuple[str, ...], second: int | None) -> None:
    """Only what the tables exclude is told, and `other` beside anything."""
    found = [path for _, path, _, _ in said("instruments-exclude", measure(*instruments))]

    assert found == ([] if second is None else [("instruments", second)])


def test_the_message_quotes_what_an_instrument_is_not() -> None:
    """So that nobody need look it up."""
    ((_, _, message, remedy),) = said("instruments-exclude", measure("salary-subsidy", "award"))

    assert BOOK.instruments["salary-subsidy"].is_not in message
    assert remedy == "keep the one that the act is; two acts are two measures"


@pytest.mark.parametrize(
    ("instrument", "changes", "words"),
    [
        ("talent-programme", {}, "for a named programme"),
        ("talent-programme", {"programme": record("hundred-plan")}, None),
        ("other", {}, "no note says what the act is"),
        ("other", {"note": "A show."}, None),
        ("training", {}, None),
    ],
)
def test_some_instruments_ask_for_more(instrument: str, changes: dict[str, Any], words: str | None) -> None:
    """A programme for one, a note for the other."""
    found = [message for _, _, message, _ in said("instrument-says-what", measure(instrument, **changes))]

    assert len(found) == (words is not None)
    assert not words or words in found[0]


@pytest.mark.parametrize(
    ("instrument", "domains", "place"),
    [
        ("recruitment", ("employment",), 0),
        ("post-creation", ("community-governance", "employment"), 1),
        ("secondment", ("employment",), 0),
        ("service-delivery", ("employment",), None),
        ("post-creation", ("disability", "employment"), None),
        ("recruitment", ("community-governance",), None),
    ],
)
def test_the_jobs_of_social_workers_are_no_domain(instrument: str, domains: tuple[str, ...], place: int | None) -> None:
    """Where a group of clients is named, the jobs may be theirs."""
    found = [path for _, path, _, _ in said("domain-for-clients", measure(instrument, domains=domains))]

    assert found == ([] if place is None else [("domains", place)])


FITTING = {
    Status.PLANNED: {"plan", "must", "ensure", "strive", "encourage", "explore"},
    Status.REQUIRED: {"must", "ensure", "strive", "prohibit"},
    Status.ENCOURAGED: {"encourage", "explore", "permit", "reference"},
}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("commitment", [None, *Commitment])
def test_a_commitment_goes_with_its_status(status: Status, commitment: Commitment | None) -> None:
    """What is done has none, which another check says."""
    found = said("commitment-fits", record("hold-exam", status=status, commitment=commitment))

    fits = commitment is None or str(commitment) in FITTING.get(status, set(Commitment))
    assert [path for _, path, _, _ in found] == ([] if fits else [("commitment",)])
    assert fits or found[0][2] == f"the commitment {commitment} does not go with a measure that is {status}"


@pytest.mark.parametrize(
    ("role", "acts", "issued", "words"),
    [
        (Role.ISSUER, True, True, None),
        (Role.ISSUER, False, False, "did not issue this document"),
        (Role.ISSUER, False, None, None),
        (Role.ACTOR, True, False, None),
        (Role.ACTOR, False, False, None),
        (Role.MENTIONED, True, True, "among the actors"),
        (Role.AUTHORITY, True, True, "among the actors"),
        (Role.MENTIONED, False, True, None),
        (Role.PARTNER, True, False, None),
    ],
)
def test_a_role_fits_what_the_file_says_besides(
    role: Role, *, acts: bool, issued: bool | None, words: str | None
) -> None:
    """An issuer is one of the document's, if it has any; a bystander does none of its measures."""
    body = record("civil-affairs").body
    other = evolve(body, id="another")
    given = document(issuer=None if issued is None else body if issued else other)
    one = record("civil-affairs", given, role=role)
    act = record("train-workers", given, actors=(body,) if acts else ())
    found = said("role-fits", given, one, act)

    assert [path for _, path, _, _ in found] == ([] if words is None else [("role",)])
    assert not words or words in found[0][2]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("联系人才制度", "is a 制度"),
        ("“四级”网络", "is a 网络"),
        ("“四级网络”", "is a 网络"),
        ("远程教育平台", "is a 平台"),
        ("百人计划", None),
        ("关于培训的通知", "is cited as a document"),
        ("平台建设工程", None),
    ],
)
def test_a_programme_has_a_life_of_its_own(name: str, words: str | None) -> None:
    """What is by its name a system, or is cited, has none."""
    programme = record("hundred-plan")
    programme = evolve(programme, name=evolve(programme.name, zh=name))
    found = said("programme-lives", programme, record("notice"))

    assert [path for _, path, _, _ in found] == ([] if words is None else [("name", "zh")])
    assert not words or words in found[0][2]
