"""The command: every verb, and the exit codes 0 clean, 1 problems, 2 usage."""

import importlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.formats import WITHOUT_EXTRAS

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.cli import main
from sgpolicy.export import FORMATS
from sgpolicy.schema import TABLES


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return exit code, stdout and stderr."""
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_show_tells_what_there_is(capsys: pytest.CaptureFixture[str], shipped: Catalog) -> None:
    """Without arguments: counts and documents."""
    code, out, err = run(capsys, "show")

    assert (code, err) == (0, "")
    assert out.startswith(f"{len(shipped.documents)} documents, {len(shipped.measures)} measures, ")
    assert f" {len(shipped.absences)} absences\n<Documents: " in out
    assert shipped.documents[0].id in out


@pytest.mark.parametrize("region", ["黑龙江", "Heilongjiang", "230000", "CN-HL", "黑"])
def test_show_takes_a_region_in_any_spelling(region: str, capsys: pytest.CaptureFixture[str], shipped: Catalog) -> None:
    """All spellings show the same."""
    code, out, _ = run(capsys, "show", region)

    assert code == 0
    assert out.startswith("230000 黑龙江省 (Heilongjiang)")
    assert f"{len(shipped.targets.where(within='黑龙江'))} targets" in out
    assert len(out.splitlines()) <= 40


def test_show_gives_a_record_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    """With its wording and its place; several arguments one after the other."""
    code, out, _ = run(capsys, "show", "hl-2022-talent-plan/certified-2025", "hl-2022-talent-plan")

    assert code == 0
    assert "002_8b6afe519b15a7c7.txt[1292:1295]" in out
    assert "\n\nDocument hl-2022-talent-plan" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["show", "Heilongjang"], "did you mean Heilongjiang"),
        (["show", "hl-2022-talent-plan/certified-2026"], "did you mean hl-2022-talent-plan/certified-2025"),
        (["progress", "Atlantis"], "unknown region 'Atlantis'"),
        (["export", "--format", "json", "--out", "x"], "unknown format 'json'"),
        (["export", "--format", "csv", "--out", "-"], "only jsonl can be streamed"),
        ([], "VERB"),
        (["shwo"], "invalid choice"),
        (["export"], "--out"),
        (["verify"], "SOURCES"),
        (["show", "--nonsense"], "unrecognized arguments"),
    ],
)
def test_wrong_usage_is_2_and_says_why(
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """On stderr, nothing on stdout, no traceback."""
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, *arguments)

    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


def test_version_and_help_are_0(capsys: pytest.CaptureFixture[str]) -> None:
    """Both print and end."""
    assert run(capsys, "--version")[:2] == (0, f"sgpolicy {sgpolicy.__version__}\n")
    code, out, _ = run(capsys, "--help")
    assert code == 0
    assert all(verb in out for verb in ("show", "search", "progress", "validate", "verify", "export"))


def test_search_is_1_where_nothing_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    """As with grep."""
    code, out, _ = run(capsys, "search", "三万人")
    assert code == 0
    assert "hl-2022-talent-plan/certified-2025" in out
    assert out.endswith("1 found\n")
    assert run(capsys, "search", "没有", "这个词")[:2] == (1, "0 found\n")


def test_progress_shows_verdicts(capsys: pytest.CaptureFixture[str]) -> None:
    """A table, then the reason and both places of each."""
    code, out, _ = run(capsys, "progress", "黑龙江")

    assert code == 0
    assert "! behind          certified social" in out
    assert "reported  hl-2022-talent-plan/certified-2022" in out
    code, said, _ = run(capsys, "progress", "澳门")
    assert code == 0
    assert said.startswith("no targets: none of ")
    assert " ".join(said.split()).endswith(" targets matches within='澳门'; no document from there is coded yet")
    assert "certified-2025" not in run(capsys, "progress", "黑龙江", "--known-by", "2012-01-01")[1]


def test_validate_is_0_for_sound_files(capsys: pytest.CaptureFixture[str], made_up: Path) -> None:
    """It says what it found sound."""
    code, out, err = run(capsys, "validate", str(made_up))

    assert (code, err) == (0, "")
    assert out.startswith("clean: 1 documents, 6 records")


def test_validate_is_1_and_lists_problems(capsys: pytest.CaptureFixture[str], made_up: Path) -> None:
    """One a line on stderr: file, line, column, path, what is wrong, what would be right."""
    file = made_up / "made-up-plan.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("kind: rate", "knid: rate").replace("lower: 30000", "lower: 30001"), encoding="utf-8")
    code, out, err = run(capsys, "validate", str(made_up))
    lines = err.splitlines()

    assert (code, out) == (1, "")
    assert any(":38:5: provisions[0].knid: unknown key 'knid'; did you mean kind" in line for line in lines)
    assert any("targets[0].quantity.lower: " in line and "≥ 30000" in line for line in lines)
    assert all(line.startswith(f"{file}:") for line in lines)


def test_catalog_takes_a_folder_of_ones_own(capsys: pytest.CaptureFixture[str], made_up: Path) -> None:
    """With every verb that reads a catalog."""
    assert "made-up-plan/train" in run(capsys, "show", "陕西", "--all", "--catalog", str(made_up))[1]
    assert "made-up-plan/train" in run(capsys, "search", "培训社工", "--catalog", str(made_up))[1]
    assert "made-up-plan/certified-2020" in run(capsys, "progress", "--catalog", str(made_up))[1]
    assert "<script>" in run(capsys, "show", "made-up-plan/train", "--catalog", str(made_up))[1]


def test_the_help_of_export_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    """Importing the formats to make the help would slow down every verb, so it names them itself."""
    _, out, _ = run(capsys, "export", "--help")
    said = out.rpartition("--format FORMAT")[2].partition("--out")[0]

    assert all(re.search(rf"\b{name}\b", said) for name in FORMATS), "name it in the help of --format in cli/command.py"


def test_the_command_starts_without_the_formats_and_without_reading() -> None:
    """The one brings a database and XML, the other hundreds of patterns, which other verbs need not wait for."""
    rooms = ("sgpolicy.export", "sgpolicy.reading", "sgpolicy.corpus")
    script = f"import sys, sgpolicy.cli.command; print(*(m for m in sys.modules if m.startswith({rooms})))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, encoding="utf-8")  # noqa: S603

    assert "" == done.stdout.strip()


def test_export_writes_the_files_it_names(capsys: pytest.CaptureFixture[str], made_up: Path, tmp_path: Path) -> None:
    """One a line, all there."""
    for name in WITHOUT_EXTRAS:
        code, out, _ = run(capsys, "export", "--format", name, "--out", str(tmp_path / name), "--catalog", str(made_up))
        assert code == 0
        assert len(out.splitlines()) in {1, 2, len(TABLES), len(TABLES) + 1}
        assert all(Path(line).is_file() for line in out.splitlines())


def test_export_streams_to_stdout(capsys: pytest.CaptureFixture[str], made_up: Path) -> None:
    """Each object has its record type."""
    code, out, _ = run(capsys, "export", "--out", "-", "--catalog", str(made_up))
    types = [json.loads(line)["record_type"] for line in out.splitlines()]

    assert code == 0
    assert types[:4] == ["document", "measure", "provision", "target"]


def test_export_to_a_place_that_cannot_be_is_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    code, _, err = run(capsys, "export", "--out", str(tmp_path / "file"))

    assert code == 1
    assert "Traceback" not in err
    assert str(tmp_path / "file") in err


def test_terminal_escapes_in_arguments_are_not_echoed(capsys: pytest.CaptureFixture[str]) -> None:
    """A name with an escape code comes back made visible."""
    for verb in ("show", "progress"):
        code, out, err = run(capsys, verb, "\x1b[31mHeilong\x07")
        assert code == 2
        assert "\x1b" not in out + err
        assert "\x07" not in out + err


ESCAPE = "\x1b[31mX\x07\u202e"


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", ESCAPE],
        ["search", ESCAPE],
        ["progress", "--known-by", ESCAPE],
        [ESCAPE],
        [f"foo{ESCAPE}"],
        [f"--foo{ESCAPE}"],
        ["validate", ESCAPE],
        ["validate", ".", f"extra{ESCAPE}"],
        ["validate", f"--jo{ESCAPE}"],
        ["export", "--out", "o", "--format", ESCAPE],
        ["export", "--out", f"file{ESCAPE}"],
        ["export", "--out", f"file{ESCAPE}/below"],
        ["export", "--out", f"o{ESCAPE}"],
        ["show", "--catalog", f"d{ESCAPE}"],
        ["verify", f"d{ESCAPE}"],
        ["verify", f"d{ESCAPE}", f"d{ESCAPE}"],
        ["verify", f"d{ESCAPE}", f"none{ESCAPE}"],
        ["code", "show", "hl-2022-talent-plan/posts", "--sources", f"d{ESCAPE}"],
        ["code", "show", "x", "--context", ESCAPE],
        ["code", "show", ESCAPE],
        ["code", "locate", f"file{ESCAPE}", ESCAPE],
        ["code", "scaffold", f"file{ESCAPE}"],
        ["code", "audit", f"d{ESCAPE}"],
        ["code", "recall", f"d{ESCAPE}"],
        ["code", "compare", f"d{ESCAPE}", f"none{ESCAPE}"],
        ["code", "format", f"d{ESCAPE}", "--check"],
        ["code", "format", f"d{ESCAPE}"],
        ["code", "format", f"bad{ESCAPE}"],
        ["code", f"foo{ESCAPE}"],
    ],
)
def test_no_verb_prints_an_argument_or_a_name_raw(
    arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names of a stranger's files and whatever was typed are written out, on stdout too."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("d", "id:   a\n"), ("bad", "id: [")):
        (tmp_path / f"{name}{ESCAPE}").mkdir()
        (tmp_path / f"{name}{ESCAPE}" / f"a{ESCAPE}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / f"file{ESCAPE}").write_text(f"社工300人{ESCAPE}", encoding="utf-8")
    _, out, err = run(capsys, *arguments)

    assert out + err
    assert not set(ESCAPE) - {*"[31mX"} & set(out + err)
    assert "internal error" not in err


@pytest.mark.parametrize("given", ["-5", "x", "9" * 5_000, "1.5", "", "٣"])
def test_a_context_is_a_number_of_characters(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Anything else is wrong usage."""
    code, out, err = run(capsys, "code", "show", "hl-2022-talent-plan/posts", "--context", given)

    assert (code, out) == (2, "")
    assert "is not a whole number from 0 to 999999999" in err or "expected one argument" in err


