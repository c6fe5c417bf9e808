"""Every error that sgpolicy raises on purpose.

Each error also derives from the built-in that fits, keeps its facts as
attributes, and says in its text what would be right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sgpolicy.asked import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sgpolicy.model.erratum import Erratum


_LISTED = 6  # candidates that an error lists


class SgPolicyError(Exception):
    """Base class: `except SgPolicyError` catches all that we raise on purpose."""


class FieldError(SgPolicyError, ValueError):
    """A value class was given something that it cannot hold.

    Attributes:
        field: Name of the field; None where several fields do not agree.
        message: What is wrong.
        remedy: What would be right; empty if the message says it.
    """

    def __init__(self, field: str | None, message: str, remedy: str = "") -> None:
        super().__init__(field, message, remedy)
        self.field, self.message, self.remedy = field, message, remedy

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}" if self.remedy else self.message


class FieldTypeError(FieldError, TypeError):
    """A value class was given something of the wrong type."""


class QuantityShapeError(FieldError):
    """The bounds, the value and the qualifier of a quantity do not agree."""


class _UnreadableError(SgPolicyError, ValueError):
    """A text is not what it was read as."""

    kind = ""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(text, reason)
        self.text, self.reason = text, reason

    def __str__(self) -> str:
        return f"not a {self.kind}: {shown(self.text)}: {self.reason}"


class NotAQuantityError(_UnreadableError):
    """A text does not state one quantity that can be read without guessing."""

    kind = "quantity"


class NotAPeriodError(_UnreadableError):
    """A text does not state one period of time."""

    kind = "period"


class NotADocumentNumberError(_UnreadableError):
    """A text is not a document number and cannot be repaired into one."""

    kind = "document number"


class IndeterminateOrderError(SgPolicyError, ValueError):
    """Two periods overlap or are open, so neither comes first for certain."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first, second)
        self.first, self.second = first, second

    def __str__(self) -> str:
        return f"{self.first} and {self.second} overlap: neither is earlier; compare .start or .end, or ask .overlaps()"


class NotComparableError(SgPolicyError, ValueError):
    """Two figures differ in what they count, so they cannot be compared."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotReplayableError(SgPolicyError, ValueError):
    """A result cannot be made again from what its receipt says."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnknownNameError(SgPolicyError, LookupError):
    """Nothing of the kind has the name, code or id that was asked for."""

    kind = "name"
    otherwise = "no record, document, region or term of the codebook is called that; search for part of it"
    """What to say when nothing looks alike."""
    elsewhere: Sequence[str] = ()
    """Other keywords under which the name means something, such as form='意见'."""
    defined: Sequence[str] = ()
    """Terms whose definitions hold the word that is no name."""

    def __init__(self, asked: str, known: Sequence[str]) -> None:
        super().__init__(asked, known)
        self.asked, self.known = asked, known

    def __str__(self) -> str:
        near = self._near() if isinstance(self.asked, str) else self.otherwise
        return f"unknown {self.kind} {shown(self.asked)}; {near}{self._known_elsewhere()}"

    def _near(self) -> str:
        """Return what was meant, as far as names are alike, or what else helps."""
        from sgpolicy.near import hint  # noqa: PLC0415 - only errors need it

        return hint(self.asked, self.known, self.otherwise)

    def _known_elsewhere(self) -> str:
        several = "" if len(self.defined) == 1 else "s"
        defined = f"; it stands in the definition{several} of {', '.join(self.defined)}" if self.defined else ""
        return defined + (f"; there is {' and '.join(self.elsewhere)}" if self.elsewhere else "")


class UnknownRegionError(UnknownNameError):
    """No region has the code or name that was asked for."""

    kind = "region"
    otherwise = "the codebook has the regions of today, down to the places that its documents name: see catalog.regions"

    def _near(self) -> str:
        from sgpolicy.near import close, meant  # noqa: PLC0415 - only errors need it

        # A name is no slip of a code, nor of the letters in one.
        coded = any(character.isdigit() or character == "-" for character in self.asked)
        names = [name for name in self.known if coded or not (name.isdigit() or name.startswith("CN-"))]
        near = close(self.asked, names)
        hint = f"did you mean {' or '.join(near)}?" if near else ""
        return hint if near and meant(self.asked, near[0]) else f"{hint} {self.otherwise}".lstrip()


class UnknownTermError(UnknownNameError):
    """No term of the codebook, or word of a closed vocabulary, is what was asked for.

    `where` says where all terms of the kind are listed; None for a vocabulary short enough to be listed here.
    """

    def __init__(self, asked: str, known: Sequence[str], kind: str = "term", where: str | None = None) -> None:
        super().__init__(asked, known)
        self.args = (asked, known, kind, where)
        self.kind, self.where = kind, where
        self.otherwise = f"see {where}" if where else f"it is one of {', '.join(known)}"


