"""The compiled catalog: equal to what it was compiled from, read by section, refused when damaged."""

import gc
import json
import pickle
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs
import pytest

from sgpolicy import data
from sgpolicy._runtime import collection_off
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.load import read_shipped
from sgpolicy.model.measure import Measure
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Basis, Qualifier, Status
from sgpolicy.schema import CLASSES
from sgpolicy.shipped import compiled
from sgpolicy.shipped.compiled import Compiled, CompiledError
from sgpolicy.shipped.compiling import compile_catalog, layout
from sgpolicy.shipped.data import COMPILED, read_compiled
from sgpolicy.testing.catalogs import make_catalog

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """The shipped catalog, read from its YAML files."""
    return read_shipped()


@pytest.fixture(scope="module")
def text(catalog: Catalog) -> str:
    """Its compiled form."""
    return compile_catalog(lambda name: tuple(getattr(catalog, name)))


def deep(value: object) -> object:
    """Return every field of *value*, down to the last, also those that == passes over."""
    if isinstance(value, tuple):
        return [deep(item) for item in value]
    cls: Any = type(value)
    if attrs.has(cls):
        # Terms refer to each other, and each is compared by itself.
        refers = type(value) in CLASSES.values()
        fields = {a.name: getattr(value, a.name) for a in attrs.fields(cls)}
        return {name: repr(v) if refers and type(v) in CLASSES.values() else deep(v) for name, v in fields.items()}
    return (type(value).__name__, value)


@pytest.mark.slow
@pytest.mark.parametrize("name", CLASSES)
def test_what_is_read_equals_what_was_compiled(name: str, catalog: Catalog, text: str) -> None:
    """Every object of every class comes back equal in every field and of the same types."""
    expected = tuple(getattr(catalog, name))

    actual = Compiled(text).items(name)

    assert expected == actual
    assert [deep(item) for item in expected] == [deep(item) for item in actual]


@pytest.mark.parametrize("n", [0, 1, 500])
def test_made_catalogs_come_back_equal(n: int) -> None:
    """Catalogs of any size survive, the empty one too."""
    made = make_catalog(n, seed=3)
    text = compile_catalog(lambda name: tuple(getattr(made, name)))

    assert made == Catalog.lazily(Compiled(text.encode()).items)


def test_the_layout_follows_the_type_hints() -> None:
    """References, tuples of them, vocabularies and plain values are told apart, whether or not None may stand there."""
    ways = layout()

    assert {name: ways[Measure][name] for name in ("id", "region", "actors", "status", "evidence", "aliases")} == {
        "id": "text",
        "region": Region,
        "actors": [Body],
        "status": Status,
        "evidence": "evidence",
        "aliases": "texts",
    }
    assert {"parent": Region, "valid": Period} == {name: ways[Region][name] for name in ("parent", "valid")}
    assert {"number", "raw", Unit, Qualifier, Basis, "text"} == set(ways[Quantity].values())


def test_a_file_made_for_other_fields_is_refused(text: str) -> None:
    """Objects of a class that has a field more by now would lack it."""
    header, _, rest = text.partition("\n")
    told = json.loads(header)
    del told["layout"]["Measure"]["note"]

    with pytest.raises(CompiledError):
        Compiled(json.dumps(told) + "\n" + rest)


def test_objects_stay_frozen_and_whole(text: str) -> None:
    """What is made without a constructor is as frozen as the rest, hashes, pickles and evolves."""
    measure = Compiled(text).items("measures")[0]

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        measure.note = "changed"
    assert hash(measure) == hash(pickle.loads(pickle.dumps(measure)))  # noqa: S301 - our own
    assert measure == attrs.evolve(measure)


def test_repeated_strings_and_periods_are_shared() -> None:
    """Equal sections, periods and tuples are kept once."""
    made = make_catalog(2000, seed=1)
    measures = Compiled(compile_catalog(lambda name: tuple(getattr(made, name)))).items("measures")

    for parts in (
        [m.evidence[0].section for m in measures if m.evidence[0].section],
        [m.time for m in measures if m.time],
        [m.instruments for m in measures],
    ):
        assert len(set(parts)) == len(set(map(id, parts)))


