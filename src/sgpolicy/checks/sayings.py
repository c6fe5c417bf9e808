"""Ring 3: do the words of a passage, and of its sentence, bear out the codes?"""

import re
from collections.abc import Iterator, Mapping

from sgpolicy.checks import rules
from sgpolicy.checks.registry import Case, evidence, fragments
from sgpolicy.model.document import Uncoded
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Organisation
from sgpolicy.model.words import Commitment, UncodedReason
from sgpolicy.problem import Finding
from sgpolicy.sources import recognise
from sgpolicy.sources.spans import merged, spans_of, within
from sgpolicy.sources.text import plain

_OWN_TALENT = re.compile(rules.OWN_TALENT)
_MEANS = re.compile(f"{rules.MEANS}$")
_Words = Mapping[str, tuple[str, ...]]


def _measures(case: Case) -> Iterator[tuple[Measure, str]]:
    """Yield each measure of a Chinese document with its sentences."""
    for record in case.own if case.document.language.startswith("zh") else ():
        if isinstance(record, Measure):
            yield record, case.sentences(record)


@evidence("domain-words", "a field comes from the words of the passage, not from what the document is about")
def domain_words(case: Case) -> Iterator[Finding]:
    """Look for the words of each domain in the sentences of its measure."""
    for measure, said in _measures(case):
        yield from _without_word(measure, "domains", rules.DOMAIN_WORDS, said)


@evidence("setting-words", "a setting is named where the act takes effect, not the office of the one who acts")
def setting_words(case: Case) -> Iterator[Finding]:
    """Look for the words of each setting in the sentences of its measure."""
    for measure, said in _measures(case):
        yield from _without_word(measure, "settings", rules.SETTING_WORDS, said)


def _without_word(measure: Measure, name: str, table: _Words, said: str) -> Iterator[Finding]:
    """Yield a finding for each term in the field *name* that has no word in *said*, unless it was inferred."""
    for index, term in enumerate(() if measure.why_inferred(name) else getattr(measure, name)):
        place = _OWN_TALENT.sub("", said) if term.id == "talent-work" else said
        for words in table.get(term.id, ()):
            if not _word_of(words, place):
                yield Finding(
                    id=measure.id,
                    path=(name, index),
                    message=f"{term.id}, but its sentence says nothing of it, such as {'、'.join(words.split()[:3])}",
                    remedy=f"leave it out, or say under `inferred: {name}:` what led to it",
                )
                break


@evidence("model-offered", "what stands under a heading that offers a model is for reference, and nothing else is")
def model_offered(case: Case) -> Iterator[Finding]:
    """Compare the commitment of each measure with the headings above it."""
    for measure, said in _measures(case):
        heads = [head for span in spans_of(measure, case.document) for head in case.headings(*span)]
        under, offered = any(_word_of(rules.MODELS, head) for head in heads), measure.commitment is Commitment.REFERENCE
        # The sentence itself may offer one, and 参照…执行 under another heading binds.
        if under != offered and (under or not _word_of(rules.MODELS, said)):
            yield Finding(
                id=measure.id,
                path=("commitment",) if measure.commitment else ("status",),
                message="stands under a heading that offers a model" if under else "no heading offers it as a model",
                remedy="status: encouraged, commitment: reference" if under else "the commitment that its verb has",
            )


@evidence("modal-words", "nobody is forbidden or allowed anything without a word that says so")
def modal_words(case: Case) -> Iterator[Finding]:
    """Look for the word of each ban and each permission in its sentence."""
    for measure, said in _measures(case):
        words = rules.MODALS.get(measure.commitment) if measure.commitment else None
        if words and not measure.why_inferred("commitment") and not _word_of(words, said):
            yield Finding(
                id=measure.id,
                path=("commitment",),
                message=f"is {measure.commitment}, but its sentence says neither {' nor '.join(words.split()[:2])}",
                remedy="the commitment that its verb has",
            )


@evidence("open-time", "近年来 has an end, and no beginning")
def open_time(case: Case) -> Iterator[Finding]:
    """Report measures under 近年来 and its like without a time, or with one of that wording that has a beginning."""
    for measure, said in _measures(case):
        word, time = _word_of(rules.OPEN_TIMES, said), measure.time
        if word and (time is None or (time.start and time.as_stated == word)):
            yield Finding(
                id=measure.id,
                path=("time",) if time else ("id",),
                message=f"its sentence says {word}, but " + (f"{time} has a beginning" if time else "no time is given"),
                remedy='period: "../", and behind it the time that the document speaks from; or the time of the clause',
            )


@evidence("means-or-actor", "whoever is made use of does not act; whoever is commissioned does")
def means_or_actor(case: Case) -> Iterator[Finding]:
    """Look for the names of the document's organisations in the passages of measures, and what stands before them."""
    names = [(plain(one.name), one.body) for one in case.own if isinstance(one, Organisation)]
    for measure, _ in _measures(case):
        passages = plain(case.passages(measure))
        acting = {body.id: index for index, body in enumerate(measure.actors)}
        for name, body in () if measure.why_inferred("actors") else names:
            before = [passages[: hit.start()] for hit in re.finditer(re.escape(name), passages)]
            if before and body.id in acting and all(_MEANS.search(text) for text in before):
                yield Finding(
                    id=measure.id,
                    path=("actors", acting[body.id]),
                    message=f"{name} is only made use of",
                    remedy="take it out of `actors`; whoever makes use of it acts",
                )
            if body.id not in acting and any(text.endswith(rules.CHARGED) for text in before):
                yield Finding(
                    id=measure.id,
                    path=("actors",) if acting else ("id",),
                    message=f"{name} is commissioned, but is no actor",
                    remedy=f"actors: whoever commissions it, and {body.id}",
                )


@evidence("needless-uncoded", "the list of uncoded numbers is for what cannot be recognised")
def needless_uncoded(case: Case) -> Iterator[Finding]:
    """Report heading numbers and enumerators that are listed though the section tree has them."""
    known = merged(recognise.headings(case.tree))
    for entry, way in fragments(case.document):
        if not isinstance(entry, Uncoded) or entry.reason not in {UncodedReason.HEADING, UncodedReason.ENUMERATOR}:
            continue
        if all(within(number, known) for number in recognise.numbers(case.text, entry.start, entry.end)):
            yield Finding(
                id=case.document.id,
                path=way,
                message=f"the audit knows the {entry.reason} at {[entry.start, entry.end]} by itself",
                remedy="delete the entry",
            )


def _word_of(words: str, said: str) -> str | None:
    """Return the first of *words* that is in *said*; None if none is."""
    return next((word for word in words.split() if word in said), None)
