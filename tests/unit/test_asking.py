"""The one way in which every `where` answers."""

import inspect
from typing import Any

import pytest

from sgpolicy import Catalog
from sgpolicy.catalog.asking import any_of, elsewhere
from sgpolicy.schema import CLASSES

COLLECTIONS = (*CLASSES, "units")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_what_is_declared_is_what_can_be_asked(name: str, shipped: Catalog) -> None:
    """The keywords of a signature are the facts of the collection, and `known_by` for what documents say."""
    collection = getattr(shipped, name)
    parameters = inspect.signature(collection.where).parameters
    declared = {each.name for each in parameters.values() if each.kind is each.KEYWORD_ONLY}

    assert declared - {"known_by"} == set(collection._FACTS)
    assert ("known_by" in declared) == hasattr(collection[0], "document") or name == "documents"


@pytest.mark.parametrize("name", COLLECTIONS)
def test_help_has_the_declaration(name: str, shipped: Catalog) -> None:
    """Its text names each keyword."""
    where = getattr(shipped, name).where
    keywords = [keyword for keyword in inspect.signature(where).parameters if keyword != "predicate"]

    assert where.__name__ == "where"
    assert [keyword for keyword in keywords if f"{keyword}:" not in where.__doc__] == []


@pytest.mark.parametrize("name", COLLECTIONS)
def test_an_unknown_keyword_is_refused(name: str, shipped: Catalog) -> None:
    """Even with None, which asks for nothing."""
    with pytest.raises(TypeError, match=r"\.where\(\) has no keyword 'regoin'"):
        getattr(shipped, name).where(regoin=None)


def test_more_than_a_predicate_is_refused(shipped: Catalog) -> None:
    """Everything else goes by its name."""
    where: Any = shipped.measures.where
    with pytest.raises(TypeError, match="takes 1 positional argument, not 2"):
        where(bool, "黑龙江")


def test_nothing_asked_is_the_collection_itself(shipped: Catalog) -> None:
    """No copy is made."""
    assert shipped.measures.where(None, region=None) is shipped.measures


def test_any_of_joins_what_each_means(shipped: Catalog) -> None:
    """A word that means several counts as all of them."""
    measures = shipped.measures
    fact, vocabulary = measures._FACTS["instrument"], measures._vocabulary
    both = any_of("instrument", fact, vocabulary, ["培训", "供给型"])

    assert both == {"training"} | {one.id for one in shipped.instruments.where(rothwell_zegveld="supply")}


def test_a_name_is_sought_under_every_keyword(shipped: Catalog) -> None:
    """Those that take any text know nothing."""
    facts, vocabulary = shipped.absences._FACTS, shipped.absences._vocabulary

    assert list(elsewhere("黑龙江", facts, vocabulary)) == ["region='黑龙江'", "within='黑龙江'"]
    assert list(elsewhere("绝无此名", facts, vocabulary)) == []