def test_excel_gets_its_mark(capsys: pytest.CaptureFixture[str], made_up: Path, tmp_path: Path) -> None:
    """`--excel` alone means CSV; with another format, or to stdout, it is wrong usage."""
    out = tmp_path / "out"
    ours = ("--catalog", str(made_up), "--out", str(out))
    assert run(capsys, "export", "--excel", *ours)[0] == 0
    marked = {name: (out / f"{name}.csv").read_bytes() for name in TABLES}
    assert run(capsys, "export", "--format", "csv", *ours)[0] == 0

    assert {name: content.removeprefix(b"\xef\xbb\xbf") for name, content in marked.items()} == {
        name: (out / f"{name}.csv").read_bytes() for name in TABLES
    }
    assert all(content.startswith(b"\xef\xbb\xbf") for content in marked.values())
    assert run(capsys, "export", "--excel", "--format", "jsonl", *ours) == (
        2,
        "",
        "sgpolicy: --excel is for csv: --format csv --excel\n",
    )
    assert run(capsys, "export", "--excel", "--out", "-")[0] == 2


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_arguments_are_utf8_in_any_locale(locale: str, tmp_path: Path) -> None:
    """What was typed is what is looked for, and a path is told as it is."""
    (tmp_path / "文件").write_text("x", encoding="utf-8")
    around = {"PATH": os.environ["PATH"], "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    around["PYTHONPATH"] = str(Path(sgpolicy.__file__).parents[1])
    command = [sys.executable, "-m", "sgpolicy"]

    def said(*arguments: str) -> str:
        done = subprocess.run(  # noqa: S603 - our own
            [*command, *arguments], capture_output=True, check=False, cwd=tmp_path, env=around
        )
        return (done.stdout + done.stderr).decode("utf-8")

    assert said("show", "黑龙江").startswith("230000 黑龙江省")
    assert said("progress", "黑龙江", "--known-by", "2023").startswith("region: Heilongjiang\n   verdict")
    assert said("validate", "没有").startswith("sgpolicy: 没有: does not exist")
    assert said("validate", "文件").startswith("文件:1:1: ")
    assert said("export", "--out", "文件").startswith("sgpolicy: 文件: a file stands where the folder goes")
    assert said("export", "--out", "新").startswith("新/documents.jsonl\n")


def test_the_entry_point_is_callable_however_it_is_joined() -> None:
    """Packers such as shiv join its halves with a dot, and import that as a module first."""
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("sgpolicy.cli.main")
    assert callable(importlib.import_module("sgpolicy.cli").main)


def test_a_closed_pipe_is_no_error() -> None:
    """`sgpolicy ... | head -1` ends in silence."""
    command = f'"{sys.executable}" -m sgpolicy export --out - | head -1'
    done = subprocess.run(  # noqa: S603 - our own
        ["/bin/sh", "-c", command], capture_output=True, text=True, encoding="utf-8", check=False
    )

    assert done.stderr == ""
    assert json.loads(done.stdout)["record_type"] == "document"


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK"])
def test_output_is_utf8_in_any_locale(locale: str) -> None:
    """The module runs as a command, and its Chinese does not depend on the locale."""
    done = subprocess.run(
        [sys.executable, "-m", "sgpolicy", "show", "230000"],
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": locale, "PYTHONUTF8": "0"},
    )

    assert done.stdout.decode("utf-8").startswith("230000 黑龙江省")


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", ""],
        ["show", "--catalog", ""],
        ["export", "--out", ""],
        ["verify", ""],
        ["code", "compare", "", "."],
    ],
)
def test_an_empty_path_is_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """It does not mean the current folder."""
    code, out, err = run(capsys, *arguments)

    assert (code, out) == (2, "")
    assert "a path is empty" in err


