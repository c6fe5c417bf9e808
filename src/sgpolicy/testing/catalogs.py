"""Make up catalogs of any size, for benchmarks and for tests of code that uses the library.

Nothing in them is true: regions, instruments and indicators come from the
shipped codebook, everything else is drawn at random, in realistic proportions.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from itertools import accumulate, repeat
from operator import attrgetter
from random import Random
from typing import Any, TypeVar

import attrs

from sgpolicy._runtime import collection_off
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.load import load
from sgpolicy.checks import rules
from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Document, Inference, Reliability, Source
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.figure import FIXED, Observation, Provision, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.name import Name
from sgpolicy.model.named import Organisation, Programme
from sgpolicy.model.period import Period
from sgpolicy.model.quantity import Quantity
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Indicator, Instrument
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Commitment, Confidence, DocumentKind, Grade, Kind, Qualifier, Relation, Role, Status
from sgpolicy.schema import RECORD_CLASSES, TERM_TYPES
from sgpolicy.shipped.compiled import blanks, fill
from sgpolicy.testing.phrases import ENGLISH, PASSAGES, WAYS, WORDINGS, summary

T = TypeVar("T")

MIX: Mapping[str, int] = {
    "measures": 53,
    "observations": 20,
    "targets": 5,
    "provisions": 5,
    "organisations": 8,
    "programmes": 3,
    "citations": 4,
    "absences": 2,
}
"""How many records of each type there are in a hundred."""

_YEARS = range(2006, 2026)
_ROOM = 130  # characters of text for each record
_HEAD = 200  # characters before the first record
_SHORTEST, _LONGEST = 3, 500  # number of records in a document
_SECTIONS = [f"{a}/({b})/{c}" for a in "一二三四五" for b in "一二三四" for c in "123"]
_BINDING = [one for one in Commitment if one is not Commitment.REFERENCE]  # which only what is encouraged can have
_REASONS = (
    Inference(field="region", because="the issuer is a department of this region"),
    Inference(field="region", because="the document is about no other place"),
)


def _of_place(body: Body, region: Region) -> Body | None:
    """Return *body* if it has authority in *region*, otherwise None, for an unnamed issuer."""
    home = body.region
    return body if home is None or region in home or home in region else None


def make_catalog(n: int, seed: int = 0, *, mix: Mapping[str, int] | None = None) -> Catalog:
    """Return a made-up catalog of *n* records on the shipped codebook.

    A few documents are long and many are short; some regions, instruments and
    other terms are far more frequent than others, as in life; summaries have
    40 to 120 Chinese characters. The records pass the checks of rings 1 and 2;
    there are no sources, so ring 3 has nothing to check. Time and memory grow
    linearly: a million records take about half a minute and just over 1 GB.

    Args:
        n: Number of records; 0 gives the codebook alone.
        seed: Equal seeds give equal catalogs.
        mix: Weight of each type of record, by the catalog's attribute; `MIX` by
            default. `{"observations": 1}` makes observations only.

    Raises:
        ValueError: *n* is negative, or *mix* is not a choice of types.
    """
    weights = dict(MIX if mix is None else mix)
    if n < 0 or not weights or not set(weights) <= set(MIX):
        msg = f"a catalog has 0 or more records of the types {', '.join(MIX)}; got n={n}, mix={weights}"
        raise ValueError(msg)
    codebook = load()
    with collection_off():
        made = _Maker(codebook, Random(seed)).make(n, weights)  # noqa: S311 - no secrets are drawn here
    made.update((name, tuple(getattr(codebook, name))) for name in TERM_TYPES)
    return Catalog.lazily(made.__getitem__)


def assemble(cls: type[T], columns: Mapping[str, Iterable[Any]], rows: int) -> list[T]:
    """Return *rows* objects of *cls* made of columns, unvalidated; a field without a column has its default."""
    made = blanks(cls, rows)
    for field in attrs.fields(cls):  # type: ignore[arg-type] # all that we assemble are attrs classes
        fill(cls, made, field.name, columns[field.name] if field.name in columns else repeat(field.default))
    return made


class _Maker:
    """Draws the parts of one catalog."""

    def __init__(self, codebook: Catalog, rng: Random) -> None:
        self._rng = rng
        self._codebook = codebook
        # The order of a codebook says nothing about how often a term is used: shuffle, then skew.
        self._regions: list[Region] = self._shuffled(r for r in codebook.regions if r.parent is not None)
        self._bodies = self._shuffled(codebook.bodies)
        self._periods = {year: Period.of_year(year) for year in range(_YEARS[0], _YEARS[-1] + 12)}

    def make(self, n: int, weights: Mapping[str, int]) -> dict[str, tuple[Any, ...]]:
        """Return the documents and *n* records, by the catalog's attributes."""
        sizes = self._sizes(n)
        documents = self._documents(sizes)
        owners = [document for document, size in zip(documents, sizes, strict=True) for _ in range(size)]
        places = [place for size in sizes for place in range(size)]
        rows: dict[str, list[int]] = {name: [] for name in RECORD_CLASSES}
        for row, name in enumerate(self._rng.choices(list(weights), list(weights.values()), k=n)):
            rows[name].append(row)
        made: dict[str, tuple[Any, ...]] = {"documents": tuple(documents)}
        for name, cls in RECORD_CLASSES.items():
            chosen = rows[name]
            made[name] = tuple(self._records(cls, [owners[r] for r in chosen], [places[r] for r in chosen]))
        return made

    def _sizes(self, n: int) -> list[int]:
        sizes = []
        while n > 0:
            size = min(n, _LONGEST, int(_SHORTEST * self._rng.paretovariate(1.1)))
            sizes.append(size)
            n -= size
        return sizes

    def _documents(self, sizes: Sequence[int]) -> list[Document]:
        count = len(sizes)
        width = len(str(count))
        years = self._rng.choices(_YEARS, k=count)
        regions = self._skewed(self._regions, count)
        kinds = self._rng.choices(
            [DocumentKind.NOTICE, DocumentKind.REPORT, DocumentKind.PLAN, DocumentKind.ARTICLE], [4, 3, 1, 4], k=count
        )
        days = [self._day(year) for year in years]
        titles = [
            Name(zh=f"{region.name.zh}社会工作({year}年第{n}号)", en=f"Social work in {region.name.en}")
            for n, (region, year) in enumerate(zip(regions, years, strict=True), 1)
        ]
        columns: dict[str, Iterable[Any]] = {
            "id": [f"made-{n:0{width}}-{kind}" for n, kind in enumerate(kinds, 1)],
            "title": titles,
            "kind": kinds,
            "issuer": [_of_place(b, r) for b, r in zip(self._skewed(self._bodies, count), regions, strict=True)],
            "region": regions,
            "issued": days,
            "reference": days,
            "source": [self._source(n, size) for n, size in enumerate(sizes, 1)],
            "reliability": self._rng.choices(
                [Reliability(grade=grade, because="drawn at random") for grade in Grade], [2, 5, 2, 1], k=count
            ),
            "inferred": self._rng.choices([(), _REASONS[:1]], [4, 1], k=count),
        }
        return assemble(Document, columns, count)

    def _day(self, year: int) -> Period:
        day = date(year, self._rng.randint(1, 12), self._rng.randint(1, 28))
        return Period(start=day, end=day)

    @staticmethod
    def _source(number: int, size: int) -> Source:
        length = _HEAD + _ROOM * size
        digest = sha256(str(number).encode()).hexdigest()
        return Source(file=f"made_{number}.txt", characters=length, sha256=digest, extent=(0, length))

    def _records(self, cls: type[Record], owners: list[Document], places: list[int]) -> list[Any]:
        count = len(owners)
        rng = self._rng
        wordings: Iterable[str | None] = repeat(None)
        own: dict[str, Any]
        if cls in (Provision, Observation, Target):
            own = self._figures(cls, owners, places)
            wordings = [quantity.as_stated for quantity in own["quantity"]]
        else:
            own = self._others(cls, owners)
        kind = cls.record_type
        notes = [None] * 9 + ["made up, like all the rest"]
        columns: dict[str, Iterable[Any]] = {
            "id": [f"{owner.id}/{kind}-{place}" for owner, place in zip(owners, places, strict=True)],
            "evidence": self._evidence(owners, places, wordings),
            "region": self._places(owners),
            "inferred": rng.choices([(), _REASONS[:1], _REASONS[1:]], [80, 12, 8], k=count),
            "confidence": rng.choices(list(Confidence), [85, 12, 3], k=count),
            "note": rng.choices(notes, k=count),
            **own,
        }
        return assemble(cls, columns, count)

    def _evidence(
        self, owners: list[Document], places: list[int], wordings: Iterable[str | None]
    ) -> list[tuple[Evidence, ...]]:
        count = len(owners)
        starts = [_HEAD + _ROOM * place for place in places]
        lengths = self._rng.choices(range(20, 90), k=count)
        stated = [wording for wording, _ in zip(wordings, owners, strict=False)]
        columns: dict[str, Iterable[Any]] = {
            "document": owners,
            "start": starts,
            "end": [
                start + (len(wording) if wording else length)
                for start, length, wording in zip(starts, lengths, stated, strict=True)
            ],
            "section": self._rng.choices([None, *_SECTIONS], [len(_SECTIONS) // 3, *[1] * len(_SECTIONS)], k=count),
            "as_stated": stated,
        }
        return list(zip(assemble(Evidence, columns, count), strict=True))

    @staticmethod
    def _whole(owners: list[Document]) -> list[tuple[Evidence, ...]]:
        """Return each document as a whole."""
        columns = {"document": owners, "start": repeat(0), "end": [o.text.characters if o.text else 0 for o in owners]}
        return list(zip(assemble(Evidence, columns, len(owners)), strict=True))

    def _places(self, owners: list[Document]) -> list[Region]:
        """Return the region of the document for most, and any other for the rest."""
        others = self._skewed(self._regions, len(owners))
        stay = self._rng.choices([True, False], [9, 1], k=len(owners))
        return [o.region if s and o.region else other for o, s, other in zip(owners, stay, others, strict=True)]

    def _others(self, cls: type[Record], owners: list[Document]) -> dict[str, Any]:
        count = len(owners)
        rng, codebook = self._rng, self._codebook
        if cls is Measure:
            return self._measures(owners)
        if cls is Programme:
            names = [attrs.evolve(name, zh=f"{name.zh}项目") for name in self._summaries(count)]
            return {"name": names, "summary": self._summaries(count), "time": self._times(owners)}
        if cls is Organisation:
            bodies = self._skewed(self._bodies, count)
            roles = self._skewed([role for role in Role if role not in (Role.ISSUER, *rules.BYSTANDERS)], count)
            names = list(map(attrgetter("name.zh"), bodies))
            return {"body": bodies, "name": names, "role": roles, "region": list(map(attrgetter("region"), bodies))}
        if cls is Absence:
            return {
                "terms": rng.choices([("社会工作",), ("社工", "社会工作")], k=count),
                "evidence": self._whole(owners),
            }
        works = self._skewed(self._shuffled(codebook.works), count)
        relations = rng.choices(list(Relation), k=count)
        titles = list(map(attrgetter("title.zh"), works))
        homes = list(map(attrgetter("home"), works))
        return {"work": works, "title": titles, "relation": relations, "region": homes}

    def _measures(self, owners: list[Document]) -> dict[str, Any]:
        count = len(owners)
        rng, codebook = self._rng, self._codebook
        statuses = rng.choices(list(Status), [40, 20, 20, 15, 5], k=count)
        bound = {status: (None, *words) for status, words in rules.COMMITMENTS.items()}
        fields = self._shuffled(domain for domain in codebook.domains if domain.id != rules.JOBS)
        return {
            "summary": self._summaries(count),
            "instruments": self._instruments(count),
            "status": statuses,
            "commitment": [rng.choice(bound[status]) for status in statuses],
            "actors": self._tuples(self._bodies, [32, 54, 12, 2], count),
            "time": self._times(owners),
            "settings": self._tuples(self._shuffled(codebook.settings), [34, 50, 14, 2], count),
            "domains": self._tuples(fields, [36, 48, 12, 4], count),
        }

    def _instruments(self, count: int) -> list[tuple[Instrument, ...]]:
        """Return instruments that go together; of those that exclude each other the main one stays."""
        free = (one for one in self._codebook.instruments if one.id not in (rules.NAMED, rules.APART))
        drawn = self._tuples(self._shuffled(free), [0, 74, 25, 1], count)
        return [chosen[:1] if rules.exclusive([one.id for one in chosen]) else chosen for chosen in drawn]

    def _figures(self, cls: type[Record], owners: list[Document], places: list[int]) -> dict[str, Any]:
        count = len(owners)
        kinds = FIXED if cls is Provision else (Kind.STOCK, Kind.FLOW)
        # A part would have to stay below its whole, and only one wording of each unit is made.
        fit = [i for i in self._codebook.indicators if i.kind in kinds and i.unit.id in WORDINGS and i.part_of is None]
        indicators: list[Indicator] = self._skewed(self._shuffled(fit), count)
        rng = self._rng
        sizes = [int(20 * rng.paretovariate(0.7)) % 1_000_000 for _ in range(count)]
        # The place makes the numbers of a document differ: no two of its figures say the same.
        numbers = [(size // _LONGEST + 1) * _LONGEST + place for size, place in zip(sizes, places, strict=True)]
        hedges = rng.choices(list(Qualifier), [80, 4, 4, 6, 2, 2, 1, 1, 0], k=count)
        own: dict[str, Any] = {
            "indicator": indicators,
            "quantity": self._quantities(numbers, hedges, [i.unit for i in indicators]),
            "kind": list(map(attrgetter("kind"), indicators)),
        }
        if cls is Target:
            ahead = rng.choices([1, 2, 3, 5, 10], k=count)
            own["due"] = [self._periods[_year(owner) + more] for owner, more in zip(owners, ahead, strict=True)]
            own["commitment"] = rng.choices([None, *_BINDING], k=count)
        else:
            own["time" if cls is Provision else "as_of"] = self._times(owners)
        return own

    def _times(self, owners: list[Document]) -> list[Period | None]:
        """Return the year of the document or one before it, or none."""
        back = self._rng.choices([0, 1, 2, None], [6, 4, 1, 3], k=len(owners))
        return [
            None if years is None else self._periods.get(_year(owner) - years)
            for owner, years in zip(owners, back, strict=True)
        ]

    def _quantities(self, numbers: list[int], hedges: list[Qualifier], units: list[Unit]) -> list[Quantity]:
        rows = [
            WAYS[hedge](number, WORDINGS[unit.id]) for number, hedge, unit in zip(numbers, hedges, units, strict=True)
        ]
        lower, upper, value, stated = zip(*rows, strict=True) if rows else ((), (), (), ())
        between = {Qualifier.NEARLY, Qualifier.OVER}
        columns: dict[str, Iterable[Any]] = {
            "lower": lower,
            "upper": upper,
            "value": value,
            "lower_open": [hedge in between or hedge is Qualifier.MORE_THAN for hedge in hedges],
            "upper_open": [hedge in between or hedge is Qualifier.LESS_THAN for hedge in hedges],
            "qualifier": hedges,
            "unit": units,
            "as_stated": stated,
        }
        return assemble(Quantity, columns, len(numbers))

    def _summaries(self, count: int) -> list[Name]:
        """Return summaries of three to six passages, 40 to 120 characters in Chinese."""
        rng = self._rng
        lengths = rng.choices([3, 4, 5, 6], [4, 3, 2, 1], k=count)
        ends = list(accumulate(lengths, initial=0))
        chinese, english = rng.choices(PASSAGES, k=ends[-1]), rng.choices(ENGLISH, k=2 * count)
        columns: dict[str, Iterable[Any]] = {
            "zh": [summary(chinese[start : start + k]) for start, k in zip(ends[:-1], lengths, strict=True)],
            "en": [f"{a}; {b}" for a, b in zip(english[::2], english[1::2], strict=True)],
        }
        return assemble(Name, columns, count)

    def _shuffled(self, terms: Iterable[T]) -> list[T]:
        shuffled = list(terms)
        self._rng.shuffle(shuffled)
        return shuffled

    def _skewed(self, choices: Sequence[T], count: int) -> list[T]:
        """Draw by Zipf's law: the second is half as likely as the first, the third a third as likely."""
        return self._rng.choices(choices, [1 / rank for rank in range(1, len(choices) + 1)], k=count)

    def _tuples(self, choices: Sequence[T], lengths: Sequence[int], count: int) -> list[tuple[T, ...]]:
        """Return tuples of different *choices*, of each length as often as *lengths* say; equal ones are one object."""
        sizes = self._rng.choices(range(len(lengths)), lengths, k=count)
        drawn = self._skewed(range(len(choices)), len(lengths) * count)
        shared: dict[tuple[int, ...], tuple[T, ...]] = {}
        made = []
        for row, size in enumerate(sizes):
            key = tuple(dict.fromkeys(drawn[row * len(lengths) : row * len(lengths) + size]))
            if key not in shared:
                shared[key] = tuple(choices[place] for place in key)
            made.append(shared[key])
        return made


def _year(document: Document) -> int:
    return document.known.start.year if document.known and document.known.start else _YEARS[0]
