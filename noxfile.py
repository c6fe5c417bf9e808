"""The checks of a release on every Python and at both ends of what the package needs: `nox`, or `nox -s NAME`.

A session whose Python is not installed is skipped with a warning, and fails with `--error-on-missing-interpreters` or
where CI is set. `nox -P python3 -s NAME` runs a session on the Python at hand.
"""

from pathlib import Path

import nox
from nox.command import CommandFailed

PYTHONS = ["3.11", "3.12", "3.13", "3.14", "3.15"]
LOCKED = ("--require-hashes", "--requirement")

nox.options.default_venv_backend = "venv"
nox.options.sessions = ["tests", "lowest", "newest", "pyyaml", "duckdb", "lint", "types", "docs", "wheel"]
nox.options.reuse_existing_virtualenvs = True


def _pytest(session: nox.Session, *options: str, **env: str) -> None:
    """Say what is installed, and run the tests; what is written after `--` goes to pytest."""
    session.run("pip", "list")
    session.run("pytest", "-q", "-n", "auto", *options, *session.posargs, env={"CI": "true", **env})


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run all tests against the installed wheel, with the versions that an installation brings today."""
    session.install(".")
    session.install(*LOCKED, "requirements/full.txt")
    _pytest(session, "-m", "", "--hypothesis-profile", "full", PYTHONWARNDEFAULTENCODING="1")


@nox.session(python="3.11")
def lowest(session: nox.Session) -> None:
    """Run all tests with the oldest versions of what the package needs."""
    session.install(".", "--constraint", "requirements/lowest.txt")
    session.install(*LOCKED, "requirements/full.txt")
    _pytest(session, "-m", "")


@nox.session(python=PYTHONS)
def newest(session: nox.Session) -> None:
    """Run all tests with the newest versions of everything, test tools too, previews among them."""
    session.install("--upgrade", "--upgrade-strategy", "eager", "--pre", ".", "--requirement", "requirements/full.in")
    _pytest(session, "-m", "")


@nox.session(python=PYTHONS)
@nox.parametrize("version", ["6.0.1", "6.0.2", "6.0.3", "6.0.4"])
def pyyaml(session: nox.Session, version: str) -> None:
    """Run the tests that read files with one version of PyYAML: each brings a parser of its own."""
    session.install(".")
    session.install(*LOCKED, "requirements/test.txt")
    try:
        session.install("--only-binary", ":all:", f"PyYAML=={version}")
    except CommandFailed:
        session.skip(f"NOT TRIED: there is no wheel of PyYAML {version} for this Python")
    files = sorted(str(path) for path in Path("tests/unit").glob("test_files_*.py"))
    _pytest(session, "tests/broken", "tests/data/test_shipped_files.py", "tests/fuzz", *files)


@nox.session(python="3.11")
@nox.parametrize("version", ["1.1.0", "1.2.2", "1.3.2", "1.4.1"])
def duckdb(session: nox.Session, version: str) -> None:
    """Ask Parquet exports on one older version of DuckDB: each parses and plans SQL in its own way."""
    session.install(".[duckdb]", f"duckdb=={version}")
    session.install(*LOCKED, "requirements/test.txt")
    _pytest(session, "tests/unit/test_duckdb.py", "tests/property/test_laws_duckdb.py", "-m", "not long")


@nox.session(python="3.11")
def lint(session: nox.Session) -> None:
    """Lint, and check the layout of the code and which way imports point."""
    session.install(*LOCKED, "requirements/ci.txt")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports", "--no-cache", env={"PYTHONPATH": "src"})


@nox.session(python="3.11")
def types(session: nox.Session) -> None:
    """Check the types of the code and of its tests."""
    session.install(*LOCKED, "requirements/ci.txt")
    session.run("mypy", *session.posargs)


@nox.session(python="3.11")
def docs(session: nox.Session) -> None:
    """Build the pages of docs/ into docs/_build: a copy that needs no server; `-- FOLDER` puts it elsewhere."""
    session.install(".")
    session.install(*LOCKED, "requirements/extras.txt")
    session.run("sphinx-build", "-W", "-b", "html", "docs", *(session.posargs or ["docs/_build"]))


@nox.session(python=PYTHONS)
def wheel(session: nox.Session) -> None:
    """Build the wheel twice, compare the bytes, install it alone, and hold it against its manifest."""
    session.install(*LOCKED, "requirements/ci.txt")
    out = Path(session.create_tmp()) / "wheels"
    session.run("python", "tools/reproducible.py", str(out))
    session.install("--no-deps", "--force-reinstall", *map(str, out.glob("*.whl")))
    session.run("sgpolicy", "verify", "--installed")
    session.run("sgpolicy", "validate")


@nox.session(python="3.11", name="faults-slow")
def faults_slow(session: nox.Session) -> None:
    """Run the fault tests alone: a hundred kills a format, every surrounding, PyInstaller."""
    session.install(".")
    session.install(*LOCKED, "requirements/full.txt")
    session.run("pytest", "-q", "-m", "", "tests/faults", *session.posargs)


@nox.session(python="3.11")
def sbom(session: nox.Session) -> None:
    """Write the software bill of materials of an installation, dist/sgpolicy.cdx.json."""
    session.install("cyclonedx-bom")
    session.run("python", "tools/sbom.py", "dist/sgpolicy.cdx.json")
