"""What every collection and every result of an analysis can do: become rows, frames, references, pictures."""

from __future__ import annotations

from typing import Any


class Tabular:
    """Rows that can be handed to other programs, cited and drawn.

    What does so stands in layers above, which are imported by name when they are asked for.
    """

    __slots__ = ()

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return one flat dict per row."""
        raise NotImplementedError
