"""What files refer to by id: terms that are made when something needs them, and records."""

import pytest

from sgpolicy.files.folder import DataFile
from sgpolicy.files.load import Loaded, Loader
from sgpolicy.files.references import References, plural
from sgpolicy.model.terms import Body, Domain
from sgpolicy.problem import DataError
from sgpolicy.schema import TERM_TYPES, TERMS

LONGEST = 20


def loaded(*texts: str) -> Loaded:
    """Return what files without any codebook beneath hold."""
    return Loader().run([DataFile(f"{number}.yaml", text) for number, text in enumerate(texts)])


def told(*texts: str) -> list[tuple[str, str]]:
    """Return path and message of what is wrong with files."""
    with pytest.raises(DataError) as caught:
        loaded(*texts)
    return [(problem.path, problem.message) for problem in caught.value.problems]


def domain(name: str, broader: str = "") -> str:
    """Return the entry of a domain."""
    more = f", broader: {broader}" if broader else ""
    return f"  - {{id: {name}, name: {{zh: 字, en: x}}, definition: x, is_not: z{more}}}\n"


def chain(length: int) -> list[str]:
    """Return the entries of as many domains, each below the one before."""
    return [domain(f"d-{number}", f"d-{number - 1}" if number else "") for number in range(length)]


def test_every_kind_of_term_is_called_by_the_key_of_its_list() -> None:
    """So that a remedy names the key."""
    assert list(TERM_TYPES) == [plural(kind) for kind in TERMS.values()]


def test_terms_may_refer_to_later_ones_and_to_those_of_other_files() -> None:
    """They are made on demand, once, and stand in the order of the files."""
    made = loaded("domains:\n" + domain("b", "a") + domain("a", "c"), "domains:\n" + domain("c"))

    assert ["c", "a", "b"] == [term.id for term in made.terms[Domain]]
    c, a, b = made.terms[Domain]
    assert (a, c) == (b.broader, a.broader)


@pytest.mark.parametrize("backwards", [False, True])
def test_the_longest_chain_is_bounded(backwards: object) -> None:
    """Walking it must never exhaust the stack, whatever the order of the file."""
    step = -1 if backwards else 1

    assert LONGEST == len(loaded("domains:\n" + "".join(chain(LONGEST)[::step])).terms[Domain])
    assert any("a chain of more than 20" in message for _, message in told("domains:\n" + "".join(chain(50)[::step])))


def test_a_circle_is_told() -> None:
    """Once: those that stand on it are lost, and that is no second mistake."""
    found = told("domains:\n" + domain("a", "b") + domain("b", "a") + domain("c", "a"))

    assert ["domains refer to each other in a circle or a chain of more than 20"] == [message for _, message in found]


def test_what_is_wrong_on_a_circle_is_told_once() -> None:
    """Though it is tried again and again."""
    found = told("domains:\n" + domain("a", "b").replace(", definition: x", "") + domain("b", "a"))

    assert ("domains[0]", "lacks the key 'definition'") in found
    assert len(set(found)) == len(found) == 2


def test_what_could_not_be_made_is_not_missing() -> None:
    """A reference to a term, or into a list, with mistakes of its own is passed over."""
    assert [("domains[0].definition", "is empty")] == told(
        "domains:\n" + domain("a").replace("definition: x", 'definition: ""') + domain("b", "a")
    )
    assert [("domians", "unknown key 'domians'")] == told("domians:\n" + domain("a"), "domains:\n" + domain("b", "a"))


def test_what_is_nowhere_is_told_with_the_nearest() -> None:
    """A term, and a region by its name."""
    assert [("domains[1].broader", "unknown domain 'elderly-carr'")] == told(
        "domains:\n" + domain("elderly-care") + domain("b", "elderly-carr")
    )
    regions = 'regions:\n  - {code: "100000", iso: CN, level: country, short: 中国, traditional: 中國, '
    bodies = "bodies:\n  - {id: b, name: {zh: 字, en: x}, kind: government, region: 中国}\n"
    assert [("bodies[0].region", "region '中国' is a name")] == told(
        regions + "name: {zh: 中华人民共和国, en: China}}\n" + bodies
    )


def test_the_base_stays_as_it_is() -> None:
    """What a load adds is its own."""
    known: dict[type, dict[str, object]] = {Body: {}}
    references = References()
    references.start(known)
    references.known[Body]["x"] = object()

    assert {Body: {}} == known
