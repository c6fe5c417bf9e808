"""Several processes give what one gives: the same objects, the same order, the same problems."""

import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from tests.broken.conftest import BASE
from tests.broken.table import CASES, DOCUMENT, Case

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.catalog.shipped import validate
from sgpolicy.files import dividing, parallel
from sgpolicy.files.checks import SENSE, Corpus
from sgpolicy.files.compiled import CLASSES, compile_catalog
from sgpolicy.files.dividing import cores, divided, start_method
from sgpolicy.files.folder import file_names, read_files
from sgpolicy.files.load import Loader
from sgpolicy.files.paths import load_path
from sgpolicy.files.problem import DataError, Problem
from sgpolicy.model.record import Record
from sgpolicy.testing.catalogs import make_catalog
from sgpolicy.testing.dumping import dump_document

METHODS = ("fork", "spawn") if sys.platform == "linux" else ("spawn",)
SECOND = "documents/zz-second.yaml"
needs_fork = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")
Outcome = str | None


@pytest.fixture
def outcomes(monkeypatch: pytest.MonkeyPatch) -> list[Outcome]:
    """Let the smallest folder pay, and return the list of what each reading by several processes came to."""
    seen: list[Outcome] = []
    whole = parallel.read

    def read(*arguments: Any, **named: Any) -> object:  # noqa: ANN401 - handed on
        try:
            found = whole(*arguments, **named)
        except parallel.AloneError:
            seen.append("alone")
            raise
        seen.append("sound" if found else "fault")
        return found

    monkeypatch.setattr(parallel, "read", read)
    monkeypatch.setattr(dividing, "LEAST", dict.fromkeys(dividing.LEAST, 1))
    monkeypatch.setattr(dividing, "_SMALL", 1)
    return seen


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a made-up catalog of 40 documents and more."""
    folder = tmp_path_factory.mktemp("made")
    catalog = make_catalog(600, 7)
    for document in catalog.documents:
        (folder / f"{document.id}.yaml").write_text(dump_document(catalog, document.id), encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the sound folder with three documents and a codebook of its own."""
    folder = Path(copytree(BASE, tmp_path / "data"))
    text = (folder / DOCUMENT).read_text(encoding="utf-8")
    for name in ("aa-first", "zz-second"):
        (folder / f"documents/{name}.yaml").write_text(text.replace("xx-2020-plan", name), encoding="utf-8")
    return folder


def spoil(file: Path, old: str, new: str) -> None:
    """Replace a text that occurs once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")


def everything(catalog: Catalog) -> str:
    """Return all facts of a catalog, in its order."""
    return compile_catalog(lambda name: tuple(getattr(catalog, name)))


def problems_of(read: Callable[[], object]) -> tuple[Problem, ...]:
    """Return the problems that *read* raises, () if it raises none."""
    try:
        read()
    except DataError as exc:
        return exc.problems
    return ()


# -- sound folders ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("method", METHODS)
def test_catalogs_are_the_same(
    method: str, made: Path, outcomes: list[Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every fact of every object, and the order of each collection, however processes start."""
    alone = sgpolicy.load(made, jobs=1)
    monkeypatch.setattr(dividing, "start_method", lambda **_: method)

    together = sgpolicy.load(made, jobs=3)

    assert ["sound"] == outcomes
    assert everything(alone) == everything(together)


def test_records_come_in_the_order_of_files(made: Path, outcomes: list[Outcome]) -> None:
    """Of all types together, as one process has them."""
    known = sgpolicy.load().known()
    alone = load_path(made, known)

    together = load_path(made, known, jobs=2)

    assert ["sound"] == outcomes
    assert [r.id for r in alone.records] == [r.id for r in together.records]
    assert [d.id for d in alone.documents] == [d.id for d in together.documents]
    assert [type(r.id) for r in alone.records] == [type(r.id) for r in together.records]


def test_objects_that_are_referred_to_are_those_of_the_catalog(folder: Path, outcomes: list[Outcome]) -> None:
    """Documents, terms and linked records are no copies."""
    catalog = sgpolicy.load(folder, jobs=2)

    assert ["sound"] == outcomes
    for record in catalog.records():
        assert all(evidence.document is catalog.documents[record.document.id] for evidence in record.evidence)
        assert record.region is None or record.region is catalog.regions[record.region.code]
    assert len({target.id for target in catalog.targets}) == 3
    for target in catalog.targets:
        assert target.indicator is catalog.indicators[target.indicator.id]
        assert target.baseline is not None
        assert target.baseline is catalog.observations[target.baseline.id]
    for measure in catalog.measures:
        assert measure.programme is None or measure.programme is catalog.programmes[measure.programme.id]
        assert all(one is catalog.provisions[one.id] for one in measure.provisions)
        assert all(one is catalog.instruments[one.id] for one in measure.instruments)


