"""Pictures of two-dimensional tables: tools by stages, and how like portfolios are."""

from collections.abc import Mapping

from sgpolicy.analysis.facets import Value
from sgpolicy.analysis.noted import counting
from sgpolicy.analysis.similarity import Similarity
from sgpolicy.analysis.tools import ToolsTable
from sgpolicy.asked import not_a
from sgpolicy.errors import FieldError
from sgpolicy.model.terms import Instrument
from sgpolicy.plot.counting import measures_counted
from sgpolicy.plot.frame import framed
from sgpolicy.plot.picture import Picture
from sgpolicy.plot.saying import Saying
from sgpolicy.plot.squares import Line, Square, squares
from sgpolicy.plot.theme import PALE, PAPER, Style, shade

FACET_NAMES: Mapping[str, tuple[str, str]] = {
    "rothwell_zegveld": ("tools (Rothwell and Zegveld)", "政策工具（供给、环境、需求）"),
    "hood": ("resources of government (Hood)", "政府资源（胡德）"),
    "mcdonnell_elmore": ("instruments (McDonnell and Elmore)", "政策工具（麦克唐纳和埃尔莫尔）"),
    "talent_cycle": ("stage of the talent cycle", "人才工作环节"),
    "instrument": ("instrument", "工具"),
    "broad_instrument": ("broad instrument", "工具大类"),
    "domain": ("domain", "领域"),
    "broad_domain": ("broad domain", "领域大类"),
    "setting": ("setting", "场所"),
    "actor": ("actor", "主体"),
    "actor_kind": ("kind of actor", "主体类型"),
    "status": ("status", "状态"),
    "commitment": ("commitment", "约束力度"),
    "region": ("region", "地区"),
    "province": ("province", "省份"),
    "document": ("document", "文件"),
    "document_kind": ("kind of document", "文件类型"),
    "document_form": ("form of document", "文种"),
    "issuer_level": ("level of issuer", "发文层级"),
    "year": ("year", "年份"),
    "document_year": ("year of document", "文件年份"),
}
"""What facets are called in titles."""
METHOD_NAMES: Mapping[str, tuple[str, str]] = {
    "jaccard": ("Jaccard", "Jaccard系数"),
    "dice": ("Dice", "Dice系数"),
    "overlap": ("overlap", "重叠系数"),
    "cosine": ("cosine", "余弦相似度"),
}


def tools_picture(found: ToolsTable, style: Style, subtools: bool = False) -> Picture:  # noqa: FBT001, FBT002 - a choice by name
    """Return the table with its counts; with the sub-tools of each row, if they are asked for."""
    if not isinstance(subtools, bool):
        raise TypeError(not_a("subtools", "True or False", subtools))
    say = style.say
    if not found.total:
        raise FieldError(None, "no measure was counted, so there is nothing to draw", "ask with depth='any'")
    rows = _rows(found, subtools=subtools)
    most = max(found.number(row, column, tool) for row, tool in rows for column in found.columns)
    lines = [_line(found, row, tool, style) for row, tool in rows]
    cells = {
        (number, place): _square(found, row, tool, column, most)
        for number, (row, tool) in enumerate(rows)
        for place, column in enumerate(found.columns)
    }
    sums = [sum(found.number(row, column) for row in found.rows) for column in found.columns]
    total = say("total", "合计")
    lines.append(Line(name=total, after=str(found.total), bold=True))
    for place, count in enumerate(sums):
        data = {"row": "total", "column": str(found.columns[place]), "count": count}
        cells[len(rows), place] = Square(text=str(count), data=data)
    by, across = FACET_NAMES[found.rows_by], FACET_NAMES[found.columns_by]
    return framed(
        squares(lines, [say.value(column) for column in found.columns], cells, style),
        style,
        kind=say("Matrix", "矩阵图"),
        title=say.head(say(f"measures: {by[0]} by {across[0]}", f"措施：{by[1]}×{across[1]}")),
        counts=measures_counted(found.counted, say),
        documents=found.counted.documents,
        notes=_notes(found, say),
        told=[
            f"{say.value(row)} × {say.value(column)}{say(': ', '：')}{found.number(row, column)}"
            for row in found.rows
            for column in found.columns
            if found.number(row, column)
        ],
    )


