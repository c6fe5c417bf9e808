"""Print a digest of all that one can see of the catalog: `python same.py FOLDER` exports, shows, reads and searches."""

import hashlib
import io
import sys
from contextlib import redirect_stdout
from pathlib import Path

import sgpolicy
from sgpolicy.cli import main
from sgpolicy.export import FORMATS, export


def digest(folder: Path) -> str:
    """Return the digest of the exports that need no extra, and of what the verbs print."""
    seen = hashlib.sha256()
    catalog = sgpolicy.load()
    for name in (name for name, one in FORMATS.items() if not (one.extra or "sources" in one.options)):
        for path in export(catalog, folder / name, format=name):
            seen.update(path.name.encode() + path.read_bytes())
    for verb in (["show"], ["show", "230000"], ["search", "社工"], ["progress", "黑龙江"], ["validate"]):
        out = io.StringIO()
        with redirect_stdout(out):
            code = main(verb)
        seen.update(f"{verb} {code} {out.getvalue()}".encode())
    seen.update(str(sgpolicy.read_quantity("近300人")).encode())
    return seen.hexdigest()


if __name__ == "__main__":
    sys.stdout.write(digest(Path(sys.argv[1])))
