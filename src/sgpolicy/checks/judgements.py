"""Ring 2: do the judgements of a coder go together? Each is a rule of the coding guide that the file alone can show."""

from collections import defaultdict
from collections.abc import Iterator

from sgpolicy.checks import rules
from sgpolicy.checks.registry import Corpus, Way, sense
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.words import Role
from sgpolicy.problem import Finding, visible


@sense("instruments-exclude", "what one instrument is not, it cannot be beside: an act is one of the two")
def instruments_exclude(corpus: Corpus) -> Iterator[Finding]:
    """Report measures with two instruments of which one is what the other is not, and `other` beside another."""
    for measure in corpus.of(Measure):
        given = {instrument.id: instrument for instrument in measure.instruments}
        if pair := rules.exclusive(list(given)):
            first, second = pair
            said = next((given[one].is_not for one, other in (pair, pair[::-1]) if other in given[one].is_not), "")
            yield Finding(
                id=measure.id,
                path=("instruments", list(given).index(second)),
                message=f"{first} and {second} exclude each other" + (f"; what it is not: {said}" if said else ""),
                remedy="keep the one that the act is; two acts are two measures",
            )


@sense("instrument-says-what", "a programme has a name, and a note tells what fits nothing")
def instrument_says_what(corpus: Corpus) -> Iterator[Finding]:
    """Report `talent-programme` without a programme, and `other` without a note."""
    for measure in corpus.of(Measure):
        given = {instrument.id for instrument in measure.instruments}
        if rules.NAMED in given and measure.programme is None:
            yield Finding(
                id=measure.id,
                path=("instruments",),
                message=f"{rules.NAMED} is for a named programme, but the measure belongs to none",
                remedy="programme: its record, or the instrument that the act itself is",
            )
        if given == {rules.APART} and not measure.note:
            yield Finding(
                id=measure.id,
                path=("instruments",),
                message=f"the instrument is {rules.APART}, and no note says what the act is",
                remedy="say it in `note`, or give the instrument that it is",
            )


@sense("domain-for-clients", "finding work for clients is a domain; the posts and jobs of social workers are none")
def domain_for_clients(corpus: Corpus) -> Iterator[Finding]:
    """Report the domain of jobs beside a main instrument for the workforce, if no clients are named."""
    for measure in corpus.of(Measure):
        main, domains = measure.instruments[0].id, [domain.id for domain in measure.domains]
        if rules.JOBS in domains and main in rules.OF_WORKERS and rules.CLIENTS.isdisjoint(domains):
            yield Finding(
                id=measure.id,
                path=("domains", domains.index(rules.JOBS)),
                message=f"{rules.JOBS} is for clients, but {main} is for social workers themselves",
                remedy="delete the domain, or give the instrument of what is done for clients",
            )


@sense("commitment-fits", "what is only encouraged has no must, and what is ordered no may")
def commitment_fits(corpus: Corpus) -> Iterator[Finding]:
    """Compare the commitment of each measure that is not done with its status."""
    for measure in corpus.of(Measure):
        fit = rules.COMMITMENTS[measure.status]
        # What is done has no commitment at all: `deed-or-promise` says so.
        if fit and measure.commitment is not None and measure.commitment not in fit:
            statuses = [str(status) for status, words in rules.COMMITMENTS.items() if measure.commitment in words]
            yield Finding(
                id=measure.id,
                path=("commitment",),
                message=f"the commitment {measure.commitment} does not go with a measure that is {measure.status}",
                remedy=f"status: {' or '.join(statuses)}; or {', '.join(fit)}",
            )


@sense("role-fits", "an issuer issued this very document; whoever acts is not merely mentioned")
def role_fits(corpus: Corpus) -> Iterator[Finding]:
    """Compare the roles of organisations with the issuers of their document and with the actors of its measures."""
    acting: dict[str, set[str]] = defaultdict(set)
    for measure in corpus.of(Measure):
        acting[measure.document.id].update(body.id for body in measure.actors)
    for organisation in corpus.of(Organisation):
        document, body = organisation.document, organisation.body.id
        issued = {one.id for one in (document.issuer, *document.issuers) if one}
        if organisation.role is Role.ISSUER and issued and body not in issued:
            message, remedy = f"{body} did not issue this document", "role: actor of the rule told about, or authority"
        elif organisation.role in rules.BYSTANDERS and body in acting[document.id]:
            message = f"is {organisation.role}, but {body} is among the actors of a measure"
            remedy = "role: actor, or take it out of `actors`"
        else:
            continue
        yield Finding(id=organisation.id, path=("role",), message=message, remedy=remedy)


@sense("programme-lives", "a programme starts, runs and can end; a system, a mechanism or a document is none")
def programme_lives(corpus: Corpus) -> Iterator[Finding]:
    """Report programmes that are by name something else, or cited as a document."""
    cited = {(c.document.id, name) for c in corpus.of(Citation) for name in (c.title, c.work.title.zh) if name}
    for programme in corpus.of(Programme):
        name, path = programme.name.zh.strip("“”〞\"' "), ("name", "zh")
        ending = next((word for word in rules.NO_PROGRAMME.split() if name.endswith(word)), None)
        if ending:
            yield _no_programme(programme, path, f"{visible(name)} is a {ending}, which has no life of its own")
        elif (programme.document.id, programme.name.zh) in cited:
            yield _no_programme(programme, path, f"{visible(name)} is cited as a document")


def _no_programme(programme: Programme, path: Way, message: str) -> Finding:
    return Finding(
        id=programme.id, path=path, message=message, remedy="delete the programme; its measures stay, with no programme"
    )
