"""Write the pages of the reference, which Sphinx fills from docstrings: conf.py calls this before each build.

The lists are derived, so that a new public name, type of record, result or verb of the command is there by itself. Run
`python docs/make_reference.py` to see the pages; they are not kept in the repository.
"""

import argparse
import enum
import importlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import sgpolicy
from sgpolicy import typing
from sgpolicy.catalog.collection import Collection
from sgpolicy.cli.command import build_parser
from sgpolicy.cli.completion import verbs_of

# The public names of which module stand on which page, with its title and what is said first; the first that fits.
_PAGES = (
    ("catalog", "The catalog", ("catalog.load", "catalog.catalog"), "Load it, and ask. Every table is one call."),
    ("collections", "Collections", ("catalog.collection",), "What `catalog.measures` and its like can be asked."),
    ("words", "Closed vocabularies", ("model.words",), "Words that a field may hold, in both languages."),
    ("reading", "Reading and values", ("reading", "model.quantity", "model.period", "model.interval",
     "model.document_number", "model.unit"), "From Chinese wording to values, and what values can do."),
    ("records", "Documents, records and terms", ("model",), "What the catalog holds; all of it is frozen."),
    ("results", "Results", ("analysis", "catalog.sheets"), "What tables, comparisons and series consist of."),
    ("errors", "Errors and problems", ("errors", "problem"), "Every error that is raised on purpose."),
    ("functions", "Compare, replay, export", ("",), "What can be done with catalogs and results as a whole."),
)  # fmt: skip
# What the library itself takes of a catalog and of collections.
_INSIDE = "lazily, with_more, known, TERM"
_UNTOLD = argparse._HelpAction | argparse._SubParsersAction  # noqa: SLF001 - argparse names them nowhere else
_HOMES = sgpolicy._HOMES  # noqa: SLF001 - the one list of public names and where they are defined


def pages() -> dict[str, str]:
    """Return the name and the text of every page, the index first."""
    left = dict(_HOMES)
    made = {}
    for page, title, homes, about in _PAGES:
        mine = [name for of in homes for name, home in left.items() if _below(home, of)]
        for name in mine:
            del left[name]
        more = _given(collections=page == "collections") if page in {"collections", "results"} else ()
        body = [*_entries(f"sgpolicy.{name}" for name in mine), *_entries(more)]
        made[page] = "\n".join([f"# {title}\n", f"{about}\n", *body])
    made["command"] = "\n".join(_command())
    return made


def write(folder: Path) -> None:
    """Put the pages into *folder*; one that says what it should is not touched, so that builds stay quick."""
    folder.mkdir(exist_ok=True)
    for name, text in pages().items():
        path = folder / f"{name}.md"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")


def _below(home: str, of: str) -> bool:
    return not of or home == of or home.startswith(f"{of}.")


def _entries(paths: Iterable[str]) -> Iterator[str]:
    """Yield a directive for each public thing, by its full path."""
    for path in paths:
        module, _, name = path.rpartition(".")
        thing = getattr(importlib.import_module(module), name)
        yield f"## {name}\n"
        if not isinstance(thing, type):
            yield f"```{{eval-rst}}\n.. autofunction:: {path}\n```\n"
        elif issubclass(thing, enum.Enum):
            yield f"```{{eval-rst}}\n.. autoclass:: {path}\n   :no-undoc-members:\n   :exclude-members: __new__\n```\n"
            yield from _words(thing)
        else:
            options = f"   :members:\n   :exclude-members: {_INSIDE}\n"
            if thing in {sgpolicy.Catalog, Collection}:  # what is in their bases is told with them
                options += "   :inherited-members: tuple, Sequence, Exception\n"
            yield f"```{{eval-rst}}\n.. autoclass:: {path}\n{options}```\n"


def _words(cls: type[enum.Enum]) -> Iterator[str]:
    if not hasattr(next(iter(cls)), "zh"):
        yield f"Words: {', '.join(f'`{member.value}`' for member in cls)}.\n"
        return
    yield "| word | 中文 |\n| --- | --- |"
    for member in cls:
        yield f"| `{member.value}` | {getattr(member, 'zh', '')} |"
    yield ""


def _given(*, collections: bool) -> Iterator[str]:
    """Yield the types of `sgpolicy.typing` that are collections, or those that are not."""
    for name in typing.__all__:
        thing = getattr(typing, name)
        if isinstance(thing, type) and issubclass(thing, Collection) is collections:
            yield f"sgpolicy.typing.{name}"


def _command() -> Iterator[str]:
    """Yield the page of the command: each verb with its arguments."""
    yield "# The command\n"
    yield "Exit codes: 0 all is well, 1 something was found, 2 the call was wrong. `sgpolicy VERB --help` says so.\n"
    yield from _verbs(build_parser(), "sgpolicy", 2)


def _verbs(parser: argparse.ArgumentParser, path: str, level: int) -> Iterator[str]:
    for verb, about, below in verbs_of(parser):
        yield f"{'#' * level} {path} {verb}\n"
        yield f"{_sentence(about)}\n"
        yield from _options(below)
        yield from _verbs(below, f"{path} {verb}", level + 1)


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    told = [action for action in parser._actions if not isinstance(action, _UNTOLD)]  # noqa: SLF001
    if told:
        yield "| argument | what |\n| --- | --- |"
    for action in told:
        value = "" if action.nargs == 0 else action.metavar or "|".join(action.choices or ()) or action.dest.upper()
        called = " ".join([", ".join(action.option_strings), str(value)]).strip()
        cells = [cell.replace("|", "\\|") for cell in (f"`{called}`", _sentence(action.help))]
        yield f"| {' | '.join(cells)} |"
    yield ""


def _sentence(text: str | None) -> str:
    said = " ".join((text or "").split()).replace("%%", "%")
    return said[:1].upper() + said[1:] + "." if said else ""


if __name__ == "__main__":
    write(Path(__file__).parent / "reference" / "api")
