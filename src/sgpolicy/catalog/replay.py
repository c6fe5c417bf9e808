"""Replaying: a result made again from its receipt, and what is different."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from sgpolicy.asked import explained, not_a
from sgpolicy.catalog.catalog import Catalog
from sgpolicy.catalog.load import load
from sgpolicy.catalog.receipt import Receipt
from sgpolicy.catalog.steps import taken
from sgpolicy.errors import NotReplayableError, SgPolicyError
from sgpolicy.model.said import Said
from sgpolicy.model.shown import Shown, one_line
from sgpolicy.model.tabular import Tabular

_NAMED = 5
"""How many ids are named."""


@frozen(kw_only=True, repr=False)
class Replay(Shown):
    """A result made again.

    Attributes:
        result: The new result.
        before: The receipt that was replayed.
        after: The receipt of the new result.
        differs: What is different, in sentences: the library, the data, the rows; empty if nothing is.
    """

    result: Any
    before: Receipt
    after: Receipt
    differs: tuple[Said, ...]

    @property
    def same(self) -> bool:
        """Whether the rows are the same to the last digit, whatever the data and the library."""
        return self.before.rows_digest == self.after.rows_digest

    def to_dict(self) -> dict[str, Any]:
        """Return what was replayed, whether it is the same, and what is different."""
        return {
            "query": self.before.query,
            "same": self.same,
            "differs": list(map(str, self.differs)),
            "data_before": self.before.data,
            "data_after": self.after.data,
            "rows_before": self.before.rows,
            "rows_after": self.after.rows,
        }

    def __repr__(self) -> str:
        said = "; ".join(self.differs) or "same data, same rows"
        return one_line(f"<Replay {self.before.query}: {'same' if self.same else 'another'} result; {said}>")


@explained
def replay(receipt: Receipt | Mapping[str, Any] | str, *, catalog: Catalog | None = None) -> Replay:
    """Make the result of a receipt again and compare the two.

    Args:
        receipt: A receipt, what its `to_dict` returned, or its JSON.
        catalog: The catalog to ask; the shipped one by default.

    Raises:
        NotReplayableError: The receipt says that it cannot be replayed, or holds steps that no query has.
        FieldError: It has not the keys of a receipt.
        SgPolicyError: A name that the query asks for is not in the catalog.
        TypeError: It is no receipt, or *catalog* no catalog.
    """
    if catalog is not None and not isinstance(catalog, Catalog):
        raise TypeError(not_a("replay(catalog=)", "a catalog, such as sgpolicy.load()", catalog))
    before = _read(receipt)
    if before.unreplayable or not before.steps:
        msg = f"the receipt cannot be replayed: {before.unreplayable or 'it holds no steps'}"
        raise NotReplayableError(msg)
    catalog = catalog or load()
    try:
        result = taken(catalog, before.steps)
    except SgPolicyError:
        raise
    except (TypeError, ValueError, LookupError, AttributeError, RecursionError) as exc:
        msg = f"the receipt holds steps that cannot be taken: {exc}"
        raise NotReplayableError(msg) from exc
    if not isinstance(result, Tabular):
        msg = f"{before.query} gives no table, but {type(result).__name__}"
        raise NotReplayableError(msg)
    after = result.receipt()
    return Replay(result=result, before=before, after=after, differs=tuple(_differences(before, after)))


def _read(given: Receipt | Mapping[str, Any] | str) -> Receipt:
    if isinstance(given, Receipt):
        return given
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except (ValueError, RecursionError) as exc:
            msg = f"the receipt is no JSON: {exc}"
            raise NotReplayableError(msg) from exc
    return Receipt.from_dict(given)  # type: ignore[arg-type] # it refuses what is no mapping


def _differences(before: Receipt, after: Receipt) -> Iterator[Said]:
    if before.library != after.library:
        yield Said("library {new}, not {old}", new=after.library, old=before.library)
    if before.data_digest != after.data_digest:
        yield Said("other data: version {new}, not {old}", new=after.data, old=before.data)
    if new := _without(after, before):
        yield Said("added: {ids}", ids=_some(new))
    if gone := _without(before, after):
        yield Said("gone: {ids}", ids=_some(gone))
    if before.rows_digest != after.rows_digest:
        same = after.rows == before.rows
        yield (
            Said("other rows") if same else Said("other rows, {new} instead of {old}", new=after.rows, old=before.rows)
        )


def _some(ids: list[str]) -> Said:
    some = Said("{ids}", ids=tuple(ids[:_NAMED]))
    return Said("{some} and {n} more", some=some, n=len(ids) - _NAMED) if len(ids) > _NAMED else some


def _without(one: Receipt, other: Receipt) -> list[str]:
    known = set(other.ids)
    return [key for key in one.ids if key not in known]
