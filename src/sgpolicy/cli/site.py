"""The verb `site`: a catalog as pages that any browser opens."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sgpolicy.cli.bar import Bar
from sgpolicy.cli.sources import add_sources
from sgpolicy.cli.verbs import catalog_of
from sgpolicy.model.shown import one_line


def add(commands: "argparse._SubParsersAction[Any]", add_catalog: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add the verb to *commands*."""
    parser = commands.add_parser("site", help="a catalog as pages that any browser opens without a server")
    parser.add_argument("--out", required=True, metavar="FOLDER", help="a new folder, or that of an earlier site")
    parser.add_argument("--force", action="store_true", help="write into a folder that holds other files, too")
    add_sources(parser, ", for pages that show each text with its records: a copy for your own use")
    add_catalog(parser)
    parser.set_defaults(run=site)


def site(asked: argparse.Namespace) -> int:
    """Write the pages and say where they begin."""
    from sgpolicy.site.build import build  # noqa: PLC0415 - only this verb needs it

    with Bar(sys.stderr) as bar:
        written = build(catalog_of(asked), asked.out, sources=asked.sources, force=asked.force, progress=bar)
    texts = sum(path.name.startswith("text-") for path in written)
    more = f", {texts} of them with a source text: for your own use alone" if texts else ""
    pages = sum(path.suffix == ".html" for path in written)
    print(f"{pages} pages{more}; open {one_line(str(Path(asked.out) / 'index.html'))}")
    return 0
