"""Strategies for the records that are coded from documents."""

from collections.abc import Callable
from typing import Any, TypeVar

from attrs import define, evolve, field
from hypothesis import strategies as st

from sgpolicy.checks.registry import at_the_latest, clock
from sgpolicy.checks.rules import BYSTANDERS, COMMITMENTS, lasts
from sgpolicy.model.absence import Absence
from sgpolicy.model.document import Document
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.figure import FIXED, MEASURED, Observation, Provision, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.period import Period
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Indicator
from sgpolicy.model.unit import Unit
from sgpolicy.model.words import Commitment, Confidence, Kind, Relation, Role, Status
from sgpolicy.testing.strategies.documents import Spans, documents, inferences
from sgpolicy.testing.strategies.terms import Codebook, codebooks
from sgpolicy.testing.strategies.values import any_of, chinese_quantities, document_numbers, names, periods, texts

__all__ = [
    "absences",
    "citations",
    "evidence",
    "measures",
    "observations",
    "organisations",
    "programmes",
    "provisions",
    "targets",
]

_FIRST, _LAST = 1990, 2060

T = TypeVar("T")
R = TypeVar("R", bound=Record)


def _fixed(unit: Unit) -> tuple[Kind, ...]:
    """Return the kinds of provision that fit a unit."""
    whole = Kind.SUM if unit.dimension.startswith("money") else Kind.SIZE
    per = (Kind.RATE,) if unit.per or unit.dimension == "share" else ()
    return tuple(kind for kind in FIXED if kind in (Kind.RATIO, whole, *per))


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    """Passages of a document, some of them with a wording."""
    return Scene.of(draw, draw(codebooks())).passage(draw, draw(st.none() | texts()))


