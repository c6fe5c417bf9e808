"""The pytest plugin: each check on each file is a test."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import sgpolicy
from sgpolicy.checks import SENSE
from sgpolicy.testing import INVARIANTS

HOME = str(Path(sgpolicy.__file__).parents[1])


PLUGINS = ("-p", "sgpolicy.testing.plugin", "-p", "no:cacheprovider")
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Return what runs pytest with the plugin in a folder, and gives its exit code and what it prints."""

    def inside(folder: Path, *arguments: str) -> tuple[int, str]:
        monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
        monkeypatch.chdir(folder)
        # They are the outer pytest's; the latter walks through all that the process holds.
        ours = ("-p", "no:faulthandler", "-p", "no:unraisableexception")
        code = pytest.main([*ours, *PLUGINS, *arguments])
        return int(code), "".join(capfd.readouterr())

    return inside


def test_sound_files_pass_every_check(made_up: Path, run: Run) -> None:
    """One test a check and file, then the invariants of the whole."""
    code, out = run(made_up.parent, "--sgpolicy", "made-up", "-q")

    assert code == 0, out
    assert f"{1 + len(SENSE) + 1 + len(INVARIANTS)} passed" in out


def test_a_mistake_fails_its_own_check_only(made_up: Path, run: Run) -> None:
    """The report names file, check, line and remedy; the invariants are skipped."""
    file = made_up / "made-up-plan.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("lower: 30000", "lower: 30001"), encoding="utf-8")
    code, out = run(made_up.parent, "--sgpolicy", "made-up", "-rf")

    assert code == 1
    assert "1 failed" in out
    assert "made-up-plan.yaml::wording" in out
    assert "targets[0].quantity.lower: the wording 「不少于3万人」 gives ≥ 30000 person" in out
    assert f"{len(INVARIANTS)} skipped" in out
    assert "Traceback" not in out


def test_a_file_that_cannot_be_read_fails_in_shape(made_up: Path, run: Run) -> None:
    """An unknown key is a mistake of shape."""
    (made_up / "bad.yaml").write_text("id: bad\nkidn: plan\n", encoding="utf-8")
    code, out = run(made_up.parent, "--sgpolicy", "made-up", "-q", "-k", "bad.yaml and shape")

    assert code == 1
    assert "unknown key 'kidn'; did you mean kind" in out


def test_checks_are_selected_like_any_test(made_up: Path, run: Run) -> None:
    """`-k` picks a check by name."""
    code, out = run(made_up.parent, "--sgpolicy", "made-up", "-q", "-k", "due-after-told")

    assert code == 0
    assert "1 passed" in out


def test_a_path_that_is_not_there_is_a_usage_error(tmp_path: Path, run: Run) -> None:
    """Nothing is silently not checked."""
    code, out = run(tmp_path, "--sgpolicy", "nowhere")

    assert code == 4
    assert "--sgpolicy nowhere: there is no such file or folder" in out


def test_limits_of_the_reader_hold(made_up: Path, run: Run) -> None:
    """A file of 3 GB is not read to see what is in it, and is told once."""
    with (made_up / "big.yaml").open("wb") as file:
        file.truncate(3 << 30)
    code, out = run(made_up.parent, "--sgpolicy", "made-up", "-q", "-rN")

    assert code == 1
    assert "1 failed" in out
    assert out.count("is larger than 4 MiB") == 1


@pytest.mark.parametrize("given", ["x" * 300, "no\x1b[31m", ""])
def test_no_path_breaks_pytest(given: str, tmp_path: Path, run: Run) -> None:
    """Too long, with codes of terminals, or empty: a usage error."""
    code, out = run(tmp_path, f"--sgpolicy={given}")

    assert code == 4
    assert "there is no such file or folder" in out
    assert "\x1b" not in out


def test_names_of_files_are_not_printed_raw(made_up: Path, run: Run) -> None:
    """A stranger's folder may hold any name."""
    (made_up / "a\x1b[31m\u202e.yaml").write_text("id: [", encoding="utf-8")
    code, out = run(made_up.parent, "--sgpolicy", "made-up", "-vv", "--color=no")

    assert code == 1
    assert not {"\x1b", "\u202e"} & set(out)


def test_without_the_option_nothing_is_added(made_up: Path) -> None:
    """The plugin is quiet, and imports nothing of the library's."""
    test = made_up.parent / "test_quiet.py"
    test.write_text(
        "import sys\n\ndef test_quiet():\n    assert 'sgpolicy.catalog.catalog' not in sys.modules\n", encoding="utf-8"
    )
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-m", "pytest", *PLUGINS, "-q"],
        cwd=made_up.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": HOME},
    )

    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout
