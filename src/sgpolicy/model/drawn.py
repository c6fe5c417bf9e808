"""What can be drawn: the picture is made by a layer above, which is imported when the first one is asked for."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING, Literal

from sgpolicy.asked import explained
from sgpolicy.model.above import above

if TYPE_CHECKING:
    from sgpolicy.plot.picture import Picture


class Drawn:
    """A class whose objects have a picture, if there is one for their type."""

    __slots__ = ()

    @explained
    def plot(  # noqa: PLR0913 - each is one choice, and all have a usual one
        self,
        *,
        year: int | None = None,
        method: str | None = None,
        subtools: bool | None = None,
        most: int | None = None,
        lang: Literal["en", "zh"] | None = None,
        width: int = 720,
        font: str | PathLike[str] | None = None,
    ) -> Picture:
        """Return the picture: `.svg()`, `.png()`, `.save(path)`; a notebook shows it as it is.

        There are pictures of progress, series, panels, coverage, tools, portfolios and their similarity,
        adoptions and their curve, and learning. `docs/pictures.md` shows them.

        Args:
            year: Of a panel: a map of this year, instead of all years side by side.
            method: Of a similarity: jaccard (the usual one), dice, overlap or cosine.
            subtools: Of a table of tools: whether the sub-tools of each row are shown, too.
            most: Of progress and series: how many are drawn at most, 30 and 12 by default.
            lang: en or zh; by default the language of display, which `sgpolicy.options(language=)` sets.
            width: Width in pixels, 320 to 4000; 390 fits a telephone.
            font: A font file, or the family of an installed one; by default what the environment variable
                `SGPOLICY_FONT` says, else the first known font with Chinese characters that is installed.

        Raises:
            NoPictureError: There is no picture of this type; the error says of which there is.
            MissingExtraError: Altair or vl-convert-python is not installed: `pip install 'sgpolicy[plot]'`.
            MissingFontError: There is no such font.
            FieldError: There is nothing to draw, or the picture has no such choice.
        """
        chosen = {"year": year, "method": method, "subtools": subtools, "most": most}
        made: Picture = above("plot", "draw", self, lang, width, font, chosen)
        return made
