"""Write docs/study.ipynb, the notebook, from docs/study.md, the page: the same words and code, and what it prints.

Run `python docs/make_study.py`; a test runs every cell again, and fails when the notebook is not what this writes.
"""

import ast
import contextlib
import doctest
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE, NOTEBOOK = HERE / "study.md", HERE / "study.ipynb"
_SESSION = re.compile(r"^```pycon\n(.*?)^```\n", re.DOTALL | re.MULTILINE)


def notebook(text: str) -> str:
    """Return the notebook of a page as JSON; its code is run for it, from top to bottom in one namespace."""
    names: dict[str, Any] = {"__name__": "__main__"}
    cells: list[dict[str, Any]] = []
    for n, part in enumerate(_SESSION.split(text)):
        if n % 2 == 0 and part.strip():
            cells.append({"cell_type": "markdown", "metadata": {}, "source": _lines(part.strip())})
        elif n % 2:
            for source in _cells(part):
                count = sum(cell["cell_type"] == "code" for cell in cells) + 1
                outputs = list(_run(source, names, count))
                code = {"execution_count": count, "metadata": {}, "outputs": outputs, "source": _lines(source)}
                cells.append({"cell_type": "code", **code})
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    whole = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 4}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _cells(session: str) -> Iterator[str]:
    """Yield the code of a session in cells, each up to something that prints."""
    held = ""
    for example in doctest.DocTestParser().get_examples(session):
        held += example.source
        if example.want:
            yield held.rstrip("\n")
            held = ""
    if held:
        yield held.rstrip("\n")


def _run(source: str, names: dict[str, Any], count: int) -> Iterator[dict[str, Any]]:
    """Run a cell, and yield what it printed and what its last expression is worth, as a notebook keeps them."""
    code = ast.parse(source)
    last = ast.Expression(code.body.pop().value) if isinstance(code.body[-1], ast.Expr) else None  # type: ignore[attr-defined]
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(code, "<study>", "exec"), names)  # noqa: S102 - our own page
        value = eval(compile(last, "<study>", "eval"), names) if last else None  # noqa: S307
    if printed.getvalue():
        yield {"name": "stdout", "output_type": "stream", "text": _lines(printed.getvalue())}
    if value is not None:
        data = {"text/plain": _lines(repr(value))}
        if hasattr(value, "_repr_html_"):
            data["text/html"] = _lines(value._repr_html_())
        yield {"data": data, "execution_count": count, "metadata": {}, "output_type": "execute_result"}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


if __name__ == "__main__":
    NOTEBOOK.write_text(notebook(PAGE.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
