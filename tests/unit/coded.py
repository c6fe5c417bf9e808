"""A made-up document, coded to the character from a made-up text, for tests that spoil one thing of either."""

import hashlib
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import evolve

import sgpolicy
from sgpolicy.checks import EVIDENCE, Case
from sgpolicy.coding.layout.canonical import format_text
from sgpolicy.model.document import Document, Source
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.record import Record
from sgpolicy.sources.text import SourceText

TEXT = (
    "甲省社工队伍情况\n一、做法\n(一)2020年甲省民政厅印发《甲省社工管理办法》(甲民发〔2020〕5号),实施“春雨”计划,"
    "培训社工300人。对持证社工每月给予补贴200元。由甲、乙两市民政局办理。\n二、打算\n"
    "一是到2025年,持证社工达到500人。二是进一步宣传,第三批正在准蓓。\n"
)
SOUND = """\
id: jia-2020-report
title: {zh: 甲省社工队伍情况, en: Social workers of province Jia}
kind: report
dates:
  reference: {period: "2020", basis: stated, as_stated: "2020年", at: @2020年@}
source:
  file: jia.txt
  characters: @characters@
  sha256: "@sha256@"
  extent: [0, @characters@]
reliability: {grade: B, because: "made up"}
programmes:
  - id: spring-rain
    name: {zh: “春雨”计划, en: Spring Rain Plan}
    at: @“春雨”计划@
organisations:
  - id: department
    body: civil-affairs-departments
    name: 甲省民政厅
    role: actor
    at: @甲省民政厅@
  - id: city-bureau
    body: civil-affairs-departments
    name: 甲市民政局
    role: actor
    at: @甲、乙两市民政局@
citations:
  - id: rules
    work: mca-2011-opinions
    title: 甲省社工管理办法
    number: {printed: 甲民发〔2020〕5号, issuer_code: 甲民发, year: 2020, serial: 5}
    relation: issues
    at: @《甲省社工管理办法》(甲民发〔2020〕5号)@
measures:
  - id: training
    summary: {zh: 办班, en: Hold classes}
    instruments: [training]
    status: implemented
    at: @培训社工300人@
provisions:
  - id: subsidy
    indicator: certificate-subsidy-monthly
    kind: rate
    quantity: {as_stated: 200元, lower: 200, upper: 200, value: 200, unit: CNY/month, qualifier: exact}
    at: @200元@
targets:
  - id: certified-2025
    indicator: certified-social-workers
    kind: stock
    quantity: {as_stated: 500人, lower: 500, upper: 500, value: 500, unit: person, qualifier: exact}
    due: {period: "2025", basis: stated, as_stated: "2025年", at: @2025年@}
    at: @500人@
observations:
  - id: trained
    indicator: trainees
    kind: flow
    quantity: {as_stated: 300人, lower: 300, upper: 300, value: 300, unit: person, qualifier: exact}
    at: @300人@
    also:
      - at: @300人@
        as_stated: 300人
faults:
  - at: @蓓@
    printed: 蓓
    repaired: 备
    kind: character
uncoded:
  - at: @两市@
    printed: 两市
    reason: name
  - at: @第三批@
    printed: 第三批
    reason: ordinal
"""


def filled(text: str = TEXT, yaml: str = SOUND) -> str:
    """Return *yaml* with spans in *text* for the phrases between @ signs."""
    parts = yaml.split("@")
    for index in range(1, len(parts), 2):
        phrase = parts[index]
        if phrase == "characters":
            parts[index] = str(len(text))
        elif phrase == "sha256":
            parts[index] = hashlib.sha256(text.encode()).hexdigest()
        else:
            start = text.index(phrase)
            parts[index] = f"[{start}, {start + len(phrase)}]"
    with TemporaryDirectory() as folder:
        (Path(folder) / "jia.txt").write_bytes(text.encode())
        return format_text("".join(parts), sources=Path(folder))


@cache
def catalog() -> sgpolicy.Catalog:
    """Return the document and its records, with the shipped codebook."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "jia-2020-report.yaml").write_text(filled(), encoding="utf-8")
        return sgpolicy.load(folder)


def document(**changes: Any) -> Document:  # noqa: ANN401 - any field
    """Return the document with *changes*."""
    return evolve(catalog().documents["jia-2020-report"], **changes)


def source(**changes: Any) -> Source:  # noqa: ANN401 - any field
    """Return the source of the document with *changes*."""
    text = document().text
    assert text is not None
    return evolve(text, **changes)


def record(key: str, /, **changes: Any) -> Any:  # noqa: ANN401 - of any class
    """Return the record *key* with *changes*."""
    found: Any = catalog()[f"jia-2020-report/{key}"]
    return evolve(found, **changes)


def place(phrase: str, text: str = TEXT, **changes: Any) -> Evidence:  # noqa: ANN401 - any field
    """Return the first place of *phrase* in *text* as evidence, with *changes*."""
    start = text.index(phrase)
    return Evidence(document=document(), start=start, end=start + len(phrase), **changes)


def said(
    check: str, *records: Record, given: Document | None = None, text: str = TEXT, siblings: tuple[Document, ...] = ()
) -> list[tuple[Any, ...]]:
    """Return id, path, message and remedy of all that a check of ring 3 finds in one document and *records* of it."""
    given = given or document()
    source = SourceText(file="jia.txt", text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
    case = Case(document=given, source=source, records=records, siblings=siblings or (given,))
    return [(finding.id, finding.path, finding.message, finding.remedy) for finding in EVIDENCE[check].run(case)]