def test_show_all_shows_every_row(capsys: pytest.CaptureFixture[str], shipped: Catalog) -> None:
    """With its id, whatever else there is no room for; without it the story says how to see it."""
    held = shipped.measures.where(within="黑龙江")
    some = run(capsys, "show", "黑龙江")[1]
    every, documents = (run(capsys, "show", *about, "--all")[1] for about in (["黑龙江"], []))

    assert "  sgpolicy show 黑龙江 --all  every record\n" in some
    assert "shown; all: " not in every
    assert f"... 12 of {len(shipped.documents)} shown; all: --all" in run(capsys, "show")[1]
    assert all(one in every for one in held.ids)
    assert all(one in documents for one in shipped.documents.ids)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("certified-social-workers", "Indicator certified-social-workers"),
        ("持证社会工作者", "Indicator certified-social-workers"),
        ("training", "Instrument training"),
        ("ministry-of-civil-affairs", "Body ministry-of-civil-affairs"),
        ("CNY/month", "Unit CNY/month"),
        ("人", "Unit person"),
    ],
)
def test_show_gives_a_term_in_full(asked: str, shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By id or name, once no record and no region is called so."""
    code, out, err = run(capsys, "show", asked)

    assert (code, err) == (0, "")
    assert out.startswith(f"{shown}\n")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("certifed-social-workers", "did you mean certified-social-workers"),
        ("trainng", "did you mean training"),
        ("力力力", "no record, document, region or term of the codebook is called that"),
    ],
)
def test_show_offers_near_terms(asked: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is called so."""
    code, out, err = run(capsys, "show", asked)

    assert (code, out) == (2, "")
    assert message in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["search", ""], "no word to search for"),
        (["search", " ", "\u3000"], "no word to search for"),
        (["progress", "--known-by", "yesterday"], "--known-by: not a period: 'yesterday'"),
        (["progress", "--known-by", "2015/.."], "--known-by: not a period"),
        (["export", "--out", "x", "--format", "parqet"], "unknown format 'parqet'; did you mean parquet?"),
    ],
)
def test_wrong_words_are_2(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """On stderr, nothing on stdout."""
    code, out, err = run(capsys, *arguments)

    assert (code, out) == (2, "")
    assert message in err


def test_locate_is_1_where_nothing_is_found(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """As with grep; a blank phrase is wrong usage."""
    source = tmp_path / "a.txt"
    source.write_text("培训社工300人。", encoding="utf-8")

    assert run(capsys, "code", "locate", str(source), "300人")[0] == 0
    assert run(capsys, "code", "locate", str(source), "400人")[:2] == (1, "400人: not in the text\n")
    assert run(capsys, "code", "locate", str(source), " ")[::2] == (
        2,
        "sgpolicy: the phrase is blank; give the characters to look for\n",
    )


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["panel", "certified-social-workers"], "certified-social-workers certified social workers, person: "),
        (["panel", "certified-social-workers", "--format", "csv"], "indicator,region,region_name,year"),
        (["panel", "certified-social-workers", "--format", "csv", "--wide"], "region,region_name,2"),
        (
            ["panel", "持证社工", "--over", "2019/2020", "--by", "江苏", "--format", "csv", "--wide"],
            "region,region_name,2019,2019_lower,2019_upper,2019_break,2020,2020_lower,2020_upper,2020_break",
        ),
        (["coverage"], "<CoverageTable: 33>\nregion              known "),
        (["coverage", "--format", "csv", "--as-of", "2030"], "region,region_name,answer"),
        (["coverage", "黑龙江"], "<CoverageTable: 1>\nregion        known "),
        (["tools"], "rothwell_zegveld x talent_cycle: "),
        (["tools", "--rows", "domain", "--columns", "status", "--depth", "any"], "domain x status: "),
        (["tools", "--within", "黑龙江", "--year", "十二五", "--format", "csv"], "row,row_zh,instrument,"),
        (["tools", "--count", "all", "--format", "csv", "--wide"], "row,instrument,label,cultivation,"),
    ],
)
def test_tables_are_text_or_csv(arguments: list[str], start: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Panels also with a row for each region."""
    code, out, err = run(capsys, *arguments)

    assert (code, err) == (0, "")
    assert out.startswith(start)


def test_tables_are_json(capsys: pytest.CaptureFixture[str], shipped: Catalog) -> None:
    """An array of the rows."""
    _, panel, _ = run(capsys, "panel", "持证社会工作者", "--format", "json", "--known-by", "2015")
    _, coverage, _ = run(capsys, "coverage", "--format", "json", "--as-of", "2030-06")
    _, tools, _ = run(capsys, "tools", "--format", "json", "--rows", "hood", "--columns", "province")

    assert {row["indicator"] for row in json.loads(panel)} == {"certified-social-workers"}
    assert len(json.loads(coverage)) == len(shipped.coverage())
    assert json.loads(coverage)[0]["as_of"] == "2030-06-30"
    assert [row["measures"] for row in json.loads(tools)] == [
        [measure.id for measure in cell.measures] for cell in shipped.tools("hood", "province")
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["panel", "certifed-social-workers"], 2, "did you mean certified-social-workers"),
        (["panel", "certified-social-workers", "--kind", "sock"], 2, "did you mean stock"),
        (["panel", "certified-social-workers", "--kind", "flow"], 1, ""),
        (["panel", "certified-social-workers", "--over", "lately"], 2, "not a period: 'lately'"),
        (["panel", "certified-social-workers", "--by", "Atlantis"], 2, "unknown region 'Atlantis'"),
        (["tools", "--year", "lately"], 2, "not a period: 'lately'"),
        (["panel", "certified-social-workers", "--known-by", "soon"], 2, "--known-by: "),
        (["panel", "certified-social-workers", "--wide"], 2, "--wide is for csv and json"),
        (["coverage", "--as-of", "soon"], 2, "--as-of: "),
        (["coverage", "--format", "xlsx"], 2, "invalid choice"),
        (["tools", "--rows", "talent_cicle"], 2, "did you mean talent_cycle"),
        (["tools", "--rows", "talent_cycle"], 2, "--rows and --columns name the same facet"),
        (["tools", "--within", "西藏"], 1, ""),
        (["tools", "--count", "some"], 2, "invalid choice"),
        (["tools", "--wide"], 2, "--wide is for csv and json"),
    ],
)
def test_tables_refuse_what_they_cannot_do(
    arguments: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """2 is wrong usage; 1 says that there is no figure."""
    found, _, err = run(capsys, *arguments)

    assert found == code
    assert message in err