@pytest.mark.parametrize("jobs", [2, 3, None])
def test_what_is_found_sound_is_the_same(jobs: int | None, made: Path, outcomes: list[Outcome]) -> None:
    """Validation counts the same, whatever the number of processes."""
    alone = validate(made, jobs=1)

    assert alone == validate(made, jobs=jobs)
    assert len(outcomes) == (jobs is not None or (cores() > 1 and start_method(asked=False) is not None))
    assert {"sound"} >= set(outcomes)


def test_folder_on_a_base_may_refer_to_its_records(made_up: Path, tmp_path: Path, outcomes: list[Outcome]) -> None:
    """What lies beneath is known, though workers are not told of it."""
    base = sgpolicy.load(made_up)
    more = tmp_path / "more"
    more.mkdir()
    text = (made_up / "made-up-plan.yaml").read_text(encoding="utf-8")
    assert "programme: dandelion" in text
    for name in ("more-a", "more-b"):
        own = text.replace("made-up-plan", name).replace("programme: dandelion", "programme: made-up-plan/dandelion")
        (more / f"{name}.yaml").write_text(own, encoding="utf-8")

    together = sgpolicy.load(more, base=base, jobs=2)

    assert ["sound"] == outcomes
    assert everything(sgpolicy.load(more, base=base, jobs=1)) == everything(together)
    assert {base.programmes["made-up-plan/dandelion"].id} == {m.programme.id for m in together.measures if m.programme}


# -- references from document to document --------------------------------------------------------------------


def test_reference_to_an_earlier_document_is_resolved(folder: Path, outcomes: list[Outcome]) -> None:
    """A worker that does not know the earlier document leaves the later one to be read in order."""
    spoil(folder / SECOND, "baseline: certified-2019", "baseline: aa-first/certified-2019")

    together = sgpolicy.load(folder, jobs=2)

    assert ["sound"] == outcomes
    assert everything(sgpolicy.load(folder, jobs=1)) == everything(together)
    baselines = {target.document.id: target.baseline for target in together.targets}
    assert together.observations["aa-first/certified-2019"] is baselines["zz-second"]


def test_documents_with_references_are_counted_too(folder: Path, outcomes: list[Outcome]) -> None:
    """Validation counts all their records, once."""
    alone = validate(folder, jobs=1)
    spoil(folder / SECOND, "baseline: certified-2019", "baseline: aa-first/certified-2019")

    assert alone == validate(folder, jobs=2)
    assert ["sound"] == outcomes


def test_reference_to_a_later_document_is_a_fault_as_ever(folder: Path, outcomes: list[Outcome]) -> None:
    """Whatever a process happens to have read before."""
    spoil(folder / "documents/aa-first.yaml", "baseline: certified-2019", "baseline: zz-second/certified-2019")

    alone = problems_of(lambda: validate(folder, jobs=1))

    assert alone == problems_of(lambda: validate(folder, jobs=2))
    assert ["unknown observation 'zz-second/certified-2019'"] == [problem.message for problem in alone]
    assert ["fault"] == outcomes


def test_sense_is_checked_in_what_is_read_again(folder: Path, outcomes: list[Outcome]) -> None:
    """A document that refers to another one is checked like all the rest."""
    spoil(folder / SECOND, "baseline: certified-2019", "baseline: aa-first/certified-2019")
    case = next(case for case in CASES if case.check == "due-after-told")
    spoil(folder / SECOND, case.old, case.new.replace("¦", ""))

    alone = problems_of(lambda: validate(folder, jobs=1))

    assert alone == problems_of(lambda: validate(folder, jobs=2))
    assert "due-after-told" in {problem.check for problem in alone}
    assert ["fault"] == outcomes


def test_where_most_refer_to_others_one_process_reads(folder: Path, outcomes: list[Outcome]) -> None:
    """Reading nearly all again would take longer than reading all at once."""
    text = (folder / SECOND).read_text(encoding="utf-8")
    for number in range(40):
        own = text.replace("zz-second", f"zz-{number}")
        own = own.replace("baseline: certified-2019", "baseline: aa-first/certified-2019")
        (folder / f"documents/zz-{number}.yaml").write_text(own, encoding="utf-8")

    alone = validate(folder, jobs=1)

    assert alone == validate(folder, jobs=2)
    assert ["alone"] == outcomes


