"""Ring 2: is each record sound in itself?"""

import re
from collections.abc import Iterator
from typing import Any

import attrs

from sgpolicy.checks.registry import Corpus, Way, fragments, places, sense
from sgpolicy.checks.wording import length
from sgpolicy.errors import NotADocumentNumberError
from sgpolicy.model.document import Document
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Programme
from sgpolicy.model.words import Depth, Status
from sgpolicy.near import Hints
from sgpolicy.problem import Finding, visible
from sgpolicy.reading import read_document_number
from sgpolicy.sources.spans import Span, within

_HAN = re.compile("[\u3400-\u9fff]")
_IN_MARKS = re.compile("[“‘「『《〈〝\"＂']([^“”‘’「」『』《》〈〉〝〞\"＂']+)[”’」』》〉〞\"＂']")
_LATIN = re.compile("[A-Za-z]")
_DONE = (Status.IMPLEMENTED, Status.ONGOING)


@sense("span-in-extent", "a record's passage lies in the part of the file that is its document")
def span_in_extent(corpus: Corpus) -> Iterator[Finding]:
    """Compare every span with the extent of its document."""
    for record, place, span, way in places(corpus.records):
        document = place.document
        if not within(span, _extent(document)):
            yield _outside(record.id, (*way, "at"), span, document)
        elif document.depth is Depth.PASSAGES and not record.of_whole and not within(span, document.coded):
            yield Finding(
                id=record.id,
                path=(*way, "at"),
                message=f"the span {list(span)} lies in none of the passages that are coded",
                remedy="list its passage under `passages` of the document, and code all of that",
            )
    for owner, key, period, document in corpus.periods():
        # The date of a document may be printed outside it, such as at the head of its file.
        if period.at and period.at[1] > (document.text.characters if document.text else 0):
            yield _outside(owner, (*key, "at"), period.at, document)
    for document in corpus.documents:
        for item, way in fragments(document):
            if item.start >= item.end or not within((item.start, item.end), _extent(document)):
                yield _outside(document.id, (*way, "at"), (item.start, item.end), document)


def _extent(document: Document) -> list[Span]:
    return [document.text.extent] if document.text else []


def _outside(owner: str, path: Way, span: Span, document: Document) -> Finding:
    if document.text is None:
        message = "a page has no offsets: its text is not at hand"
        return Finding(id=owner, path=path, message=message, remedy="leave it out")
    (low, high), (start, end) = document.text.extent, span
    return Finding(
        id=owner,
        path=path,
        message=f"the span [{start}, {end}] reaches outside the document, which is [{low}, {high}] of its file",
        remedy=f"between {low} and {high}: find the passage again",
    )


@sense("printed-length", "a span longer or shorter than what is printed there is in the wrong place")
def printed_length(corpus: Corpus) -> Iterator[Finding]:
    """Compare the lengths of the spans of faults and uncoded numbers with what they quote."""
    for document in corpus.documents:
        for item, way in fragments(document):
            path = (*way, "at" if item.printed.strip() else "printed")
            yield from length(document.id, path, (item.start, item.end), item.printed)


@sense("inferred-field", "what is marked as inferred must be a field of the record")
def inferred_field(corpus: Corpus) -> Iterator[Finding]:
    """Report inferences about fields that do not exist."""
    hints = Hints()
    owners: list[Any] = [*corpus.documents, *corpus.records]
    for owner in owners:
        fields = [*(a.name for a in attrs.fields(type(owner))), "unit"]
        for inference in owner.inferred:
            if inference.field not in fields:
                yield Finding(
                    id=owner.id,
                    path=("inferred", inference.field),
                    message=f"there is no field {visible(inference.field)}",
                    remedy=hints.hint(inference.field, fields, f"one of {', '.join(fields)}"),
                )


@sense("former-id", "an id, former or present, names one record")
def former_id(corpus: Corpus) -> Iterator[Finding]:
    """Report former ids that are the id, or a former id, of another record."""
    owners = {former: record.id for record in corpus.context for former in record.aliases}
    owners |= {record.id: record.id for record in (*corpus.context, *corpus.records)}
    for record in corpus.records:
        for index, former in enumerate(record.aliases):
            if (owner := owners.setdefault(former, record.id)) != record.id or former == record.id:
                yield Finding(
                    id=record.id,
                    path=("aliases", index),
                    message=f"the former id {visible(former)} leads to {owner}",
                    remedy="delete it, or correct it: a former id is never reused",
                )


@sense("deed-or-promise", "only what is not yet done can be a commitment")
def deed_or_promise(corpus: Corpus) -> Iterator[Finding]:
    """Report commitments of measures that are done or being done."""
    for measure in corpus.of(Measure):
        if measure.status in _DONE and measure.commitment is not None:
            yield Finding(
                id=measure.id,
                path=("commitment",),
                message=f"a measure that is {measure.status} has the commitment {measure.commitment}",
                remedy="delete the commitment, or make the status planned, required or encouraged",
            )


@sense("learned-elsewhere", "policy is learned from others")
def learned_elsewhere(corpus: Corpus) -> Iterator[Finding]:
    """Report measures learned from their own region."""
    for measure in corpus.of(Measure):
        for index, region in enumerate(measure.learned_from):
            if region == measure.region:
                yield Finding(
                    id=measure.id,
                    path=("learned_from", index),
                    message=f"{region.name.zh} learned from itself",
                    remedy="`region` is the learner, `learned_from` the one it learned from",
                )


@sense("language", "zh is Chinese and en is English")
def language(corpus: Corpus) -> Iterator[Finding]:
    """Report names and summaries in the wrong language."""
    for document in corpus.documents:
        yield from _language(document.id, ("title",), document.title.zh, document.title.en)
    for record in corpus.records:
        if isinstance(record, (Measure, Programme)) and record.summary is not None:
            yield from _language(record.id, ("summary",), record.summary.zh, record.summary.en)


def _language(owner: str, path: Way, zh: str, en: str) -> Iterator[Finding]:
    if not _HAN.search(zh):
        yield Finding(id=owner, path=(*path, "zh"), message="contains no Chinese", remedy="the Chinese text")
    if not _LATIN.search(en) or len(_HAN.findall(en)) > len(en) // 2:
        yield Finding(id=owner, path=(*path, "en"), message="is not English", remedy="the English text")


@sense("quoted-title", "marks around a whole title are the writer's, not part of it")
def quoted_title(corpus: Corpus) -> Iterator[Finding]:
    """Report titles of documents that stand between one pair of marks."""
    for document in corpus.documents:
        if found := _IN_MARKS.fullmatch(title := document.title.zh):
            yield Finding(
                id=document.id,
                path=("title", "zh"),
                message=f"the whole title stands between {title[0]} and {title[-1]}: are they part of it?",
                remedy=f"write {visible(found[1])}",
            )


@sense("number-wording", "a document number must be what its printed form says")
def number_wording(corpus: Corpus) -> Iterator[Finding]:
    """Read the printed form of each document number again."""
    for owner in (*corpus.documents, *corpus.of(Citation)):
        number: DocumentNumber | None = owner.number
        if number is None:
            continue
        try:
            read = read_document_number(number.printed)
        except NotADocumentNumberError:
            continue  # damaged beyond what the reader repairs; the coder's repair stands
        if read != number:
            yield Finding(
                id=owner.id,
                path=("number",),
                message=f"{visible(number.printed)} reads as {read.canonical}, but {number.canonical} is stored",
                remedy=f"issuer_code: {read.issuer_code}, year: {read.year}, serial: {read.serial}",
            )
