"""The verb that brings coding back from programs of qualitative analysis."""

from argparse import Namespace
from pathlib import Path

from sgpolicy.cli.streams import tell
from sgpolicy.cli.verbs import catalog_of
from sgpolicy.model.shown import one_line


def code_import(asked: Namespace) -> int:
    """Write the texts and the coding of a project into a folder; exit 1 if something of it was not taken."""
    from sgpolicy.coding.projects.importing import import_project  # noqa: PLC0415 - only this verb needs it

    codes = Path(asked.codes) if asked.codes else None
    found = import_project(Path(asked.source), Path(asked.out), catalog_of(asked), codes=codes)
    for path in found.files:
        print(one_line(str(path)))
    for line in found.left:
        tell(line)
    return 1 if found.left else 0
