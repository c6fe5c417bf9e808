"""Write docs/codebook.md from the codebook: what each term covers, and what it does not, in both languages.

Run `python docs/make_codebook.py`; a test fails when the page is not what this writes.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import sgpolicy
from sgpolicy.model.terms import SLUG

PAGE = Path(__file__).parent / "codebook.md"
_HEAD = """# Codebook

Made from the codebook by `python docs/make_codebook.py`; do not edit. The [coding guide](coding-guide.md) says how the
terms are used, the [data dictionary](data-dictionary.md) what every field holds. At the prompt a term has the same as
`definition`, `is_not`, `definition_zh`, `is_not_zh` and `note`, and `sgpolicy show TERM` prints it.

An id never changes its meaning. *Is not* names what is easily mistaken for the term, and where that belongs instead.

本页由程序从编码本生成。每个条目先列中文，后列英文：名称、定义、不包括什么、备注。
"""
_TITLES = {
    "indicators": "Indicators 指标",
    "instruments": "Instruments 政策工具",
    "domains": "Domains 服务领域",
    "settings": "Settings 服务场所",
}


_IDS = {term.id for plural in _TITLES for term in getattr(sgpolicy.load(), plural)}


def codebook() -> str:
    """Return the whole page."""
    lines = [_HEAD]
    for plural, title in _TITLES.items():
        terms = getattr(sgpolicy.load(), plural)
        lines += [f"## {title}\n", f"{len(terms)} terms.\n"]
        if plural == "instruments":
            lines += _typologies(terms)
        for term in terms:
            lines += _term(term)
    return "\n".join(lines).rstrip("\n") + "\n"


def _term(term: sgpolicy.Term) -> Iterator[str]:
    yield f"### {term.id}\n"
    yield f"**{term.name.zh}** · **{_plain(term.name.en)}**\n"
    if term.definition_zh:
        yield f"{_plain(term.definition_zh)} *不包括：* {_plain(term.is_not_zh or '')}\n"
    yield f"{_plain(term.definition)} *Is not:* {_plain(term.is_not)}\n"
    facts = [f"{name} {value}" for name, value in _facts(term) if value]
    if facts:
        yield f"{' · '.join(facts)}\n"
    if term.note:
        yield f"Note: {_plain(term.note)}\n"


def _typologies(instruments: Iterable[sgpolicy.Instrument]) -> Iterator[str]:
    """Yield the table of the four typologies, each place a property of the instrument."""
    yield "| id | 中文 | Rothwell and Zegveld | Hood | McDonnell and Elmore | talent cycle |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for one in instruments:
        places = (one.rothwell_zegveld, one.hood, one.mcdonnell_elmore, one.talent_cycle)
        yield f"| [{one.id}](#{one.id}) | {one.name.zh} | {' | '.join(str(place or '-') for place in places)} |"
    yield ""


def _facts(term: sgpolicy.Term) -> Iterator[tuple[str, str]]:
    """Yield what else a term has, each with its name; empty where there is none."""
    yield "also called", "、".join(map(_plain, term.aliases))
    broader = getattr(term, "broader", None)
    yield "broader", f"[{broader.id}](#{broader.id})" if broader else ""
    if isinstance(term, sgpolicy.Indicator):
        yield "unit", f"`{term.unit.id}`"
        yield "usual kind", str(term.kind)
        yield "part of", f"[{term.part_of.id}](#{term.part_of.id})" if term.part_of else ""
        yield "breaks", _plain("; ".join(term.breaks))


def _plain(text: str) -> str:
    """Return *text* on one line, without what Markdown would take for a mark, and with links to the terms in it."""
    plain = " ".join(text.split()).translate(str.maketrans({"*": "\\*", "_": "\\_", "<": "\\<"}))
    return re.sub(rf"(?<![\w-]){SLUG}(?![\w-])", _linked, plain)


def _linked(found: re.Match[str]) -> str:
    """Return the id of a term as a link to it; a single word is more often a word than an id."""
    word = found[0]
    return f"[{word}](#{word})" if "-" in word and word in _IDS else word


if __name__ == "__main__":
    PAGE.write_text(codebook(), encoding="utf-8", newline="\n")
