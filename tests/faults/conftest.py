"""What the fault tests stand on: the wheel as users get it, installed apart, run in processes of its own.

All that take the wheel are slow: `pytest -m "" tests/faults` runs them.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.hookimpl(tryfirst=True)  # before pytest leaves out what is slow
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow whatever has the wheel built."""
    for item in items:
        if "wheel" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, or take the one that SGPOLICY_WHEEL names."""
    if given := os.environ.get("SGPOLICY_WHEEL"):
        return Path(given).resolve()
    out = tmp_path_factory.mktemp("wheel")
    if find_spec("hatchling"):
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    else:
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(out), str(ROOT)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603 - our own build
    if built.returncode and not find_spec("hatchling"):
        pytest.skip(f"NO WHEEL: hatchling is not installed and pip built none: {built.stderr.decode()[-300:]}")
    assert built.returncode == 0, built.stderr.decode()
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the installed wheel and nothing else; what it needs comes from our environment."""
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile"]
    subprocess.run([*command, "--target", str(target), str(wheel)], check=True, capture_output=True)  # noqa: S603
    return target


@pytest.fixture(scope="session")
def run(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a function that runs the installed wheel in a process of its own, in a bare environment."""
    nowhere = tmp_path_factory.mktemp("cwd")

    def run(
        *arguments: str | bytes,
        script: str | Path | None = None,
        flags: Sequence[str] = (),
        before: Sequence[str] = (),
        env: Mapping[str, str | None] | None = None,
        **options: object,
    ) -> "subprocess.CompletedProcess[bytes]":
        what: list[str | bytes] = ["-m", "sgpolicy"]
        if script is not None:
            what = [str(script)] if isinstance(script, Path) else ["-c", script]
        around = {"PATH": os.environ["PATH"], "PYTHONPATH": str(installed), "HOME": str(nowhere), **(env or {})}
        settings: dict[str, object] = {"capture_output": True, "timeout": 120, "cwd": nowhere, **options}
        if "stdout" in settings:
            del settings["capture_output"]
            settings.setdefault("stderr", subprocess.PIPE)
        result: subprocess.CompletedProcess[bytes] = subprocess.run(  # type: ignore[call-overload] # noqa: PLW1510, S603
            [*before, sys.executable, *flags, *what, *arguments],
            env={name: value for name, value in around.items() if value is not None},
            **settings,
        )
        return result

    return run


@pytest.fixture(scope="session")
def everything(run: Run) -> bytes:
    """Return every row of the catalog as the installed command streams it."""
    result = run("export", "--out", "-")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.count(b"\n") > 500
    return result.stdout
