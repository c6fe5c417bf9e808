# ruff: noqa: E501, S603 - one row a case; the command under test
"""File system, encodings and resources: what cannot be written into a table."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sgpolicy.cli import main
from sgpolicy.files.load import load_path
from sgpolicy.problem import DataError, Problem

LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (5, 6))
from sgpolicy.cli import main
code = main(["validate", sys.argv[1]])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
sys.exit(code)
"""


def problems_of(path: Path) -> tuple[Problem, ...]:
    """Return the problems of what must not load."""
    with pytest.raises(DataError) as caught:
        load_path(path)
    return caught.value.problems


def only(path: Path) -> Problem:
    """Return the only problem."""
    (problem,) = problems_of(path)
    return problem


# -- encodings ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codec", "message"),
    [
        ("utf-16", "is UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "is UTF-16"),
        ("gb18030", "looks like GB18030"),
        ("big5", "is not UTF-8"),
    ],
)
def test_other_encodings_are_named(codec: str, message: str, folder: Path, document: Path) -> None:
    """A file that is not UTF-8 is refused with its place, and what it looks like."""
    sound = document.read_text(encoding="utf-8")
    document.write_bytes(sound.encode(codec, "replace" if codec == "big5" else "strict"))

    first = problems_of(folder)[0]

    assert message in first.message
    assert "UTF-8" in first.remedy
    assert str(document) == first.file
    assert first.line >= 1


