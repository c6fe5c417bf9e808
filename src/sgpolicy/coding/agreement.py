"""Measure how far codings of the same texts agree, of two coders or more."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from attrs import frozen

from sgpolicy.analysis.ratios import rounded
from sgpolicy.coding import reliability
from sgpolicy.coding.reliability import Interval, Metric, nominal, ordinal, sets
from sgpolicy.display import table
from sgpolicy.model.evidence import Evidence
from sgpolicy.model.figure import Figure
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation, Organisation, Programme
from sgpolicy.model.record import Record
from sgpolicy.model.words import Commitment, Status


@frozen(kw_only=True)
class Variable:
    """A field of records on which coders can agree.

    Attributes:
        name: What it is called in tables.
        read: Function from a record to the value that the coder gave it.
        metric: How far two values are apart, for alpha.
        scale: nominal, ordinal or sets: the name of the metric.
        words: The values of an ordinal scale, in order.
    """

    name: str
    read: Callable[[Any], Hashable]
    metric: Metric = nominal
    scale: str = "nominal"
    words: tuple[Hashable, ...] = ()


def _sets(name: str, read: Callable[[Any], Iterable[str]]) -> Variable:
    return Variable(name=name, read=lambda record: frozenset(read(record)), metric=sets, scale="sets")


def _ordinal(name: str, words: Iterable[Hashable]) -> Variable:
    order = [None, *words]  # what is done or going on has no commitment: it binds nobody any more
    return Variable(
        name=name, read=lambda r: getattr(r, name), metric=ordinal(order), scale="ordinal", words=tuple(order)
    )


_COMMON = (
    Variable(name="region", read=lambda r: r.region.code if r.region else None),
    Variable(
        name="year",
        read=lambda r: (r.when.start and r.when.start.year, r.when.end and r.when.end.year) if r.when else None,
    ),
)
GROUPS: Mapping[str, tuple[tuple[type[Record], ...], tuple[Variable, ...]]] = {
    "figures": (
        (Figure,),
        (
            Variable(name="record type", read=lambda r: r.record_type),
            Variable(name="number", read=lambda r: (r.quantity.lower, r.quantity.upper, r.quantity.value)),
            Variable(name="qualifier", read=lambda r: str(r.quantity.qualifier)),
            Variable(name="unit", read=lambda r: r.quantity.unit.id),
            Variable(name="indicator", read=lambda r: r.indicator.id),
            Variable(name="kind", read=lambda r: str(r.kind)),
            *_COMMON,
        ),
    ),
    "measures": (
        (Measure,),
        (
            _ordinal("status", Status),
            Variable(name="main instrument", read=lambda r: r.instruments[0].id),
            _sets("instruments", lambda r: (one.id for one in r.instruments)),
            _ordinal("commitment", Commitment),
            _sets("domains", lambda r: (one.id for one in r.domains)),
            _sets("actors", lambda r: (one.id for one in r.actors)),
            _sets("settings", lambda r: (one.id for one in r.settings)),
            _sets("learned from", lambda r: (place.code for place in r.learned_from)),
            *_COMMON,
        ),
    ),
    "organisations": (
        (Organisation,),
        (
            Variable(name="body", read=lambda r: r.body.id),
            Variable(name="role", read=lambda r: str(r.role)),
        ),
    ),
    "citations": (
        (Citation,),
        (
            Variable(name="work", read=lambda r: r.work.id),
            Variable(name="relation", read=lambda r: str(r.relation)),
        ),
    ),
    "programmes": ((Programme,), (Variable(name="name", read=lambda r: r.name.zh),)),
}
"""What is compared: groups of record types, and the fields of each."""


@frozen(kw_only=True)
class FieldAgreement:
    """How far the coders agree on one field.

    Attributes:
        name: The field.
        scale: The metric of alpha: nominal, ordinal (ranks) or sets.
        same: How many pairs of decisions are equal.
        pairs: How many pairs were compared: of each unit, every two coders who have it.
        share_interval: The 95 % interval of same / pairs (Wilson); None without a pair.
        holsti: 2M / (N1 + N2); units that one coder alone has count against it.
        pi: Scott's pi.
        kappa: Cohen's kappa.
        alpha: Krippendorff's alpha.
        alpha_interval: Its 95 % interval, from 1,000 resamples of the units.

    With more than two coders, Holsti, pi and kappa are means over pairs of coders. A coefficient is None
    where chance alone would give full agreement.
    """

    name: str
    scale: str
    same: int
    pairs: int
    share_interval: Interval | None
    holsti: Fraction | None
    pi: Fraction | None
    kappa: Fraction | None
    alpha: float | None
    alpha_interval: Interval | None


@frozen(kw_only=True)
class Agreement:
    """How far codings agree on one group of records.

    Attributes:
        group: figures, measures, organisations, citations or programmes.
        units: For each passage that somebody coded, the record of each coder who did, by coder.
        alone: How many units each coder has alone.
        fields: Agreement on each field.
    """

    group: str
    units: tuple[Mapping[str, Record], ...]
    alone: Mapping[str, int]
    fields: tuple[FieldAgreement, ...]


def agreement(codings: Mapping[str, Iterable[Record]]) -> tuple[Agreement, ...]:
    """Compare codings of the same texts, field by field.

    Records of two coders are one unit if their passages overlap by at least a
    third of what the two cover together; the best overlaps come first, and a
    coder has one record in a unit at most. Figures are matched across types,
    so that a promise that one coder took for a fact is a disagreement, not an
    omission.

    Args:
        codings: The records of each coder, by the coder's name; two coders or more.

    Returns:
        One `Agreement` for each group with records in any coding.

    Raises:
        ValueError: There is only one coding.
    """
    if len(codings) < 2:  # noqa: PLR2004
        msg = f"agreement takes the codings of two coders or more, not {len(codings)}"
        raise ValueError(msg)
    records = {coder: tuple(coding) for coder, coding in codings.items()}
    found = []
    for group, (types, variables) in GROUPS.items():
        texts: dict[Hashable, dict[str, list[Record]]] = {}
        for coder, them in records.items():
            for record in them:
                if isinstance(record, types):
                    texts.setdefault(_text(record), {}).setdefault(coder, []).append(record)
        units = [unit for coded in texts.values() for unit in _units(coded)]
        if units:
            alone = {coder: sum(unit.keys() == {coder} for unit in units) for coder in records}
            fields = tuple(_field(variable, units) for variable in variables)
            found.append(Agreement(group=group, units=tuple(units), alone=alone, fields=fields))
    return tuple(found)


def unit_rows(found: Iterable[Agreement], coders: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield a table of units x coders, as programs for reliability read it: a row for each field of each unit.

    The keys are group, unit (the id of the first record), field, and the name of each coder. A value of several
    parts is joined with |; a coder who has no record there has an empty cell, one who gave no value a hyphen.
    """
    for one in found:
        _, variables = GROUPS[one.group]
        for unit in one.units:
            name = next(iter(unit.values())).id
            for variable in variables:
                cells = {coder: cell(variable.read(unit[coder])) if coder in unit else "" for coder in coders}
                yield {"group": one.group, "unit": name, "field": variable.name, **cells}


