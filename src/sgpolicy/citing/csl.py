"""References as items of CSL-JSON, which Zotero, pandoc and citeproc processors read."""

import json
from typing import Any

from sgpolicy.citing.bibtex import notes
from sgpolicy.citing.work import Work
from sgpolicy.model.period import Period

_TYPES = {"EB": "webpage", "N": "article-newspaper", "R": "report", "DS": "dataset", "Z": "document"}


def csl_item(work: Work) -> dict[str, Any]:
    """Return an item; `issued` is left out where no date is known, and `note` says so."""
    item: dict[str, Any] = {"id": work.key, "type": _TYPES[work.code], "title": work.title}
    if work.authors:
        item["author"] = [{"literal": name.zh} for name in work.authors]
    if work.date and ".." not in str(work.date):
        item["issued"] = {**_date(work.date), **({"circa": True} if work.guessed else {})}
    if work.number:
        item["number"] = work.number
    if work.version:
        item["version"] = work.version
    if work.site:
        item["container-title"] = work.site
    if work.url:
        item["URL"] = work.url
    if work.seen:
        item["accessed"] = _date(work.seen)
    item["language"] = {"zh": "zh-CN"}.get(work.language, work.language)
    if note := "; ".join(notes(work)):
        item["note"] = note
    return item


def csl_json(work: Work) -> str:
    """Return an item as JSON, with escapes for what a terminal might obey."""
    text = json.dumps(csl_item(work), ensure_ascii=False, indent=2)
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)


def _date(period: Period) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in end.split("-")] for end in str(period).split("/")]}