@pytest.mark.parametrize("raw", [b"\xff", b"\xc3(", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xc0\xaf"])
def test_bytes_that_are_not_utf8_have_a_place(raw: bytes, folder: Path, document: Path) -> None:
    """Stray bytes, half characters, surrogates and overlong forms are refused where they stand."""
    document.write_bytes(document.read_bytes().replace(b"A round figure.", b"A " + raw))

    problem = only(folder)

    assert "is not UTF-8" in problem.message
    assert (139, 14) == (problem.line, problem.column)


def test_ten_mistakes_in_one_file_give_ten_lines(folder: Path, document: Path) -> None:
    """Mistakes of all sorts are told in one run, sorted by line."""
    text = document.read_text(encoding="utf-8")
    for old, new in {
        "issuer: provincial-civil-affairs\nregion": "isuer: provincial-civil-affairs\nregion",
        "kind: plan": "kind: &k plan",
        "extent: [0, 990]": "extent: [0, nine]",
        "role: issuer": "role: isuer",
        "instruments: [training]": "instruments: training",
        "indicator: subsidy": "indicator: subsidies",
        'due: "2025"': 'due: "2018"',
        "at: [410, 415]": "at: [410, 416]",
        '"近300人"\n      lower: 270': '"300人"\n      lower: 270',
        "A round figure.": "A round\u200b figure.",
    }.items():
        assert 1 == text.count(old)
        text = text.replace(old, new)
    document.write_text(text, encoding="utf-8")

    problems = problems_of(folder)

    assert 10 <= len(problems) <= 12
    assert 10 <= len({problem.line for problem in problems})
    assert list(problems) == sorted(problems)
    assert all(problem.remedy and problem.path and problem.column for problem in problems)


def test_mistakes_of_all_files_are_told(folder: Path, document: Path) -> None:
    """One run reports the mistakes of every file."""
    for number in range(3):
        copy = document.with_name(f"copy-{number}.yaml")
        copy.write_text(document.read_text(encoding="utf-8").replace("kind: plan", "kind: zzz"), encoding="utf-8")

    assert 3 == len([problem for problem in problems_of(folder) if problem.path == "kind"])


def test_two_documents_of_one_id(folder: Path, document: Path) -> None:
    """The second document of an id is refused, and its records are not taken for those of the first."""
    copy = document.with_name("yy.yaml")
    copy.write_text(document.read_text(encoding="utf-8").replace("[300, 307]", "[300, 308]"), encoding="utf-8")

    problems = problems_of(folder)

    assert [(str(copy), "id"), (str(copy), "targets[0].at")] == [(p.file, p.path) for p in problems]


# -- the file system ---------------------------------------------------------------------------------------


def test_empty_folder(tmp_path: Path) -> None:
    """A folder without data is a problem, not an empty catalog."""
    assert "holds no .yaml file" in only(tmp_path).message


@pytest.mark.parametrize("content", ["", "\n\n", "# nothing\n", "---\n", "null\n", "- a\n", "text\n"])
def test_file_that_is_no_mapping(content: str, tmp_path: Path) -> None:
    """An empty file, a list or a text is refused with advice on how to start."""
    (tmp_path / "x.yaml").write_text(content, encoding="utf-8")

    problem = only(tmp_path)

    assert problem.message in {"is empty", "is not a mapping"}
    assert "start with `id:`" in problem.remedy


def test_missing_file(tmp_path: Path) -> None:
    """A path to nothing is a problem."""
    assert "does not exist" in only(tmp_path / "none").message


def test_link_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    """A link that leads out is refused, and nothing of its target is shown."""
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2\n", encoding="utf-8")
    (folder / "x.yaml").symlink_to(secret)

    problem = only(folder)

    assert "leads out of the folder" in problem.message
    assert "hunter2" not in str(problem)


@pytest.mark.parametrize("target", ["x.yaml", "nowhere.yaml", "/etc/passwd", "..", "../.."])
def test_links_in_circles_and_to_nowhere(target: str, folder: Path) -> None:
    """A link to itself, to nothing, or up is refused."""
    (folder / "x.yaml").symlink_to(target)

    assert "is a link" in only(folder).message


def test_link_inside_the_folder_to_a_folder_does_not_loop(folder: Path) -> None:
    """A folder linked from within is not walked twice."""
    (folder / "documents" / "again").symlink_to(folder / "documents", target_is_directory=True)

    assert 1 == len(load_path(folder).documents)


def test_folders_too_deep(folder: Path) -> None:
    """A tower of folders is refused."""
    deep = folder.joinpath(*["d"] * 25)
    deep.mkdir(parents=True)

    assert "nested deeper" in only(folder).message


def test_too_many_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not read is never passed over in silence."""
    monkeypatch.setattr("sgpolicy.files.folder._MAX_FILES", 2)

    assert "more than 2 data files" in "\n".join(problem.message for problem in problems_of(folder))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFO on this platform")
def test_fifo_does_not_hang(folder: Path) -> None:
    """A FIFO is refused at once, in the folder or given by name."""
    os.mkfifo(folder / "x.yaml")

    assert "not a regular file" in only(folder).message
    assert "not a regular file" in only(folder / "x.yaml").message


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev")
def test_device_is_refused() -> None:
    """A device is no data file."""
    assert "not a regular file" in only(Path("/dev/zero")).message


def test_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket is no data file."""
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("x.yaml")

        assert only(tmp_path).check == "file"


def test_unreadable_file(folder: Path, document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is a problem, with the reason."""
    honest = os.open

    def refuse(path: object, *rest: int) -> int:
        if str(path) == str(document):
            raise PermissionError(13, "Permission denied", str(path))
        return honest(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr("sgpolicy.textfile.os.open", refuse)

    assert "cannot be opened: Permission denied" in only(folder).message


def test_unreadable_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be listed is a problem, not an empty folder."""
    honest = os.scandir

    def refuse(path: object) -> object:
        if str(path).endswith("documents"):
            raise PermissionError(13, "Permission denied", str(path))
        return honest(path)  # type: ignore[call-overload]

    monkeypatch.setattr("sgpolicy.files.folder.os.scandir", refuse)

    assert "cannot be listed: Permission denied" in only(folder).message


@pytest.mark.parametrize("growth", [b"more", b""])
def test_file_that_changes_while_read(growth: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file written to while it is read is refused."""
    honest = os.fstat
    calls: list[int] = []

    def meddle(handle: int) -> os.stat_result:
        if not calls:
            calls.append(handle)
            before = honest(handle)
            target = Path(f"/proc/self/fd/{handle}").resolve()
            with target.open("ab") as stream:
                stream.write(growth)
            os.utime(target, ns=(1, 1))
            return before
        return honest(handle)

    monkeypatch.setattr("sgpolicy.textfile.os.fstat", meddle)
    if not Path("/proc/self/fd").exists():
        pytest.skip("no /proc")

    assert "changed while it was read" in problems_of(folder)[0].message


def test_name_that_is_no_text(folder: Path) -> None:
    """A file name with raw bytes or terminal codes is shown escaped."""
    (folder / "a\x1b[31m\udcff.yaml").write_text("- x\n", encoding="utf-8")

    shown = str(problems_of(folder)[0])

    assert "\x1b" not in shown
    assert "\\u001b[31m\\udcff.yaml:1:1:" in shown


def test_reading_writes_nothing(folder: Path) -> None:
    """The input folder is left as it was."""
    before = sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*"))
    load_path(folder)

    assert before == sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*"))


# -- resources ---------------------------------------------------------------------------------------------


def _many(one: str, times: int) -> str:
    return "".join(one.replace("#", str(number)) for number in range(times))


RECORD = """  - id: o-#
    indicator: {indicator}
    kind: stock
    quantity: {{as_stated: "2400名", lower: 2400, upper: 2400, value: 2400, unit: person, qualifier: exact}}
    as_of: "2019"
    at: [420, 425]
    note: "#"
"""
HOSTILE: dict[str, Callable[[str], str]] = {
    "line of 50 MB": lambda sound: sound + "x" * 50_000_000,
    "4 MB on one line": lambda sound: sound + "# " + "x" * 3_900_000,
    "depth 10,000": lambda _: "a: " + "[" * 10_000,
    "depth 1,000,000 over many lines": lambda _: "a: " + "[\n" * 1_000_000,
    "mappings 100,000 deep": lambda _: "".join(" " * min(i, 9_000) + "a:\n" for i in range(800)),
    "braces": lambda _: "a: " + "{a: " * 4_000,
    "400,000 values": lambda sound: sound + "x: [" + "1,\n" * 400_000 + "]\n",
    "200,000 keys": lambda sound: sound + _many("k#: 1\n", 180_000),
    "same key 100,000 times": lambda sound: sound + "k: 1\n" * 100_000,
    "keys near a right one": lambda sound: sound + _many("issuer#: 1\n", 90_000),
    "unknown indicators": lambda sound: sound.replace(
        "observations:\n", "observations:\n" + _many(RECORD.format(indicator="workers-#"), 10_000)
    ),
    "unknown lists": lambda sound: sound.replace("[training]", "[" + _many("trainin-#,\n      ", 90_000) + "]"),
    "10,000 observations of one thing": lambda sound: sound.replace(
        "observations:\n", "observations:\n" + _many(RECORD.format(indicator="certified-social-workers"), 10_000)
    ),
    "anchors": lambda _: "a: [" + _many("&a# 1,\n", 150_000) + "]\n",
    "alias bomb": lambda _: (
        "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 60))
    ),
    "merge keys": lambda _: "a: &a {b: 1}\n" + _many("k#: {<<: *a}\n", 50_000),
    "tabs": lambda sound: sound + "\t\n" * 1_000_000,
    "zero-width characters": lambda sound: sound + "# \u200b\n" * 600_000,
    "NFD": lambda sound: sound + "# e\u0301\n" * 600_000,
    "quotes": lambda sound: sound + "'" * 19_000 + "\n",
    "block text": lambda sound: sound + "note: |\n" + " x\n" * 1_000_000,
    "question marks": lambda _: "? " * 9_000,
    "hyphens": lambda _: "- " * 9_000,
    "colons": lambda _: "a: " * 6_000,
    "exclamation marks": lambda _: "a: " + "!" * 15_000,
    "directives": lambda _: "%X\n" * 500_000,
    "comments": lambda sound: sound + "#\n" * 1_900_000,
    "many documents": lambda sound: sound + "---\na: 1\n" * 300_000,
    "long wording": lambda sound: sound.replace('"2400名"', '"' + "零" * 9_000 + '"'),
    "long period": lambda sound: sound.replace('period: "2020-06"', 'period: "' + "2020/" * 1_900 + '"'),
    "terms in a chain": lambda _: (
        "indicators:\n"
        + _many(
            "  - id: t-#\n    broader: t-@\n    name: {zh: 字, en: x}\n    definition: x\n    is_not: x\n    unit: person\n    kind: stock\n    direction: up\n",
            8_000,
        ).replace("t-@", "t-1")
    ),
    "parents first": lambda _: (
        "domains:\n  - {id: d-0, name: {zh: 字, en: x}, definition: x, is_not: x}\n"
        + "".join(
            f"  - {{id: d-{i}, broader: d-{i - 1}, name: {{zh: 字, en: x}}, definition: x, is_not: x}}\n"
            for i in range(1, 9_000)
        )
    ),
}


QUICK = {"4 MB on one line", "alias bomb", "depth 10,000", "long wording"}
assert QUICK < HOSTILE.keys()


@pytest.mark.parametrize("name", [pytest.param(n, marks=() if n in QUICK else pytest.mark.slow) for n in HOSTILE])
def test_hostile_files_stay_within_bounds(name: str, tmp_path: Path) -> None:
    """Any single file is done with within 5 s and 500 MB, without a traceback."""
    sound = (Path(__file__).parent / "base" / "documents" / "xx-2020-plan.yaml").read_text(encoding="utf-8")
    file = tmp_path / "x.yaml"
    file.write_text(HOSTILE[name](sound), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(file)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=20,
        check=False,
    )

    assert 1 == done.returncode, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr
    assert "out of memory" not in done.stderr
    assert len(done.stderr.splitlines()) <= 51
    assert all(len(line) < 1_200 for line in done.stderr.splitlines())


# -- the command -------------------------------------------------------------------------------------------


def run(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run the command in this process; return exit code and what it says."""
    code = main(list(arguments))
    return code, capsys.readouterr().err


def test_exit_codes(folder: Path, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 clean, 1 problems, 2 usage."""
    assert (0, "") == run("validate", str(folder), capsys=capsys)
    document.write_text("- x\n", encoding="utf-8")
    assert 1 == run("validate", str(folder), capsys=capsys)[0]
    assert 2 == run("validate", str(folder / "none"), capsys=capsys)[0]
    assert 2 == run("validate", "--strict", capsys=capsys)[0]
    assert 2 == run(capsys=capsys)[0]


@pytest.mark.parametrize("verb", [["show"], ["search", "x"], ["progress"], ["export", "--out", "-"]])
def test_bad_catalog_is_told_like_any_other(
    verb: list[str], folder: Path, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bad --catalog gives the lines of validate and exit code 1; a missing one is a wrong call."""
    document.write_text("id: [", encoding="utf-8")

    code, said = run(*verb, "--catalog", str(folder), capsys=capsys)

    assert 1 == code
    assert "is not valid YAML" in said
    assert 2 == run(*verb, "--catalog", str(folder / "none"), capsys=capsys)[0]


@pytest.mark.parametrize("exc", [RecursionError(), MemoryError(), ValueError("embedded null byte"), KeyError("x")])
def test_no_exception_becomes_a_traceback(
    exc: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever happens inside, the user gets one line and exit code 1."""

    def fail(_: object) -> int:
        raise exc

    monkeypatch.setattr("sgpolicy.cli.verbs.validate", fail)

    code, said = run("validate", capsys=capsys)

    assert 1 == code
    assert 1 == len(said.splitlines())


def test_names_are_escaped_for_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """A path with terminal codes is shown written out."""
    code, said = run("validate", "no\x1b[2J\u202e", capsys=capsys)

    assert 2 == code
    assert "no\\u001b[2J\\u202e: does not exist" in said
