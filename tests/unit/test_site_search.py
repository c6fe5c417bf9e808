"""The search index: scripts that a page reads without a server, and finds in what Python would find."""

import json
import re
from typing import Any

import pytest

pytest.importorskip("jinja2", reason="the extra `site` is not installed: pip install 'sgpolicy[site]'")
pytest.importorskip("vl_convert", reason="the extra `site` is not installed: pip install 'sgpolicy[site]'")

from sgpolicy import Catalog
from sgpolicy.catalog.search import grams, plain
from sgpolicy.script import simplified
from sgpolicy.site.addresses import address
from sgpolicy.site.search import gist, search_files
from sgpolicy.testing.catalogs import make_catalog


def read(catalog: Catalog) -> dict[str, list[object]]:
    """Return what each script hands over, as the page sees it."""
    found: dict[str, list[object]] = {"entries": [], "grams": [], "index": []}
    for _, text in search_files(catalog):
        hit = re.fullmatch(r'sgpolicy\("(\w+)",(\d+),(.*)\);\n', text, re.DOTALL)
        assert hit
        found[hit[1]].append(json.loads(hit[3]))
    return found


def find(index: dict[str, list[object]], words: str) -> list[list[str]]:
    """Return the entries that hold every gram of *words*, as the script of the page does."""
    entries = [entry for chunk in index["entries"] for entry in chunk]  # type: ignore[attr-defined] # JSON
    numbers: set[int] | None = None
    for gram in grams(plain(words)):
        shard: dict[str, str] = index["grams"][ord(gram[0]) % len(index["grams"])]  # type: ignore[assignment] # JSON
        last, held = 0, set()
        for step in shard.get(gram, "").split(","):
            last += int(step or "0", 36)
            held.add(last)
        numbers = held if numbers is None else numbers & held
    return [entries[number] for number in sorted(numbers or ())]


def test_the_index_finds_what_python_finds(shipped: Catalog) -> None:
    """社工 is found, also as 社会工作, and every hit leads somewhere."""
    index = read(shipped)
    found = find(index, "社工")

    assert found == find(index, "社会工作")
    assert any(entry[0] == "indicator" for entry in found)
    assert any(entry[0] == "measure" for entry in found)
    assert all(entry[1].partition("#")[0].endswith(".html") for entry in found)
    assert find(index, "subsidies") == find(index, "subsidy")


def test_the_index_knows_traditional_characters(shipped: Catalog) -> None:
    """Those of which it has the simplified one, and no others: 補貼 is found as 补贴."""
    index: Any = read(shipped)["index"][0]
    _, size, count, pairs, kinds = index
    held = dict(re.findall("(.)(.)", pairs))

    assert "".join(held.get(one, one) for one in "社會補貼") == "社会补贴"
    assert all(simplified(one) == other for one, other in held.items())
    assert size < count
    assert 500 < len(held) < 2500
    assert [kinds["region"][0], kinds["absence"][1]] == [0, count]


def test_kinds_follow_one_another(shipped: Catalog) -> None:
    """So that a search for one of them need not load what it is not for."""
    index = read(shipped)
    entries = [entry for chunk in index["entries"] for entry in chunk]  # type: ignore[attr-defined] # JSON
    kinds: dict[str, tuple[int, int]] = index["index"][0][4]  # type: ignore[index] # JSON

    for kind, (start, end) in kinds.items():
        assert {entry[0] for entry in entries[start:end]} == {kind}
    assert sum(end - start for start, end in kinds.values()) == len(entries)


@pytest.mark.parametrize(
    "words", ["持证 黑龙江 2025", "certified Heilongjiang", "持證 黑龍江", "residents", "三万人", "民政厅"]
)
def test_what_python_finds_is_found(shipped: Catalog, words: str) -> None:
    """In the same texts: a record by its place and its terms; but not by other names of what was typed."""
    addresses = {address(one) for one in shipped.search(words)} - {None}

    assert addresses
    assert addresses <= {entry[1] for entry in find(read(shipped), words)}


def test_a_made_up_catalog_is_split() -> None:
    """A larger index comes in parts, so that a search loads few."""
    names = [name for name, _ in search_files(make_catalog(2000))]

    assert len([name for name in names if name.startswith("search-entries")]) > 3
    assert "search-index.js" == names[-1]
    assert len(names) == len(set(names))


def test_every_record_says_what_it_is(shipped: Catalog) -> None:
    """In one line of each language."""
    for record in shipped.records():
        said = gist(record)
        assert said.en
        assert said.zh
