"""From a project to document files: units, records, heads, and the command."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from tests.unit.refi import CODE, OTHER, SOURCE, packed, qde, selection

import sgpolicy
from sgpolicy import Catalog
from sgpolicy.cli.command import run
from sgpolicy.coding.projects.importing import UNMAPPED, import_project
from sgpolicy.files.reader import read_tree
from sgpolicy.problem import DataError
from sgpolicy.qda.facets import FACETS

TEXT = "一、培训\n到2025年培训社工300人,由民政部《人才规划》(民发〔2011〕5号)安排“春雨”计划。\n"
FILES = {f"sources/{SOURCE}.txt": TEXT.encode()}
NAMED = {
    "training": "教育培训 [instrument:training]",
    "implemented": "已实施 [status:implemented]",
    "planned": "计划 [status:planned]",
    "must": "必须 [commitment:must]",
    "trainees": "受训 [indicator:trainees]",
    "flow": "流量 [kind:flow]",
    "rate": "标准 [kind:rate]",
    "actor": "实施者 [role:actor]",
    "mca": "民政部 [body:ministry-of-civil-affairs]",
    "opinions": "意见 [work:mca-2011-opinions]",
    "programme": "项目 [record:programme]",
    "measure": "措施 [record:measure]",
    "target": "目标 [record:target]",
    "region": "吉林省 [region:220000]",
    "ordinal": "序数 [uncoded:ordinal]",
    "character": "错字 [fault:character]",
    "doubt": "低 [confidence:low]",
}
GUIDS = {name: f"{n:08}-0000-0000-0000-000000000000" for n, name in enumerate(NAMED)}
CODES = "".join(f'<Code guid="{GUIDS[key]}" name="{name}" isCodable="true"/>' for key, name in NAMED.items())


def at(phrase: str, *codes: str, **more: str) -> str:
    """Return a passage of the text that is coded with *codes*."""
    start = TEXT.index(phrase)
    return selection(start, start + len(phrase), *(GUIDS[code] for code in codes), **more)


def trees(folder: Path) -> dict[str, Any]:
    """Return the trees of the document files of *folder*, by their paths."""
    found = {}
    for path in sorted(folder.rglob("*.yaml")):
        tree, problems = read_tree(path.read_text(encoding="utf-8"), path.name)
        assert problems == []
        found[path.relative_to(folder).as_posix()] = tree
    return found


def brought(tmp_path: Path, selections: str, catalog: Catalog, **parts: str) -> Any:  # noqa: ANN401 - a tree
    """Return the only document file of a project of *selections*."""
    project = packed(tmp_path / "a.qdpx", qde(selections, **{"codes": CODES, **parts}), FILES)
    import_project(project, tmp_path / "out", catalog)
    (tree,) = trees(tmp_path / "out").values()
    return tree


def test_a_measure_is_written_with_what_is_missing(shipped: Catalog, tmp_path: Path) -> None:
    """Codes become fields; the summary, which nobody gave, is TODO."""
    tree = brought(tmp_path, at("培训社工300人", "training", "implemented", "mca", "doubt", "region"), shipped)

    assert tree["measures"] == [
        {
            "id": "measure-1",
            "summary": "TODO",
            "instruments": ["training"],
            "status": "implemented",
            "actors": ["ministry-of-civil-affairs"],
            "time": "TODO",
            "region": "220000",
            "at": [11, 19],
            "section": "一",
            "confidence": "low",
        }
    ]


@pytest.mark.parametrize("codes", [("trainees", "flow"), ("target", "trainees", "flow"), ("trainees", "rate")])
def test_a_figure_has_the_quantity_that_its_passage_states(
    shipped: Catalog, tmp_path: Path, codes: tuple[str, ...]
) -> None:
    """The wording is read; the type is what a code says, else what the kind of figure implies."""
    tree = brought(tmp_path, at("300人", *codes), shipped)
    name = "targets" if "target" in codes else "provisions" if "rate" in codes else "observations"

    (figure,) = tree[name]
    assert dict(figure["quantity"]) == {
        "as_stated": "300人",
        "lower": 300,
        "upper": 300,
        "value": 300,
        "unit": "person",
        "qualifier": "exact",
    }
    assert figure[{"targets": "due", "provisions": "time", "observations": "as_of"}[name]] == "TODO"


def test_a_passage_without_a_number_has_no_quantity(shipped: Catalog, tmp_path: Path) -> None:
    """What cannot be read is TODO and never guessed."""
    assert brought(tmp_path, at("安排", "trainees"), shipped)["observations"][0]["quantity"] == "TODO"


def test_names_come_from_the_passage(shipped: Catalog, tmp_path: Path) -> None:
    """Bodies and programmes are called as printed, works by the title between their marks."""
    cited = at("《人才规划》(民发〔2011〕5号)", "opinions")
    said = at("民政部", "actor", "mca") + cited + at("“春雨”计划", "programme")
    tree = brought(tmp_path, said, shipped)

    assert [one["name"] for one in tree["organisations"]] == ["民政部"]
    assert [(one["title"], one["relation"]) for one in tree["citations"]] == [("人才规划", "TODO")]
    assert [dict(one["name"]) for one in tree["programmes"]] == [{"zh": "“春雨”计划"}]


@pytest.mark.parametrize(
    ("about", "summary"),
    [
        ("办班\nHold classes", {"zh": "办班", "en": "Hold classes"}),
        ("办班", {"zh": "办班"}),
        ("see page 3", "TODO"),
        ("一\n二\n三", "TODO"),
    ],
)
def test_a_description_may_be_the_summary(shipped: Catalog, tmp_path: Path, about: str, summary: object) -> None:
    """Chinese on the first line, English on the second; anything else is no summary."""
    said = at("培训社工", "training").replace("><Coding", f"><Description>{about}</Description><Coding", 1)

    assert brought(tmp_path, said, shipped)["measures"][0]["summary"] == summary


def test_passages_with_one_code_each_are_one_record(shipped: Catalog, tmp_path: Path) -> None:
    """NVivo has a passage for every code; those of one span and one coder belong together."""
    said = at("培训社工", "training") + at("培训社工", "planned") + at("培训社工", "must")
    (measure,) = brought(tmp_path, said, shipped)["measures"]

    assert (measure["instruments"], measure["status"], measure["commitment"]) == (["training"], "planned", "must")


def test_passages_with_several_codes_stay_apart(shipped: Catalog, tmp_path: Path) -> None:
    """Two records may rest on one passage; a program that keeps them apart is followed."""
    said = at("培训社工", "training", "planned") + at("培训社工", "training", "implemented")

    assert [one["status"] for one in brought(tmp_path, said, shipped)["measures"]] == ["planned", "implemented"]


def test_two_words_for_one_field_are_left_to_the_coder(shipped: Catalog, tmp_path: Path) -> None:
    """A measure has one status; which of two it is, no program can know."""
    (measure,) = brought(tmp_path, at("培训社工", "training", "planned", "implemented"), shipped)["measures"]

    assert measure["status"] == "TODO"


def test_one_passage_may_be_several_records(shipped: Catalog, tmp_path: Path) -> None:
    """A measure with its figure, coded in one go, is one of each."""
    tree = brought(tmp_path, at("培训社工300人", "training", "trainees"), shipped)

    assert (len(tree["measures"]), len(tree["observations"])) == (1, 1)


def test_named_passages_keep_ids_and_further_places(shipped: Catalog, tmp_path: Path) -> None:
    """Passages called by one id are the places of one record."""
    said = at("300人", "trainees", "flow", name="d-1/trained") + at("社工", "trainees", "flow", name="d-1/trained")
    (figure,) = brought(tmp_path, said, shipped, name="d-1 通知")["observations"]

    assert (figure["id"], figure["at"]) == ("trained", [13, 15])
    assert [dict(one) for one in figure["also"]] == [{"at": [15, 19], "section": "一", "as_stated": "300人"}]


def test_marks_of_the_text_come_back(shipped: Catalog, tmp_path: Path) -> None:
    """Numbers that are not coded have their reason, faults their repair."""
    said = at("一、", "ordinal") + at("春雨", "character").replace("><Cod", "><Description>春语</Description><Cod", 1)
    tree = brought(tmp_path, said, shipped)

    assert [dict(one) for one in tree["uncoded"]] == [{"at": [0, 2], "printed": "一、", "reason": "ordinal"}]
    assert [dict(one) for one in tree["faults"]] == [
        {"at": [45, 47], "printed": "春雨", "repaired": "春语", "kind": "character"}
    ]


def test_a_region_alone_is_no_record(shipped: Catalog, tmp_path: Path) -> None:
    """Codes that only qualify make no record; the passage is told."""
    project = packed(tmp_path / "a.qdpx", qde(at("社工", "region", "doubt"), codes=CODES), FILES)

    found = import_project(project, tmp_path / "out", shipped)

    assert found.left == ("通知: [13, 15]: confidence low, region 220000 alone makes no record; not taken",)


def test_the_head_of_a_document_comes_from_variables(shipped: Catalog, tmp_path: Path) -> None:
    """Known variables are taken if they hold what they should; the rest is TODO."""
    given = {
        "document": "hl-2020-plan",
        "region": "哈尔滨",
        "kind": "通知",
        "form": "law!",
        "issuer": "民政部",
        "grade": "B",
    }
    pairs = [*zip(GUIDS.values(), given.items(), strict=False)]
    names = "".join(f'<Variable guid="{key}" name="{name}" typeOfVariable="Text"/>' for key, (name, _) in pairs)
    values = "".join(
        f'<VariableValue><VariableRef targetGUID="{key}"/><TextValue>{value}</TextValue></VariableValue>'
        for key, (_, value) in pairs
    )
    tree = brought(tmp_path, values, shipped, cases=f"<Variables>{names}</Variables>")

    assert {key: tree.get(key) for key in ("id", "kind", "form", "issuer", "region")} == {
        "id": "hl-2020-plan",
        "kind": "notice",
        "form": None,
        "issuer": "ministry-of-civil-affairs",
        "region": "230100",
    }
    assert dict(tree["title"]) == {"zh": "通知"}
    assert dict(tree["reliability"]) == {"grade": "B"}
    assert dict(tree["source"]) == {
        "file": "hl-2020-plan.txt",
        "characters": len(TEXT),
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "extent": [0, len(TEXT)],
    }


@pytest.mark.parametrize("bad", ["../../x", "a/b", "CON", "x" * 200, "甲"])
def test_ids_of_strangers_are_no_paths(shipped: Catalog, tmp_path: Path, bad: str) -> None:
    """A document that calls itself ../../x becomes text-1, and no file is written outside of the folder."""
    values = f'<VariableValue><VariableRef targetGUID="{SOURCE}"/><TextValue>{bad}</TextValue></VariableValue>'
    cases = f'<Variables><Variable guid="{SOURCE}" name="document" typeOfVariable="Text"/></Variables>'
    brought(tmp_path, values, shipped, cases=cases)

    assert sorted(path.name for path in (tmp_path / "out").rglob("*.*")) == ["text-1.txt", "text-1.yaml"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.qdpx", "out"]


def test_what_is_missing_fails_validation_with_its_place(shipped: Catalog, tmp_path: Path) -> None:
    """Every TODO is reported, at its line, and nothing else is wrong with the file."""
    brought(tmp_path, at("培训社工300人", "training", "planned") + at("“春雨”计划", "programme"), shipped)
    text = (tmp_path / "out" / "text-1.yaml").read_text(encoding="utf-8")

    with pytest.raises(DataError) as caught:
        sgpolicy.validate(tmp_path / "out")

    problems = caught.value.problems
    lines = [number for number, line in enumerate(text.splitlines(), 1) if "TODO" in line]
    assert sorted({problem.line for problem in problems}) == lines
    assert len(problems) == text.count("TODO")


def test_coders_of_one_text_have_folders(shipped: Catalog, tmp_path: Path) -> None:
    """Two codings of one text are laid side by side, for `code compare`; the text is there once."""
    said = at("培训社工", "training", "planned") + at("培训社工", "training", "implemented", user=OTHER)
    project = packed(tmp_path / "a.qdpx", qde(said, codes=CODES), FILES)

    import_project(project, tmp_path / "out", shipped)

    found = trees(tmp_path / "out")
    assert {path: tree["measures"][0]["status"] for path, tree in found.items()} == {
        "Li/text-1.yaml": "implemented",
        "王-编码/text-1.yaml": "planned",
    }
    assert {tree["coding"]["coder"] for tree in found.values()} == {"Li", "王 编码"}
    assert (tmp_path / "out" / "sources" / "text-1.txt").read_bytes() == TEXT.encode()


def test_what_is_told_of_a_project_shows_little_of_it(shipped: Catalog, tmp_path: Path) -> None:
    """However long its names and numbers are."""
    long = "很" * 100_000
    said = selection(0, int("9" * 4000), CODE["status"]) + selection(1, 3, CODE["status"])
    project = packed(tmp_path / "a.qdpx", qde(said).replace("已经做了", long).replace('name="', f'name="{long}'), FILES)

    found = import_project(project, tmp_path / "one", shipped)

    assert any("is no passage of its text" in line for line in found.left)
    assert any("means nothing here yet" in line for line in found.left)
    assert max(map(len, found.left)) < 250


def test_codes_that_mean_nothing_are_listed_for_the_table(shipped: Catalog, tmp_path: Path) -> None:
    """The list is a table that, filled in, brings the rest."""
    said = selection(0, 2, CODE["instrument"]) + selection(0, 4, CODE["status"]) + selection(1, 3, CODE["status"])
    project = packed(tmp_path / "a.qdpx", qde(said), FILES)

    first = import_project(project, tmp_path / "one", shipped)
    listed = (tmp_path / "one" / UNMAPPED).read_text(encoding="utf-8")
    filled = tmp_path / "filled.csv"
    text = listed.replace("培训,,", "培训,instrument,training").replace("已经做了,,", "已经做了,status,已实施")
    filled.write_text(text, encoding="utf-8")
    second = import_project(project, tmp_path / "two", shipped, codes=filled)

    assert listed.splitlines() == ["code,field,value,passages", "培训,,,1", "培训/已经做了,,,2"]
    assert first.unmapped == {"培训": 1, "培训/已经做了": 2}
    assert (second.unmapped, second.left) == ({}, ())
    (tree,) = trees(tmp_path / "two").values()
    assert [(one["instruments"], one["status"]) for one in tree["measures"]] == [
        ("TODO", "implemented"),
        (["training"], "TODO"),
        ("TODO", "implemented"),
    ]


def test_codes_below_a_known_one_are_told(shipped: Catalog, tmp_path: Path) -> None:
    """A code without a meaning of its own has that of the one above, and the coder is told so."""
    table = tmp_path / "codes.csv"
    table.write_text("code,field,value\n培训,instrument,training\n", encoding="utf-8")
    project = packed(tmp_path / "a.qdpx", qde(selection(0, 2, CODE["status"])), FILES)

    found = import_project(project, tmp_path / "out", shipped, codes=table)

    assert found.left == ("code 培训/已经做了: taken for 培训, which it lies under",)


def test_places_in_other_documents_stay_with_their_record(shipped: Catalog, tmp_path: Path) -> None:
    """A record that two texts state is one, with a further place in the other."""
    other = "77777777-7777-7777-7777-777777777777"
    far = selection(0, 2, GUIDS["trainees"], GUIDS["flow"], name="d-1/trained")
    second = f'<TextSource guid="{other}" name="d-2 报告" plainTextPath="internal://{other}.txt">{far}</TextSource>'
    xml = qde(at("300人", "trainees", "flow", name="d-1/trained"), codes=CODES, name="d-1 通知", sources=second)
    project = packed(tmp_path / "a.qdpx", xml, {**FILES, f"sources/{other}.txt": "三百人".encode()})

    import_project(project, tmp_path / "out", shipped)

    found = trees(tmp_path / "out")
    assert [dict(one) for one in found["d-1.yaml"]["observations"][0]["also"]] == [
        {"document": "d-2", "at": [0, 2], "as_stated": "三百"}
    ]
    assert "observations" not in found["d-2.yaml"]


def test_a_folder_with_files_is_left_alone(shipped: Catalog, tmp_path: Path) -> None:
    """A second import does not overwrite what a coder has completed."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "text-1.yaml").write_text("mine", encoding="utf-8")

    with pytest.raises(FileExistsError, match="not empty"):
        import_project(packed(tmp_path / "a.qdpx", qde("")), tmp_path / "out", shipped)


