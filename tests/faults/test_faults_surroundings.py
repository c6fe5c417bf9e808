"""Flags, locale, time zone, home, network, a read-only disk: whatever surrounds the package, results are equal."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest

import sgpolicy
from sgpolicy.testing import dump_catalog
from sgpolicy.testing.catalogs import make_catalog

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
SAME = Path(__file__).with_name("same.py")
DATA = Path(sgpolicy.__file__).parent / "data"
PLAIN_C = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}

FLAGS = {
    "-O": ["-O"],
    "-OO": ["-OO"],
    "-W error": ["-W", "error"],
    "-X dev -W error": ["-X", "dev", "-W", "error"],
    "-X warn_default_encoding -W error": ["-X", "warn_default_encoding", "-W", "error"],
    "-bb": ["-bb"],
    "-s -P": ["-s", "-P"],
    "-X utf8": ["-X", "utf8"],
}
SURROUNDINGS: dict[str, Mapping[str, str | None]] = {
    "PYTHONWARNDEFAULTENCODING": {"PYTHONWARNDEFAULTENCODING": "1", "PYTHONWARNINGS": "error"},
    "PYTHONOPTIMIZE": {"PYTHONOPTIMIZE": "2"},
    "PYTHONHASHSEED 0": {"PYTHONHASHSEED": "0"},
    "PYTHONHASHSEED 4711": {"PYTHONHASHSEED": "4711"},
    "no HOME": {"HOME": None},
    "HOME of nowhere": {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
    "locale C": {"LC_ALL": "C"},
    "locale C, ASCII only": PLAIN_C,
    "locale C.UTF-8": {"LC_ALL": "C.UTF-8"},
    "PYTHONIOENCODING ascii": {"PYTHONIOENCODING": "ascii"},
    "PYTHONIOENCODING gbk": {"PYTHONIOENCODING": "gbk"},
    "dumb terminal": {"TERM": "dumb"},
    **{
        f"TZ {zone}": {"TZ": zone}
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Shanghai", "America/St_Johns", "UTC", "nowhere/-")
    },
}


@pytest.fixture(scope="module")
def usual(run: Run, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the digest of what the installed wheel gives in plain surroundings."""
    return _digest(run, tmp_path_factory.mktemp("usual"))


def _digest(run: Run, folder: Path, **options: object) -> str:
    result = run(folder, script=SAME, **options)
    assert (result.returncode, result.stderr) == (0, b""), result.stderr.decode(errors="replace")
    assert len(result.stdout) == 64
    return str(result.stdout, "ascii")


def _cases(cases: Mapping[str, Any], quick: set[str]) -> list[Any]:
    """Return the cases, all but the *quick* ones marked slow: each starts Python and goes through everything."""
    assert quick < cases.keys()
    return [pytest.param(c, id=name, marks=() if name in quick else pytest.mark.slow) for name, c in cases.items()]


@pytest.mark.parametrize("flags", _cases(FLAGS, {"-OO", "-X warn_default_encoding -W error"}))
def test_flags_of_python_change_nothing(run: Run, tmp_path: Path, usual: str, flags: list[str]) -> None:
    """Without asserts, without docstrings, with every warning an error: the same results, and not a word on stderr."""
    assert usual == _digest(run, tmp_path, flags=flags)


@pytest.mark.parametrize(
    "env", _cases(SURROUNDINGS, {"HOME of nowhere", "no HOME", "locale C, ASCII only", "TZ Pacific/Kiritimati"})
)
def test_environment_changes_nothing(run: Run, tmp_path: Path, usual: str, env: Mapping[str, str | None]) -> None:
    """Locale, time zone, hash seed, home and encoding of the streams do not reach the results."""
    assert usual == _digest(run, tmp_path, env=env)


