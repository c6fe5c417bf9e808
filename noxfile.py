"""The checks of a release on every Python and at both ends of what it needs: `nox`, or `nox -s NAME`."""

from pathlib import Path

import nox

PYTHONS = ["3.11", "3.12", "3.13"]
SOURCES = ("src", "tests", "noxfile.py", "tools")

nox.options.default_venv_backend = "venv"
nox.options.sessions = ["tests", "lowest", "newest", "lint", "types", "wheel"]
nox.options.reuse_existing_virtualenvs = True


def _install(session: nox.Session, *more: str) -> None:
    """Install the package as a wheel, with what its tests need and hatchling to build others."""
    session.install(".[test]", "hatchling", "tzdata", *more)


def _pytest(session: nox.Session, **env: str) -> None:
    """Run the tests; what is written after `--` goes to pytest."""
    session.run("python", "-m", "pytest", "-q", *session.posargs, env={"CI": "true", **env})


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests against the installed wheel."""
    _install(session)
    _pytest(session, PYTHONWARNDEFAULTENCODING="1")


@nox.session(python="3.11")
def lowest(session: nox.Session) -> None:
    """Run the tests with the oldest versions of what the package needs."""
    _install(session, "--constraint", "requirements/lowest.txt")
    _pytest(session)


@nox.session(python="3.13")
def newest(session: nox.Session) -> None:
    """Run the tests with the newest versions there are, previews among them."""
    _install(session, "--upgrade", "--upgrade-strategy", "eager")
    session.install("--upgrade", "--pre", "attrs", "cattrs", "PyYAML", "importlib-resources")
    _pytest(session)


@nox.session(python="3.11")
def lint(session: nox.Session) -> None:
    """Lint, and check the layout of the code."""
    session.install("--require-hashes", "--requirement", "requirements/ci.txt")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session(python="3.11")
def types(session: nox.Session) -> None:
    """Check the types of the code and of its tests."""
    session.install("--require-hashes", "--requirement", "requirements/ci.txt")
    session.run("mypy", *session.posargs)


@nox.session(python=PYTHONS)
def wheel(session: nox.Session) -> None:
    """Build the wheel twice, compare the bytes, install it alone, and hold it against its manifest."""
    session.install("--require-hashes", "--requirement", "requirements/ci.txt")
    out = Path(session.create_tmp()) / "wheels"
    session.run("python", "tools/reproducible.py", str(out))
    session.install("--no-deps", "--force-reinstall", *map(str, out.glob("*.whl")))
    session.run("sgpolicy", "verify", "--installed")
    session.run("sgpolicy", "validate")


@nox.session(python="3.11", name="faults-slow")
def faults_slow(session: nox.Session) -> None:
    """Run the fault tests that take minutes: a hundred kills a format, every surrounding, PyInstaller."""
    _install(session, "pyinstaller")
    session.run("python", "-m", "pytest", "-q", "tests/faults", *session.posargs, env={"SGPOLICY_SLOW": "1"})


@nox.session(python="3.11")
def sbom(session: nox.Session) -> None:
    """Write the software bill of materials of an installation, dist/sgpolicy.cdx.json."""
    session.install("cyclonedx-bom")
    session.run("python", "tools/sbom.py", "dist/sgpolicy.cdx.json")
