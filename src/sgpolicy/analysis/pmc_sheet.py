"""A sheet for the PMC index, drafted from the coded documents as far as they say; the rest is left for a coder."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import field, frozen

from sgpolicy.analysis.counted import by_document
from sgpolicy.analysis.facets import levels
from sgpolicy.analysis.lineage import DESCENT
from sgpolicy.analysis.listed import Result
from sgpolicy.analysis.noted import NO_POLICY, Noted, counting, left_out
from sgpolicy.analysis.strength import POLICIES
from sgpolicy.model.document import Document
from sgpolicy.model.figure import Target
from sgpolicy.model.measure import Measure
from sgpolicy.model.named import Citation
from sgpolicy.model.said import Said
from sgpolicy.model.shown import one_line
from sgpolicy.model.words import Depth, DocumentForm, DocumentKind, RegionLevel, RothwellZegveld, TalentCycle

_FORM = DocumentForm
_NATURES: Mapping[str, tuple[DocumentForm, ...]] = {
    "regulation": (_FORM.LAW, _FORM.REGULATIONS, _FORM.PROVISIONS, _FORM.MEASURES, _FORM.RULES, _FORM.CHARTER),
    "plan": (_FORM.PLAN, _FORM.OUTLINE, _FORM.SCHEME, _FORM.PROGRAMME, _FORM.KEY_POINTS),
    "opinions": (_FORM.OPINIONS,),
    "notice": (_FORM.NOTICE, _FORM.CIRCULAR, _FORM.PUBLIC_NOTICE, _FORM.ANNOUNCEMENT),
    "decision": (_FORM.DECISION, _FORM.RESOLUTION, _FORM.ORDER),
}
_LEVELS: Mapping[str, tuple[RegionLevel, ...]] = {
    "country": (RegionLevel.COUNTRY,),
    "province": (RegionLevel.PROVINCE, RegionLevel.AUTONOMOUS_REGION, RegionLevel.MUNICIPALITY, RegionLevel.CORPS),
    "prefecture": (RegionLevel.PREFECTURE,),
    "county": (RegionLevel.COUNTY,),
}
_YEARS: Mapping[str, tuple[int, int]] = {"under-2": (1, 1), "2-3": (2, 3), "4-5": (4, 5), "over-5": (6, 999)}
_OPEN = ("X8 appraisal:clear-goals", "X8 appraisal:sound-basis", "X8 appraisal:sound-scheme", "X8 appraisal:safeguards")
_PUBLIC = "X9 openness:public"
_YEARS_ALONE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-－—–~～至]+((?:19|20)\d\d)(?!\d|年)")
"""Years of a title that does not write 年."""
Bits = dict[str, int | None]


@frozen(kw_only=True, repr=False)
class PmcDraft(Result):
    """One policy of the sheet.

    Attributes:
        document: The document.
        values: 1 or 0 by sub-variable as far as the codes say so; None for what a coder must decide.
    """

    document: Document
    values: Mapping[str, int | None] = field(hash=False)

    @property
    def filled(self) -> int:
        """Return how many values are drafted."""
        return sum(value is not None for value in self.values.values())

    def __repr__(self) -> str:
        return one_line(f"<PmcDraft {self.document.id}: {self.filled} of {len(self.values)} filled in>")

    def to_dict(self) -> dict[str, Any]:
        """Return the row of the sheet: the policy's id, and its values."""
        return {"policy": self.document.id, **self.values}


