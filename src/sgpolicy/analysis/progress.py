"""Progress: a promise compared with what was reported."""

from collections.abc import Iterable

from attrs import frozen

from sgpolicy.analysis.choice import definition
from sgpolicy.analysis.growth import end_month, growth_between, needed_growth, point, share_reached
from sgpolicy.analysis.path import Path, PathForm, path_to
from sgpolicy.analysis.ratios import percent, rounded
from sgpolicy.analysis.reaching import but_for_definition, comparable, decisive, is_late, is_other_time, is_reached
from sgpolicy.analysis.series import why_broken
from sgpolicy.asked import explained, not_a
from sgpolicy.errors import NotComparableError
from sgpolicy.model.drawn import Drawn
from sgpolicy.model.figure import Figure, Observation, Target
from sgpolicy.model.interval import Interval
from sgpolicy.model.said import Said, joined
from sgpolicy.model.shown import Shown, one_line
from sgpolicy.model.tabular import Citable
from sgpolicy.model.words import Bilingual, Direction, Kind


class Verdict(Bilingual):
    """What can be said of a target."""

    MET = "met", "已达成"
    ON_COURSE = "on course", "进度正常"
    BEHIND = "behind", "进度落后"
    MISSED = "missed", "未达成"
    NOT_ASSESSABLE = "not assessable", "无法判断"


URGENT = (Verdict.MISSED, Verdict.BEHIND, Verdict.ON_COURSE, Verdict.MET, Verdict.NOT_ASSESSABLE)
"""The verdicts in the order in which a region's are told: what was not kept first."""

_PACES = (Verdict.ON_COURSE, Verdict.BEHIND)
_ENDS = (Verdict.MET, Verdict.MISSED)


