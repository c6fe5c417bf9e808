"""A correction of the data, told as data."""

import attrs
from attrs import frozen

from sgpolicy.errors import FieldError
from sgpolicy.model.fields import a, matches, maybe_text, text
from sgpolicy.model.period import Period
from sgpolicy.model.shown import Identified, one_line
from sgpolicy.model.terms import SLUG
from sgpolicy.model.words import ErratumKind


@frozen(kw_only=True, repr=False)
class Erratum(Identified):
    """What was wrong with a record, document or term of an earlier release.

    Attributes:
        id: Lower-case English words joined by hyphens.
        record: Id of what was wrong.
        kind: changed (one field of it), merged (into another, of which its id is now
            an alias), or withdrawn (it is there no longer).
        field: The field that was changed; None if it was merged or withdrawn.
        old: What it said before; None if that was nothing.
        new: What it says now, or the id that it was merged into; None if that is nothing.
        why: The reason.
        version: The first release without the mistake.
        date: When it was corrected.
    """

    id: str = attrs.field(validator=matches(SLUG))
    record: str = attrs.field(validator=text)
    kind: ErratumKind = attrs.field(validator=a(ErratumKind))
    field: str | None = attrs.field(default=None, validator=maybe_text)
    old: str | None = attrs.field(default=None, validator=maybe_text)
    new: str | None = attrs.field(default=None, validator=maybe_text)
    why: str = attrs.field(validator=text)
    version: str = attrs.field(validator=matches(r"[0-9]+(\.[0-9]+)+"), metadata={"wanted": "a release such as 0.2.0"})
    date: Period = attrs.field(validator=a(Period))

    def __attrs_post_init__(self) -> None:
        """Refuse what does not fit the kind."""
        has = {name for name in ("field", "old", "new") if getattr(self, name) is not None}
        changed = "field" in has and len(has) > 1
        if not {ErratumKind.CHANGED: changed, ErratumKind.MERGED: has == {"new"}}.get(self.kind, not has):
            raise FieldError(
                None, f"an erratum that is {self.kind} {_WANTS[self.kind]}", "change the kind, or the rest"
            )

    def __repr__(self) -> str:
        """Return what was wrong and what became of it."""
        what = f".{self.field}: {self.old or '-'} is now {self.new or '-'}" if self.field else f" {self.kind}"
        into = f" into {self.new}" if self.kind is ErratumKind.MERGED else ""
        return one_line(f"<Erratum {self.id} ({self.version}) {self.record}{what}{into}>")


_WANTS = {
    ErratumKind.CHANGED: "has a field, and what it said before or says now",
    ErratumKind.MERGED: "has in `new` the id that it was merged into, and no field",
    ErratumKind.WITHDRAWN: "has neither field nor values",
}
