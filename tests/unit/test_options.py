"""Options of display: what is set, what surrounds, and what holds."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator

import pytest

import sgpolicy
from sgpolicy import FieldError


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Leave no option set."""
    yield
    sgpolicy.options(language="auto", width="auto")


def held() -> tuple[str, int]:
    """Return what holds now."""
    now = sgpolicy.options()
    return now.language, now.width


def test_nothing_set_is_english_in_80_columns() -> None:
    """In a pipe, or where the terminal is not known."""
    assert held() == ("en", 80)
    assert repr(sgpolicy.options()) == "<Options language='en' width=80>"


def test_what_is_set_holds_until_it_is_set_again() -> None:
    """Each option by itself; auto forgets it."""
    assert (sgpolicy.options(language="zh").language, held()) == ("zh", ("zh", 80))
    sgpolicy.options(width=120)
    assert held() == ("zh", 120)
    sgpolicy.options(language="auto")
    assert held() == ("en", 120)


def test_in_a_block_it_holds_until_the_end() -> None:
    """Blocks may stand in one another, and end by an error."""
    with sgpolicy.options(language="zh", width=100) as outer:
        with sgpolicy.options(width=60):
            assert held() == ("zh", 60)
        assert held() == (outer.language, outer.width) == ("zh", 100)
    with pytest.raises(ZeroDivisionError), sgpolicy.options(language="zh"):
        _ = 1 / 0
    assert held() == ("en", 80)


@pytest.mark.parametrize(
    ("said", "language"), [("zh", "zh"), ("zh_CN.UTF-8", "zh"), ("ZH", "zh"), ("en", "en"), ("fr", "en"), ("", "en")]
)
def test_the_environment_says_what_is_not_set(said: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`SGPOLICY_LANG` as locales are written; `COLUMNS` as shells have it, within reason."""
    monkeypatch.setenv("SGPOLICY_LANG", said)
    monkeypatch.setenv("COLUMNS", "132")
    assert held() == (language, 132)
    monkeypatch.setenv("COLUMNS", "3")
    assert held() == (language, 40)
    sgpolicy.options(language="en", width=90)
    assert held() == ("en", 90)


def test_a_terminal_says_how_wide_it_is() -> None:
    """If `COLUMNS` does not."""
    leader, follower = pty.openpty()
    code = "import sgpolicy; print(sgpolicy.options().width)"
    around = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 101, 0, 0))
    subprocess.run([sys.executable, "-c", code], stdout=follower, env=around, check=True)  # noqa: S603 - our own

    assert os.read(leader, 100).strip() == b"101"


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"language": "fr"}, FieldError, "language is 'fr'; give 'en', 'zh' or 'auto'"),
        ({"width": 20}, FieldError, "width is 20; give 40 columns or more"),
        ({"width": "80"}, TypeError, "width takes a whole number of columns"),
        ({"width": True}, TypeError, "width takes a whole number of columns"),
        ({"lang": "zh"}, TypeError, "has no keyword 'lang'; did you mean language"),
    ],
)
def test_wrong_options_are_refused(given: dict[str, object], error: type[Exception], message: str) -> None:
    """And nothing is set then."""
    with pytest.raises(error, match=message):
        sgpolicy.options(**given)  # type: ignore[arg-type]
    assert held() == ("en", 80)