@frozen(kw_only=True, repr=False)
class Progress(Citable, Drawn, Shown):
    """How far a target is reached, by the comparable observation that decides.

    Attributes:
        target: The promise.
        observation: That observation; None if there is none that is comparable.
        earlier: The observation before it, or the target's own baseline, that
            gives the pace so far; None if there is none.
        share: Observed as a share of promised (0.5 is half), an interval that
            hedges in either figure widen; None where there is no bound.
        growth: Yearly growth that is still needed (0.2 is 20 %), compound,
            from the end of the observed period to the end of the due one; None
            where nothing is left to grow or the time is over or unknown.
        pace: Yearly growth between `earlier` and `observation`; None without them.
        verdict: met, on course, behind, missed or not assessable.
        reason: Why, in one English sentence, which is displayed in either language; it
            names a break in the definition that the pace reaches across, and ends with the `notes`.
        possible: The verdicts that the hedges leave open, if it can be assessed at all: one
            is certain, of two either is possible.
        path: Through the stages that the document sets before the due date, or along the
            form asked for; None where only the pace was compared.
        required: Where the path stands at the time of the observation.
        notes: What the target, its baseline and the observation say of themselves, such as that
            they do not count quite the same, each after what it is of.
    """

    target: Target
    observation: Observation | None
    earlier: Observation | None
    share: Interval | None
    growth: Interval | None
    pace: Interval | None
    verdict: Verdict
    reason: Said
    possible: tuple[Verdict, ...] = ()
    path: Path | None = None
    required: Interval | None = None
    notes: tuple[Said, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether the verdict is the only one that the hedges allow."""
        return len(self.possible) == 1

    def __repr__(self) -> str:
        evidence = [f"target {self.target.evidence[0]}"]
        if self.observation:
            evidence.append(f"observation {self.observation.evidence[0]}")
        return one_line(f"<Progress {self.target.id}: {self.verdict}; {self.reason}; {', '.join(evidence)}>")


def progress(
    target: Target,
    observations: Iterable[Observation],
    targets: Iterable[Target] = (),
    *,
    path: PathForm = PathForm.COMPOUND,
) -> Progress:
    """Compare *target* with the comparable one of *observations* that decides.

    Before the due date that is the latest one; afterwards the last one until then that reaches
    the target, else the first one after it.

    Comparable means: the same indicator, region, unit and definition, both levels (stock or
    cumulative) or both flows, with a date. The target's own baseline is one of the
    observations, whether it is given or not.
    The verdict is met where the observation certainly reaches the target by the due date;
    missed where it certainly does not, although the due date has come; before
    that, on course where the pace so far is certainly enough, behind where it
    certainly is not; else not assessable. Where the document sets earlier stages, or
    a linear path is asked for, the observation is compared with the path instead of
    the pace. A flow (so many in a year) is met
    within its due period only, and missed only by an observation of all of it.
    A target without a region, or in an anonymised one, is only compared within
    its own document.

    Args:
        target: A target; one that falls (direction down) is met from above.
        observations: Any observations; those that are not comparable are ignored.
        targets: Any targets; those of the same document and indicator that fall due earlier are
            stages of the path.
        path: How the path runs between two points: compound (the same growth each year)
            or linear (the same increase).

    Returns:
        The verdict with its reason and both pieces of evidence.
    """
    observations = tuple(observations)
    if target.baseline is not None and target.baseline not in observations:
        observations = (*observations, target.baseline)
    past = sorted((o for o in observations if comparable(target, o)), key=lambda o: (end_month(o.as_of), o.id))
    if not past:
        reason = _nothing_comparable(target, observations)
        return _verdict(target, None, None, Verdict.NOT_ASSESSABLE, reason)
    latest = decisive(target, past)
    earlier = next((o for o in reversed(past) if end_month(o.as_of) < end_month(latest.as_of)), None)
    reached = is_reached(target, latest.quantity)
    other_time = target.kind is Kind.FLOW and is_other_time(target.due, latest.as_of, reached=reached)
    if reached is True and not other_time:
        return _where_reached(target, latest, earlier)
    if target.due is None or target.due.end is None:
        return _verdict(target, latest, earlier, Verdict.NOT_ASSESSABLE, Said("the target has no due date"))
    if end_month(latest.as_of) >= end_month(target.due):
        return _when_due(target, latest, earlier, sure=reached is False, other_time=other_time)
    way = None if target.kind is Kind.FLOW else path_to(target, targets, _start(target, latest, earlier), path)
    staged = way is not None and any(isinstance(one, Target) for one in way.points[:-1])
    required = way.at(latest.as_of) if way and (staged or path is PathForm.LINEAR) else None
    if way is None or required is None:
        return _under_way(target, latest, earlier)
    return _on_path(target, latest, earlier, way, required)


def _where_reached(target: Target, latest: Observation, earlier: Observation | None) -> Progress:
    """Judge what was certainly reached: met, unless the only report of it comes after the due date."""
    said = {"seen": latest.quantity, "when": latest.as_of, "wanted": target.quantity}
    if not is_late(target, latest):
        return _verdict(target, latest, earlier, Verdict.MET, Said("{seen} in {when} reaches {wanted}", **said))
    reason = Said(
        "{seen} in {when} reaches {wanted}, but it fell due in {due}, and whether it was reached by then is not known",
        **said,
        due=target.due,
    )
    return _verdict(target, latest, earlier, Verdict.NOT_ASSESSABLE, reason, possible=_ENDS)


def _when_due(
    target: Target, latest: Observation, earlier: Observation | None, *, sure: bool, other_time: bool
) -> Progress:
    """Judge what was not certainly reached although the due date has come; *sure* is that it certainly was not."""
    if other_time:
        reason = Said("{when} is not the period in which it falls due, {due}", when=latest.as_of, due=target.due)
        return _verdict(target, latest, earlier, Verdict.NOT_ASSESSABLE, reason)
    if not sure:
        reason = Said("hedges leave open whether it was reached")
        return _verdict(target, latest, earlier, Verdict.NOT_ASSESSABLE, reason, possible=_ENDS)
    reason = Said(
        "{seen} in {when} falls short of {wanted} due in {due}",
        seen=latest.quantity,
        when=latest.as_of,
        wanted=target.quantity,
        due=target.due,
    )
    return _verdict(target, latest, earlier, Verdict.MISSED, reason)


def _start(target: Target, latest: Observation, earlier: Observation | None) -> Observation | None:
    """Return where a path starts: at the baseline of the target if that is before *latest*, else at *earlier*."""
    own = target.baseline
    before = own is not None and comparable(target, own) and end_month(own.as_of) < end_month(latest.as_of)
    return own if before else earlier


def _on_path(
    target: Target, latest: Observation, earlier: Observation | None, way: Path, required: Interval
) -> Progress:
    """Judge an observation by where the path stands at its time."""
    seen = point(latest.quantity)
    said = Said(
        "the {form} path ({points}) asks for {asked} {unit} in {when}, and {seen} was reported",
        form=way.form,
        points=way.said,
        asked=_whole_numbers(required),
        unit=target.quantity.unit,
        when=latest.as_of,
        seen=latest.quantity,
    )
    start = way.points[0]
    if isinstance(start, Observation):
        said = _across_a_break(said, start, latest)
    down = target.indicator.direction is Direction.DOWN
    enough = _at_most(seen, required) if down else _at_most(required, seen)
    short = required.is_below(seen) if down else seen.is_below(required)
    if not (enough or short):
        said = Said("{said}: the two overlap", said=said)
    verdict = Verdict.ON_COURSE if enough else Verdict.BEHIND if short else Verdict.NOT_ASSESSABLE
    open_ = () if enough or short else _PACES
    return _verdict(target, latest, earlier, verdict, said, possible=open_, path=way, required=required)


def _whole_numbers(required: Interval) -> str:
    low, high = (str(rounded(end or 0, places=0)) for end in (required.lower, required.upper))
    return low if low == high else Said("{one} to {other}", one=low, other=high)


def _across_a_break(said: Said, before: Observation, after: Observation) -> Said:
    """Return what is *said*, with what changed between the two observations, if anything is known to have."""
    broken = why_broken(before, after)
    return Said("{said} (across a break, {broken})", said=said, broken=broken.rstrip(".")) if broken else said


def _at_most(one: Interval, other: Interval) -> bool:
    """Return whether no number of *one* is greater than any of *other*."""
    return one.upper is not None and other.lower is not None and one.upper <= other.lower


def _nothing_comparable(target: Target, observations: Iterable[Observation]) -> Said:
    """Return that there is nothing to compare, with what counts otherwise, or what a part of the indicator hints at."""
    nothing = Said("the catalog has no comparable observation")
    observations = tuple(observations)
    otherwise = [one for one in observations if but_for_definition(target, one)]
    if otherwise:
        nearest = max(otherwise, key=lambda one: (end_month(one.as_of), one.id))
        return Said(
            "{nothing}; {seen} in {when} ({record}) has another definition: {both}",
            nothing=nothing,
            seen=nearest.quantity,
            when=nearest.as_of,
            record=nearest.id,
            both=_promised_as(*map(_defined, (target, nearest))),
        )
    for part in observations:
        whole = part.indicator.part_of or part.indicator.broader
        if whole == target.indicator and part.region == target.region and part.region is not None:
            return Said(
                "{nothing}; of its part {part} there are {seen} in {when} ({record})",
                nothing=nothing,
                part=part.indicator.id,
                seen=part.quantity,
                when=part.as_of or "?",
                record=part.id,
            )
    return nothing


def _defined(figure: Figure) -> str:
    """Return how what a figure counts is defined: as its note says, else as the indicator is."""
    own = definition(figure)
    return own.rstrip(".") if own else Said("the codebook defines it")


def _under_way(target: Target, latest: Observation, earlier: Observation | None) -> Progress:
    if earlier is None:
        reason = Said(
            "only one observation ({when}) before it falls due in {due}: no pace to judge by",
            when=latest.as_of,
            due=target.due,
        )
        return _verdict(target, latest, None, Verdict.NOT_ASSESSABLE, reason)
    needed, pace = needed_growth(target, latest), growth_between(earlier, latest)
    if needed is None or pace is None:
        return _verdict(
            target, latest, earlier, Verdict.NOT_ASSESSABLE, Said("a figure has no bound to calculate with")
        )
    said = Said(
        "it takes {needed} a year, and grew {pace} a year from {earlier} to {latest}",
        needed=percent(needed),
        pace=percent(pace),
        earlier=earlier.as_of,
        latest=latest.as_of,
    )
    said = _across_a_break(said, earlier, latest)
    better, worse = (needed, pace) if target.indicator.direction is Direction.DOWN else (pace, needed)
    if worse.is_below(better) or worse == better:
        return _verdict(target, latest, earlier, Verdict.ON_COURSE, said)
    if better.is_below(worse):
        return _verdict(target, latest, earlier, Verdict.BEHIND, said)
    said = Said("{said}: the two overlap", said=said)
    return _verdict(target, latest, earlier, Verdict.NOT_ASSESSABLE, said, possible=_PACES)


def _verdict(  # noqa: PLR0913 - all that a verdict rests on
    target: Target,
    latest: Observation | None,
    earlier: Observation | None,
    verdict: Verdict,
    reason: Said,
    *,
    possible: tuple[Verdict, ...] = (),
    path: Path | None = None,
    required: Interval | None = None,
) -> Progress:
    open_ = latest is not None and verdict not in _ENDS
    notes = _notes(target, latest) if latest else ()
    return Progress(
        target=target,
        observation=latest,
        earlier=earlier,
        share=share_reached(latest.quantity, target.quantity) if latest else None,
        growth=needed_growth(target, latest) if latest and open_ else None,
        pace=growth_between(earlier, latest) if latest and earlier else None,
        verdict=verdict,
        reason=joined(reason, *notes),
        possible=possible or (() if verdict is Verdict.NOT_ASSESSABLE else (verdict,)),
        path=path,
        required=required,
        notes=notes,
    )


def _notes(target: Target, latest: Observation) -> tuple[Said, ...]:
    """Return what the records compared say of themselves, and that they are of two kinds if they are."""
    told = {
        "note of the target: {note}": target,
        "note of its baseline: {note}": target.baseline,
        "note of the observation: {note}": latest,
    }
    notes = {
        one.note: Said(template, note=one.note.rstrip("."))
        for template, one in reversed(told.items())
        if one and one.note
    }
    kinds = () if latest.kind is target.kind else (_promised_as(target.kind, latest.kind),)
    return (*kinds, *reversed(notes.values()))


def _promised_as(one: object, other: object) -> Said:
    """Return what the target and the observation are, which is not the same."""
    return Said("promised as {one}, reported as {other}", one=one, other=other)


@explained
def required_growth(start: Observation, target: Target) -> Interval:
    """Return the yearly growth that would carry *start* to *target* in time.

    Args:
        start: An observation in the unit of the target, before it falls due.
        target: A target with a due date.

    Returns:
        Yearly growth as a ratio (0.20 is 20 %), as an interval: hedges in
        either figure widen it. Compound, from the end of one period to the end
        of the other, rounded outward to four places.

    Raises:
        TypeError: *start* is not an observation, or *target* not a target.
        NotComparableError: The two differ in indicator, region, unit or definition, one is a
            flow and the other a level (stock and cumulative are one sort),
            *start* is not earlier than the due period, or a figure that the
            growth needs has no bounds.
    """
    if not isinstance(start, Observation):
        raise TypeError(not_a("required_growth(start, target)", "an Observation first", start))
    if not isinstance(target, Target):
        raise TypeError(not_a("required_growth(start, target)", "a Target second", target))
    if not comparable(target, start):
        msg = f"{start.id} and {target.id} differ in indicator, region, unit, kind or definition, or one has no date"
        raise NotComparableError(msg)
    found = needed_growth(target, start)
    if found is None:
        msg = f"from {start.id} to {target.id} no growth can be calculated: no time is left, or a figure has no bounds"
        raise NotComparableError(msg)
    return found
