"""`sgpolicy verify --installed`: one byte changed in any shipped file is named."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from sgpolicy.shipped.manifest import NAME, check_installed, manifest, package_files

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(scope="module")
def package(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the installed package, with a manifest."""
    root = tmp_path_factory.mktemp("copy") / "sgpolicy"
    shutil.copytree(installed / "sgpolicy", root)
    return root


def _names(root: Path) -> list[str]:
    return [problem.file.removeprefix("sgpolicy/") for problem in check_installed(root)]


def test_wheel_carries_its_manifest(wheel: Path) -> None:
    """The wheel's manifest names every file of the package in it and no other."""
    with ZipFile(wheel) as held:
        names = {name.removeprefix("sgpolicy/") for name in held.namelist() if name.startswith("sgpolicy/")}
        listed = set(json.loads(held.read(f"sgpolicy/{NAME}"))["files"])

    assert {NAME} == names ^ listed


def test_untouched_installation_is_clean(package: Path) -> None:
    """What pip installed is what was built."""
    assert [] == check_installed(package)


def test_a_frozen_program_says_what_to_verify_instead(tmp_path: Path) -> None:
    """It has the data and no modules, which would all be reported as missing."""
    (tmp_path / "data").mkdir()
    (tmp_path / NAME).write_text(manifest({"__init__.py": b""}), encoding="utf-8")
    [problem] = check_installed(tmp_path)

    assert "is frozen into a program" in problem.message


def test_one_flipped_byte_in_each_file_is_named(package: Path) -> None:
    """Each file of the package in turn has one bit of one byte changed, and is the one that is named."""
    named = {}
    found = (path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    files = [path for path in found if path.stat().st_size]
    for number, path in enumerate(files):
        content = path.read_bytes()
        place = number * 7919 % len(content)
        path.write_bytes(content[:place] + bytes([content[place] ^ 1 << number % 8]) + content[place + 1 :])
        named[path.relative_to(package).as_posix()] = _names(package)
        path.write_bytes(content)

    assert {name: [name] for name in named} == named
    assert len(named) > 50
    assert [] == check_installed(package)


def test_every_byte_of_the_manifest_counts(package: Path) -> None:
    """The manifest is named itself, wherever it is damaged."""
    path = package / NAME
    content = path.read_bytes()
    named = set()
    try:
        for place in range(0, len(content), 499):
            path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
            named.add(tuple(_names(package)))
    finally:
        path.write_bytes(content)

    assert {(NAME,)} == named


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"null", b"\xff", b'{"files": [], "sha256": ""}', b"[" * 10_000]
)
def test_wrecked_manifest_is_named(package: Path, content: bytes) -> None:
    """A manifest that is no manifest is one problem, not a traceback."""
    path = package / NAME
    whole = path.read_bytes()
    try:
        path.write_bytes(content)
        named = _names(package)
    finally:
        path.write_bytes(whole)

    assert [NAME] == named


def test_missing_and_extra_files_are_named(package: Path, tmp_path: Path) -> None:
    """A file that is gone and a file that was put there are named, sorted, with what to do; bytecode is no matter."""
    root = tmp_path / "sgpolicy"
    shutil.copytree(package, root)
    (root / "data" / "codebook" / "works.yaml").unlink()
    (root / "data" / "documents" / "000000" / "planted.yaml").write_text("id: planted\n", encoding="utf-8")
    (root / "__pycache__").mkdir(exist_ok=True)
    (root / "__pycache__" / "errors.cpython-311.pyc").write_bytes(b"bytecode")

    told = [str(problem) for problem in check_installed(root)]

    assert 2 == len(told)
    assert told[0].startswith("sgpolicy/data/codebook/works.yaml:0:0: is missing; install the same release again")
    assert told[1].startswith("sgpolicy/data/documents/000000/planted.yaml:0:0: does not belong to the release; delete")


def test_source_checkout_says_that_it_has_no_manifest(tmp_path: Path) -> None:
    """Without a manifest nothing can be checked, and that is what is said."""
    (problem,) = check_installed(tmp_path)

    assert f"sgpolicy/{NAME}" == problem.file
    assert "no manifest" in problem.message
    assert "a source checkout or an editable installation has none" in problem.remedy


def test_manifest_is_the_same_text_for_the_same_files(package: Path) -> None:
    """The order in which files are found, and a manifest among them, make no difference."""
    files = dict(package_files(package))

    assert manifest(files) == manifest(dict(reversed(files.items())))
    assert files[NAME].decode() == manifest(files)


def test_command_finds_a_clean_and_a_damaged_installation(run: Run, package: Path, tmp_path: Path) -> None:
    """`verify --installed` exits 0 on what was built, and 1 with the name of the file that has one byte changed."""
    clean = run("verify", "--installed")
    root = tmp_path / "sgpolicy"
    shutil.copytree(package, root)
    path = root / "data" / "codebook" / "indicators.yaml"
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)

    damaged = run("verify", "--installed", env={"PYTHONPATH": str(tmp_path)})

    assert (0, b"") == (clean.returncode, clean.stderr)
    assert clean.stdout.startswith(b"clean: ")
    assert 1 == damaged.returncode
    assert damaged.stderr.startswith(b"sgpolicy/data/codebook/indicators.yaml:0:0: is not as released")


def test_command_without_sources_is_wrong_usage(run: Run) -> None:
    """`verify` alone asks for a folder, or for --installed."""
    assert 2 == run("verify").returncode