# -- faults --------------------------------------------------------------------------------------------------


@needs_fork
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.group}: {case.name}")
def test_problems_are_the_same(case: Case, folder: Path, outcomes: list[Outcome]) -> None:
    """Every mistake of the table, among sound documents, is told as by one process, in the same order."""
    spoil(folder / case.file, case.old, case.new.replace("¦", ""))

    alone = problems_of(lambda: validate(folder, jobs=1))

    assert alone
    assert alone == problems_of(lambda: validate(folder, jobs=2))
    # A file that cannot be told for a document is looked at by one process from the start.
    assert set(outcomes) <= {"fault", "alone"}


def test_faults_of_many_files_come_in_their_order(made: Path, tmp_path: Path, outcomes: list[Outcome]) -> None:
    """Not in the order in which processes found them."""
    folder = Path(copytree(made, tmp_path / "made"))
    for file in sorted(folder.iterdir())[::3]:
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("sha256: ", "sha265: ").replace("grade: B", "grade: Z"), encoding="utf-8")

    alone = problems_of(lambda: validate(folder, jobs=1))

    assert len(alone) > 12
    assert alone == problems_of(lambda: validate(folder, jobs=3))
    assert ["fault"] == outcomes


def test_document_defined_twice_is_told(folder: Path, outcomes: list[Outcome]) -> None:
    """Also when two processes read the two."""
    (folder / "documents/zzz.yaml").write_bytes((folder / "documents/aa-first.yaml").read_bytes())

    alone = problems_of(lambda: validate(folder, jobs=1))

    assert alone == problems_of(lambda: validate(folder, jobs=2))
    assert any("defined in" in problem.message for problem in alone)
    assert ["fault"] == outcomes


NEARLY = """as_stated: "近300人"
      lower: 200
      lower_open: true
      upper: 300
      upper_open: true
      unit: person
      qualifier: nearly
    as_of: "2019"
    at: [400, 405]
    also:
      - at: [450, 455]
        as_stated: "近300人"
        section: "四"
"""
EXACTLY = """as_stated: "100人"
      lower: 100
      upper: 100
      value: 100
      unit: person
      qualifier: exact
    as_of: "2020"
    at: [400, 404]
"""
MISSHAPEN = {
    f"wording: {name}"
    for name in ("hedge dropped, shape broken", "value changed", "lower above upper", "bound not open")
}
"""Cases of sense in which no record can be made, so that there is nothing to check."""
WORKERS = """as_stated: "2400名"
      lower: 2400
      upper: 2400
      value: 2400
"""


@pytest.mark.parametrize(
    ("check", "changes"),
    [
        pytest.param("cumulative-falls", [(NEARLY, EXACTLY)], id="cumulative-falls"),
        pytest.param(
            "part-of-whole",
            [
                (NEARLY, NEARLY.replace("2019", "2018")),
                (WORKERS, WORKERS.replace("2400", "24")),
                ("at: [420, 425]", "at: [420, 423]"),
            ],
            id="part-of-whole",
        ),
    ],
)
@pytest.mark.parametrize("linked", [False, True], ids=["local", "linked"])
def test_documents_are_compared_with_each_other(
    check: str, changes: list[tuple[str, str]], folder: Path, outcomes: list[Outcome], *, linked: bool
) -> None:
    """What is sound in each document may be wrong in all of them."""
    for old, new in changes:
        spoil(folder / SECOND, old, new)
    if linked:
        spoil(folder / SECOND, "baseline: certified-2019", "baseline: aa-first/certified-2019")

    alone = problems_of(lambda: validate(folder, jobs=1))

    assert alone == problems_of(lambda: validate(folder, jobs=2))
    assert {check} == {problem.check for problem in alone}
    assert ["fault"] == outcomes


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.group == "sense" and case.name not in MISSHAPEN],
    ids=lambda case: f"{case.group}: {case.name}",
)
def test_all_other_checks_look_at_one_document_at_a_time(case: Case, folder: Path) -> None:
    """What they find in several documents is what they find in each: workers may run them on a few."""
    spoil(folder / case.file, case.old, case.new.replace("¦", ""))
    loaded = Loader().run(read_files(file_names(folder)[0])[0], sense=False)
    parts = [
        Corpus(documents=(document,), records=tuple(r for r in loaded.records if r.document is document))
        for document in loaded.documents
    ]
    whole = Corpus(documents=tuple(loaded.documents), records=tuple(loaded.records))

    for check in SENSE.values():
        if not check.across:
            found = [finding for part in parts for finding in check.find(part)]
            assert sorted(map(str, check.find(whole))) == sorted(map(str, found)), check.name