def similarity_picture(found: Similarity, style: Style, method: str = "jaccard") -> Picture:
    """Return how like each portfolio is to each other."""
    say = style.say
    matrix = found.matrix(method)
    if not found.rows:
        raise FieldError(None, "there are fewer than two portfolios, so there is nothing to compare")
    names = [say.value(one.of) for one in found.portfolios]
    keys = [str(one.of) for one in found.portfolios]
    cells = {}
    for row, first in enumerate(matrix):
        for column, other in enumerate(keys):
            same, value = row == column, first[other]
            data = {"first": keys[row], "second": other, method: None if value is None else float(value)}
            text = "" if same else "?" if value is None else f"{float(value):.2f}"
            fill = PALE if same else PAPER if value is None else shade(float(value))
            cells[row, column] = Square(text=text, fill=fill, data=data)
    called, pairs = say(*METHOD_NAMES[method]), counting(len(found.rows), "pair")
    return framed(
        squares([Line(name=name) for name in names], names, cells, style),
        style,
        kind=say("Matrix", "矩阵图"),
        title=say(f"Similarity of portfolios by instruments ({called})", f"政策组合的工具相似度（{called}）"),
        counts=say(
            f"{len(found.portfolios)} portfolios, {pairs}; {measures_counted(found.counted, say)}",
            f"{len(found.portfolios)}个组合，{len(found.rows)}对；{measures_counted(found.counted, say)}",
        ),
        documents=found.counted.documents,
        notes=[
            say(
                "0: no instrument in common; 1: the same instruments; ?: not defined",
                "0：无共同工具；1：工具相同；？：无定义",
            ),
            say(
                "portfolios of unlike size are hardly comparable: coding of each place differs",
                "规模不同的组合可比性差：各地编码程度不同",
            ),
        ],
        told=[
            f"{say.value(pair.first.of)}–{say.value(pair.second.of)}{say(': ', '：')}"
            f"{'?' if getattr(pair, method) is None else f'{float(getattr(pair, method)):.2f}'}"
            for pair in found
        ],
    )


def _rows(found: ToolsTable, *, subtools: bool) -> list[tuple[Value, Instrument | None]]:
    if subtools and not found.subtools:
        message = f"rows by {found.rows_by} have no sub-tools"
        raise FieldError(field="subtools", message=message, remedy="leave it out, or take a typology as rows")
    rows: list[tuple[Value, Instrument | None]] = []
    for row in found.rows:
        rows.append((row, None))
        rows += [(row, tool) for tool in found.tools_of(row)] if subtools else []
    return rows


def _line(found: ToolsTable, row: Value, tool: Instrument | None, style: Style) -> Line:
    count = sum(found.number(row, column, tool) for column in found.columns)
    share = f" ({100 * count / found.total:.1f}{style.say(' ', '')}%)"
    name = style.say.name(tool) if tool else style.say.value(row)
    return Line(name=name, after=f"{count}{'' if style.narrow else share}", below=tool is not None, leads=tool)


def _square(found: ToolsTable, row: Value, tool: Instrument | None, column: Value, most: int) -> Square:
    count = found.number(row, column, tool)
    data = {"row": str(row), "instrument": tool and tool.id, "column": str(column), "count": count}
    fill = shade((count - 1) / most) if count else PAPER
    return Square(text=str(count), fill=fill, data=data)


def _notes(found: ToolsTable, say: Saying) -> list[str]:
    notes = [say("0: none of the measures that were counted", "0：所计措施中没有")]
    if found.total != len(found.measures):
        notes.append(say("a measure counts once for each place that it has", "一项措施每占一格各计一次"))
    return notes
