"""Packages that only an extra installs: found, or missed in a sentence that says what to install."""

from importlib.util import find_spec

from sgpolicy.errors import MissingExtraError


def require(what: str, extra: str, *packages: str) -> None:
    """Do nothing if all *packages* can be imported; none of them is.

    Args:
        what: What needs them, as the error begins: "format 'xlsx'".
        extra: The extra that installs them.
        packages: Their names as they are imported.

    Raises:
        MissingExtraError: One of them is not installed.
    """
    for package in packages:
        if find_spec(package) is None:
            raise MissingExtraError(what, extra, package)
