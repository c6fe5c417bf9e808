"""A slice of the large corpus; `python -m tests.broken.corpus` runs all of it."""

import pytest
from tests.broken.corpus import cases, judge, run, table


@pytest.mark.parametrize("count", [24, pytest.param(600, marks=pytest.mark.slow)])
def test_slice_of_the_corpus_is_answered_well(count: int) -> None:
    """No mistake is accepted, nothing crashes or leaks, and nearly all answers are right."""
    outcomes = run(count, seed=7, workers=1)

    report = table(outcomes)
    assert [] == [(o.kind, o.faults) for o in outcomes if o.faults]
    assert 0.97 <= sum(o.line and o.path for o in outcomes) / len(outcomes), report
    assert 0.95 <= sum(o.hint for o in outcomes) / len(outcomes), report
    meant = [o.intended for o in outcomes if o.intended is not None]
    assert 0.90 <= sum(meant) / len(meant), report


def test_command_answers_the_same_in_a_process_of_its_own() -> None:
    """What main() says here is what the command says."""
    for kind, name, mistake in cases(1, seed=8):
        outcome = judge(kind, name, mistake, process=True)

        assert () == outcome.faults
        assert outcome.line
