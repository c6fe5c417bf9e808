"""Document numbers: read as printed, repaired where there is only one way."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sgpolicy.errors import NotADocumentNumberError
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.reading.folding import fold, not_text

LONGEST: Final = 64

_BRACKETS: Final = dict(zip("〔[【「(〈﹝『", "〕]】」)〉﹞』", strict=True))
_OPEN, _CLOSE = re.escape("".join(_BRACKETS)), re.escape("".join(_BRACKETS.values()))
# Words that a document number may follow without a mark in between.
_LEADS = (
    "根据 按照 依据 依照 参照 遵照 贯彻 落实 执行 印发 转发 下发 发布 关于 文件 通知 "
    "意见 办法 方案 规定 决定 以 见 按 和 及 与 的 附 即"
)
_CODE = "[\u4e00-\u9fff]{1,20}?"
_PATTERN = re.compile(
    f"(?P<code>{_CODE})(?P<open>[{_OPEN}])?(?P<year>(?:19|20)[0-9]{{2}})年?(?P<close>[{_CLOSE}])?"
    "(?:第)?(?P<serial>[0-9]{1,5})(?P<mark>号)?"
)
_SEARCH = re.compile(
    f"(?P<code>[\u4e00-\u9fff]{{1,20}})(?:[{_OPEN}](?:19|20)[0-9]{{2}}年?[{_CLOSE}]第?[0-9]{{1,5}}号?"
    f"|[{_OPEN}](?:19|20)[0-9]{{3,7}}号|(?:19|20)[0-9]{{2}}[{_CLOSE}]第?[0-9]{{1,5}}号)(?![0-9])"
)


class FoundDocumentNumber(NamedTuple):
    """A document number and its place in a text.

    Attributes:
        start: Offset of its first character, in Unicode characters.
        end: Offset just past its last character.
        text: The number as printed, `source[start:end]`.
        number: The number read.
    """

    start: int
    end: int
    text: str
    number: DocumentNumber


def read_document_number(text: str) -> DocumentNumber:
    """Return the document number that the whole of *text* prints.

    Any brackets, blanks and full-width forms are taken as they come, and one
    pair of brackets around the whole is ignored. A missing bracket (〔200750号)
    or a missing 号 is repaired, and noted in `repairs`.

    Args:
        text: A number such as 吉民发〔2010〕31号; at most 64 characters.

    Returns:
        The number, with `printed` as given and `repaired` if it was damaged.

    Raises:
        NotADocumentNumberError: It is not a document number, or could be
            repaired in more than one way.
        TypeError: *text* is not text.
    """
    if not isinstance(text, str):
        raise TypeError(not_text("read_document_number", text))
    if len(text) > LONGEST:
        raise NotADocumentNumberError(text, f"longer than {LONGEST} characters; give only the number")
    plain = fold(text.strip()).text
    if plain and _BRACKETS.get(plain[0]) == plain[-1]:
        plain = plain[1:-1]
    hit = _PATTERN.fullmatch(plain)
    if not hit:
        raise NotADocumentNumberError(text, "it should look like 吉民发〔2010〕31号")
    serial = int(hit["serial"])
    if not serial:
        raise NotADocumentNumberError(text, "serials start at 1")
    repairs = _repairs(hit)
    if len(repairs) > 1:
        raise NotADocumentNumberError(text, f"too much is missing to repair it ({', '.join(repairs)})")
    year = int(hit["year"])
    if year < 1949:  # noqa: PLR2004 - the republic's first year
        raise NotADocumentNumberError(text, "years run from 1949 to 2099")
    proper = f"{hit['code']}〔{year}〕{serial}号"
    return DocumentNumber(
        printed=text,
        issuer_code=hit["code"],
        year=year,
        serial=serial,
        repaired=proper if repairs else None,
        repairs=repairs,
    )


def _repairs(hit: re.Match[str]) -> tuple[str, ...]:
    """Return what is missing from the printed number."""
    lost = {
        "opening bracket lost": not hit["open"],
        "closing bracket lost": not hit["close"],
        "号 lost": not hit["mark"],
    }
    return tuple(fault for fault, is_so in lost.items() if is_so)


def find_document_numbers(text: str) -> tuple[FoundDocumentNumber, ...]:
    """Return every document number in *text*, in order; those beyond repair are left out.

    Args:
        text: Any text.

    Returns:
        The numbers with their places; they do not overlap.

    Raises:
        TypeError: *text* is not text.
    """
    if not isinstance(text, str):
        raise TypeError(not_text("find_document_numbers", text))
    folded = fold(text)
    found = []
    for hit in _SEARCH.finditer(folded.text):
        begin = hit.start() + _lead(hit["code"])
        # A blank in the source separates the issuer's code from a title before it.
        for place in range(hit.end("code") - 1, begin, -1):
            if folded.offsets[place] - folded.offsets[place - 1] > 1:
                begin = place
                break
        start, end = folded.origin(begin, hit.end())
        try:
            found.append(FoundDocumentNumber(start, end, text[start:end], read_document_number(text[start:end])))
        except NotADocumentNumberError:
            continue
    return tuple(found)


def _lead(code: str) -> int:
    """Return how many characters at the start of *code* do not belong to the issuer's code."""
    before = code[:-1]
    return max((before.rfind(lead) + len(lead) for lead in _LEADS.split() if lead in before), default=0)
