"""Document numbers: read as printed, repaired where there is only one way."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sgpolicy.errors import NotADocumentNumberError
from sgpolicy.model.document_number import DocumentNumber
from sgpolicy.reading.folding import fold, not_text
from sgpolicy.reading.patterns import CHINESE

LONGEST: Final = 64

_BRACKETS: Final = dict(zip("〔[【「(〈﹝『", "〕]】」)〉﹞』", strict=True))
_OPEN, _CLOSE = re.escape("".join(_BRACKETS)), re.escape("".join(_BRACKETS.values()))
# Behind the last of these words a code begins: verbs that take a number, small words, and full names of bodies.
_LEADS = re.compile(
    "根据|依据|遵循|结合|参考|参阅|查阅|重申|引用|停止|终止|代替|取代|修订|修改|出台|下达|批转|报经|遵守|违反|适用|配套|包括|"
    "贯彻|学习|其中|同时|同意|落实|执行|印发|转发|下发|发布|公布|废止|关于|对于|文件|附件|通知|意见|办法|方案|规定|决定"
    "|要求|精神|联合|现就|[以见按据和及与的附即将原由于在从为是如该此含或等依照了到同对]|经(?![贸信济])|政府|中央|国务院|委员会|[协学商合进究]会"
    "|(?:法|检察|学|研究)院|(?:办公|研究)室|(?:办事|管理)处|局|(?<!委)厅(?![字发函])|[政育织传障设安法化业村务利技战]部"
)
_PLACES = (
    "京津冀晋蒙辽吉黑沪申苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕秦甘陇青宁新港澳台"
    "杭甬温嘉绍衢舟锡淮盐扬徐芜蚌滁亳穗深珠汕佛韶莞肇湛揭武宜襄荆咸株潭衡邵郴娄郑汴洛濮漯唐邯邢沧廊忻呼赤沈鞍抚锦"
    "哈齐佳牡绥攀泸绵遂眉昆曲昭铜渭榆兰酒喀厦漳泉莆昌赣饶烟威潍淄菏滨筑甲乙丙丁某"
)
_BODIES = (
    "国中政党委组宣统纪监民社会工福慈财综税教师体艺科卫健计生医疗保劳司法公安检住建城土资规自然环农牧林水利交运商粮文旅广审外侨宗"
    "残妇团青老龄信访应急防贸改价格质药食技专才人事编办基督联扶电登管府"
)
# How a code is made: a place, bodies, and the sort of paper. What else stands before it is no part of it.
_BODY = f"(?:委厅|职成|经[贸信]|[{_BODIES}])"
_PAPER = "[发函字通令复议文传密告批][通字函]?"
_MADE = re.compile(f"[{_PLACES}内]?(?:人社部|厅(?=[字发函])|发改|{_BODY})*(?:{_PAPER}|{_BODY})")
_CODE = f"{CHINESE}{{1,20}}?"
_PATTERN = re.compile(
    f"(?P<code>{_CODE})(?P<open>[{_OPEN}])?(?P<year>(?:19|20)[0-9]{{2}})年?(?P<close>[{_CLOSE}])?"
    "(?:第)?(?P<serial>[0-9]{1,5})(?P<mark>号)?"
)
_SEARCH = re.compile(
    f"(?P<code>{CHINESE}{{1,20}})(?:[{_OPEN}](?:19|20)[0-9]{{2}}年?[{_CLOSE}]第?[0-9]{{1,5}}号?"
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
    """Return every document number in *text*, in order.

    Left out are those beyond repair, and those of which it is in doubt where they
    begin, because neither a mark nor a known word stands before the issuer's code.

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
        start, end = hit.start("code"), hit.end("code")
        # A blank in the source separates the issuer's code from a title before it.
        blanks = (at for at in range(end - 1, start, -1) if folded.offsets[at] - folded.offsets[at - 1] > 1)
        start = next(blanks, start)
        begin = _begin(folded.text[start:end])
        if begin is None:
            continue
        start, end = folded.origin(start + begin, hit.end())
        try:
            found.append(FoundDocumentNumber(start, end, text[start:end], read_document_number(text[start:end])))
        except NotADocumentNumberError:
            continue
    return tuple(found)


def _begin(code: str) -> int | None:
    """Return where the issuer's code begins in the characters before the year; None if that is in doubt."""
    first = max((hit.end() for hit in _LEADS.finditer(code)), default=0)
    made = next((at for at in range(first, len(code) - 1) if _MADE.fullmatch(code, at)), None)
    # Behind a word that is not known a code is one only if it begins with its place.
    return made if made is not None and (made == first or code[made] in _PLACES) else None