@pytest.fixture(scope="module")
def gbk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Make the locale zh_CN.GBK, which few systems have today, for one process."""
    folder = tmp_path_factory.mktemp("locales")
    if not shutil.which("localedef"):
        pytest.skip("NO GBK LOCALE TRIED: no localedef on this system")
    subprocess.run(  # noqa: S603
        ["localedef", "-i", "zh_CN", "-f", "GBK", str(folder / "zh_CN.GBK")],  # noqa: S607
        check=False,
        capture_output=True,
    )
    if not (folder / "zh_CN.GBK").exists():
        pytest.skip("NO GBK LOCALE TRIED: localedef lacks its sources (Debian: package locales)")
    return {"LOCPATH": str(folder), "LC_ALL": "zh_CN.GBK", "PYTHONUTF8": "0"}


def test_gbk_locale_changes_nothing(run: Run, tmp_path: Path, usual: str, gbk: dict[str, str]) -> None:
    """Where Python's default encoding is GBK, files and results are UTF-8 all the same."""
    probe = run(script="import locale; print(locale.getpreferredencoding())", env=gbk)

    assert (b"GBK", usual) == (probe.stdout.strip().upper(), _digest(run, tmp_path, env=gbk))


def test_argument_in_gbk_is_understood(run: Run, gbk: dict[str, str]) -> None:
    """A region typed at a terminal of GBK is the region."""
    usual = run("progress", "黑龙江")

    assert usual.stdout == run("progress", "黑龙江".encode("gbk"), env=gbk).stdout


