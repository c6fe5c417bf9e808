"""Measure how far two codings of the same document agree."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from sgpolicy.analysis.ratios import rounded
from sgpolicy.display import table
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.figure import Figure
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.record import Record

Read = Callable[[Any], object]

_COMMON: Mapping[str, Read] = {
    "region": lambda r: r.region.code if r.region else None,
    "year": lambda r: (r.when.start and r.when.start.year, r.when.end and r.when.end.year) if r.when else None,
}
_FIGURE: Mapping[str, Read] = {
    "record type": lambda r: r.record_type,
    "number": lambda r: (r.quantity.lower, r.quantity.upper, r.quantity.value),
    "qualifier": lambda r: str(r.quantity.qualifier),
    "unit": lambda r: r.quantity.unit.id,
    "indicator": lambda r: r.indicator.id,
    "kind": lambda r: str(r.kind),
    **_COMMON,
}
_MEASURE: Mapping[str, Read] = {
    "status": lambda r: str(r.status),
    "main instrument": lambda r: r.instruments[0].id,
    "instruments share one": lambda r: frozenset(i.id for i in r.instruments),
    "commitment": lambda r: str(r.commitment) if r.commitment else None,
    "learned from": lambda r: frozenset(place.code for place in r.learned_from),
    **_COMMON,
}
GROUPS: Mapping[str, tuple[tuple[type[Record], ...], Mapping[str, Read]]] = {
    "figures": ((Figure,), _FIGURE),
    "measures": ((Measure,), _MEASURE),
    "organisations": ((Organisation,), {"body": lambda r: r.body.id, "role": lambda r: str(r.role)}),
    "citations": ((Citation,), {"work": lambda r: r.work.id, "relation": lambda r: str(r.relation)}),
    "programmes": ((Programme,), {"name": lambda r: r.name.zh}),
}
"""What is compared: groups of record types, and the fields of each."""


@frozen(kw_only=True)
class FieldAgreement:
    """How far two codings agree on one field of the records that both have.

    Attributes:
        name: The field.
        same: How many pairs have the same value.
        pairs: How many pairs were compared.
        kappa: Cohen's kappa, agreement beyond chance (Cohen 1960); None if
            chance alone would give full agreement.
    """

    name: str
    same: int
    pairs: int
    kappa: Fraction | None


@frozen(kw_only=True)
class Agreement:
    """How far two codings agree on one group of records.

    Attributes:
        group: figures, measures, organisations, citations or programmes.
        pairs: Records of the first and the second coding that code the same passage.
        only_first: Records of the first that the second lacks.
        only_second: Records of the second that the first lacks.
        fields: Agreement on each field over the pairs.
    """

    group: str
    pairs: tuple[tuple[Record, Record], ...]
    only_first: tuple[Record, ...]
    only_second: tuple[Record, ...]
    fields: tuple[FieldAgreement, ...] = field(default=())


def agreement(first: Iterable[Record], second: Iterable[Record]) -> tuple[Agreement, ...]:
    """Compare two codings of the same text, field by field.

    Two records are a pair if their passages overlap by at least a third of
    what the two cover together; the best overlaps are paired first, and each
    record has one partner at most. Figures are paired across types, so that a
    promise that one coder took for a fact is a disagreement, not an omission.

    Args:
        first: Records of the first coding.
        second: Records of the second.

    Returns:
        One `Agreement` for each group with records in either coding.
    """
    ours, theirs = tuple(first), tuple(second)
    found = []
    for group, (types, fields) in GROUPS.items():
        mine = [r for r in ours if isinstance(r, types)]
        other = [r for r in theirs if isinstance(r, types)]
        if mine or other:
            found.append(_compare(group, mine, other, fields))
    return tuple(found)


def _compare(group: str, mine: Sequence[Record], other: Sequence[Record], fields: Mapping[str, Read]) -> Agreement:
    # The best overlap first, ties by id, so that the pairs do not depend on the order of the records.
    candidates = sorted(
        ((_overlap(a, b), a.id, b.id, a, b) for a in mine for b in other if _overlap(a, b) * 3 >= 1),
        key=lambda entry: (-entry[0], entry[1], entry[2]),
    )
    taken: set[str] = set()
    pairs: list[tuple[Record, Record]] = []
    for _, one, two, a, b in candidates:
        if f"1 {one}" not in taken and f"2 {two}" not in taken:
            taken |= {f"1 {one}", f"2 {two}"}
            pairs.append((a, b))
    return Agreement(
        group=group,
        pairs=tuple(sorted(pairs, key=lambda pair: pair[0].evidence[0].start or 0)),
        only_first=tuple(r for r in mine if f"1 {r.id}" not in taken),
        only_second=tuple(r for r in other if f"2 {r.id}" not in taken),
        fields=tuple(_field(name, read, pairs) for name, read in fields.items()),
    )


def _overlap(a: Record, b: Record) -> Fraction:
    """Return the best overlap of two passages, as a share of what they cover together."""
    best = Fraction(0)
    for one in a.evidence:
        for two in b.evidence:
            if (share := _common(one, two)) > 0:
                # The region tells apart records that share a passage.
                bonus = Fraction(1, 1000) if a.region == b.region else 0
                best = max(best, share + bonus)
    return best


def _common(one: Evidence, two: Evidence) -> Fraction:
    """Return the share of two passages that is in both; on a page, whose text is not at hand, equal wordings count."""
    if one.document.origin != two.document.origin or (one.span is None) != (two.span is None):
        return Fraction(0)
    if one.span is None or two.span is None:
        return Fraction(one.as_stated is not None and one.as_stated == two.as_stated)
    (start, end), (first, last) = one.span, two.span
    return Fraction(min(end, last) - max(start, first), max(end, last) - min(start, first))


def _field(name: str, read: Read, pairs: Sequence[tuple[Record, Record]]) -> FieldAgreement:
    values: list[tuple[Any, Any]] = [(read(a), read(b)) for a, b in pairs]
    if name == "instruments share one":
        same = sum(bool(a & b) for a, b in values)
        return FieldAgreement(name=name, same=same, pairs=len(values), kappa=None)
    same = sum(a == b for a, b in values)
    return FieldAgreement(name=name, same=same, pairs=len(values), kappa=_kappa(values, same))


def _kappa(values: Sequence[tuple[object, object]], same: int) -> Fraction | None:
    count = len(values)
    if not count:
        return None
    left, right = Counter(a for a, _ in values), Counter(b for _, b in values)
    chance = sum((Fraction(left[v] * right[v], count * count) for v in left), Fraction(0))
    return None if chance == 1 else (Fraction(same, count) - chance) / (1 - chance)


def agreement_text(found: Iterable[Agreement]) -> str:
    """Return tables of agreement as text, as in docs/data-quality.md."""
    parts = []
    for one in found:
        total = len(one.pairs) + len(one.only_first) + len(one.only_second)
        parts.append(
            f"{one.group}: {len(one.pairs)} in both, {len(one.only_first)} only in the first, "
            f"{len(one.only_second)} only in the second ({_percent(Fraction(len(one.pairs), total or 1))} in both)"
        )
        if not one.pairs:
            continue
        rows = [
            (f.name, f"{f.same} of {f.pairs}", _percent(Fraction(f.same, f.pairs or 1)), _number(f.kappa))
            for f in one.fields
        ]
        parts.append(table(("field", "same", "share", "kappa"), rows))
    return "\n\n".join(parts)


def _percent(share: Fraction) -> str:
    return f"{rounded(share * 100, places=0)} %"


def _number(kappa: Fraction | None) -> str:
    return "-" if kappa is None else str(rounded(kappa, places=2))
