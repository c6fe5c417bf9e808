"""What stands around every picture: title, n of N, notes and sources; and its text for those who cannot see it."""

import json
from collections.abc import Iterable, Sequence

import sgpolicy
from sgpolicy.model.document import Document
from sgpolicy.plot.lettering import wrapped
from sgpolicy.plot.marks import Spec, at, stacked, text
from sgpolicy.plot.picture import Picture
from sgpolicy.plot.theme import GREY, MARGIN, SMALL, TEXT, TITLE, Style, config

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.20.1.json"
"""The version of Vega-Lite that pictures are written in; vl-convert-python has it since 1.6."""
_LEADING = 15
_NAMED = 6
_TOLD = 24


def framed(  # noqa: PLR0913 - each part of a picture
    body: Spec,
    style: Style,
    *,
    kind: str,
    title: str,
    counts: str,
    documents: Iterable[Document],
    notes: Iterable[str] = (),
    told: Iterable[str] = (),
) -> Picture:
    """Return a picture with its frame.

    Args:
        body: What is drawn.
        style: What it is drawn with.
        kind: What sort of picture it is, such as map.
        title: What is shown, with its unit.
        counts: How much of what there is is shown: n of N.
        documents: What it rests on.
        notes: How it is read, and what must be known beside it.
        told: What it shows, figure by figure, for those who cannot see it.
    """
    say = style.say
    below = [*notes, _sources(documents, style)]
    lines = [line for note in below for line in wrapped(note, style.inner, SMALL)]
    parts = [*told]
    figures = say("; ", "；").join(parts[:_TOLD])
    if len(parts) > _TOLD:
        figures += say(f"; and {len(parts) - _TOLD} more", f"；另有{len(parts) - _TOLD}项")
    sentences = (f"{kind}{say(': ', '：')}{title}", counts, figures, *notes)
    described = say(". ", "。").join(part.rstrip(".。") for part in sentences if part) + say(".", "。")
    spec = {
        "$schema": SCHEMA,
        "description": described,
        "title": {"text": wrapped(title, style.inner, TITLE), "subtitle": wrapped(counts, style.inner, TEXT)},
        "padding": MARGIN,
        **stacked([body, _footer(lines, style)]),
        "config": config(style),
    }
    return Picture(
        title=title,
        alt=described,
        width=style.width,
        fonts=style.fonts,
        json=json.dumps(spec, ensure_ascii=False, sort_keys=True),
        font_file=style.font_file,
    )


def _sources(documents: Iterable[Document], style: Style) -> str:
    ids = sorted({document.id for document in documents})
    say = style.say
    named = say.listed(ids, _NAMED)
    library = f"sgpolicy {sgpolicy.__version__}"
    if not ids:
        return say(f"Source: {library}", f"来源：{library}")
    plural = "" if len(ids) == 1 else "s"
    return say(
        f"Source: {library}, {len(ids)} document{plural}: {named}", f"来源：{library}，文件{len(ids)}份：{named}"
    )


def _footer(lines: Sequence[str], style: Style) -> Spec:
    rows = [{"y": number * _LEADING, "text": line} for number, line in enumerate(lines)]
    look = {"align": "left", "baseline": "top", "fontSize": SMALL, "color": GREY, "x": 0}
    return {**text(rows, "text", look, y=at("y")), "width": style.inner, "height": len(lines) * _LEADING}
