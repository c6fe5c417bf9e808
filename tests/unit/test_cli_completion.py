"""Completion: scripts that the shells themselves accept, with what the parser knows."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from sgpolicy.cli import main
from sgpolicy.cli.command import build_parser
from sgpolicy.cli.completion import SHELLS, _verbs

ASK = """
source "$0"
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
_sgpolicy
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return a file with the script of each shell."""
    folder = tmp_path_factory.mktemp("completion")
    with pytest.MonkeyPatch.context() as patch:
        for shell in SHELLS:
            with (folder / shell).open("w", encoding="utf-8") as out:
                patch.setattr("sys.stdout", out)
                assert main(["completion", shell]) == 0
    return {shell: folder / shell for shell in SHELLS}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_holds_every_verb_and_option(shell: str, scripts: dict[str, Path]) -> None:
    """They are made of the parser."""
    text = scripts[shell].read_text(encoding="utf-8")
    verbs = list(_verbs(build_parser()))

    assert {"show", "search", "progress", "panel", "coverage", "completion", "code"} <= {verb.name for verb in verbs}
    assert all(verb.name.rpartition(" ")[2] in text for verb in verbs)
    assert all(option[2:] in text for verb in verbs for option in verb.options)
    assert "黑龙江" in text
    assert "certified-social-workers" in text


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_accepts_its_script(shell: str, scripts: dict[str, Path]) -> None:
    """It reads it without a complaint."""
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run([found, "-n", str(scripts[shell])], capture_output=True, check=False)  # noqa: S603 - our own

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        (["sea"], ["search"]),
        (["show", "黑"], ["黑龙江", "黑河"]),
        (["progress", "Heil"], ["Heilongjiang"]),
        (["panel", "certified-s"], ["certified-social-workers", "certified-share", "certified-share-of-higher-place"]),
        (["--lang", ""], ["en", "zh"]),
        (["--lang", "zh", "prog"], ["progress"]),
        (["show", "--format", ""], ["text", "csv", "json", "md"]),
        (["read", "--format", "j"], ["jsonl"]),
        (["code", "sh"], ["show"]),
        (["code", "show", "--cont"], ["--context"]),
        (["completion", "z"], ["zsh"]),
        (["show", "--base", ""], [""]),
    ],
)
def test_bash_offers_what_fits(line: list[str], offered: list[str], scripts: dict[str, Path]) -> None:
    """Verbs, tools, options, their values, and names; for a path nothing, so that files are offered."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    done = subprocess.run(  # noqa: S603 - our own
        [bash, "-c", ASK, str(scripts["bash"]), "sgpolicy", *line],
        capture_output=True,
        check=True,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    )

    assert sorted(done.stdout.decode("utf-8").removesuffix("\n").split("\n")) == sorted(offered)


def test_another_shell_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With the ones that there are."""
    assert main(["completion", "tcsh"]) == 2
    assert "'bash', 'zsh', 'fish'" in capsys.readouterr().err
