"""Where in which document a record stands: the keys `at`, `section` and `also` of its mapping, made evidence."""

from cattrs import IterableValidationError

from sgpolicy.files import fields
from sgpolicy.files.fields import Misfit, Passed, extra_key, place, shape_of
from sgpolicy.files.references import References
from sgpolicy.files.tree import Hole, Map, Seq
from sgpolicy.model.document import Document
from sgpolicy.model.evidence import Evidence
from sgpolicy.schema import ALSO_KEYS


class Places:
    """Reads the evidence of the records of one document after another."""

    def __init__(self, references: References) -> None:
        self._references = references

    def evidence(self, raw: Map, _: object) -> tuple[Evidence, ...]:
        """Read the evidence of a record, the main passage first."""
        quantity = raw.get("quantity")
        wording = quantity.get("as_stated") if isinstance(quantity, Map) else None
        # What is wrong with the wording of a figure is reported with its quantity.
        stated = str(wording) if isinstance(wording, str) else None
        also, own = raw.get("also"), self._references.document
        if also is None:
            return (self._passage(raw, stated, own),)
        if not isinstance(also, (list, Hole)):
            message = f"is {shape_of(also)}"
            raise Misfit(message, "expected a list of mappings with `at` or `document`", path=("also",))
        made: list[Evidence] = []
        errors: list[Exception] = []
        items = also if isinstance(also, list) else []
        for path, item in (((), raw), *((("also", index), item) for index, item in enumerate(items))):
            try:
                made.append(self._further(item) if path else self._passage(raw, stated, own))
            except Misfit as exc:
                errors.append(exc.below(*path))
            except Passed as exc:
                errors.append(exc)
        if errors:
            message = "places do not fit"
            raise IterableValidationError(message, errors, tuple[Evidence, ...])
        return tuple(made)

    def _further(self, raw: object) -> Evidence:
        """Return a further passage, an item of `also`."""
        if isinstance(raw, Hole):
            raise Passed
        if not isinstance(raw, Map):
            message = f"is {shape_of(raw)}"
            raise Misfit(message, "expected a mapping with `at` or `document`")
        if wrong := [key for key in raw if key not in ALSO_KEYS]:
            raise extra_key(wrong[0], list(ALSO_KEYS))
        document = self._references.document
        if "document" in raw:
            document = self._references.another(fields.at_key("document", raw["document"]))
        return self._passage(raw, None, document, own_wording=True)

    def _passage(
        self, raw: Map, stated: str | None, document: Document | None, *, own_wording: bool = False
    ) -> Evidence:
        if document is None:
            raise Passed
        start, end = _offsets(raw, document)
        section = fields.at_key("section", raw["section"]) if "section" in raw else None
        if own_wording and "as_stated" in raw:
            stated = fields.at_key("as_stated", raw["as_stated"], fields.MAX_STATED)
        return Evidence(document=document, start=start, end=end, section=section, as_stated=stated)


def whole(document: Document | None) -> Map:
    """Return the mapping of a place that is all of *document*."""
    place = Map()
    if document is not None and document.text is not None:
        place["at"] = Seq(document.text.extent)
    return place


def _offsets(raw: Map, document: Document) -> tuple[int, int] | tuple[None, None]:
    """Read where in *document* a passage stands; a page has no offsets."""
    if document.text is None:
        if "at" in raw:
            message = "a page has no offsets: its text is not at hand"
            raise Misfit(message, "leave `at` out", path=("at",))
        return None, None
    start, end = place(raw)
    limit = document.text.characters
    if end > limit:
        message = f"the span ends at {end}, past the end of the source"
        raise Misfit(message, f"the file has {limit} characters", path=("at",), check="span-in-file")
    return start, end
