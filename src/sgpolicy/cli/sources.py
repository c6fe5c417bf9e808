"""Where the source texts are: one option and one environment variable, for every verb that reads them."""

import argparse
import os

from sgpolicy.sources import SOURCES


def add_sources(parser: argparse.ArgumentParser, more: str = "") -> None:
    """Add the option `--sources`; *more* says what it does beyond naming the folder."""
    text = f"folder with the source texts{more}; by default that in {SOURCES}"
    parser.add_argument("--sources", default=os.environ.get(SOURCES) or None, metavar="FOLDER", help=text)


def add_places(parser: argparse.ArgumentParser, sources: argparse._ActionsContainer | None = None) -> None:
    """Add the positional arguments SOURCES and PATH, and `--sources`, with which the only one is PATH."""
    (sources or parser).add_argument("first", nargs="?", metavar="SOURCES", help="folder with the source texts")
    parser.add_argument("path", nargs="?", metavar="PATH", help="YAML file or folder; the shipped data by default")
    text = f"the same folder; SOURCES is left out then, as where {SOURCES} names it"
    parser.add_argument("--sources", metavar="FOLDER", help=text)
    parser.set_defaults(settle=_settle)


def _settle(asked: argparse.Namespace) -> str | None:
    """Put the folder and the path where the verbs look for them; return what is wrong with the arguments."""
    first, asked.first = asked.first, None
    if getattr(asked, "installed", False):
        return None if asked.sources is None else "--installed reads no source texts; leave --sources out"
    if asked.sources is not None:
        if asked.path is not None:
            return "--sources names the folder already; give one PATH at most beside it"
        asked.path = first
    else:
        asked.sources = first if first is not None else os.environ.get(SOURCES) or None
    if asked.sources is None:
        return f"no folder with the source texts is given: SOURCES, --sources FOLDER, or {SOURCES} in the environment"
    return None