@define
class Scene:
    """A codebook, a document and what is coded so far; adds sound records one by one.

    Attributes:
        book: What records may refer to.
        document: The document they are coded from.
        records: What is coded so far, of all documents.
    """

    book: Codebook
    document: Document
    records: list[Record] = field(factory=list)
    spans: Spans = field(factory=Spans)

    @classmethod
    def of(
        cls, draw: st.DrawFn, book: Codebook, document_id: str = "doc-1", records: list[Record] | None = None
    ) -> "Scene":
        """Return a scene with a new document.

        Args:
            draw: Given by hypothesis.
            book: What records may refer to.
            document_id: The id of the document.
            records: What is coded so far; the scene adds to this list itself.
        """
        document = draw(documents(book, document_id))
        found = [] if records is None else records
        return cls(
            book=book, document=document, records=found, spans=Spans(document.text.extent[0] if document.text else 0)
        )

    def passage(self, draw: st.DrawFn, wording: str | None = None) -> Evidence:
        """Return a passage of the document that no other record has; of a page, the wording alone."""
        if self.document.page:
            return Evidence(document=self.document, as_stated=wording)
        start, end = self.spans.take(draw, len(wording) if wording is not None else draw(st.integers(1, 30)))
        section = draw(st.sampled_from((None, "一/(二)/3", "第五条")))
        return Evidence(document=self.document, start=start, end=end, section=section, as_stated=wording)

    def passages(self, draw: st.DrawFn, wording: str | None = None) -> tuple[Evidence, ...]:
        """Return one passage, or two that say the same, the second perhaps on a page of another document."""
        first = self.passage(draw, wording)
        pages = [page for page in self.pages() if page.reliability.grade >= self.document.reliability.grade]
        elsewhere = [Evidence(document=page, as_stated=wording) for page in pages]
        return draw(st.sampled_from(((first,), (first,), (first, self.passage(draw, wording)), (first, *elsewhere))))

    def pages(self) -> list[Document]:
        """Return the other documents coded so far that are pages."""
        found = {record.document.id: record.document for record in self.records}
        return [document for document in found.values() if document.page and document != self.document]

    @property
    def now(self) -> Period | None:
        """The time that the document speaks from; None if it has no date."""
        return clock(self.document)

    def past(self) -> st.SearchStrategy[Period]:
        """Return periods that do not begin after the document; of a page without a day, after it was seen."""
        now = at_the_latest(self.document)
        if now is None or now.start is None:
            return periods(_FIRST, _LAST)
        return periods(_FIRST, now.start.year - 1)

    def future(self) -> st.SearchStrategy[Period]:
        """Return periods that do not end before the document."""
        if self.now is None or self.now.end is None:
            return periods(_FIRST, _LAST)
        return periods(self.now.end.year + 1, _LAST)

    def _common(self, draw: st.DrawFn, key: str, wording: str | None = None, **own: Region | None) -> dict[str, Any]:
        home = own.get("home", self.document.region)
        region = draw(st.just(home) | st.sampled_from(self.book.regions))
        return {
            "id": f"{self.document.id}/{key}-{len(self.records) + 1}",
            "evidence": self.passages(draw, wording),
            "region": region,
            "inferred": draw(st.just(()) | st.tuples(inferences())),
            "confidence": draw(st.sampled_from(Confidence)),
            "note": draw(st.none() | texts()),
            "aliases": draw(st.sampled_from(((), (f"{self.document.id}/old-{key}-{len(self.records)}",)))),
        }

    def _keep(self, record: R) -> R:
        if record.time_field and record.when and self.document.page:
            placeless: dict[str, Any] = {record.time_field: evolve(record.when, at=None)}
            record = evolve(record, **placeless)
        self.records.append(record)
        return record

    def _mine(self, cls: type[R]) -> tuple[R, ...]:
        return tuple(r for r in self.records if isinstance(r, cls) and r.document == self.document)

    def programme(self, draw: st.DrawFn) -> Programme:
        """Add a programme."""
        return self._keep(
            Programme(
                name=evolve(name := draw(names()), zh=f"{name.zh}项目"),  # no document is called so
                summary=draw(st.none() | names()),
                time=draw(st.none() | periods(_FIRST, _LAST)),
                **self._common(draw, "programme", home=None),
            )
        )

    def organisation(self, draw: st.DrawFn) -> Organisation | None:
        """Add an organisation, if the codebook has bodies."""
        if not self.book.bodies:
            return None
        body = draw(st.sampled_from(self.book.bodies))
        unfit = set() if body in (self.document.issuer, *self.document.issuers) else {Role.ISSUER}
        if any(body in measure.actors for measure in self._mine(Measure)):
            unfit |= set(BYSTANDERS)
        return self._keep(
            Organisation(
                body=body,
                name=draw(texts()),
                role=draw(st.sampled_from([role for role in Role if role not in unfit])),
                **self._common(draw, "body", home=body.region),
            )
        )

    def citation(self, draw: st.DrawFn) -> Citation | None:
        """Add a citation, if the codebook has works."""
        if not self.book.works:
            return None
        work = draw(st.sampled_from(self.book.works))
        return self._keep(
            Citation(
                work=work,
                title=draw(st.none() | texts()),
                number=draw(st.none() | document_numbers()),
                relation=draw(st.sampled_from(Relation)),
                **self._common(draw, "citation", home=work.home),
            )
        )

    def absence(self, draw: st.DrawFn) -> Absence | None:
        """Add an absence, if the document is a text that can be searched."""
        text = self.document.text
        if text is None:
            return None
        start, end = text.extent
        common = self._common(draw, "absence")
        common["evidence"] = (Evidence(document=self.document, start=start, end=end),)
        terms = tuple(draw(st.lists(st.sampled_from(("社会工作", "社工", "x")), min_size=1, max_size=2, unique=True)))
        return self._keep(Absence(terms=terms, **common))

    def _figure(self, draw: st.DrawFn, key: str) -> dict[str, Any]:
        indicator = draw(st.sampled_from(self.book.indicators))
        wording, meaning = draw(chinese_quantities(st.just(indicator.unit)))
        quantity = evolve(meaning, as_stated=wording)
        common = self._common(draw, key, wording)
        # Their notes distinguish figures that agree in everything but their place.
        common["note"] = f"figure {len(self.records)}: {common['note'] or ''}"
        return {"indicator": indicator, "quantity": quantity, **common}

    def provision(self, draw: st.DrawFn) -> Provision:
        """Add a provision."""
        figure = self._figure(draw, "provision")
        time = draw(st.none() | periods(_FIRST, _LAST))
        return self._keep(Provision(kind=draw(st.sampled_from(_fixed(figure["indicator"].unit))), time=time, **figure))

    def observation(self, draw: st.DrawFn) -> Observation:
        """Add an observation that does not contradict any other."""
        figure = self._figure(draw, "observation")
        as_of = draw(st.none() | self.past())
        kind = draw(st.sampled_from(_counted(as_of)))
        if as_of is not None and self._contradicts(figure["indicator"], figure["region"], kind, as_of):
            as_of = None
        return self._keep(Observation(kind=kind, as_of=as_of, **figure))

    def _contradicts(self, indicator: Indicator, region: Region | None, kind: Kind, as_of: Period) -> bool:
        """Return whether a running total could fall, or a part exceed its whole."""
        for other in self.records:
            if not isinstance(other, Observation) or other.region != region or other.as_of is None:
                continue
            if other.indicator == indicator and Kind.CUMULATIVE in (kind, other.kind):
                return True
            related = other.indicator.part_of == indicator or indicator.part_of == other.indicator
            if related and other.as_of == as_of:
                return True
        return False

    def target(self, draw: st.DrawFn) -> Target:
        """Add a target, with a baseline if an observation of the document fits."""
        figure = self._figure(draw, "target")
        due = draw(st.none() | self.future())
        kind = draw(st.sampled_from(_counted(due)))
        fits = tuple(
            o
            for o in self._mine(Observation)
            if o.indicator == figure["indicator"]
            and o.kind is kind
            and o.region == figure["region"]
            and not (o.as_of and due and o.as_of.after(due))
        )
        return self._keep(
            Target(
                kind=kind,
                due=due,
                commitment=draw(st.none() | st.sampled_from(Commitment)),
                baseline=draw(any_of(fits)),
                **figure,
            )
        )

    def measure(self, draw: st.DrawFn) -> Measure:
        """Add a measure."""
        status = draw(st.sampled_from(Status))
        common = self._common(draw, "measure")
        # Their notes distinguish measures that agree in everything but their place.
        common["note"] = f"measure {len(self.records)}: {common['note'] or ''}"
        book = self.book
        bystanders = [o.body for o in self._mine(Organisation) if o.role in BYSTANDERS]
        done = status is Status.IMPLEMENTED
        elsewhere = tuple(place for place in book.regions if place != common["region"])
        return self._keep(
            Measure(
                summary=draw(names()),
                instruments=(
                    main := draw(st.sampled_from(book.instruments)),
                    *(i for i in draw(_several(book.instruments)) if i != main),
                ),
                status=status,
                commitment=draw(any_of(COMMITMENTS[status])),
                actors=draw(_several(tuple(body for body in book.bodies if body not in bystanders))),
                time=draw(st.none() | (self.past() if done else periods(_FIRST, _LAST))),
                settings=draw(_several(book.settings)),
                domains=draw(_several(book.domains)),
                programme=draw(any_of(self._mine(Programme))),
                provisions=draw(_several(self._mine(Provision))),
                learned_from=draw(_several(elsewhere)),
                **common,
            )
        )