def cell(value: object) -> str:
    """Return a value as one cell of a table: several parts joined with |, a hyphen for no value."""
    if isinstance(value, frozenset):
        return "|".join(sorted(value)) or "-"
    if isinstance(value, tuple):
        return "|".join(map(cell, value))
    return "-" if value is None else str(value)


def _text(record: Record) -> Hashable:
    return record.evidence[0].document.origin


def _units(codings: Mapping[str, Sequence[Record]]) -> list[dict[str, Record]]:
    """Return the units of one text: those of the first coder, and what each further one adds."""
    units: list[dict[str, Record]] = []
    for coder, records in codings.items():
        # The best overlap first, ties by id, so that units do not depend on the order of the records.
        candidates = [
            (-share, number, record.id, record)
            for number, unit in enumerate(units)
            for record in records
            if (share := max(_overlap(one, record) for one in unit.values())) * 3 >= 1
        ]
        candidates.sort(key=lambda entry: entry[:3])
        taken = set()
        for _, number, key, record in candidates:
            if coder not in units[number] and key not in taken:
                units[number][coder] = record
                taken.add(key)
        units += [{coder: record} for record in records if record.id not in taken]
    return sorted(units, key=lambda unit: min(record.evidence[0].start or 0 for record in unit.values()))


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


def _field(variable: Variable, units: Sequence[Mapping[str, Record]]) -> FieldAgreement:
    values = [{coder: variable.read(record) for coder, record in unit.items()} for unit in units]
    together = [unit for unit in values if len(unit) > 1]
    same, pairs = reliability.counted(together)
    return FieldAgreement(
        name=variable.name,
        scale=variable.scale,
        same=same,
        pairs=pairs,
        share_interval=reliability.wilson(same, pairs),
        holsti=reliability.holsti(values),
        pi=reliability.scott(together),
        kappa=reliability.cohen(together),
        alpha=reliability.krippendorff(together, variable.metric),
        alpha_interval=reliability.resampled(together, variable.metric),
    )


def agreement_text(found: Iterable[Agreement]) -> str:
    """Return tables of agreement as text, as in docs/data-quality.md."""
    parts = []
    for one in found:
        shared = sum(len(unit) > 1 for unit in one.units)
        share = f"{rounded(Fraction(shared * 100, len(one.units)), places=0)} %"
        lines = [f"{one.group}: {shared} of {len(one.units)} in more than one coding ({share})"]
        parts.append("\n".join([*lines, *(f"  {count} only in {coder}" for coder, count in one.alone.items())]))
        if shared:
            parts.append(table(_HEAD, [_row(one) for one in one.fields]))
    return "\n\n".join(parts)


_HEAD = ("field", "same", "share", "Holsti", "pi", "kappa", "alpha", "95 %")


def _row(one: FieldAgreement) -> tuple[str, ...]:
    share = f"{rounded(Fraction(one.same * 100, one.pairs or 1), places=0)} %"
    low, high = one.alpha_interval or (None, None)
    interval = "-" if low is None else f"{_number(low)}..{_number(high)}"
    numbers = map(_number, (one.holsti, one.pi, one.kappa, one.alpha))
    name = one.name if one.scale == "nominal" else f"{one.name} ({one.scale})"
    return name, f"{one.same}/{one.pairs}", share, *numbers, interval


def _number(coefficient: Fraction | float | None) -> str:
    return "-" if coefficient is None else str(rounded(Fraction(coefficient), places=2))
