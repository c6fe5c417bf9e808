"""A picture: what it shows, in words, and the files that can be made of it."""

import json
import re
from base64 import b64encode
from html import escape
from os import PathLike
from pathlib import Path
from types import ModuleType
from typing import Any

from attrs import field, frozen

from sgpolicy.asked import a_path, explained, not_a, shown
from sgpolicy.errors import FieldError
from sgpolicy.export.atomic import replace_file
from sgpolicy.extras import require
from sgpolicy.model.shown import one_line
from sgpolicy.plot.fonts import check
from sgpolicy.plot.svg import slim
from sgpolicy.plot.unmeasured import unmeasured

_LARGEST = 10


@frozen(kw_only=True, repr=False)
class Picture:
    """A picture of a result: the same result is always the same picture.

    It is static: it runs no script and loads nothing.

    Attributes:
        title: What is shown.
        alt: The same in words, for those who cannot see it: kind of picture, title, n of N, and the
            figures, as far as there are not too many.
        width: Width in pixels.
        fonts: Families of the text, the first that is installed is used.
    """

    title: str
    alt: str
    width: int
    fonts: tuple[str, ...]
    _json: str = field(alias="json")
    _font_file: Path | None = field(default=None, alias="font_file", eq=False)

    @property
    def spec(self) -> dict[str, Any]:
        """The Vega-Lite specification, with its data; a new dict each time, which you may change."""
        found: dict[str, Any] = json.loads(self._json)
        return found

    def chart(self) -> Any:  # noqa: ANN401 - any of Altair's charts
        """Return the picture as a chart of Altair, to change it further.

        Raises:
            MissingExtraError: Altair is not installed: `pip install 'sgpolicy[plot]'`.
        """
        require("a chart", "plot", "altair")
        import altair as alt  # noqa: PLC0415 - an extra, and no picture needs it

        return alt.Chart.from_json(self._json)

    def svg(self) -> str:
        """Return the picture as SVG. Text stays text, so it is shown in a font of whoever looks at it."""
        converter = self._converter()
        spec, lines = unmeasured(self.spec)
        made: str = converter.vegalite_to_svg(spec, vl_version=self._version(converter), allowed_base_urls=[])
        return slim(made, lines, title=self.title, alt=self.alt, fonts=", ".join(self.fonts))

    @explained
    def png(self, *, scale: float = 2) -> bytes:
        """Return the picture as PNG.

        Args:
            scale: Pixels of the image for each pixel of the picture's width.

        Raises:
            MissingFontError: No font with Chinese characters is installed.
            FieldError: *scale* is not above 0, or above 10.
            TypeError: *scale* is not a number.
        """
        if isinstance(scale, bool) or not isinstance(scale, int | float):
            raise TypeError(not_a("scale", "a number such as 2", scale))
        if not 0 < scale <= _LARGEST:
            raise FieldError("scale", f"scale is {shown(scale)}", "give a number above 0, and 10 at most")  # noqa: EM101
        if self._font_file is None:
            check(self.fonts)
        made: bytes = self._converter().svg_to_png(self.svg(), scale=scale)
        return made

    @explained
    def save(self, path: str | PathLike[str], *, scale: float = 2) -> Path:
        """Write the picture to a file, as PNG or SVG by its ending, and return its path.

        The file is written beside and renamed: on a failure, what was there before still is.

        Args:
            path: A path that ends in .png or .svg.
            scale: Pixels of a PNG for each pixel of the picture's width.

        Raises:
            FieldError: It ends otherwise.
            MissingFontError: A PNG is asked for, and no font with Chinese characters is installed.
            OSError: It cannot be written.
        """
        file = a_path("save()", "a path such as 'progress.svg'", path)
        ending = file.suffix.lower()
        if ending not in (".png", ".svg"):
            message = f"a picture is not saved as {shown(file.name)}"
            raise FieldError(field="path", message=message, remedy="give a name that ends in .png or .svg")
        replace_file(file, self.png(scale=scale) if ending == ".png" else self.svg())
        return file

    def _converter(self) -> ModuleType:
        import vl_convert  # noqa: PLC0415 - an extra, and a picture may be passed on without it

        if self._font_file is not None:
            vl_convert.register_font_directory(str(self._font_file.parent))
        made: ModuleType = vl_convert
        return made

    def _version(self, converter: ModuleType) -> str | None:
        """Return the version of Vega-Lite that the picture is written in; None, for the latest, if it is not there."""
        found = re.search(r"/v(\d+\.\d+)", self.spec.get("$schema", ""))
        return f"v{found[1]}" if found and found[1] in converter.get_vegalite_versions() else None

    def __repr__(self) -> str:
        return one_line(f"<Picture {self.title}>")

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        del include, exclude  # Jupyter picks what it can show
        svg = self.svg()
        return {"text/plain": repr(self), "image/svg+xml": svg, "text/html": self._html(svg)}

    def _repr_svg_(self) -> str:
        return self.svg()

    def _repr_html_(self) -> str:
        return self._html(self.svg())

    def _html(self, svg: str) -> str:
        """Return an image whose content is in the page: as an image, an SVG can neither run nor load anything."""
        content = b64encode(svg.encode()).decode()
        return f'<img alt="{escape(self.alt)}" src="data:image/svg+xml;base64,{content}" style="max-width: 100%">'