def test_a_section_is_read_when_it_is_asked_for(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents need the codebook and not the records; nothing is read twice."""
    read: list[str] = []
    really = Compiled._read

    def note(self: Compiled, section: str) -> None:
        read.append(section)
        really(self, section)

    monkeypatch.setattr(Compiled, "_read", note)
    source = Compiled(text)
    assert [] == read

    source.items("documents")
    source.items("documents")
    source.items("regions")

    assert ["documents", "codebook"] == read


def test_threads_get_the_same_objects(text: str) -> None:
    """However many threads ask first, each object is made once."""
    catalog = Catalog.lazily(Compiled(text).items)

    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: (catalog.measures, catalog.targets[0].region), range(64)))

    assert 1 == len({id(measures) for measures, _ in found})
    assert 1 == len({id(region) for _, region in found})


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: "",
        lambda _: "[]\n",
        lambda text: "no JSON\n" + text,
        lambda text: text.replace(f'"format":{compiled.FORMAT}', '"format":0', 1),
        lambda text: text[: len(text) // 2].rpartition("\n")[0],
    ],
    ids=["empty", "no header", "not JSON", "other format", "cut off"],
)
def test_a_damaged_file_is_refused(damage: Any, text: str) -> None:  # noqa: ANN401 - a function
    """A file that is not whole, or of another format, is not read at all."""
    with pytest.raises(CompiledError):
        Compiled(damage(text))


def test_it_is_plain_json_without_floats(text: str) -> None:
    """Each line is JSON, and no figure is a float."""

    def refuse(number: str) -> float:
        raise AssertionError(number)

    for line in text.splitlines():
        assert isinstance(json.loads(line, parse_float=refuse, parse_constant=refuse), dict)


def test_collection_is_off_while_loading_and_on_again_after_an_error() -> None:
    """The collector comes back when the last bulk load ends, in whatever way; a user who had it off keeps it off."""
    seen = []

    def load(message: str) -> None:
        with collection_off(), collection_off():
            seen.append(gc.isenabled())
            raise ValueError(message)

    with pytest.raises(ValueError, match="broken"):
        load("broken")
    assert [False, True] == [*seen, gc.isenabled()]

    gc.disable()
    try:
        with collection_off():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_checkout_has_no_compiled_file_and_reads_yaml() -> None:
    """Only wheels carry it, so that what a coder edits is what the library reads."""
    assert not (ROOT / "src" / "sgpolicy" / "data" / COMPILED).exists()


def test_an_unreadable_compiled_file_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of another release is ignored: the YAML files are what counts."""
    monkeypatch.setattr(type(data.__spec__.loader), "get_data", lambda *_: b"{}\n", raising=False)

    assert read_compiled() is None


@pytest.mark.skipif(find_spec("hatchling") is None, reason="needs hatchling, as the extra `test` has it")
def test_the_wheel_gives_the_catalog_of_the_yaml_files(tmp_path: Path, catalog: Catalog) -> None:
    """What an installed wheel loads is what the YAML files hold."""
    subprocess.run(  # noqa: S603 - our own build
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    member = f"sgpolicy/data/{COMPILED}"
    with zipfile.ZipFile(wheel) as archive:
        carried = Catalog.lazily(Compiled(archive.read(member)).items)
    code = (
        f"import sys; sys.path.insert(0, {str(wheel)!r}); import sgpolicy; catalog = sgpolicy.load(); "
        "assert '.whl' in sgpolicy.__file__; from sgpolicy.catalog.load import read_shipped; "
        "from sgpolicy.shipped.data import read_compiled; assert read_compiled() is not None; "
        "assert read_shipped() == catalog; print(len(catalog.measures))"
    )
    done = subprocess.run(  # noqa: S603 - our own wheel, read as the zip file that it is
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False, encoding="utf-8"
    )

    assert catalog == carried
    assert (str(len(catalog.measures)), "") == (done.stdout.strip(), done.stderr.strip())


def test_enums_come_back_as_members(text: str) -> None:
    """A word of a vocabulary is the member itself, not text like it."""
    assert all(isinstance(m.status, Enum) for m in Compiled(text).items("measures"))
