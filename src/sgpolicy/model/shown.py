"""How the value classes show themselves: on one line, with nothing that a terminal would obey."""


def one_line(text: str) -> str:
    """Return *text* with line breaks, escape codes and invisible characters written out."""
    return text if text.isprintable() else "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


class Shown:
    """Gives a class an HTML table of its facts, which notebooks ask for."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from sgpolicy.display.html import item_html  # noqa: PLC0415 - only notebooks need it

        return item_html(self)
