# ruff: noqa: INP001, S603 - a script; it runs our own commands and prints its answer
"""Write the software bill of materials (CycloneDX, JSON) of an installation of the package with what it needs.

Usage: python tools/sbom.py FILE [WHEEL]

The package, or the WHEEL given, is installed into an environment of its own,
made for the purpose and thrown away; the list is that environment's, without
pip. Needs cyclonedx-bom in the environment that runs this, and a registry.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main(file: Path, wheel: str) -> None:
    """Install, list, write."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        venv.create(home, with_pip=False)
        python = next(
            path for path in (Path(home, "bin", "python"), Path(home, "Scripts", "python.exe")) if path.exists()
        )
        pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
        subprocess.run([*pip, wheel], check=True)
        listing = ["--output-reproducible", "--of", "JSON", "--pyproject", str(ROOT / "pyproject.toml")]
        command = [sys.executable, "-m", "cyclonedx_py", "environment", *listing, "-o", str(file), str(python)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(sys.argv[2:] or [str(ROOT)]))
