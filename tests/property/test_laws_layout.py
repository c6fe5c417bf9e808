"""Laws of the layout: whatever the style of a file, its meaning and its comments are those of what becomes of it."""

import re
from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from sgpolicy.coding.layout.canonical import format_text
from sgpolicy.files.reader import read_tree

KEYS = ("id", "note", "actors", "measures", "targets", "summary", "reliability", "at", "zh", "en", "oddity", "source")
WORDS = ("word", "甲 # 乙", "a#b", "it's", 'say "x"', "two: words", "- 5", "[a]", "100", " lead", "# all", "x\ny", "é")
COMMENT = re.compile(r"#\s?\[\d+\]")


class Pen:
    """Writes trees in styles that *data* draws, with numbered comments."""

    def __init__(self, data: st.DataObject) -> None:
        self.data, self.count = data, 0

    def one_of(self, *choices: str) -> str:
        """Draw one of *choices*."""
        return self.data.draw(st.sampled_from(choices))

    def comment(self, *before: str) -> str:
        """Return a comment or none, after one of *before*."""
        if self.data.draw(st.integers(0, 2)):
            return ""
        self.count += 1
        return f"{self.one_of(*before)}#{self.one_of('', ' ')}[{self.count}]"

    def above(self, indent: str) -> str:
        """Return comments on lines of their own."""
        found = self.comment(indent, "", indent + "    ")
        return f"{found}\n" if found else ""

    def scalar(self, indent: str, *, flow: bool) -> Iterator[str]:
        """Yield the pieces of a scalar up to its line end."""
        text = self.one_of(*WORDS)
        how = self.one_of("'", '"', *(() if flow else ("|", ">-")))
        if how in "|>-" and not text.startswith(" "):
            yield f"{how}{self.comment(' ', '   ')}\n{indent}  " + text.replace("\n", f"\n{indent}  ")
            return
        if not flow and self.one_of("", "below"):
            yield f"{self.comment(' ')}\n{indent}  "
        yield (
            "'" + text.replace("'", "''").replace("\n", "\n\n  " + indent) + "'"
            if how == "'"
            else ('"' + text.replace('"', '\\"').replace("\n", "\\n") + '"')
        )
        yield self.comment(" ", "", "  ") if not flow else ""

    def flow(self, depth: int, indent: str) -> str:
        """Return a value in flow style."""
        if depth > 2 or self.one_of("scalar", "more") == "scalar":
            return "".join(self.scalar(indent, flow=True))
        items = [self.flow(depth + 1, indent) for _ in range(self.data.draw(st.integers(0, 3)))]
        opening, closing = "[]"
        if self.one_of("list", "mapping") == "mapping":
            opening, closing = "{}"
            items = [f"{key}: {item}" for key, item in zip(KEYS, items, strict=False)]
        made = opening
        for number, item in enumerate(items):
            after = self.comment("", " ")
            made += f"{',' if number else ''}{after}" + (f"\n{indent}    " if after else "") + item
        after = self.comment("", "  ")
        return made + (f"{after}\n{indent}  " if after else "") + closing

    def block(self, depth: int, indent: str) -> str:
        """Return a value in block style, from its colon or hyphen to its line end."""
        kind = self.one_of("scalar", "flow", "list", "mapping") if depth < 3 else "scalar"
        if kind == "scalar":
            return " " + "".join(self.scalar(indent, flow=False)) + "\n"
        if kind == "flow":
            return f" {self.flow(0, indent)}{self.comment('', ' ')}\n"
        made = f"{self.comment(' ')}\n"
        inner = indent + "  "
        if kind == "mapping":
            return made + self.mapping(depth + 1, inner)
        for _ in range(self.data.draw(st.integers(1, 3))):
            made += f"{self.above(inner)}{inner}-{self.block(depth + 1, inner)}"
        return made

    def mapping(self, depth: int, indent: str) -> str:
        """Return a mapping in block style."""
        keys = self.data.draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True))
        return "".join(f"{self.above(indent)}{indent}{key}:{self.block(depth, indent)}" for key in keys)


@given(data=st.data())
def test_meaning_and_comments_stay(data: st.DataObject) -> None:
    """In block and flow style, beside texts, brackets and hyphens, above and at the end; and once is enough."""
    pen = Pen(data)
    text = pen.above("") + pen.mapping(0, "") + pen.above("")
    tree, problems = read_tree(text, "before")
    assert (tree is not None, []) == (True, problems), text

    made = format_text(text)

    assert (tree, []) == read_tree(made, "after")
    assert Counter(COMMENT.findall(text)) == Counter(COMMENT.findall(made))
    assert pen.count == len(COMMENT.findall(made))
    assert made == format_text(made)