# -- where one process has to do -------------------------------------------------------------------------------


def _killed(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@needs_fork
def test_killed_worker_leaves_the_work_to_one_process(
    made: Path, outcomes: list[Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is lost, nothing is told."""
    alone = validate(made, jobs=1)
    monkeypatch.setattr(parallel, "_work", _killed)

    assert alone == validate(made, jobs=2)
    assert ["alone"] == outcomes


@pytest.mark.parametrize("step", ["__init__", "submit"])
def test_system_without_processes_leaves_the_work_to_one(
    step: str, made: Path, outcomes: list[Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No semaphores, or no more processes for this user."""
    alone = validate(made, jobs=1)

    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(ProcessPoolExecutor, step, refuse)

    assert alone == validate(made, jobs=2)
    assert ["alone"] == outcomes


def test_document_that_does_not_look_like_one_is_read_by_one_process(folder: Path, outcomes: list[Outcome]) -> None:
    """Its id in quotes may come before the codebook as well as after."""
    alone = validate(folder, jobs=1)
    spoil(folder / SECOND, "id: zz-second", '"id": zz-second')

    assert alone == validate(folder, jobs=2)
    assert ["alone"] == outcomes


def test_few_bytes_are_read_by_one_process(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting processes would take longer than reading three small files."""
    files, _ = file_names(folder)
    assert divided(files, 2) is None

    monkeypatch.setattr(dividing, "LEAST", {"fork": 1_000, "spawn": 1_000})
    work = divided(files, 9)

    assert work is not None
    size = sum(file.stat().st_size for file in files)
    assert min(len(files), size // 1_000) == work.jobs
    assert ["regions.yaml", "terms.yaml"] == [file.name for file in work.codebooks]
    assert divided(files, 1) is None
    assert divided(files[:1], 9) is None


def test_shares_hold_all_documents_in_order(made: Path, outcomes: list[Outcome]) -> None:
    """None is empty, and none is much larger than the others unless one file is."""
    files, _ = file_names(made)
    work = divided(files, 2)
    assert work is not None
    shares = work.shares()

    assert files == [file for share in shares for file in share]
    assert all(shares)
    assert len(shares) > 10
    assert outcomes == []


def _told(queue: Any, folder: Path) -> None:  # noqa: ANN401 - a queue
    dividing.LEAST = dict.fromkeys(dividing.LEAST, 1)
    queue.put((start_method(asked=True), validate(folder, jobs=2)))


@needs_fork
def test_child_process_starts_no_others(made: Path) -> None:
    """A pool of the user's is not multiplied, and a daemon may not have children."""
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    child = context.Process(target=_told, args=(queue, made), daemon=True)
    child.start()
    told = queue.get(timeout=60)
    child.join()
    queue.close()
    queue.join_thread()

    assert (None, validate(made, jobs=1)) == told


@needs_fork
def test_process_with_threads_is_not_forked() -> None:
    """A fork copies one thread only; what the others hold it holds for ever."""
    assert start_method(asked=True) == "fork"
    gate = threading.Event()
    other = threading.Thread(target=gate.wait)
    other.start()

    assert start_method(asked=True) == "spawn"

    gate.set()
    other.join()


@pytest.mark.parametrize(
    ("code", "asked", "automatic"),
    [
        pytest.param("", "spawn", None, id="script"),
        pytest.param("sys.modules['__main__'].__file__ = 'gone.py'", "None", None, id="script that is gone"),
        pytest.param("del sys.modules['__main__'].__file__", "spawn", "spawn", id="notebook"),
        pytest.param("sys.frozen = True", "None", None, id="frozen"),
        pytest.param("sys.platform = 'linux'", "fork", "fork", id="linux"),
    ],
)
@needs_fork
def test_main_program_is_not_run_again_unasked(code: str, asked: str, automatic: str | None, tmp_path: Path) -> None:
    """Where a process cannot be forked, a script that calls without a guard would be run once more."""
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\nfrom sgpolicy.files.dividing import start_method\nsys.platform = 'elsewhere'\n"
        f"{code}\nprint(start_method(asked=True), start_method(asked=False))\n",
        encoding="utf-8",
    )
    result = subprocess.run([sys.executable, script], capture_output=True, check=True, encoding="utf-8")  # noqa: S603

    assert f"{asked} {automatic}\n" == result.stdout


# -- the way out -------------------------------------------------------------------------------------------------

# A test run started in the background has SIGINT ignored, which its processes would inherit.
SLOW = """
import signal, sys, time
from sgpolicy.cli import main
from sgpolicy.files import dividing, parallel

def slow(self, share, whole=parallel._Reader.read):
    time.sleep(0.2)
    return whole(self, share)

parallel._Reader.read = slow
signal.signal(signal.SIGINT, signal.default_int_handler)
dividing.LEAST, dividing._SMALL = {"fork": 1, "spawn": 1}, 1
sys.exit(main(["validate", sys.argv[1], "--jobs", "3"]))
"""


@pytest.fixture
def slow(made: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Start a command that reads slowly, with two workers, in a group of its own."""
    if not Path("/proc/self/stat").exists():
        pytest.skip("the processes of a group are looked for in /proc")
    process = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", SLOW, str(made)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    _wait(lambda: len(_alive(process.pid)) == 3)
    yield process
    process.kill()
    process.communicate()


def _wait(until: Callable[[], bool]) -> None:
    limit = time.monotonic() + 60
    while not until():
        assert time.monotonic() < limit
        time.sleep(0.01)


def _alive(group: int) -> list[int]:
    """Return the processes of a group that are not dead."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            state = (
                re.sub(r"^.*\) ", "", (folder / "stat").read_text(encoding="utf-8", errors="replace"))
                if folder.name.isdigit()
                else ""
            )
        except OSError:
            continue
        if state and state.split()[0] != "Z" and int(state.split()[2]) == group:
            found.append(int(folder.name))
    return found


@needs_fork
def test_interrupt_from_the_keyboard_ends_all(slow: "subprocess.Popen[bytes]") -> None:
    """The whole group gets it, as from a terminal; nothing is printed and nobody is left."""
    os.killpg(slow.pid, signal.SIGINT)
    out, err = slow.communicate(timeout=60)

    assert (130, b"", b"") == (slow.returncode, out, err)
    assert _alive(slow.pid) == []


@needs_fork
def test_workers_end_when_their_parent_is_killed(slow: "subprocess.Popen[bytes]") -> None:
    """Nobody waits for ever for work that will never come."""
    slow.kill()
    slow.wait(60)
    _wait(lambda: not _alive(slow.pid))

    assert -signal.SIGKILL == slow.returncode


# -- arguments and progress --------------------------------------------------------------------------------------


@pytest.mark.parametrize("call", [sgpolicy.load, validate], ids=["load", "validate"])
@pytest.mark.parametrize("path", [None, "x"], ids=["shipped", "path"])
@pytest.mark.parametrize(
    ("jobs", "error", "message"),
    [
        (0, ValueError, "jobs is 1 or more, or None for as many as pay; not 0"),
        (-1, ValueError, "not -1"),
        ("2", TypeError, "jobs is a number of processes, such as 1 to use no others"),
        (2.0, TypeError, "not 2.0"),
        (True, TypeError, "not True"),
    ],
)
def test_bad_number_of_jobs_is_refused(
    call: Callable[..., object], path: str | None, jobs: object, error: type[Exception], message: str
) -> None:
    """With what it may be."""
    with pytest.raises(error, match=re.escape(message)):
        call(path, jobs=jobs)


@pytest.mark.parametrize("jobs", [1, 2])
def test_progress_is_told(jobs: int, made: Path, outcomes: list[Outcome]) -> None:
    """It grows up to the number of files, with any number of processes."""
    told: list[tuple[str, int, int]] = []
    validate(made, jobs=jobs, progress=lambda *now: told.append(now))
    total = len(file_names(made)[0])

    assert len(outcomes) == jobs - 1
    reading = [done for what, done, _ in told if what == "reading"]
    assert sorted(reading) == reading
    assert len(set(reading)) > 5
    assert {total} == {whole for _, _, whole in told}
    assert reading[-1] == total - (jobs == 1)


def test_layout_of_packed_records_is_that_of_the_compiled_catalog() -> None:
    """Each type of record has a place of one byte."""
    assert {cls for cls in CLASSES.values() if issubclass(cls, Record)} == set(parallel._PLACES)
    assert len(CLASSES) < 256
    assert json.loads(compile_catalog(lambda _: (), codebook=False).split("\n")[1]) == {}