def _counted(when: Period | None) -> tuple[Kind, ...]:
    """Return the kinds that a figure of this time may have."""
    return tuple(kind for kind in MEASURED if kind is not Kind.STOCK) if lasts(when) else MEASURED


def _several(known: tuple[T, ...]) -> "st.SearchStrategy[tuple[T, ...]]":
    if not known:
        return st.just(())
    return st.lists(st.sampled_from(known), max_size=2, unique_by=id).map(tuple)


def _one(
    add: Callable[[Scene, st.DrawFn], R | None], *before: Callable[[Scene, st.DrawFn], object]
) -> st.SearchStrategy[R]:
    """Return a strategy for one record, coded in a scene of its own."""

    @st.composite
    def records(draw: st.DrawFn) -> R:
        scene = Scene.of(draw, draw(codebooks()))
        for other in before:
            if draw(st.booleans()):
                other(scene, draw)
        return add(scene, draw) or draw(st.nothing())

    return records()


def programmes() -> st.SearchStrategy[Programme]:
    """Programmes."""
    return _one(Scene.programme)


def organisations() -> st.SearchStrategy[Organisation]:
    """Organisations."""
    return _one(Scene.organisation)


def citations() -> st.SearchStrategy[Citation]:
    """Citations."""
    return _one(Scene.citation)


def absences() -> st.SearchStrategy[Absence]:
    """Absences."""
    return _one(Scene.absence)


def provisions() -> st.SearchStrategy[Provision]:
    """Provisions, whose quantity is what their wording says."""
    return _one(Scene.provision)


def observations() -> st.SearchStrategy[Observation]:
    """Observations, none dated after its document."""
    return _one(Scene.observation)


def targets() -> st.SearchStrategy[Target]:
    """Targets, none due before its document, some with a baseline."""
    return _one(Scene.target, Scene.observation)


def measures() -> st.SearchStrategy[Measure]:
    """Measures, some with a programme and provisions."""
    return _one(Scene.measure, Scene.programme, Scene.provision)