@frozen(kw_only=True, repr=False)
class PmcSheet(Noted[PmcDraft]):
    """A drafted sheet, in order of the documents' ids: fill it in, then give it to `sgpolicy.pmc`.

    Attributes:
        rows: The policies.
        left_out: Documents that are no policy, or of which only figures are coded, with the reason.
    """

    rows: tuple[PmcDraft, ...]
    left_out: tuple[tuple[Document, Said], ...]

    @property
    def title(self) -> Said:
        """Return how much of the sheet is filled in."""
        filled, of = sum(row.filled for row in self.rows), sum(len(row.values) for row in self.rows)
        policies = counting(len(self.rows), "policy", "policies")
        return Said("PMC sheet: {what}, {filled} of {of} values drafted", what=policies, filled=filled, of=of)

    @property
    def notes(self) -> tuple[Said, ...]:
        """Return what was left out."""
        return left_out(self.left_out)

    def csv(self) -> str:
        """Return the sheet as CSV, empty where a coder must decide."""
        out = io.StringIO()
        rows = self.to_dicts()
        writer = csv.DictWriter(out, list(rows[0]) if rows else ["policy"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue()


def pmc_sheet(
    documents: Iterable[Document], measures: Iterable[Measure], targets: Iterable[Target], citations: Iterable[Citation]
) -> PmcSheet:
    """Draft a sheet of nine main variables for the documents that are policy.

    X1 nature (form), X2 duration (period in the title), X3 level of the issuer, X4 fields (domains),
    X5 tools, X6 actors (kinds of bodies), X7 stages of the talent cycle, X8 appraisal, X9 openness. The
    variables are ours; studies choose their own. A 0 is drafted only where the whole document is coded. Of X8 only
    what is plain is drafted: targets make goals clear, works that it implements or rests on are a
    basis; whether a scheme is sound and what safeguards it is for a coder to say.

    Args:
        documents: Any documents; those that are plan, notice or regulation get a row.
        measures: Their measures.
        targets: Their targets.
        citations: Their citations.
    """
    measures = tuple(measures)
    fields = sorted({d.path[0].id for m in measures for d in m.domains})
    actors = sorted({str(body.kind) for m in measures for body in m.actors})
    goals = {target.document.id for target in targets}
    rests = {c.document.id for c in citations if c.relation in DESCENT}
    held = by_document(measures)
    rows, unfit = [], []
    for one in sorted(documents, key=lambda document: document.id):
        if one.kind not in POLICIES:
            unfit.append((one, NO_POLICY))
        elif one.depth is Depth.FIGURES:
            unfit.append((one, Said("coded for figures alone")))
        else:
            own = held.get(one.id, [])
            values = _of_document(one) | _of_measures(own, fields, actors, whole=one.depth is Depth.WHOLE)
            values |= dict.fromkeys(_OPEN)
            values[_OPEN[0]] = 1 if one.id in goals else None
            values[_OPEN[1]] = 1 if one.id in rests else None
            values[_PUBLIC] = 1 if one.page or one.published or (one.text and one.text.url) else None
            rows.append(PmcDraft(document=one, values=values))
    return PmcSheet(rows=tuple(rows), left_out=tuple(unfit))


def _of_document(document: Document) -> Bits:
    nature = next((name for name, forms in _NATURES.items() if document.form in forms), None)
    if document.form is None:
        nature = {DocumentKind.PLAN: "plan", DocumentKind.NOTICE: "notice"}.get(document.kind, "regulation")
    level = next((name for name, known in _LEVELS.items() if levels(document) in known), None)
    years = _duration(document)
    lasting = next((name for name, (least, most) in _YEARS.items() if years and least <= years <= most), None)
    return {
        **_one_of("X1 nature", _NATURES, nature),
        **_one_of("X2 duration", _YEARS, lasting),
        **_one_of("X3 level", _LEVELS, level),
    }


def _of_measures(measures: list[Measure], fields: list[str], actors: list[str], *, whole: bool) -> Bits:
    tools = {i for m in measures for i in m.instruments}
    axes: tuple[tuple[str, Iterable[str], set[str]], ...] = (
        ("X4 fields", fields, {d.path[0].id for m in measures for d in m.domains}),
        ("X5 tools", map(str, RothwellZegveld), {str(i.rothwell_zegveld) for i in tools}),
        ("X6 actors", actors, {str(body.kind) for m in measures for body in m.actors}),
        ("X7 stages", map(str, TalentCycle), {str(i.talent_cycle) for i in tools}),
    )
    absent = 0 if whole else None
    return {f"{name}:{word}": 1 if word in found else absent for name, words, found in axes for word in words}


def _one_of(name: str, words: Iterable[str], chosen: str | None) -> Bits:
    """Return 1 for the word chosen and 0 for the others; None for all if nothing could be chosen."""
    return {f"{name}:{word}": None if chosen is None else int(word == chosen) for word in words}


def _duration(document: Document) -> int | None:
    """Return how many years the one period in the title spans, such as 2011-2020 or 十四五; None if there is none."""
    from sgpolicy.reading import find_periods  # noqa: PLC0415 - what is printed needs this module, but no patterns

    title = document.title.zh
    periods = [one.period for one in find_periods(title) if one.period]
    found = [(one.start.year, one.end.year) for one in periods if one.start and one.end]
    found += [(int(first), int(last)) for first, last in _YEARS_ALONE.findall(title)]
    spans = {last - first + 1 for first, last in found}
    return spans.pop() if len(spans) == 1 else None
