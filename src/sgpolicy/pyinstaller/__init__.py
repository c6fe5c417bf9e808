"""For PyInstaller, which asks its entry point `pyinstaller40` where our hook is: what a frozen program takes along."""


def hook_dirs() -> list[str]:
    """Return the folder that holds `hook-sgpolicy.py`."""
    return [*__path__]
