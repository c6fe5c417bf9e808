"""The search index of the pages: scripts that hold the character pairs and stems of all that can be found."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.hits import type_of
from sgpolicy.catalog.search import grams, plain, texts
from sgpolicy.model.figure import Figure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.record import Record
from sgpolicy.script import table
from sgpolicy.site.addresses import address
from sgpolicy.site.both import Both, both, label, place_name

_ENTRIES = 400
"""How many things one script describes."""
_POSTINGS = 60_000
"""How many numbers one script of the index holds, about: 200 kB."""


def search_files(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield the scripts of the index, each with its name: what is found, then in what it is found.

    A script calls `sgpolicy(...)` with its data, since pages that are opened as files cannot read JSON. A gram
    stands in the script that its first character chooses, so that a search loads few of them.
    """
    held: dict[str, list[int]] = {}
    chunk: list[list[str]] = []
    number = 0
    kinds: dict[str, list[int]] = {}
    for number, (entry, text) in enumerate(_entries(catalog), start=1):
        kinds.setdefault(entry[0], [number - 1, number])[1] = number
        for gram in set(grams(plain(text))):
            held.setdefault(gram, []).append(number - 1)
        chunk.append(entry)
        if len(chunk) == _ENTRIES:
            yield f"search-entries-{number // _ENTRIES - 1}.js", script("entries", number // _ENTRIES - 1, chunk)
            chunk = []
    if chunk:
        yield f"search-entries-{number // _ENTRIES}.js", script("entries", number // _ENTRIES, chunk)
    shards = max(1, sum(map(len, held.values())) // _POSTINGS)
    parts: list[dict[str, str]] = [{} for _ in range(shards)]
    for gram in sorted(held):
        parts[ord(gram[0]) % shards][gram] = _packed(held[gram])
    for place, part in enumerate(parts):
        yield f"search-grams-{place}.js", script("grams", place, part)
    yield "search-index.js", script("index", 0, [shards, _ENTRIES, number, _traditional(held), kinds])


def _traditional(grams_held: Iterable[str]) -> str:
    """Return the traditional characters of those in the index, each followed by its simplified one."""
    there = set().union(*grams_held)
    return "".join(f"{chr(number)}{one}" for number, one in table().items() if one in there)


def _packed(numbers: list[int]) -> str:
    """Return rising numbers as the steps between them, in base 36."""
    steps = [now - before for before, now in zip([0, *numbers], numbers, strict=False)]
    return ",".join(map(_base36, steps))


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
        if not number:
            return digits


def script(what: str, place: int | str, data: object) -> str:
    """Return a call that hands *data* over; nothing in it can end the script that it may be pasted into."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return f'sgpolicy("{what}",{json.dumps(place)},{text});\n'


def _entries(catalog: Catalog) -> Iterator[tuple[list[str], str]]:
    """Yield what is told of each thing that can be found, and the text in which it is; one kind after another."""
    for name in ("regions", "indicators", "instruments"):
        for term in getattr(catalog, name):
            if href := address(term):
                kind, note = type_of(term), Both(term.id, term.id)
                yield _entry(kind, href, both(term), note, term)
    for document in catalog.documents:
        note = Both(str(document.known or ""), str(document.known or ""))
        yield _entry("document", address(document) or "", both(document), note, document)
    for record in catalog.records():
        yield _entry(record.record_type, address(record) or "", gist(record), _place(record), record)


def _entry(kind: str, href: str, title: Both, note: Both, item: object) -> tuple[list[str], str]:
    return [kind, href, title.zh, title.en, note.zh, note.en], "\n".join([*title, *texts(item)])


def gist(record: Record) -> Both:
    """Return what a record says, in one line of each language."""
    if isinstance(record, Figure):
        amount = both(record.quantity)
        name = both(record.indicator)
        when = f" ({record.when})" if record.when else ""
        return Both(f"{name.en}: {amount.en}{when}", f"{name.zh}：{amount.zh}{when}")
    if isinstance(record, Organisation):
        role = both(record.role)
        return Both(f"{record.body.name.en} ({role.en})", f"{record.name}（{role.zh}）")
    if isinstance(record, Citation):
        relation = both(record.relation)
        title = record.title or record.work.title.zh
        return Both(f"{relation.en}: {record.work.title.en}", f"{relation.zh}：《{title}》")
    if isinstance(record, Programme):
        return both(record.name)
    summary: Any = getattr(record, "summary", None)
    if summary is not None:
        return both(summary)
    return label("searched for {terms}: not there", terms="、".join(getattr(record, "terms", ())))


def _place(record: Record) -> Both:
    region, document = place_name(record.region), record.document
    known = f" {document.known}" if document.known else ""
    return Both(f"{region.en}, {document.title.en}{known}", f"{region.zh}，《{document.title.zh}》{known}")