class UnknownRecordError(UnknownNameError):
    """No record, document or programme has the id that was asked for.

    `erratum` tells why a record that once had it was withdrawn; None if none was.
    """

    def __init__(self, asked: str, known: Sequence[str], kind: str = "record", erratum: Erratum | None = None) -> None:
        super().__init__(asked, known)
        self.args = (asked, known, kind, erratum)
        self.kind, self.erratum = kind, erratum
        ids = "ids look like <document id>/<record id>; a collection lists them with .ids"
        where = ids if kind == "record" else f"see catalog.{kind}s"
        self.otherwise = f"{where}; catalog.search() finds words of titles and names"

    def __str__(self) -> str:
        if self.erratum is None:
            return super().__str__()
        told = self.erratum
        return f"{self.asked} was withdrawn in {told.version}: {told.why.rstrip('.')}; see catalog.errata[{told.id!r}]"


class AmbiguousNameError(SgPolicyError, LookupError):
    """A name fits several things; the error names them."""

    def __init__(self, kind: str, asked: str, candidates: Sequence[str]) -> None:
        super().__init__(kind, asked, candidates)
        self.kind, self.asked, self.candidates = kind, asked, candidates

    def __str__(self) -> str:
        return f"{shown(self.asked)} fits more than one {self.kind}: {', '.join(self.candidates)}; ask for one of these"


class PartialNameError(UnknownTermError, AmbiguousNameError):
    """What was asked for is no name, only part of the names of several things; none of them is guessed."""

    def __init__(self, kind: str, asked: str, candidates: Sequence[str]) -> None:
        SgPolicyError.__init__(self, kind, asked, candidates)
        self.kind, self.asked, self.candidates = kind, asked, candidates
        self.known, self.where = candidates, None

    def __str__(self) -> str:
        listed, more = ", ".join(self.candidates[:_LISTED]), len(self.candidates) - _LISTED
        rest, also = f" and {more} more" if more > 0 else "", self._known_elsewhere()
        return (
            f"{shown(self.asked)} is only part of the names of several: {listed}{rest}; ask for one {self.kind}{also}"
        )


class NotOnlyOneError(SgPolicyError, LookupError):
    """A collection held none or several where exactly one was asked for."""

    def __init__(self, count: int, ids: Sequence[str]) -> None:
        super().__init__(count, ids)
        self.count, self.ids = count, ids

    def __str__(self) -> str:
        if not self.count:
            return "expected exactly one record, found none; loosen the filters"
        more = ", ..." if self.count > len(self.ids) else ""
        return f"expected exactly one record, found {self.count}: {', '.join(self.ids)}{more}; narrow with where()"


class MissingExtraError(SgPolicyError, ImportError):
    """What was asked for needs a package that is installed with an extra of sgpolicy, and is not there.

    Attributes:
        what: What was asked for, such as "format 'xlsx'".
        extra: The extra that installs what it needs.
        package: The package that is missing.
    """

    def __init__(self, what: str, extra: str, package: str) -> None:
        super().__init__(what, extra, package)
        self.what, self.extra, self.package = what, extra, package

    def __str__(self) -> str:
        return f"{self.what} needs {self.package}; run: pip install 'sgpolicy[{self.extra}]'"


class MissingFontError(SgPolicyError, LookupError):
    """No font with Chinese characters was found, or not the one that was asked for.

    Attributes:
        asked: The family or file that was asked for; None if none was.
        remedy: How to get one on this system.
    """

    def __init__(self, asked: str | None, remedy: str) -> None:
        super().__init__(asked, remedy)
        self.asked, self.remedy = asked, remedy

    def __str__(self) -> str:
        which = "no font with Chinese characters was found" if self.asked is None else f"no font {shown(self.asked)}"
        return f"{which}; {self.remedy}"


class NoPictureError(SgPolicyError, TypeError):
    """There is no picture of what was to be drawn.

    Attributes:
        given: The name of its class.
        drawn: What there are pictures of, as it is called.
    """

    def __init__(self, given: str, drawn: Sequence[str]) -> None:
        super().__init__(given, drawn)
        self.given, self.drawn = given, drawn

    def __str__(self) -> str:
        return f"there is no picture of {self.given}; there is one of {', '.join(self.drawn)}"


class TextNotAtHandError(SgPolicyError, LookupError):
    """The text that a document was coded from is missing, is another one, or was a web page.

    Attributes:
        document: Id of the document.
        reason: Why.
    """

    def __init__(self, document: str, reason: str) -> None:
        super().__init__(document, reason)
        self.document, self.reason = document, reason

    def __str__(self) -> str:
        return f"the text of {self.document} is not at hand: {self.reason}"


class LossWarning(UserWarning):
    """A format cannot hold all that the data have; the message says what it drops, and where that is whole."""
