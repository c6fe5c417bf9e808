"""What of a record can be a code: one table, by which codes are written and read again."""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from typing import Any

from attrs import field, frozen

from sgpolicy.model.figure import Figure, Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation
from sgpolicy.model.record import Record
from sgpolicy.model.region import Region
from sgpolicy.model.terms import Body, Domain, Indicator, Instrument, Setting, Work
from sgpolicy.model.words import (
    Commitment,
    Confidence,
    FaultKind,
    Kind,
    Relation,
    Role,
    Status,
    UncodedReason,
)
from sgpolicy.schema import RECORD_TYPES

TYPES: Mapping[str, str] = {
    "measure": "措施",
    "provision": "标准规定",
    "target": "目标",
    "observation": "观测",
    "programme": "项目",
    "organisation": "机构",
    "citation": "引用",
}
"""The types of record that a passage can be coded as, and what they are called in Chinese."""
PLURALS: Mapping[str, str] = {cls.record_type: name for name, cls in RECORD_TYPES.items() if cls.record_type in TYPES}
"""The lists of a document file that hold them."""
ABSENT = "不见 absent: "
"""How a note begins that tells which words a document was searched for and does not hold."""
_NAMED = re.compile(r"\[([a-z-]+):([A-Za-z0-9-]+)\]\s*$")


@frozen(kw_only=True)
class Facet:
    """One field of records whose values are codes.

    Attributes:
        name: What its codes are marked with, such as instrument.
        zh: What it is called in Chinese.
        en: What it is called in English, in the plural.
        colour: The colour of its codes.
        values: The class of its values; None for the types of record themselves.
        fields: For each class of record that has it, the field that holds it.
        whole: Whether a codebook has all its values, not only those in use.
        unsaid: Whether a value goes without saying in a record, and is not coded.
    """

    name: str
    zh: str
    en: str
    colour: str
    values: type[Any] | None
    fields: Mapping[type[Record], str] = field(factory=dict)
    whole: bool = True
    unsaid: Callable[[Record, Any], bool] = lambda _record, _value: False

    def field_of(self, cls: type[Record]) -> str | None:
        """Return the field of a class of record that holds it; None if it has none."""
        return next((name for holder, name in self.fields.items() if issubclass(cls, holder)), None)

    def read(self, record: Record) -> tuple[str, ...]:
        """Return the ids of the values that *record* has, the main one first."""
        if self.values is None:
            return (record.record_type,) if record.record_type in TYPES else ()
        name = self.field_of(type(record))
        value = getattr(record, name) if name else None
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        return tuple(id_of(one) for one in values if not self.unsaid(record, one))


def id_of(value: Any) -> str:  # noqa: ANN401 - a term, a region, a word or the name of a type
    """Return what a value is called in files."""
    return str(value.value) if isinstance(value, Enum) else value if isinstance(value, str) else str(value.id)


FACETS: Mapping[str, Facet] = {
    facet.name: facet
    for facet in (
        Facet(name="record", zh="记录类型", en="types of record", colour="#7F7F7F", values=None),
        Facet(
            name="instrument",
            zh="政策工具",
            en="instruments",
            colour="#0072B2",
            values=Instrument,
            fields={Measure: "instruments"},
        ),
        Facet(name="status", zh="状态", en="statuses", colour="#009E73", values=Status, fields={Measure: "status"}),
        Facet(
            name="commitment",
            zh="约束力度",
            en="commitments",
            colour="#D55E00",
            values=Commitment,
            fields={Measure: "commitment", Target: "commitment"},
        ),
        Facet(name="domain", zh="服务领域", en="domains", colour="#CC79A7", values=Domain, fields={Measure: "domains"}),
        Facet(name="setting", zh="场所", en="settings", colour="#56B4E9", values=Setting, fields={Measure: "settings"}),
        Facet(
            name="indicator",
            zh="指标",
            en="indicators",
            colour="#E69F00",
            values=Indicator,
            fields={Figure: "indicator"},
        ),
        Facet(name="kind", zh="数字类别", en="kinds of figure", colour="#B3A100", values=Kind, fields={Figure: "kind"}),
        Facet(name="role", zh="机构角色", en="roles", colour="#8C564B", values=Role, fields={Organisation: "role"}),
        Facet(
            name="relation",
            zh="引用关系",
            en="relations",
            colour="#9467BD",
            values=Relation,
            fields={Citation: "relation"},
        ),
        Facet(
            name="confidence",
            zh="把握",
            en="confidence",
            colour="#BCBD22",
            values=Confidence,
            fields={Record: "confidence"},
            unsaid=lambda _, value: value is Confidence.HIGH,
        ),
        Facet(name="uncoded", zh="不编码的数字", en="numbers not coded", colour="#C7C7C7", values=UncodedReason),
        Facet(name="fault", zh="文本缺损", en="faults of the text", colour="#D62728", values=FaultKind),
        Facet(
            name="region",
            zh="地区",
            en="regions",
            colour="#17BECF",
            values=Region,
            fields={Record: "region"},
            whole=False,
            unsaid=lambda record, value: value == record.home,
        ),
        Facet(
            name="learned-from",
            zh="学习来源",
            en="places learned from",
            colour="#1F77B4",
            values=Region,
            fields={Measure: "learned_from"},
            whole=False,
        ),
        Facet(
            name="body",
            zh="组织",
            en="bodies",
            colour="#A65628",
            values=Body,
            fields={Organisation: "body", Measure: "actors"},
            whole=False,
        ),
        Facet(
            name="work",
            zh="被引文献",
            en="works cited",
            colour="#6A3D9A",
            values=Work,
            fields={Citation: "work"},
            whole=False,
        ),
    )
}
"""What can be coded, by the mark of its codes, in the order of a codebook."""
MANY = frozenset({"instruments", "domains", "settings", "learned_from", "actors"})
"""The fields that hold several values."""


def facts_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what *record* is coded as: the facet and the id of each value, its type first."""
    for facet in FACETS.values():
        for value in facet.read(record):
            yield facet.name, value


def code_name(facet: str, value: str, zh: str) -> str:
    """Return the name of a code, which says what it means wherever it comes back: `教育培训 [instrument:training]`."""
    return f"{zh} [{facet}:{value}]"


def fact_named(name: str) -> tuple[str, str] | None:
    """Return facet and value of a code that `code_name` named; None if it did not."""
    found = _NAMED.search(name)
    return (found[1], found[2]) if found and found[1] in FACETS else None
