"""Where there are no files: imported from a zip, through a loader without a file system, frozen by PyInstaller."""

import hashlib
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]

EXTRAS = ("pandas", "polars", "pyarrow", "duckdb", "pyspark", "altair", "vl_convert", "jinja2", "docx", "pypdf")
WITHOUT = [option for name in (*EXTRAS, "pyreadstat", "xlsxwriter") for option in ("--exclude-module", name)]
"""A program that exports JSON Lines takes no extra along, whatever is installed beside it."""

FROZEN = '''
"""An importer that holds the package in memory, as a frozen program does: no path of it exists."""
import importlib.abc, importlib.machinery, io, sys, zipfile
from importlib.resources.abc import TraversableResources

held = zipfile.ZipFile(sys.argv[1])
data = {name: held.read(name) for name in held.namelist() if name.startswith("sgpolicy/")}

class Resource:
    def __init__(self, path): self.path = path
    @property
    def name(self): return self.path.rstrip("/").rsplit("/", 1)[-1]
    def is_file(self): return self.path in data
    def is_dir(self): return any(name.startswith(self.path.rstrip("/") + "/") for name in data)
    def iterdir(self):
        start = self.path.rstrip("/") + "/"
        names = {key[len(start):].split("/")[0] for key in data if key.startswith(start)}
        return iter([Resource(start + name) for name in sorted(names)])
    def joinpath(self, *parts): return Resource("/".join([self.path.rstrip("/"), *map(str, parts)]))
    __truediv__ = joinpath
    def read_bytes(self): return data[self.path]
    def read_text(self, encoding=None): return data[self.path].decode(encoding or "utf-8")
    def open(self, mode="r", **settings):
        stream = io.BytesIO(data[self.path])
        return stream if "b" in mode else io.TextIOWrapper(stream, **settings)

class Reader(TraversableResources):
    def __init__(self, folder): self.folder = folder
    def files(self): return Resource(self.folder)

class Importer(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    def find_spec(self, name, path=None, target=None):
        base = name.replace(".", "/")
        for file, package in ((f"{base}/__init__.py", True), (f"{base}.py", False)):
            if file in data:
                spec = importlib.machinery.ModuleSpec(name, self, origin=f"frozen/{file}", is_package=package)
                spec.has_location = LOCATED
                return spec
    def is_package(self, name): return name.replace(".", "/") + "/__init__.py" in data
    def get_source(self, name):
        base = name.replace(".", "/")
        return data.get(f"{base}/__init__.py", data.get(f"{base}.py")).decode()
    def get_resource_reader(self, name): return Reader(name.replace(".", "/"))

class Located(Importer):
    def get_data(self, path):
        try:
            return data[path.removeprefix("frozen/")]
        except KeyError:
            raise FileNotFoundError(path) from None

LOCATED = sys.argv[2] == "located"
sys.meta_path.insert(0, Located() if LOCATED else Importer())
sys.argv = ["sgpolicy", "export", "--out", "-"]
import sgpolicy.cli
assert "frozen" in sgpolicy.__spec__.origin, sgpolicy.__spec__
sys.exit(sgpolicy.cli.main())
'''


def test_import_from_the_zipped_wheel(run: Run, wheel: Path, everything: bytes) -> None:
    """With the wheel itself on the path, never unpacked, the export is the same."""
    result = run("export", "--out", "-", env={"PYTHONPATH": str(wheel)})

    assert (0, b"", everything) == (result.returncode, result.stderr, result.stdout)


def test_yaml_files_are_found_in_the_zip(run: Run, wheel: Path) -> None:
    """The YAML files are read and checked from inside the zip as well."""
    zipped, unpacked = run("validate", env={"PYTHONPATH": str(wheel)}), run("validate")

    assert (0, unpacked.stdout) == (zipped.returncode, zipped.stdout)


@pytest.mark.parametrize("kind", ["located", "without a location"])
def test_import_without_a_file_system(run: Run, wheel: Path, everything: bytes, kind: str) -> None:
    """Through an importer that has resources but no files the export is the same."""
    result = run(wheel, kind, script=FROZEN)

    assert (0, b"") == (result.returncode, result.stderr), result.stderr.decode()
    assert hashlib.sha256(everything).digest() == hashlib.sha256(result.stdout).digest()


@pytest.mark.slow
def test_frozen_by_pyinstaller(installed: Path, tmp_path: Path, everything: bytes) -> None:
    """A one-file program made by PyInstaller, which finds our hook by itself, gives the same export."""
    if not find_spec("PyInstaller"):
        pytest.skip("NO PYINSTALLER: pip install pyinstaller to try it")
    (tmp_path / "program.py").write_text(
        "import sys\nfrom sgpolicy.cli import main\nsys.exit(main())\n", encoding="utf-8"
    )
    made = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "PyInstaller", "--onefile", "--log-level", "ERROR", *WITHOUT, "program.py"],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(installed)},
        capture_output=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr.decode()

    result = subprocess.run(  # noqa: S603 - our own program
        [str(tmp_path / "dist" / "program"), "export", "--out", "-"], env={}, capture_output=True, check=False
    )

    assert (0, b"", everything) == (result.returncode, result.stderr, result.stdout)
