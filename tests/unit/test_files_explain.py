"""From what cattrs and the model raise to findings, and which of those are echoes."""

from typing import Any

from attrs import evolve

from sgpolicy.files.explain import explained, not_a_list, unknown_key, without_echoes
from sgpolicy.files.reader import read_tree
from sgpolicy.files.structure import Structurer
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.record import Record
from sgpolicy.model.terms import Domain
from sgpolicy.problem import Finding
from sgpolicy.schema import RECORD_CLASSES


def found(text: str, cls: type[Any] = Domain) -> list[tuple[tuple[str | int, ...], str]]:
    """Return path and message of all that is wrong with a mapping for *cls*."""
    tree, problems = read_tree(text, "x.yaml")
    assert [] == problems
    _, findings = Structurer().make(cls, tree, ("domains", 3))
    return [(finding.path[2:], finding.message) for finding in findings]


def test_everything_that_is_wrong_is_told_at_its_own_place() -> None:
    """Not only the first mistake."""
    assert [
        (("id",), "'X' is not an id"),
        (("name", "zh"), "is empty"),
        (("definition",), "unquoted, '2011' is not text to some YAML readers"),
        ((), "lacks the key 'is_not'"),
        (("zzz",), "unknown key 'zzz'"),
    ] == found("id: X\nname: {zh: , en: x}\ndefinition: 2011\nzzz: 1\n")


def test_a_mistyped_key_is_one_mistake() -> None:
    """That the right key is missing then is an echo; another missing key is none."""
    missing = [Finding(path=("a",), message=f"lacks {key}", lacking=key) for key in ("unit", "role")]
    typo = unknown_key(("a",), "unti", ["unit", "role"])
    (told, other) = without_echoes([missing[0], typo, missing[1]])

    assert (("a", "unti"), "did you mean unit?") == (told.path, told.remedy)
    assert missing[1] is other


def test_keys_elsewhere_are_no_echo() -> None:
    """A mistyped key explains what is missing beside it alone."""
    missing = Finding(path=("b",), message="lacks unit", lacking="unit")
    typo = unknown_key(("a",), "unti", ["unit"])

    assert [missing, typo] == without_echoes([missing, typo])
    assert [missing] == without_echoes([missing])
    assert [evolve(missing, lacking=None)] == without_echoes([evolve(missing, lacking=None)])


def test_what_a_class_of_the_model_refuses_is_told_at_its_field() -> None:
    """With its value, if the file has the field; else at the mapping, in the words of the model."""
    number = 'printed: "黑民函〔2019〕5号", issuer_code: 黑民函, year: 2019'

    assert [(("serial",), "'0' does not fit here")] == found(f"{{{number}, serial: 0}}", DocumentNumber)
    assert [((), "lacks the key 'serial'")] == found(f"{{{number}}}", DocumentNumber)


def test_an_error_of_any_other_class_is_told_in_its_own_words() -> None:
    """No exception of the model is lost."""
    (finding,) = explained(ValueError("is odd; write it even"), ("a", 1), None)

    assert (("a", 1), "is odd", "write it even") == (finding.path, finding.message, finding.remedy)
    (finding,) = explained(ValueError(), (), None)
    assert finding.remedy


def test_no_list_is_told_with_what_it_is() -> None:
    """Under its key."""
    assert (("targets",), "is 'none', not a list") == (
        not_a_list("targets", "none").path,
        not_a_list("targets", "none").message,
    )


def test_every_record_has_its_classes_keys() -> None:
    """Of each class of record an empty mapping lacks at least its id and its place."""
    for cls in RECORD_CLASSES.values():
        assert issubclass(cls, Record)
        lacking = [message for _, message in found("zzz: 1", cls)]
        assert "lacks the key 'id'" in lacking
