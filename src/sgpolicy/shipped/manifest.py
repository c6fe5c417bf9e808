"""The manifest of a wheel: what every file of the package must be, to the byte.

The build hook writes it; `sgpolicy verify --installed` checks the installation
against it. That finds files that were damaged on disk or in transit, are missing,
or were added later. It is not a signature: whoever can change a file can change
the manifest too.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib_resources.abc import Traversable

    from sgpolicy.problem import Problem

# The hook imports this module while it builds, so what only an installation needs is imported where it is used.

NAME = "data/manifest.json"
"""Path of the manifest in the package."""
FORMAT = 1
"""Version of its layout."""
_REINSTALL = "install the same release again: pip install --force-reinstall --no-deps sgpolicy"


def manifest(files: Mapping[str, bytes]) -> str:
    """Return the manifest of *files* as JSON: the same files always give the same text.

    Args:
        files: The content of each file of the package, by its path in the
            package with slashes, such as data/codebook/regions.yaml.
    """
    entries = {name: _entry(content) for name, content in sorted(files.items()) if name != NAME}
    return _dump(entries)


def check_installed(root: "Traversable | None" = None) -> "list[Problem]":
    """Check the files of the installation against the manifest of its wheel.

    Args:
        root: The package; None for the one that is running, even from a zip file.

    Returns:
        A problem for each file that differs, is missing, or does not belong
        there, sorted by name; one that says so where there is no manifest, as
        in a source checkout. Empty if every byte is what was built.
    """
    if root is None:
        from importlib_resources import files  # noqa: PLC0415 - see above

        root = files("sgpolicy")
    found = dict(package_files(root))
    written = found.pop(NAME, None)
    if written is None:
        return [
            _problem(
                NAME,
                "there is no manifest to check against",
                "a source checkout or an editable installation has none (ask git status); "
                f"an installed wheel has lost it: {_REINSTALL}",
            )
        ]
    if not any(name.endswith(".py") for name in found):
        what = "the package is frozen into a program, which holds its modules in another form"
        return [_problem(NAME, what, "verify the installation that the program was made from")]
    entries = _read(written)
    if entries is None:
        return [_problem(NAME, "the manifest itself is damaged", _REINSTALL)]
    problems = []
    for name in sorted(entries.keys() | found.keys()):
        if name not in found:
            problems.append(_problem(name, "is missing", _REINSTALL))
        elif name not in entries:
            problems.append(_problem(name, "does not belong to the release", "delete it, or move it elsewhere"))
        elif _entry(found[name]) != entries[name]:
            problems.append(_problem(name, "is not as released", _REINSTALL))
    return problems


def package_files(root: "Traversable") -> "Iterator[tuple[str, bytes]]":
    """Yield the path and the content of each file of the package at *root*, in no fixed order.

    What Python itself compiles (`__pycache__`) is left out.
    """
    waiting = [("", root)]
    while waiting:
        prefix, folder = waiting.pop()
        for entry in folder.iterdir():
            if entry.is_file():
                yield f"{prefix}{entry.name}", entry.read_bytes()
            elif entry.is_dir() and entry.name != "__pycache__":
                waiting.append((f"{prefix}{entry.name}/", entry))


def _entry(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "sha256": sha256(content).hexdigest()}


def _dump(entries: Mapping[str, Any]) -> str:
    return json.dumps({"format": FORMAT, "files": entries, "sha256": _seal(entries)}, indent=1) + "\n"


def _seal(entries: Mapping[str, Any]) -> str:
    return sha256(json.dumps(entries, sort_keys=True).encode()).hexdigest()


def _read(written: bytes) -> dict[str, Any] | None:
    """Return the entries of a manifest, or None if it is damaged."""
    try:
        read = json.loads(written.decode())
        entries: dict[str, Any] = read["files"]
        # Compared as text: a change in white space alone would leave the values equal.
        whole = written.decode() == _dump(entries)
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    return entries if whole else None


def _problem(name: str, message: str, remedy: str) -> "Problem":
    from sgpolicy.problem import Problem  # noqa: PLC0415 - see above

    return Problem(file=f"sgpolicy/{name}", message=message, remedy=remedy, check="installed")