def test_nothing_is_written_when_the_project_is_refused(shipped: Catalog, tmp_path: Path) -> None:
    """A hostile archive leaves no folder behind."""
    project = packed(tmp_path / "a.qdpx", qde("", doctype='<!DOCTYPE p [<!ENTITY x "xx">]>'))

    with pytest.raises(DataError):
        import_project(project, tmp_path / "out", shipped)

    assert not (tmp_path / "out").exists()


def test_every_facet_is_a_field_of_some_record() -> None:
    """A facet without a field would be read and never written."""
    assert [one.name for one in FACETS.values() if not one.fields] == ["record", "uncoded", "fault"]


def test_the_command_prints_files_and_tells_what_was_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Files on stdout, the rest on stderr; 0 if all was taken, 1 if not."""
    project = packed(tmp_path / "a.qdpx", qde(at("培训社工", "training", "planned"), codes=CODES), FILES)
    other = packed(tmp_path / "b.qdpx", qde(selection(0, 2, CODE["instrument"])), FILES)

    codes = [run(["code", "import", str(path), "--out", str(tmp_path / path.stem)]) for path in (project, other)]

    out, err = capsys.readouterr()
    assert codes == [0, 1]
    assert [Path(line).name for line in out.splitlines()] == [
        "text-1.txt",
        "text-1.yaml",
        "text-1.txt",
        "text-1.yaml",
        UNMAPPED,
    ]
    assert err == "code 培训: means nothing here yet; passages: 1\n"


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty folder the current one, and return it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("none.qdpx --out x", 2, "none.qdpx: does not exist"),
        ("a.qdpx --out x --codes none.csv", 2, "none.csv: does not exist"),
        ("a.txt --out x", 1, "is no zip file"),
        ("a.qdpx --out .", 1, "not empty"),
    ],
)
def test_the_command_refuses_in_a_sentence(
    capsys: pytest.CaptureFixture[str], in_folder: Path, arguments: str, code: int, said: str
) -> None:
    """Wrong paths are wrong usage; a file that is no project is a problem of the data."""
    packed(in_folder / "a.qdpx", qde(""))
    (in_folder / "a.txt").write_text("text", encoding="utf-8")

    assert run(["code", "import", *arguments.split()]) == code
    assert said in capsys.readouterr().err


def test_nobody_is_given_the_coding_of_another(shipped: Catalog, tmp_path: Path) -> None:
    """A text that nobody coded names no coder."""
    assert "coding" not in brought(tmp_path, "", shipped)
