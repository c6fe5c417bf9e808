"""The files that a release carries: the YAML files, and in a wheel what was compiled from them."""

from __future__ import annotations

from sgpolicy import data
from sgpolicy.shipped.compiled import Compiled, CompiledError

COMPILED = "compiled.json"
"""The compiled catalog beside the YAML files; only wheels have it."""


def read_compiled() -> Compiled | None:
    """Return what the wheel's build hook compiled, its sections unread; None where there is none."""
    # The loader of the module itself: cheaper than importlib.resources, and it reads zip files too.
    read = getattr(data.__spec__ and data.__spec__.loader, "get_data", None)
    if read is None or data.__file__ is None:
        return None
    try:
        return Compiled(read(data.__file__.removesuffix("__init__.py") + COMPILED))
    except (OSError, CompiledError):  # a source checkout, or a file of another release
        return None


def yaml_files() -> dict[str, bytes]:
    """Return the content of every YAML file of this installation by its name, also from inside a zip file."""
    from importlib_resources import files  # noqa: PLC0415 - an installed wheel reads the compiled catalog

    found: dict[str, bytes] = {}
    waiting = [files("sgpolicy.data")]
    while waiting:
        for entry in waiting.pop().iterdir():
            if entry.is_dir():
                waiting.append(entry)
            elif entry.name.endswith(".yaml"):
                found[entry.name] = entry.read_bytes()
    return dict(sorted(found.items()))
