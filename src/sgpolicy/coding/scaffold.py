"""Make a document file to start from: what a machine can find, and TODO where a coder must decide."""

from collections.abc import Iterable, Iterator

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.coding.drafts import FigureDraft, draft_figures
from sgpolicy.coding.layout.writer import place_yaml, quantity_yaml, scalar
from sgpolicy.coding.names_in_text import Mention, find_bodies, find_programmes, find_titles
from sgpolicy.files.fields import MAX_STATED
from sgpolicy.reading.documents import find_document_numbers
from sgpolicy.sources import recognise
from sgpolicy.sources.sections import Section, section_of, sections
from sgpolicy.sources.spans import merged, within
from sgpolicy.sources.text import SourceText, in_line

_TITLE = 12


def scaffold(source: SourceText, catalog: Catalog) -> str:
    """Return a document file for *source*, to be completed by a coder.

    It is YAML that the strict reader accepts. Whatever is left to the coder is
    TODO, which fails validation: the document's id, titles, kind and dates,
    what each figure counts and whether it is reported, promised or fixed, and
    what each number is that is not a figure.

    Args:
        source: A source text.
        catalog: The codebook to take guesses from.
    """
    text = source.text
    tree = sections(text)
    drafts = draft_figures(text, catalog)
    lines = [*_head(source), *_tree(text, tree)]
    lines += _list("programmes", (_programme(n, m, tree) for n, m in enumerate(find_programmes(text), 1)))
    lines += _list("organisations", (_organisation(n, m, tree) for n, m in enumerate(find_bodies(text, catalog), 1)))
    lines += _list("citations", [*_citations(text, tree)])
    lines += ["# Figures: each belongs under observations, targets or provisions."]
    lines += _list("observations", (_figure(n, d, tree) for n, d in enumerate(drafts, 1)))
    lines += _list("uncoded", _uncoded(text, drafts, tree))
    return "\n".join(lines) + "\n"


def _head(source: SourceText) -> Iterator[str]:
    yield from ("id: TODO  # <province>-<year>-<what>", "title: TODO  # {zh: ..., en: ...}")
    for found in find_document_numbers(source.text):
        number, code = found.number, scalar(found.number.issuer_code)
        parts = f"issuer_code: {code}, year: {number.year}, serial: {number.serial}"
        yield f"# number: {{printed: {scalar(found.text)}, {parts}}}"
    yield from ("kind: TODO", "dates:")
    for start, end in list(recognise.times(source.text))[:8]:
        yield f"  # {in_line(source.text[start:end])} at [{start}, {end}]"
    yield "  reference: {period: TODO, basis: TODO}"
    yield from ("source:", f"  file: {scalar(source.file)}", f"  characters: {len(source.text)}")
    yield from (f'  sha256: "{source.sha256}"', f"  extent: [0, {len(source.text)}]")
    yield "reliability: TODO  # {grade: ..., because: ...}"


def _tree(text: str, tree: tuple[Section, ...]) -> Iterator[str]:
    for section in tree:
        title = in_line(" ".join(text[section.mark_end : section.mark_end + _TITLE].split()))
        yield f"# {'  ' * (section.level - 1)}{section.path} [{section.start}, {section.end}] {title}"


def _list(key: str, entries: Iterable[list[str]]) -> list[str]:
    """Return the lines of a list; none if it is empty."""
    lines: list[str] = []
    for entry in entries:
        lines += [f"  - {entry[0]}", *(f"    {line}" for line in entry[1:])]
    return [f"{key}:", *lines] if lines else []


def _programme(number: int, mention: Mention, tree: tuple[Section, ...]) -> list[str]:
    name = f"name: {{zh: {scalar(mention.text)}}}  # TODO: en"
    return [f"id: programme-{number}", name, *_place(mention, tree)]


def _organisation(number: int, mention: Mention, tree: tuple[Section, ...]) -> list[str]:
    guess = f"  # {mention.guess}?" if mention.guess else ""
    lines = [f"id: organisation-{number}", f"body: TODO{guess}", f"name: {scalar(mention.text)}", "role: TODO"]
    return [*lines, *_place(mention, tree)]


def _citations(text: str, tree: tuple[Section, ...]) -> Iterator[list[str]]:
    for number, mention in enumerate(find_titles(text), 1):
        title = " ".join(mention.text.split())
        head = [f"id: citation-{number}", "work: TODO", f"title: {scalar(title)}", "relation: TODO"]
        yield [*head, *_place(mention, tree)]


def _figure(number: int, draft: FigureDraft, tree: tuple[Section, ...]) -> list[str]:
    guess = f"  # {draft.indicator}?" if draft.indicator else ""
    unit = "  # the unit is guessed" if draft.unit_is_guessed else ""
    lines = [f"id: figure-{number}", f"indicator: TODO{guess}", "kind: TODO"]
    lines.append(f"quantity: {quantity_yaml(draft.quantity)}{unit}")
    return [*lines, *_place(draft, tree)]


def _uncoded(text: str, drafts: tuple[FigureDraft, ...], tree: tuple[Section, ...]) -> Iterator[list[str]]:
    """Yield an entry for each number that is neither a figure nor explained by its form."""
    known = [(draft.start, draft.end) for draft in drafts]
    known += [*recognise.headings(tree), *recognise.times(text), *recognise.document_numbers(text)]
    known = merged([*known, *recognise.set_words(text)])
    for start, end in recognise.numbers(text):
        if not within((start, end), known):
            yield [f"at: [{start}, {end}]", f"printed: {scalar(text[start:end][:MAX_STATED])}", "reason: TODO"]


def _place(found: Mention | FigureDraft, tree: tuple[Section, ...]) -> list[str]:
    return place_yaml(found.start, found.end, section_of(tree, found.start, found.end))
