"""What tests of pictures look for in a specification: its marks, with their rows."""

from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("vl_convert", reason="PICTURES NOT TESTED: vl-convert-python is not installed (sgpolicy[plot])")

from sgpolicy.plot.marks import Spec
from sgpolicy.plot.picture import Picture


def marks(picture: Picture, *kinds: str) -> list[Spec]:
    """Return the marks of a picture, in order; of some kinds if they are given."""
    return [one for one in _parts(picture.spec) if not kinds or one["mark"]["type"] in kinds]


def rows(picture: Picture, *keys: str) -> list[dict[str, Any]]:
    """Return the rows of all marks that have the keys, each once."""
    found = [row for one in marks(picture) for row in one["data"]["values"] if set(keys) <= row.keys()]
    return [row for place, row in enumerate(found) if row not in found[:place]]


def words(picture: Picture) -> str:
    """Return all text of a picture but its data: title, n of N, notes and sources."""
    title = picture.spec["title"]
    notes = [row["text"] for row in picture.spec["vconcat"][-1]["data"]["values"]]
    return " ".join([*title["text"], *title["subtitle"], *notes])


def _parts(spec: Spec) -> Iterator[Spec]:
    if "mark" in spec:
        yield spec
    for key in ("vconcat", "concat", "layer"):
        for one in spec.get(key, ()):
            yield from _parts(one)