@pytest.mark.parametrize("typed", ["黑龙江".encode("gbk"), b"\xff\xfe"], ids=["gbk", "bytes"])
def test_argument_of_another_encoding_is_told(run: Run, typed: bytes) -> None:
    """An argument whose bytes the locale cannot read is a name nobody knows, not a traceback."""
    result = run("progress", typed, env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"})

    assert (2, 1) == (result.returncode, result.stderr.count(b"\n")), result.stderr
    assert result.stderr.startswith(b"sgpolicy: unknown ")


AUDITED = """
import runpy, sys
refused = []
def watch(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "ctypes.", "urllib.")):
        refused.append(event)
    if event in {"os.fork", "os.forkpty"}:
        refused.append(event)
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        refused.append(f"{event} {arguments[0]}")
    if event in {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.truncate", "os.chmod"}:
        refused.append(f"{event} {arguments[0]}")
out, large = sys.argv[1:]
import sgpolicy.cli
sys.addaudithook(watch)
for verb in (["show"], ["progress"], ["search", "社工"], ["validate"], ["validate", large], ["export", "--out", "-"]):
    sgpolicy.cli.main(verb)
inner = list(refused)
for format in ("jsonl", "csv"):
    sgpolicy.cli.main(["export", "--format", format, "--out", out])
outer = [one for one in refused if f" {out}" not in one]
print(repr((inner, outer)), file=sys.stderr)
"""


def test_nothing_is_written_or_called(run: Run, tmp_path: Path) -> None:
    """By Python's own audit: no socket, no process, and no file opened for writing but those below --out.

    That holds for a folder of more than a megabyte too.
    """
    large = tmp_path / "large"
    dump_catalog(make_catalog(3000, seed=1), large)

    result = run(tmp_path / "out", large, script=AUDITED, env={"PYTHONDONTWRITEBYTECODE": "1"})

    assert b"([], [])\n" == result.stderr


def _times(*folders: Path) -> dict[str, int]:
    return {str(path): path.lstat().st_mtime_ns for folder in folders for path in (folder, *folder.rglob("*"))}


def test_installation_home_and_folder_stay_as_they_were(run: Run, installed: Path, tmp_path: Path) -> None:
    """After every verb nothing but the stated output is new or changed: not the package, home, or current folder."""
    home, here, out = (tmp_path / name for name in ("home", "here", "out"))
    home.mkdir()
    here.mkdir()
    env = {"HOME": str(home), "TMPDIR": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    before = _times(installed, home, here)

    for verb in (["show"], ["progress"], ["search", "社工"], ["validate"], ["export", "--out", str(out)]):
        assert run(*verb, env=env, cwd=here).returncode == 0

    assert before == _times(installed, home, here)
    assert out.is_dir()


def _alone(run: Run, before: tuple[str, ...], *arguments: object, what: str, **options: object) -> str:
    if not shutil.which("unshare"):
        pytest.skip(f"NOT TRIED: {what}: no unshare on this system")
    result = run(*arguments, before=before, **options)
    if result.returncode == 77 or b"unshare:" in result.stderr:
        pytest.skip(f"NOT TRIED: {what}: not allowed here: {result.stderr.decode().strip()}")
    assert (result.returncode, result.stderr) == (0, b""), result.stderr.decode()
    return str(result.stdout, "ascii")


def test_read_only_disk_changes_nothing(run: Run, tmp_path: Path, usual: str) -> None:
    """With the whole file system read-only but for the output folder, all works the same."""
    out = tmp_path / "out"
    out.mkdir()
    script = (
        f'mount --bind "{out}" "{out}" && mount -o remount,bind,ro / || exit 77; '
        f'for place in /tmp "$HOME" /; do touch "$place/written" 2>/dev/null && exit 78; done; exec "$@"'
    )

    found = _alone(
        run, ("unshare", "-m", "sh", "-c", script, "sh"), out / "in", script=SAME, what="a read-only file system"
    )

    assert usual == found


def test_no_network_changes_nothing(run: Run, tmp_path: Path, usual: str) -> None:
    """In a network namespace of its own, without even a loopback that is up, all works the same."""
    assert usual == _alone(run, ("unshare", "-n"), tmp_path, script=SAME, what="no network")


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the shipped YAML files as a Windows editor saves them: CRLF, and a mark at the start."""
    target = tmp_path_factory.mktemp("windows")
    for path in DATA.rglob("*.yaml"):
        copy = target / path.relative_to(DATA)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    return target


def test_windows_newlines_load_equal(windows: Path) -> None:
    """Files with CRLF and a byte order mark load to the records of the shipped ones."""
    usual, theirs = sgpolicy.load(), sgpolicy.load(windows)

    assert tuple(usual.records()) == tuple(theirs.records())
    assert tuple(usual.documents) == tuple(theirs.documents)


def test_exports_have_the_same_newlines_everywhere(run: Run, tmp_path: Path, usual: str) -> None:
    """With the line separator of Windows, JSON Lines end in LF and CSV in CRLF, as everywhere."""
    script = (
        "import os, runpy, sys\nos.linesep = '\\r\\n'\n"
        f"sys.argv = ['same', {str(tmp_path)!r}]\nrunpy.run_path({str(SAME)!r}, run_name='__main__')"
    )
    result = run(script=script)

    assert (usual.encode(), b"") == (result.stdout, result.stderr)


@pytest.mark.parametrize("name", ["CON.yaml", "a b&c;$(x).yaml", "社工 报告.yaml", "x" * 200 + ".yaml", "a\\b.yaml"])
def test_paths_of_windows_and_shells_are_only_names(tmp_path: Path, name: str) -> None:
    """A file name with blanks, device names, backslashes or shell characters is a file name and no more."""
    source = next(DATA.rglob("hl-2022-talent-plan.yaml"))
    (tmp_path / name).write_bytes(source.read_bytes())

    assert 1 == len(sgpolicy.load(tmp_path).documents)


def test_names_of_the_manifest_are_the_same_on_windows() -> None:
    """No shipped file has a name that Windows or a zip tool would change, or that differs only in case from another."""
    names = [path.relative_to(DATA).as_posix() for path in DATA.rglob("*.yaml")]

    assert names == [PureWindowsPath(name).as_posix() for name in names]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(name.isascii() and not set(name) & set('<>:"|?*\\') and len(name) < 100 for name in names)
