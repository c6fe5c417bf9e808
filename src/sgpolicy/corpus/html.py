"""The text of an HTML page: what a reader sees, a line for each block.

The parser of the standard library changes between patch releases and takes
time quadratic in some hostile pages; the one pattern here does neither.
"""

import re
from html import unescape

_UNSEEN = "script|style|template|noscript|head|svg|math|iframe|object|select|textarea"
_BLOCK = (
    "address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|header|hr|html|li|main|nav|ol|option|p|pre|section|table|tbody|tfoot|thead|title|tr|ul"
)
_NAME = "(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)"
_ATTRIBUTES = "(?:[^<>\"']++|\"[^\"]{0,4000}+\"|'[^']{0,4000}+'){0,200}+[\"']?"
_MARKUP = re.compile(
    f"<!--.*?(?:-->|\\Z)"
    f"|<(?P<unseen>{_UNSEEN})(?![a-zA-Z0-9:-]){_ATTRIBUTES}>.*?(?:</(?P=unseen)[^<>]*+>|\\Z)"
    f"|</?{_NAME}{_ATTRIBUTES}>"
    "|<[!?][^<>]*+>",
    re.DOTALL | re.IGNORECASE,
)
_BREAKING = re.compile(_BLOCK, re.IGNORECASE)
_CELL = re.compile("t[dh]", re.IGNORECASE)
_BLANKS = re.compile("[ \t\r\f\v\n]+")
_AROUND = re.compile("[ \t]*\n[ \t\n]*")
_LINE, _TAB = "\ue000", "\ue001"  # stand for our own breaks while those of the source are blanks


def text_of_html(page: str) -> str:
    """Return the text of *page* without scripts, styles and comments; blocks are lines, cells tabs."""
    plain = _BLANKS.sub(" ", _MARKUP.sub(_instead, page.replace(_LINE, " ").replace(_TAB, " ")))
    return _AROUND.sub("\n", unescape(plain).replace(_LINE, "\n").replace(_TAB, "\t")).strip()


def _instead(markup: re.Match[str]) -> str:
    name = markup["name"] or ""
    if _BREAKING.fullmatch(name):
        return _LINE
    return _TAB if _CELL.fullmatch(name) and not markup[0].startswith("</") else ""
